"""The text of a saved file comes in; the same text goes out with each hard-wrapped paragraph on one line.

Mails, wires and pages of books break their lines at a margin; a sentence broken there is one sentence. What tells of a
margin is a line that ends no sentence with one beneath it that begins small. A text without such lines stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from waybill.intake.datelines import dateline_end
from waybill.intake.header import is_field
from waybill.intake.lines import BULLET
from waybill.intake.phrases import is_byline, is_furniture
from waybill.intake.rows import OPEN, SHORTEST, WRAP_TO, Row, cut_rows, is_broken, stands_alone
from waybill.knowledge.hyphens import keeps_hyphen

# Of lines set by hand or taken from a printed page, those that reach this share of the margin go on beneath.
REACHES = 0.7
# Share of the lines that must have been full for their text to be one that a program wrapped.
FILLED = 0.8
# Where more of the text than this share stands in longer lines, the lines are its paragraphs.
LONG_SHARE = 0.5
# A headline's last line may have so few words; a deck has more.
LAST_WORDS = 4
# Longer texts are lists or logs; reports stay under half of it, blank lines included.
MOST_LINES = 40_000
# Mastheads, headlines and bylines stand within so many lines.
TOP = 30

_OWN_LINE = re.compile(r"(?:By|Published|Posted|Updated)\b(?:[\s:]|$)")
_PARTED = re.compile(r"[^\W_]\.?[-\u2010]$")


@dataclass(frozen=True, slots=True)
class Margin:
    """Where the lines of a text were broken, and whether a program broke them, filling each."""

    width: int
    filled: bool

    def full(self, row: Row, below: Row) -> bool:
        """Whether the row was broken because the next word no longer fitted, or ends no sentence near the margin."""
        if self.filled and len(row.text) + 1 + _first(below) > self.width:
            return True
        return len(row.text) >= REACHES * self.width and not (self.filled and (row.ended or row.head))


def unwrap(text: str) -> str:
    """Put each paragraph on one line; page numbers and running heads within one move behind it."""
    rows = cut_rows(text) if text.count("\n") <= MOST_LINES else []
    margin = _margin(rows)
    if margin is None:
        return text
    return "\n".join(_written(_with_heads(rows), margin))


def _margin(rows: Sequence[Row]) -> Margin | None:
    """The margin, by the lines that are surely broken; None where no line is, or the paragraphs are lines."""
    long = sum(len(row.text) for row in rows if len(row.text) > WRAP_TO)
    if long > LONG_SHARE * sum(len(row.text) for row in rows):
        return None
    broken = [(a, b) for a, b in pairwise(rows) if b.gap == 0 and is_broken(a, b)]
    if not broken:
        return None
    width = max(len(a.text) for a, _ in broken)
    filled = sum(len(a.text) + 1 + _first(b) > width for a, b in broken)
    return Margin(width, filled >= FILLED * len(broken))


def _first(row: Row) -> int:
    return len(row.text.split(None, 1)[0])


def _with_heads(rows: list[Row]) -> list[Row]:
    """Mark the rows of each block down to its last byline, and whole blocks without a sentence above the story."""
    marked: list[Row] = []
    told = False
    for block in _blocks(rows):
        prose = next((i for i, row in enumerate(block) if row.ended), len(block))
        names = [
            i for i, row in enumerate(block[:prose]) if len(marked) + i < TOP and _names(row, block[i + 1 :])
        ]
        heads = len(block) if prose == len(block) and not told else names[-1] + 1 if names else 0
        told = told or (prose < len(block) and not is_furniture(block[0].line))
        marked += [replace(row, head=i < heads) for i, row in enumerate(block)]
    return marked


def _names(row: Row, below: Sequence[Row]) -> bool:
    """A byline or a day: no line of a sentence that goes on."""
    return is_byline(row.line) and not (row.small or _is_dated(row) or (below and below[0].small))


def _blocks(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows between blank lines and frames."""
    block: list[Row] = []
    for row in rows:
        if block and (row.gap or row.frame or block[-1].frame):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _written(rows: list[Row], margin: Margin) -> Iterator[str]:
    """The lines of the new text."""
    run, last = "", None
    passed: list[Row] = []
    for row in rows:
        if row.frame:
            passed.append(row)
        elif last and (
            _crosses(last, row, margin) if passed else not row.gap and _goes_on(last, row, margin)
        ):
            run, last = joined(run, row.text), row
        else:
            yield from _out(run, passed)
            run = "\n" * row.gap + " " * row.indent + row.text
            last, passed = row, []
    yield from _out(run, passed)


def _out(run: str, passed: list[Row]) -> Iterator[str]:
    if run:
        yield run
    for row in passed:
        yield "\n" * row.gap + " " * row.indent + row.text


def _goes_on(row: Row, below: Row, margin: Margin) -> bool:
    """Whether a paragraph goes on in the line beneath."""
    if len(row.text) > WRAP_TO or (len(row.text) < SHORTEST and not margin.filled):
        return False
    if is_broken(row, below):
        return True
    if not margin.full(row, below) or (is_field(below.line) and not below.small):
        return False
    if below.small:
        return not stands_alone(below)
    if OPEN.search(row.text):
        return True
    if BULLET.match(below.text) or (below.indent > row.indent and not BULLET.match(row.text)):
        return False
    if row.head or below.head:
        return _ends_headline(below)
    return row.ended or not _begins_anew(row, below)


def _ends_headline(row: Row) -> bool:
    """The last words of a headline, too few for a deck and no writer's name."""
    words = row.text.split()
    return len(words) == 1 or (len(words) <= LAST_WORDS and any(w[:1].islower() for w in words))


def _begins_anew(row: Row, below: Row) -> bool:
    """Under a line that ends no sentence: a byline, a dateline, the page's own words, or another way of capitals."""
    if _OWN_LINE.match(below.text) or is_furniture(below.line):
        return True
    many = min(len(row.text), len(below.text)) >= SHORTEST
    return (many and row.text.isupper() != below.text.isupper()) or _is_dated(below)


def _is_dated(row: Row) -> bool:
    """A story opens with the place and a dash."""
    end = dateline_end(row.text, True)
    return 0 < end < len(row.text) and row.text[:end].rstrip()[-1] in "-–—:"


def _crosses(row: Row, below: Row, margin: Margin) -> bool:
    """Whether a sentence goes on behind a page's number or running head."""
    if row.ended or len(row.text) < SHORTEST or stands_alone(below):
        return False
    if row.head or below.head or row.text.isupper() != below.text.isupper():
        return below.text[:1].islower()
    return below.text[:1].islower() or margin.full(row, below)


def joined(words: str, more: str) -> str:
    """Two lines of one paragraph as one; a hyphen that only parts a word at the line's end goes."""
    more = re.sub(r" {2,}", " ", more)
    if words.endswith("\xad"):
        return words[:-1] + more
    if _PARTED.search(words):
        return (words if keeps_hyphen(words[:-1], more) else words[:-1]) + more
    return f"{words} {more}"
