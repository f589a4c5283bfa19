"""What a sentence says itself beats what was told before: where goods came from, by what way, between whom."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, plain, tells

OPEN = "Norway sold 20 howitzers to Latvia last year. "


@pytest.mark.parametrize(
    "text",
    [
        "They would add to those which Latvia obtained earlier from Spain.",
        "Latvia showed howitzers which it bought previously from Spain.",
        "The guns join howitzers that Latvia acquired earlier from Spain.",
    ],
)
def test_a_giver_named_behind_an_adverb_of_time_gives(text: str) -> None:
    assert tells(OPEN + text, "transfer", supplier="ESP", recipient="LVA")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The howitzers were landed at a Latvian port.", "sea"),
        ("The howitzers were landed at a Latvian airport.", "air"),
        ("Six howitzers were landed from a ship at the harbour of Liepaja.", "sea"),
    ],
)
def test_what_is_landed_at_a_port_came_by_sea(text: str, mode: str) -> None:
    modes = {plain(s.value) for c in claims_of(OPEN + text) for s in c.said("mode")}
    assert modes == {mode}


@pytest.mark.parametrize(
    "text",
    [
        "Latvia may convert trucks of its own to carry the howitzers, as Norway has done.",
        "Latvia wants to build barges to transport the howitzers.",
    ],
)
def test_what_a_carrier_is_for_is_no_transfer(text: str) -> None:
    assert not [c for c in claims_of(text) if c.kind in {"transfer", "shipment"}]


def test_two_countries_are_those_last_named_together() -> None:
    text = "Finland and Estonia are neighbours. The two countries signed a contract for missiles in May."
    assert tells(OPEN + text, "agreement", parties=["FIN", "EST"], recipient=None)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("U.N. curbs on Libyan exports of rifles lapsed in October.", "LBY"),
        ("U.N. curbs on Eritrean imports of drones expired in May.", "ERI"),
    ],
)
def test_curbs_that_lapse_are_a_measure_and_no_transfer(text: str, target: str) -> None:
    assert tells(text, "measure", target=target, change="expired")
    assert not [c for c in claims_of(text) if c.kind in {"transfer", "shipment"}]


def test_each_of_those_who_condemn_holds_the_position() -> None:
    text = OPEN + "Spain, Italy and Peru condemned the sale."
    for code in ("ESP", "ITA", "PER"):
        assert tells(text, "position", stance="condemnation", party=code)
