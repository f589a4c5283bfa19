"""A lineage and the pairs of reports that persons judged come in; the lineage as persons left it goes out.

Two reports judged one telling are of one origin; two judged different are of two, unless other links still tie them.
Origins of open statements stay as they are: nobody owns a statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from waybill.records.lineage import Independent, Lineage, Link, Origin, Sign
from waybill.review.links import LinkJudged

STORIES = ("agency_story", "outlet_story", "unknown")
# A link of these relations and this score makes two reports one telling (lineage's policy).
JOINING, KIN = ("same_text", "rewrite", "translation"), 0.5


def relinked(lineage: Lineage, judged: Iterable[LinkJudged]) -> Lineage:
    """Follow the judged pairs, the oldest first, so that the newest prevails."""
    known = frozenset(lineage.reports)
    for pair in judged:
        if pair.one in known and pair.other in known:
            lineage = _joined(lineage, pair) if pair.together else _parted(lineage, pair)
    return lineage


def _without(lineage: Lineage, pair: LinkJudged) -> tuple[Link, ...]:
    ends = {pair.one, pair.other}
    return tuple(link for link in lineage.links if {link.start, link.to} != ends)


def _sign(pair: LinkJudged) -> Sign:
    return Sign("judged", 1.0, f"judged by {pair.judgement.by}: {pair.judgement.reason}")


def _joined(lineage: Lineage, pair: LinkJudged) -> Lineage:
    """One link of full score, and one origin of both: the seen or named one, else the larger."""
    old = next((x for x in lineage.links if {x.start, x.to} == {pair.one, pair.other}), None)
    start, to = (old.start, old.to) if old else (pair.one, pair.other)
    relation = old.relation if old and old.relation in JOINING else "rewrite"
    link = Link(start, to, relation, 1.0, (_sign(pair), *(old.signs if old else ())))
    links = tuple(sorted((*_without(lineage, pair), link), key=lambda x: (x.start, x.to)))
    lineage = replace(lineage, links=links)
    one, other = (_stories_of(lineage, r) for r in (pair.one, pair.other))
    if not one or not other or {o.id for o in one} & {o.id for o in other}:
        return lineage
    first, second = sorted((one[0], other[0]), key=_standing)
    both = replace(first, reports=tuple(sorted({*first.reports, *second.reports})))
    origins = tuple(both if o.id == first.id else o for o in lineage.origins if o.id != second.id)
    links = tuple(replace(x, start=both.id) if x.start == second.id else x for x in links)
    why = f"{pair.judgement.by} judged two of the reports to be one telling: {pair.judgement.reason}"
    known = second.kind != "unknown"
    count = lineage.independent
    high = max(1, count.high - 1)
    fewer = replace(count, low=min(high, max(1, count.low - known)), high=high)
    return replace(lineage, links=links, origins=origins, independent=_because(fewer, why, not known))


def _standing(origin: Origin) -> tuple[bool, bool, int, str]:
    return not origin.seen, origin.kind == "unknown", -len(origin.reports), origin.id


def _stories_of(lineage: Lineage, report: str) -> list[Origin]:
    return [o for o in lineage.origins if o.kind in STORIES and report in o.reports]


def _parted(lineage: Lineage, pair: LinkJudged) -> Lineage:
    """No link and no drift between the two; their origin falls into what the other links still tie together."""
    ends = {pair.one, pair.other}
    drift = tuple(d for d in lineage.drift if {d.start, d.to} != ends)
    lineage = replace(lineage, links=_without(lineage, pair), drift=drift)
    for origin in _stories_of(lineage, pair.one):
        if pair.other in origin.reports:
            lineage = _split(lineage, origin, pair)
    return lineage


def _split(lineage: Lineage, origin: Origin, pair: LinkJudged) -> Lineage:
    parts = _tied(origin.reports, lineage.links)
    home = next(p for p in parts if pair.one in p)
    if pair.other in home:
        return lineage
    credited = {x.to for x in lineage.links if x.start == origin.id}
    # The telling's name stays with those who credit it; where both do, or none, with the larger part.
    away = min(
        (p for p in parts if pair.one in p or pair.other in p),
        key=lambda p: (len(p & credited), len(p), sorted(p)),
    )
    mark = "o-" + sha256(f"{origin.id} {' '.join(sorted(away))}".encode()).hexdigest()[:12]
    apart = Origin(mark, "unknown", None, False, tuple(sorted(away)), None, None)
    stay = replace(origin, reports=tuple(r for r in origin.reports if r not in away))
    origins = [o for x in lineage.origins for o in ((stay, apart) if x.id == origin.id else (x,))]
    links = tuple(x for x in lineage.links if not (x.start == origin.id and x.to in away))
    drift = tuple(d for d in lineage.drift if (d.start in away) == (d.to in away))
    why = f"{pair.judgement.by} judged two of the reports to be two tellings: {pair.judgement.reason}"
    count = lineage.independent
    more = replace(count, high=count.high + 1, unknown=count.unknown + 1)
    return replace(
        lineage, links=links, origins=tuple(origins), drift=drift, independent=_because(more, why, False)
    )


def _because(count: Independent, why: str, known_now: bool) -> Independent:
    """The count with one more reason; one origin less is unknown where a person told where it is from."""
    why = why if why.endswith(".") else f"{why}."
    return replace(count, unknown=max(0, count.unknown - known_now), reasons=(*count.reasons, why))


def _tied(reports: Sequence[str], links: Iterable[Link]) -> list[frozenset[str]]:
    """The parts that joining links leave together."""
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.relation in JOINING and link.score >= KIN:
            near[link.start].add(link.to)
            near[link.to].add(link.start)
    parts: list[frozenset[str]] = []
    for report in reports:
        if any(report in part for part in parts):
            continue
        found, todo = {report}, [report]
        while todo:
            fresh = (near[todo.pop()] & set(reports)) - found
            found |= fresh
            todo.extend(fresh)
        parts.append(frozenset(found))
    return parts


def still_tied(lineage: Lineage, judged: Iterable[LinkJudged]) -> tuple[LinkJudged, ...]:
    """The pairs judged different that other links still make one telling: a matter for the queue."""
    return tuple(
        pair
        for pair in judged
        if not pair.together and any(pair.other in o.reports for o in _stories_of(lineage, pair.one))
    )
