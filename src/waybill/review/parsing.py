"""A field and a person's words come in; values go out, or one line on what is wrong with the words."""

from __future__ import annotations

import json
import math
import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as dataclass_fields
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from waybill.errors import UsageError
from waybill.knowledge.parties import find_party
from waybill.knowledge.places import find_places
from waybill.knowledge.systems import find_system
from waybill.records.formats import LIST_FIELDS
from waybill.records.formats_values import value_from_json
from waybill.records.values import Bound, Party, Period, Place, Quantity, Reach, System, Value
from waybill.review.fields import TYPE_OF, WORDS_OF
from waybill.review.imprint import Given

_NUMBER = r"\d[\d, ]*(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"(?P<bound>[A-Za-z ]*?) *(?P<one>{_NUMBER})(?: *(?:-|–|to|and) *(?P<two>{_NUMBER}))? *(?P<unit>.*)"
)
# What a person may put before a number.
_BOUNDS: Mapping[str, Bound] = MappingProxyType(
    {
        "": "exact",
        "exactly": "exact",
        "about": "about",
        "around": "about",
        "some": "about",
        "at least": "at_least",
        "more than": "more_than",
        "over": "more_than",
        "up to": "at_most",
        "at most": "at_most",
        "fewer than": "less_than",
        "less than": "less_than",
        "between": "between",
    }
)
# The parts of values by what they hold (records.values).
ENDS = frozenset({"low", "best", "high"})
NUMBERS = ENDS | {"lat", "lon"}
NAMES = frozenset({"code", "label", "name"})
WORDS = frozenset({"family", "category", "unroca", "unit", "edtf", "precision", "country"})
_REACH = re.compile(
    rf"(?P<low>{_NUMBER})?(?: *(?:-|–|to) *(?P<high>{_NUMBER}))? *(?:km|kilometres|kilometers)?"
)
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def parse_values(field: str, words: str, machine: Sequence[Value] = ()) -> tuple[Given, ...]:
    """The values that the words give, several between semicolons; JSON is taken as it is.

    `machine` is what the rules read there: a number without a unit keeps theirs.
    """
    words = words.strip()
    if not words:
        raise UsageError(f"a fix of {field} wants a value")
    if words[0] in "[{":
        return tuple(_from_json(field, row) for row in _rows(field, words))
    wanted = TYPE_OF.get(field, str)
    several = [w.strip() for w in words.split(";") if w.strip()] if field in LIST_FIELDS else [words]
    return tuple((_PARSERS[wanted](field, one, machine), None) for one in several)


def _rows(field: str, words: str) -> list[Any]:
    try:
        data = json.loads(words)
    except ValueError as error:
        raise UsageError(f"the value for {field} is not JSON: {error}") from None
    rows = data if isinstance(data, list) else [data]
    if not rows:
        raise UsageError(f"a fix of {field} wants a value; to say that there is none, reject the field")
    return rows


def _from_json(field: str, row: Any) -> Given:
    wanted = TYPE_OF.get(field, str)
    try:
        span = row.get("span")
        value = value_from_json(row)
        ends = (int(span["start"]), int(span["end"])) if span else None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(
            f"the value for {field} is not of a form that a {wanted.__name__} is written in: {error!r}"
        ) from None
    if not isinstance(value, wanted):
        raise UsageError(f"{field} wants a {wanted.__name__.lower()}, not {type(value).__name__.lower()}")
    if isinstance(value, str):
        value = _word(field, value, ())
    _require_sound(field, value)
    return value, ends


def _require_sound(field: str, value: Value) -> None:
    """Numbers are numbers and names are words, whatever the JSON held."""
    if isinstance(value, str):
        return
    held = {f.name: getattr(value, f.name) for f in dataclass_fields(value)}
    for name, thing in held.items():
        if name in NUMBERS and not (thing is None or _is_number(thing, name in ENDS)):
            raise UsageError(f"{field}: numbers from 0 up are wanted, or null where an end is open")
        if name in NAMES and not (isinstance(thing, str) and thing.strip()):
            raise UsageError(f"{field}: a name is wanted in words")
        if name in WORDS and not (thing is None or isinstance(thing, str)):
            raise UsageError(f"{field}: {name} is wanted in words")
        if name == "approximate" and not isinstance(thing, bool):
            raise UsageError(f"{field}: approximate is true or false")
    if held.get("bound", "exact") not in _BOUNDS.values():
        raise UsageError(f"{field}: no bound is called {held['bound']!r}")
    ends = [held[name] for name in ("low", "best", "high", "earliest", "latest") if name in held]
    if ends and all(end is None for end in ends):
        raise UsageError(f"{field} wants a number or a day, not only open ends")
    told = [end for end in ends if end is not None]
    if any(later < before for before, later in pairwise(told)):
        raise UsageError(f"{field}: the lower end comes first, then the best number, then the higher end")


