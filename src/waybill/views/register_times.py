"""Days with how much became known on each, or summaries, come in; columns, strips and an axis go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waybill.records.entry import Summary
from waybill.views.dossier_words import day_words
from waybill.views.timeline import Axis, Tick, ticks_of

# So many stops a slider can have on a narrow screen before two share a pixel.
MOST_STOPS = 300
# So many columns stand apart on a narrow screen.
COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Column:
    """How much became known in one stretch of days, in per cent of the axis and of the fullest column."""

    left: float
    width: float
    height: float
    title: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which something became known: the slider's stops, and the same as columns on an axis."""

    stops: tuple[date, ...]
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    first: date
    last: date
    at: float | None


@dataclass(frozen=True, slots=True)
class Strip:
    """One transfer on the axis: from when it became known to its last change, in per cent."""

    id: str
    label: str
    words: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Strips:
    """The listed transfers on one axis."""

    strips: tuple[Strip, ...]
    ticks: tuple[Tick, ...]


def days_of(known: Sequence[tuple[date, int]], chosen: date | None = None) -> Days | None:
    """The axis of days; None where nothing has a day. Where there are too many stops, some are left out."""
    if not known:
        return None
    ordered = sorted(known)
    axis = Axis(ordered[0][0], ordered[-1][0])
    step = -(-len(ordered) // MOST_STOPS)
    stops = [day for day, _ in ordered[::-1][::step]][::-1]
    return Days(
        tuple(stops),
        _columns(ordered, axis),
        ticks_of(axis),
        axis.first,
        axis.last,
        axis.at(chosen) if chosen else None,
    )


def _columns(known: Sequence[tuple[date, int]], axis: Axis) -> tuple[Column, ...]:
    """Days drawn together into as many columns as can be told apart."""
    wide = 100 / COLUMNS
    sums: Counter[int] = Counter()
    spans: dict[int, tuple[date, date]] = {}
    for day, number in known:
        place = min(int(axis.at(day) / wide), COLUMNS - 1)
        sums[place] += number
        first, _ = spans.get(place, (day, day))
        spans[place] = (first, day)
    most = max(sums.values())
    return tuple(
        Column(
            round(p * wide, 2),
            round(wide * 0.8, 2),
            round(100 * sums[p] / most, 1),
            _title(spans[p], sums[p]),
        )
        for p in sorted(sums)
    )


def _title(span: tuple[date, date], number: int) -> str:
    days = day_words(span[0]) if span[0] == span[1] else f"{day_words(span[0])} to {day_words(span[1])}"
    return f"{days}: {number}"


def strips_of(rows: Sequence[Summary]) -> Strips | None:
    """The rows in the order in which they became known; None where no day is known."""
    ends = {r.id: (r.known_since or r.known_from, r.known_from) for r in rows}
    if not ends:
        return None
    axis = Axis(min(a for a, _ in ends.values()), max(b for _, b in ends.values()))
    strips = []
    for row in sorted(rows, key=lambda r: (*ends[r.id], r.id)):
        since, last = ends[row.id]
        to = f" → {row.recipient[1]}" if row.recipient else ""
        goods = f", {row.systems[0]}" if row.systems else ""
        words = f"known since {day_words(since)}, last change {day_words(last)}"
        strips.append(
            Strip(row.id, f"{row.supplier[1]}{to}{goods}", words, axis.at(since), axis.at(max(last, since)))
        )
    return Strips(tuple(strips), ticks_of(axis))
