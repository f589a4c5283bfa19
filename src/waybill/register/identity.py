"""Transfers as just put together and those that the book knows in, the same transfers under lasting ids out.

A transfer keeps its id while it stands on a claim it stood on before; the one that shares most keeps the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from types import MappingProxyType

from waybill.records.formats_values import Json
from waybill.records.transfer import Transfer

Kinship = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Trait:
    """What a transfer is known again by: parties, the claims that tell of the movement, systems, reports.

    `held` says that the id stands for something on the day; one that does not is taken up again by a claim only.
    `told_at` are the reports by the first version at their addresses: a newer version tells of the same transfer.
    """

    parties: tuple[str, str | None]
    claims: frozenset[str]
    systems: frozenset[str]
    reports: frozenset[str]
    held: bool = True
    told_at: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """Transfers under lasting ids, in the order given, and what became of those no longer put together.

    `ended` maps an id to the id its claims went to, None where they went nowhere.
    """

    transfers: tuple[Transfer, ...]
    ended: Mapping[str, str | None]


# The first version at the address of each report that is a newer one.
Firsts = Mapping[str, str]
NO_FIRSTS: Firsts = MappingProxyType({})


def trait_of(transfer: Transfer, firsts: Firsts = NO_FIRSTS) -> Trait:
    """What this transfer is known again by."""
    recipient = transfer.recipient
    told = set(transfer.supplier.claims) | set(recipient.claims if recipient else ())
    return Trait(
        (transfer.supplier.value.code, recipient.value.code if recipient else None),
        frozenset(told.union(*(b.claims for b in transfer.systems))),
        frozenset(b.value.family or b.value.name for b in transfer.systems),
        frozenset(transfer.reports),
        told_at=frozenset(firsts.get(r, r) for r in transfer.reports),
    )


def trait_from_json(data: Json, held: bool, firsts: Firsts = NO_FIRSTS) -> Trait:
    """The same of a waybill.transfer/1."""
    supplier, recipient, systems = data["supplier"], data["recipient"], data["systems"]
    told = set(supplier["claims"]) | set(recipient["claims"] if recipient else ())
    return Trait(
        (supplier["value"], recipient["value"] if recipient else None),
        frozenset(told.union(*(b["claims"] for b in systems))),
        frozenset(b.get("family") or b["value"] for b in systems),
        frozenset(data["reports"]),
        held,
        frozenset(firsts.get(r, r) for r in data["reports"]),
    )


def _kinship(one: Trait, other: Trait) -> Kinship:
    """Claims shared, then systems and reports shared; the latter two count only between the same parties.

    After a re-read with other rules no claim id may be left to share: then the reports carry the identity,
    and where one report tells of two transfers between the same parties, the systems tell which is which.
    """
    claims = len(one.claims & other.claims)
    alike = one.parties == other.parties and (claims or (one.held and other.held))
    reports = len(one.told_at & other.told_at) if alike else 0
    return claims, len(one.systems & other.systems) if reports else 0, reports


def _nearest_first(kinship: Kinship) -> Kinship:
    claims, systems, reports = kinship
    return -claims, -systems, -reports


def _pairs(computed: Sequence[tuple[str, Trait]], known: Mapping[str, Trait]) -> list[tuple[int, str]]:
    """Who may keep which id, the closest kin first; ties go to what is the same, then to the oldest spelling."""
    found = []
    for index, (name, trait) in enumerate(computed):
        for id_, other in known.items():
            kinship = _kinship(trait, other)
            if any(kinship):
                apart = len(trait.claims ^ other.claims) + len(trait.systems ^ other.systems)
                found.append((_nearest_first(kinship), apart, not other.held, id_, name, index))
    return [(row[-1], row[-3]) for row in sorted(found)]


def _fresh(wanted: str, taken: AbstractSet[str]) -> str:
    number, id_ = 1, wanted
    while id_ in taken:
        number += 1
        id_ = f"{wanted}-{number}"
    return id_


def name_transfers(
    computed: Sequence[Transfer],
    known: Mapping[str, Trait],
    gone: Iterable[str] = (),
    firsts: Firsts = NO_FIRSTS,
) -> Named:
    """Give each transfer the id it had; a new one keeps its own unless that is, or was, another's."""
    traits = [(t.id, trait_of(t, firsts)) for t in computed]
    kept: dict[int, str] = {}
    for index, id_ in _pairs(traits, known):
        if index not in kept and id_ not in kept.values():
            kept[index] = id_
    taken = set(known) | set(gone)
    named = []
    for index, transfer in enumerate(computed):
        id_ = kept.get(index) or _fresh(transfer.id, taken)
        taken.add(id_)
        named.append(replace(transfer, id=id_))
    heirs = [(t.id, trait) for t, (_, trait) in zip(named, traits, strict=True)]
    ended = {id_: _heir(trait, heirs) for id_, trait in known.items() if id_ not in kept.values()}
    return Named(tuple(named), ended)


def heir_of(known: Trait, named: Sequence[Transfer], firsts: Firsts = NO_FIRSTS) -> str | None:
    """The transfer that most of what is known of another went to, None where nothing did."""
    return _heir(known, [(t.id, trait_of(t, firsts)) for t in named])


def _heir(known: Trait, named: Sequence[tuple[str, Trait]]) -> str | None:
    kin = [(_kinship(trait, known), id_) for id_, trait in named]
    near = sorted((_nearest_first(kinship), id_) for kinship, id_ in kin if any(kinship))
    return near[0][1] if near else None
