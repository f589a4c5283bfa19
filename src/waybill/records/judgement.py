"""A person's decision on a field, a link or a merge; appended, never overwriting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Decision = Literal["accept", "fix", "reject", "same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decided what on which record, when and why; `value` is the person's value where one is given."""

    about: str
    field: str
    decision: Decision
    by: str
    at: datetime
    reason: str
    value: str | None = None
