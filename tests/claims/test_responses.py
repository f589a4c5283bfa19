"""Who keeps silent or denies answers for his side; holders of high office are on the side of their state."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, tells
from waybill.knowledge.leaders import state_of_leader

OPEN = "Sweden sold 20 howitzers to Latvia last year. "

TOLD = [
    ("Norwegian diplomats refused to comment.", {"party": "NOR", "response": "declined"}),
    ("The Swedish embassy did not answer written questions.", {"party": "SWE", "response": "no_response"}),
    ("Saab has not commented.", {"party": "SWE", "response": "no_response"}),
    ("President Vucic rejected the accusation.", {"party": "SRB", "response": "denied"}),
    ("The Latvian army does not discuss its equipment.", {"party": "LVA", "response": "declined"}),
    ("The Latvian ministry ignored repeated requests.", {"party": "LVA", "response": "no_response"}),
    ("A spokesman for the Swedish army could not be reached.", {"party": "SWE", "response": "no_response"}),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_an_answer_and_a_silence_are_responses(text: str, wanted: dict[str, object]) -> None:
    assert tells(OPEN + text, "response", **wanted)


def test_an_agreement_that_is_not_reached_is_nobody_s_answer() -> None:
    text = OPEN + "An agreement could not be reached."
    assert not [c for c in claims_of(text) if c.kind == "response"]


@pytest.mark.parametrize(
    ("name", "year", "titled", "state"),
    [
        ("Ben Wallace", 2022, False, "GBR"),
        ("Wallace", 2022, True, "GBR"),
        ("Wallace", 2022, False, None),
        ("Ben Wallace", 2012, False, None),
        ("Mark Rutte", 2015, False, "NLD"),
        ("Nobody Known", 2022, True, None),
        ("Ben Wallace", None, True, None),
    ],
)
def test_a_leader_serves_one_state_in_one_year(
    name: str, year: int | None, titled: bool, state: str | None
) -> None:
    assert state_of_leader(name, year, titled) == state


def test_the_one_holder_of_an_office_answers_for_his_side() -> None:
    assert tells(OPEN + "The Belarusian delegate rejected the accusation.", "response", party="BLR")


def test_a_silence_before_the_goods_are_named_is_a_response() -> None:
    text = "The Danish army did not respond to messages. Only the minister said that howitzers had been sold."
    assert tells(text, "response", party="DNK", response="no_response")


def test_any_and_one_take_up_the_goods() -> None:
    text = "Ukraine asked Sweden for Gripen fighters. Sweden has not delivered any."
    assert tells(text, "transfer", supplier="SWE", polarity="negated")


@pytest.mark.parametrize(
    "text",
    [
        "China delivered 300 rifles to Ghana. Ghana's defence minister denied that any had been lost.",
        "China delivered 300 rifles to Ghana. Ghana's army denied that any of them had gone missing.",
        "Belgium sent 12 howitzers to Benin. Benin's minister denied that a howitzer had been stolen.",
    ],
)
def test_whoever_denies_a_loss_denies_no_delivery(text: str) -> None:
    assert not tells(text, "response", response="denied")
    assert not tells(text, "transfer", polarity="negated")


def test_whoever_denies_a_receipt_denies_the_delivery() -> None:
    text = "Belgium sent 12 howitzers to Benin. Benin's minister denied having received them."
    assert tells(text, "response", response="denied", party="BEN")
