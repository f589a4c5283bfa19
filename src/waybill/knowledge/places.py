"""Names of places come in; the places they may stand for, with coordinates and precision, go out."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from waybill.errors import KnowledgeError
from waybill.knowledge.parties import party_names
from waybill.knowledge.phrases import fold
from waybill.records.values import Place, Precision

# How much a name is worth before the text speaks, on the scale of a city's log10 of thousands of inhabitants
# (New York 3.9): a country goes before any city of its name, a state of the US behind a city of millions.
_WEIGHT = {"country": 6.0, "sea": 5.0, "area": 5.0, "site": 3.0, "city": 2.5, "region": 3.5, "county": 1.0}


@dataclass(frozen=True, slots=True)
class Spot:
    """One place a name may stand for; `region` is the US state or Canadian province by its short code."""

    place: Place
    region: str
    weight: float
    demonym: bool = False


def _rows(table: str) -> Iterator[dict[str, str]]:
    text = files("waybill.knowledge").joinpath(table).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if None in row or None in row.values():
            raise KnowledgeError(f"{table}: a row has the wrong number of columns")
        yield row


# A seat of government is named more often than a town of its size elsewhere.
_SEAT = 2.5


@cache
def spots() -> dict[str, tuple[Spot, ...]]:
    """Every place by the plain spelling of its names, the weightiest first."""
    found: dict[str, list[Spot]] = {}
    for words, spot in (*_regions(), *_countries(), *_cities()):
        found.setdefault(fold(words), []).append(spot)
    return {k: tuple(sorted(v, key=lambda s: -s.weight)) for k, v in found.items()}


def _regions() -> Iterator[tuple[str, Spot]]:
    for row in _rows("places_regions.csv"):
        if row["precision"] == "country":
            continue
        precision = cast(Precision, "region" if row["precision"] == "county" else row["precision"])
        place = Place(row["name"], float(row["lat"]), float(row["lon"]), precision, row["country"] or None)
        weight = _WEIGHT[row["precision"]]
        for words in (row["name"], *filter(None, row["also"].split("|"))):
            yield words, Spot(place, row["region"], weight, fold(words) in cue_words("demonym"))


def _countries() -> Iterator[tuple[str, Spot]]:
    rows = list(_rows("places_regions.csv"))
    known = {r["name"]: r for r in rows if r["precision"] == "country"}
    parts = {
        (fold(w), r["country"]) for r in rows for w in (r["name"], *r["also"].split("|")) if w != r["country"]
    }
    for name in party_names():
        if (fold(name.words), name.party.code) in parts:
            continue  # "Scotland" stands for the United Kingdom as a party, for itself as a place
        row = known.get(name.party.code)
        if row is None or name.form not in ("name", "demonym"):
            continue
        place = Place(name.party.label, float(row["lat"]), float(row["lon"]), "country", name.party.code)
        yield name.words, Spot(place, "", _WEIGHT["country"], name.form == "demonym")


def _cities() -> Iterator[tuple[str, Spot]]:
    seats = {(fold(n.words), n.party.code) for n in party_names() if n.form == "seat"}
    seat_states = {code for _, code in seats}
    for row in _rows("places.csv"):
        place = Place(row["name"], float(row["lat"]), float(row["lon"]), "city", row["country"])
        seat = row["country"] in seat_states and (fold(row["name"]), row["country"]) in seats
        spot = Spot(place, row["region"], math.log10(float(row["thousands"]) + 1) + _SEAT * seat)
        yield row["name"], spot
        if row["also"]:
            for words in row["also"].split("|"):
                yield words, spot


@cache
def first_words() -> dict[str, int]:
    """For each first word of a name, how many words the longest name has that begins with it."""
    found: dict[str, int] = {}
    for key in spots():
        words = key.split()
        found[words[0]] = max(found.get(words[0], 1), len(words))
    return found


def find_places(words: str) -> tuple[Spot, ...]:
    """Find every place the words may stand for, the weightiest first."""
    return spots().get(fold(words), ())


@cache
def cue_words(cue: str) -> frozenset[str]:
    """The words that tell one use of a place's name from another: motion, transfer, place_verb..."""
    return frozenset(w for r in _rows("places_cues.csv") if r["cue"] == cue for w in r["words"].split("|"))
