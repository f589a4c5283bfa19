"""Legal restrictions as rows, and which of them bound parties on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from waybill.records.values import Period, System

Direction = Literal["from", "to", "both", "activity"]
InForce = Literal["yes", "no", "part"]
ScopeFit = Literal["fits", "may_fit", "does_not_fit"]
Verified = Literal["verified", "partial", "memory"]


@dataclass(frozen=True, slots=True)
class Contest:
    """One position on whether a contested measure holds, and who holds it."""

    position: str
    held_by: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A dated change in a measure's life, with its citation."""

    day: date
    what: str
    citation: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a measure's life with its own targets and scope; empty ones are the measure's own.

    `end` is the first day on which the phase no longer held. `held_on` is a day on which it is known to have
    held, given where `start` is not known.
    """

    start: date | None
    end: date | None
    targets: tuple[tuple[str, str], ...] = ()
    scope_tags: tuple[str, ...] = ()
    what: str = ""
    held_on: date | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A legal act's restriction: scope, direction, first day and the first day on which it no longer held.

    `targets` holds (direction, party code) pairs: ("from", "IRN") restricts supply by Iran. `start` is None
    where the first day is not known; `end` is None where it still held when the row was checked.
    """

    id: str
    name: str
    body: str
    acts: tuple[str, ...]
    direction: Direction
    targets: tuple[tuple[str, str], ...]
    binding_on: str
    scope: str
    scope_tags: tuple[str, ...]
    start: date | None
    end: date | None
    legal_force: str
    verified: Verified
    citations: tuple[str, ...]
    changes: tuple[MeasureChange, ...] = ()
    positions: tuple[Contest, ...] = ()
    ended_by: str = ""
    notes: str = ""
    phases: tuple[Phase, ...] = ()
    renewed_to: date | None = None

    @property
    def contested(self) -> bool:
        """Whether states or bodies differ on whether the measure holds."""
        return bool(self.positions)


@dataclass(frozen=True, slots=True)
class Question:
    """What the law is asked: a supplier, a recipient, an item, and a period (a day is a period of one day).

    `item` is the system asked about, `item_words` the words it was asked in, `range_km` its publicly stated range.
    """

    supplier: str
    recipient: str
    item: System
    item_words: str
    when: Period
    range_km: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A measure that ever bound these parties and such an item, with its answer for the period asked.

    It says "possible relevance", never "violation".
    """

    measure: Measure
    in_force: InForce
    scope: ScopeFit
    why: str
