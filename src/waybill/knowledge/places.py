"""Names of places come in; the places they may stand for, with coordinates and precision, go out."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


def _rows(table: str) -> list[dict[str, str]]:
    text = files("waybill.knowledge").joinpath(table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def cue_words(cue: str) -> frozenset[str]:
    """The words that tell one use of a place's name from another: motion, transfer, place_verb..."""
    return frozenset(
        w for row in _rows("places_cues.csv") if row["cue"] == cue for w in row["words"].split("|")
    )
