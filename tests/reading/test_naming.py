"""Names are told apart by tables and by what stands around them."""

from __future__ import annotations

import pytest

from waybill.reading.parse import Piece, parse, parse_all


def kinds(text: str) -> dict[str, str]:
    """Each labelled word with its kind."""
    return {t.text: t.ent for s in parse(text) for t in s.tokens if t.ent}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Defence Secretary Thandi Mokoena said nothing was shipped.", "Mokoena", "PERSON"),
        ("The minister, Wanjiru Otieno, told reporters that the guns were stolen.", "Otieno", "PERSON"),
        ("Lieutenant Colonel Haile Tesfaye denied it.", "Tesfaye", "PERSON"),
        ("Obrovac said that the ship had sailed.", "Obrovac", "PERSON"),
        ("Kim Jong Un visited the works.", "Un", "PERSON"),
        ("The crates were stacked in Drumkeeran.", "Drumkeeran", "GPE"),
        ("Three boats sailed for Montenegro.", "Montenegro", "GPE"),
        ("The Danish Maritime Authority held the ship.", "Authority", "ORG"),
        ("It was bought from Hyundai Rotem.", "Rotem", "ORG"),
        ("It arrives in November.", "November", "DATE"),
    ],
)
def test_kind_of_name(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


def test_title_is_no_part_of_a_name() -> None:
    found = kinds("Defence Minister Mariusz Nowak said so.")
    assert "Minister" not in found and "Defence" not in found


def test_surname_alone_is_the_person_named_in_full_elsewhere() -> None:
    first, second = parse_all(
        [Piece("The envoy, Aino Virtanen, spoke."), Piece("The papers of Virtanen were lost.", 40)]
    )
    assert [t.ent for t in second[0].tokens if t.text == "Virtanen"] == ["PERSON"]
    assert first[0].tokens[0].ent == ""


def test_lone_word_of_no_table_stays_unnamed() -> None:
    assert "Patriot" not in kinds("The Patriot was moved.")
