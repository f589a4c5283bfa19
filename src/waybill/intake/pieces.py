"""The stretches that readers of pages hand to the frame: a part of the page with a tag on what it tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from waybill.records.report import Part, PartName

Tag = Literal[
    "", "photo", "today", "date", "key", "header", "credit", "tail", "site", "address", "note", "agency"
]


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of the text, its part, and a tag: what the frame reads a date, an outlet or a credit from.

    `name` is a header's key ("date", "outlet"...), lower case, "" elsewhere.
    """

    part: PartName
    start: int
    end: int
    tag: Tag = ""
    name: str = ""

    def words(self, text: str) -> str:
        """The words it stands on."""
        return text[self.start : self.end]


def to_parts(text: str, pieces: Iterable[Piece]) -> tuple[Part, ...]:
    """The parts in order, blanks trimmed off their ends, empty ones dropped."""
    parts = []
    for piece in sorted(pieces, key=lambda p: p.start):
        words = piece.words(text)
        start = piece.start + len(words) - len(words.lstrip())
        end = piece.start + len(words.rstrip())
        if start < end:
            parts.append(Part(piece.part, start, end))
    return tuple(parts)
