"""Readings and judgements on their claims come in; the readings as judged go out. The machine's own stay as they were.

`how` of a value that a person gave is "judged", of a value from elsewhere in the text that a person accepted "confirmed".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from waybill.records.claim import Claim, Field, Reading
from waybill.records.formats import LIST_FIELDS
from waybill.records.judgement import Judgement
from waybill.records.values import Value
from waybill.records.words import Said
from waybill.review.fields import ATTRIBUTES, fields_for, said_of
from waybill.review.imprint import cut_said, given_values
from waybill.review.standing import Ruling, rulings

JUDGED = "judged"
CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Beside:
    """One field of a claim as a reviewer sees it: the machine's values, what counts now, and who decided what.

    `counts` is empty where the field, or the whole claim, was rejected.
    """

    field: str
    machine: tuple[Said[Value], ...]
    counts: tuple[Said[Value], ...]
    ruling: Ruling | None


def judged(readings: Sequence[Reading], judgements: Iterable[Judgement]) -> tuple[Reading, ...]:
    """The readings as persons left them: accepted and fixed values stand, rejected fields and claims are gone."""
    by_claim = _by_claim(judgements)
    return tuple(_judged(reading, by_claim) for reading in readings)


def _by_claim(judgements: Iterable[Judgement]) -> dict[str, dict[str, Judgement]]:
    found: dict[str, dict[str, Judgement]] = {}
    for (about, field), ruling in rulings(judgements).items():
        if ruling.stands is not None:
            found.setdefault(about, {})[field] = ruling.stands
    return found


def _judged(reading: Reading, by_claim: Mapping[str, Mapping[str, Judgement]]) -> Reading:
    if not any(c.id in by_claim for c in reading.claims):
        return reading
    done = (judged_claim(reading, c, by_claim.get(c.id, {})) for c in reading.claims)
    return replace(reading, claims=tuple(c for c in done if c is not None))


def judged_claim(reading: Reading, claim: Claim, stands: Mapping[str, Judgement]) -> Claim | None:
    """One claim as judged, field by field; None where the whole claim was rejected."""
    if "" in stands and stands[""].decision == "reject":
        return None
    for field, judgement in sorted(stands.items()):
        if field in ATTRIBUTES:
            claim = _with_attribute(claim, field, judgement)
        elif field in fields_for(claim):
            claim = _with_field(reading, claim, field, judgement)
    return claim


def _with_field(reading: Reading, claim: Claim, field: str, judgement: Judgement) -> Claim:
    fields: dict[str, Field] = dict(claim.fields)
    if judgement.decision == "accept" and field in fields:
        fields[field] = _shaped(field, [_confirmed(s) for s in claim.said(field)])
    elif judgement.decision == "reject":
        fields.pop(field, None)
    elif judgement.decision == "fix":
        fields[field] = _shaped(field, fixed_values(reading, claim, field, judgement))
    return replace(claim, fields=fields)


def _confirmed(said: Said[Value]) -> Said[Value]:
    """A value filled from context counts as the claim's own once a person confirmed it."""
    return replace(said, how=CONFIRMED) if said.how == "context" else said


def fixed_values(reading: Reading, claim: Claim, field: str, judgement: Judgement) -> tuple[Said[Value], ...]:
    """The person's values on the words he pointed to, else on the machine's, else on the claim's."""
    spans = [s.span for s in claim.said(field)] or [claim.span]
    found: list[Said[Value]] = []
    for place, (value, ends) in enumerate(given_values(judgement)):
        own = cut_said(reading.report.text, value, ends, JUDGED) if ends else None
        found.append(own or Said(value, spans[min(place, len(spans) - 1)], JUDGED))
    return tuple(found)


def _shaped(field: str, said: Sequence[Said[Value]]) -> Field:
    return tuple(said) if field in LIST_FIELDS or len(said) != 1 else said[0]


def _with_attribute(claim: Claim, field: str, judgement: Judgement) -> Claim:
    if judgement.decision == "accept":
        return claim
    given = [v for v, _ in given_values(judgement)]
    value: Any = given[0] if given else None
    if field == "side":
        code = value.code if value is not None else None
        speaker = claim.speaker
        chain = tuple(replace(a, side=code) if a is speaker else a for a in claim.attribution)
        return replace(claim, attribution=chain)
    if field == "future":
        return replace(claim, future=value == "yes")
    # To reject how sure a claim is leaves that open; to reject its stage leaves it without one.
    changed: Mapping[str, Any] = {field: "unknown" if field == "certainty" and value is None else value}
    return replace(claim, **changed)


def beside(reading: Reading, claim: Claim, judgements: Iterable[Judgement]) -> tuple[Beside, ...]:
    """Every field of a claim of the machine's, with what counts now and who decided; the whole claim comes first as ""."""
    ruled = {f: r for (about, f), r in rulings(judgements).items() if about == claim.id}
    stands = {f: r.stands for f, r in ruled.items() if r.stands}
    now = judged_claim(reading, claim, stands)
    rows = [Beside("", (), (), ruled.get(""))] if "" in ruled else []
    for field in fields_for(claim):
        machine = said_of(claim, field)
        counts = said_of(now, field) if now is not None else ()
        if machine or counts or field in ruled:
            rows.append(Beside(field, machine, counts, ruled.get(field)))
    return tuple(rows)
