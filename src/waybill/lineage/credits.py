"""A report comes in; the outlets and agencies it credits for its text go out, with the words of each
credit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from waybill.knowledge.cues import load_cues
from waybill.knowledge.mastheads import masthead
from waybill.knowledge.outlets import find_outlet
from waybill.knowledge.phrases import fold
from waybill.lineage.sides import outlets_in, parties_in
from waybill.lineage.wording import tabled
from waybill.records.claim import Reading
from waybill.records.report import Credit, Report
from waybill.records.words import Span

Form = Literal["own", "carries", "told", "cites"]

# The languages in which a text may credit another; a report in English may close with a line in its own.
TONGUES = ("en", "es", "fr", "de", "ru", "uk", "fa", "ar", "pt", "it", "tr")


def _any_of(row: str) -> str:
    """The cues of one row in every language, the longest first, as one pattern."""
    cues = {cue for tongue in TONGUES for cue in load_cues(tongue, "credits")[row]}
    return "|".join(re.escape(c).replace(r"\ ", r"\s+") for c in sorted(cues, key=lambda c: (-len(c), c)))


_BETWEEN = _any_of("between")
# "The Russian state agency": whose the outlet is, before what it is.
_BEFORE = rf"\s+(?:(?:{_BETWEEN}|(?-i:[A-ZÀ-Þ][\w'’-]+)(?=\s+(?:{_BETWEEN})\s))[\s«“\"]+)*[«“\"]?$"
_TOLD = re.compile(rf"(?<!\w)(?:{_any_of('told')}){_BEFORE}", re.I)
_CITES = re.compile(rf"(?<!\w)(?:{_any_of('cites')}){_BEFORE}", re.I)
_AFTER = re.compile(
    rf"^(?:['’]s)?[»”\"]?\s*(?:{_BETWEEN})?,?\s*(?:has |had |have )?(?:first |exclusively )?(?:{_any_of('after')})(?!\w)",
    re.I,
)
_PARENS = re.compile(r"\(\s*$")
_UNLISTED = re.compile(
    r"\b(?P<how>told|obtained by|seen by|read by|reviewed by|shown to|shared with|reported by|reports? (?:by|in)|"
    r"according to|cited by|citing|published (?:by|in)|wrote)\s+"
    r"(?:(?:the\s+)?(?:(?:state|official|news|investigative|local|private)\s+)*"
    r"(?:newspaper|paper|daily|weekly|magazine|website|site|weblog|blog|outlet|broadcaster|agency|channel)\s+)?(?:[Tt]he\s+)?"
    r"(?P<name>[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|(?:of|and|de|du|des|del|della|di|da|der|la|le|el|al)(?=\s+[A-Z])))*)"
)
# Credit lines of agencies that no table lists: in the dateline's brackets, and above or below the text.
_LINES = (
    re.compile(r"\((?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})\)"),
    re.compile(rf"^\(?(?i:{_any_of('line')})\s*:?\s+(?P<name>[^\W\d_a-z][^\n()]{{1,40}}?)\)?\.?$"),
    re.compile(r"^By (?P<name>[A-Z]{3,6})$"),
)  # fmt: skip
_PIECES = re.compile(r"\s*[|·•/—–]\s*|\s+-\s+")
_LISTENERS = tabled("listeners")
# A byline or the name of a section is no outlet's name.
_FRAME = re.compile(r"(?:By|From|Reporting)\s|.*\b(?:Politics|News|World|Business|Sport)$|\W*\d", re.I)
_MADE_FROM = re.compile(rf"(?:^|\n|\()(?:{_any_of('line')})\s*:?\s+$", re.I)
_CARRIED = re.compile(rf"(?:^|\n|\()(?:{_any_of('carried')})\s*:?\s+$", re.I)
_MASTHEAD = re.compile(r"^[A-ZÀ-Þ][\w'’-]*(?: (?:[A-ZÀ-Þ][\w'’-]*|of|the|in|and|de|des|du|la|el|al|di))*$")
LONGEST_NAME = 6
# "ADDIS ABABA/NAIROBI, October 14 2021 (" and the like; further on, brackets hold no dateline.
DATELINE = 60
_SELF = re.compile(
    r"\btold (?:this (?:newspaper|paper|website|agency|outlet|reporter)|our (?:correspondent|reporter))", re.I
)
# A credit of the text stands among its first sentences; one near the end recalls an older story.
LEAD_SENTENCES = 4
LEAD_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Credited:
    """One credit: the name, how the text uses it, and the words; `agency` where the table knows a wire
    service."""

    name: str
    form: Form
    agency: bool
    span: Span | None
    early: bool = True

    @property
    def weight(self) -> int:
        """How much the credit says of the whole text: carried text before a telling made to it, before a
        mention."""
        return {"own": 6, "carries": 5, "told": 3, "cites": 2}[self.form] * (2 if self.early else 1)


def outlet_of(report: Report) -> str | None:
    """The outlet, else a name in the lines above the headline; an agency's text under nobody else's name is
    its own."""
    if report.outlet and not report.outlet[:1].isdigit():
        return re.sub(r"\s*\(.*?\)", "", report.outlet) or report.outlet
    head = list(takewhile(lambda p: p.part not in ("body", "dateline"), report.parts))
    lines = [re.sub(r"\s*\(.*?\)", "", report.text[p.start : p.end]).strip() for p in head]
    names = [
        x for x in lines if _MASTHEAD.match(x) and len(x.split()) <= LONGEST_NAME and not _FRAME.match(x)
    ]
    if names and _heads(names[0], lines[lines.index(names[0]) + 1 :], report):
        return names[0]
    inner = (masthead(piece) for line in lines for piece in _PIECES.split(line) if _PIECES.search(line))
    named = next((name for name in inner if name), None)
    return named or (_agency_alone(report) if not names else None)


def _heads(name: str, below: list[str], report: Report) -> bool:
    """Whether the name stands above a headline: a longer line, or a headline set in another way than the name."""
    heads = {report.text[p.start : p.end].strip() for p in report.parts if p.part == "headline"}
    set_apart = (x for x in below if x in heads and (x.isupper() != name.isupper() or not _MASTHEAD.match(x)))
    return any(len(x) > len(name) for x in below) or any(set_apart)


def _agency_alone(report: Report) -> str | None:
    """The agency whose dateline or byline opens a text that bears no other name."""
    row = find_outlet(report.agency) if report.agency else None
    opens = any(c.form in ("dateline", "byline") for c in report.credits)
    return row.name if row is not None and opens else None


def credits_of(reading: Reading) -> tuple[Credited, ...]:
    """Every credit of the text: the outlet's own standing, credit lines, and phrases in headline and body."""
    report = reading.report
    found: list[Credited] = []
    teller = outlet_of(report)
    outlet = find_outlet(teller) if teller else None
    if outlet is not None and outlet.is_agency:
        found.append(Credited(outlet.name, "own", True, None))
    lines = [_named(c.name, _line_form(report, c), c.span) for c in report.credits]
    body = [s for part, s in reading.sentences if part in ("headline", "body", "dateline", "byline")]
    early = max(LEAD_SENTENCES, round(LEAD_SHARE * len(body)))
    told = [
        c for n, span in enumerate(sorted(body)) for c in _in_sentence(report.text, span, teller, n < early)
    ]
    agency = _named(report.agency, "carries", None) if report.agency else None
    if agency is not None and not _only_cited(agency.name, lines, told):
        found.append(agency)
    found += [*lines, *_in_lines(reading), *told, *_own_work(reading, teller, early)]
    return tuple(_once(found))


