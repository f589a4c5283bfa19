"""Paragraphs with their weapons marked come in; names believed in an earlier one are marked where they come again, and go out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from waybill.reading.systems import TABLE
from waybill.records.passage import Mark
from waybill.records.values import System
from waybill.records.words import Span

# "Stacey Abrams": a name behind another name is a person's, unless that one is a people's ("Australian Abrams").
_NAMED = re.compile(
    r"[^.!?:;\"“”\s]\s[A-Z][a-z]+(?<!an)(?<!sh)(?<!ese)(?<!ch)(?<![a-z]i)\s$|^(?!No|The)[A-Z][a-z]+\s$"
)
# A shorter name is no name to hand on.
SHORTEST = 3


def handed_on(texts: Sequence[Span], marked: Sequence[tuple[Mark, ...]]) -> list[tuple[Mark, ...]]:
    """A designation once told beside a word for a weapon is believed in every later paragraph of the report."""
    believed: dict[str, System] = {}
    told: list[tuple[Mark, ...]] = []
    for text, marks in zip(texts, marked, strict=True):
        told.append(_with(text, marks, believed) if believed else marks)
        believed |= {words: value for words, value in _names(marks) if words not in believed}
    return told


def _names(marks: Sequence[Mark]) -> Iterator[tuple[str, System]]:
    """The names by which the paragraph's designations may come again: whole, and the last word with a figure in it."""
    for mark in marks:
        if mark.how != TABLE or not isinstance(mark.value, System):
            continue
        words = mark.span.words.removesuffix("s")
        last = words.split()[-1]
        for name in dict.fromkeys((words, last if any(c.isdigit() for c in last) else words)):
            if len(name) >= SHORTEST and not name.isdigit() and not name.islower():
                yield name, mark.value


def _with(text: Span, marks: tuple[Mark, ...], believed: dict[str, System]) -> tuple[Mark, ...]:
    """The marks with those of names handed on, in the place of words for kinds inside them."""
    names = "|".join(re.escape(n) for n in sorted(believed, key=len, reverse=True))
    named = [m.span for m in marks if m.how != "kind"]
    found: list[Mark] = []
    for match in re.finditer(rf"(?<![\w-])(?:{names})s?(?![\w-])", text.words):
        span = Span(text.start + match.start(), text.start + match.end(), match[0])
        if any(n.overlaps(span) for n in named) or _NAMED.search(text.words[: match.start()]):
            continue
        value = believed.get(match[0]) or believed[match[0].removesuffix("s")]
        found.append(Mark("system", span, value, TABLE))
    kept = [m for m in marks if not any(m.span.overlaps(f.span) for f in found)]
    return tuple(sorted((*kept, *found), key=lambda m: m.span)) if found else marks
