"""Values and states of a transfer come in; the words that a reader of the dossier sees go out."""

from __future__ import annotations

from datetime import date, timedelta

from waybill.records.lineage import Independent
from waybill.records.transfer import Backed, Transfer
from waybill.records.values import Period, Quantity, Value
from waybill.records.writing import plural, write_quantity
from waybill.transfers.gather import CONSIGNMENTS
from waybill.views.claims import write_value

# How the headline puts each stage; the second form is used while everything is still to come.
VERBS = {
    "considered": "is said to consider supplying",
    "negotiating": "is said to be negotiating to supply",
    "agreed": "is said to have agreed to supply",
    "licensed": "is said to have licensed the supply to",
    "in_delivery": "is said to be supplying",
    "delivered": "is said to have supplied",
    "halted": "is said to have halted supplies to",
}
# The two axes of the Admiralty code (NATO AJP-2.1), in its own words.
RELIABILITY = {
    "A": "“completely reliable”",
    "B": "“usually reliable”",
    "C": "“fairly reliable”",
    "D": "“not usually reliable”",
    "E": "“unreliable”",
    "F": "“cannot be judged”",
}
CREDIBILITY = {
    "1": "“confirmed by other independent sources”",
    "2": "“probably true”",
    "3": "“possibly true”",
    "4": "“doubtful”",
    "5": "“improbable”",
    "6": "“cannot be judged”",
}
STANCES = {
    "confirms": "confirms",
    "denies": "denies",
    "declined": "declined to comment",
    "no_response": "gave no answer",
    "concern": "voices concern",
    "claims_right": "claims the right to supply",
    "silent": "silent in these reports",
}
# How far it came where every claim on a stage is negated.
DENIED = "denied or not seen"
HOW_KNOWN = {
    "byline": "from the byline",
    "dateline": "from the dateline",
    "header": "from the head of the page",
    "meta": "from the page's metadata",
    "json-ld": "from the page's data block",
    "time-tag": "from a time mark on the page",
    "address": "from the web address",
}
# A headline names this many systems; the facts below name all.
HEADLINE_SYSTEMS = 2
# The head names this many numbers of other goods; the facts below have all.
OTHERS_SHOWN = 2
# A second kind is named when it is told at least this often beside the first: half as often, by eye.
SHARE = 0.5


def headline_of(transfer: Transfer) -> str:
    """Who is said to have supplied what to whom, in one sentence."""
    verb = VERBS.get(transfer.stage or "", "is said to supply")
    recipient = transfer.recipient.value.label if transfer.recipient else "an unnamed recipient"
    if is_denied(transfer):
        return f"A supply of {goods_of(transfer)} from {transfer.supplier.value.label} to {recipient} is only {DENIED}"
    joint = "of" if transfer.stage in {"licensed", "halted"} else "with"
    return f"{transfer.supplier.value.label} {verb} {recipient} {joint} {goods_of(transfer)}"


def is_denied(transfer: Transfer) -> bool:
    """Whether no stage is reached, and claims deny one or have not seen it."""
    return transfer.stage is None and any(step.negated for step in transfer.steps)


def stage_words(transfer: Transfer) -> str:
    """How far it came; where it reached no stage, whether that is denied or not told."""
    return DENIED if is_denied(transfer) else (transfer.stage or "not told").replace("_", " ")


def grade_words(transfer: Transfer) -> str:
    """The credibility in the wording of its scale, said to be that, and what it rests on."""
    origins = origins_words(transfer.origins)
    words = CREDIBILITY.get(transfer.credibility.mark, "")
    return f"{words} in the wording of the Admiralty scale, by the count of origins alone ({origins}); no verdict"


def others_of(amounts: tuple[Backed[Quantity], ...]) -> tuple[Backed[Quantity], ...]:
    """The numbers of other goods than those of the best backed number."""
    unit = amounts[0].value.unit if amounts else None
    return tuple(b for b in amounts if b.value.unit not in {unit, None, *CONSIGNMENTS})


