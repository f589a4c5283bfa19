"""Two systems come in; whether one may be the other told less closely goes out."""

from __future__ import annotations

from waybill.records.values import System

# Words that may stand for any system.
GENERAL = frozenset(("weapon", "arm", "arms", "equipment", "system", "munition", "hardware", "aid", "goods"))


def one_sort(one: System, other: System) -> bool:
    """Whether one may be the other told less closely: of one family, or a general word for its category."""
    if one.family is not None and one.family == other.family:
        return True
    if designated(one) and designated(other):
        return False
    sorts = [(s.category or s.name).split()[-1].lower() for s in (one, other)]
    return sorts[0] == sorts[1] or not GENERAL.isdisjoint(sorts)


def designated(system: System) -> bool:
    """Whether the name is a designation rather than a common noun."""
    return system.name != system.category and (
        system.name[:1].isupper() or any(c.isdigit() for c in system.name)
    )
