"""The table of designations and the table of kinds."""

from __future__ import annotations

import pytest

from waybill.knowledge.kinds import calibre_before, find_kind, kinds, plural
from waybill.knowledge.systems import designations, find_designations, find_system, systems

_MARKS = {"I", "II", "III", "IV", "V", "VI", "VII", "SALW", "none", None}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Su 35", "Su-35"),
        ("Su35s", "Su-35"),
        ("F-16C/D", "F-16"),
        ("Zolfaqar", "Zolfaghar"),
        ("Bayraktar TB2s", "Bayraktar TB2"),
        ("Rafales", "Rafale"),
        ("T-72B3M", "T-72"),
        ("Akıncı", "Akinci"),
        ("PAC-3", "Patriot"),
    ],
)
def test_finds_a_system_however_it_is_spelt(words: str, name: str) -> None:
    system = find_system(words)
    assert system is not None and system.name == name


def test_systems_of_one_name_are_all_kept() -> None:
    assert {d.system.category for d in find_designations("Hawk")} == {
        "trainer aircraft",
        "surface-to-air missile system",
    }
    assert find_system("Q-99") is None


def test_every_row_has_a_category_and_a_mark_of_the_register() -> None:
    assert len(systems()) >= 343
    for facts in systems():
        assert facts.system.category and facts.system.unroca in _MARKS, facts.system.name
        assert facts.citations, facts.system.name
    assert sum(f.verified for f in systems()) > 100
    assert "" not in designations()


@pytest.mark.parametrize(
    ("words", "kind", "unroca"),
    [
        ("short-range ballistic weapons", "short-range ballistic missile", "VII"),
        ("armored personnel carriers", "armoured personnel carrier", "II"),
        ("MANPADS", "man-portable air-defence system", "VII"),
        ("corvettes", "corvette", "VI"),
        ("Fighter jets", "fighter jet", "IV"),
        ("artillery batteries", "artillery", "III"),
    ],
)
def test_finds_a_kind_in_the_plural_and_in_both_spellings(words: str, kind: str, unroca: str) -> None:
    system = find_kind(words)
    assert system is not None and (system.name, system.unroca) == (kind, unroca)


def test_kinds_are_many_and_marked() -> None:
    assert len({s.name for s in kinds().values()}) >= 130
    assert len(kinds()) >= 1000
    assert {s.unroca for s in kinds().values()} <= _MARKS
    assert plural("battery") == "batteries" and plural("torpedo boat") == "torpedo boats"


def test_a_calibre_right_before_belongs_to_the_kind() -> None:
    text = "10,000 155-millimeter shells"
    assert calibre_before(text, text.index("shells")) == (7, "155mm")
    assert calibre_before("155 shells", 4) is None
