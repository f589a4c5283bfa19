"""Places marked on parsed passages."""

from __future__ import annotations

import pytest

from waybill.reading.parse import parse
from waybill.reading.places import mark_places
from waybill.records.passage import Passage
from waybill.records.values import Place
from waybill.records.words import Span


def places(text: str) -> list[tuple[str, str | None, str]]:
    passage = Passage("body", Span(3, 3 + len(text), text), parse(text, 3))
    found = mark_places(passage)
    assert all(m.span.grounds_in("xxx" + text) for m in found)
    return [(m.span.words, m.value.country, m.role) for m in found if isinstance(m.value, Place)]


def test_routes_with_their_seas_and_ports() -> None:
    text = "A barge sailed from Bandar Anzali across the Caspian Sea to Astrakhan."
    assert places(text) == [
        ("Bandar Anzali", "IRN", "place"),
        ("Caspian Sea", None, "place"),
        ("Astrakhan", "RUS", "place"),
    ]


def test_the_state_behind_a_name_decides() -> None:
    assert places("He moved to Lima, Ohio, last year.")[0] == ("Lima", "USA", "place")
    assert places("She flew to Lima last year.")[0] == ("Lima", "PER", "place")


def test_neighbours_on_the_map_decide() -> None:
    roads = "The fire near Athens was seen in Tyler and Corsicana, Texas."
    found = {words: country for words, country, _ in places(roads)}
    assert found["Athens"] == found["Tyler"] == "USA"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Madrid has promised to send tanks.", "actor"),
        ("They met in Madrid on Friday.", "place"),
        ("Relations with Madrid are warm.", "actor"),
    ],
)
def test_actor_and_place(text: str, role: str) -> None:
    assert places(text) == [("Madrid", "ESP", role)]


def test_demonyms_are_places_that_act() -> None:
    assert places("Egyptian pilots trained.") == [("Egyptian", "EGY", "actor")]


@pytest.mark.parametrize(
    "text", ["The march went on.", "It was a nice reading.", "Lincoln and Mr. Jackson agreed.", ""]
)
def test_ordinary_words_and_people_are_no_places(text: str) -> None:
    assert places(text) == []
