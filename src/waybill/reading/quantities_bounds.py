"""The words around a number come in; the bound they put on it goes out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from waybill.reading.quantities_numbers import Number, either, table
from waybill.records.values import Bound

# The longest chain of words before a number that can bound it ("an estimated", "in the region of").
_REACH = 32


# "Handed over six jets": the word goes with the verb.
_HANDING = re.compile(
    r"\b(?:hand|turn|sign|give|gave|take|took|pass|make|made|bring|brought|sell|sold)(?:s|ed|ing|n|en)?\s+(?:\w+\s+)?$",
    re.I,
)


@cache
def _before() -> re.Pattern[str]:
    rows = table()["bounds"]
    named = "|".join(f"(?P<{bound}>{_loose(row['before'])})" for bound, row in rows.items())
    return re.compile(
        rf"(?:{named})(?:\s+(?:a|its|another|some|roughly|about|around|a total of|US))?\s*$", re.IGNORECASE
    )


@cache
def _after() -> re.Pattern[str]:
    rows = table()["bounds"]
    named = "|".join(f"(?P<{bound}>{either(row['after'])})" for bound, row in rows.items() if row["after"])
    other = r"(?!\w)(?!\s+(?:than\b|of\b|[\d$€£]))"
    return re.compile(rf"\s*-?(?:{named}){other}", re.IGNORECASE)


def _loose(words: list[str]) -> str:
    marked = [w for w in words if not str(w)[0].isalnum()]
    plain = [w for w in words if str(w)[0].isalnum()]
    parts = ([rf"(?<![\w-]){either(plain)}"] if plain else []) + ([either(marked)] if marked else [])
    return "|".join(parts)


def bound_before(text: str, start: int, floor: int) -> tuple[Bound | None, int, str]:
    """The bound that the words before the number put on it, where they start, and the words."""
    lead = text[max(floor, start - _REACH) : start]
    match = _before().search(lead)
    if match is None:
        return None, start, ""
    bound, words = next((b, w) for b, w in match.groupdict().items() if w)
    return _bound(bound), start - (len(lead) - match.start()), re.sub(r"\s+", " ", words.lower())


def bound_after(text: str, end: int) -> tuple[Bound | None, int]:
    """The bound that the words behind the number put on it ("or more"), and where they end."""
    match = _after().match(text, end)
    if match is None:
        return None, end
    return _bound(next(b for b, w in match.groupdict().items() if w)), match.end()


def _bound(name: str) -> Bound:
    for bound in _BOUNDS:
        if bound == name:
            return bound
    raise ValueError(name)


_BOUNDS: tuple[Bound, ...] = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "between")


def no_bound(text: str, start: int, words: str, unit: str) -> bool:
    """Whether the words mean something else: talks about 36 jets, over five years, under two contracts."""
    lead = text[max(0, start - 40) : start]
    if words in ("about", "over", "around") and _topics().search(lead):
        return True
    if words == "over" and _HANDING.search(lead):
        return True
    if words == "over" and unit in table()["stretches"]:
        return not re.search(
            r"\b(?:for|in|well|just|last\w*|than|after|took|takes?|by)\s+$", lead, re.IGNORECASE
        )
    return words in ("under", "over", "below") and unit in table()["grounds"]


@cache
def _topics() -> re.Pattern[str]:
    return re.compile(rf"\b{either(table()['topics'])}\s+$", re.IGNORECASE)


def bounded(number: Number, bound: Bound, words: str = "") -> Number:
    """The number under the bound, by the conventions of the table; vague numbers keep the ends they have."""
    if number.kind == "vague":
        return number
    low, best, high = number.low, number.value, number.high
    if number.bound == "between" and number.low is not None and number.high is not None:
        return replace(number, bound="between" if bound == "about" else bound)
    if bound == "about":
        low, high = None, (best if words in table()["not_reached"] else None)
        return replace(number, low=low, best=best, high=high, bound=bound)
    if bound in ("at_least", "more_than"):
        return replace(number, low=best, best=best, high=None, bound=bound)
    if bound in ("at_most", "less_than"):
        return replace(number, low=None, best=None, high=best, bound=bound)
    return number
