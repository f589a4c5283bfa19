"""Groups of claims and what persons tied or parted come in; the groups as persons left them go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from waybill.knowledge.roots import ANYTHING
from waybill.records.claim import Claim, Reading
from waybill.records.judgement import Tie
from waybill.transfers.grouping import Group, families_of, group_of, in_order

Told = tuple[Reading, Claim]


def regroup(groups: Sequence[Group], ties: Iterable[Tie]) -> list[Group]:
    """Follow the ties in their order: join the two groups that hold most of both sides, or part a group that holds both."""
    found = list(groups)
    for tie in ties:
        one, other = frozenset(tie.one), frozenset(tie.other)
        if not tie.together:
            found = [part for group in found for part in _parted(group, one, other)]
            continue
        first, second = _home(found, one), _home(found, other)
        if first is not None and second is not None and first is not second:
            # In place of the first, so that the order of the others stays.
            joined = _joined(first, second)
            found = [joined if g is first else g for g in found if g is not second]
    return found


def _ids(told: Iterable[Told]) -> set[str]:
    return {c.id for _, c in told}


def _home(groups: Sequence[Group], claims: AbstractSet[str]) -> Group | None:
    """The group that holds most of the claims, the first of them where several hold as many."""
    held = [(len(_ids(g.told) & claims), g) for g in groups]
    most = max((n for n, _ in held), default=0)
    return next((g for n, g in held if n == most), None) if most else None


def _joined(one: Group, other: Group) -> Group:
    """One group of both; the parties are those of the larger, for a transfer has one supplier and one recipient."""
    large, small = sorted((one, other), key=lambda g: -len(g.told))
    root = large.root if large.root != ANYTHING else small.root
    told = sorted((*one.told, *other.told), key=in_order)
    return Group(large.supplier, large.recipient, root, one.families | other.families, told)


def _parted(group: Group, one: AbstractSet[str], other: AbstractSet[str]) -> list[Group]:
    """The group without the claims of the other side, and those apart; a claim of neither side goes with its like."""
    ids = _ids(group.told)
    if not ids & one or not ids & other:
        return [group]
    sides = [[t for t in group.told if t[1].id in side] for side in (one, other)]
    away = [t for t in group.told if t[1].id in other or (t[1].id not in one and _nearer(t, sides))]
    gone = _ids(away)
    return [group_of([t for t in group.told if t[1].id not in gone]), group_of(away)]


def _nearer(told: Told, sides: Sequence[Sequence[Told]]) -> bool:
    """Whether the claim is liker to the second side than to the first: by its systems, then by its report."""
    first, second = (_likeness(told, side) for side in sides)
    return second > first


def _likeness(told: Told, side: Sequence[Told]) -> tuple[int, int]:
    families = Counter(f for _, c in side for f in families_of(c))
    shared = sum(bool(families[f]) for f in families_of(told[1]))
    return shared, int(any(r.report.id == told[0].report.id for r, _ in side))
