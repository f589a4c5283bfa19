"""Links and origins come in; the tree of each telling goes out: for every report the one it was most
likely retold from."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from waybill.lineage.groups import joining
from waybill.records.lineage import Link, Origin

# Scores this close do not tell two possible parents apart; then the one nearer to the telling is taken.
CLOSE = 0.1
# From this weight of shared wording on, a report was retold from one whose very words it has.
CARRIED = 0.45


def parents(links: Sequence[Link], origins: Sequence[Origin]) -> tuple[tuple[str, str], ...]:
    """Pairs (retold, retelling), sorted: of the strongest links into a report within its telling, the
    nearest's; where it has the very words of others, of the links to those."""
    homes: dict[str, set[int]] = defaultdict(set)
    for n, origin in enumerate(origins):
        for report in origin.reports:
            homes[report].add(n)
    into: dict[tuple[int, str], list[Link]] = defaultdict(list)
    for link in links:
        for home in homes[link.start] & homes[link.to] if joining(link) else ():
            into[home, link.to].append(link)
    depth = Counter({key: len(found) for key, found in into.items()})
    chosen = set()
    for (home, report), found in into.items():
        carried = max(map(_wording, found))
        like = [link for link in found if _wording(link) >= carried / 2] if carried >= CARRIED else found
        best = max(map(_likeness, like))
        near = [link for link in like if _likeness(link) >= best - CLOSE]
        chosen.add((min(near, key=lambda x: (depth[home, x.start], -x.score, x.start)).start, report))
    return tuple(sorted(chosen))


def _wording(link: Link) -> float:
    return max((s.weight for s in link.signs if s.sign == "wording"), default=0.0)


def _likeness(link: Link) -> float:
    """The score without the sign that is asked only of pairs which the others leave open."""
    told = any(s.sign == "retold" for s in link.signs)
    return 1 - math.prod(1 - s.weight for s in link.signs if s.sign != "retold") if told else link.score
