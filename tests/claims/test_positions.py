"""Positions: whose stance on a movement of arms, and which."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, tells
from waybill.records.values import Party

TOLD: list[tuple[str, dict[str, object]]] = [
    (
        "Tokyo voiced its strong opposition to any sale of missiles to North Korea.",
        {"party": "JPN", "stance": "condemnation"},
    ),
    (
        "Athens is furious that American missiles were sold to Turkey.",
        {"party": "GRC", "stance": "condemnation"},
    ),
    (
        '"If the sale of drones goes ahead Ankara must bear the consequences," the Armenian foreign ministry said.',
        {"party": "ARM", "stance": "warning"},
    ),
    (
        "Seoul warned of countermeasures if Moscow went ahead with the sale of fighters to Pyongyang.",
        {"party": "KOR", "stance": "warning"},
    ),
    (
        "Moldova welcomed the delivery of armoured vehicles from Germany.",
        {"party": "MDA", "stance": "support"},
    ),
    ("Israel voiced disquiet at the sale of missiles to Egypt.", {"party": "ISR", "stance": "concern"}),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_a_sentence_tells_its_position(text: str, wanted: dict[str, object]) -> None:
    assert tells(text, "position", **wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv condemned the missile attack on Odesa.",
        "Bahrain and the United States discussed their free trade agreement and arms control.",
    ],
)
def test_a_stance_on_an_attack_or_on_trade_is_no_position(text: str) -> None:
    assert not [c for c in claims_of(text) if c.kind == "position"]


def test_a_pronoun_stands_for_who_spoke_and_not_for_who_was_named_last() -> None:
    text = (
        "Norway and Chile condemned Iran for selling drones to Sudan. The two governments had confirmed that Iran sold them, "
        "they said in a joint statement. They called the deliveries a threat and an escalation by both Tehran and Khartoum."
    )
    held = [s.value for c in claims_of(text) if c.kind == "position" for s in c.said("party")]
    assert held and {p.code for p in held if isinstance(p, Party)} <= {"NOR", "CHL"}
