"""Goods and buyers named before are taken up; licences withheld are measures; a dated present looks ahead."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, tells

OPEN = "Sweden sold Gripen fighters to Hungary. "

TOLD = [
    ("Hungary received its first aircraft in March.", "transfer", {"supplier": "SWE", "recipient": "HUN"}),
    ("Thailand became the first Asian state to order it.", "transfer", {"recipient": "THA"}),
    ("The first jets arrive in 2027.", "transfer", {"future": True}),
    ("The first four machines are to fly to Hungary next year.", "transfer", {"recipient": "HUN"}),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), TOLD)
def test_goods_named_before_are_taken_up(text: str, kind: str, wanted: dict[str, object]) -> None:
    assert tells(OPEN + text, kind, **wanted)


def test_licences_no_longer_granted_are_a_measure() -> None:
    text = "Norway has stopped granting licences for weapons exports to Qatar."
    assert tells(text, "measure", body="NOR", target="QAT", change="imposed")
    assert not [c for c in claims_of(text) if c.kind == "position"]


def test_licences_for_other_trades_are_no_measure() -> None:
    assert not claims_of("Norway has stopped granting licences for taxis from Qatar.")


def test_what_is_asked_for_stands_whole_in_its_claim() -> None:
    claims = claims_of("Ukraine has also asked Sweden for Gripen fighters, a source said.")
    assert any(c.kind == "transfer" and "asked Sweden for Gripen fighters" in c.span.words for c in claims)


def test_a_confirmation_behind_the_told_is_no_response() -> None:
    text = OPEN + "Sweden has sent Hungary two radars, the Hungarian defence ministry confirmed."
    assert not [c for c in claims_of(text) if c.kind == "response"]
