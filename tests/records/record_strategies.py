"""Hypothesis strategies that draw whole records, every field of them, so that no field can be forgotten."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from hypothesis import strategies as st

from waybill.records.claim import Claim, Field, Reading
from waybill.records.report import Part, Report
from waybill.records.words import Said, Span

WORDS = st.text(st.sampled_from('ab Z9é—中😀\u0301\n"\\'), min_size=1, max_size=6)
NUMBERS = st.one_of(st.integers(0, 10_000), st.floats(0, 1e9, allow_nan=False).map(lambda x: round(x, 3)))
FIELD_NAMES = ("supplier", "recipient", "system", "quantity", "when", "mode", "via", "parties", "stance")


def drawn(hint: Any, bound: Mapping[Any, Any] | None = None) -> st.SearchStrategy[Any]:
    """A strategy for any type hint that the records use."""
    bound = bound or {}
    hint = bound.get(hint, hint) if isinstance(hint, TypeVar) else hint
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: WORDS,
        int: st.integers(0, 10_000),
        float: NUMBERS,
        bool: st.booleans(),
        date: st.dates(),
        datetime: st.datetimes(),
        type(None): st.none(),
    }
    if hint in plain:
        return plain[hint]
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return whole(hint)
    return _composed(get_origin(hint), get_args(hint), bound)


def _composed(origin: Any, inner: tuple[Any, ...], bound: Mapping[Any, Any]) -> st.SearchStrategy[Any]:
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, types.UnionType):
        return st.one_of([drawn(i, bound) for i in inner])
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(drawn(inner[0], bound), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*[drawn(i, bound) for i in inner])
    if dataclasses.is_dataclass(origin) and isinstance(origin, type):
        parameters = typing.cast(Any, origin).__parameters__
        return whole(origin, dict(zip(parameters, inner, strict=True)))
    return st.dictionaries(st.sampled_from(FIELD_NAMES), drawn(inner[1], bound), max_size=4)


def whole(cls: type[Any], bound: Mapping[Any, Any] | None = None) -> st.SearchStrategy[Any]:
    """A strategy for a record with every field drawn, those with defaults too."""
    return _whole(typing.cast(Any, cls), tuple((bound or {}).items()))


@cache
def _whole(cls: type[Any], bound: tuple[tuple[Any, Any], ...]) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(cls)
    names = [f.name for f in dataclasses.fields(cls) if f.init]
    return st.builds(cls, **{name: drawn(hints[name], dict(bound)) for name in names})


def spans_of(text: str) -> st.SearchStrategy[Span]:
    """Spans that stand in the text."""
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    return ends.map(lambda e: Span.cut(text, min(e[0], e[1] - 1), max(e[0] + 1, e[1])))


def _grounded(record: Any, draw: st.DrawFn, text: str) -> Any:
    """The same record with every span in it moved to where words stand in the text."""
    if isinstance(record, Span):
        return draw(spans_of(text))
    if isinstance(record, tuple):
        return tuple(_grounded(item, draw, text) for item in record)
    if isinstance(record, dict):
        return {k: _grounded(v, draw, text) for k, v in record.items()}
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        names = [f.name for f in dataclasses.fields(record) if f.init]
        return replace(record, **{n: _grounded(getattr(record, n), draw, text) for n in names})
    return record


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports whose parts and credits stand in their text, one id for one content."""
    text = draw(st.text(min_size=3, max_size=30))
    drawn_report: Report = draw(whole(Report))
    sha256 = draw(st.binary(min_size=32, max_size=32)).hex()
    cut = draw(st.integers(0, len(text)))
    named = replace(drawn_report, text=text, sha256=sha256, id=f"r-{sha256[:16]}")
    placed = replace(named, parts=(Part("headline", 0, cut), Part("body", cut, len(text))))
    return typing.cast(Report, _grounded(placed, draw, text))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Readings that ground, with claim ids of their own; lists only where the format has lists."""
    report_ = draw(reports())
    found: Reading = draw(whole(Reading))
    claims = []
    for number, one in enumerate(found.claims):
        fields = {name: as_written(name, value) for name, value in one.fields.items()}
        claims.append(replace(one, id=f"c-{number}", report=report_.id, fields=fields))
    placed = replace(found, report=report_, claims=tuple(claims))
    return typing.cast(Reading, _grounded(placed, draw, report_.text))


def as_written(name: str, value: Field) -> Field:
    """What a field is after one trip through JSON: a tuple where the format has a list or several values."""
    from waybill.records.formats import LIST_FIELDS

    if isinstance(value, Said):
        return (value,) if name in LIST_FIELDS else value
    return value[0] if len(value) == 1 and name not in LIST_FIELDS else value


def as_written_claim(one: Claim) -> Claim:
    """What a claim is after one trip through JSON."""
    return replace(one, fields={name: as_written(name, value) for name, value in one.fields.items()})
