"""Date lines set apart, and sentences that end in their speaker put right."""

from __future__ import annotations

import pytest

from waybill.reading.mending import dateline_end
from waybill.reading.parse import parse


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("DOHA – Britain and Qatar signed.", "DOHA – "),
        ("LA PAZ – The six helicopters flew.", "LA PAZ – "),
        ("WASHINGTON, May 3 (Reuters) - The sale stands.", "WASHINGTON, May 3 (Reuters) - "),
        ("Warsaw (AP) — Poland bought tanks.", "Warsaw (AP) — "),
        ("The F-16 - a fighter - flew.", ""),
        ("NATO said so.", ""),
    ],
)
def test_where_the_first_sentence_begins(text: str, line: str) -> None:
    assert text[: dateline_end(text)] == line


def test_no_city_of_a_date_line_is_a_subject() -> None:
    (sentence,) = parse("LAGOS – Nigeria took delivery of 12 helicopters on Monday.")
    subjects = [t.text for t in sentence.tokens if t.dep in {"nsubj", "nsubjpass"}]
    assert subjects == ["Nigeria"]
    assert sentence.tokens[0].dep == "dateline"
    assert sentence.span.words.startswith("LAGOS – Nigeria")


def test_offsets_hold_behind_a_date_line() -> None:
    text = "QUITO – Ecuador bought 18 planes. Peru bought none."
    for sentence in parse(text):
        assert sentence.span.grounds_in(text)
        assert all(text[t.start : t.end] == t.text for t in sentence.tokens)
