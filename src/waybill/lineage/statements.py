"""Possible origins of claims come in; those that rest on one open statement go out as one: nobody owns what was said
in public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from waybill.knowledge.phrases import fold
from waybill.lineage.groups import Sets
from waybill.lineage.nodes import Node
from waybill.lineage.whose import Open
from waybill.lineage.wording import stem_of, tabled
from waybill.records.claim import Claim, Reading
from waybill.records.lineage import Lineage, Link, Origin
from waybill.records.words import Span

_FINDINGS = frozenset(map(stem_of, tabled("panels") | {"report"}))
SHARED = ("statement", "open_quotes")


def one_speaker(one: Open, other: Open) -> bool:
    """Whether both words can mean one speaker; what a panel finds is what its report says."""
    apart = bool(one.side and other.side and one.side != other.side)
    found = not (one.marks.isdisjoint(_FINDINGS) or other.marks.isdisjoint(_FINDINGS))
    return (one.paper and other.paper and found and not apart) or one.same(other)


def by_statement(nodes: Mapping[str, Node], words: Mapping[str, Sequence[Open]]) -> dict[str, Node]:
    """Make one of the tellings that carry one open speaker's word; one that alone has it stays what it is."""
    joined, said = Sets(nodes), dict[str, Open]()
    for one, other in _pairs(sorted(key for key in nodes if words.get(key))):
        shared = next((a for a in words[one] for b in words[other] if one_speaker(a, b)), None)
        if shared is not None:
            joined.join(one, other)
            said[joined.top(one)] = shared
    found: dict[str, Node] = {}
    for keys in joined.sets():
        if len(keys) == 1:
            found[keys[0]] = nodes[keys[0]]
            continue
        spoken = said.get(joined.top(keys[0])) or next(w for k in keys for w in words.get(k, ()))
        sides = {spoken.side} if spoken.side else set()
        reports = set().union(*(nodes[k].reports for k in keys))
        found[keys[0]] = Node(
            "document" if spoken.paper else "statement", spoken.label, sides=sides, reports=reports
        )
    return found


def on_statement(
    nodes: Mapping[str, Node],
    words: Mapping[str, Sequence[Open]],
    readings: Mapping[str, Reading],
    lineage: Lineage,
) -> dict[str, Node]:
    """Make one of the tellings whose reports carry one open statement, where no unnamed speaker tells the claim in
    either: what stands there without a speaker is the statement's, unless the statement denies it."""
    homes = _homes(nodes, lineage)
    joined, ties = Sets(nodes), list[tuple[str, Link]]()
    for link in lineage.links:
        if not any(s.sign in SHARED and not _denied(s.span, readings.get(link.to)) for s in link.signs):
            continue
        for one in homes.get(link.start, ()):
            for other in homes.get(link.to, ()):
                if not _by_others(words.get(one, ()), words.get(other, ())):
                    joined.join(one, other)
                    ties.append((one, link))
    found: dict[str, Node] = {}
    for group in joined.sets():
        first = min((nodes[k] for k in group), key=lambda n: (n.kind == "story", n.label))
        if len(group) > 1:
            reports = set().union(*(nodes[k].reports for k in group))
            kind, label = first.kind, first.label
            if kind == "story":
                tied = [link for one, link in ties if one in group]
                kind, label = _said([w for k in group for w in words.get(k, ())], tied, readings, lineage)
            first = Node(kind, label, sides=first.sides, reports=reports)
        found[group[0]] = first
    return found


def _homes(nodes: Mapping[str, Node], lineage: Lineage) -> dict[str, list[str]]:
    """The telling that each report stands in; a digest of several ties nothing."""
    told = {o.id: set(o.reports) for o in lineage.origins}
    homes: dict[str, list[str]] = defaultdict(list)
    for key, node in nodes.items():
        for report in told.get(key, set()) | node.reports:
            homes[report].append(key)
    open_ = {key for key, node in nodes.items() if node.known and not node.closed}
    return {report: keys for report, keys in homes.items() if len(keys) == 1 and keys[0] in open_}


def _said(
    words: Sequence[Open], ties: Sequence[Link], readings: Mapping[str, Reading], lineage: Lineage
) -> tuple[str, str]:
    """Whose statement it is: the open speaker of the claims, else one who speaks in both ends of a tie and denies
    nothing."""
    if words:
        return "document" if words[0].paper else "statement", words[0].label
    against = {fold(w) for r in readings.values() for c in r.claims if denies(c) for w in _spoken(c)}

    def carried(origin: Origin) -> int:
        return sum({link.start, link.to} <= set(origin.reports) for link in ties)

    open_ = [o for o in lineage.origins if o.kind in ("statement", "document") and carried(o)]
    open_ = [o for o in open_ if fold(o.name or "") not in against]
    said = max(open_, key=lambda o: (carried(o), o.id), default=None)
    return (said.kind, said.name or "") if said else ("statement", "")


def denies(claim: Claim) -> bool:
    """Whether the claim says that something is not so."""
    return claim.polarity == "negated" or any(a.manner == "denied" for a in claim.attribution)


def _spoken(claim: Claim) -> list[str]:
    """The words for who speaks, and his name."""
    held = [a for a in claim.attribution if a.role in ("speaker", "document")]
    return [w for a in held for w in (a.name, a.span.words if a.span else None) if w]


def _denied(span: Span | None, reading: Reading | None) -> bool:
    """Whether the shared words stand in a denial."""
    if reading is None or span is None:
        return False
    return any(denies(c) and c.span.overlaps(span) for c in reading.claims)


def _by_others(one: Sequence[Open], other: Sequence[Open]) -> bool:
    """Whether both have open speakers for the claim, and not the same."""
    return bool(one and other) and not any(one_speaker(a, b) for a in one for b in other)


def _pairs(keys: Sequence[str]) -> list[tuple[str, str]]:
    return [(a, b) for n, a in enumerate(keys) for b in keys[n + 1 :]]
