"""A transfer and its evidence come in; a map of the parties, the places and the ways goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from waybill.errors import KnowledgeError
from waybill.knowledge.parties import party_names
from waybill.knowledge.places import find_places
from waybill.knowledge.shapes import NOTE, land
from waybill.records.transfer import Transfer
from waybill.records.values import Party, Place
from waybill.views.atlas_labels import Label, Wanted, place_labels
from waybill.views.atlas_projection import Point, Sheet, apart, area_of, fit, middle, path_of
from waybill.views.dossier_words import value_words

# The two sheets: one for a column of text, one for a phone; each has its own labels.
SHEETS = ((760.0, 470.0), (360.0, 400.0))
# How far around its point a vague place is drawn, in km: a guess at the size of such places, said to be one.
AROUND_KM = {"region": 130.0, "sea": 260.0, "area": 300.0}
# How far the line of a mode bends off the straight one, as a share of the way, so that modes stay apart.
BENDS = {"air": 0.24, "sea": -0.13, "rail": 0.06, "road": -0.05, "land": 0.0}
# Neighbours that fill this share of the sheet get a name to find one's way by.
NAMED_SHARE = 0.02
# So many points stand for a line when labels look for room; more make no difference on a sheet this wide.
ALONG = 24
# Parties that are no state and have a seat in one.
BODIES = {"EU", "UN"}


@dataclass(frozen=True, slots=True)
class Land:
    """One country as a path; `tone` is supplier, recipient, told or "" for a neighbour."""

    path: str
    tone: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A party's seat or a place: a dot, or a circle of `radius` where it is vague."""

    x: float
    y: float
    radius: float
    tone: str


