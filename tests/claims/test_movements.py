"""Movements of goods: who gives, who obtains, what, how many and when, in many orders and voices."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, tells

TOLD: list[tuple[str, dict[str, object]]] = [
    # Names no table knows, beside a kind.
    (
        "Ghana has received 14 Rooikat armoured cars from South Africa.",
        {"supplier": "ZAF", "recipient": "GHA", "system": "Rooikat", "quantity": 14},
    ),
    (
        "Kenya ordered 20 Fahd armoured vehicles from Egypt in 2019.",
        {"supplier": "EGY", "recipient": "KEN", "system": "Fahd", "when": "2019", "stage": "agreed"},
    ),
    (
        "Three Avante 1800 corvettes were delivered to Oman by Navantia in June.",
        {"supplier": "ESP", "recipient": "OMN", "system": "Avante 1800", "quantity": 3},
    ),
    # Date lines are no part of the sentence.
    (
        "LAGOS – Nigeria took delivery on Monday of 12 attack helicopters.",
        {"recipient": "NGA", "quantity": 12, "stage": "delivered"},
    ),
    (
        "PARIS, June 3 (Reuters) - France sold 12 Rafale jets to Croatia in 2021.",
        {"supplier": "FRA", "recipient": "HRV", "when": "2021"},
    ),
    (
        "Tunis (AFP) – Tunisia has acquired eight patrol boats from the United States.",
        {"supplier": "USA", "recipient": "TUN", "quantity": 8},
    ),
    # Verbs that only carry the noun.
    (
        "Peru took possession of six howitzers donated by Spain.",
        {"supplier": "ESP", "recipient": "PER", "quantity": 6},
    ),
    (
        "Romania took receipt at the port of Constanta of 18 howitzers.",
        {"recipient": "ROU", "system": "howitzer", "quantity": 18},
    ),
    # A maker stands for the state it sits in.
    (
        "Norway has contracted with Hanwha Aerospace for 24 K9 howitzers.",
        {"supplier": "KOR", "recipient": "NOR", "quantity": 24},
    ),
    (
        "Nammo will supply Slovakia with 20,000 artillery shells.",
        {"supplier": "NOR", "recipient": "SVK", "future": True},
    ),
    # Relative clauses, and clauses the parser took for others.
    (
        "The tanks, ten of which Poland has delivered, will defend Kharkiv.",
        {"supplier": "POL", "system": "tank", "quantity": 10},
    ),
    (
        "The helicopters, the first of which was handed to Mali in May, came from Russia.",
        {"recipient": "MLI", "quantity": 1, "system": "helicopter"},
    ),
    (
        "The howitzers for which Lithuania signed in March will arrive in 2026.",
        {"recipient": "LTU", "stage": "agreed", "system": "howitzer", "when": "2023-03"},
    ),
    (
        "Jordan has fired missiles that the United States delivered in March.",
        {"supplier": "USA", "system": "missile"},
    ),
    (
        "Washington has told Congress it plans to sell up to 40 of the missiles to Bahrain.",
        {"supplier": "USA", "recipient": "BHR", "stage": "considered"},
    ),
    (
        "The missiles, though consigned to a firm in Dubai, had been shipped by Iran to Sudan.",
        {"supplier": "IRN", "recipient": "SDN"},
    ),
    # Goods made for another.
    ("Turkey is building two corvettes for Ukraine.", {"supplier": "TUR", "recipient": "UKR", "quantity": 2}),
    (
        "Spain built and delivered five corvettes for Saudi Arabia.",
        {"supplier": "ESP", "recipient": "SAU", "stage": "delivered"},
    ),
    # Whose the carrier is, and where it lands.
    (
        "A Russian Air Force Il-76 flew 20 rifles to Bamako.",
        {"supplier": "RUS", "recipient": "MLI", "mode": "air"},
    ),
    (
        "Twelve howitzers left Romania for Moldova in March.",
        {"supplier": "ROU", "recipient": "MDA", "quantity": 12},
    ),
    # One of several, and trade in arms that names none.
    (
        "A second submarine was transferred by France to Brazil.",
        {"supplier": "FRA", "recipient": "BRA", "quantity": 1},
    ),
    (
        "Kuwait has received its first Typhoon fighter from Italy.",
        {"supplier": "ITA", "recipient": "KWT", "quantity": 1},
    ),
    (
        "Germany's defence exports to Hungary have been approved.",
        {"supplier": "DEU", "recipient": "HUN", "stage": "licensed"},
    ),
    (
        "Tokyo gave the green light to Manila's purchase of radars.",
        {"supplier": "JPN", "recipient": "PHL", "stage": "licensed"},
    ),
    (
        "Berlin approved Norway's purchase of 54 Leopard 2 tanks.",
        {"supplier": "DEU", "recipient": "NOR", "quantity": 54},
    ),
    (
        "Estonia had already handed over nine of its howitzers to Ukraine.",
        {"supplier": "EST", "recipient": "UKR", "quantity": 9},
    ),
    (
        "Of the 12 howitzers, Denmark sent six to Ukraine.",
        {"supplier": "DNK", "recipient": "UKR", "quantity": 6},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_a_sentence_tells_its_movement(text: str, wanted: dict[str, object]) -> None:
    assert tells(text, "transfer", **wanted) or tells(text, "shipment", **wanted)


def test_a_landing_at_a_port_names_the_state_of_the_port() -> None:
    text = "The 20 rifles were unloaded at the port of Mombasa."
    assert tells(text, "shipment", recipient="KEN", quantity=20, mode="sea")


def test_a_step_told_inside_another_keeps_its_own_day() -> None:
    text = "The four corvettes ordered by Oman in 2018 were handed over on Monday to the Omani navy."
    assert tells(text, "transfer", recipient="OMN", when="2018", stage="agreed")
    assert tells(text, "transfer", stage="delivered", when="2024-02-19")


@pytest.mark.parametrize(
    "text",
    [
        "Iran builds drones and missiles at Isfahan.",
        "Will Sweden send Gripen jets to Ukraine?",
        "Several hundred fighters arrived in Libya from Syria.",
        "The council barred Laos from importing tanks and warships.",
        "Hamas fighters crossed from Gaza into Egypt.",
        "Washington has committed 3.7 billion dollars to Ukraine.",
        "Additional artillery stood near the frontier.",
    ],
)
def test_what_moves_no_arms_from_one_to_another_is_no_transfer(text: str) -> None:
    assert not [c for c in claims_of(text) if c.kind in {"transfer", "shipment"}]
