"""A transfer at two states comes in; the fields that differ, each in words before and after, go out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from waybill.records.transfer import Transfer
from waybill.views.dossier_words import (
    CREDIBILITY,
    RELIABILITY,
    STANCES,
    origins_words,
    period_words,
    quantity_words,
    value_words,
)

NOTHING = "nothing told"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field before and after; `gained` and `lost` are what stands on one side only, where the field is a list."""

    field: str
    before: str
    after: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def _many(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in words if w))


def _stage(t: Transfer) -> tuple[str, ...]:
    return ((t.stage or "not told").replace("_", " "),)


def _origins(t: Transfer) -> tuple[str, ...]:
    unknown = f" and {t.origins.unknown} unknown" if t.origins.unknown else ""
    return (f"{origins_words(t.origins)}{unknown}",)


FIELDS: tuple[tuple[str, Callable[[Transfer], tuple[str, ...]]], ...] = (
    ("Supplier", lambda t: (t.supplier.value.label,)),
    ("Recipient", lambda t: (t.recipient.value.label,) if t.recipient else ()),
    ("What", lambda t: _many([b.value.name for b in t.systems])),
    ("How many", lambda t: _many([quantity_words(b.value) for b in t.quantities])),
    ("How far", _stage),
    ("Agreed or discussed", lambda t: _many([period_words(b.value) for b in t.agreed])),
    ("Moved", lambda t: _many([period_words(b.value) for b in t.began])),
    ("Carried by", lambda t: _many([value_words(b.value) for b in t.modes])),
    ("By way of", lambda t: _many([b.value.name for b in t.routes])),
    (
        "Positions",
        lambda t: _many([f"{s.party.label} {STANCES.get(s.stance, s.stance)}" for s in t.positions]),
    ),
    ("Independent origins", _origins),
    ("Reports", lambda t: (str(len(t.reports)),)),
    ("Tellers", lambda t: (f"{t.reliability.mark} {RELIABILITY.get(t.reliability.mark, '')}".strip(),)),
    ("What is told", lambda t: (f"{t.credibility.mark} {CREDIBILITY.get(t.credibility.mark, '')}".strip(),)),
    ("Conflicts", lambda t: _many([c.field.replace("_", " ") for c in t.conflicts])),
    ("Measures", lambda t: _many([f.measure.name for f in t.findings if f.in_force != "no"])),
)


def differences(before: Transfer | None, after: Transfer | None) -> tuple[Difference, ...]:
    """Every field that reads differently, in the order of the dossier."""
    found = []
    for name, words in FIELDS:
        one = words(before) if before else ()
        other = words(after) if after else ()
        if set(one) != set(other):
            gained = tuple(w for w in other if w not in one)
            lost = tuple(w for w in one if w not in other)
            found.append(Difference(name, _told(one), _told(other), gained, lost))
    return tuple(found)


def _told(words: tuple[str, ...]) -> str:
    return ", ".join(words) or NOTHING
