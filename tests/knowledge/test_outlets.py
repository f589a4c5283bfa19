"""The outlets table: rows hold to their schema, shared names stay open, look-alikes are kept apart."""

from __future__ import annotations

import re

import pytest

from waybill.knowledge.outlets import (
    agencies,
    find_names,
    find_outlet,
    find_outlet_at,
    find_outlet_by_sign,
    outlets,
)


def name_of(words: str, country: str | None = None) -> str | None:
    row = find_outlet(words, country)
    return row.name if row else None


def test_rows_hold_to_their_schema() -> None:
    names = [row.name for row in outlets()]
    assert len(names) == len(set(names)) >= 147
    for row in outlets():
        assert re.fullmatch(r"[A-Z]{3}|", row.country), row
        assert row.verified in ("verified", "partial", "memory") and row.citations and row.domains, row


def test_every_row_is_found_by_its_name_and_domain() -> None:
    for row in outlets():
        assert find_outlet(row.name) is row, row.name
        assert find_outlet_at(f"https://www.{row.domains[0]}/news/1") is row, row.name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("REUTERS", "Reuters"),
        ("The Associated Press", "Associated Press"),
        ("AP", "Associated Press"),
        ("APP", "APP"),
        ("Associated Press of Pakistan", "APP"),
        ("Tass", "TASS"),
        ("Interfax", "Interfax"),
        ("Interfax-Ukraine", "Interfax-Ukraine"),
        ("Sky News", "Sky News"),
        ("Sky News Arabia", "Sky News Arabia"),
        ("the Guardian", "The Guardian"),
        ("(Yonhap)", "Yonhap News Agency"),
        ("app", None),
        ("The Telegraph", None),
        ("CNA", None),
        ("TOI", None),
        ("Saba", None),
        ("somebody", None),
        ("", None),
    ],
)
def test_names(words: str, name: str | None) -> None:
    assert name_of(words) == name


def test_shared_names_are_told_apart_by_country() -> None:
    assert name_of("The Telegraph", "IND") == "The Telegraph (India)"
    assert name_of("The Telegraph", "GBR") == "The Daily Telegraph"
    assert name_of("CNA", "TWN") == "Central News Agency (Taiwan)"
    assert name_of("CNA", "SGP") == "Channel NewsAsia"
    assert name_of("Saba", "YEM") is None


def test_signs_of_an_outlets_own_pages() -> None:
    row = find_outlet_by_sign("MY KOLKATA EDUGRAPH")
    assert row is not None and row.name == "The Telegraph (India)"
    assert find_outlet_by_sign("a report") is None


def test_names_in_a_text_longest_first() -> None:
    found = find_names("Associated Press of Pakistan, BSS/AFP, CNA and Interfax-Ukraine")
    assert [n.row.name if n.row else None for n in found] == [
        "APP",
        "BSS",
        "Agence France-Presse",
        None,
        "Interfax-Ukraine",
    ]


def test_agencies_are_agencies() -> None:
    names = {row.name for row in agencies()}
    assert {"Reuters", "Agence France-Presse", "Xinhua", "KCNA"} <= names
    assert not {"Dawn", "BBC", "Askume"} & names


def test_addresses() -> None:
    assert find_outlet_at("https://tribune.com.pk/story/1") is find_outlet("Express Tribune")
    assert find_outlet_at("not an address") is None
    assert find_outlet_at("https://[bad") is None
