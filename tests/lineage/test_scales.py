"""Words that take each other's place in one sentence are told apart by the scales of the table."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lineage.builders import told
from waybill.knowledge.cues import load_cues
from waybill.lineage.drift import drift_between
from waybill.lineage.faces import face_of
from waybill.lineage.scales import FIELDS, scaled

DAY = date(2025, 5, 6)
FRAME = ("Kenya orders 30 Bastion carriers from France for its northern border brigade at Wajir.",)
MARKS = [
    [mark.split("=")[0].replace("_", " ") for mark in row.split()]
    for field in FIELDS
    for row in load_cues("en", "lineage").get(f"scales_{field}", ())
]
SWAPPED = (
    (
        "The convoy crossed the river before the harvest was in.",
        "The convoy crossed the river after the harvest was in.",
        "when",
    ),
    (
        "A battalion of the guard rode in the convoy that day.",
        "A brigade of the guard rode in the convoy that day.",
        "quantity",
    ),
    (
        "In the lorries lay short-range radios for the guard.",
        "In the lorries lay long-range radios for the guard.",
        "system",
    ),
    (
        "The guard has postponed the exercise at the river.",
        "The guard has cancelled the exercise at the river.",
        "stage",
    ),
    (
        "A draft accord on the depot hangs in the hall.",
        "A binding accord on the depot hangs in the hall.",
        "certainty",
    ),
    (
        "The lorries came to the depot with papers from the port.",
        "The lorries came to the depot without papers from the port.",
        "polarity",
    ),
    (
        "Some of the lorries came to the depot by the river.",
        "The lorries came to the depot by the river.",
        "quantity",
    ),
    (
        "The lorries reportedly came to the depot by the river.",
        "The lorries came to the depot by the river.",
        "certainty",
    ),
)


def fields(before: str, after: str) -> set[str]:
    """The fields of the drift between two reports that differ in one sentence."""
    one = told("one", ["Title", *FRAME, before], "Wire", DAY, "AFP")
    other = told("other", ["Title", *FRAME, after], "Paper", DAY)
    return {d.field for d in drift_between(face_of(one), face_of(other))}


@pytest.mark.parametrize(("before", "after", "field"), SWAPPED)
def test_a_word_at_another_mark_is_a_change(before: str, after: str, field: str) -> None:
    assert field in fields(before, after)


def test_words_of_one_mark_are_no_change() -> None:
    before = "The convoy crossed the river late in the autumn of that year."
    assert fields(before, before.replace("autumn", "fall")) == set()


@given(st.lists(st.sampled_from([w for row in MARKS for w in row]), max_size=4))
def test_words_do_not_differ_from_themselves(words: list[str]) -> None:
    assert scaled(words, words) == []


@given(*(2 * [st.lists(st.sampled_from([w for row in MARKS for w in row]), max_size=3)]))
def test_what_differs_one_way_differs_the_other(one: list[str], other: list[str]) -> None:
    assert scaled(one, other) == scaled(other, one)


def test_a_sentence_of_no_name_left_out_is_told_as_little() -> None:
    one = ("Fishermen mended nets, drank tea and watched cranes swing crates above the pier.",)
    first = told("one", ["Title", *FRAME, *one], "Wire", DAY, "AFP")
    second = told("other", ["Title", *FRAME], "Paper", DAY)
    found = drift_between(face_of(first), face_of(second))
    assert [(d.field, d.weight) for d in found] == [("omitted", "minor")]
