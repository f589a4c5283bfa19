"""The name of a holder of high office comes in, with the year; the state he speaks for goes out."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files

from waybill.knowledge.phrases import fold

# A report may be a year older or younger than the term of office says.
SLACK = 1
# Words at the end of a name that are no surname.
SUFFIXES = frozenset(("jr.", "jr", "sr."))


@cache
def _terms() -> dict[str, list[tuple[str, int, int]]]:
    """State, first and last year by the whole name and, marked with a comma, by the surname."""
    text = files("waybill.knowledge").joinpath("leaders.csv").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for row in csv.DictReader(text.splitlines()):
        term = (row["state"], int(row["first"]), int(row["last"]))
        name = fold(row["name"])
        found[name].append(term)
        found["," + _surname(name)].append(term)
    return dict(found)


def _surname(name: str) -> str:
    return next((w for w in reversed(name.split()) if w not in SUFFIXES), name)


def is_leader(name: str) -> bool:
    """Whether the whole name stands in the table."""
    bare = fold(name)
    return " " in bare and bare in _terms()


def state_of_leader(name: str, year: int | None, titled: bool) -> str | None:
    """The code of the state that a person of that name served in that year; a bare surname needs a title beside it.

    None where the name is not in the table, nobody of it was in office then, or holders of two states were.
    """
    bare = fold(name).removesuffix("'s").strip()
    key = bare if " " in bare else "," + bare
    if year is None or (key.startswith(",") and not titled):
        return None
    states = {s for s, first, last in _terms().get(key, []) if first - SLACK <= year <= last + SLACK}
    inside = {s for s, first, last in _terms().get(key, []) if first < year < last}
    chosen = inside if len(inside) == 1 else states
    return next(iter(chosen)) if len(chosen) == 1 else None
