"""Readings come in; their lineage goes out: links with signs, origins seen and unseen, the count of them,
and drift."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from waybill.lineage.candidates import candidates
from waybill.lineage.counting import count
from waybill.lineage.faces import Face
from waybill.lineage.groups import groups_of
from waybill.lineage.memory import Memory
from waybill.lineage.nodes import Node
from waybill.lineage.origins import rests_on, statement_origins, story_origins
from waybill.lineage.rivals import with_wrong_credits, without_rivals
from waybill.lineage.tree import parents
from waybill.records.claim import Reading
from waybill.records.lineage import Independent, Lineage, Link, Origin, Relation, Sign


def trace(readings: Sequence[Reading], memory: Memory | None = None) -> Lineage:
    """Say which reports go back to one telling; the order of reading never changes the result.

    `memory` spares work where the same readings come in again among others.
    """
    known = memory or Memory()
    unique = {r.report.id: r for r in sorted(readings, key=lambda r: (r.report.id, r.report.address))}
    ordered = [unique[key] for key in sorted(unique)]
    listed = [known.face(r) for r in ordered]
    faces = {f.id: f for f in listed}
    pairs = candidates(listed)
    links = _sorted(link for a, b in pairs if (link := known.link(listed[a], listed[b])))
    links = without_rivals(faces, with_wrong_credits(faces, links))
    groups = groups_of(faces, links)
    stories = story_origins(faces, links, groups)
    stated = statement_origins(faces, links, groups)
    origins = stories + tuple(sorted(set(stated.values()), key=lambda o: o.id))
    edges = parents(links, stories)
    drift = tuple(d for start, to in edges for d in known.drift(faces[start], faces[to]))
    rooted = links + _origin_links(stories, edges, faces)
    plain = Lineage(tuple(faces), rooted, origins, Independent(0, 0, 0, ()), drift)
    return Lineage(plain.reports, rooted, origins, _independent(plain, stories, stated, faces), drift)


def _sorted(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda x: (x.start, x.to)))


def _origin_links(
    stories: Sequence[Origin], edges: Sequence[tuple[str, str]], faces: Mapping[str, Face]
) -> tuple[Link, ...]:
    """From each named origin to the reports nearest to it, with the credit that names it."""
    found: list[Link] = []
    fed = {to for _, to in edges}
    for origin in stories:
        for report in origin.reports:
            credit = next((c for c in faces[report].credits if c.name == origin.name), None)
            if origin.name is None or credit is None or report in fed:
                continue
            detail = f"{'is told by' if origin.seen and credit.form == 'own' else 'credits'} {credit.name}"
            relation: Relation = "same_text" if credit.form in ("own", "carries") else "cites"
            found.append(Link(origin.id, report, relation, 0.9, (Sign("credit", 0.9, detail, credit.span),)))
    return tuple(found)


def _independent(
    lineage: Lineage,
    stories: Sequence[Origin],
    stated: Mapping[tuple[str, str], Origin],
    faces: Mapping[str, Face],
) -> Independent:
    """Count the tellings; those that only retell one open statement are one."""
    nodes: dict[str, Node] = {}
    for origin in stories:
        rested = {rests_on(faces[r]) for r in origin.reports}
        name = next(iter(rested)) if len(rested) == 1 else None
        statement = stated.get((origin.reports[0], name)) if name else None
        if statement is not None:
            node = nodes.setdefault(statement.id, Node("statement", statement.name or ""))
        else:
            known = origin.kind != "unknown"
            node = nodes.setdefault(
                origin.id, Node("story", origin.name or "", origin.agency, origin.seen, known)
            )
        node.reports |= set(origin.reports)
    counted = count(nodes, lineage, claim_level=False)
    wrong = tuple(_wrong_credits(stories, faces))
    return Independent(counted.low, counted.high, counted.unknown, counted.reasons + wrong)


def _wrong_credits(stories: Sequence[Origin], faces: Mapping[str, Face]) -> list[str]:
    """Name each report whose own credit is not the telling that its text shows."""
    found = []
    told = Counter(r for origin in stories for r in origin.reports)
    for origin in stories:
        for report in origin.reports:
            if told[report] > 1:
                continue
            main = faces[report].main
            if main is None or origin.name is None or main.name == origin.name:
                continue
            if origin.name in {c.name for c in faces[report].credits}:
                continue
            who = faces[report].reading.report.outlet or report
            found.append(f"{who} credits {main.name}, but its text is that of the {origin.name} story.")
    return found
