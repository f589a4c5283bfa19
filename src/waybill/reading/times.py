"""A passage and its publication day come in; a mark for every expression of time goes out.

A mark's value is a period with an end open where the words leave it open, and None where the words name no
day at all (a duration) or nothing settles the day they count from; `how` then says why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from waybill.reading import times_dates, times_spans
from waybill.reading.times_compose import bounded, joined, parted
from waybill.reading.times_frame import Found, Frame, Reader
from waybill.reading.times_relative_rules import relative_rules
from waybill.reading.times_tense import Direction, direction_at
from waybill.reading.times_words import pattern, table
from waybill.records.passage import Mark, Passage
from waybill.records.values import Party, Period
from waybill.records.words import Span

# Words behind which the end of something still lies ahead, unless a verb says otherwise.
_LOOKS_AHEAD = pattern(
    r"\b(?:until|till|by|before|within|no later than|due|scheduled for|expected in|set for|planned for)"
    r"(?: the)?"
    r"(?: (?:early|mid|late|end of|middle of))?[ -]$"
)


# Rules whose words name their own year: a bare month behind them in the sentence follows them.
_DATED = ("date", "month", "season", "quarter", "half", "date in figures", "jalali calendar")


def mark_times(
    passage: Passage, published: Period | None, mentioned: Period | None = None
) -> tuple[Mark, ...]:
    """Mark every expression of time; `mentioned` is the period last mentioned before this passage."""
    text = passage.span.words
    shift = passage.span.start
    taken = [(m.span.start - shift, m.span.end - shift) for m in passage.marks if m.kind == "system"]
    at = (published.latest or published.earliest) if published else None
    found = find_times(passage, at, mentioned, taken)
    found = parted(text, found)
    found = joined(text, found)
    found = bounded(text, found, at)
    return tuple(Mark("time", _span(text, f, shift), f.read.period, f.read.how) for f in found)


def _span(text: str, found: Found, shift: int) -> Span:
    return Span(found.start + shift, found.end + shift, text[found.start : found.end])


@cache
def _rules() -> tuple[tuple[str, str, Reader], ...]:
    return (*times_dates.RULES, *times_spans.RULES, *relative_rules())


def find_times(
    passage: Passage, published: date | None, mentioned: Period | None, taken: list[tuple[int, int]]
) -> list[Found]:
    """Find the expressions themselves, leftmost and longest first, and read them from left to right."""
    text = passage.span.words
    frame = Frame(text, published, mentioned, _direction_in(passage), _fiscal_of(passage))
    hits = [
        (m.start(), -m.end(), n, m, reader)
        for n, (_, template, reader) in enumerate(_rules())
        for m in pattern(template).finditer(text)
        if not any(m.start() < e and s < m.end() for s, e in taken)
    ]
    found: list[Found] = []
    end = 0
    for start, stop, _, match, reader in sorted(hits, key=lambda h: h[:3]):
        if start < end:
            continue
        read = reader(match, frame)
        if read is None:
            continue
        found.append(Found(start, -stop, read))
        end = -stop
        if read.period and read.period.earliest and read.period.latest:
            dated = read.how in _DATED or read.how == "month, after the date before it"
            frame = replace(frame, mentioned=read.period, told_until=-stop if dated else frame.told_until)
    return found


def _direction_in(passage: Passage) -> Callable[[int, int], Direction]:
    text, shift = passage.span.words, passage.span.start

    def direction(start: int, end: int) -> Direction:
        told = direction_at(passage, start + shift, end + shift)
        if told == "open" and _LOOKS_AHEAD.search(text[max(0, start - 40) : start]):
            return "future"
        return told

    return direction


def _fiscal_of(passage: Passage) -> tuple[int, int] | None:
    """The beginning of the fiscal year, where the passage names exactly one state that the table knows."""
    rows = table()["fiscal_years"]
    codes = {m.value.code for m in passage.marks if isinstance(m.value, Party)} & set(rows)
    if len(codes) != 1:
        return None
    offset, month = rows[codes.pop()]
    return offset, month
