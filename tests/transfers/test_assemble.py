"""Claims on one movement come together; others stay apart; nothing hangs on the order of reading."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.transfers.tellings import (
    CHAD,
    LYNX,
    OMAN,
    RIFLE,
    TEXT,
    TOGO,
    VEHICLE,
    WORDS,
    answer,
    by,
    movement,
    one_each,
    said,
    telling,
)  # fmt: skip
from waybill.records.claim import Claim, Field, Reading
from waybill.records.lineage import Independent, Lineage
from waybill.records.transfer import Transfer
from waybill.records.values import Quantity
from waybill.records.words import Said
from waybill.transfers.assemble import assemble

ALONE = Lineage((), (), (), Independent(0, 0, 0, ()), ())


def put(*readings: Reading) -> tuple[Transfer, ...]:
    return assemble(readings, ALONE, one_each)


def test_two_reports_of_one_movement_are_one_transfer() -> None:
    (found,) = put(telling("a", 1, movement()), telling("b", 2, movement()))
    assert (found.supplier.value, found.recipient and found.recipient.value) == (OMAN, CHAD)
    assert found.stage == "delivered" and len(found.reports) == 2
    assert found.known_since is not None and str(found.known_since.earliest) == "2023-03-01"


def test_other_goods_and_other_parties_stay_apart() -> None:
    other = movement(RIFLE)
    elsewhere = movement(recipient=said(TOGO))
    assert len(put(telling("a", 1, movement()), telling("b", 2, other), telling("c", 3, elsewhere))) == 3


def test_a_general_word_joins_the_named_movement_of_its_time() -> None:
    (found,) = put(telling("a", 1, movement()), telling("b", 5, movement(VEHICLE)))
    assert [b.value for b in found.systems] == [LYNX, VEHICLE]


def test_a_claim_filled_from_context_alone_opens_no_transfer() -> None:
    borrowed = movement(supplier=said(OMAN, "context"), recipient=said(CHAD, "context"))
    assert put(telling("a", 1, borrowed)) == ()


def test_numbers_that_roundly_agree_are_no_conflict_and_others_are() -> None:
    def told(number: float) -> Reading:
        amount = Quantity(number, number, number, unit="vehicle")
        return telling(f"n{number}", 2, movement(quantity=said(amount)))

    (near,) = put(told(400), told(410))
    assert near.conflicts == ()
    (far,) = put(told(400), told(90))
    assert [c.field for c in far.conflicts] == ["quantity"]
    assert {words for words, _ in far.conflicts[0].sides} == {"400 vehicles", "90 vehicles"}


def test_not_seen_beside_delivered_is_shown_as_a_conflict_on_stage() -> None:
    unseen = replace(movement(), polarity="negated")
    (found,) = put(telling("a", 1, movement()), telling("b", 2, unseen))
    assert found.stage == "delivered"
    assert [c.field for c in found.conflicts] == ["stage"]


def test_what_is_only_denied_reaches_no_stage() -> None:
    (found,) = put(telling("a", 1, replace(movement(), polarity="negated")))
    assert found.stage is None and "denied" in found.stage_why.lower()
    assert [b.value for b in found.systems] == [LYNX]


def test_unnamed_people_never_speak_for_their_state() -> None:
    leak = by(movement(), "an Omani official", "OMN")
    (found,) = put(telling("a", 1, leak))
    assert {(p.party.code, p.stance) for p in found.positions} == {("OMN", "silent"), ("TCD", "silent")}


def test_named_speakers_and_answers_give_positions() -> None:
    stated = by(movement(), "Minister Oumar Dar", "TCD", named=True)
    (found,) = put(telling("a", 1, stated, answer(OMAN, "denied")))
    assert {(p.party.code, p.stance) for p in found.positions} == {("TCD", "confirms"), ("OMN", "denies")}


def test_grades_follow_the_count_of_origins_only() -> None:
    (one,) = put(telling("a", 1, movement()))
    (two,) = put(telling("a", 1, movement()), telling("b", 2, movement()))
    (denied,) = put(telling("a", 1, movement(), answer(OMAN, "denied")))
    assert (one.credibility.mark, two.credibility.mark, denied.credibility.mark) == ("3", "1", "4")
    assert one.reliability.mark == "F"


def test_no_path_of_a_machine_stands_in_the_reasons() -> None:
    reading = telling("a", 1, movement())
    report = replace(reading.report, outlet=None, address="/home/somebody/secret/a.txt")
    (found,) = put(replace(reading, report=report))
    assert "secret" not in " ".join(found.reliability.reasons)


def test_a_denier_backs_nothing_that_is_affirmed() -> None:
    amount = said(Quantity(9, 9, 9, unit="vehicle"))
    minister = replace(
        by(movement(quantity=amount), "Minister Said Nur", "OMN", named=True), polarity="negated"
    )
    repeated = replace(by(movement(), "Minister Said Nur", "OMN", named=True), id="d")
    (found,) = put(telling("a", 1, movement()), telling("b", 2, minister, repeated))
    assert (found.origins.low, found.origins.high) == (1, 1)
    assert found.supplier.claims == ("c-a",) and found.quantities == ()
    assert found.credibility.mark == "4"
    assert found.origins.reasons[0].startswith(
        "Counted over the 1 of 2 reports that tells of it as delivered"
    )


def test_no_party_has_more_origins_than_the_transfer() -> None:
    later = replace(movement(), stage="agreed", future=True)
    unseen = replace(movement(), polarity="negated")
    halted = replace(movement(), stage="halted")
    (found,) = put(
        *(telling(n, 2, c) for n, c in zip("abcd", (movement(), later, unseen, halted), strict=True))
    )
    for backed in (found.supplier, found.recipient):
        assert backed and backed.origins and backed.origins.high <= found.origins.high == 1
    (system,) = found.systems
    assert system.claims == ("c-a", "c-b") and system.origins
    assert "agreed, less sure or to come" in system.origins.reasons[0]


def test_what_goes_beyond_the_stage_shown_counts_for_it() -> None:
    moving = replace(movement(), stage="in_delivery")
    halted = replace(movement(), stage="halted")
    (found,) = put(
        telling("a", 1, moving),
        telling("b", 2, replace(moving, certainty="possible")),
        telling("c", 3, halted),
    )
    assert found.stage == "in_delivery" and found.origins.high == 1


def test_what_is_only_denied_is_graded_as_what_nobody_affirms() -> None:
    (found,) = put(telling("a", 1, replace(movement(), polarity="negated")))
    assert found.credibility.mark == "6" and "Nobody affirms" in found.credibility.reasons[0]
    assert found.supplier.claims == ("c-a",)


def test_parties_that_condemn_together_each_take_a_stand() -> None:
    words: dict[str, Field] = {
        "party": (Said(CHAD, WORDS), Said(TOGO, WORDS)),
        "stance": said("condemnation"),
    }
    jointly = Claim("p", "", "position", WORDS, (), words)
    (found,) = put(telling("a", 1, movement(), jointly))
    assert {p.party.code for p in found.positions if p.stance == "concern"} == {"TCD", "TGO"}


@given(st.permutations(range(5)))
def test_the_order_of_reading_never_matters(order: list[int]) -> None:
    amount = Quantity(None, 20, None, "about", True, "vehicle")
    readings = [
        telling("a", 1, movement()),
        telling("b", 2, movement(VEHICLE, quantity=said(amount))),
        telling("c", 3, replace(movement(), polarity="negated")),
        telling("d", None, movement(RIFLE)),
        telling("e", 9, movement(), answer(CHAD, "declined")),
    ]
    assert TEXT and put(*[readings[i] for i in order]) == put(*readings)
