"""Claims come in; groups of claims on one movement of arms go out."""

from __future__ import annotations

from collections.abc import Sequence
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

    def reports(self) -> set[str]:
        """The reports that tell of it."""
        return {r.report.id for r, _ in self.told}


def published_on(reading: Reading) -> date:
    """The day by which the report was out; undated ones come last."""
    period = reading.report.published.period if reading.report.published else None
    return (period.latest or period.earliest or date.max) if period else date.max


def group_claims(readings: Sequence[Reading], kin: dict[str, set[str]]) -> list[Group]:
    """Put movement claims of one pair and one family of systems together; `kin` are reports of one telling.

    Claims that name a system come first and open the groups; claims with a general word join the group of their own
    report, of a kindred report, or the nearest in time.
    """
    ordered = sorted(readings, key=lambda r: (published_on(r), r.report.id))
    moving = [(r, c) for r in ordered for c in r.claims if c.kind in {"transfer", "shipment"} and _pair(c)]
    groups: list[Group] = []
    for exact in (True, False):
        for reading, claim in sorted(moving, key=lambda t: not _stands_alone(t[1])):
            if bool(families_of(claim)) == exact:
                _place(groups, reading, claim, kin)
    for group in groups:
        group.told.sort(key=in_order)
    return groups


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


def _place(groups: list[Group], reading: Reading, claim: Claim, kin: dict[str, set[str]]) -> None:
    pair = _pair(claim)
    if pair is None:
        return
    families, systems = families_of(claim), systems_of(claim)
    root = root_of(systems[0] if systems else None)
    near = [g for g in groups if (g.supplier.code, g.recipient.code) == (pair[0].code, pair[1].code)]
    chosen = _same_family(near, families) if families else _best(near, reading, root, kin)
    if chosen is None and not _stands_alone(claim):
        return
    if chosen is None:
        chosen = Group(*pair, root)
        groups.append(chosen)
    chosen.families |= families
    chosen.told.append((reading, claim))


def _same_family(groups: list[Group], families: set[str]) -> Group | None:
    return next((g for g in groups if g.families & families), None)


def _best(groups: list[Group], reading: Reading, root: str, kin: dict[str, set[str]]) -> Group | None:
    """The compatible group told of in the same report, in a kindred one, or nearest in time."""
    fitting = [g for g in groups if root in (g.root, ANYTHING) or g.root == ANYTHING]
    own = kin.get(reading.report.id, set())

    def distance(group: Group) -> tuple[int, int]:
        reports = group.reports()
        closeness = 0 if reading.report.id in reports else 1 if reports & own else 2
        days = min(
            (abs((published_on(r) - published_on(reading)).days) for r, _ in group.told), default=10**6
        )
        return closeness, days

    ranked = sorted(fitting, key=lambda g: (distance(g), sorted(g.families)))
    if not ranked:
        return None
    closeness, days = distance(ranked[0])
    return ranked[0] if closeness < 2 or days <= NEAR_DAYS else None
