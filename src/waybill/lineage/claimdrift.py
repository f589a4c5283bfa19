"""Aligned lines come in; how the values of their claims differ goes out, for what the wording alone does
not show."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.lineage.align import Aligned
from waybill.lineage.changes import CLOSE
from waybill.lineage.concepts import concepts_of
from waybill.lineage.doubts import doubts
from waybill.lineage.faces import Face
from waybill.lineage.kindred import likeness
from waybill.lineage.kinds import Weight
from waybill.lineage.lines import Line
from waybill.lineage.sides import parties_in
from waybill.lineage.sorts import one_sort
from waybill.lineage.tense import ahead_in
from waybill.records.claim import Claim
from waybill.records.lineage import Drift, DriftField
from waybill.records.values import Party, Period, Quantity, Reach, System, Value
from waybill.records.words import Said, Span

RUNGS = ("considered", "negotiating", "agreed", "licensed", "in_delivery", "delivered")
SURE = ("unknown", "possible", "probable", "certain")
# Kinds that are told of one movement in turn: a rewrite's "transfer" may be the wire's "shipment".
MOVEMENT = frozenset(("transfer", "shipment"))
# Above this likeness two lines are surely one; below, a value kept elsewhere means that another claim was
# retold.
SURELY = 0.55
# What rounding leaves between kilometres and miles.
CONVERTED = 0.03
_FIELDS: tuple[tuple[str, DriftField], ...] = (
    ("supplier", "party"),
    ("recipient", "party"),
    ("system", "system"),
    ("quantity", "quantity"),
    ("when", "when"),
)


def claims_of(face: Face, line: Line) -> tuple[Claim, ...]:
    """The claims that stand on the line."""
    return tuple(c for c in face.reading.claims if c.span.overlaps(line.span))


def claim_changes(pair: Aligned, start: Face, to: Face) -> Iterator[Drift]:
    """Compare the claims of two lines that are each other's best, kind by kind, each side's only one of
    its kind."""
    if not pair.best or pair.score < CLOSE:
        return
    for one in claims_of(start, pair.before):
        mine = [c for c in claims_of(start, pair.before) if _kind(c) == _kind(one)]
        theirs = [c for c in claims_of(to, pair.after) if _kind(c) == _kind(one)]
        if len(mine) == 1 and len(theirs) == 1 and _akin(one, theirs[0]):
            yield from _compared(one, theirs[0], start, to if pair.score < SURELY else None)


def _kind(claim: Claim) -> str:
    return "movement" if claim.kind in MOVEMENT else claim.kind


def _compared(one: Claim, other: Claim, start: Face, to: Face | None) -> Iterator[Drift]:
    for name, field in _FIELDS:
        if field == "party" and _beside(one, other):
            continue
        if not _told(start, name, other) and not (to is not None and _told(to, name, one)):
            yield from _field_change(one, other, name, field)
    if one.polarity != other.polarity:
        yield _whole(one, other, "polarity", "What was affirmed is denied, or the other way about.", "grave")
    if "negated" not in (one.polarity, other.polarity) and _kind(one) in ("movement", "agreement"):
        yield from _grown(one, other, start)


def _beside(one: Claim, other: Claim) -> bool:
    """Whether both claims' words name the same states: then which end each stands at is told by their order."""
    mine, theirs = ({code for code, _ in parties_in(c.span.words)} for c in (one, other))
    return mine == theirs


def _akin(one: Claim, other: Claim) -> bool:
    """Whether the words of two claims are on one matter, states left aside: they may be the very thing
    that changed."""
    mine, theirs = ({s for s in concepts_of(c.span.words) if s[0] != "="} for c in (one, other))
    shared = len(mine & theirs)
    return shared >= 2 or shared >= 0.5 * max(1, min(len(mine), len(theirs)))


