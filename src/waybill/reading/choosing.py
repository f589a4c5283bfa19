"""Names with the spots they may stand for come in; for each the one spot that fits the passage goes out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from waybill.knowledge.places import Spot
from waybill.records.values import Place

# Points on the scale of a city's log10 of thousands of inhabitants, set on news of towns of one name: what
# stands behind a name (", Ky.") settles it; a neighbour on the map outweighs a thousandfold of people.
_SAME_COUNTRY, _SAME_STATE, _NEAR, _BEHIND = 0.5, 2.0, 3.0, 8.0
_ENOUGH, _NEIGHBOURS, _CHOICES, _DEGREES = 5.0, 30, 10, 1.8

Choice = tuple[str, tuple[Spot, ...], tuple[Spot, ...]]


def choose(named: Sequence[Choice]) -> list[Spot | None]:
    """Choose one spot for each name: by what stands behind it, by its neighbours on the map, then by size.

    Each name comes with its spots, the weightiest first, and with the state or country behind it. A name
    keeps its spot throughout, unless words behind it say otherwise.
    """
    choices = {key: spots[:_CHOICES] for key, spots, _ in named if spots}
    states = {
        (s[0].place.country, s[0].region)
        for s in (*choices.values(), *(behind for _, _, behind in named))
        if s and s[0].region and s[0].place.precision == "region"
    }
    countries = {s[0].place.country for s in choices.values() if s[0].place.precision == "country"}
    countries |= {country for country, _ in states}
    neighbours = _neighbours(choices)
    chosen: dict[str, Spot] = {}
    result: list[Spot | None] = []
    for key, spots, behind in named:
        if spots and (behind or key not in chosen):
            others = [n for n in neighbours if n[0] != key]
            scores = [
                s.weight
                + _BEHIND * _fits(s, behind)
                + _SAME_COUNTRY * (s.place.country in countries)
                + _SAME_STATE * (bool(s.region) and (s.place.country, s.region) in states)
                + _NEAR * min(_ENOUGH, _support(s.place, others))
                for s in choices[key]
            ]
            chosen[key] = choices[key][scores.index(max(scores))]
        result.append(chosen[key] if spots else None)
    return result


def _fits(spot: Spot, behind: tuple[Spot, ...]) -> bool:
    if spot.place.precision == "country":
        return False
    return any(b.place.country == spot.place.country and b.region in ("", spot.region) for b in behind)


def _neighbours(choices: dict[str, tuple[Spot, ...]]) -> list[tuple[str, float, list[Place]]]:
    """What each name may stand for on the map, worth the less the more it may stand for."""
    found = []
    for key, spots in list(choices.items())[:_NEIGHBOURS]:
        places = [s.place for s in spots if s.place.precision in ("city", "site", "region")]
        if places:
            found.append((key, 1 / math.sqrt(len(places)), places))
    return found


def _support(place: Place, others: list[tuple[str, float, list[Place]]]) -> float:
    """How many other names of the passage may lie near the place."""
    if place.precision == "country":
        return 0.0
    return sum(worth for _, worth, places in others if any(_is_near(place, p) for p in places))


def _is_near(one: Place, other: Place) -> bool:
    """Whether two places lie within some 200 km, on a flat reckoning that is good enough to choose by."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    north = one.lat - other.lat
    if abs(north) > _DEGREES:
        return False
    return math.hypot(north, (one.lon - other.lon) * math.cos(math.radians(one.lat))) < _DEGREES
