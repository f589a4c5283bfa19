"""The lines that analysts write above a pasted story come in; their keys, titles and days go out as
pieces."""

from __future__ import annotations

import re

from waybill.intake.lines import LOOK, Line
from waybill.intake.pieces import Piece
from waybill.records.report import PartName

_KEYS: dict[str, tuple[str, PartName]] = {
    "title": ("title", "headline"),
    "headline": ("title", "headline"),
    "subtitle": ("deck", "headline"),
    "subheadline": ("deck", "headline"),
    "standfirst": ("deck", "headline"),
    "deck": ("deck", "headline"),
    "outlet": ("outlet", "furniture"),
    "publisher": ("outlet", "furniture"),
    "publication": ("outlet", "furniture"),
    "newspaper": ("outlet", "furniture"),
    "site": ("outlet", "furniture"),
    "website": ("outlet", "furniture"),
    "source": ("outlet", "furniture"),
    "date": ("date", "byline"),
    "published": ("date", "byline"),
    "publication date": ("date", "byline"),
    "date published": ("date", "byline"),
    "published on": ("date", "byline"),
    "author": ("author", "byline"),
    "authors": ("author", "byline"),
    "byline": ("author", "byline"),
    "by": ("author", "byline"),
    "agency": ("agency", "byline"),
    "wire": ("agency", "byline"),
    "url": ("address", "furniture"),
    "link": ("address", "furniture"),
    "address": ("address", "furniture"),
    "subject": ("title", "headline"),
    "sent": ("date", "byline"),
    "from": ("author", "byline"),
    "to": ("note", "furniture"),
    "cc": ("note", "furniture"),
    "reply-to": ("note", "furniture"),
    "message-id": ("note", "furniture"),
    "country": ("note", "furniture"),
    "language": ("note", "furniture"),
    "section": ("note", "furniture"),
    "accessed": ("note", "furniture"),
    "retrieved": ("note", "furniture"),
    "saved": ("note", "furniture"),
    "crawled": ("note", "furniture"),
    "note": ("note", "furniture"),
}
_FIELD = re.compile(r"[#>*\s]*(?P<key>[A-Za-z][A-Za-z -]{1,18}?)\**\s*:\**\s*(?P<value>\S.*)", re.S)
_FENCE = re.compile(r"-{3,}|={3,}|\+{3,}")
ADDRESS = re.compile(r"https?://\S+", re.I)
_DAY = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{2}:\d{2}\S*)?|\d{1,2}\s\w{3,9}\.?\s\d{4}|"
    r"\w{3,9}\.?\s\d{1,2},\s\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
)
# A table's row pasted as one line: "title … date 2024-02-21 The text…"; the text must go on with a capital.
_RUN_ON = re.compile(
    (
        rf"(?:(?P<key>title|headline)\b\s*:?\s*(?P<title>.{{5,250}}?)\s+)?(?P<date>(?:(?:publication "
        rf"|publish(?:ed)? )?date(?:d)?|published(?: on)?)?\s*:?\s*{_DAY})[\s:,–—-]+"
        r"(?=[\"“‘']?(?-i:[^\Wa-z\d_]))"
    ),
    re.I | re.S,
)
# Shorter than this, what follows a date on its line is a section or a name and no paragraph.
SHORTEST_TEXT = 60


def read_header(lines: list[Line]) -> tuple[list[Piece], int]:
    """The pieces of the header block, and how many lines it takes; a lone "Key: value" line is a header
    only by a sure key."""
    pieces: list[Piece] = []
    taken, fields, sure = 0, 0, False
    for line in lines[:20]:
        if _FENCE.fullmatch(line.text):
            pieces.append(Piece("furniture", line.start, line.end, "note"))
            taken += 1
            continue
        found = _field(line)
        if found is None:
            if not (address := ADDRESS.fullmatch(line.text)):
                break
            pieces.append(Piece("furniture", line.start, line.end, "address", "address"))
            taken, sure = taken + 1, sure or bool(address)
            continue
        pieces.extend(found)
        sure = sure or found[-1].name in ("title", "outlet", "address") or found[-1].name == "date"
        taken, fields = taken + 1, fields + 1
    if fields >= 2 or sure:
        return pieces, taken
    return [], 0


def is_field(line: Line) -> bool:
    """Whether the line is a key of the table with its value."""
    return _field(line) is not None


def _field(line: Line) -> list[Piece] | None:
    match = _FIELD.fullmatch(line.text[:LOOK] if len(line.text) <= LOOK else "")
    key = " ".join(match["key"].casefold().split()) if match else ""
    if match is None or key not in _KEYS:
        return None
    name, part = _KEYS[key]
    start = line.start + match.start("value")
    key_piece = Piece("furniture", line.start, start, "key")
    return [key_piece, Piece(part, start, line.end, "header", name)]


def read_run_on(line: Line) -> list[Piece]:
    """The title and day that stand before the text on one line, as pieces; none where the line has no
    such start."""
    match = _RUN_ON.match(line.text[: LOOK * 2])
    if match is None or len(line.text) - match.end() < SHORTEST_TEXT:
        return []
    pieces = []
    if match["title"]:
        title = line.start + match.start("title")
        pieces.append(Piece("furniture", line.start, title, "key"))
        pieces.append(Piece("headline", title, line.start + match.end("title"), "header", "title"))
    day = line.start + match.start("date")
    pieces.append(Piece("dateline", day, line.start + match.end(), "header", "date"))
    return pieces
