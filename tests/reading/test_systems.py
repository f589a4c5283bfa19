"""Weapons marked on raw text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.reading.systems import KIND, PATTERN, TABLE, mark_systems
from waybill.records.values import System


def names(text: str, how: str) -> list[tuple[str, str]]:
    return [
        (m.span.words, m.value.name)
        for m in mark_systems(text)
        if m.how == how and isinstance(m.value, System)
    ]


def test_designations_are_found_in_every_spelling() -> None:
    text = "The navy ordered Su-35S jets, F-16C/Ds, two Bayraktar TB2s, S 400 Triumf batteries and Rafales."
    assert names(text, TABLE) == [
        ("Su-35S", "Su-35"),
        ("F-16C/Ds", "F-16"),
        ("Bayraktar TB2s", "Bayraktar TB2"),
        ("S 400 Triumf", "S-400 Triumf"),
        ("Rafales", "Rafale"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "family"),
    [
        ("Serbia flies four Mi-35Ms.", "Mi-35", "Mi-24"),
        ("Argentina bought two Mi-171Sh helicopters.", "Mi-171", "Mi-8/17"),
        ("Bosnia kept its Mi-8MTV transports.", "Mi-8", "Mi-8/17"),
        ("A crate of AK-74s and one of AKM rifles.", "AK-74", "Kalashnikov"),
        ("The rebels fired an RPG-29.", "RPG-29", "RPG"),
        ("Belgrade paraded its FK-3 batteries.", "FK-3", "HQ-22"),
        ("Caracas shows S-300VM launchers.", "S-300VM", "S-300V"),
        ("Jakarta flies a dozen CN-235s.", "CN-235", "C-295"),
        ("Riga hired Hermes 450 drones.", "Hermes 450", "Hermes"),
        ("Manila ordered FA-50 jets.", "FA-50", "T-50"),
        ("Bangkok flies T-50THs.", "T-50", "T-50"),
        ("Amman bought F/A-18E/F Super Hornets.", "F/A-18", "F-18"),
    ],
)
def test_a_variant_stays_what_it_is_with_its_family_beside_it(text: str, name: str, family: str) -> None:
    found = [m.value for m in mark_systems(text) if m.how == TABLE and isinstance(m.value, System)]
    assert (found[0].name, found[0].family) == (name, family)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("They loaded R9 rifles.", "rifle"),
        ("Two T135 helicopters landed.", "helicopter"),
        ("The army fired AGM-999 missiles.", "air-to-surface missile"),
        ("Forty Bastion armoured personnel carriers left Marseille.", "armoured personnel carrier"),
        ("The Bastion coastal missile systems went to Hanoi.", "coastal defence system"),
    ],
)
def test_the_kind_right_behind_tells_more_than_the_letters(text: str, category: str) -> None:
    found = [m.value for m in mark_systems(text) if m.how in (TABLE, PATTERN)]
    assert [v.category for v in found if isinstance(v, System)] == [category]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The parade showed a Zolfaghar tank.", "main battle tank"),
        ("Crews fired a Zolfaghar ballistic missile.", "ballistic missile"),
        ("Kenya flies Hawk trainer aircraft.", "trainer aircraft"),
        ("Spain gave Hawk air defence systems.", "surface-to-air missile system"),
        ("Berlin sent Gepard anti-aircraft guns.", "anti-aircraft gun"),
        ("Hanoi bought a Gepard frigate.", "frigate"),
    ],
)
def test_the_kind_beside_a_shared_name_decides(text: str, category: str) -> None:
    found = [m.value for m in mark_systems(text) if m.how == TABLE]
    assert [v.category for v in found if isinstance(v, System)] == [category]


@pytest.mark.parametrize(
    "text",
    [
        "The G7 met the G20 over COVID-19 and signed on A4 paper.",
        "He drove up the M4 motorway for the F1 race on a B-1 visa.",
        "Patriot Day is kept by patriots; an archer strung his bow near the tiger.",
        "Resolution 2231 ended in October, said a think tank with an oil tank and a water cannon.",
        "Caesar salad, a boxer, a leopard and the phoenix.",
    ],
)
def test_what_only_looks_like_a_weapon_is_left_alone(text: str) -> None:
    assert mark_systems(text) == ()


def test_a_shape_that_the_table_lacks_is_taken_beside_a_weapon_only() -> None:
    assert names("It showed XQ-58 drones and the Hwasong-20 missile.", PATTERN) == [
        ("XQ-58", "XQ-58"),
        ("Hwasong-20", "Hwasong-20"),
    ]
    assert names("Flight XQ-58 was late.", PATTERN) == []


def test_kinds_take_the_longest_words_and_the_calibre() -> None:
    text = "10,000 155mm artillery shells, short-range ballistic weapons and armored vehicles"
    assert names(text, KIND) == [
        ("155mm artillery shells", "155mm artillery shell"),
        ("short-range ballistic weapons", "short-range ballistic missile"),
        ("armored vehicles", "armoured vehicle"),
    ]


def test_a_verb_and_what_is_fought_are_no_goods() -> None:
    assert mark_systems("Russia shells Kharkiv.") == ()
    assert names("anti-tank mines and counter-drone nets", KIND) != []
    assert "tank" not in {n for _, n in names("anti-tank mines", KIND)}


def test_a_name_believed_once_is_believed_again_later() -> None:
    text = "Patriot missile batteries arrived. The Patriot was set up."
    assert [w for w, _ in names(text, TABLE)] == ["Patriot", "Patriot"]


@given(st.text(alphabet="Su-35FT90MHawk 155mmtanksİß’.", max_size=60), st.integers(0, 1000))
def test_marks_ground_in_order_without_overlap(text: str, at: int) -> None:
    marks = mark_systems(text, at)
    for mark in marks:
        assert text[mark.span.start - at : mark.span.end - at] == mark.span.words
    for one, other in pairwise(marks):
        assert one.span.end <= other.span.start
