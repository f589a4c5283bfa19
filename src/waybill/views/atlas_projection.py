"""Places and rings in degrees come in; points and clipped paths on a sheet fitted to them go out.

The projection is Lambert's azimuthal equal-area one, centred on what is shown: areas keep their size.
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
# Points nearer than this on the sheet draw as one.
FINE = 1.0
# Land this far outside the sheet is cut away, so that the cut is never seen.
BEYOND = 12.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of width and height, centred on a place, at a scale in units per km."""

    width: float
    height: float
    lat: float
    lon: float
    scale: float
    east: float
    north: float

    def at(self, lat: float, lon: float) -> Point:
        """Where a place stands on the sheet."""
        x, y = flat(self.lat, self.lon, lat, lon)
        return (x - self.east) * self.scale + self.width / 2, self.height / 2 - (y - self.north) * self.scale

    def holds(self, point: Point) -> bool:
        """Whether the point is on the sheet."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height

    def cut(self, ring: Sequence[Sequence[float]]) -> list[Point]:
        """The ring as it stands on the sheet; empty where none of it does."""
        if _around((-self.lat, _turned(self.lon + 180)), ring):
            return []
        return _thin(_clip([self.at(p[1], p[0]) for p in ring], self.width, self.height))


def flat(lat0: float, lon0: float, lat: float, lon: float) -> Point:
    """East and north of the centre in km."""
    a, b, d = math.radians(lat0), math.radians(lat), math.radians(lon - lon0)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(d)
    k = EARTH_KM * math.sqrt(2 / max(1 + cosine, 1e-6))
    return k * math.cos(b) * math.sin(d), k * (
        math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(d)
    )


def fit(places: Sequence[Point], width: float, height: float) -> Sheet:
    """The sheet that shows all the places (latitude, longitude) with room around them."""
    lat, lon = middle(places)
    spread = [flat(lat, lon, *p) for p in places]
    xs, ys = [x for x, _ in spread], [y for _, y in spread]
    share = 1 - 2 * ROOM
    across = max(
        (max(xs) - min(xs)) / (width * share), (max(ys) - min(ys)) / (height * share), 2 * NEAREST_KM / width
    )
    return Sheet(width, height, lat, lon, 1 / across, (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)


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
