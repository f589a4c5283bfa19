"""Quantities: what is none, designations, ranges, conventions of the table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.reading.parse import parse
from waybill.reading.quantities import mark_quantities
from waybill.reading.quantities_units import noun_of
from waybill.reading.quantities_words import in_words
from waybill.records.passage import Mark, Passage
from waybill.records.values import Party, Quantity, System
from waybill.records.words import Span


def passage(text: str, at: int = 0, marks: tuple[Mark, ...] = ()) -> Passage:
    names = [m.span for m in marks if m.kind == "system"]
    return Passage("body", Span(at, at + len(text), text), parse(text, at, names), marks)


def quantities(text: str, marks: tuple[Mark, ...] = ()) -> list[Quantity]:
    return [m.value for m in mark_quantities(passage(text, marks=marks)) if isinstance(m.value, Quantity)]


def system(text: str, words: str, category: str | None) -> Mark:
    start = text.index(words)
    return Mark(
        "system", Span(start, start + len(words), words), System(words, category=category), "designation"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The 155mm howitzers arrived.",
        "Resolution 2231 and Article 41 apply.",
        "Call +1 202 555 0143 for more.",
        "They landed at 18:45 on 3 March 2022.",
        "The 3rd Brigade and the 82nd Airborne took part.",
        "A missile and a launcher were lost.",
        "No one else was hurt.",
        "The M142, the F-16 and the S-300 were shown.",
        "The side won 2-0.",
        "It stands at 12 Harbour Street.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


def test_a_designation_is_counted_in_its_category() -> None:
    text = "Egypt ordered 24 Su-35s and Iran more than 18 Su-35 fighter jets."
    marks = (system(text, "Su-35s", "fighter aircraft"), system(text, "Su-35 ", "fighter aircraft"))
    first, second = quantities(text, marks)
    assert (first.best, first.unit) == (24, "aircraft")
    assert (second.low, second.bound, second.unit) == (18, "more_than", "jet")


def test_a_row_of_designations_is_counted_in_their_category() -> None:
    text = "Six radars came; the navy had ordered a dozen CH-92A and CH-95 drones."
    marks = (
        system(text, "CH-92A", "unmanned aerial vehicle"),
        system(text, "CH-95", "unmanned aerial vehicle"),
    )
    radars, drones = quantities(text, marks)
    assert (radars.best, radars.unit) == (6, "radar")
    assert drones.best == 12
    assert drones.unit in ("vehicle", "drone")


def test_a_number_without_a_noun_counts_what_the_one_before_did() -> None:
    found = quantities("Paris sold Doha 24 jets, Cairo got 30 and Athens another 18.")
    assert [(q.best, q.unit) for q in found] == [(24, "jet"), (30, "jet"), (18, "jet")]


def test_numbers_of_a_designation_are_left_alone() -> None:
    text = "Three Type 052D destroyers sailed."
    (only,) = quantities(text, (system(text, "Type 052D", "destroyer"),))
    assert (only.best, only.unit) == (3, "destroyer")


def test_a_number_behind_a_party_is_no_model() -> None:
    text = "Paris sold India 36."
    party = Mark("party", Span(11, 16, "India"), Party("IND", "India"))
    (only,) = quantities(text, (party,))
    assert only.best == 36


def test_words_that_bound_stand_in_the_span() -> None:
    text = "There were at least four shipments."
    (mark,) = mark_quantities(passage(text, at=50))
    assert (mark.span.start, mark.span.words) == (61, "at least four shipments")


def test_the_bound_of_one_number_is_not_taken_from_the_next() -> None:
    four, helmets = quantities("It sent four howitzers and more than 39,000 helmets.")
    assert (four.bound, helmets.bound, helmets.low) == ("exact", "more_than", 39000)


def test_a_measure_in_brackets_has_the_bound_of_its_double() -> None:
    first, second = quantities("It flies at least 300 km (186 miles).")
    assert (first.low, first.high, second.low, second.high) == (300, None, 186, None)


def test_a_share_is_no_count() -> None:
    (share, _) = quantities("A third of the 90 tanks burned.")
    assert share.unit == "share of tanks"


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [("dozens of", 24, None, None), ("hundreds of", 200, None, None), ("scores of", 40, None, None),
     ("thousands of", 2000, None, None), ("several", 3, None, 9), ("a couple of", 2, 2, 3)],
)  # fmt: skip
def test_conventions_for_vague_numbers(words: str, low: int, best: int | None, high: int | None) -> None:
    (only,) = quantities(f"They sent {words} rockets.")
    assert (only.low, only.best, only.high, only.unit) == (low, best, high, "rocket")
    assert only.approximate


def test_units_written_out() -> None:
    assert noun_of("USD") == "US dollar"
    assert noun_of("percent") == "percentage"
    assert noun_of("missile") == "missile"


@given(st.integers(1, 999_999))
def test_figures_with_commas_read_back(number: int) -> None:
    text = f"They sent {number:,} shells"
    found = mark_quantities(Passage("body", Span(0, len(text), text), ()))
    assert [m.value.best for m in found if isinstance(m.value, Quantity)] == [number]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two hundred and fifty thousand", 250_000),
        ("twenty-one", 21),
        ("three million", 3_000_000),
        ("twelve", 12),
    ],
)
def test_number_words(words: str, number: int) -> None:
    assert in_words(words) == number


WORDS = "up to 300 or more 5m $ 2.4 billion - between and 20% dozens of one half a third km over".split()  # noqa: SIM905


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_is_read_in_order_and_grounded(text: str) -> None:
    floor = 0
    for mark in mark_quantities(Passage("body", Span(0, len(text), text), ())):
        assert mark.span.grounds_in(text)
        value = mark.value
        assert isinstance(value, Quantity)
        ends = [x for x in (value.low, value.best, value.high) if x is not None]
        assert ends == sorted(ends)
        assert mark.span.start >= 0
        floor = max(floor, mark.span.end)


@pytest.mark.parametrize("verb", ["handed over", "turned over", "signed over", "will hand over"])
def test_over_that_goes_with_its_verb_is_no_bound(verb: str) -> None:
    text = f"Oslo {verb} six launchers to Riga on Monday."
    passage = Passage("body", Span(0, len(text), text), parse(text))
    found = [m.value for m in mark_quantities(passage)]
    assert [(q.best, q.bound) for q in found if isinstance(q, Quantity)] == [(6, "exact")]