def goods_of(transfer: Transfer) -> str:
    """The best backed kind of goods, and a second of another sort where it is told nearly as often."""
    told = {b.value.name: len(b.claims) for b in transfer.systems if b.value.name.islower()}
    if not told:
        names = [system_words(b.value.name, b.value.category) for b in transfer.systems]
        return " and ".join(names[:HEADLINE_SYSTEMS]) or "arms"
    first = max(told, key=lambda k: told[k])
    # "missile" says little where "ballistic missile" is told nearly as often.
    closer = [k for k in told if k != first and k.endswith(first) and told[k] >= SHARE * told[first]]
    named = [max(closer, key=lambda k: told[k]) if closer else first]
    others = [k for k in told if told[k] >= SHARE * told[first] and not _same_sort(k, first)]
    return " and ".join(plural(k) for k in [*named, *others][:HEADLINE_SYSTEMS])


def _same_sort(one: str, other: str) -> bool:
    return one.split()[-1] == other.split()[-1]


def designations_of(transfer: Transfer) -> tuple[str, ...]:
    """The systems named by designation, best backed first."""
    return tuple(dict.fromkeys(b.value.name for b in transfer.systems if not b.value.name.islower()))


def system_words(name: str, category: str | None) -> str:
    """A kind in the plural, a designation with its kind."""
    if name.islower() or (category and name.lower() == category.lower()):
        return plural(name)
    return f"{name} {plural(category)}" if category and category.lower() not in name.lower() else name


def quantity_words(quantity: Quantity) -> str:
    """The number with its bound and unit; a missing unit is said."""
    words = write_quantity(quantity)
    return words if quantity.unit else f"{words}, of what is not told"


def amount_words(amounts: tuple[Backed[Quantity], ...]) -> str:
    """The best backed number of goods."""
    return quantity_words(amounts[0].value) if amounts else "no number told"


def range_words(amounts: tuple[Backed[Quantity], ...]) -> str:
    """The lowest and highest number told of the best backed unit, and other goods' numbers; "" where all agree."""
    unit = amounts[0].value.unit if amounts else None
    same = sorted((b.value for b in amounts if b.value.unit == unit), key=_size)
    told = list(dict.fromkeys(map(quantity_words, same)))
    others = [quantity_words(b.value) for b in others_of(amounts)]
    ends = [f"told from “{told[0]}” to “{told[-1]}”"] if len(told) > 1 else []
    return "; ".join([*ends, *(f"also “{other}”" for other in others[:OTHERS_SHOWN])])


def _size(quantity: Quantity) -> float:
    return next((v for v in (quantity.best, quantity.low, quantity.high) if v is not None), 0.0)


def origins_words(origins: Independent | None) -> str:
    """The count of independent origins as a range."""
    if origins is None:
        return ""
    count = f"{origins.low}" if origins.low == origins.high else f"{origins.low} to {origins.high}"
    word = "origin" if origins.high == 1 else "origins"
    return f"{count} independent {word}"


def count_words(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def value_words(value: Value) -> str:
    """Any value as the dossier writes it."""
    if isinstance(value, Period):
        return period_words(value)
    if isinstance(value, Quantity):
        return quantity_words(value)
    return write_value(value)


def day_words(day: date) -> str:
    """A day as a reader says it."""
    return f"{day.day} {day:%B %Y}"


def period_words(period: Period | None) -> str:
    """A period as a reader says it: a month as a month, open ends said."""
    if period is None:
        return "day not known"
    first, last = period.earliest, period.latest
    if first is None or last is None:
        return (
            f"from {day_words(first)} on" if first else f"until {day_words(last)}" if last else "at some time"
        )
    if first == last:
        return day_words(first)
    if first.day == 1 and _ends_month(last):
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B %Y}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
        return f"{first:%B %Y} to {last:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1
