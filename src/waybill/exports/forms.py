"""The forms in which the register leaves, each by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from waybill.exports import ftm, geojson, parquet, prov, sipri, stix, table, unroca, webannotation
from waybill.exports.record import AsOf, Export, Picture

FORMATS: Mapping[str, Callable[[Picture, AsOf], Export]] = MappingProxyType(
    {
        "sipri": sipri.export,
        "unroca": unroca.export,
        "csv": table.export,
        "ftm": ftm.export,
        "stix": stix.export,
        "geojson": geojson.export,
        "prov": prov.export,
        "webannotation": webannotation.export,
        "parquet": parquet.export,
    }
)
# The whole register, act by act, from which it can be made again.
WHOLE = "jsonl"
