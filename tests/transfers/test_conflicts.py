"""A table of pairs of claims on one movement: which of them contradict each other, and which only look so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.transfers.tellings import CHAD, LYNX, OMAN, RIFLE, TOGO, VEHICLE, movement, one_each, said, telling
from waybill.records.claim import Claim
from waybill.records.lineage import Independent, Lineage
from waybill.records.values import Bound, Period, Quantity, System
from waybill.transfers.assemble import assemble

ALONE = Lineage((), (), (), Independent(0, 0, 0, ()), ())
MARDER = System("Marder", "Marder", "infantry fighting vehicle", "II")


def number(
    best: float | None,
    bound: Bound = "exact",
    unit: str = "vehicle",
    low: float | None = None,
    high: float | None = None,
) -> Quantity:
    """A number as the reader would give it."""
    if bound in ("at_least", "more_than"):
        low = best
    elif bound in ("at_most", "less_than"):
        high = best
    elif bound == "exact":
        low = high = best
    return Quantity(low, best, high, bound, bound == "about", unit)


def of(quantity: Quantity | None = None, when: tuple[str, str] | None = None, **more: object) -> Claim:
    """Oman's delivery to Chad, so many, in that time, in that stage."""
    fields = {}
    if quantity is not None:
        fields["quantity"] = said(quantity)
    if when is not None:
        fields["when"] = said(Period(date.fromisoformat(when[0]), date.fromisoformat(when[1])))
    system = more.pop("system", LYNX)
    return replace(movement(system, **fields), **more)  # type: ignore[arg-type]


def conflicts(one: Claim, other: Claim) -> set[str]:
    """The fields on which the two are shown to conflict."""
    found = assemble([telling("a", 1, one), telling("b", 2, other)], ALONE, one_each)
    return {c.field for transfer in found for c in transfer.conflicts}


MARCH, APRIL, JULY = ("2023-03-01", "2023-03-31"), ("2023-04-01", "2023-04-30"), ("2023-07-01", "2023-07-31")


CASES = [
    ("another number of the same goods", of(number(40)), of(number(90)), {"quantity"}),
    ("the same number", of(number(40)), of(number(40)), set()),
    ("a rounding", of(number(980)), of(number(1000)), set()),
    ("about, and the exact number", of(number(40, "about")), of(number(42)), set()),
    ("at least, and more", of(number(40, "at_least")), of(number(90)), set()),
    ("at least, and less", of(number(90, "at_least")), of(number(40)), {"quantity"}),
    ("at most, and less", of(number(90, "at_most")), of(number(40)), set()),
    ("at most, and more", of(number(40, "at_most")), of(number(90)), {"quantity"}),
    ("a range that holds it", of(number(None, "between", low=30, high=60)), of(number(50)), set()),
    ("a range that does not", of(number(None, "between", low=30, high=60)), of(number(500)), {"quantity"}),
    ("no number on one side", of(number(40)), of(), set()),
    ("consignments and goods", of(number(4, unit="shipment")), of(number(90)), set()),
    ("money and goods", of(number(4e6, unit="USD")), of(number(90)), set()),
    ("instalments of two times", of(number(10), MARCH), of(number(40), JULY), set()),
    ("two numbers of one time", of(number(10), MARCH), of(number(40), MARCH), {"quantity"}),
    ("two numbers of times that touch", of(number(10), MARCH), of(number(40), APRIL), {"quantity"}),
    ("an instalment and the order", of(number(10)), of(number(40), stage="agreed"), set()),
    ("more delivered than ordered", of(number(90)), of(number(40), stage="agreed"), {"quantity"}),
    ("two orders of one deal", of(number(10), stage="agreed"), of(number(40), stage="agreed"), {"quantity"}),
    ("what is still to come, and what came", of(number(40), future=True), of(number(10)), set()),
    ("different systems", of(number(10), system=LYNX), of(number(40), system=RIFLE), set()),
    ("two designations", of(number(10), system=LYNX), of(number(40), system=MARDER), set()),
    ("delivered, and not seen", of(), of(polarity="negated"), {"stage"}),
    ("ordered, and not delivered", of(stage="agreed"), of(polarity="negated"), set()),
    ("possibly delivered, and not", of(certainty="possible"), of(polarity="negated"), set()),
    ("both say that nothing came", of(polarity="negated"), of(polarity="negated"), set()),
    (
        "another recipient is another movement",
        of(number(10)),
        replace(movement(recipient=said(TOGO), quantity=said(number(40)))),
        set(),
    ),
    (
        "the way back is another movement",
        of(number(10)),
        replace(movement(supplier=said(CHAD), recipient=said(OMAN), quantity=said(number(40)))),
        set(),
    ),
    ("a general word for the goods", of(number(40), system=LYNX), of(number(40), system=VEHICLE), set()),
]


@pytest.mark.parametrize(("one", "other", "fields"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_only_the_same_scope_and_time_contradict(one: Claim, other: Claim, fields: set[str]) -> None:
    assert conflicts(one, other) == fields
    assert conflicts(other, one) == fields


def test_both_sides_of_a_conflict_show_their_claims() -> None:
    (found,) = assemble([telling("a", 1, of(number(40))), telling("b", 2, of(number(90)))], ALONE, one_each)
    (conflict,) = found.conflicts
    assert {claims for _, claims in conflict.sides} == {("c-a",), ("c-b",)}
    assert all(words for words, _ in conflict.sides)


def test_one_telling_that_drifts_is_no_conflict() -> None:
    def together(claims: object) -> Independent:
        return Independent(1, 1, 0, ("All go back to one telling.",))

    found = assemble([telling("a", 1, of(number(40))), telling("b", 2, of(number(90)))], ALONE, together)
    assert [c for t in found for c in t.conflicts] == []
