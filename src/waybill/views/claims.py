"""Claims come in; short rows for people go out."""

from __future__ import annotations

from waybill.records.claim import Attribution, Claim
from waybill.records.report import Report
from waybill.records.values import Party, Period, Place, Quantity, Reach, System, Value
from waybill.records.writing import write_period, write_quantity


def claim_row(report: Report, claim: Claim) -> tuple[str, ...]:
    """Kind, parties, what, how far, who says, words."""
    return (
        claim.kind,
        parties_of(claim),
        goods_of(claim),
        put(claim),
        chain_of(report, claim),
        shorten(claim.span.words),
    )


def parties_of(claim: Claim) -> str:
    """Who to whom, or whose word it is."""
    if claim.kind in {"transfer", "shipment"}:
        return f"{_first(claim, 'supplier')} → {_first(claim, 'recipient')}"
    names = [write_value(s.value) for f in ("parties", "body", "party") for s in claim.said(f)]
    target = [f"on {write_value(s.value)}" for s in claim.said("target")]
    return " ".join([" · ".join(names), *target])


def goods_of(claim: Claim) -> str:
    """What, and how many."""
    fields = ("quantity", "system", "range_km", "change", "response", "stance", "when", "via", "mode")
    return ", ".join(write_value(s.value) for f in fields for s in claim.said(f))


def put(claim: Claim) -> str:
    """Stage, polarity, certainty."""
    words = [claim.stage.replace("_", " ") if claim.stage else ""]
    words += ["to come"] if claim.future else []
    words += ["denied or not seen"] if claim.polarity == "negated" else []
    words += [claim.certainty] if claim.certainty != "certain" else []
    return ", ".join(w for w in words if w)


def chain_of(report: Report, claim: Claim) -> str:
    """The chain of attribution from the outlet inwards."""
    return " ← ".join(write_link(a) for a in reversed(claim.attribution)) or (report.outlet or "?")


def write_link(link: Attribution) -> str:
    """One link of the chain, in its own words where it has them."""
    words = link.name or (link.span.words if link.span else "?")
    if link.role in {"speaker", "document"} and link.span:
        words = link.span.words
    return f"{words} ({link.manner.replace('_', ' ')})" if link.manner and link.manner != "said" else words


def _first(claim: Claim, field: str) -> str:
    said = claim.said(field)
    return write_value(said[0].value) if said else "?"


def write_value(value: Value) -> str:
    """A value in words."""
    if isinstance(value, Party):
        return value.label
    if isinstance(value, System | Place):
        return value.name
    if isinstance(value, Quantity):
        return write_quantity(value)
    if isinstance(value, Period):
        return write_period(value)
    if isinstance(value, Reach):
        ends = [f"{x:g}" for x in (value.low, value.high) if x is not None]
        return "–".join(dict.fromkeys(ends)) + " km"
    return value.replace("_", " ")


def shorten(words: str, limit: int = 90) -> str:
    """The words on one line, cut at a blank where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"
