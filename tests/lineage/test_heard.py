"""A speaker who is given the word by another turn is not dropped; a doubt or a denial in other words is not gone."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lineage.builders import told
from waybill.lineage.doubts import denies, doubts, refuses
from waybill.lineage.drift import drift_between
from waybill.lineage.faces import face_of

DAY = date(2025, 5, 6)
FRAME = ("Kenya orders 30 Bastion carriers from France for its northern border brigade.",)
KEPT = (
    (
        "A French engineer said the carriers came by sea.",
        "By the engineer's account the carriers came by sea.",
    ),
    (
        "A Kenyan general told AFP the carriers came by sea.",
        "From a general AFP has learned that the carriers came by sea.",
    ),
    (
        "Colonel Jane Otieno said the carriers came by sea.",
        "The carriers came by sea, the agency heard from Otieno.",
    ),
    ("A panel of auditors counted nine carriers in Lamu.", "In Lamu the panel counts nine carriers."),
    (
        "A driver in Lamu said the carriers had French plates.",
        "The carriers had French plates, says someone who is a driver in Lamu.",
    ),
)


def changes(before: tuple[str, ...], after: tuple[str, ...]) -> set[tuple[str, str]]:
    """The fields and weights of the drift between two reports."""
    one, other = (
        told(name, ["Title", *FRAME, *body], name, DAY) for name, body in (("Wire", before), ("Paper", after))
    )
    return {(d.field, d.weight) for d in drift_between(face_of(one), face_of(other)) if d.field != "omitted"}


@pytest.mark.parametrize(("before", "after"), KEPT)
def test_another_turn_still_gives_the_speaker_the_word(before: str, after: str) -> None:
    assert changes((before,), (after,)) == set()


def test_he_carries_on_the_word_of_the_one_before() -> None:
    before = ("A French engineer said the carriers came by sea.", "Spare wheels followed by air, he said.")
    after = (
        "The carriers came by sea, a French engineer told AFP.",
        "By air the spare wheels followed, he added.",
    )
    assert changes(before, after) == set()


def test_a_sentence_that_gives_nobody_the_word_drops_the_speaker() -> None:
    before = ("A French engineer said the carriers came by sea to Lamu.",)
    assert changes(before, ("The carriers came by sea to Lamu.",)) == {("attribution", "grave")}


def test_two_employees_of_a_maker_are_not_the_maker() -> None:
    before = ("Two employees of the maker Arquus said the carriers came by sea to Lamu.",)
    assert {f for f, _ in changes(before, ("The maker Arquus said the carriers came by sea to Lamu.",))} & {
        "attribution",
        "moved",
    }


@pytest.mark.parametrize(
    "words",
    [
        "Perhaps they will go to the reserve.",
        "Kenya means to buy more.",
        "It is possible that they came.",
        "They stood in the plan.",
    ],
)
def test_doubts_in_other_turns(words: str) -> None:
    assert doubts(words)


def test_what_was_done_as_planned_is_in_no_doubt() -> None:
    assert not doubts("The flights took place as planned.")


def test_to_forbid_is_not_to_allow() -> None:
    assert denies("The contract does not allow it.") and not denies("The contract forbids it.")
    assert refuses("The contract forbids it.") and not refuses("The contract allows it.")
