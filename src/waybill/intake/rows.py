"""The text of a saved file comes in; its rows go out, each with its place, and page numbers and running heads told apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from waybill.intake.header import ADDRESS, is_field
from waybill.intake.lines import Line
from waybill.intake.phrases import is_furniture, is_photo_credit

# Mail and terminals wrap at 60 to 100 characters, wide pages at up to 132; longer lines are whole paragraphs.
WRAP_TO = 140
# A column of a newspaper has lines of 28 characters and more; shorter ones are entries of a list.
SHORTEST = 24
# Bylines and pleas that begin small have no more words.
FEW_WORDS = 6
# So many sentences broken at blank lines tell that a text was set with a blank line between all its lines.
LEAST_APART = 2

# A line that ends on such a word goes on, in a headline too.
OPEN = re.compile(
    r"(?:[,–—]|-|\b(?:a|an|the|and|or|of|in|on|at|to|for|from|by|with|as|that|than|its|their|his|her|over|into|after|"
    r"against|about|under|between|de|del|la|du))$",
    re.I,
)
# Neither a headline nor a line of its own ends on such a word.
JOINED_BY = re.compile(r"[a-z,] (?:the|an|a|of|by|to|at|and|or|from|with|that|than|its|their)$")
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_ENDED = re.compile(r"[.!?:;][\"'”’»)\]]*$")
PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|[-–—\[(])?\s*\d{1,3}\s*(?:(?:/|of)\s*\d{1,3})?\s*[-–—\])]?", re.I
)
MORE = re.compile(
    r"[-–—(\[ ]+more[-–—)\] ]+|(?-i:MORE)|more (?:follows|to come)\W*|\W*continued(?: (?:on|from) .{4,14})?\W*",
    re.I,
)
_RULE = re.compile(r"[-_=*+~#.·•\s]{3,}")
_COLUMNS = re.compile(r"\S(?:\t| {4,})\s*\S")
_BYLINE = re.compile(r"(?:(?i:by|via)\s+[A-Z]|(?i:published|posted|updated)\b(?:[\s:]|$))")


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its place: blanks before it, blank lines above it, and whether it is the frame of a page.

    `head` tells that it stands among headlines and bylines, where a capital begins a line of its own.
    """

    text: str
    indent: int
    gap: int
    frame: bool = False
    head: bool = False

    @property
    def ended(self) -> bool:
        """Whether a sentence, or what introduces a list, ends with it."""
        return _ENDED.search(self.text[-8:]) is not None

    @property
    def small(self) -> bool:
        """Whether it begins with a small letter."""
        return self.text.lstrip("\"'“‘([-–— ")[:1].islower()

    @property
    def line(self) -> Line:
        """The row as the rules for lines know it."""
        return Line(0, len(self.text), self.text, self.gap > 0)


def cut_rows(text: str) -> list[Row]:
    """The lines that are not blank; marks of mail that quotes another are taken off."""
    rows: list[Row] = []
    gap = 0
    for raw in text.split("\n"):
        if "\x0c" in raw:
            rows.append(Row("\x0c", 0, gap, True))
            gap = 0
        plain = _QUOTED.sub("", raw, count=1) if raw.startswith(">") else raw
        words = plain.strip()
        if not words:
            gap += 1
            continue
        rows.append(Row(words, len(plain) - len(plain.lstrip()), gap))
        gap = 0
    return _with_frames(_closed(rows))


def _closed(rows: list[Row]) -> list[Row]:
    """A text set with a blank line between all its lines is read without these."""
    broken = [(a, b) for a, b in pairwise(rows) if b.gap < 2 and is_broken(a, b)]
    if len(broken) >= LEAST_APART and all(b.gap for _, b in broken):
        return [replace(row, gap=max(0, row.gap - 1)) for row in rows]
    return rows


def _with_frames(rows: list[Row]) -> list[Row]:
    """Mark what is no line of a paragraph: numbers of pages, rules, and what stands on the page more than once."""
    often = Counter(
        _bare(row.text) for row in rows if not (row.ended or row.small or len(row.text) > WRAP_TO)
    )
    beside = zip([None, *rows], rows, [*rows[1:], None], strict=False)
    return [
        replace(
            row, frame=row.frame or often[_bare(row.text[: WRAP_TO + 1])] > 1 or _is_frame(above, row, below)
        )
        for above, row, below in beside
    ]


def _bare(words: str) -> str:
    return re.sub(r"\d+", "0", " ".join(words.casefold().split()))


def _is_frame(above: Row | None, row: Row, below: Row | None) -> bool:
    """A page's number, a rule, a row of columns, an address; a number may also be the last word of a headline."""
    if len(row.text) > WRAP_TO:
        return False
    if above and not row.gap and OPEN.search(above.text[-16:]) and (below is None or below.gap):
        return False
    return any(form.fullmatch(row.text) for form in (PAGE_NUMBER, MORE, _RULE, ADDRESS)) or bool(
        _COLUMNS.search(row.text)
    )


def is_broken(row: Row, below: Row) -> bool:
    """Surely one sentence: the upper line ends none, and the lower begins small, or the upper ends on a word like "the"."""
    return (
        not (row.frame or below.frame)
        and SHORTEST <= len(row.text) <= WRAP_TO
        and (below.text[:1].islower() or JOINED_BY.search(row.text) is not None)
        and not row.ended
        and not row.text.isupper()
        and not stands_alone(below)
    )


def stands_alone(row: Row) -> bool:
    """A key with its value; or in a few words a byline, a picture's credit, the page's own words."""
    if is_field(row.line):
        return True
    if row.ended or len(row.text.split()) > FEW_WORDS:
        return False
    return _BYLINE.match(row.text) is not None or is_furniture(row.line) or is_photo_credit(row.line)
