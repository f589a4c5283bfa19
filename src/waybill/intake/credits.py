"""A page's pieces come in; who published it and whom it credits for its text go out; photo credits count
for neither."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from waybill.intake.bodies import body_name, service_of, without_clock
from waybill.intake.dates import find_dates
from waybill.intake.pieces import Piece
from waybill.intake.publication import PageFacts
from waybill.knowledge.mastheads import bare_name, is_section, masthead, plate_name
from waybill.knowledge.outlets import (
    OutletRow,
    find_names,
    find_outlet,
    find_outlet_at,
    find_outlet_by_sign,
    find_outlets,
)
from waybill.records.report import Credit
from waybill.records.words import Span

# Frame lines longer than this are lists of links; what they name is credited for nothing.
WITHIN = 400
# The name under which a credit to wire services that are not named is kept.
UNNAMED = "agencies"

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)", re.I)
_COPYRIGHT_NAME = re.compile(
    r"(?:©|\(c\)|copyright)[\s\d,–-]*(?:©|\(c\))?[\s\d,–-]*(?:by\s+)?(?P<name>[^\W\d_][^.,|()\d©]{1,50}?)"
    r"\s*(?:$|[.,|()\d]|[-–—]\s|all rights)",
    re.I,
)
_TITLE_BREAK = re.compile(r"\s+[|–—«»•·:-]+\s+")
# No newspaper in the outlets table has a longer name.
LONGEST_NAME = 6
_STAFF = re.compile(
    r"\b(?:staff|writers|reporters) of (?P<of>[A-Z].{1,40})$|^(?!By\b)(?P<own>[A-Z].{1,40}?) staff\b"
)
_OWN = re.compile(r"^published in\b", re.I)
_PLEA = re.compile(
    (
        r"\b(?:follow|subscribe to|download(?: the)?|read more on|more from|join|support|"
        r"visit|sign up (?:for|to)|app|newsletter)\b"
    ),
    re.I,
)
_ANY = re.compile("")
_CREDIT_LINE = re.compile(
    r"\bwith (?:additional )?(?:inputs?|reporting|files|material|contributions?|"
    r"agenc)|\bcontributed to this\b|^\W*sources?\s*:|^\W*via\b|"
    r"\b(?:originally|first) (?:published|appeared) (?:by|in|on)\b|\bcourtesy "
    r"of\b|\bread more on\b|\b(?:published|taken|compiled|generated|auto-generated) "
    r"from\b|\bagenc(?:y|ies)\b|information (?:for|from)\b|"
    r"\bcon informaci[oó]n de\b|\bcom informações d|"
    r"^\W{0,2}(?:with|from|via|after|source) [\w/&., -]{2,40}\W{0,2}$|"
    r"\bavec (?:les )?agences?\b|\bmit (?:material|informationen|agenturmaterial)\b|"
    r"\bcon (?:fonti|agenzie)\b|\bпо материалам\b",
    re.I,
)  # fmt: skip
_FEED = re.compile(r"\b(?:syndicated|wire|agency|news) (?:agency )?feed\b", re.I)
_DESK = re.compile(r"\b(?:reporting|writing) by\b.{2,200}\bedit(?:ing|ed) by\b", re.I | re.S)
_AGENCIES = re.compile(r"\b(?:news )?agencies\b|\bnewswires\b|\bagency inputs?\b", re.I)
_TITLE_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,40})$")


def split_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Cut an outlet's name off the headline's end ("… | The Hindu")."""
    cut: list[Piece] = []
    for piece in pieces:
        match = _TITLE_SUFFIX.search(piece.words(text)[-80:]) if piece.part == "headline" else None
        if match is None or not find_outlets(match["name"]):
            cut.append(piece)
            continue
        edge = piece.end - (min(80, piece.end - piece.start) - match.start())
        if edge <= piece.start:
            cut.append(piece)
            continue
        cut.append(Piece("headline", piece.start, edge, piece.tag, piece.name))
        cut.append(Piece("furniture", edge, piece.end, "site"))
    return cut


