"""Stage, polarity, certainty and look ahead, by what governs the word of movement."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import tells

TOLD: list[tuple[str, dict[str, object]]] = [
    (
        "Norway is considering sending 20 howitzers to Moldova.",
        {"stage": "considered", "future": True, "certainty": "possible"},
    ),
    ("Denmark did not send any tanks to Georgia.", {"polarity": "negated"}),
    ("Neither Norway nor Peru has supplied tanks to Georgia.", {"polarity": "negated"}),
    ("Croatia has begun delivering helicopters to Ukraine.", {"stage": "in_delivery"}),
    ("Canada suspended deliveries of rifles to Turkey.", {"stage": "halted"}),
    ("Italy has agreed to sell 30 helicopters to Turkmenistan.", {"stage": "agreed", "future": True}),
    ("Washington has given the go-ahead to Bahrain's purchase of tanks.", {"stage": "licensed"}),
    ("Ethiopia may have received drones from Turkey.", {"certainty": "possible"}),
    ("Kabul denied supplying rifles to Tajikistan.", {"polarity": "negated"}),
    ("Austria will deliver 12 howitzers to Moldova.", {"stage": "agreed", "future": True}),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_what_governs_a_movement_tells_how_far_and_how_surely(text: str, wanted: dict[str, object]) -> None:
    assert tells(text, "transfer", **wanted)
