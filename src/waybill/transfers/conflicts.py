"""The claims of one movement come in; fields on which independent tellings differ go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waybill.records.claim import Claim
from waybill.records.lineage import Independent
from waybill.records.transfer import Backed, Conflict, Part
from waybill.records.values import Party, Quantity
from waybill.records.writing import write_quantity
from waybill.transfers.gather import CONSIGNMENTS, Count
from waybill.transfers.parts import told_apart

# Numbers closer than this share of the larger are roundings of one figure, not a conflict.
ROUNDING = 0.1
# Stages in which goods have come, or are coming.
COME = ("in_delivery", "delivered")


def find_conflicts(
    claims: Sequence[Claim],
    amounts: Sequence[Backed[Quantity]],
    count: Count,
    parts: Sequence[Part] = (),
) -> tuple[Conflict, ...]:
    """Differences that are not explained by instalments, other systems, other days or one telling's own drift."""
    found = []
    quantity = _of_quantity(claims, amounts, count, parts)
    if quantity:
        found.append(quantity)
    stage = _of_delivery(claims)
    if stage:
        found.append(stage)
    found += [c for field in ("supplier", "recipient") if (c := _of_party(claims, field))]
    return tuple(found)


def _of_party(claims: Sequence[Claim], field: str) -> Conflict | None:
    """Different parties in one role: the rules keep such claims apart, so a person judged them to tell of one movement."""
    told: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for claim in claims:
        first = claim.said(field)[:1]
        if first and isinstance(first[0].value, Party):
            party = first[0].value
            told.setdefault(names.setdefault(party.code, party.label), set()).add(claim.id)
    if len(told) < 2:
        return None
    sides = tuple((label, tuple(sorted(ids))) for label, ids in sorted(told.items()))
    return Conflict(field, sides, f"A person judged these to be one movement; they name different {field}s.")


def _of_quantity(
    claims: Sequence[Claim], amounts: Sequence[Backed[Quantity]], count: Count, parts: Sequence[Part]
) -> Conflict | None:
    by_id = {c.id: c for c in claims}
    goods = [
        b
        for b in amounts
        if (b.value.unit or "") not in CONSIGNMENTS and (b.value.best or b.value.low or b.value.high)
    ]
    for n, one in enumerate(goods):
        for other in goods[n + 1 :]:
            if one.value.unit != other.value.unit or _agree(one.value, other.value):
                continue
            if told_apart(one.claims, other.claims, parts):
                continue
            told = [by_id[i] for i in (*one.claims, *other.claims)]
            if _part_of(one, other, by_id) or _part_of(other, one, by_id):
                continue
            together: Independent = count(told)
            if together.high > 1:
                sides = ((write_quantity(one.value), one.claims), (write_quantity(other.value), other.claims))
                return Conflict(
                    "quantity",
                    sides,
                    "Different numbers of the same goods from tellings that may be independent.",
                )
    return None


def _part_of(lot: Backed[Quantity], whole: Backed[Quantity], by_id: Mapping[str, Claim]) -> bool:
    """Whether the one may be an instalment of the other: fewer have come than were ordered or are to come."""
    come = all(by_id[i].stage in COME and not by_id[i].future for i in lot.claims)
    ahead = all(by_id[i].future or by_id[i].stage not in COME for i in whole.claims)
    return come and ahead and _range(lot.value)[0] <= _range(whole.value)[1]


def _agree(one: Quantity, other: Quantity) -> bool:
    a, b = _range(one), _range(other)
    if a[0] <= b[1] and b[0] <= a[1]:
        return True
    nearest = min(abs(a[0] - b[1]), abs(b[0] - a[1]))
    return nearest <= ROUNDING * max(a[1] if a[1] < 1e12 else a[0], b[1] if b[1] < 1e12 else b[0])


def _range(quantity: Quantity) -> tuple[float, float]:
    low = (
        quantity.low
        if quantity.low is not None
        else quantity.best
        if quantity.bound not in {"at_most", "less_than"}
        else 0.0
    )
    high = (
        quantity.high
        if quantity.high is not None
        else quantity.best
        if quantity.bound not in {"at_least", "more_than"}
        else 1e15
    )
    return (low or 0.0, high if high is not None else 1e15)


def _of_delivery(claims: Sequence[Claim]) -> Conflict | None:
    delivered = [c for c in claims if c.stage == "delivered" and not c.future]
    yes = tuple(
        sorted(c.id for c in delivered if c.polarity == "affirmed" and c.certainty in {"certain", "probable"})
    )
    no = tuple(sorted(c.id for c in delivered if c.polarity == "negated"))
    if not (yes and no):
        return None
    why = (
        "Some say it was delivered, others that it was not or that they have not seen it; "
        "the latter speaks of what its speaker knew on its day."
    )
    return Conflict("stage", (("delivered", yes), ("not delivered, or not seen", no)), why)
