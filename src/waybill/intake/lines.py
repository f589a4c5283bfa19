"""Text comes in; its lines go out, hard-wrapped ones joined, with what can be told from a line's shape
alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Rules look at this much of a line's start and end: frame lines are short, and the cost stays linear.
LOOK = 400
# Mail and terminals wrap at 60 to 100 characters.
WRAP_FROM, WRAP_TO = 55, 105
# Share of a wrapped text's lines that reach the margin.
WRAPPED_SHARE = 0.4
# Fewer full lines than this may be a headline and a deck of one length.
FEWEST_WRAPPED = 3

TERMINATOR = re.compile(r"[.!?。！？؟।۔…](?:\s*[\"'”’»)\]」]|\s*\[\d{1,3}\]|\s+\.)*\s*$")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BYLINE = re.compile(r"(?:By|Published|Posted|Updated)\b(?:[\s:]|$)")
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


def _opens(line: Line, above: Line) -> bool:
    """A byline below a headline goes on with no sentence, though "By" may open a sentence within a paragraph."""
    return not above.ended and _BYLINE.match(line.text) is not None


def join_wrapped(text: str, lines: list[Line]) -> list[Line]:
    """Join the lines of hard-wrapped paragraphs, where the whole text looks wrapped."""
    width = max((len(line.text) for line in lines), default=0)
    if width > WRAP_TO or width < WRAP_FROM:
        return lines
    long = [line for line in lines if len(line.text) > 0.75 * width]
    if len(long) < max(FEWEST_WRAPPED, WRAPPED_SHARE * len(lines)) or sum(
        not line.ended for line in long
    ) < 0.5 * len(long):
        return lines
    joined: list[Line] = []
    reaches = False
    for line in lines:
        if (
            joined
            and not line.gap
            and reaches
            and not BULLET.match(line.text)
            and not _opens(line, joined[-1])
        ):
            first = joined.pop()
            line_end = Line(first.start, line.end, text[first.start : line.end], first.gap)
            joined.append(line_end)
        else:
            joined.append(line)
        reaches = len(line.text) > 0.75 * width
    return joined
