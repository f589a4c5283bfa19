"""The map: fitted to what is told, ways by their mode, vague places as areas, borders owned up to."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.views.pictures import make_picture
from tests.views.pictures_reports import JAPAN_SEA
from waybill.knowledge.shapes import land
from waybill.records.transfer import Backed, Transfer
from waybill.records.values import Party, Place
from waybill.views.atlas import Atlas, atlas_of, seat_of
from waybill.views.atlas_projection import Sheet, area_of, fit

PLACES = st.tuples(st.floats(-75, 75), st.floats(-180, 180))


def between(supplier: Party, recipient: Party | None) -> Transfer:
    """The tests' case between other parties, without places."""
    transfer, _, _ = make_picture()
    other = Backed(recipient, ()) if recipient else None
    return replace(transfer, supplier=Backed(supplier, ()), recipient=other, modes=(), routes=())


def drawn() -> Atlas:
    """The map of the tests' case."""
    atlas = atlas_of(make_picture()[0])
    assert atlas is not None
    return atlas


def test_seats_stand_for_states() -> None:
    seat = seat_of(Party("IRN", "Iran"))
    assert seat is not None and seat.lat is not None and seat.lon is not None
    assert abs(seat.lat - 35.7) < 0.3 and abs(seat.lon - 51.4) < 0.3
    brussels, santiago = seat_of(Party("EU", "European Union")), seat_of(Party("CHL", "Chile"))
    assert brussels is not None and brussels.lat is not None and abs(brussels.lat - 50.8) < 0.3
    assert santiago is not None and santiago.country == "CHL"
    assert seat_of(Party("no such party", "Nowhere")) is None


def test_each_mode_is_a_way_of_its_own() -> None:
    for sheet in drawn().drawings:
        assert [w.mode for w in sheet.ways] == ["sea", "rail", "air"]
        assert len({w.path for w in sheet.ways}) == 3


def test_a_ship_sails_from_port_to_port() -> None:
    sheet = drawn().drawings[0]
    marks = {x.words: x for x in sheet.labels}
    sea = next(w for w in sheet.ways if w.mode == "sea")
    start = [float(n) for n in re.findall(r"-?[\d.]+", sea.path)[:2]]
    ends = [float(n) for n in re.findall(r"-?[\d.]+", sea.path)[-2:]]
    assert abs(start[1] - marks["Rajin"].y) < 25 and abs(ends[1] - marks["Dunai"].y) < 25


def test_a_vague_place_is_an_area_and_said_so() -> None:
    assert drawn().vague
    areas = [m for m in drawn().drawings[0].marks if m.radius]
    assert len(areas) == 1 and areas[0].radius > 5


def test_parties_are_toned_and_labelled_on_both_sheets() -> None:
    for sheet in drawn().drawings:
        assert {"supplier", "recipient"} <= {x.tone for x in sheet.lands}
        assert {"North Korea", "Russia"} <= {x.words for x in sheet.labels}
        assert all(0 <= x.x <= sheet.width and 0 <= x.y <= sheet.height for x in sheet.labels)


def test_it_says_whose_borders_and_what_is_not_on_it() -> None:
    transfer, _, _ = make_picture()
    nowhere = replace(transfer, routes=(*transfer.routes, Backed(Place("Somewhere"), ())))
    atlas = atlas_of(nowhere)
    assert atlas is not None and atlas.missing == ("Somewhere",)
    assert "Borders" in atlas.note and "Crimea" in atlas.note


@pytest.mark.parametrize(
    ("supplier", "recipient"),
    [
        ("USA", "TWN"),
        ("FRA", "AUS"),
        ("RUS", "MMR"),
        ("TUR", "SOM"),
        ("NZL", "CHL"),
        ("CAN", "UKR"),
        ("ISR", "AZE"),
    ],
)
def test_any_two_states_fit(supplier: str, recipient: str) -> None:
    atlas = atlas_of(between(Party(supplier, supplier), Party(recipient, recipient)))
    assert atlas is not None
    for sheet in atlas.drawings:
        tones = {x.tone for x in sheet.lands}
        assert {"supplier", "recipient"} <= tones
        assert all(0 <= m.x <= sheet.width and 0 <= m.y <= sheet.height for m in sheet.marks)
        assert len(sheet.ways) == 1 and sheet.ways[0].mode == ""


def test_no_map_of_a_single_place() -> None:
    assert atlas_of(between(Party("IRN", "Iran"), None)) is None


def test_no_map_without_shapes(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise FileNotFoundError

    monkeypatch.setattr("waybill.views.atlas.land", missing)
    assert atlas_of(make_picture()[0]) is None


@given(st.lists(PLACES, min_size=1, max_size=6))
def test_the_sheet_holds_all_places(places: list[tuple[float, float]]) -> None:
    sheet = fit(places, 760, 470)
    for lat, lon in places:
        x, y = sheet.at(lat, lon)
        assert -0.5 <= x <= 760.5 and -0.5 <= y <= 470.5


@settings(max_examples=20, deadline=None)
@given(PLACES)
def test_land_never_fills_the_sheet_inside_out(centre: tuple[float, float]) -> None:
    sheet = Sheet(760, 470, *centre, 0.03, 0.0, 0.0)
    whole = 0.0
    for feature in land()["features"][:60]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        whole += sum(area_of(r) for polygon in polygons for r in sheet.cut(polygon[0]))
    # Countries do not overlap, so that together they cover the sheet and its margin once at most.
    assert whole <= 784 * 494 * 1.05


def test_labels_keep_clear_of_the_way() -> None:
    atlas = atlas_of(between(Party("CHN", "China"), Party("VEN", "Venezuela")))
    assert atlas is not None
    sides = {label.words: label.side for label in atlas.drawings[0].labels}
    assert (sides["China"], sides["Venezuela"]) == ("end", "start")


def test_half_a_world_is_a_plain_chart_and_a_region_is_not() -> None:
    assert fit([(39.0, -77.0), (25.0, 121.5)], 760, 470).world
    assert not fit([(35.7, 51.4), (55.8, 37.6)], 760, 470).world


def test_a_plain_chart_is_not_cut_at_the_seam_of_longitudes() -> None:
    sheet = fit([(39.0, -77.0), (25.0, 121.5)], 760, 470)
    across = [[179.0, 50.0], [-179.0, 50.0], [-179.0, 52.0], [179.0, 52.0], [179.0, 50.0]]
    pieces = sheet.cut(across)
    assert pieces and all(max(x for x, _ in p) - min(x for x, _ in p) < 20 for p in pieces)


def test_a_sea_is_an_area_of_its_own_size() -> None:
    assert JAPAN_SEA.precision == "sea"
    wide, narrow = drawn().drawings
    assert next(m.radius for m in wide.marks if m.radius) > next(m.radius for m in narrow.marks if m.radius)
