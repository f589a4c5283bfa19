"""Claims and one lineage after another come in; the count of their origins goes out, counted anew only where something
that bears on it has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from waybill.lineage.counting import Part, independent_of, part_of
from waybill.lineage.groups import Sets
from waybill.lineage.plainly import plainly
from waybill.lineage.whose import STORIES, teller_named
from waybill.records.claim import Attribution, Claim, Reading
from waybill.records.lineage import Independent, Lineage

Told = tuple[Reading, Claim]


class Counted:
    """What was counted of claims, as long as their readings and all that is tied to their reports stay as they were.

    Of the rest of a lineage only the names of its tellings bear on a count: by them a speaker is known for an outlet.
    """

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        # Keyed by the objects' numbers; the objects are kept so that theirs are not given to others.
        self._counts: dict[Hashable, tuple[tuple[Told, ...], Independent]] = {}
        self._parts: dict[Hashable, tuple[Claim, Part]] = {}
        self._speakers: dict[int, tuple[Claim, Attribution | None]] = {}

    def among(self, lineage: Lineage) -> Among:
        """How claims count within this lineage."""
        return Among(lineage, self)

    def number(self, thing: Hashable) -> int:
        return self._numbers.setdefault(thing, len(self._numbers) + 1)

    def counts(self, key: Hashable, told: Sequence[Told], count: Callable[[], Independent]) -> Independent:
        """What was counted of the claims under the key, else what is counted now."""
        if key not in self._counts:
            self._counts[key] = (tuple(told), count())
        return self._counts[key][1]

    def part(self, key: Hashable, claim: Claim, find: Callable[[], Part]) -> Part:
        """What the claim brought to a count under the key, else what it brings now."""
        if key not in self._parts:
            self._parts[key] = (claim, find())
        return self._parts[key][1]

    def speaker(self, reading: Reading, claim: Claim) -> Attribution | None:
        """Who speaks in the claim, as the report means him."""
        if id(claim) not in self._speakers:
            self._speakers[id(claim)] = (claim, plainly(reading, claim).speaker)
        return self._speakers[id(claim)][1]


class Among:
    """Counts claims within one lineage; only the part of it that bears on them is looked at."""

    def __init__(self, lineage: Lineage, counted: Counted) -> None:
        self._lineage, self._counted = lineage, counted
        self._ties: dict[str, int] = {}
        self._links: dict[int, list[int]] = {}
        self._origins: dict[int, list[int]] = {}
        self._near: dict[frozenset[int], Lineage] = {}
        self._heard: dict[int, str | None] = {}
        # Of several tellings of one name the first is found by it.
        named = {
            o.name: n for n, o in reversed([*enumerate(lineage.origins)]) if o.name and o.kind in STORIES
        }
        self._tellers = sorted(named.values())
        self._named_only = replace(lineage, origins=tuple(lineage.origins[n] for n in self._tellers))
        self._gather()

    def __call__(self, told: Sequence[Told]) -> Independent:
        """The origins of the claims, counted anew only where something that bears on them has changed."""
        return self._counted.counts(
            self.bearing(told),
            told,
            lambda: independent_of(told, self._near_to(self._tied(told)), self._part),
        )

    def bearing(self, told: Sequence[Told]) -> Hashable:
        """All that a count of the claims goes by: the same for the same claims among the same ties."""
        return frozenset((id(r), id(c), self._named(r, c)) for r, c in told), self._tied(told)

    def _tied(self, told: Sequence[Told]) -> frozenset[int]:
        return frozenset(self._ties.get(r.report.id, 0) for r, _ in told)

    def _named(self, reading: Reading, claim: Claim) -> str | None:
        """The telling by whose name the speaker of the claim goes."""
        if id(claim) not in self._heard:
            speaker = self._counted.speaker(reading, claim)
            self._heard[id(claim)] = teller_named(speaker, self._named_only) if speaker else None
        return self._heard[id(claim)]

    def _part(self, reading: Reading, claim: Claim, lineage: Lineage) -> Part:
        key = id(reading), id(claim), self._named(reading, claim), self._ties.get(reading.report.id, 0)
        return self._counted.part(key, claim, lambda: part_of(reading, claim, lineage))

    def _near_to(self, ties: frozenset[int]) -> Lineage:
        """The lineage without the links of reports that are tied to none of these, and without their unnamed tellings."""
        if ties not in self._near:
            whole = self._lineage
            links = sorted(n for number in ties for n in self._links.get(number, ()))
            origins = {n for number in ties for n in self._origins.get(number, ())}
            self._near[ties] = replace(
                whole,
                links=tuple(whole.links[n] for n in links),
                origins=tuple(whole.origins[n] for n in sorted(origins.union(self._tellers))),
            )
        return self._near[ties]

    def _gather(self) -> None:
        """Number for each report all links and origins that it is tied to, over however many others."""
        lineage = self._lineage
        ends = {end for x in lineage.links for end in (x.start, x.to)}
        sets = Sets({*lineage.reports, *ends, *(o.id for o in lineage.origins)})
        for link in lineage.links:
            sets.join(link.start, link.to)
        for origin in lineage.origins:
            for report in origin.reports:
                sets.join(origin.id, report)
        links, origins = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        for n, link in enumerate(lineage.links):
            links[sets.top(link.to)].append(n)
        for n, origin in enumerate(lineage.origins):
            origins[sets.top(origin.id)].append(n)
        tops = {report: sets.top(report) for report in lineage.reports}
        numbers: dict[str, int] = {}
        for top in set(tops.values()):
            tied = (
                tuple(lineage.links[n] for n in links[top]),
                tuple(lineage.origins[n] for n in origins[top]),
            )
            numbers[top] = self._counted.number(tied)
            self._links[numbers[top]], self._origins[numbers[top]] = links[top], origins[top]
        self._ties = {report: numbers[top] for report, top in tops.items()}
