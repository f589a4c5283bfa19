"""Sentences that are the same but for a word or two, and numbers that wander between sentences."""

from __future__ import annotations

import pytest

from tests.lineage.test_drift import drifts

SWAPPED = (
    ("The spare engines went through Uganda by rail last spring.", "Uganda", "Tanzania", "party"),
    ("The spare engines are to leave Brest in the coming weeks.", "weeks", "months", "when"),
    ("The spare engines left the port of Brest on Jan. 14 at night.", "Jan.", "Mar.", "when"),
    ("A convoy with spare engines goes north every three months now.", "three", "nine", "when"),
    ("The price of the spare engines was close to $40 million.", "close to $40", "$40", "quantity"),
    (
        "The spare engines are expected to go to the workshops of Wajir.",
        "are expected to",
        "will",
        "certainty",
    ),
    ("The ship carried Mistral anti-aircraft missiles for the brigade.", "Mistral", "Stinger", "system"),
    ("France has offered the spare engines to two neighbours.", "offered", "sold", "stage"),
    ("The brigade holds between 300 and 500 spare engines by now.", "between 300 and 500", "500", "quantity"),
)


@pytest.mark.parametrize(("sentence", "was", "is_", "field"), SWAPPED)
def test_exchanged_words_are_named(sentence: str, was: str, is_: str, field: str) -> None:
    found = [d for d in drifts(sentence, sentence.replace(was, is_)) if d.field == field]
    assert found, sentence
    assert all(d.before is None or d.before.words in sentence for d in found)


SAME = (
    (
        "France has delivered two carriers to the brigade.",
        "France has handed over two carriers to the brigade.",
    ),
    (
        "Kenya's embassy declined to comment on the carriers.",
        "Kenya's embassy would not comment on the carriers.",
    ),
    ("The carriers came from Turkey on a hired ship.", "The carriers came from Türkiye on a hired ship."),
)


@pytest.mark.parametrize(("before", "after"), SAME)
def test_no_meaning_no_drift(before: str, after: str) -> None:
    assert drifts(before, after) == ()


def test_number_that_moved_to_another_sentence() -> None:
    before = "A ship brought 60 mortars to Lamu. The crews were trained by Frenchmen for a month."
    after = "Frenchmen trained the crews of the 90 mortars for a month. They came to Lamu by ship."
    found = [d for d in drifts(before, after) if d.field == "quantity"]
    assert [(d.before.words, d.after.words) for d in found if d.before and d.after] == [
        ("60 mortars", "90 mortars")
    ]


def test_silence_left_out_is_minor() -> None:
    found = drifts("France's defence ministry declined to comment.", "The rain came early to Wajir.")
    assert [d.weight for d in found if d.field == "omitted"] == ["minor"]
