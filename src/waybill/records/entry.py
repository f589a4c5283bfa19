"""What the register answers with: an entry (a transfer at a revision), its short form in a list, and what changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from waybill.records.claim import Stage
from waybill.records.lineage import Lineage
from waybill.records.transfer import Stance, Transfer

Order = Literal["last_change", "known_since", "supplier", "recipient", "stage", "origins", "reports", "id"]
Cause = Literal["new report", "new version", "withdrawal", "judgement", "new rules"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A transfer as it was known from a day on, with the lineage of its reports; never changed once written.

    Args:
        transfer: its `id` and `revision` together name this entry for ever.
        known_from: the day of publication from which it stood so (until the next revision's day).
        recorded_at: when the register learnt it.
        why: what made this revision.
    """

    transfer: Transfer
    lineage: Lineage
    known_from: date
    recorded_at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Summary:
    """One row of a list of transfers. Parties are `(code, name)`; systems are names, the best backed first.

    `quantity` is written out in words; `low` and `high` are its ends where told. `positions` are `(party code, stance)`.
    `denied`: no stage is reached, and claims deny one or have not seen it.
    """

    id: str
    revision: int
    supplier: tuple[str, str]
    recipient: tuple[str, str] | None
    systems: tuple[str, ...]
    quantity: str
    low: float | None
    high: float | None
    stage: Stage | None
    origins: tuple[int, int]
    unknown_origins: int
    positions: tuple[tuple[str, Stance], ...]
    conflicts: int
    reports: int
    known_since: date | None
    known_from: date
    recorded_at: datetime
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """What a list is narrowed to; every part that is None or empty narrows nothing.

    `words` are looked for in the texts and titles of the entry's reports and in its names (full text, all words wanted).
    """

    words: str = ""
    party: str | None = None
    supplier: str | None = None
    recipient: str | None = None
    system: str | None = None
    stage: Stage | None = None
    origins: int | None = None
    order: Order = "last_change"
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list and how many there are in all."""

    rows: tuple[Summary, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one transfer between two states of the book; `before` or `after` is None where there was none.

    `fields` pairs each field that differs with its value before and after, written in words.
    """

    id: str
    before: int | None
    after: int | None
    causes: tuple[Cause, ...]
    fields: tuple[tuple[str, str, str], ...] = field(default=())
