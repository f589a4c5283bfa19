"""What persons decide: on a field, a link, a merge, an outlet, or that a report is taken back; appended, never overwriting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Decision = Literal["accept", "fix", "reject", "same", "different", "unsure"]
WithdrawalKind = Literal["retraction", "withdrawal", "take_down"]


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
        value: the person's value as the JSON of `records.formats_values`; None where none is given.
        machine: the machine's value at that time, written the same way.
        anchor: the words of the claim's field (of the claim, where the field is `""`).
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
    """

    report: str
    kind: WithdrawalKind
    day: date
    by: str
    at: datetime
    reason: str
