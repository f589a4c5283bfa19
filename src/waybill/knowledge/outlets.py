"""The outlets table comes in; a name, a web address or a stretch of words is looked up to the outlet it
means."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from waybill.errors import KnowledgeError

# Longer single words in capitals are names that a headline shouts, not abbreviations (longest in the
# table: "ARMENPRESS").
LONGEST_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class OutletRow:
    """One outlet or agency; `country` is ISO 3166-1 alpha-3 or "", `world_wire` marks wires relayed
    everywhere.

    `credit_phrases` are the forms in which others credit it, as seen; `furniture_signs` are words that only
    its own pages carry; `verified` is verified, partial or memory.
    """

    name: str
    short: str
    country: str
    type: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...]
    credit_phrases: tuple[str, ...]
    furniture_signs: tuple[str, ...]
    world_wire: bool
    verified: str
    citations: tuple[str, ...]
    ownership: str = ""

    @property
    def is_agency(self) -> bool:
        """Whether other outlets print its copy as their own stories."""
        return self.type == "agency"


@dataclass(frozen=True, slots=True)
class NameFound:
    """An outlet's name in a text; `row` is None where several outlets share the name."""

    start: int
    end: int
    words: str
    row: OutletRow | None


def _row(line: str) -> OutletRow:
    try:
        made: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in json.loads(line).items()
        }
        return OutletRow(**made)
    except (TypeError, ValueError) as error:
        raise KnowledgeError(f"outlets.jsonl: {error}") from error


@cache
def outlets() -> tuple[OutletRow, ...]:
    """Every row of the table, in its order."""
    text = resources.files("waybill.knowledge").joinpath("outlets.jsonl").read_text("utf-8")
    return tuple(_row(line) for line in text.splitlines() if line.strip())


@cache
def agencies() -> tuple[OutletRow, ...]:
    """The rows that are wire services."""
    return tuple(row for row in outlets() if row.is_agency)


def _is_abbreviation(name: str) -> bool:
    return len(name) <= LONGEST_ABBREVIATION and name.isupper()


def _key(words: str) -> str:
    """An abbreviation is kept as written, since "APP" is no "app"; other names are compared without case."""
    plain = " ".join(words.replace("’", "'").split())
    return plain if _is_abbreviation(plain) else plain.casefold()


@cache
def _by_name() -> dict[str, tuple[OutletRow, ...]]:
    found: dict[str, list[OutletRow]] = {}
    for row in outlets():
        for name in {_key(n) for n in _names(row)} | {_key(n).removeprefix("the ") for n in _names(row)}:
            rows = found.setdefault(name, [])
            if row not in rows:
                rows.append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def _names(row: OutletRow) -> tuple[str, ...]:
    """Every name a row goes by; an abbreviation of four letters or more may also stand as a word ("Tass")."""
    given = (row.name, *row.aliases)
    spoken = tuple(n.title() for n in given if _is_abbreviation(n) and len(n) >= 4 and n.isalpha())
    shouted = tuple(n.upper() for n in given if not _is_abbreviation(n) and len(n) <= LONGEST_ABBREVIATION)
    return given + tuple(n for n in spoken if n not in ("Mena", "Sana")) + shouted


def find_outlets(words: str) -> tuple[OutletRow, ...]:
    """Every row that goes by exactly these words; more than one where outlets share a name."""
    plain = words.strip(" \t\n.,:;|-–—\"“”'")
    if plain[:1] in ("(", "[") and plain[-1:] in (")", "]"):
        plain = plain[1:-1].strip()
    key = _key(plain)
    if not key or (plain.islower() and plain.isascii() and plain != "dpa" and len(plain) < 6):
        return ()
    table = _by_name()
    return table.get(key) or table.get(_key(key.removeprefix("the "))) or ()


def find_outlet(words: str, country: str | None = None) -> OutletRow | None:
    """The one outlet that goes by these words; a shared name is told apart by country, or is nobody's."""
    rows = find_outlets(words)
    if len(rows) > 1 and country is not None:
        rows = tuple(row for row in rows if row.country == country)
    return rows[0] if len(rows) == 1 else None


def find_outlet_at(address: str) -> OutletRow | None:
    """The outlet whose domain the web address lies under, the longest domain first."""
    split = _split(address)
    labels = split.split(".")
    table = _by_domain()
    for i in range(len(labels) - 1):
        if row := table.get(".".join(labels[i:])):
            return row
    return None


def _split(address: str) -> str:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


@cache
def _by_domain() -> dict[str, OutletRow]:
    return {domain: row for row in outlets() for domain in row.domains}


def find_outlet_by_sign(words: str) -> OutletRow | None:
    """The outlet whose own pages alone carry such words in their furniture."""
    folded = words.casefold()
    return next((row for sign, row in _by_sign() if sign in folded), None)


@cache
def _by_sign() -> tuple[tuple[str, OutletRow], ...]:
    return tuple((sign.casefold(), row) for row in outlets() for sign in row.furniture_signs)


@cache
def _names_pattern(agencies_only: bool) -> re.Pattern[str]:
    rows = agencies() if agencies_only else outlets()
    names = {n for row in rows for n in _names(row)} | {row.name.upper() for row in rows}
    longest_first = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def find_names(text: str, agencies_only: bool = False) -> tuple[NameFound, ...]:
    """The outlets' names that stand in a text, as the table writes them or in capitals, in order."""
    found = []
    for match in _names_pattern(agencies_only).finditer(text):
        row = find_outlet(match[0])
        found.append(NameFound(match.start(), match.end(), match[0], row))
    return tuple(found)
