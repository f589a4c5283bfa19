"""Parties marked on parsed passages."""

from __future__ import annotations

import pytest

from waybill.reading.parse import parse
from waybill.reading.parties import mark_parties
from waybill.reading.systems import mark_systems
from waybill.records.passage import Mark, Passage
from waybill.records.values import Party
from waybill.records.words import Span


def marked(text: str, at: int = 0) -> list[tuple[str, str]]:
    return [(m.span.words, m.value.code) for m in marks(text, at) if isinstance(m.value, Party)]


def marks(text: str, at: int = 0) -> tuple[Mark, ...]:
    systems = mark_systems(text, at)
    names = [m.span for m in systems if m.how != "kind"]
    return mark_parties(Passage("body", Span(at, at + len(text), text), parse(text, at, names), systems))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ankara has supplied Kyiv with drones.", ["TUR", "UKR"]),
        ("Ties between Beijing and Islamabad worry New Delhi.", ["CHN", "PAK", "IND"]),
        ("Seoul denied selling shells to Warsaw.", ["KOR", "POL"]),
        ("The delegation held talks in Ankara and Kyiv in May.", []),
        ("Two envoys flew to Pyongyang on Monday.", []),
        ("Moscow region was hit by drones.", []),
        ("PARIS (AFP) - The minister resigned.", []),
    ],
)
def test_a_seat_of_government_is_a_party_where_it_acts(text: str, codes: list[str]) -> None:
    assert [code for _, code in marked(text)] == codes


def test_ministries_and_guards_carry_their_state() -> None:
    assert marked("Poland’s defence ministry and the Revolutionary Guards declined to comment.") == [
        ("Poland’s defence ministry", "POL"),
        ("Revolutionary Guards", "IRN"),
    ]
    assert marked("The Ministry of Foreign Affairs of Japan protested.") == [
        ("Ministry of Foreign Affairs of Japan", "JPN")
    ]
    assert marked("Turkish military officials spoke.") == [("Turkish", "TUR")]


def test_armed_groups_and_bodies() -> None:
    text = "The RSF and Hezbollah got rifles, a UN panel told NATO and the West."
    assert [code for _, code in marked(text)] == ["rsf", "hezbollah", "UN", "NATO", "WEST"]


@pytest.mark.parametrize(
    "text",
    [
        "The ship crossed the Indian Ocean and the Gulf of Oman.",
        "It cost 300 million US dollars.",
        "Turkish Airlines and Iran Air fly there.",
        "A South American state paid.",
        "Let us go, said Michael Jordan.",
        "The SAF grew by a tenth.",
        "Pro-Russian crowds gathered.",
        "The Georgia governor and a Georgia sheriff spoke in Atlanta.",
    ],
)
def test_names_that_belong_to_something_else_are_left_alone(text: str) -> None:
    assert marked(text) == []


def test_a_weak_name_is_believed_with_its_state_beside_it() -> None:
    assert ("SAF", "SDN") in marked("Sudan’s army, the SAF, received drones.")


def test_no_party_inside_a_designation() -> None:
    assert marked("Hezbollah Mirsad drones were shown.") == []


def test_spans_stand_in_the_report() -> None:
    text = "Iran sold Iraq rockets."
    report = "x" * 7 + text
    for mark in marks(text, 7):
        assert mark.span.grounds_in(report)
