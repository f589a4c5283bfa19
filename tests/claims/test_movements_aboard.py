"""Goods on board, standing trade, refusals, numbers told of goods named before."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, plain, tells

TOLD: list[tuple[str, str, dict[str, object]]] = [
    (
        "A cargo plane with 14 tons of grenades on board crashed on its way from Croatia to Kenya.",
        "shipment",
        {"supplier": "HRV", "recipient": "KEN", "quantity": 14, "via": None},
    ),
    ("A coaster lay off Durban with 60 tons of arms for Malawi.", "shipment", {"recipient": "MWI"}),
    (
        "A Danish ship took on ammunition at a port near Tunis last December.",
        "shipment",
        {"supplier": None, "when": "2023-12"},
    ),
    ("The goods were mortar shells for Uruguay.", "shipment", {"recipient": "URY"}),
    ("Rifles for Chad were found aboard a dhow.", "shipment", {"recipient": "TCD"}),
    (
        "The Antonov was taking Serbian landmines to Chad.",
        "transfer",
        {"supplier": "SRB", "recipient": "TCD"},
    ),
    (
        "Peru remains a supplier of patrol boats to Panama.",
        "transfer",
        {"supplier": "PER", "recipient": "PAN"},
    ),
    ("Spain is Morocco's biggest arms supplier.", "transfer", {"supplier": "ESP", "recipient": "MAR"}),
    (
        "Oslo turned down a Kenyan request for howitzers.",
        "transfer",
        {"supplier": "NOR", "recipient": "KEN", "stage": "halted"},
    ),
    (
        "Turkey handed over four Mi-35M helicopters last December and two Mi-171s in March.",
        "transfer",
        {"quantity": 2, "when": "2023-03"},
    ),
    ("France sold Oman 9 tanks.\n\nMedia have put the number at twelve.", "transfer", {"quantity": 12}),
    ("Iran buys most of its own weapons from Peru.", "transfer", {"supplier": "PER", "recipient": "IRN"}),
    ("India, which supplied most of Oman's arms, left.", "transfer", {"supplier": "IND", "recipient": "OMN"}),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), TOLD)
def test_goods_on_their_way_are_told(text: str, kind: str, wanted: dict[str, object]) -> None:
    assert tells(text, kind, **wanted)


def test_each_lot_comes_from_its_own_maker() -> None:
    found = claims_of("Chad has taken delivery of Chinese missiles and Russian tanks.")
    assert {plain(s.value) for c in found for s in c.said("supplier")} == {"CHN", "RUS"}


@pytest.mark.parametrize(
    "text",
    [
        "The aircraft carries the PL-15 missile and two bombs.",
        "A warship with 16 missiles lay off Mumbai.",
        "The navy's new ship has 32 missiles and a gun.",
        "The frigate was refused permission to board.",
        "He took part in the tank drill.",
    ],
)
def test_what_a_warship_or_a_jet_is_armed_with_goes_nowhere(text: str) -> None:
    assert not [c for c in claims_of(text) if c.kind in {"transfer", "shipment"}]


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("The ban on Dutch arms for Laos was lifted.", "measure", {"target": "LAO", "change": "lifted"}),
        (
            "Oslo broke the arms embargo on Chad, which the UN imposed in 2011.",
            "measure",
            {"body": "UN", "target": "TCD"},
        ),
        ("Sudan has been under an EU arms embargo since 1994.", "measure", {"body": "EU", "target": "SDN"}),
        (
            "Peru bought shells from Chile.\n\nThe Chilean embassy did not wish to comment.",
            "response",
            {"party": "CHL"},
        ),
        (
            "Peru bought shells from Chile.\n\nA question to the Chilean embassy went unanswered.",
            "response",
            {"party": "CHL"},
        ),
        (
            "Peru bought shells from Chile.\n\nChile's foreign ministry complained about an arms race.",
            "position",
            {"party": "CHL"},
        ),
        (
            "Iran sold Chad drones.\n\nLaos had asked its partners for interceptors.",
            "transfer",
            {"recipient": "LAO", "supplier": None},
        ),
    ],
)
def test_what_stands_around_a_transfer_is_told(text: str, kind: str, wanted: dict[str, object]) -> None:
    assert tells(text, kind, **wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Peru bought shells from Chile.\n\nThe judge granted the order on Monday.",
        "Peru bought shells from Chile.\n\nThe Chilean embassy did not answer our letters.",
        "Peru bought shells from Chile.\n\nThe officials who signed the licences were never charged.",
        "Peru bought shells from Chile.\n\nThe dockers will not touch this cargo and want to turn the ship away.",
        "Peru bought shells from Chile.\n\nAbout a fifth of Peru's bananas go to Chile.",
    ],
)
def test_courts_letters_and_bananas_are_no_deal(text: str) -> None:
    assert len([c for c in claims_of(text) if c.kind in {"agreement", "transfer", "shipment"}]) == 1