def find_publisher(
    text: str, pieces: list[Piece], facts: PageFacts, address: str
) -> tuple[str | None, OutletRow | None]:
    """The outlet by the first rule that names one, with its row where the table has it."""
    for piece in pieces:
        if piece.tag == "header" and piece.name == "outlet":
            words = piece.words(text).strip()
            if "." in words and " " not in words and (row := find_outlet_at(words)):
                return row.name, row
            named = find_outlet(words) or _by_rules(text, pieces, facts, address, words)
            return (named.name, named) if named else (words[:100], None)
    rules = _rules(text, pieces, facts, address, facts.site)
    for rule in rules:
        for found in rule():
            if isinstance(found, str) and found:
                return found[:100], None
            if isinstance(found, OutletRow):
                row = _told_apart(found, facts.site)
                return row.name, row
    return None, None


def _masthead(text: str, pieces: list[Piece]) -> str | None:
    """An outlet the table does not know, by the line read as the masthead, else by a name above the headline."""
    above = pieces[: _head(pieces)]
    top = sorted((p for p in above if p.part == "furniture"), key=lambda p: p.name != "masthead")
    for piece in [*top, *(p for p in above if p.part == "byline" and p.tag != "header")]:
        words = without_clock(piece.words(text)[:WITHIN])
        named = piece.name == "masthead"
        if name := masthead(words) or (
            (bare_name(words) or body_name(words) or plate_name(words)) if named else None
        ):
            return name
    return None


def _in_title(text: str, pieces: list[Piece], title: str) -> str | None:
    """An outlet the table does not know, by what the page's title says behind the headline, or by a line of the
    frame that the title ends on."""
    parts = [part.strip() for part in _TITLE_BREAK.split(title)]
    name = parts[-1]
    if len(parts) < 2 or not 1 <= len(name.split()) <= LONGEST_NAME:
        return None
    rest = _folded(title[: title.rindex(name)])
    for piece in pieces:
        folded = _folded(piece.words(text)[:WITHIN])
        if (piece.part == "headline" and folded == rest) or (
            piece.part == "furniture" and folded == _folded(name)
        ):
            return name
    return None


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _in_copyright(line: str) -> str | None:
    """An outlet the table does not know, by its own notice of copyright."""
    match = _COPYRIGHT_NAME.search(line)
    name = match["name"].strip() if match else ""
    return None if not name or find_outlets(name) else masthead(name) or bare_name(name)


def _rules(
    text: str, pieces: list[Piece], facts: PageFacts, address: str, words: str
) -> tuple[Callable[[], Iterator[OutletRow | str | None]], ...]:
    """The rules that name the publisher, the surest first; a name the table does not know comes as words."""
    frame = [
        p.words(text)[:WITHIN]
        for p in pieces
        if p.part == "furniture" and p.tag not in ("photo", "credit", "key")
    ]
    bylines = [p.words(text)[:WITHIN] for p in pieces if p.part in ("byline", "dateline")]
    closing = [p.words(text)[:WITHIN] for p in pieces if p.tag == "credit"]
    addresses = [p.words(text) for p in pieces if p.tag in ("header", "address") and p.name == "address"]
    return (
        lambda: (find_outlet_at(a) for a in (*addresses, facts.address, address if "://" in address else "")),
        lambda: iter((find_outlet(words) if words else None,)),
        lambda: (find_outlet_by_sign(line) for line in frame),
        lambda: (_whole(line) for line in frame),
        lambda: iter((facts.site, _masthead(text, pieces))),
        lambda: (_named(line, _COPYRIGHT) for line in frame),
        lambda: (_named(line, _OWN) for line in closing),
        lambda: (_named(line, _PLEA) for line in frame),
        lambda: (_in_copyright(line) for line in frame),
        lambda: iter((_in_title(text, pieces, facts.title),)),
        lambda: (find_outlet_by_sign(line) or _named(line, _ANY) for line in bylines),
        lambda: (_slug(text, piece) for piece in pieces[: _head(pieces)]),
        lambda: (_staff(line) for line in bylines),
    )


def _head(pieces: list[Piece]) -> int:
    return next((i for i, piece in enumerate(pieces) if piece.part in ("headline", "body")), 0)


def _slug(text: str, piece: Piece) -> OutletRow | None:
    """An agency's own page opens with its name and a day above the headline."""
    words = piece.words(text)[:WITHIN]
    names = find_names(words) if piece.part == "byline" else ()
    return names[0].row if names and names[0].start == 0 and find_dates(words, "day") else None


