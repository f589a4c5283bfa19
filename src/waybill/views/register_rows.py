"""Summaries of transfers come in; rows with what is drawn in them, bars, ladders and positions, go out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from waybill.knowledge.parties import codes
from waybill.records.entry import Summary
from waybill.records.transfer import Stance
from waybill.records.writing import BOUNDS
from waybill.views.dossier_facts import RUNGS
from waybill.views.dossier_words import DENIED, STANCES

# A row names this many systems; the dossier names all.
SYSTEMS_SHOWN = 3
# Stances in the order in which a reader asks for them, under what the row says of one party and of several.
SIDES: tuple[tuple[Stance, str, str], ...] = (
    ("confirms", "confirms", "confirm"),
    ("denies", "denies", "deny"),
    ("claims_right", "claims the right", "claim the right"),
    ("concern", "voices concern", "voice concern"),
    ("declined", "declined to comment", "declined to comment"),
    ("no_response", "gave no answer", "gave no answer"),
    ("silent", "silent", "silent"),
)
# A bar as thin as this can still be seen, in per cent of the column.
THINNEST = 3.0
# How numbers begin that have a lowest value only, and how far such a bar is drawn.
OPEN = (BOUNDS["at_least"], BOUNDS["more_than"])
OPEN_WIDTH = 25.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A number as a bar on the column's own scale, in per cent; `open_end` where no highest number is told."""

    left: float
    width: float
    open_end: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance, what the row calls it, and who takes it."""

    stance: str
    words: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One transfer as the register lists it; `rung` is how many steps of the ladder are climbed."""

    summary: Summary
    supplier: str
    recipient: str
    systems: str
    more_systems: int
    bar: Bar | None
    stage: str
    rung: int
    halted: bool
    origins: str
    positions: tuple[Taken, ...]
    known_since: str
    last_change: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale on which each step is ten times the last, up to `top`."""

    top: float

    def at(self, value: float) -> float:
        """Where a number stands, in per cent."""
        return round(100 * math.log10(max(value, 1.0)) / math.log10(max(self.top, 10.0)), 1)


def rows_of(summaries: Sequence[Summary]) -> tuple[Row, ...]:
    """A row for each transfer; all bars on one scale."""
    ends = [v for s in summaries for v in (s.low, s.high) if v]
    scale = Scale(10.0 ** math.ceil(math.log10(max([*ends, 10.0]))))
    return tuple(_row(s, scale) for s in summaries)


def _row(summary: Summary, scale: Scale) -> Row:
    halted = summary.stage == "halted"
    return Row(
        summary,
        summary.supplier[1],
        summary.recipient[1] if summary.recipient else "an unnamed recipient",
        ", ".join(summary.systems[:SYSTEMS_SHOWN]),
        max(len(summary.systems) - SYSTEMS_SHOWN, 0),
        _bar(summary, scale),
        _stage(summary),
        RUNGS.index(summary.stage) + 1 if summary.stage in RUNGS else 0,
        halted,
        range_of(summary.origins),
        sides_of(summary.positions),
        _short(summary.known_since) if summary.known_since else "day not known",
        _short(summary.known_from),
    )


def _stage(summary: Summary) -> str:
    """The stage; where none was reached, whether it is denied or not told."""
    if summary.stage is None and (summary.denied or any(s == "denies" for _, s in summary.positions)):
        return DENIED
    return (summary.stage or "not told").replace("_", " ")


def _bar(summary: Summary, scale: Scale) -> Bar | None:
    ends = [v for v in (summary.low, summary.high) if v]
    if not ends:
        return None
    left = scale.at(min(ends))
    open_end = not summary.high or summary.quantity.startswith(OPEN)
    right = min(left + OPEN_WIDTH, 100.0) if open_end else scale.at(max(ends))
    width = max(right - left, THINNEST)
    return Bar(min(left, 100.0 - width), round(width, 1), open_end)


def _short(day: date) -> str:
    """A day in the few letters that a column has room for."""
    return f"{day.day} {day:%b} {day.year}"


def range_of(origins: tuple[int, int]) -> str:
    """The count of independent origins as a range."""
    low, high = origins
    return str(low) if low == high else f"{low}–{high}"


def sides_of(positions: Iterable[tuple[str, Stance]]) -> tuple[Taken, ...]:
    """Who confirms, who denies, who is silent; each party once under a stance."""
    told = list(positions)
    known = codes()
    found = []
    for stance, one, several in SIDES:
        parties = dict.fromkeys(code for code, s in told if s == stance)
        if parties:
            names = tuple(known[c].label if c in known else c for c in parties)
            found.append(Taken(stance, one if len(names) == 1 else several, names))
    return tuple(found)


def stance_words(stance: str) -> str:
    """A stance as a sentence has it."""
    return STANCES.get(stance, stance.replace("_", " "))
