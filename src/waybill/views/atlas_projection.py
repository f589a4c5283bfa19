"""Places and rings in degrees come in; points and clipped paths on a sheet fitted to them go out.

A region is drawn in Lambert's azimuthal equal-area projection, centred on what is shown: areas keep their size. What
spans half the world is drawn on a plain chart, which readers know how to read.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
# Mean radius of the earth (IUGG).
EARTH_KM = 6371.0
# Room around the outermost places, as a share of the sheet: their labels stand there.
ROOM = 0.17
# Nearer than this a region cannot be told from its neighbours: half the width of the sheet, in km.
NEAREST_KM = 450.0
# A place farther than this from the middle, in degrees, would turn a region's map on its head.
FAR = 45.0
# The parallel at which a plain chart keeps its shape: most people live near it.
WIDE_PARALLEL = 35.0
# Points nearer than this on the sheet draw as one.
FINE = 1.0
# Land this far outside the sheet is cut away, so that the cut is never seen.
BEYOND = 12.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of width and height, centred on a place, at a scale in units per km; `world` for a plain chart."""

    width: float
    height: float
    lat: float
    lon: float
    scale: float
    east: float
    north: float
    world: bool = False

    def at(self, lat: float, lon: float) -> Point:
        """Where a place stands on the sheet."""
        return self._put(lat, _turned(lon - self.lon))

    def cut(self, ring: Sequence[Sequence[float]]) -> list[list[Point]]:
        """The ring as it stands on the sheet: no piece where none of it does, several where it goes round."""
        if self.world:
            return self._unrolled(ring)
        if _around((-self.lat, _turned(self.lon + 180)), ring):
            return []
        return self._pieces([self.at(p[1], p[0]) for p in ring])

    def may_show(self, centre: Point, reach: float) -> bool:
        """Whether anything within `reach` degrees of a place may stand on the sheet; a plain chart shows all."""
        if self.world:
            return True
        # The farthest corner from the middle of the projection, as a chord of the globe.
        across = self.width / 2 + BEYOND + abs(self.east) * self.scale
        down = self.height / 2 + BEYOND + abs(self.north) * self.scale
        chord = math.hypot(across, down) / self.scale / (2 * EARTH_KM)
        seen = math.degrees(2 * math.asin(min(chord, 1.0)))
        return apart((self.lat, self.lon), centre) <= seen + reach

    def _put(self, lat: float, turn: float) -> Point:
        x, y = wide(lat, turn) if self.world else flat(self.lat, lat, turn)
        return (x - self.east) * self.scale + self.width / 2, self.height / 2 - (y - self.north) * self.scale

    def _unrolled(self, ring: Sequence[Sequence[float]]) -> list[list[Point]]:
        """The ring with no leap at the seam of longitudes, once for each turn of the globe it may be seen in."""
        turns = [_turned(ring[0][0] - self.lon)]
        for one, two in pairwise(ring):
            turns.append(turns[-1] + _turned(two[0] - one[0]))
        rounds = (-360.0, 0.0, 360.0)
        return [
            piece
            for turn in rounds
            for piece in self._pieces([self._put(p[1], t + turn) for p, t in zip(ring, turns, strict=True)])
        ]

    def _pieces(self, points: list[Point]) -> list[list[Point]]:
        found = _thin(_clip(points, self.width, self.height))
        return [found] if found else []


def flat(lat0: float, lat: float, turn: float) -> Point:
    """East and north of the centre in km, `turn` being the degrees of longitude from it."""
    a, b, d = math.radians(lat0), math.radians(lat), math.radians(turn)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(d)
    k = EARTH_KM * math.sqrt(2 / max(1 + cosine, 1e-6))
    return k * math.cos(b) * math.sin(d), k * (
        math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(d)
    )


def wide(lat: float, turn: float) -> Point:
    """East of the centre and north of the equator in km, on a plain chart true at WIDE_PARALLEL."""
    shrink = math.cos(math.radians(WIDE_PARALLEL))
    return EARTH_KM * math.radians(turn) * shrink, EARTH_KM * math.radians(lat)


def fit(places: Sequence[Point], width: float, height: float) -> Sheet:
    """The sheet that shows all the places (latitude, longitude) with room around them."""
    lat, lon = middle(places)
    world = max(apart((lat, lon), p) for p in places) > FAR
    spread = [wide(p[0], _turned(p[1] - lon)) if world else flat(lat, p[0], p[1] - lon) for p in places]
    xs, ys = [x for x, _ in spread], [y for _, y in spread]
    share = 1 - 2 * ROOM
    across = max(
        (max(xs) - min(xs)) / (width * share), (max(ys) - min(ys)) / (height * share), 2 * NEAREST_KM / width
    )
    return Sheet(width, height, lat, lon, 1 / across, (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2, world)


def apart(one: Point, other: Point) -> float:
    """The angle between two places, in degrees."""
    a, b, d = math.radians(one[0]), math.radians(other[0]), math.radians(other[1] - one[1])
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(d)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


def middle(places: Sequence[Point]) -> Point:
    """The place in the middle of others, on the globe."""
    x = y = z = 0.0
    for lat, lon in places:
        a, b = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(a) * math.cos(b), y + math.cos(a) * math.sin(b), z + math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def path_of(points: Sequence[Point]) -> str:
    """A closed path."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def area_of(points: Sequence[Point]) -> float:
    """The area within a ring, in units of the sheet."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _turned(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _around(place: Point, ring: Sequence[Sequence[float]]) -> bool:
    """Whether the ring encloses the place: the far side of the globe would turn it inside out."""
    lat, lon = place
    inside = False
    for one, two in pairwise(ring):
        if (one[1] > lat) != (two[1] > lat):
            inside ^= lon < (two[0] - one[0]) * (lat - one[1]) / (two[1] - one[1]) + one[0]
    return inside


def _clip(points: list[Point], width: float, height: float) -> list[Point]:
    """Cut by the four edges in turn (Sutherland and Hodgman)."""
    for axis, edge, sign in (
        (0, -BEYOND, 1),
        (0, width + BEYOND, -1),
        (1, -BEYOND, 1),
        (1, height + BEYOND, -1),
    ):
        found: list[Point] = []
        for n, here in enumerate(points):
            before = points[n - 1]
            inside, was = sign * (here[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
            if inside != was:
                t = (edge - before[axis]) / (here[axis] - before[axis])
                found.append((before[0] + t * (here[0] - before[0]), before[1] + t * (here[1] - before[1])))
            if inside:
                found.append(here)
        points = found
    return points


def _thin(points: list[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        if not kept or math.dist(point, kept[-1]) >= FINE:
            kept.append(point)
    return kept if len(kept) > 2 else []
