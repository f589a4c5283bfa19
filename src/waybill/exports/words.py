"""Values in, the short words by which exports and loss reports name them out."""

from __future__ import annotations

from waybill.knowledge.kinds import plural
from waybill.records.claim import Attribution, Claim
from waybill.records.report import Report
from waybill.records.values import Party, Period, Place, Quantity, Reach, System, Value

MASS = frozenset({"ammunition", "equipment", "materiel", "personnel"})
BOUNDS = {
    "about": "about",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
}


def figure(value: float | None) -> str:
    """A number without a needless fraction, never in powers of ten."""
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def quantity_words(quantity: Quantity) -> str:
    """The number with its bound and unit."""
    value = one_number(quantity)
    unit = f" {unit_words(quantity.unit, value)}" if quantity.unit else ""
    if quantity.low is not None and quantity.high is not None and quantity.low != quantity.high:
        return f"{figure(quantity.low)} to {figure(quantity.high)}{unit}"
    bound = BOUNDS.get(quantity.bound, "about" if quantity.approximate else "")
    return " ".join(filter(None, (bound, figure(value) or "an unknown number of"))) + unit


def unit_words(unit: str, value: float | None) -> str:
    """The unit in the plural where there is not just one of it; currencies and mass nouns have none."""
    fixed = value == 1 or unit.isupper() or unit.endswith(("craft", "s")) or unit in MASS
    return unit if fixed else plural(unit)


def one_number(quantity: Quantity) -> float | None:
    """The one number a format with room for one gets: the best, else the lower, else the upper."""
    return next((v for v in (quantity.best, quantity.low, quantity.high) if v is not None), None)


def is_exact(quantity: Quantity) -> bool:
    """Whether one number says all that the words say."""
    ends = {v for v in (quantity.low, quantity.best, quantity.high) if v is not None}
    return quantity.bound == "exact" and not quantity.approximate and len(ends) == 1


def period_words(period: Period | None) -> str:
    """The period in EDTF, else its ends; open ends as two dots."""
    if period is None:
        return ""
    if period.edtf:
        return period.edtf
    first = period.earliest.isoformat() if period.earliest else ".."
    last = period.latest.isoformat() if period.latest else ".."
    return first if first == last else f"{first}/{last}"


def value_words(value: Value) -> str:
    """Any value in a few words."""
    match value:
        case str():
            return value.replace("_", " ")
        case Party():
            return value.label
        case System() | Place():
            return value.name
        case Quantity():
            return quantity_words(value)
        case Period():
            return period_words(value)
        case Reach():
            ends = [figure(x) for x in (value.low, value.high) if x is not None]
            return " to ".join(dict.fromkeys(ends)) + " km"


def link_words(link: Attribution) -> str:
    """One link of a chain: its own words, else its name."""
    words = link.span.words if link.span and link.role in ("speaker", "document") else link.name
    words = words or (link.span.words if link.span else "?")
    return f"{words} ({link.manner.replace('_', ' ')})" if link.manner and link.manner != "said" else words


def chain_words(claim: Claim, report: Report) -> str:
    """The chain from the outlet inwards."""
    links = [link_words(a) for a in claim.attribution]
    # An agency's own page is outlet and agency by one name.
    kept = [word for n, word in enumerate(links) if n == 0 or word != links[n - 1]]
    return " > ".join(kept) or report.outlet or report.address


def put_words(claim: Claim) -> str:
    """Stage, whether still to come, denial, doubt."""
    words = [claim.stage.replace("_", " ") if claim.stage else ""]
    words += ["to come"] if claim.future else []
    words += ["negated"] if claim.polarity == "negated" else []
    words += [claim.certainty] if claim.certainty != "certain" else []
    return ", ".join(w for w in words if w)


def matter_words(claim: Claim) -> str:
    """What a claim is about: its kind and every value, in the order of its fields."""
    values = [
        f"{name.replace('_', ' ')} {value_words(s.value)}" for name in claim.fields for s in claim.said(name)
    ]
    return "; ".join([claim.kind, *values, *filter(None, [put_words(claim)])])
