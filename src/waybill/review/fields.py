"""A claim and a field's name come in; what the machine says there, and on which words, goes out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from waybill.knowledge.parties import codes
from waybill.records.claim import Claim, Kind
from waybill.records.report import Report
from waybill.records.values import Party, Period, Place, Quantity, Reach, System, Value
from waybill.records.words import Said, Span

# The fields that a claim of each kind may have (waybill.claim/1, docs/formats.md).
_MOVEMENT = ("supplier", "recipient", "intermediary", "end_user", "system", "quantity", "when", "mode", "via")
FIELDS_OF: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        "transfer": _MOVEMENT,
        "shipment": _MOVEMENT,
        "agreement": (
            "parties",
            "supplier",
            "recipient",
            "system",
            "quantity",
            "place",
            "when",
            "subject",
        ),
        "capability": ("system", "range_km", "mobility"),
        "measure": ("body", "target", "change", "scope", "when"),
        "response": ("party", "response"),
        "position": ("party", "stance", "about"),
    }
)
# What a claim says as a whole; `side` is the party on whose side its innermost speaker stands.
ATTRIBUTES = ("stage", "polarity", "certainty", "future", "side")
# Two values only: such a one can be fixed, but "neither" is no answer.
TWO_SIDED = ("polarity", "future")
TYPE_OF: Mapping[str, type] = MappingProxyType(
    dict.fromkeys(("supplier", "recipient", "intermediary", "end_user", "party", "parties"), Party)
    | {"target": Party, "body": Party, "side": Party}
    | {
        "system": System,
        "quantity": Quantity,
        "when": Period,
        "place": Place,
        "via": Place,
        "range_km": Reach,
    }
)
# The words that a field allows, where it does not allow any (waybill.claim/1).
WORDS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "stage": ("considered", "negotiating", "agreed", "licensed", "in_delivery", "delivered", "halted"),
        "polarity": ("affirmed", "negated"),
        "certainty": ("certain", "probable", "possible", "unknown"),
        "future": ("yes", "no"),
        "mode": ("sea", "air", "rail", "road"),
        "change": ("imposed", "retained", "expired", "lifted", "tightened"),
        "response": ("declined", "no_response", "denied", "confirmed"),
        "stance": ("concern", "warning", "condemnation", "support", "right_claimed"),
    }
)


def fields_for(claim: Claim) -> tuple[str, ...]:
    """The fields of the claim that may be judged: those it has, those of its kind, and what it says as a whole."""
    own = tuple(dict.fromkeys((*claim.fields, *FIELDS_OF[claim.kind])))
    speaks = claim.speaker is not None
    return (*own, *(a for a in ATTRIBUTES if a != "side" or speaks))


def values_of(claim: Claim, field: str) -> tuple[Value, ...]:
    """The values of a field, or of what the claim says as a whole; none where it says nothing there."""
    if field == "side":
        code = claim.speaker.side if claim.speaker else None
        return (codes().get(code, Party(code, code)),) if code else ()
    if field in ATTRIBUTES:
        word = _attribute(claim, field)
        return (word,) if word else ()
    return tuple(s.value for s in claim.said(field))


def _attribute(claim: Claim, field: str) -> str | None:
    if field == "future":
        return "yes" if claim.future else "no"
    word: str | None = getattr(claim, field)
    return word


def words_of(claim: Claim, field: str, report: Report) -> Span:
    """The words that the field stands on: from its first value to its last; the claim's, where it has none of its own."""
    spans = [s.span for s in claim.said(field)]
    if field == "side" and claim.speaker and claim.speaker.span:
        spans = [claim.speaker.span]
    if not spans:
        return claim.span
    return Span.cut(report.text, min(s.start for s in spans), max(s.end for s in spans))


def said_of(claim: Claim, field: str) -> tuple[Said[Value], ...]:
    """The values of a field, each on its words; what the claim says as a whole stands on the claim's."""
    if field in ATTRIBUTES:
        return tuple(Said(v, claim.span) for v in values_of(claim, field))
    return claim.said(field)
