"""Two faces of one telling come in; what the retelling changed of a matter goes out, its claims compared wherever in
the two reports they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from waybill.lineage.claimdrift import agree, reported
from waybill.lineage.doubts import doubts
from waybill.lineage.faces import Face
from waybill.lineage.kindred import group_of, likeness
from waybill.lineage.kinds import Weight
from waybill.lineage.lines import Line
from waybill.lineage.numbers import phrase_of
from waybill.lineage.tense import ahead_in
from waybill.records.claim import Claim
from waybill.records.lineage import Drift
from waybill.records.values import Quantity, Reach

# From here on two claims are on one matter: one designation, or goods of one sort between the same two states.
ONE_MATTER = 0.5
# From here on the telling may already have said so of the same matter in other words.
NEAR = 0.3
# Claims that fall behind the likest by no more than half of what a common state counts tell it as well.
AS_LIKE = 0.1
# How far along, by the steps that no reader would take for one another.
STEPS = {
    "considered": 0,
    "negotiating": 0,
    "agreed": 1,
    "licensed": 1,
    "in_delivery": 2,
    "delivered": 2,
}
# A round number within a tenth of the other is a rounding.
ROUNDED = 0.1


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and the line on which it stands."""

    claim: Claim
    line: Line


def belied_claims(start: Face, to: Face) -> Iterator[Drift]:
    """Every change that no claim of the telling bears out and that some claim of it belies."""
    mine, theirs = _told(start), _told(to)
    for rule in RULES:
        for drift in rule(mine, theirs):
            counts = drift.field == "quantity" and drift.before and drift.after
            yield _with_phrases(drift, start, to) if counts else drift


def _with_phrases(drift: Drift, start: Face, to: Face) -> Drift:
    before, after = (
        phrase_of(f.text, s) if s else None for f, s in ((start, drift.before), (to, drift.after))
    )
    return replace(drift, before=before, after=after)


def _told(face: Face) -> list[Told]:
    body = [x for x in face.lines if x.part == "body"]
    return [
        Told(c, x) for c in face.reading.claims for x in body if x.span.start <= c.span.start < x.span.end
    ]


def _kin(one: Told, others: Sequence[Told], least: float = ONE_MATTER) -> list[Told]:
    """The claims on one matter with this one, the likest first, by claim and then by words."""
    found = [(likeness(x.claim, one.claim), len(x.line.stems & one.line.stems), x) for x in others]
    near = [f for f in found if f[0] >= least]
    return [x for _, _, x in sorted(near, key=lambda f: (-f[0], -f[1], f[2].line.n, f[2].claim.id))]


def numbers_changed(mine: Sequence[Told], theirs: Sequence[Told]) -> Iterator[Drift]:
    """A number of the goods, or a reach, that no claim of the telling on them has, for one that none of the retelling
    has."""
    for name in ("quantity", "range_km"):
        for one, other in _belied(name, mine, theirs):
            before, after = one.claim.said(name)[0], other.claim.said(name)[0]
            weight: Weight = "minor" if _rounded(before.value, after.value) else "grave"
            why = f"“{before.span.words}” has become “{after.span.words}”: the number is another."
            yield reported(one.claim, other.claim, "quantity", (before.span, after.span), why, weight)


def _belied(name: str, mine: Sequence[Told], theirs: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Claims on one matter whose values for the field only one of the two reports has."""
    for other in theirs:
        if not _is_told(other, name):
            continue
        kin = [x for x in _kin(other, mine) if _is_told(x, name)]
        if any(_agree(x, other, name) for x in kin):
            continue
        here = {f.value for f in other.line.figures}
        for one in kin:
            if _number(one.claim.said(name)[0].value) in here:
                continue
            back = [x for x in _kin(one, theirs) if _is_told(x, name)]
            if not any(_agree(one, x, name) for x in back):
                yield one, other
                break


def _is_told(told: Told, name: str) -> bool:
    return bool(told.claim.said(name)) and told.claim.polarity == "affirmed"


def _agree(one: Told, other: Told, name: str) -> bool:
    return any(agree(a.value, b.value) for a in one.claim.said(name) for b in other.claim.said(name))


def _rounded(one: object, other: object) -> bool:
    values = [_number(v) for v in (one, other)]
    if None in values:
        return False
    was, is_ = (v or 0.0 for v in values)
    shorter = len(f"{is_:g}".rstrip("0")) < len(f"{was:g}".rstrip("0"))
    return shorter and abs(was - is_) <= ROUNDED * max(was, is_)


def _number(value: object) -> float | None:
    if isinstance(value, Quantity):
        return value.best if value.best is not None else value.low if value.low is not None else value.high
    return (value.high or value.low) if isinstance(value, Reach) else None


def stages_raised(mine: Sequence[Told], theirs: Sequence[Told]) -> Iterator[Drift]:
    """Further along than any of the telling's claims that are nearest to it has it."""
    for other in theirs:
        high = _step(other)
        kin = _nearest(other, [x for x in mine if _step(x) is not None])
        if high is None or not kin or any((_step(x) or 0) >= high for x in kin):
            continue
        if high == STEPS["agreed"] and doubts(other.claim.span.words):
            continue
        one = kin[0]
        why = f"{_named(one.claim)} is told as {_named(other.claim).lower()}."
        yield reported(one.claim, other.claim, "stage", (one.claim.span, other.claim.span), why, "grave")


def _nearest(one: Told, others: Sequence[Told]) -> list[Told]:
    """Of the claims on one matter with this one, those that are nearly as like it as the likest."""
    kin = _kin(one, others)
    best = likeness(kin[0].claim, one.claim) if kin else 0.0
    return [x for x in kin if likeness(x.claim, one.claim) >= best - AS_LIKE]


def _step(told: Told) -> int | None:
    """How far along a claim has the matter; what is still to come is not delivered."""
    claim = told.claim
    if claim.polarity != "affirmed" or claim.stage not in STEPS:
        return None
    to_come = claim.future or ahead_in(claim.span.words)
    return min(STEPS[claim.stage], STEPS["agreed"]) if to_come else STEPS[claim.stage]


def _named(claim: Claim) -> str:
    return (claim.stage or "").replace("_", " ").capitalize()


def doubts_dropped(mine: Sequence[Told], theirs: Sequence[Told]) -> Iterator[Drift]:
    """Certain, where every claim of the telling on the matter is in doubt."""
    for other in theirs:
        movement = group_of(other.claim) == "movement" and _step(other) is not None
        if not movement or other.claim.certainty != "certain" or doubts(other.line.span.words):
            continue
        near = _kin(other, mine, NEAR)
        kin = _kin(other, mine)
        if kin and all(x.claim.certainty in ("possible", "probable") for x in near):
            one = kin[0]
            why = f"{one.claim.certainty.capitalize()} is told as certain."
            yield reported(
                one.claim, other.claim, "certainty", (one.claim.span, other.claim.span), why, "grave"
            )


Rule = Callable[[Sequence[Told], Sequence[Told]], Iterator[Drift]]
RULES: tuple[Rule, ...] = (numbers_changed, stages_raised, doubts_dropped)
