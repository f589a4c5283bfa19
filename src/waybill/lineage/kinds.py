"""What one change between two lines is: its field, the words on each side, why it matters, how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from waybill.records.lineage import DriftField
from waybill.records.words import Span

Weight = Literal["minor", "notable", "grave"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change between two lines: the field, the words on each side, why it matters, how much."""

    field: DriftField
    before: Span | None
    after: Span | None
    why: str
    weight: Weight
