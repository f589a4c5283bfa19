"""Values that a report can give: parties, systems, quantities, periods, places, ranges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "between"]
Precision = Literal["site", "city", "region", "country", "sea", "area"]


@dataclass(frozen=True, slots=True)
class Party:
    """A state or body: ISO 3166-1 alpha-3, or UN, EU, NATO, AU, LAS, OSCE, ECOWAS, or an armed group's id.

    A ministry, guard or leader carries its state's code; its own words stand in the span.
    """

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class System:
    """A weapon or equipment by designation, in a family, in a category.

    Args:
        name: the designation ("Zolfaghar"), or the generic kind in the singular ("ballistic missile").
        family: the family's name where the table knows one.
        category: a singular English noun ("ballistic missile", "main battle tank").
        unroca: UN Register of Conventional Arms category (I-VII, "SALW", "none"), or None where open.
    """

    name: str
    family: str | None = None
    category: str | None = None
    unroca: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds, as reported; None where the words give no such bound.

    `unit` is a singular English noun ("missile", "shipment", "USD").
    """

    low: float | None
    best: float | None
    high: float | None
    bound: Bound = "exact"
    approximate: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; an end is None where the words leave it open.

    `edtf` is the same period in ISO 8601-2 (EDTF) notation, "" where it has none.
    """

    earliest: date | None
    latest: date | None
    edtf: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place by name, with coordinates in WGS 84 degrees and how precise they are."""

    name: str
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a system is publicly stated to reach, in kilometres."""

    low: float | None
    high: float | None


Value: TypeAlias = Party | System | Quantity | Period | Place | Reach | str
