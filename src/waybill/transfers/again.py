"""Readings and groups of claims come in; what was made of the very same before goes out, as long as nothing that bears on
them has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from waybill.records.claim import Claim, Reading
from waybill.records.judgement import Hints
from waybill.records.transfer import Transfer
from waybill.transfers.grouping import Group, Moving, moving_in

Told = tuple[Reading, Claim]
# All that a count of some claims' origins goes by.
Bearing = Callable[[Sequence[Told]], Hashable]


class Again:
    """What was made of readings and of groups of claims; days that differ in one report have most of both in common."""

    def __init__(self) -> None:
        # Keyed by the objects' numbers; the objects are kept so that theirs are not given to others.
        self._moving: dict[int, tuple[Reading, tuple[Moving, ...]]] = {}
        self._made: dict[Hashable, tuple[Sequence[Told], Transfer]] = {}

    def moving(self, reading: Reading) -> tuple[Moving, ...]:
        """The movement claims of the reading."""
        if id(reading) not in self._moving:
            self._moving[id(reading)] = (reading, moving_in(reading))
        return self._moving[id(reading)][1]

    def transfer(
        self,
        group: Group,
        told: Sequence[Told],
        bearing: Hashable,
        hints: Hints,
        make: Callable[[], Transfer],
    ) -> Transfer:
        """The transfer of the group; `told` are its claims and those beside them, `bearing` what their counts go by."""
        grades = tuple(sorted(hints.reliability.items()))
        parties = group.supplier, group.recipient
        key = (parties, group.root, frozenset(group.families), len(group.told), bearing, grades)
        if key not in self._made:
            self._made[key] = (told, make())
        return self._made[key][1]
