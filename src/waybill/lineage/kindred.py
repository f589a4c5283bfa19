"""Two faces come in; how surely the claims on a line of the one and on a line of the other are on one matter goes
out, whatever the words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from waybill.lineage.faces import Face
from waybill.lineage.sorts import designated, one_sort
from waybill.records.claim import Claim
from waybill.records.values import Party, Period, Quantity, Reach, System, Value

# Kinds that are told of one movement in turn: a rewrite's "transfer" may be the wire's "agreement".
MOVEMENT = frozenset(("transfer", "shipment", "agreement"))
# The same designation tells most, then the same state at the same end; a general word for the goods tells little.
SAME_NAME, SAME_SORT = 0.5, 0.2
SAME_STATE = 0.15
SAME_VALUE = 0.2
# A state that answers or takes a stand does so once or twice in a report.
SAME_PARTY, SAME_ANSWER = 0.5, 0.3
# Two designations, or two states, exclude each other: another movement, or a change that words must show.
UNLIKE = 0.3


def kinship(start: Face, to: Face) -> Mapping[tuple[int, int], float]:
    """For lines by number, the likeness of their likest claims, shared out among all the claims alike."""
    mine, theirs = _placed(start), _placed(to)
    alike = {
        (i, j): score
        for i, (_, one) in enumerate(mine)
        for j, (_, other) in enumerate(theirs)
        if (score := likeness(one, other)) > 0
    }
    rows = Counter(i for i, _ in alike)
    columns = Counter(j for _, j in alike)
    found: dict[tuple[int, int], float] = {}
    for (i, j), score in alike.items():
        place = mine[i][0], theirs[j][0]
        shared = score / math.sqrt(rows[i] * columns[j])
        found[place] = max(found.get(place, 0.0), shared)
    return found


def _placed(face: Face) -> list[tuple[int, Claim]]:
    """Each claim of the body with the number of its line."""
    body = [x for x in face.lines if x.part == "body"]
    return [(x.n, c) for c in face.reading.claims for x in body if c.span.overlaps(x.span)]


def likeness(one: Claim, other: Claim) -> float:
    """How much two claims have in common, 0 where they are of two matters, 1 at most."""
    if group_of(one) != group_of(other):
        return 0.0
    if one.kind == "capability":
        return _goods(one, other) + SAME_NAME if _has(one, other, "range_km") else 0.0
    if group_of(one) == "movement":
        return _movement(one, other)
    parties = [_codes(c, "party") | _codes(c, "body") | _codes(c, "target") for c in (one, other)]
    if parties[0].isdisjoint(parties[1]):
        return 0.0
    told = [
        {str(v.value) for name in ("response", "stance", "change") for v in c.said(name)}
        for c in (one, other)
    ]
    return SAME_PARTY + (SAME_ANSWER if told[0] & told[1] else 0.0)


def group_of(claim: Claim) -> str:
    """The kind, one name for all that is told of a movement."""
    return "movement" if claim.kind in MOVEMENT else claim.kind


def _movement(one: Claim, other: Claim) -> float:
    """Goods of one sort between the same ends."""
    goods = _goods(one, other)
    ends = 0.0
    for name in ("supplier", "recipient"):
        mine, theirs = _codes(one, name), _codes(other, name)
        if mine and theirs:
            ends += SAME_STATE if mine & theirs else -UNLIKE
    values = sum(SAME_VALUE for name in ("quantity", "when") if _equal(one, other, name))
    return max(0.0, min(1.0, goods + ends + values)) if goods > 0 else 0.0


def _goods(one: Claim, other: Claim) -> float:
    """How far the goods are the same: by designation, by sort; less than nothing where both are named and differ."""
    mine, theirs = _systems(one), _systems(other)
    if not mine or not theirs:
        return SAME_SORT / 2
    if {s.name for s in mine if designated(s)} & {s.name for s in theirs if designated(s)}:
        return SAME_NAME
    return SAME_SORT if any(one_sort(a, b) for a in mine for b in theirs) else -UNLIKE


def _systems(claim: Claim) -> list[System]:
    return [v.value for v in claim.said("system") if isinstance(v.value, System)]


def _codes(claim: Claim, name: str) -> set[str]:
    return {v.value.code for v in claim.said(name) if isinstance(v.value, Party)}


def _has(one: Claim, other: Claim, name: str) -> bool:
    return bool(one.said(name)) and bool(other.said(name))


def _equal(one: Claim, other: Claim, name: str) -> bool:
    """Whether both tell the same number or the same days."""
    return any(_same(a.value, b.value) for a in one.said(name) for b in other.said(name))


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one.best is not None and one.best == other.best
    if isinstance(one, Reach) and isinstance(other, Reach):
        return one == other
    if isinstance(one, Period) and isinstance(other, Period):
        return one.earliest is not None and (one.earliest, one.latest) == (other.earliest, other.latest)
    return False