def _staff(line: str) -> OutletRow | None:
    """Who writes of its own staff in a byline publishes the page, where nothing on it names another."""
    match = _STAFF.search(line)
    return find_outlet(match["of"] or match["own"]) if match else None


def _by_rules(text: str, pieces: list[Piece], facts: PageFacts, address: str, words: str) -> OutletRow | None:
    """The first row of the table that the rules name."""
    for rule in _rules(text, pieces, facts, address, words):
        for row in rule():
            if isinstance(row, OutletRow):
                return _told_apart(row, words)
    return None


def _told_apart(row: OutletRow, words: str) -> OutletRow:
    """The page's own name for itself goes before a rule's, where it names another row beyond doubt."""
    return find_outlet(words) or row


def _whole(line: str) -> OutletRow | None:
    first, bar, _ = line.partition(" | ")
    if bar and is_section(first):
        return None  # a menu that begins with "National" names no paper of that name
    return find_outlet(first) or service_of(line)


def _named(line: str, form: re.Pattern[str]) -> OutletRow | None:
    """The outlet that a notice or plea names; an agency's notice stands on its clients' pages too."""
    if not form.search(line):
        return None
    rows = [name.row for name in find_names(line) if name.row is not None and not name.row.is_agency]
    return rows[0] if rows else None


def find_credits(text: str, pieces: list[Piece], outlet: OutletRow | None) -> tuple[Credit, ...]:
    """Every credit for the text that byline, dateline and frame give, in the order of their weight, each
    name once a form."""
    found: list[Credit] = []
    for piece in sorted(
        pieces, key=lambda p: ("byline", "dateline").index(p.part) if p.part in ("byline", "dateline") else 2
    ):
        for credit in _credits(text, piece, outlet):
            if not any((c.name, c.form) == (credit.name, credit.form) for c in found):
                found.append(credit)
    return tuple(found)


def _credits(text: str, piece: Piece, outlet: OutletRow | None) -> Iterator[Credit]:
    words = piece.words(text)[:WITHIN]
    if piece.part == "byline" and piece.tag != "today":
        yield from _names(text, piece, words, "byline", outlet)
    elif piece.part == "dateline":
        yield from _names(text, piece, words, "dateline", outlet)
    elif piece.part == "furniture" and piece.tag in ("", "credit", "tail"):
        if _FEED.search(words):
            yield from _names(text, piece, words, "feed", outlet, unnamed=True)
        elif _CREDIT_LINE.search(words) or piece.tag == "credit" or find_outlets(words.strip("/|-–— ")):
            yield from _names(text, piece, words, "credit_line", outlet)
        elif _COPYRIGHT.match(words):
            yield from (c for c in _names(text, piece, words, "credit_line", outlet) if _is_agency(c.name))
        if _DESK.search(words) or "thomson reuters trust principles" in words.casefold():
            # The closing form is the Reuters house style; few others close with both desks.
            yield Credit("Reuters", "credit_line", Span.cut(text, piece.start, piece.start + len(words)))


def _names(
    text: str, piece: Piece, words: str, form: str, outlet: OutletRow | None, unnamed: bool = False
) -> Iterator[Credit]:
    named = False
    for name in find_names(words):
        row = name.row or find_outlet(name.words, outlet.country if outlet else None)
        if row is None or (not row.is_agency and (form in ("byline", "dateline") or row is outlet)):
            continue
        if form == "feed" and row is outlet:
            continue
        named = True
        yield Credit(row.short, form, Span.cut(text, piece.start + name.start, piece.start + name.end))
    if not named:
        match = _AGENCIES.search(words) or (_FEED.search(words) if unnamed else None)
        if match:
            yield Credit(
                UNNAMED, form, Span.cut(text, piece.start + match.start(), piece.start + match.end())
            )


def _is_agency(short: str) -> bool:
    row = find_outlet(short)
    return row is not None and row.is_agency


def pick_agency(credits: tuple[Credit, ...]) -> str | None:
    """The agency by the surest form; among several of one form a world wire, else the last, which the
    others relay."""
    for form in ("byline", "dateline", "credit_line", "feed"):
        rows = [
            row
            for c in credits
            if c.form == form and (row := find_outlet(c.name)) is not None and row.is_agency
        ]
        wires = [row for row in rows if row.world_wire]
        if rows:
            return wires[0].short if wires else rows[-1].short
    return None
