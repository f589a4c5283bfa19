"""A list of numbers with ends of their own is told lot by lot; where goods are stopped is no end of their way."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, tells

Row = tuple[str | None, str | None, float, str | None]
LISTS: list[tuple[str, list[Row]]] = [
    (
        "Brazil delivered six Super Tucanos to Angola in 2013, four to Mali in 2018 and six to Ghana in 2019.",
        [("BRA", "AGO", 6, "2013"), ("BRA", "MLI", 4, "2018"), ("BRA", "GHA", 6, "2019")],
    ),
    (
        "Botswana bought four jets from France in 2016 and eight from South Korea in 2019.",
        [("FRA", "BWA", 4, "2016"), ("KOR", "BWA", 8, "2019")],
    ),
    (
        "Turkey has sold 20 drones to Niger, 15 to Togo and 30 to Chad.",
        [("TUR", "NER", 20, None), ("TUR", "TGO", 15, None), ("TUR", "TCD", 30, None)],
    ),
    (
        "Spain sold 12 howitzers to Gabon and 20 to Benin.",
        [("ESP", "GAB", 12, None), ("ESP", "BEN", 20, None)],
    ),
]


@pytest.mark.parametrize(("text", "lots"), LISTS)
def test_each_lot_of_a_list_is_told(text: str, lots: list[Row]) -> None:
    for supplier, recipient, count, when in lots:
        assert tells(
            text, "transfer", supplier=supplier, recipient=recipient, quantity=float(count), when=when
        )
    assert len([c for c in claims_of(text) if c.kind == "transfer"]) == len(lots)


@pytest.mark.parametrize(
    "text",
    [
        "A shipment of 3,000 rifles from Ethiopia was seized at Garissa on Sunday.",
        "Two consignments of missiles from Iran were intercepted in Bosaso.",
        "A cargo of 40 rockets from Libya was confiscated at Valletta.",
    ],
)
def test_where_goods_are_stopped_is_no_end_of_their_way(text: str) -> None:
    found = [c for c in claims_of(text) if c.kind in {"transfer", "shipment"}]
    assert found
    assert all("recipient" not in c.fields and c.stage == "halted" for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "The Colombian president ruled out sending the country's helicopters to Ukraine.",
        "Austria's chancellor ruled out selling tanks to Kosovo.",
    ],
)
def test_what_is_ruled_out_is_negated(text: str) -> None:
    assert tells(text, "transfer", polarity="negated")
    assert not tells(text, "transfer", polarity="affirmed")


def test_what_is_paid_is_money() -> None:
    text = "Nigeria bought 12 helicopters from Russia and paid 20 million to a broker from Israel."
    assert not tells(text, "transfer", supplier="ISR")