def _only_cited(agency: str, lines: list[Credited], told: list[Credited]) -> bool:
    """Whether a line or the sentences cite the agency, and no line says that the text is its own."""
    in_lines = {c.form for c in lines if c.name == agency}
    cited = any(c.name == agency and c.form in ("told", "cites") for c in told)
    return "cites" in in_lines or (cited and not in_lines and not any(c.form == "own" for c in told))


def _own_work(reading: Reading, teller: str | None, early: int) -> list[Credited]:
    """The outlet's own name in its own sentences: what it has counted, asked, read."""
    if teller is None or " " not in teller:
        return []
    name = teller.removeprefix("The ")
    body = sorted(span for part, span in reading.sentences if part == "body")
    for number, span in enumerate(body):
        at = span.words.find(name)
        if at >= 0 and not span.words[at + len(name) :].startswith(")"):
            start = span.start + at
            cut = Span.cut(reading.report.text, start, start + len(name))
            return [Credited(teller, "own", False, cut, number < early)]
    return []


def _line_form(report: Report, credit: Credit) -> Form:
    """A text "with inputs from" an agency is another's rewrite of it, and so is one whose first paragraph gives the agency
    its story; every other credit line carries its text."""
    return "cites" if credit.form == "lede" else _form_of_line(report, credit.span)


def _form_of_line(report: Report, span: Span) -> Form:
    before = report.text[max(0, span.start - 40) : span.start]
    return "cites" if _MADE_FROM.search(before) and not _CARRIED.search(before) else "carries"


