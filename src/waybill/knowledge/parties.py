"""Names of states, bodies, ministries and armed groups come in; the party they stand for goes out."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from waybill.errors import KnowledgeError
from waybill.knowledge.phrases import fold
from waybill.records.values import Party

Form = Literal["name", "demonym", "seat", "office", "body", "group"]

_COLUMNS = {
    "names": "name",
    "adjectives": "demonym",
    "people": "demonym",
    "seats": "seat",
    "offices": "office",
}
_OWNED = re.compile(
    r"^(?:the )?(.+?)(?:'s?)? (?:[\w-]+ ){0,3}?(?:ministry|government|army|military|forces|navy)$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a party: the words, whose they are, and what they are to it.

    `country` is the state an armed group sits in, "" where it is none or many.
    """

    words: str
    party: Party
    form: Form
    country: str = ""


@cache
def party_names() -> tuple[Name, ...]:
    """Read both tables: states and bodies with all their names, armed groups with theirs."""
    return (*_states(), *_groups())


def _rows(table: str) -> list[dict[str, str]]:
    text = files("waybill.knowledge").joinpath(table).read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    for row in rows:
        if None in row or None in row.values():
            raise KnowledgeError(
                f"{table}: a row has the wrong number of columns: {next(iter(row.values()))}"
            )
    return rows


def _states() -> list[Name]:
    found: list[Name] = []
    for row in _rows("parties.csv"):
        party = Party(row["code"], row["label"])
        for column, form in _COLUMNS.items():
            form = "body" if form == "name" and row["kind"] in ("body", "bloc") else form
            found += [Name(w, party, form, row["code"]) for w in row[column].split("|") if w]  # type: ignore[arg-type]
    return found


def _groups() -> list[Name]:
    return [
        Name(words, Party(row["id"], row["label"]), "group", row["country"])
        for row in _rows("groups.csv")
        for words in row["names"].split("|")
    ]


@cache
def names_by_words() -> dict[str, Name]:
    """Every name by its plain spelling; where two parties share one, the first in the table has it."""
    found: dict[str, Name] = {}
    for name in party_names():
        found.setdefault(fold(name.words), name)
    return found


@cache
def codes() -> dict[str, Party]:
    """Every party by its code."""
    return {name.party.code: name.party for name in party_names()}


def find_name(words: str) -> Name | None:
    """Find the table's row for the words, with or without "the" and the possessive."""
    plain = fold(words)
    table = names_by_words()
    for form in (plain, plain.removeprefix("the "), re.sub(r"'s?$", "", plain.removeprefix("the "))):
        if form in table:
            return table[form]
    return None


def find_party(words: str) -> Party | None:
    """Find the party that the words name: by code, name, demonym, seat, office, or "X's defence ministry"."""
    if words in codes():
        return codes()[words]
    name = find_name(words)
    if name is None and (owned := _OWNED.match(fold(words))):
        name = find_name(owned[1])
    return name.party if name else None


@cache
def traps(side: str) -> frozenset[str]:
    """The words of one sort of trap: before or after a name, or that need their state beside them."""
    return frozenset(
        w for row in _rows("parties_traps.csv") if row["side"] == side for w in row["words"].split("|")
    )
