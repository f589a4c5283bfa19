"""Transfers as just put together and as the book knows them in, the same transfers under lasting ids out.

A transfer keeps its id while it stands on a claim it stood on before; the one that shares most keeps the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from waybill.records.transfer import Transfer

Kinship = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """Transfers under lasting ids, in the order given, and what became of those no longer put together.

    `ended` maps an id to the id its claims went to, None where they went nowhere.
    """

    transfers: tuple[Transfer, ...]
    ended: Mapping[str, str | None]


def _parties(transfer: Transfer) -> tuple[str, str | None]:
    return transfer.supplier.value.code, transfer.recipient.value.code if transfer.recipient else None


def _systems(transfer: Transfer) -> set[str]:
    return {backed.value.family or backed.value.name for backed in transfer.systems}


def _kinship(one: Transfer, other: Transfer) -> Kinship:
    """Claims shared, then systems and reports shared; the latter two count only between the same parties.

    After a re-read with other rules no claim id may be left to share: then the reports carry the identity,
    and where one report tells of two transfers between the same parties, the systems tell which is which.
    """
    claims = len(set(one.claims) & set(other.claims))
    reports = len(set(one.reports) & set(other.reports)) if _parties(one) == _parties(other) else 0
    return claims, len(_systems(one) & _systems(other)) if reports else 0, reports


def _nearest_first(kinship: Kinship) -> Kinship:
    claims, systems, reports = kinship
    return -claims, -systems, -reports


def _pairs(computed: Sequence[Transfer], live: Mapping[str, Transfer]) -> list[tuple[int, str]]:
    """Who may keep which id, the closest kin first; ties go to the oldest spelling, never to chance."""
    found = []
    for index, transfer in enumerate(computed):
        for id_, known in live.items():
            kinship = _kinship(transfer, known)
            if any(kinship):
                found.append((_nearest_first(kinship), id_, transfer.id, index))
    return [(index, id_) for _, id_, _, index in sorted(found)]


def _fresh(wanted: str, taken: AbstractSet[str]) -> str:
    number, id_ = 1, wanted
    while id_ in taken:
        number += 1
        id_ = f"{wanted}-{number}"
    return id_


def name_transfers(
    computed: Sequence[Transfer], live: Mapping[str, Transfer], gone: Iterable[str] = ()
) -> Named:
    """Give each transfer the id it had; a new one keeps its own unless that is, or was, another's."""
    kept: dict[int, str] = {}
    for index, id_ in _pairs(computed, live):
        if index not in kept and id_ not in kept.values():
            kept[index] = id_
    taken = set(live) | set(gone)
    named = []
    for index, transfer in enumerate(computed):
        id_ = kept.get(index) or _fresh(transfer.id, taken)
        taken.add(id_)
        named.append(replace(transfer, id=id_))
    ended = {id_: _heir(known, named) for id_, known in live.items() if id_ not in kept.values()}
    return Named(tuple(named), ended)


def _heir(known: Transfer, named: Sequence[Transfer]) -> str | None:
    kin = [(_kinship(t, known), t.id) for t in named]
    near = sorted((_nearest_first(kinship), id_) for kinship, id_ in kin if any(kinship))
    return near[0][1] if near else None
