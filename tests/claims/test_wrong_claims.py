"""What was left out, asked about, only meant or looked for is not told as delivered, nor by whom it was not."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, tells

LEFT_OUT = [
    ("Egypt delivered 20 tanks to Chad. The delivery did not include ammunition.", "transfer", "ammunition"),
    ("The shipment from Turkey to Niger did not include launchers.", "shipment", "launcher"),
    ("Serbia's consignment for Sudan contained no shells.", "shipment", "artillery shell"),
    ("The first batch of tanks from Poland does not include spare parts.", "shipment", "spare part"),
]


@pytest.mark.parametrize(("text", "kind", "system"), LEFT_OUT)
def test_what_a_delivery_did_not_include_was_not_delivered(text: str, kind: str, system: str) -> None:
    assert tells(text, kind, system=system, polarity="negated")
    assert not tells(text, kind, system=system, polarity="affirmed")
    assert not tells(text, kind, system="tank", polarity="negated")


UNANSWERED = [
    "The Chilean ministry did not say how many of the rifles from Israel had arrived.",
    "Belgrade declined to say how many drones had been delivered to it by China.",
    "Officials refused to say who had supplied the rockets to Hamas.",
    "The minister would not reveal how many tanks had been shipped to Kyiv.",
    "It was unclear how many of the guns had reached Haiti.",
    "It is not known how many drones Iran has delivered to Sudan.",
]


@pytest.mark.parametrize("text", UNANSWERED)
def test_a_question_left_unanswered_leaves_the_delivery_open(text: str) -> None:
    found = [c for c in claims_of(text) if c.kind == "transfer"]
    assert {(c.polarity, c.certainty) for c in found} == {("affirmed", "unknown")}


def test_a_question_that_is_answered_tells_a_delivery() -> None:
    assert tells("The minister said how many tanks Egypt had sent to Chad.", "transfer", certainty="certain")


ASKED_OTHERS = [
    ("Ghana asked other countries for spare parts for its Z-9 helicopters.", "GHA"),
    ("Senegal bought rifles from other countries for its army.", "SEN"),
    ("Peru has asked several governments for missiles for its MiG-29 fighters.", "PER"),
    ("Ecuador turned to its neighbours for ammunition for its howitzers.", "ECU"),
]


@pytest.mark.parametrize(("text", "recipient"), ASKED_OTHERS)
def test_whoever_asks_others_does_not_supply(text: str, recipient: str) -> None:
    assert tells(text, "transfer", supplier=None, recipient=recipient)


MEANT = [
    ("Niger sought help abroad to buy rifles.", "considered"),
    ("Malawi looked for a partner to buy patrol boats.", "considered"),
    ("Rwanda needs money to buy drones from Turkey.", "considered"),
    ("Nepal raised a loan to buy rifles from Belgium.", "considered"),
    ("Jamaica signed a contract with Damen to buy two patrol boats.", "agreed"),
]


@pytest.mark.parametrize(("text", "stage"), MEANT)
def test_a_purpose_is_not_yet_done(text: str, stage: str) -> None:
    assert tells(text, "transfer", stage=stage, future=True)
    assert not tells(text, "transfer", stage="delivered")


DONE = [
    "Chad used the money to buy tanks from Ukraine.",
    "Gambia managed to buy three howitzers from Turkey.",
    "Kuwait was the first to buy Eurofighters from Italy.",
    "Slovakia closed its airspace to send MiG-29 jets to Ukraine.",
]


@pytest.mark.parametrize("text", DONE)
def test_a_purpose_that_was_reached_is_done(text: str) -> None:
    assert tells(text, "transfer", stage="delivered")


COUNTED = [
    ("Around 200 missiles were sent to Iraq by Iran in May.", "missile", 200.0),
    ("Nearly 40 rockets were delivered to Somalia by Egypt.", "rocket", 40.0),
    ("Over 60 howitzers went from France to Ukraine.", "howitzer", 60.0),
    ("Only 15 drones reached Mali from Turkey.", "drone", 15.0),
    ("Exactly 12 tanks were handed over to Ukraine by Spain.", "tank", 12.0),
]


@pytest.mark.parametrize(("text", "system", "count"), COUNTED)
def test_a_bounded_number_that_opens_a_sentence_names_no_weapon(text: str, system: str, count: float) -> None:
    assert tells(text, "transfer", system=system, quantity=count)


def test_a_designation_behind_a_number_is_what_is_bought() -> None:
    assert tells("Peru ordered 20 KT-1Ps from South Korea.", "transfer", supplier="KOR", quantity=20.0)
    assert tells("Ghana bought six armoured carriers from Canada.", "transfer", supplier="CAN", quantity=6.0)
