"""What persons decide: on a field, a link, a merge, an outlet, or that a report is taken back; appended, never overwriting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from waybill.records.transfer import Grade

Decision = Literal["accept", "fix", "reject", "same", "different", "unsure"]
WithdrawalKind = Literal["retraction", "withdrawal", "take_down", "reinstatement"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words a judgement stands on: it is carried to a newer reading where these words still stand there.

    `start` and `end` are offsets into the text of `report`; `words_sha256` outlives a take-down of the text.
    """

    report: str
    start: int
    end: int
    words_sha256: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decided what on which record, when and why; `value` is the person's value where one is given.

    Args:
        about: a claim's id; two reports `"r-1|r-2"` (field `link`); two transfers `"t-1|t-2"` (field `merge`); one
            transfer (field `split`, value: the claim ids to keep apart, as a JSON list); `"outlet:NAME"`
            (field `reliability`, value: a letter A-F of the Admiralty code).
        field: the field of the claim, `""` for the whole claim, or one of the words above.
        value: the person's value as the JSON of `records.formats_values` (a list where there are several; a `span`
            of `start` and `end` in it points to other words than the machine's); None where none is given.
        machine: what the machine read at that time, as the JSON that `review.imprint` writes: the claim with all
            its fields, or the movement claims of both transfers.
        anchor: the words of the claim's field (of the claim, where the field is `""` or has no words of its own).
    """

    about: str
    field: str
    decision: Decision
    by: str
    at: datetime
    reason: str
    value: str | None = None
    machine: str | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A report that no longer counts, from a day on; what was known before that day stays known.

    A `retraction` is its outlet's, a `withdrawal` is ours; a `take_down` also blanks the text, and keeps hash and offsets.
    A `reinstatement` lifts the retractions and withdrawals written before it; its day is the first of theirs.
    """

    report: str
    kind: WithdrawalKind
    day: date
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two sets of movement claims that a person judged to tell of one movement (`together`) or of two."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    together: bool
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Hints:
    """What persons decided above the single claim, oldest first: ties between claims, and outlets' reliability by name."""

    ties: tuple[Tie, ...] = ()
    reliability: Mapping[str, Grade] = field(default_factory=dict)


NO_HINTS = Hints()
