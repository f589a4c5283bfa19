"""A transfer at two states comes in; the fields that differ, each in words before and after, go out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from waybill.records.entry import Change
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
# Fields of the register's own list of changes, as a reader calls them; ids of claims are told by their number.
NAMES = {
    "entry": "The transfer",
    "supplier": "Supplier",
    "recipient": "Recipient",
    "systems": "What",
    "stage": "How far",
    "quantity": "How many",
    "began": "Moved",
    "agreed": "Agreed or discussed",
    "modes": "Carried by",
    "routes": "By way of",
    "positions": "Positions",
    "origins": "Independent origins",
    "reliability": "Reliability of the tellers",
    "credibility": "Credibility",
    "conflicts": "Conflicts",
    "measures": "Measures",
    "reports": "Reports",
    "claims": "Claims",
    "known since": "Known since",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with its values before and after, best backed first; none where nothing is told."""

    field: str
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def gained(self) -> tuple[str, ...]:
        """What stands only after."""
        return tuple(w for w in self.new if w not in self.old)

    @property
    def lost(self) -> tuple[str, ...]:
        """What stood only before."""
        return tuple(w for w in self.old if w not in self.new)

    @property
    def before(self) -> str:
        """The old values in words."""
        return ", ".join(self.old) or NOTHING

    @property
    def after(self) -> str:
        """The new values in words."""
        return ", ".join(self.new) or NOTHING


def _many(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in words if w))


def _stage(t: Transfer) -> tuple[str, ...]:
    return ((t.stage or "not told").replace("_", " "),)


def _origins(t: Transfer) -> tuple[str, ...]:
    unknown = f" and {t.origins.unknown} unknown" if t.origins.unknown else ""
    return (f"{origins_words(t.origins)}{unknown}",)


def told_changes(change: Change) -> tuple[Difference, ...]:
    """The fields of a change of the register's, lists taken apart; what only stands in another order is left away."""
    found = (
        Difference(NAMES.get(name, name), _apart(before), _apart(after))
        for name, before, after in change.fields
    )
    return tuple(d for d in found if d.gained or d.lost)


def _apart(words: str) -> tuple[str, ...]:
    return tuple(w for w in words.split("; ") if w)


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
    (
        "Reliability of the tellers",
        lambda t: (f"{t.reliability.mark} {RELIABILITY.get(t.reliability.mark, '')}".strip(),),
    ),
    ("Credibility", lambda t: (f"{t.credibility.mark} {CREDIBILITY.get(t.credibility.mark, '')}".strip(),)),
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
            found.append(Difference(name, one, other))
    return tuple(found)
