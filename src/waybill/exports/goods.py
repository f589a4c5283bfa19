"""A transfer and its claims in, lots of goods out: which systems one number is told of, and in which year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from waybill.exports.record import Losses
from waybill.exports.words import is_exact, one_number, period_words, quantity_words
from waybill.records.claim import Claim, Reading
from waybill.records.transfer import Backed, Transfer
from waybill.records.values import Period, Quantity, System

# Every claim by its id, with its reading.
Told: TypeAlias = Mapping[str, tuple[Reading, Claim]]
# Units that count whole items whatever the item is; other units must be the item's own noun.
ANY_ITEM = frozenset({"unit", "piece", "item", "system", "weapon", "vehicle", "arm"})
# Kinds that stand for any goods at all.
ANYTHING = frozenset({"arms", "weapon", "military equipment", "military aid", "materiel", "equipment"})
GOING = frozenset({"in_delivery", "delivered"})

# Why a table with one row a lot loses these.
WHY = {
    "numbers of no item": "the format counts items; the unit is another (containers, shipments, money, another kind)",
    "other numbers": "the format has one number a row; the best backed one was taken",
    "ranges and bounds": "the format has one number and a mark that it is an estimate",
    "joint numbers": "one number is told of several systems together; they share a row",
    "other periods": "the format has one year a row; the best backed period with both its ends was taken",
    "years not told": "no report tells when; the day of publication does not stand in for it",
    "periods": "the format has a year; of a period over several years the last one that is told was taken",
    "not delivered": "the format holds deliveries; no claim affirms that this one is under way or done",
    "no recipient": "the format wants a recipient and none is told",
    "generic kinds": "a finer kind or a designation is told; a row of its own would count the goods twice",
    "no system": "no system is told; the format wants one",
}


@dataclass(frozen=True, slots=True)
class Lot:
    """Systems with the number told of them, None where none is; estimated where the words are not exact.

    `claims` are those that name these goods; `alone` where the transfer has no other goods.
    """

    systems: tuple[System, ...]
    quantity: Quantity | None
    claims: frozenset[str]
    alone: bool = True

    @property
    def name(self) -> str:
        """The designations, joined."""
        return " / ".join(s.name for s in self.systems)

    @property
    def number(self) -> float | None:
        """The one number."""
        return one_number(self.quantity) if self.quantity else None

    @property
    def estimated(self) -> bool:
        """Whether the number is less than exact."""
        return self.quantity is not None and not is_exact(self.quantity)


def is_delivered(transfer: Transfer) -> bool:
    """Whether a claim affirms, and not of the future, that deliveries are under way or done."""
    return any(s.stage in GOING and s.affirmed and not s.future for s in transfer.steps)


def told_systems(transfer: Transfer, losses: Losses) -> tuple[Backed[System], ...]:
    """The systems as finely as they are told: no "missile" beside a Fateh-110, no "arms" beside anything."""
    kept = []
    for backed in transfer.systems:
        if any(covers(backed.value, b.value) for b in transfer.systems):
            losses.add("generic kinds", transfer.id, backed.value.name)
        else:
            kept.append(backed)
    return tuple(kept)


def covers(wide: System, other: System) -> bool:
    """Whether the first is a mere kind that the other is one of: a missile, a ballistic missile, a Fateh-110."""
    if wide == other or _designated(wide) or _is_anything(other):
        return False
    kind = wide.name
    if _designated(other) and wide.category is not None and wide.category == other.category:
        return True
    nouns = {other.category or ""} if _designated(other) else {other.name, other.category or ""} - {kind}
    return _is_anything(wide) or any(n == kind or n.endswith(" " + kind) for n in nouns)


def _is_anything(system: System) -> bool:
    return system.name in ANYTHING


def _designated(system: System) -> bool:
    return system.name != system.name.lower()


def lots_of(transfer: Transfer, losses: Losses, told_of: Told | None = None) -> tuple[Lot, ...]:
    """One lot for each group of systems that a number is told of, then those without a number."""
    systems = told_systems(transfer, losses)
    lots: dict[tuple[System, ...], Lot] = {}
    for backed in transfer.quantities:
        told = _counted(backed, transfer, systems)
        if not told:
            losses.add("numbers of no item", transfer.id, quantity_words(backed.value))
        elif told in lots or _covered(told, lots):
            losses.add("other numbers", transfer.id, quantity_words(backed.value))
        else:
            lots[told] = Lot(told, backed.value, frozenset(backed.claims))
    for lot in lots.values():
        _note(lot, transfer, losses)
    done = {s for told in lots for s in told}
    bare = [Lot((b.value,), None, frozenset(b.claims)) for b in systems if b.value not in done]
    return _delivered([*lots.values(), *bare], transfer, told_of or {}, losses)


def _delivered(lots: Sequence[Lot], transfer: Transfer, told_of: Told, losses: Losses) -> tuple[Lot, ...]:
    """The lots of which a claim says that they are under way or done, each with all claims that name its goods."""
    going = {i for s in transfer.steps if s.stage in GOING and not s.future for i in s.affirmed}
    going -= {i for i in going if i in told_of and (told_of[i][1].future or told_of[i][1].stage not in GOING)}
    kept = []
    for lot in lots:
        claims = lot.claims | _naming(lot, lots, transfer)
        if claims & going:
            kept.append(replace(lot, claims=claims & going, alone=len(lots) == 1))
        else:
            losses.add("not delivered", transfer.id, lot.name)
    return tuple(kept)


def _naming(lot: Lot, lots: Sequence[Lot], transfer: Transfer) -> frozenset[str]:
    """The claims that name the goods, or a kind that covers these goods and no others of the transfer."""
    found: set[str] = set()
    for backed in transfer.systems:
        wide = [o for o in lots if any(covers(backed.value, s) for s in o.systems)]
        if backed.value in lot.systems or wide == [lot]:
            found |= set(backed.claims)
    return frozenset(found)


def backing_of(transfer: Transfer, lot: Lot, told_of: Told) -> tuple[int, int, int]:
    """How many reports name the goods as delivered, and the fewest and most origins behind these goods."""
    reports = {told_of[i][0].report.id for i in lot.claims if i in told_of}
    if lot.alone or not reports:
        return len(reports) or len(transfer.reports), transfer.origins.low, transfer.origins.high
    own = [b.origins for b in transfer.systems if b.value in lot.systems and b.origins]
    best = max(own or [transfer.origins], key=lambda o: (o.high, o.low))
    return len(reports), min(best.low, transfer.origins.low), min(best.high, transfer.origins.high)


def _note(lot: Lot, transfer: Transfer, losses: Losses) -> None:
    if lot.quantity and lot.estimated:
        losses.add("ranges and bounds", transfer.id, quantity_words(lot.quantity))
    if lot.quantity and len(lot.systems) > 1:
        losses.add("joint numbers", transfer.id, f"{quantity_words(lot.quantity)}: {lot.name}")


def _covered(told: tuple[System, ...], lots: dict[tuple[System, ...], Lot]) -> bool:
    """A system stands in one lot only, else its goods would be counted twice."""
    return any(set(told) & set(other) for other in lots)


def _counted(
    backed: Backed[Quantity], transfer: Transfer, kept: tuple[Backed[System], ...]
) -> tuple[System, ...]:
    """The systems that a claim tells together with the number and whose noun the unit is.

    A number told of a mere kind is told of the finer ones that the kind covers.
    """
    unit = backed.value.unit
    beside = [b.value for b in transfer.systems if set(b.claims) & set(backed.claims)]
    told = [b.value for b in kept if b.value in beside or any(covers(wide, b.value) for wide in beside)]
    fitting = tuple(s for s in told if fits_unit(s, unit))
    alone = tuple(b.value for b in kept if fits_unit(b.value, unit))
    return fitting or (alone if len(alone) == 1 and not beside else ())


def fits_unit(system: System, unit: str | None) -> bool:
    """Whether the unit counts items of the system: "missile" those of a "ballistic missile"."""
    if unit is None or unit in ANY_ITEM:
        return True
    nouns = [n for n in (system.name.lower(), (system.category or "").lower()) if n]
    return any(n == unit or n.endswith((" " + unit, "-" + unit)) or unit.endswith(" " + n) for n in nouns)


def year_of(transfer: Transfer, lot: Lot, losses: Losses) -> tuple[str, bool]:
    """The year of the movement and whether it is an estimate; never the year of publication."""
    shared = [b.value for b in transfer.began if set(b.claims) & lot.claims]
    told = shared or ([b.value for b in transfer.began] if lot.alone else [])
    periods = [p for p in told if p.earliest or p.latest]
    if not periods:
        losses.add("years not told", transfer.id, lot.name)
        return "", False
    # A period that says both when and until when tells a year; "by September" tells only the latest.
    periods.sort(key=lambda p: p.earliest is None or p.latest is None)
    for other in periods[1:]:
        losses.add("other periods", transfer.id, period_words(other))
    return _year(periods[0], transfer, losses)


def _year(period: Period, transfer: Transfer, losses: Losses) -> tuple[str, bool]:
    first, last = period.earliest or period.latest, period.latest or period.earliest
    assert first is not None and last is not None
    sure = first.year == last.year and period.earliest is not None and period.latest is not None
    if not sure:
        losses.add("periods", transfer.id, period_words(period))
    return str(last.year), not sure


def order_year(transfer: Transfer, losses: Losses) -> tuple[str, bool]:
    """The year of the agreement, blank where none is told."""
    periods = [b.value for b in transfer.agreed if b.value.earliest or b.value.latest]
    return _year(periods[0], transfer, losses) if periods else ("", False)
