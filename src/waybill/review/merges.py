"""Judgements on transfers and the readings of today come in; ties between today's claims go out, oldest first.

Ties are followed in the order in which they were made, so that the newest word prevails where they contradict each
other; one that no longer holds in the transfers put together is a conflict between persons, and stays on record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from waybill.records.claim import Claim, Reading
from waybill.records.judgement import Anchor, Judgement, Tie
from waybill.records.transfer import Transfer
from waybill.review.carry import NO_VERSIONS, Reopened, Versions
from waybill.review.imprint import Imprint, key_of, sides_in
from waybill.review.moving import Astray, moved
from waybill.review.standing import rulings


@dataclass(frozen=True, slots=True)
class Tied:
    """The ties that hold claims together or apart today, and the judgements whose claims are no more."""

    ties: tuple[Tie, ...]
    reopened: tuple[Reopened, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A judgement that does not hold in the transfers as they stand, and the later ones that contradict it."""

    tie: Tie
    by: tuple[Tie, ...]


def ties_of(
    judgements: Iterable[Judgement], readings: Sequence[Reading], versions: Versions = NO_VERSIONS
) -> Tied:
    """Lay merges and splits on today's claims; where persons differ on one pair, each one's word is a tie."""
    by_report = {r.report.id: r for r in readings}
    words = [
        j
        for ruling in rulings(j for j in judgements if j.field in ("merge", "split")).values()
        for j in ruling.words
        if j.decision != "unsure"
    ]
    ties: list[Tie] = []
    reopened: list[Reopened] = []
    for judgement in sorted(words, key=lambda j: (j.at, j.about, j.by)):
        sides = sides_in(judgement)
        if sides is None:
            continue
        one, other = (_laid(side, by_report, versions) for side in sides)
        if one and other and not set(one) & set(other):
            ties.append(Tie(one, other, judgement.decision == "same", judgement))
        elif any(i.report in by_report for side in sides for i in side):
            lost = sides[0] if not one else sides[1]
            why = "the rules no longer read a movement claim on the words of one side"
            if one and other:
                why = "the rules now read one claim on words of both sides"
            reopened.append(Reopened(judgement, lost[0].report, why))
    return Tied(tuple(ties), tuple(reopened))


def _laid(side: Sequence[Imprint], by_report: Mapping[str, Reading], versions: Versions) -> tuple[str, ...]:
    """Today's claims on the words of the side's claims."""
    found: set[str] = set()
    for imprint in side:
        for report in dict.fromkeys((imprint.report, versions.get(imprint.report, imprint.report))):
            if report in by_report:
                found |= {c.id for c in _claims_on(imprint, by_report[report])}
    return tuple(sorted(found))


def _claims_on(imprint: Imprint, reading: Reading) -> list[Claim]:
    """The claim of that id, else the movement claims that share most words with the one that was judged."""
    moving = [c for c in reading.claims if c.kind in ("transfer", "shipment")]
    same = [c for c in moving if c.id == imprint.id]
    if same:
        return same
    whole = moved(Anchor(imprint.report, *imprint.ends, imprint.words_sha256), imprint, reading)
    if isinstance(whole, Astray):
        return []
    start, end = whole
    shared = {c.id: min(c.span.end, end) - max(c.span.start, start) for c in moving}
    most = max(shared.values(), default=0)
    near = [c for c in moving if shared[c.id] == most > 0]
    values = {name: set(map(key_of, vs)) for name, vs in imprint.says}
    # Two claims on one stretch ("40 missiles and 20 drones") are told apart by what they say.
    like = {
        c.id: sum(key_of(s.value) in values.get(n, ()) for n in c.fields for s in c.said(n)) for c in near
    }
    return [c for c in near if like[c.id] == max(like.values())]


def contradictions(ties: Sequence[Tie], transfers: Sequence[Transfer]) -> tuple[Contradiction, ...]:
    """The ties that do not hold in these transfers, each with the later ties that touch its claims."""
    homes = {claim: t.id for t in transfers for claim in t.claims}
    found = []
    for place, tie in enumerate(ties):
        if _holds(tie, homes):
            continue
        claims = {*tie.one, *tie.other}
        later = tuple(t for t in ties[place + 1 :] if claims & {*t.one, *t.other} and _holds(t, homes))
        found.append(Contradiction(tie, later))
    return tuple(found)


def _holds(tie: Tie, homes: Mapping[str, str]) -> bool:
    one = {homes[c] for c in tie.one if c in homes}
    other = {homes[c] for c in tie.other if c in homes}
    if not one or not other:
        return True
    return bool(one & other) == tie.together
