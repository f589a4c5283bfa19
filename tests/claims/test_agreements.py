"""Agreements: their parties, who of them supplies, what and how many."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, tells
from waybill.claims.origins import origin_of

TOLD: list[tuple[str, dict[str, object]]] = [
    (
        "Serbia signed a contract in Jakarta for 36 HARIMAU tanks.",
        {"recipient": "SRB", "quantity": 36, "system": "Harimau", "place": "Jakarta"},
    ),
    (
        "Finland placed an order for 64 F-35 fighters with Lockheed Martin.",
        {"supplier": "USA", "recipient": "FIN", "quantity": 64, "place": None},
    ),
    (
        "Egypt and France concluded a deal for 30 Rafale fighters in May.",
        {"supplier": "FRA", "recipient": "EGY", "quantity": 30, "when": "2023-05"},
    ),
    (
        "Moscow and Hanoi initialled contracts for Su-35 fighters in May.",
        {"supplier": "RUS", "recipient": "VNM"},
    ),
    (
        "Embraer has won a contract from Portugal for five KC-390 transport aircraft.",
        {"supplier": "BRA", "recipient": "PRT", "quantity": 5},
    ),
    (
        "Ecuador and Spain signed a contract for six patrol vessels on Tuesday.",
        {"parties": ["ECU", "ESP"], "quantity": 6, "supplier": None},
    ),
    (
        "Canada, whose order for 88 fighter jets dates from 2023, expects four aircraft in 2026.",
        {"parties": "CAN", "quantity": 88, "when": "2023"},
    ),
    ("Greece has cancelled a contract with Israel for 40 howitzers.", {"stage": "halted", "quantity": 40}),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_a_sentence_tells_its_agreement(text: str, wanted: dict[str, object]) -> None:
    assert tells(text, "agreement", **wanted)


@pytest.mark.parametrize(
    "text",
    [
        "The order of the day was read out on the parade ground.",
        "The rules-based international order is something many countries believe in.",
        "Did Chile sign a contract for 12 howitzers with Israel?",
    ],
)
def test_an_order_of_another_kind_is_no_agreement(text: str) -> None:
    assert not [c for c in claims_of(text) if c.kind == "agreement"]


def test_the_table_knows_who_makes_a_system() -> None:
    assert origin_of("Rafale") == "FRA"
    assert origin_of("a name of nothing") is None