def _grown(one: Claim, other: Claim, start: Face) -> Iterator[Drift]:
    """Surer, or further along, than the telling has it, and the words do not doubt it or put it off."""
    words = other.span.words
    if (
        other.certainty == "certain"
        and not doubts(words)
        and SURE.index(other.certainty) > SURE.index(one.certainty)
        and one.certainty != "unknown"
    ):
        yield _whole(
            one, other, "certainty", f"{one.certainty.capitalize()} is told as {other.certainty}.", "grave"
        )
    low, high = _rung(one), _rung(other)
    if any(
        _rung(c) >= high > low and likeness(c, other) >= likeness(one, other) for c in start.reading.claims
    ):
        return
    if one.future and high == RUNGS.index("delivered"):
        yield _whole(one, other, "stage", "What was still to come is told as done.", "grave")
    elif -1 < low < high and not (high == RUNGS.index("agreed") and doubts(words)):
        why = f"{RUNGS[low].replace('_', ' ').capitalize()} is told as {RUNGS[high].replace('_', ' ')}."
        yield _whole(one, other, "stage", why, "grave")


def _rung(claim: Claim) -> int:
    """How far along the claim has it, -1 where it does not say; what is still to come is agreed at most."""
    if claim.stage not in RUNGS:
        return -1
    to_come = claim.future or ahead_in(claim.span.words)
    return min(RUNGS.index(claim.stage), RUNGS.index("agreed")) if to_come else RUNGS.index(claim.stage)


def _told(start: Face, name: str, other: Claim) -> bool:
    """Whether some claim of the telling has the retelling's value: then another claim was retold, not this
    one changed."""
    values = [v.value for v in other.said(name)]
    held = [v.value for c in start.reading.claims for v in c.said(name)]
    return any(type(a) is type(b) and agree(a, b) for a in values for b in held)


def _whole(one: Claim, other: Claim, field: DriftField, why: str, weight: Weight) -> Drift:
    return Drift(one.report, other.report, field, one.span, other.span, why, weight, one.id, other.id)


def reported(
    one: Claim, other: Claim, field: DriftField, spans: tuple[Span, Span], why: str, weight: Weight
) -> Drift:
    """The change between two claims, with the words on both sides."""
    return Drift(one.report, other.report, field, *spans, why, weight, one.id, other.id)


def _field_change(one: Claim, other: Claim, name: str, field: DriftField) -> Iterator[Drift]:
    """A field that both claims give, in values that exclude each other."""
    mine, theirs = one.said(name), other.said(name)
    if not mine or not theirs or any(agree(a.value, b.value) for a in mine for b in theirs):
        return
    before, after = _words(mine, one), _words(theirs, other)
    if concepts_of(before.words) == concepts_of(after.words):
        return
    why = f"“{before.words}” has become “{after.words}” ({name})."
    weight: Weight = "notable" if field == "when" else "grave"
    yield Drift(one.report, other.report, field, before, after, why, weight, one.id, other.id)


def _words(said: tuple[Said[Value], ...], claim: Claim) -> Span:
    return said[0].span if said[0].span.words else claim.span


def agree(one: Value, other: Value) -> bool:
    """Whether two values can both hold: equal, of one family, overlapping."""
    if isinstance(one, Party) and isinstance(other, Party):
        return one.code == other.code
    if isinstance(one, System) and isinstance(other, System):
        return one.name == other.name or one_sort(one, other)
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return _quantitiesagree(one, other)
    if isinstance(one, Period) and isinstance(other, Period):
        ends = (one.earliest, one.latest, other.earliest, other.latest)
        return None in ends or (one.earliest <= other.latest and other.earliest <= one.latest)  # type: ignore[operator]
    if isinstance(one, Reach) and isinstance(other, Reach):
        return _reaches_agree(one, other)
    return one == other or type(one) is not type(other)


def _reaches_agree(one: Reach, other: Reach) -> bool:
    """Whether two reaches have an end in common, but for what a conversion rounds off."""
    ends = [(a, b) for a in (one.low, one.high) for b in (other.low, other.high) if a and b]
    return any(abs(a - b) <= CONVERTED * max(a, b) for a, b in ends)


def _quantitiesagree(one: Quantity, other: Quantity) -> bool:
    if one.unit != other.unit:
        return True
    return one.best == other.best or None in (one.best, other.best)
