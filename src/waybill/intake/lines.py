"""Text comes in; its lines go out, with what can be told from a line's shape alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Rules look at this much of a line's start and end: frame lines are short, and the cost stays linear.
LOOK = 400

TERMINATOR = re.compile(r"[.!?。！？؟।۔…](?:\s*[\"'”’»)\]」]|\s*\[\d{1,3}\]|\s+\.)*\s*$")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
BULLET = re.compile(r"^\s*(?:[-–—•*‣▪●]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text without the blanks around it; `gap` tells that a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def words(self) -> int:
        """How many words it has; scripts without blanks count two characters a word."""
        head = self.text[: LOOK * 4]
        return max(len(head.split()), len(WIDE.findall(head)) // 2)

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return TERMINATOR.search(self.text[-40:]) is not None

    @property
    def folded(self) -> str:
        """The words alone, for comparison."""
        return " ".join(re.findall(r"\w+", self.text[:LOOK].casefold()))


def cut_lines(text: str) -> list[Line]:
    """Cut at line breaks and drop blank lines."""
    lines, position, gap = [], 0, True
    for raw in text.split("\n"):
        stripped = raw.strip(" \t\r\x0b\x0c\xa0\ufeff\u200b\u3000\x1c\x1d\x1e\x1f\x85") if raw else raw
        stripped = stripped.strip()
        if stripped:
            start = position + raw.index(stripped)
            lines.append(Line(start, start + len(stripped), stripped, gap))
        gap = not stripped
        position += len(raw) + 1
    return lines