def _in_lines(reading: Reading) -> list[Credited]:
    """Credits in the dateline, the byline and the line below the text whose names no table lists; the outlet's
    own name in its dateline makes the text its own."""
    report, found = reading.report, []
    for part in report.parts:
        shapes = _LINES[:1] if part.part == "dateline" else _LINES[1:] if part.part != "body" else ()
        for shape in shapes:
            hit = shape.search(report.text[part.start : part.end].strip())
            name = hit.group("name").strip() if hit else ""
            if not hit or report.credits or report.agency:
                continue
            row = find_outlet(name)
            if row is not None:
                at = report.text.find(name, part.start)
                span = Span.cut(report.text, at, at + len(name))
                found.append(_named(name, _form_of_line(report, span), span))
                continue
            own = fold(outlet_of(report) or "") == fold(name)
            # A paper that puts its own name in a dateline tells nothing by it; an agency's initials do.
            if own and not name.isupper():
                continue
            at = report.text.find(name, part.start)
            span = Span.cut(report.text, at, at + len(name))
            found.append(Credited(name, "own" if own else "carries", not own, span))
    return found


def main_credit(credits: tuple[Credited, ...]) -> Credited | None:
    """The credit that speaks for the whole text: the heaviest by name, the first of equals."""
    weights: dict[str, int] = {}
    for c in credits:
        weights[c.name] = weights.get(c.name, 0) + c.weight
    ranked = [c for c in credits if c.form != "cites" or c.early]
    return max(ranked, key=lambda c: weights[c.name], default=None)


def _named(name: str, form: Form, span: Span | None) -> Credited:
    row = find_outlet(name)
    return Credited(row.name if row else name, form, row is None or row.is_agency, span)


def _in_sentence(text: str, span: Span, outlet: str | None, early: bool) -> list[Credited]:
    found: list[Credited] = []
    taken: list[tuple[int, int]] = []
    for name in outlets_in(span.words):
        start, end = span.start + name.start, span.start + name.end
        opens = start - span.start <= DATELINE
        form = _form(text[max(span.start, start - 40) : start], text[end : min(span.end, end + 40)], opens)
        if form is None:
            continue
        taken.append((start, end))
        label = name.row.name if name.row else name.words
        if outlet and fold(outlet) in (fold(label), fold(name.words)):
            form = "own"
        agency = name.row is not None and name.row.is_agency
        found.append(Credited(label, form, agency, Span.cut(text, start, end), early))
    return found + _unlisted(text, span, outlet, taken, early)


def credited_at(text: str, start: int, end: int, within: Span) -> bool:
    """Whether the words before or behind the name make it a credit."""
    before = text[max(within.start, start - 40) : start]
    return _form(before, text[end : min(within.end, end + 40)], start - within.start <= DATELINE) is not None


def _form(before: str, after: str, opens: bool) -> Form | None:
    if _TOLD.search(before):
        return "told"
    if _PARENS.search(before) and after.lstrip().startswith(")"):
        return "carries" if opens and re.match(r"\s*\)\s*(?:[-—–:]|\.\s?[-—–])", after) else "cites"
    if _CITES.search(before) or _AFTER.match(after):
        return "cites"
    return None


def _unlisted(
    text: str, span: Span, outlet: str | None, taken: list[tuple[int, int]], early: bool
) -> list[Credited]:
    """Credits of outlets that no table lists; a bare "told" counts only for the report's own outlet."""
    found: list[Credited] = []
    if outlet and _SELF.search(span.words):
        hit = _SELF.search(text, span.start, span.end)
        assert hit is not None
        found.append(Credited(outlet, "own", False, Span.cut(text, hit.start(), hit.end()), early))
    for hit in _UNLISTED.finditer(text, span.start, span.end):
        start, end = hit.span("name")
        if any(start < e and s < end for s, e in taken):
            continue
        name, how = hit.group("name"), hit.group("how").lower()
        if parties_in(name) or name.split()[0].lower() in _LISTENERS:
            continue
        own = outlet is not None and fold(outlet).removeprefix("the ") == fold(name).removeprefix("the ")
        if own:
            found.append(Credited(outlet or name, "own", False, Span.cut(text, start, end), early))
        elif how == "told" or how in (
            "reported by",
            "report in",
            "reports in",
            "report by",
            "published in",
            "published by",
        ):
            form: Form = "told" if how == "told" else "cites"
            found.append(Credited(name, form, False, Span.cut(text, start, end), early))
    return found


def _once(found: list[Credited]) -> list[Credited]:
    """Each name and form once, the first with words kept."""
    best: dict[tuple[str, Form], Credited] = {}
    for credit in found:
        old = best.get((credit.name, credit.form))
        if old is None or (old.span is None and credit.span is not None):
            best[credit.name, credit.form] = credit
    return list(best.values())
