"""What is compared of one sentence: its words, meanings, facts and voice."""

from __future__ import annotations

from dataclasses import dataclass

from waybill.lineage.figures import Figure
from waybill.lineage.voices import Voice
from waybill.records.report import PartName
from waybill.records.words import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of headline or body as compared; `who` is `voice` with "the official" resolved to its
    first mention."""

    n: int
    part: PartName
    span: Span
    words: tuple[str, ...]
    stems: frozenset[str]
    figures: tuple[Figure, ...]
    names: frozenset[str]
    facts: frozenset[str]
    voice: Voice | None
    who: Voice | None
    quoted: bool
    bears: bool

    @property
    def public(self) -> bool:
        """Whether the line carries an open statement: what any outlet could have heard."""
        return self.who is not None and self.who.public