@dataclass(frozen=True, slots=True)
class Way:
    """A line from supplier to recipient, drawn by its mode."""

    mode: str
    path: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """One sheet of the map."""

    name: str
    width: float
    height: float
    lands: tuple[Land, ...]
    marks: tuple[Mark, ...]
    ways: tuple[Way, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map in its two sheets, what it shows in words, what it cannot show, and whose borders it draws."""

    drawings: tuple[Drawing, ...]
    modes: tuple[str, ...]
    words: str
    missing: tuple[str, ...]
    vague: bool
    note: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What the map has to show, in degrees."""

    supplier: Place | None
    recipient: Place | None
    places: tuple[Place, ...]
    vias: tuple[tuple[str, tuple[Place, ...]], ...]
    tones: dict[str, str]


# Sheets kept drawn, at some 60 kB each; the oldest goes first.
DRAWN = 200
_drawn: dict[tuple[object, ...], tuple[tuple[Land, ...], list[tuple[str, Point]]]] = {}


def atlas_of(transfer: Transfer) -> Atlas | None:
    """The map, or None where fewer than two places are known or the shapes are missing."""
    subject = _subject(transfer)
    points = [(p.lat, p.lon) for p in _shown(subject) if p.lat is not None and p.lon is not None]
    if len(set(points)) < 2:
        return None
    try:
        features: list[dict[str, Any]] = land()["features"]
    except (OSError, KnowledgeError):
        return None
    drawings = tuple(_draw(subject, features, fit(points, *size), n) for n, size in enumerate(SHEETS))
    known = {p.name for p in _shown(subject)}
    missing = tuple(b.value.name for b in transfer.routes if b.value.name not in known)
    vague = any(p.precision in AROUND_KM for p in subject.places)
    return Atlas(drawings, tuple(m for m, _ in subject.vias), _words(transfer), missing, vague, NOTE)


def seat_of(party: Party) -> Place | None:
    """The seat of the party's government, which stands for it on the map; else the middle of its country.

    A group's is that of its country, a body's the town it sits in.
    """
    names = [n for n in party_names() if n.party.code == party.code]
    state = next((n.country for n in names if n.country), party.code)
    ours = [n for n in party_names() if n.party.code == state and n.form in {"seat", "name"}]
    ours.sort(key=lambda n: n.form != "seat")
    spots = [s.place for n in ours for s in find_places(n.words) if s.place.lat is not None]
    found = [p for p in spots if p.country == state] or (spots if party.code in BODIES else [])
    return Place(party.label, found[0].lat, found[0].lon, "country", state) if found else None


def _subject(transfer: Transfer) -> Subject:
    supplier = seat_of(transfer.supplier.value)
    recipient = seat_of(transfer.recipient.value) if transfer.recipient else None
    places = tuple(b.value for b in transfer.routes if b.value.lat is not None and b.value.lon is not None)
    tones = {p.country: "told" for p in places if p.precision == "country" and p.country}
    tones |= {p.country: t for p, t in ((supplier, "supplier"), (recipient, "recipient")) if p and p.country}
    vias = []
    for mode in transfer.modes:
        shared = [b.value for b in transfer.routes if set(b.claims) & set(mode.claims) and b.value in places]
        # A sea is crossed by ship; a claim on ships and planes at once does not put the planes there.
        vias.append((mode.value, tuple(p for p in shared if p.precision != "sea" or mode.value == "sea")))
    return Subject(supplier, recipient, places, tuple(vias), tones)


def _shown(subject: Subject) -> list[Place]:
    return [p for p in (subject.supplier, subject.recipient) if p] + list(subject.places)


def _draw(subject: Subject, features: Sequence[dict[str, Any]], sheet: Sheet, n: int) -> Drawing:
    lands, names = lands_on(features, sheet, subject.tones)
    marks = tuple(_marks(subject, sheet))
    dots = [*((m.x, m.y) for m in marks if not m.radius), *_along(subject, sheet)]
    labels = place_labels(_named(subject, sheet, names), dots, sheet)
    name = ("wide", "narrow")[n]
    return Drawing(name, sheet.width, sheet.height, lands, marks, _ways(subject, sheet), labels)


def _along(subject: Subject, sheet: Sheet) -> list[Point]:
    """Points on the straight way between the seats, which labels keep clear of."""
    if not (subject.supplier and subject.recipient):
        return []
    (x, y), (to_x, to_y) = _on(subject.supplier, sheet), _on(subject.recipient, sheet)
    return [(x + (to_x - x) * n / ALONG, y + (to_y - y) * n / ALONG) for n in range(1, ALONG)]


def lands_on(
    features: Sequence[dict[str, Any]], sheet: Sheet, tones: dict[str, str]
) -> tuple[tuple[Land, ...], list[tuple[str, Point]]]:
    """Countries on the sheet, those told of last, and large neighbours by name; the same sheet is drawn once."""
    key = (sheet, tuple(sorted(tones.items())), len(features))
    found = _drawn.get(key)
    if found is None:
        found = _drawn[key] = _lands(features, sheet, tones)
        if len(_drawn) > DRAWN:
            _drawn.pop(next(iter(_drawn)), None)
    return found


def _lands(
    features: Sequence[dict[str, Any]], sheet: Sheet, tones: dict[str, str]
) -> tuple[tuple[Land, ...], list[tuple[str, Point]]]:
    """The countries and names of `lands_on`, drawn anew."""
    lands: list[Land] = []
    names: list[tuple[float, str, Point]] = []
    for feature in features:
        tone = tones.get(str(feature.get("id")), "")
        near = (ring for ring, centre, reach in _rings(feature) if sheet.may_show(centre, reach))
        rings = [piece for ring in near for piece in sheet.cut(ring)]
        if not rings:
            continue
        lands.append(Land("".join(map(path_of, rings)), tone))
        largest = max(rings, key=area_of)
        if not tone and area_of(largest) > NAMED_SHARE * sheet.width * sheet.height:
            names.append((area_of(largest), feature["properties"]["name"], _centre(largest)))
    lands.sort(key=lambda found: ("", "told", "recipient", "supplier").index(found.tone))
    return tuple(lands), [(name, point) for _, name, point in sorted(names, reverse=True)]


Ring = tuple[Sequence[Sequence[float]], Point, float]


def _rings(feature: dict[str, Any]) -> list[Ring]:
    """The rings of a country, each with its middle and how far it reaches from there in degrees."""
    found: list[Ring] | None = feature.get("rings")
    if found is None:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        found = []
        for ring in (ring for polygon in polygons for ring in polygon):
            points = [(p[1], p[0]) for p in ring]
            centre = middle(points)
            found.append((ring, centre, max(apart(centre, p) for p in points)))
        feature["rings"] = found  # Kept beside the shape, which is read once.
    return found


def _centre(ring: Sequence[Point]) -> Point:
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def _marks(subject: Subject, sheet: Sheet) -> Iterator[Mark]:
    for place in subject.places:
        if place.precision != "country":
            radius = AROUND_KM.get(place.precision or "", 0.0) * sheet.scale
            yield Mark(*_on(place, sheet), max(radius, 0.0), "area" if radius else "place")
    for party, tone in ((subject.supplier, "supplier"), (subject.recipient, "recipient")):
        if party:
            yield Mark(*_on(party, sheet), 0.0, tone)


def _on(place: Place, sheet: Sheet) -> Point:
    x, y = sheet.at(place.lat or 0.0, place.lon or 0.0)
    return round(x, 1), round(y, 1)


def _ways(subject: Subject, sheet: Sheet) -> tuple[Way, ...]:
    """One line for each mode; a single plain one where no mode is told."""
    if not (subject.supplier and subject.recipient):
        return ()
    told = subject.vias or (("", ()),)
    return tuple(
        Way(mode, _line(_stops(subject, mode, vias, sheet), BENDS.get(mode, 0.0))) for mode, vias in told
    )


def _stops(subject: Subject, mode: str, vias: Sequence[Place], sheet: Sheet) -> list[Point]:
    """The places told between the seats: the supplier's own first, the recipient's last, others as they lie.

    A ship sails from the supplier's port to the recipient's where the reports name one: seats lie inland.
    """
    assert subject.supplier and subject.recipient
    start, end = _on(subject.supplier, sheet), _on(subject.recipient, sheet)
    sides = {subject.supplier.country: 0, subject.recipient.country: 2}
    dx, dy = end[0] - start[0], end[1] - start[1]

    def along(place: Place) -> tuple[int, float]:
        x, y = _on(place, sheet)
        return sides.get(place.country, 1), (x - start[0]) * dx + (y - start[1]) * dy

    ordered = sorted(vias, key=along)
    side = [sides.get(p.country, 1) for p in ordered]
    first = [] if mode == "sea" and 0 in side else [start]
    last = [] if mode == "sea" and 2 in side else [end]
    return list(dict.fromkeys([*first, *(_on(p, sheet) for p in ordered), *last]))


def _line(stops: Sequence[Point], bend: float) -> str:
    """A smooth line through the stops; bent where there are only two."""
    start, end = stops[0], stops[-1]
    path = f"M{start[0]} {start[1]}"
    if len(stops) == 2:
        dx, dy = end[0] - start[0], end[1] - start[1]
        x, y = (start[0] + end[0]) / 2 + dy * bend, (start[1] + end[1]) / 2 - dx * bend
        return path + f"Q{x:.1f} {y:.1f} {end[0]} {end[1]}"
    for n in range(len(stops) - 1):
        before, here = stops[max(n - 1, 0)], stops[n]
        there, after = stops[n + 1], stops[min(n + 2, len(stops) - 1)]
        # Catmull and Rom's spline, written as Bezier curves.
        one = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        two = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        path += f"C{one[0]:.1f} {one[1]:.1f} {two[0]:.1f} {two[1]:.1f} {there[0]} {there[1]}"
    return path


def _named(subject: Subject, sheet: Sheet, names: Sequence[tuple[str, Point]]) -> list[Wanted]:
    """What wants a label: parties first, then places, then large neighbours."""
    parties = ((subject.supplier, "supplier"), (subject.recipient, "recipient"))
    wanted = [(p.name, _on(p, sheet), tone) for p, tone in parties if p]
    wanted += [(p.name, _on(p, sheet), "sea" if p.precision == "sea" else "place") for p in subject.places]
    return [*wanted, *((name, point, "land") for name, point in names)]


def _words(transfer: Transfer) -> str:
    """What the map shows, for those who do not see it."""
    to = f" to {transfer.recipient.value.label}" if transfer.recipient else ""
    by = f", by {' and '.join(value_words(b.value) for b in transfer.modes)}" if transfer.modes else ""
    via = f", by way of {', '.join(b.value.name for b in transfer.routes)}" if transfer.routes else ""
    return f"Map: from {transfer.supplier.value.label}{to}{by}{via}."
