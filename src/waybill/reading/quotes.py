"""Passages come in; the stretches between quotation marks go out, carried on over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from waybill.records.passage import Passage

# A straight or doubled mark opens before a word and closes after one; curly marks tell their side themselves.
MARKS = re.compile(r"[“”„«»]|''|``|\"")
SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[\w“])([^‘“”\"\n]{2,400}?)(?<=[\w.,!?…])[’'](?!\w)")
OPENING = frozenset("“„«") | {"``"}
CLOSING = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: start in, end out, marks included; `carried` goes on from the passage before."""

    start: int
    end: int
    closed: bool = True
    carried: bool = False

    def holds(self, start: int, end: int) -> bool:
        """Whether the stretch lies wholly inside."""
        return self.start <= start and end <= self.end


def find_quotes(passages: Sequence[Passage]) -> tuple[tuple[Quote, ...], ...]:
    """Find every passage's quotations; one left open runs to its paragraph's end and may be carried on."""
    found: list[tuple[Quote, ...]] = []
    open_before = False
    for passage in passages:
        quotes = _quotes(passage, open_before)
        open_before = bool(quotes) and not quotes[-1].closed
        found.append(quotes)
    return tuple(found)


def _quotes(passage: Passage, open_before: bool) -> tuple[Quote, ...]:
    text, at = passage.span.words, passage.span.start
    found: list[Quote] = []
    opened: int | None = None
    for mark in MARKS.finditer(text):
        if opened is None:
            if _opens(mark[0], text, mark):
                opened = mark.start()
        elif _closes(mark[0], text, mark):
            found.append(_quote(at, opened, mark.end(), open_before))
            opened = None
    if opened is not None:
        found.append(
            Quote(at + opened, at + len(text.rstrip()), False, open_before and not text[:opened].strip())
        )
    doubled = list(found)
    for match in SINGLE.finditer(text):
        start, end = at + match.start(), at + match.end()
        if not any(q.start < end and start < q.end for q in doubled):
            found.append(Quote(start, end))
    return tuple(sorted(found, key=lambda q: q.start))


def _quote(at: int, start: int, end: int, open_before: bool) -> Quote:
    return Quote(at + start, at + end, True, open_before and start == 0)


def _opens(mark: str, text: str, found: re.Match[str]) -> bool:
    if mark in OPENING:
        return True
    after = text[found.end() : found.end() + 1]
    before = text[found.start() - 1 : found.start()] if found.start() else " "
    return mark not in CLOSING and bool(after) and not after.isspace() and not before.isdigit()


def _closes(mark: str, text: str, found: re.Match[str]) -> bool:
    """An opening mark inside an open quotation is a fresh paragraph's or a slip: it closes nothing."""
    if mark in OPENING:
        return False
    before = text[found.start() - 1 : found.start()]
    return mark in CLOSING or not before.isspace() or text[found.end() : found.end() + 1].isspace()
