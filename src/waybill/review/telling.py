"""Values and judgements come in; the words people read them in go out."""

from __future__ import annotations

from collections.abc import Iterable

from waybill.records.judgement import Judgement
from waybill.records.values import Party, Period, Place, Quantity, Reach, System, Value
from waybill.records.writing import write_period, write_quantity
from waybill.review.imprint import given_values

PAST = {"accept": "accepted", "fix": "fixed", "reject": "rejected", "unsure": "left open"}
# What is decided above the single claim.
OF_PAIRS = {
    ("merge", "same"): "judged both transfers to be one",
    ("merge", "different"): "judged the transfers to be two",
    ("link", "same"): "judged both reports to be one telling",
    ("link", "different"): "judged the reports to be two tellings",
    ("split", "different"): "kept claims of the transfer apart",
}
OPEN = {
    "merge": "whether both are one",
    "link": "whether both are one telling",
    "split": "whether to split it",
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
    pair = OF_PAIRS.get((judgement.field, judgement.decision))
    if pair:
        return f"{judgement.by} {pair}"
    field = OPEN.get(judgement.field) or judgement.field.replace("_", " ") or "the whole claim"
    words = f"{judgement.by} {PAST.get(judgement.decision, judgement.decision)} {field}"
    if judgement.field == "reliability":
        return f"{words} to {judgement.value}" if judgement.value else words
    given = [v for v, _ in given_values(judgement)]
    return f"{words} to {told(given)}" if given else words
