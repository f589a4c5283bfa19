"""Claims and one lineage after another come in; the count of their origins goes out, counted anew only where something
that bears on it has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from waybill.lineage.counting import independent_of
from waybill.lineage.groups import Sets
from waybill.records.claim import Claim, Reading
from waybill.records.lineage import Independent, Lineage, Link, Origin

Told = tuple[Reading, Claim]


class Counted:
    """What was counted of claims, as long as their readings and all that is tied to their reports stay as they were.

    Of the rest of a lineage only the names of its tellings bear on a count: by them a speaker is known for an outlet.
    """

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        # Keyed by the objects' numbers; the objects are kept so that theirs are not given to others.
        self._counts: dict[Hashable, tuple[tuple[Told, ...], Independent]] = {}

    def among(self, lineage: Lineage) -> Callable[[Sequence[Told]], Independent]:
        """How the claims count within this lineage."""
        around = self._around(lineage)
        names = self._number(tuple((o.kind, o.name) for o in lineage.origins if o.name))

        def count(told: Sequence[Told]) -> Independent:
            ties = frozenset(around.get(r.report.id, 0) for r, _ in told)
            key = (frozenset((id(r), id(c)) for r, c in told), ties, names)
            if key not in self._counts:
                self._counts[key] = (tuple(told), independent_of(told, lineage))
            return self._counts[key][1]

        return count

    def _number(self, thing: Hashable) -> int:
        return self._numbers.setdefault(thing, len(self._numbers) + 1)

    def _around(self, lineage: Lineage) -> dict[str, int]:
        """For each report the number of all links and origins that it is tied to, over however many others."""
        ends = {end for x in lineage.links for end in (x.start, x.to)}
        sets = Sets({*lineage.reports, *ends, *(o.id for o in lineage.origins)})
        for link in lineage.links:
            sets.join(link.start, link.to)
        for origin in lineage.origins:
            for report in origin.reports:
                sets.join(origin.id, report)
        links, origins = defaultdict[str, list[Link]](list), defaultdict[str, list[Origin]](list)
        for link in lineage.links:
            links[sets.top(link.to)].append(link)
        for origin in lineage.origins:
            origins[sets.top(origin.id)].append(origin)
        tops = {report: sets.top(report) for report in lineage.reports}
        numbers = {
            top: self._number((tuple(links[top]), tuple(origins[top]))) for top in sorted(set(tops.values()))
        }
        return {report: numbers[top] for report, top in tops.items()}
