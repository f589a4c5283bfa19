"""Successive deals and instalments are tied to one transfer as parts, with the reason; what may be one is not parted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.transfers.tellings import movement, one_each, said, telling
from waybill.records.claim import Claim, Reading
from waybill.records.formats_transfer import transfer_from_json, transfer_to_json
from waybill.records.lineage import Independent, Lineage
from waybill.records.transfer import Transfer
from waybill.records.values import Period, Quantity
from waybill.transfers.assemble import assemble

ALONE = Lineage((), (), (), Independent(0, 0, 0, ()), ())


def put(*readings: Reading) -> Transfer:
    (found,) = assemble(readings, ALONE, one_each)
    return found


def of(first: str, last: str, number: float | None = None, how: str = "", **more: object) -> Claim:
    """A delivery in that time, of that many vehicles."""
    when = Period(date.fromisoformat(first), date.fromisoformat(last))
    fields = {"when": said(when, how)}
    if number is not None:
        fields["quantity"] = said(Quantity(number, number, number, unit="vehicle"))
    return replace(movement(**fields), **more)  # type: ignore[arg-type]


JANUARY, JUNE = ("2023-01-01", "2023-01-31"), ("2023-06-01", "2023-06-30")


def test_deliveries_of_different_months_are_instalments_and_their_numbers_no_conflict() -> None:
    found = put(telling("a", 1, of(*JANUARY, 10)), telling("b", 2, of(*JUNE, 40)))
    assert [(p.kind, p.claims) for p in found.parts] == [("instalment", ("c-a",)), ("instalment", ("c-b",))]
    assert found.parts[0].why == (
        "Deliveries are told of 2023-01-01 to 2023-01-31 and of 2023-06-01 to 2023-06-30: "
        "instalments, or tellings that differ."
    )
    assert found.conflicts == ()
    assert transfer_from_json(transfer_to_json(found)) == found


def test_numbers_of_one_time_or_of_no_time_still_conflict() -> None:
    same = put(telling("a", 1, of(*JANUARY, 10)), telling("b", 2, of(*JANUARY, 40)))
    assert same.parts == () and [c.field for c in same.conflicts] == ["quantity"]
    open_ = replace(movement(quantity=said(Quantity(90, 90, 90, unit="vehicle"))))
    three = put(telling("a", 1, of(*JANUARY, 10)), telling("b", 2, of(*JUNE, 10)), telling("c", 3, open_))
    assert len(three.parts) == 2 and [c.field for c in three.conflicts] == ["quantity"]


@pytest.mark.parametrize(
    "other",
    [
        of("2023-02-20", "2023-02-28"),  # nearer than a month
        of("2022-01-01", "2023-12-31"),  # told to the year and more
        of(*JUNE, how="context"),
        of(*JUNE, future=True),
        of(*JUNE, polarity="negated"),
        of(*JUNE, stage="licensed"),  # licence and delivery of one deal
    ],
)
def test_what_may_be_one_is_not_parted(other: Claim) -> None:
    assert put(telling("a", 1, of(*JANUARY)), telling("b", 2, other)).parts == ()


def test_agreements_years_apart_are_successive_deals_and_months_apart_are_one() -> None:
    signed = of("2018-05-01", "2018-05-31", stage="agreed")
    again = of("2022-03-01", "2022-03-31", stage="agreed")
    found = put(telling("a", 1, signed), telling("b", 2, again))
    assert [p.kind for p in found.parts] == ["deal", "deal"] and "successive deals" in found.parts[0].why
    near = of("2018-11-01", "2018-11-30", stage="licensed")
    assert put(telling("a", 1, signed), telling("b", 2, near)).parts == ()


def test_a_second_batch_is_an_instalment_and_a_first_alone_is_none() -> None:
    def batch(number: float) -> Claim:
        return movement(quantity=said(Quantity(number, number, number, unit="batch"), "ordinal"))

    assert put(telling("a", 1, batch(1))).parts == ()
    found = put(telling("a", 1, batch(1)), telling("b", 2, batch(2)))
    assert [(p.claims, p.why) for p in found.parts] == [
        (("c-a",), "Told of as the first."),
        (("c-b",), "Told of as the second."),
    ]
