"""Sentences in, their claims in plain words out, for the tests on what a sentence tells."""

from __future__ import annotations

from datetime import date

from waybill.claims.extract import extract
from waybill.intake.bare import bare_report
from waybill.reading.read import read
from waybill.records.claim import Claim
from waybill.records.values import Party, Period, Quantity, Reach, System, Value

Told = dict[str, object]


def claims_of(text: str, published: str = "2024-02-22") -> tuple[Claim, ...]:
    """Read one made-up report."""
    report = bare_report({"doc": "made-up", "text": text, "published": published})
    return extract(report, read(report))


def tells(text: str, kind: str, **wanted: object) -> bool:
    """Whether one claim of the kind holds everything wanted."""
    return any(c.kind == kind and holds(c, wanted) for c in claims_of(text))


def holds(claim: Claim, wanted: Told) -> bool:
    """Whether the claim has these values; None means that it has no such field."""
    return all(_got(claim, name) == value for name, value in wanted.items())


def _got(claim: Claim, name: str) -> object:
    if name in {"polarity", "certainty", "stage", "future"}:
        return getattr(claim, name)
    found = [plain(s.value) for s in claim.said(name)]
    return None if not found else found[0] if len(found) == 1 else found


def plain(value: Value) -> object:
    """A value as a test writes it."""
    if isinstance(value, Party):
        return value.code
    if isinstance(value, System):
        return value.name
    if isinstance(value, Quantity):
        return value.best if value.best is not None else (value.low, value.high)
    if isinstance(value, Period):
        return value.edtf or f"{_day(value.earliest)}/{_day(value.latest)}"
    if isinstance(value, Reach):
        return value.low, value.high
    return getattr(value, "name", value)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ".."
