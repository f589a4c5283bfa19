"""The tables of states, bodies and armed groups."""

from __future__ import annotations

import pytest

from waybill.knowledge.parties import codes, find_party, names_by_words, party_names
from waybill.knowledge.phrases import compile_phrases, fold, squeeze


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("the U.S.", "USA"),
        ("Emirati", "ARE"),
        ("Burmese", "MMR"),
        ("Republic of the Congo", "COG"),
        ("DR Congo", "COD"),
        ("the Élysée", "FRA"),
        ("Pyongyang", "PRK"),
        ("Côte d’Ivoire", "CIV"),
        ("Belarusian", "BLR"),
        ("Ansar Allah", "houthis"),
        ("Rapid Support Forces", "rsf"),
        ("Arab League", "LAS"),
        ("Soviet", "SUN"),
        ("the Turkish defence ministry", "TUR"),
        ("Poland's government", "POL"),
        ("KOR", "KOR"),
    ],
)
def test_finds_the_party_however_it_is_named(words: str, code: str) -> None:
    party = find_party(words)
    assert party is not None and party.code == code


@pytest.mark.parametrize("words", ["", "the", "Ruritania", "a ministry", "turkeys"])
def test_finds_none_where_the_table_has_none(words: str) -> None:
    assert find_party(words) is None


def test_every_state_of_the_standard_and_sixty_groups_are_there() -> None:
    assert len([c for c in codes() if len(c) == 3 and c.isupper()]) >= 249
    assert {"XKX", "PSE", "TWN", "SUN", "YUG", "DDR", "CSK"} <= set(codes())
    assert len({n.party.code for n in party_names() if n.form == "group"}) >= 60


def test_no_two_parties_share_a_spelling() -> None:
    for name in party_names():
        assert names_by_words()[fold(name.words)].party == name.party, name


def test_phrases_take_the_longest_and_whole_words_only() -> None:
    pattern = compile_phrases(["Sudan", "South Sudan", "Côte d'Ivoire"])
    assert [m[0] for m in pattern.finditer("South Sudan, Sudan, Sudanese, Côte d’Ivoire")] == [
        "South Sudan",
        "Sudan",
        "Côte d’Ivoire",
    ]
    assert squeeze("Su‑35 S") == "su35s"
