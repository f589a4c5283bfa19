"""The cut of the world's towns, seas and regions, and the land's shapes."""

from __future__ import annotations

import pytest

from waybill.knowledge.places import find_places, spots
from waybill.knowledge.shapes import NOTE, land


@pytest.mark.parametrize(
    ("words", "country", "lat", "lon"),
    [
        ("Bandar Anzali", "IRN", 37.5, 49.5),
        ("Olya", "RUS", 45.8, 47.5),
        ("Rajin", "PRK", 42.3, 130.3),
        ("Kiev", "UKR", 50.5, 30.5),
        ("Hodeidah", "YEM", 14.8, 43.0),
        ("El Fasher", "SDN", 13.6, 25.3),
        ("Port Sudan", "SDN", 19.6, 37.2),
        ("Bab al-Mandab", None, 12.6, 43.3),
        ("Iranian", "IRN", 32, 53),
    ],
)
def test_finds_places_that_arms_go_by(words: str, country: str | None, lat: float, lon: float) -> None:
    place = find_places(words)[0].place
    assert place.country == country and place.lat is not None and place.lon is not None
    assert abs(place.lat - lat) < 1 and abs(place.lon - lon) < 1


def test_every_place_lies_on_the_globe_and_says_how_precise_it_is() -> None:
    for choices in spots().values():
        for spot in choices:
            place = spot.place
            assert place.lat is not None and -90 <= place.lat <= 90
            assert place.lon is not None and -180 <= place.lon <= 180
            assert place.precision in ("site", "city", "region", "country", "sea", "area")
    assert {"sea", "area"} <= {s.place.precision for c in spots().values() for s in c}


def test_a_name_of_many_places_keeps_them_all_the_weightiest_first() -> None:
    paris = find_places("Paris")
    assert paris[0].place.country == "FRA"
    assert {"FRA", "USA"} <= {s.place.country for s in paris}


def test_the_land_is_geojson_with_the_codes_of_states_and_a_note() -> None:
    shapes = land()
    assert shapes["type"] == "FeatureCollection" and shapes["note"] == NOTE and "Crimea" in NOTE
    ids = [f["id"] for f in shapes["features"]]
    assert len(ids) == len(set(ids)) and {"IRN", "RUS", "XKX", "TWN", "PSE"} <= set(ids)
    for feature in shapes["features"]:
        assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
