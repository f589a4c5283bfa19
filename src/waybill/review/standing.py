"""Judgements come in; which of them stands on each matter, and where persons differ, goes out.

A person's newest word takes the place of his earlier ones. Where two persons differ, the later word stands and
the matter is open until they agree. "Unsure" settles nothing: it takes back the person's own earlier word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from waybill.records.judgement import Judgement
from waybill.review.imprint import given_values, key_of, machine_values

Matter = tuple[str, str]
Outcome = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided on one matter: the newest word of each person, oldest first, and the one that stands."""

    about: str
    field: str
    words: tuple[Judgement, ...]
    stands: Judgement | None
    differ: bool


def matter_of(judgement: Judgement) -> Matter:
    """What the judgement is on: the record and the field."""
    return judgement.about, judgement.field


def rulings(judgements: Iterable[Judgement]) -> Mapping[Matter, Ruling]:
    """Settle every matter; what comes later in the row counts as later where the moments are the same."""
    found: dict[Matter, dict[str, Judgement]] = {}
    for judgement in sorted(judgements, key=lambda j: j.at):
        words = found.setdefault(matter_of(judgement), {})
        words.pop(judgement.by, None)
        words[judgement.by] = judgement
    return {matter: _ruling(matter, tuple(words.values())) for matter, words in found.items()}


def _ruling(matter: Matter, words: tuple[Judgement, ...]) -> Ruling:
    decided = [j for j in words if j.decision != "unsure"]
    differ = len({outcome(j) for j in decided}) > 1
    return Ruling(*matter, words, decided[-1] if decided else None, differ)


def outcome(judgement: Judgement) -> Outcome:
    """What follows from the word: to accept what the machine said and to fix it to the same is one outcome."""
    if judgement.decision == "accept":
        return "value", tuple(sorted(map(key_of, machine_values(judgement))))
    given = tuple(sorted(key_of(v) for v, _ in given_values(judgement)))
    if judgement.decision == "fix" and given:
        return "value", given
    return judgement.decision, (judgement.value or "",)
