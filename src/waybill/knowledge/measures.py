"""The shipped tables of legal restrictions come in; measures, scopes, kinds, groups and targets go out."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, cast

from waybill.errors import KnowledgeError
from waybill.records.law import Contest, Direction, Measure, MeasureChange, Phase, ScopeFit, Verified

_DIRECTIONS = ("from", "to", "both", "activity")


@dataclass(frozen=True, slots=True)
class ScopeTag:
    """What a scope tag stands for: the facets of an item that fit it, may fit it, lie outside it."""

    tag: str
    words: str
    fits: frozenset[str]
    may_fit: frozenset[str]
    outside: frozenset[str]


@dataclass(frozen=True, slots=True)
class KindRow:
    """A generic kind of goods, its UN Register category ("" where open) and its facets."""

    words: str
    unroca: str
    facets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group and the state it sits in ("" where many)."""

    id: str
    label: str
    within: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A composite target of measures: the states it lies in, how such a state itself fits it, its members.

    `within` tells whether every armed group that sits in those states is reached, or the members alone.
    """

    code: str
    label: str
    states: frozenset[str]
    state_fit: ScopeFit
    members: frozenset[str]
    within: bool


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("waybill.knowledge") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _day(value: object, where: str) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise KnowledgeError(f"measures.jsonl: {where}: not a day: {value!r}") from error


def _targets(pairs: list[list[str]], where: str) -> tuple[tuple[str, str], ...]:
    for direction, code in pairs:
        if direction not in _DIRECTIONS or not code:
            raise KnowledgeError(f"measures.jsonl: {where}: bad target {direction!r}, {code!r}")
    return tuple((direction, code) for direction, code in pairs)


def _phase(row: Mapping[str, Any], where: str) -> Phase:
    return Phase(
        start=_day(row["start"], where),
        end=_day(row["end"], where),
        targets=_targets(row.get("targets", []), where),
        scope_tags=tuple(row.get("scope_tags", [])),
        what=row.get("what", ""),
        held_on=_day(row.get("held_on"), where),
    )


def _change(row: Mapping[str, Any], where: str) -> MeasureChange:
    day = _day(row["day"], where)
    if day is None:
        raise KnowledgeError(f"measures.jsonl: {where}: a change without a day")
    return MeasureChange(day, row["what"], row.get("citation", ""), bool(row.get("verified", False)))


def parse_measure(row: Mapping[str, Any]) -> Measure:
    """A row of the table becomes a measure; one that does not hold to the schema is an error."""
    where = str(row.get("id", "?"))
    try:
        return Measure(
            id=row["id"],
            name=row["name"],
            body=row["body"],
            acts=tuple(row["acts"]),
            direction=cast(Direction, row["direction"]),
            targets=_targets(row["targets"], where),
            binding_on=row["binding_on"],
            scope=row["scope"],
            scope_tags=tuple(row["scope_tags"]),
            start=_day(row["start"], where),
            end=_day(row["end"], where),
            legal_force=row["legal_force"],
            verified=cast(Verified, row["verified"]),
            citations=tuple(row["citations"]),
            changes=tuple(_change(c, where) for c in row.get("changes", [])),
            positions=tuple(Contest(**p) for p in row.get("positions", [])),
            ended_by=row.get("ended_by", ""),
            notes=row.get("notes", ""),
            phases=tuple(_phase(p, where) for p in row.get("phases", [])),
            renewed_to=_day(row.get("renewed_to"), where),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(f"measures.jsonl: {where}: {error!r}") from error


def measure_rows() -> list[dict[str, Any]]:
    """The rows of the shipped table as they stand in it."""
    text = (files("waybill.knowledge") / "measures.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


@cache
def load_measures() -> tuple[Measure, ...]:
    """Every measure of the shipped table, in the table's order."""
    measures = tuple(parse_measure(row) for row in measure_rows())
    if len({m.id for m in measures}) != len(measures):
        raise KnowledgeError("measures.jsonl: an id occurs twice")
    return measures


@cache
def measure_schema() -> dict[str, Any]:
    """The JSON Schema of a row of the table."""
    text = (files("waybill.knowledge") / "schemas" / "measure.schema.json").read_text(encoding="utf-8")
    return cast(dict[str, Any], json.loads(text))


@cache
def load_scope_tags() -> Mapping[str, ScopeTag]:
    """What each scope tag stands for, by tag."""
    return {
        row["tag"]: ScopeTag(
            row["tag"],
            row["words"],
            frozenset(row["fits"].split()),
            frozenset(row["may_fit"].split()),
            frozenset(row["outside"].split()),
        )
        for row in _rows("measures_scopes.csv")
    }


@cache
def load_kinds() -> tuple[KindRow, ...]:
    """The generic kinds of goods, longest words first ("attack helicopter" before "helicopter")."""
    rows = [
        KindRow(r["words"], r["unroca"], frozenset(r["facets"].split())) for r in _rows("measures_kinds.csv")
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.words), row.words)))


def plain_id(code: str) -> str:
    """A group's id or name with nothing but its letters and digits, so that spellings meet."""
    return "".join(c for c in code.casefold() if c.isalnum())


@cache
def load_groups() -> Mapping[str, Group]:
    """The armed groups of the parties' table, by every plain id and name."""
    found: dict[str, Group] = {}
    for row in _rows("groups.csv"):
        group = Group(row["id"], row["label"], row["country"])
        for name in (row["id"], row["label"], *row["names"].split("|")):
            found.setdefault(plain_id(name), group)
    return found


@cache
def load_targets() -> Mapping[str, TargetRow]:
    """The composite targets of measures, by code."""
    return {
        row["code"]: TargetRow(
            row["code"],
            row["label"],
            frozenset(s for s in row["state"].split("|") if s),
            cast(ScopeFit, row["state_fit"] or "may_fit"),
            frozenset(m for m in row["members"].split("|") if m),
            row["groups"] == "within",
        )
        for row in _rows("measures_targets.csv")
    }
