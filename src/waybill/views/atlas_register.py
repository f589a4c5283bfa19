"""Summaries of transfers come in; one map with a line for each pair of parties, as broad as they are many, goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from waybill.errors import KnowledgeError
from waybill.knowledge.shapes import NOTE, land
from waybill.records.entry import Summary
from waybill.records.values import Party, Place
from waybill.views.atlas import SHEETS, Drawing, Mark, lands_on, seat_of
from waybill.views.atlas_labels import place_labels
from waybill.views.atlas_projection import Point, Sheet, fit
from waybill.views.dossier_words import count_words

# Supplier and recipient, each as code and name.
Pair = tuple[tuple[str, str], tuple[str, str]]
# How many transfers a line of each breadth stands for at least; the style sheet draws the breadths.
BREADTHS = (1, 2, 5, 10, 25, 100)
# How far a line bends off the straight one, so that there and back stay apart.
BEND = 0.16


@dataclass(frozen=True, slots=True)
class Route:
    """A line from a supplier to a recipient on one sheet."""

    path: str
    breadth: int
    words: str
    supplier: str
    recipient: str


@dataclass(frozen=True, slots=True)
class RegisterAtlas:
    """The map in its two sheets with its lines, what it shows in words, and what it cannot show."""

    sheets: tuple[tuple[Drawing, tuple[Route, ...]], ...]
    words: str
    missing: tuple[str, ...]
    note: str


def register_atlas(rows: Sequence[Summary]) -> RegisterAtlas | None:
    """The map of what is listed; None where fewer than two places are known or the shapes are missing."""
    pairs: Counter[Pair] = Counter((r.supplier, r.recipient) for r in rows if r.recipient)
    parties = dict.fromkeys(party for pair in pairs for party in pair)
    seats = {p[0]: seat for p in parties if (seat := _seat(*p)) is not None}
    if len({(s.lat, s.lon) for s in seats.values()}) < 2:
        return None
    try:
        sheets = tuple(_sheet(pairs, seats, n) for n in range(len(SHEETS)))
    except (OSError, KnowledgeError):
        return None
    told = [_words(pair, n) for pair, n in pairs.most_common()]
    missing = [name for code, name in parties if code not in seats]
    if any(r.recipient is None for r in rows):
        missing.append("transfers to an unnamed recipient")
    return RegisterAtlas(sheets, f"Map: {'; '.join(told)}.", tuple(missing), NOTE)


@lru_cache(maxsize=512)
def _seat(code: str, name: str) -> Place | None:
    return seat_of(Party(code, name))


def _words(pair: Pair, number: int) -> str:
    return f"{pair[0][1]} to {pair[1][1]}: {count_words(number, 'transfer')}"


def _sheet(pairs: Counter[Pair], seats: dict[str, Place], n: int) -> tuple[Drawing, tuple[Route, ...]]:
    sheet = fit([(s.lat or 0.0, s.lon or 0.0) for s in seats.values()], *SHEETS[n])
    suppliers = {pair[0][0] for pair in pairs}
    tones = {s.country: "recipient" for s in seats.values() if s.country}
    tones |= {s.country: "supplier" for c, s in seats.items() if s.country and c in suppliers}
    lands, names = lands_on(land()["features"], sheet, tones)
    spots = {code: _on(seat, sheet) for code, seat in seats.items()}
    marks = tuple(
        Mark(x, y, 0.0, "supplier" if c in suppliers else "recipient") for c, (x, y) in spots.items()
    )
    wanted = [(seats[c].name, spots[c], "supplier" if c in suppliers else "recipient") for c in seats]
    labels = place_labels([*wanted, *((w, p, "land") for w, p in names)], list(spots.values()), sheet)
    routes = tuple(
        Route(
            _line(spots[a[0]], spots[b[0]]),
            sum(n >= b for b in BREADTHS),
            _words((a, b), n),
            a[0],
            b[0],
        )
        for (a, b), n in pairs.most_common()
        if a[0] in spots and b[0] in spots and a[0] != b[0]
    )
    name = ("wide", "narrow")[n]
    return Drawing(name, sheet.width, sheet.height, lands, marks, (), labels), routes


def _on(place: Place, sheet: Sheet) -> Point:
    x, y = sheet.at(place.lat or 0.0, place.lon or 0.0)
    return round(x, 1), round(y, 1)


def _line(start: Point, end: Point) -> str:
    dx, dy = end[0] - start[0], end[1] - start[1]
    x, y = (start[0] + end[0]) / 2 + dy * BEND, (start[1] + end[1]) / 2 - dx * BEND
    return f"M{start[0]} {start[1]}Q{x:.1f} {y:.1f} {end[0]} {end[1]}"
