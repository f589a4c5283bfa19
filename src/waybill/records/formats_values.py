"""Spans, periods and values in, JSON-ready tables out, and back; the shape of a table tells its type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from waybill.records.values import Party, Period, Place, Quantity, Reach, System, Value
from waybill.records.words import Said, Span

Json: TypeAlias = dict[str, Any]


def span_to_json(span: Span) -> Json:
    """A span is its two ends and its words."""
    return {"start": span.start, "end": span.end, "words": span.words}


def span_from_json(data: Json) -> Span:
    """A span is its two ends and its words."""
    return Span(data["start"], data["end"], data["words"])


def span_or_none(data: Json | None) -> Span | None:
    """None, or an empty table, is no span."""
    return span_from_json(data) if data else None


def number(value: float | None) -> float | None:
    """A whole number is written without a fraction, so that 400 missiles do not leave as 400.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def day_or_none(text: str | None) -> date | None:
    """An ISO day; None where the end is open."""
    return date.fromisoformat(text) if text else None


def period_to_json(period: Period) -> Json:
    """Both ends as ISO days, None where open, and the same in EDTF."""
    return {
        "earliest": period.earliest.isoformat() if period.earliest else None,
        "latest": period.latest.isoformat() if period.latest else None,
        "edtf": period.edtf,
    }


def period_from_json(data: Json) -> Period:
    """Both ends as ISO days, None where open, and the same in EDTF."""
    return Period(day_or_none(data["earliest"]), day_or_none(data["latest"]), data.get("edtf") or "")


def quantity_to_json(quantity: Quantity) -> Json:
    """A number with its bounds and its unit."""
    return {
        "low": number(quantity.low),
        "best": number(quantity.best),
        "high": number(quantity.high),
        "approximate": quantity.approximate,
        "bound": quantity.bound,
        "unit": quantity.unit,
    }


def quantity_from_json(data: Json) -> Quantity:
    """A number with its bounds and its unit; a bare low, best and high is exact."""
    return Quantity(
        data["low"],
        data["best"],
        data["high"],
        data.get("bound", "exact"),
        data.get("approximate", False),
        data.get("unit"),
    )


def count_to_json(count: Quantity) -> Json:
    """How many speakers: low, best and high; a bound, an approximation and a unit only where there is one."""
    plain = Quantity(None, None, None)
    told = quantity_to_json(count)
    bare = quantity_to_json(plain)
    return {k: v for k, v in told.items() if k in ("low", "best", "high") or v != bare[k]}


def party_to_json(party: Party) -> Json:
    """A party is its code and its label."""
    return {"value": party.code, "label": party.label}


def system_to_json(system: System) -> Json:
    """A system is its designation with family, category and UN Register category."""
    return {
        "value": system.name,
        "family": system.family,
        "category": system.category,
        "unroca": system.unroca,
    }


def place_to_json(place: Place) -> Json:
    """A place is its name with coordinates and how precise they are."""
    return {
        "value": place.name,
        "lat": number(place.lat),
        "lon": number(place.lon),
        "precision": place.precision,
        "country": place.country,
    }


def value_to_json(value: Value) -> Json:
    """Flatten any value; every type writes all its keys, so that the keys tell the type."""
    match value:
        case str():
            return {"value": value}
        case Party():
            return party_to_json(value)
        case System():
            return system_to_json(value)
        case Quantity():
            return quantity_to_json(value)
        case Period():
            return period_to_json(value)
        case Place():
            return place_to_json(value)
        case Reach():
            return {"low": number(value.low), "high": number(value.high)}


def party_from_json(data: Json) -> Party:
    """A party is its code and its label."""
    return Party(data["value"], data["label"])


def system_from_json(data: Json) -> System:
    """A system is its designation with family, category and UN Register category."""
    return System(data["value"], data.get("family"), data.get("category"), data.get("unroca"))


def place_from_json(data: Json) -> Place:
    """A place is its name with coordinates and how precise they are."""
    return Place(data["value"], data.get("lat"), data.get("lon"), data.get("precision"), data.get("country"))


# The key that only this type of value writes; a table with none of them is a plain word or a reach.
TELLTALE: tuple[tuple[str, Callable[[Json], Value]], ...] = (
    ("label", party_from_json),
    ("unroca", system_from_json),
    ("lat", place_from_json),
    ("earliest", period_from_json),
    ("best", quantity_from_json),
)


def value_from_json(data: Json) -> Value:
    """The keys tell the type of the value."""
    for key, parse in TELLTALE:
        if key in data:
            return parse(data)
    if "value" in data:
        word: str = data["value"]
        return word
    return Reach(data["low"], data["high"])


def said_to_json(said: Said[Value]) -> Json:
    """A value's own keys, its span, and the rule that read it where one is named."""
    data = value_to_json(said.value) | {"span": span_to_json(said.span)}
    return data | {"how": said.how} if said.how else data


def said_from_json(data: Json) -> Said[Value]:
    """A value's own keys, its span, and the rule that read it where one is named."""
    return Said(value_from_json(data), span_from_json(data["span"]), data.get("how", ""))
