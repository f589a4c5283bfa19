"""Values and judgements come in; the words people read them in go out."""

from __future__ import annotations

from collections.abc import Iterable

from waybill.records.judgement import Judgement
from waybill.records.values import Party, Period, Place, Quantity, Reach, System, Value
from waybill.records.writing import write_period, write_quantity
from waybill.review.imprint import given_values

PAST = {
    "accept": "accepted",
    "fix": "fixed",
    "reject": "rejected",
    "same": "judged one",
    "different": "judged different",
    "unsure": "left open",
}


def told(values: Iterable[Value]) -> str:
    """The values in words, "nothing" where there is none."""
    return ", ".join(_told(v) for v in values) or "nothing"


def _told(value: Value) -> str:
    match value:
        case Party():
            return value.label
        case System() | Place():
            return value.name
        case Quantity():
            return write_quantity(value)
        case Period():
            return write_period(value)
        case Reach():
            return "–".join(dict.fromkeys(f"{x:g}" for x in (value.low, value.high) if x is not None)) + " km"
        case str():
            return value.replace("_", " ")


def said(judgement: Judgement) -> str:
    """Who decided what: "A. Reader fixed quantity to 41 missiles"."""
    field = judgement.field.replace("_", " ") or "the whole claim"
    words = f"{judgement.by} {PAST[judgement.decision]} {field}"
    if judgement.field == "reliability":
        return f"{words} to {judgement.value}" if judgement.value else words
    given = [v for v, _ in given_values(judgement)]
    return f"{words} to {told(given)}" if given else words