def _is_number(thing: Any, end: bool) -> bool:
    """A finite number; an end of a quantity is never below nothing."""
    if not isinstance(thing, int | float) or isinstance(thing, bool) or not math.isfinite(thing):
        return False
    return thing >= 0 or not end


def _number(words: str) -> float:
    return float(words.replace(",", "").replace(" ", ""))


def _quantity(field: str, words: str, machine: Sequence[Value]) -> Quantity:
    """A number as reading writes it: an exact one is its own low and high, "up to" has no best."""
    found = _AMOUNT.fullmatch(words.strip())
    bound = _BOUNDS.get(found["bound"].strip().lower()) if found else None
    if found is None or bound is None:
        raise UsageError(
            f"{field} wants a number such as 41, about 40, at least 4 shipments, 40-60; not {words!r}"
        )
    units = [v.unit for v in machine if isinstance(v, Quantity)]
    unit = _singular(found["unit"].strip()) or (units[0] if units else None)
    one = _number(found["one"])
    if found["two"]:
        other = _number(found["two"])
        if other < one:
            raise UsageError(f"{field}: the smaller number comes first, not {words!r}")
        return Quantity(one, None, other, "between", False, unit)
    if bound == "between":
        raise UsageError(f"{field}: between wants two numbers, not {words!r}")
    low = one if bound in ("exact", "at_least", "more_than") else None
    high = one if bound in ("exact", "at_most", "less_than") else None
    best = None if bound in ("at_most", "less_than") else one
    return Quantity(low, best, high, bound, bound == "about", unit)


def _singular(noun: str) -> str:
    """The unit in the singular, as all units are kept."""
    for many, one in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ss", "ss"), ("s", "")):
        if noun.endswith(many):
            return noun.removesuffix(many) + one
    return noun


def _period(field: str, words: str, _: Sequence[Value]) -> Period:
    first, slash, last = words.partition("/")
    start, end = _days(field, first.strip()), _days(field, last.strip()) if slash else None
    earliest = start[0] if start else None
    latest = end[1] if end else start[1] if start and not slash else None
    if earliest is None and latest is None:
        raise UsageError(f"{field} wants a day like 2024-02-21, a month, a year, or FIRST/LAST")
    if earliest and latest and latest < earliest:
        raise UsageError(f"{field}: {latest} is before {earliest}")
    return Period(earliest, latest, "/".join(p.strip() for p in words.split("/")) if slash else words)


def _days(field: str, words: str) -> tuple[date, date] | None:
    """First and last day of a day, a month or a year."""
    if words in ("", ".."):
        return None
    found = _DAY.fullmatch(words)
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(g) if g else None for g in found.groups())
        assert year is not None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, IndexError):
        raise UsageError(f"{field} wants a day like 2024-02-21, not {words!r}") from None


def _party(field: str, words: str, _: Sequence[Value]) -> Party:
    found = find_party(words) or find_party(words.upper())
    if found is None:
        raise UsageError(f"{field}: no party is called {words!r}; give its code or name")
    return found


def _system(_: str, words: str, machine: Sequence[Value]) -> System:
    """The designation of the table, else the words as a designation of the machine's category."""
    found = find_system(words)
    if found is not None:
        return found
    near = next((v for v in machine if isinstance(v, System)), System(words))
    if words.islower():
        return System(words, None, words)
    return System(words, None, near.category, near.unroca)


def _place(_: str, words: str, __: Sequence[Value]) -> Place:
    found = find_places(words)
    return found[0].place if found else Place(words)


def _reach(field: str, words: str, _: Sequence[Value]) -> Reach:
    found = _REACH.fullmatch(words.strip().lower())
    if found is None or not (found["low"] or found["high"]):
        raise UsageError(f"{field} wants kilometres such as 300 or 120-300, not {words!r}")
    ends = [_number(words) if words else None for words in (found["low"], found["high"])]
    if ends[0] and ends[1] and ends[1] < ends[0]:
        raise UsageError(f"{field}: the smaller number comes first, not {words!r}")
    return Reach(ends[0], ends[1] if found["high"] else ends[0])


def _word(field: str, words: str, _: Sequence[Value]) -> str:
    allowed = WORDS_OF.get(field)
    plain = words.strip().lower().replace(" ", "_").replace("-", "_")
    if allowed is None:
        return words.strip()
    if plain not in allowed:
        raise UsageError(f"{field} is one of {', '.join(allowed)}; not {words!r}")
    return plain


_PARSERS: Mapping[type, Callable[[str, str, Sequence[Value]], Value]] = MappingProxyType(
    {
        Quantity: _quantity,
        Period: _period,
        Party: _party,
        System: _system,
        Place: _place,
        Reach: _reach,
        str: _word,
    }
)
