"""Denials, silences, credits that the parse lost and lists of speakers; all texts are made up for these tests."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from waybill.reading.parse import parse
from waybill.reading.speech import find_speech
from waybill.records.passage import Passage, Speech
from waybill.records.words import Span


def flat(text: str) -> list[Speech]:
    """The speeches of a text of one paragraph."""
    return list(find_speech([Passage("body", Span(0, len(text), text), parse(text, 0))])[0])


def spelt(spans: Sequence[Span]) -> list[str]:
    """The words of the spans."""
    return [s.words for s in spans]


@pytest.mark.parametrize(
    ("text", "source", "cue", "manner"),
    [
        ("Lima denies having sold any shells to Chad.", "Lima", "denies", "denied"),
        ("Lima brushed off the claim that it had sold shells.", "Lima", "brushed off", "denied"),
        ("The palace waved away a report that shells were sold.", "The palace", "waved away", "denied"),
        ('The palace called the report of a sale "fabricated".', "The palace", "called", "denied"),
        ("Lima dismissed the allegation as baseless.", "Lima", "dismissed", "denied"),
        ("Asked about the shells, the ministry kept silent.", "the ministry", "kept silent", "no_response"),
        ("The ministry remained tight-lipped about the sale.", "The ministry", "remained tight-lipped", "no_response"),
        ("The ministry did not respond.", "The ministry", "did not respond", "no_response"),
        ("The palace had no comment on the shells.", "The palace", "had", "declined"),
        ("The firm gave no answer to questions on the sale.", "The firm", "gave", "no_response"),
        ("He stopped short of confirming that shells were sold.", "He", "stopped short of confirming", "declined"),
        ("Peru's army chief let it be known that it had bought tanks.", "Peru's army chief", "let it be known", "announced"),
    ],
)  # fmt: skip
def test_denials_and_silences(text: str, source: str, cue: str, manner: str) -> None:
    """What is told is denied when it is called a lie or brushed off; silence has many words."""
    found = [s for s in flat(text) if s.manner == manner]
    assert [(spelt(s.source), spelt(s.cue)) for s in found] == [([source], [cue])]


def test_a_semicolon_parts_two_speakers() -> None:
    """Who speaks after a semicolon has nothing to do with the clause before it."""
    found = flat("Rebels used the rockets, a spy agency said; Lima denies having sold them.")
    assert [(spelt(s.source), spelt(s.content)) for s in found] == [
        (["a spy agency"], ["Rebels used the rockets"]),
        (["Lima"], ["having sold them"]),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Exports of shells rose tenfold this year, a network of reporters found in customs data.", "a network of reporters"),
        ("Chad turned to Lima, from which it bought tanks, writes a Lima-based correspondent.", "a Lima-based correspondent"),
        ("The first tank has landed in Chad, a forum close to the army asserts, posting pictures.", "a forum close to the army"),
    ],
)  # fmt: skip
def test_a_credit_at_the_end_that_the_parse_lost(text: str, source: str) -> None:
    """A noun phrase for somebody who can speak, between the last comma and the verb or after it, is the source."""
    found = [s for s in flat(text) if spelt(s.source) == [source]]
    assert found and text.startswith(found[0].content[0].words)


def test_a_list_after_a_colon_is_one_source() -> None:
    """The number before the colon and the list after it speak together."""
    found = flat("Six sources: three Peruvian, two Chadian and a US official, told us that guns were sold.")
    assert spelt(found[0].source) == ["Six sources: three Peruvian, two Chadian and a US official"]
