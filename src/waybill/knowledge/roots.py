"""A system comes in; the most general kind of goods it belongs to goes out."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from waybill.records.values import System

# What the words leave open: "arms", "equipment".
ANYTHING = "arms"


@cache
def _roots() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The rows in the order in which they are tried: "surface-to-air missile" is air defence before it is a missile."""
    text = files("waybill.knowledge").joinpath("roots.csv").read_text(encoding="utf-8")
    return tuple((row["root"], tuple(row["words"].split("|"))) for row in csv.DictReader(text.splitlines()))


def root_of(system: System | None) -> str:
    """The first root one of whose words stands in the system's category or name; `ANYTHING` where none does."""
    if system is None:
        return ANYTHING
    words = f"{system.category or ''} {system.name}".lower()
    return next((root for root, cues in _roots() if any(cue in words for cue in cues)), ANYTHING)
