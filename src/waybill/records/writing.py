"""Values come in; the words people read them in go out."""

from __future__ import annotations

from waybill.records.values import Period, Quantity

BOUNDS = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "fewer than ",
}
# Nouns that are their own plural.
UNCHANGED = {
    "aircraft",
    "percent",
    "ammunition",
    "equipment",
    "arms",
    "materiel",
    "hardware",
    "personnel",
    "ton of ammunition",
}


def plural(noun: str) -> str:
    """The plural of a singular English noun, or the noun where it has none."""
    if noun in UNCHANGED or noun.endswith(("craft", "s")) or noun.isupper():
        return noun
    if noun.endswith(("ch", "sh", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def write_quantity(quantity: Quantity) -> str:
    """The number with its bound and unit, the unit in the plural where there are several."""
    numbers = [v for v in (quantity.high, quantity.best, quantity.low) if v is not None]
    many = not numbers or numbers[0] != 1
    unit = f" {plural(quantity.unit) if many else quantity.unit}" if quantity.unit else ""
    if quantity.bound == "between" and quantity.low is not None and quantity.high is not None:
        return f"{quantity.low:,.6g}–{quantity.high:,.6g}{unit}"
    value = next((v for v in (quantity.best, quantity.low, quantity.high) if v is not None), None)
    about = BOUNDS.get(quantity.bound, "") or ("about " if quantity.approximate else "")
    return f"{about}{value:,.10g}{unit}" if value is not None else f"an unknown number of{unit}"


def write_period(period: Period) -> str:
    """The days, open ends said."""
    first, last = period.earliest, period.latest
    if first and last:
        return str(first) if first == last else f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else "some time"
