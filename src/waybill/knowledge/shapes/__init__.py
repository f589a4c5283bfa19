"""Nothing comes in; the land of the world as GeoJSON, with a note on whose borders are drawn, goes out."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

NOTE = (
    "Shapes: Natural Earth 1:50m (public domain), simplified. Borders are drawn as Natural Earth draws them: "
    "Crimea with Russia, the west of Western Sahara with Morocco, the Golan Heights with Israel, "
    "Abkhazia with Georgia; Kosovo, Taiwan, Somaliland and Northern Cyprus by themselves. Waybill takes "
    "no side."
)


@cache
def land() -> dict[str, Any]:
    """The countries as a GeoJSON FeatureCollection; a feature's id is its ISO 3166-1 alpha-3 code or name."""
    text = files("waybill.knowledge.shapes").joinpath("land.geojson").read_text(encoding="utf-8")
    collection: dict[str, Any] = json.loads(text)
    return collection | {"note": NOTE}
