"""A measure's phases and the days asked about come in; whether it held on all, some or none goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waybill.records.law import InForce, Measure, Phase
from waybill.records.values import Period

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """Whether phases held over the days asked, and whether that hangs on a first day that is not known."""

    in_force: InForce
    unsure: bool = False


def phases_of(measure: Measure) -> tuple[Phase, ...]:
    """The measure's phases with their targets and scope; one for the whole life where none is given."""
    phases = measure.phases or (Phase(measure.start, measure.end),)
    return tuple(
        Phase(
            phase.start,
            phase.end,
            phase.targets or measure.targets,
            phase.scope_tags or measure.scope_tags,
            phase.what,
            phase.held_on,
        )
        for phase in phases
    )


def days_of(when: Period) -> tuple[date, date]:
    """First and last day asked about; an open end runs to the end of the calendar."""
    return when.earliest or date.min, when.latest or date.max


def _last(phase: Phase) -> date:
    return date.max if phase.end is None else phase.end - _DAY


def may_overlap(phase: Phase, when: Period) -> bool:
    """Whether the phase can have held on a day asked; an unknown first day may lie anywhere before."""
    first, last = days_of(when)
    return (phase.start or date.min) <= last and first <= _last(phase)


def distance(phase: Phase, when: Period) -> int:
    """How many days the phase lies away from the days asked, 0 where it overlaps."""
    first, last = days_of(when)
    if may_overlap(phase, when):
        return 0
    if phase.start is not None and phase.start > last:
        return (phase.start - last).days
    return (first - _last(phase)).days


def held_over(phases: Sequence[Phase], when: Period) -> Held:
    """Yes where the phases surely cover every day asked, no where none can overlap, part for all between."""
    first, last = days_of(when)
    open_asked = when.earliest is None or when.latest is None
    possible = [phase for phase in phases if may_overlap(phase, when)]
    if not possible:
        return Held("no")
    sure = sorted(
        (start, _last(phase))
        for phase in possible
        if (start := phase.start or phase.held_on) is not None and start <= last
    )
    reached = first
    for start, end in sure:
        if start > reached:
            break
        if end >= last:
            return Held("part" if open_asked else "yes")
        reached = max(reached, end + _DAY)
    unsure = any(p.start is None and (p.held_on is None or p.held_on > first) for p in possible)
    return Held("part", unsure)
