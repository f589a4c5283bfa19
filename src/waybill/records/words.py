"""Spans of a report's text and values that stand on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the report's text: start in, end out, in Unicode code points."""

    start: int
    end: int
    words: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """Cut the span out of the text, so that it grounds by construction."""
        return cls(start, end, text[start:end])

    def grounds_in(self, text: str) -> bool:
        """Whether the words stand in the text where the span says."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.words

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """A value, the words it was read from, where they stand, and the rule that read them.

    `how` names the rule; `"context"` means that the words stand outside the claim's own sentence.
    """

    value: T
    span: Span
    how: str = ""
