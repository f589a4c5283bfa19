"""The tables of cues load once, hold words only, and fail in one line where they are missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from waybill.errors import KnowledgeError
from waybill.knowledge.cues import load_cues
from waybill.reading.speech_table import speech_table


def leaves(value: object) -> Iterator[object]:
    """Every leaf of a table."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from leaves(below)
    elif isinstance(value, list):
        for below in value:
            yield from leaves(below)
    else:
        yield value


def test_every_leaf_is_a_word_or_a_number() -> None:
    """YAML reads a bare "on" or "no" as a truth value; none may stand in the table."""
    assert all(isinstance(leaf, str) or type(leaf) is int for leaf in leaves(load_cues("en", "speech")))


def test_table_is_read_once() -> None:
    """The same table is the same object."""
    assert load_cues("en", "speech") is load_cues("en", "speech")
    assert speech_table() is speech_table()


def test_missing_table_is_a_knowledge_error() -> None:
    """A language or a table that is not there is told in one line."""
    with pytest.raises(KnowledgeError, match="no table of cues"):
        load_cues("xx", "speech")


@pytest.mark.parametrize(
    ("lemma", "shape", "manner"),
    [
        ("say", "clause", "said"),
        ("deny", "gerund", "denied"),
        ("warn", "clause", "warned"),
        ("estimate", "clause", "estimated"),
        ("ask", "clause", "asked"),
        ("decline", "infinitive", "declined"),
        ("pledge", "infinitive", "wanted"),
    ],
)
def test_manner_of_a_verb(lemma: str, shape: str, manner: str) -> None:
    """The first row that names a verb with a shape decides; these must not drift."""
    assert speech_table().verbs[lemma][shape] == manner
