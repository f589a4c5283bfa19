"""The tables of this room come in from the package; look-ups by category and by country go out."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from waybill.records.values import Party, System


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("waybill.exports") / "tables" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _armaments() -> Mapping[str, str]:
    return {row["category"]: row["armament"] for row in _rows("sipri_categories.csv")}


def armament_of(system: System) -> str | None:
    """The armament category of SIPRI's register; "outside" what it does not count, None where open."""
    return _armaments().get(system.category or "")


@cache
def _salw() -> Mapping[str, tuple[str, str]]:
    return {row["category"]: (row["part"], row["line"]) for row in _rows("unroca_salw.csv")}


def salw_line(system: System) -> tuple[str, str]:
    """Part and line of the UN Register's form on small arms and light weapons; empty where open."""
    return _salw().get(system.category or "", ("", ""))


@cache
def _alpha2() -> Mapping[str, str]:
    return {row["alpha3"]: row["alpha2"] for row in _rows("iso3166.csv")}


def alpha2_of(party: Party) -> str | None:
    """The ISO 3166-1 alpha-2 code of a state; None for whoever is none, and for states that are no more."""
    return _alpha2().get(party.code) or None


def is_state(party: Party) -> bool:
    """Whether the party is a state or territory of ISO 3166-1 or ISO 3166-3."""
    return party.code in _alpha2()


def is_group(party: Party) -> bool:
    """Whether the party is an armed group: the parties' table writes their ids small, bodies in capitals."""
    return not is_state(party) and not party.code.isupper()


@cache
def measures_changes() -> tuple[tuple[str, str], ...]:
    """The change log of the table of measures: day and what changed, newest first."""
    return tuple(sorted(((row["day"], row["what"]) for row in _rows("measures_changes.csv")), reverse=True))


@cache
def columns_of(table: str) -> Mapping[str, str]:
    """The columns of one of our own tables, in order, each with its kind: text, whole, real, truth, day."""
    return {row["column"]: row["kind"] for row in _rows("flat_columns.csv") if row["table"] == table}
