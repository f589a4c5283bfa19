"""Links and origins come in; the tree of each telling goes out: for every report the one it was most likely retold from."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.lineage.groups import joining
from waybill.records.lineage import Link, Origin


def parents(links: Sequence[Link], origins: Sequence[Origin]) -> tuple[tuple[str, str], ...]:
    """Pairs (retold, retelling), sorted: of the links that run into a report within its telling, the strongest."""
    best: dict[tuple[str, str], Link] = {}
    for n, origin in enumerate(origins):
        inside = set(origin.reports)
        for link in links:
            if not joining(link) or link.start not in inside or link.to not in inside:
                continue
            key = (str(n), link.to)
            old = best.get(key)
            if old is None or (-link.score, link.start) < (-old.score, old.start):
                best[key] = link
    return tuple(sorted({(link.start, link.to) for link in best.values()}))
