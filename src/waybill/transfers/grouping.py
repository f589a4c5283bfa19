"""Claims come in; groups of claims on one movement of arms go out."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from waybill.knowledge.roots import ANYTHING, root_of
from waybill.records.claim import Claim, Reading
from waybill.records.values import Party, System

# A generic word ("missiles") joins a named movement of the same pair only when told within this many days of it:
# the longest gap between two tellings of one delivery in the demonstration case is four months.
NEAR_DAYS = 130


@dataclass
class Group:
    """The claims on one movement while they are put together."""

    supplier: Party
    recipient: Party
    root: str
    families: set[str] = field(default_factory=set)
    told: list[tuple[Reading, Claim]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Moving:
    """A movement claim as grouping sees it; nothing here depends on other reports."""

    reading: Reading
    claim: Claim
    pair: tuple[Party, Party]
    families: frozenset[str]
    root: str
    alone: bool
    day: date


@dataclass
class Open:
    """A group as it fills: beside its claims the reports that tell of it, and their days in order."""

    group: Group
    reports: set[str] = field(default_factory=set)
    days: list[date] = field(default_factory=list)

    def take(self, told: Moving) -> None:
        """Put the claim to the group."""
        self.group.families |= told.families
        self.group.told.append((told.reading, told.claim))
        self.reports.add(told.reading.report.id)
        insort(self.days, told.day)

    def distance(self, told: Moving, own: set[str]) -> tuple[int, int]:
        """How near the group is to the claim: by report, by a report of one telling, by days."""
        near = 0 if told.reading.report.id in self.reports else 2 if self.reports.isdisjoint(own) else 1
        at = bisect_left(self.days, told.day)
        days = (abs((day - told.day).days) for day in self.days[max(0, at - 1) : at + 1])
        return near, min(days, default=10**6)


def published_on(reading: Reading) -> date:
    """The day by which the report was out; undated ones come last."""
    period = reading.report.published.period if reading.report.published else None
    return (period.latest or period.earliest or date.max) if period else date.max


def moving_in(reading: Reading) -> tuple[Moving, ...]:
    """The movement claims of the report that name both parties, in its order."""
    found = []
    for claim in reading.claims:
        pair = _pair(claim) if claim.kind in {"transfer", "shipment"} else None
        if pair is not None:
            systems, families = systems_of(claim), frozenset(families_of(claim))
            root = root_of(systems[0] if systems else None)
            alone, day = _stands_alone(claim), published_on(reading)
            found.append(Moving(reading, claim, pair, families, root, alone, day))
    return tuple(found)


def group_claims(
    readings: Sequence[Reading],
    kin: dict[str, set[str]],
    moving: Callable[[Reading], tuple[Moving, ...]] = moving_in,
) -> list[Group]:
    """Put movement claims of one pair and one family of systems together; `kin` are reports of one telling.

    Claims that name a system come first and open the groups; claims with a general word join the group of their own
    report, of a kindred report, or the nearest in time.
    """
    ordered = sorted(readings, key=lambda r: (published_on(r), r.report.id))
    told = sorted((m for r in ordered for m in moving(r)), key=lambda m: not m.alone)
    groups: list[Open] = []
    for exact in (True, False):
        for one in told:
            if bool(one.families) == exact:
                _place(groups, one, kin.get(one.reading.report.id, set()))
    for open_ in groups:
        open_.group.told.sort(key=in_order)
    return [open_.group for open_ in groups]


def in_order(told: tuple[Reading, Claim]) -> tuple[date, str, int, str]:
    """Where a claim of a group stands in it: by the day it was out, then by its place in the report."""
    reading, claim = told
    return published_on(reading), reading.report.id, claim.span.start, claim.id


def group_of(told: Sequence[tuple[Reading, Claim]]) -> Group:
    """A group of these claims and no others, between the parties that most of them name."""
    ordered = sorted(told, key=in_order)
    pairs = [pair for _, claim in ordered if (pair := _pair(claim))]
    supplier, recipient = max(pairs, key=lambda p: (pairs.count(p), -pairs.index(p)))
    roots = [root_of(systems_of(c)[0] if systems_of(c) else None) for _, c in ordered]
    root = next((r for r in roots if r != ANYTHING), ANYTHING)
    families = {f for _, c in ordered for f in families_of(c)}
    return Group(supplier, recipient, root, families, ordered)


def _pair(claim: Claim) -> tuple[Party, Party] | None:
    supplier = [s.value for s in claim.said("supplier") if isinstance(s.value, Party)]
    recipient = [s.value for s in claim.said("recipient") if isinstance(s.value, Party)]
    return (supplier[0], recipient[0]) if supplier and recipient else None


def systems_of(claim: Claim) -> tuple[System, ...]:
    """The systems a claim names, in its own words or from its context."""
    return tuple(s.value for s in claim.said("system") if isinstance(s.value, System))


def families_of(claim: Claim) -> set[str]:
    """The families (or designations without one) of the systems that the claim names, kinds of goods left out."""
    return {
        s.value.family or s.value.name
        for s in claim.said("system")
        if isinstance(s.value, System) and s.how != "kind" and not _generic(s.value)
    }


def _stands_alone(claim: Claim) -> bool:
    """Whether the claim names a party and goods in its own words, and so may open a movement of its own."""
    own = {
        name for name in ("supplier", "recipient", "system") for s in claim.said(name) if s.how != "context"
    }
    return "system" in own and len(own) > 1


def _generic(system: System) -> bool:
    return system.family is None and (
        system.category is None or system.name.lower() == system.category.lower() or system.name.islower()
    )


def _place(groups: list[Open], told: Moving, own: set[str]) -> None:
    codes = tuple(party.code for party in told.pair)
    near = [o for o in groups if (o.group.supplier.code, o.group.recipient.code) == codes]
    chosen = _same_family(near, told.families) if told.families else _best(near, told, own)
    if chosen is None and not told.alone:
        return
    if chosen is None:
        chosen = Open(Group(*told.pair, told.root))
        groups.append(chosen)
    chosen.take(told)


def _same_family(groups: list[Open], families: frozenset[str]) -> Open | None:
    return next((o for o in groups if o.group.families & families), None)


def _best(groups: list[Open], told: Moving, own: set[str]) -> Open | None:
    """The compatible group told of in the same report, in a kindred one, or nearest in time."""
    fitting = [o for o in groups if told.root in (o.group.root, ANYTHING) or o.group.root == ANYTHING]
    ranked = [(o.distance(told, own), sorted(o.group.families), n) for n, o in enumerate(fitting)]
    if not ranked:
        return None
    (closeness, days), _, first = min(ranked)
    return fitting[first] if closeness < 2 or days <= NEAR_DAYS else None
