"""Claims or whole reports come in; how many independent origins they have goes out, as a range with its
reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from waybill.knowledge.phrases import fold
from waybill.lineage.creditedhere import credited_here
from waybill.lineage.credits import outlet_of
from waybill.lineage.groups import Sets
from waybill.lineage.nodes import Node, capital, sentence_on, sentence_on_unknown
from waybill.lineage.plainly import plainly
from waybill.lineage.statements import by_statement, on_statement
from waybill.lineage.whose import (
    Open,
    credited,
    holds_office,
    is_outlet,
    open_speaker,
    telling_of,
    tells_itself,
    words_said,
)
from waybill.records.claim import Claim, Reading
from waybill.records.lineage import Independent, Lineage, Link, Origin

# Weights of wording and speakers that make two tellings doubtful as independent ones; facts are shared by all who tell
# of one event.
DOUBT = 0.3


@dataclass(frozen=True, slots=True)
class Part:
    """What one claim brings to a count: the telling it goes back to, and whose word it is."""

    key: str
    node: Node
    closed: bool
    belied: tuple[str, ...]
    spoken: Open | None


def part_of(reading: Reading, told: Claim, lineage: Lineage) -> Part:
    """What the claim brings; it depends on no other claim."""
    claim = plainly(reading, told)
    key, node = _node(reading, claim, lineage)
    belied = tuple(_belied(reading, claim, node, lineage))
    return Part(key, node, _is_closed(claim, lineage), belied, open_speaker(reading, claim, lineage))


def independent_of(
    claims: Sequence[tuple[Reading, Claim]],
    lineage: Lineage,
    part: Callable[[Reading, Claim, Lineage], Part] = part_of,
) -> Independent:
    """Count the origins of claims that say one thing.

    A telling is one however many speakers it has; tellings that carry one open statement or paper are one;
    a mention that credits nobody is unknown.
    """
    nodes: dict[str, Node] = {}
    words: dict[str, list[Open]] = defaultdict(list)
    belied: list[str] = []
    readings = {reading.report.id: reading for reading, _ in claims}
    for reading, one in _parts(claims, lineage, part):
        key, node = one.key, one.node
        if key not in nodes:
            nodes[key] = replace(node, sides=set(), reports=set())
        old = nodes[key]
        old.known = old.known or node.known
        old.seen = old.seen or node.seen
        old.label = old.label or node.label
        old.sides |= node.sides
        old.reports.add(reading.report.id)
        old.closed = old.closed or one.closed
        belied += one.belied
        words[key] += [one.spoken] if one.spoken and one.spoken not in words[key] else []
    merged = on_statement(by_statement(nodes, words), words, readings, lineage)
    found = count(merged, lineage, claim_level=True)
    return replace(found, reasons=tuple(dict.fromkeys((*found.reasons, *belied))))


def _parts(
    claims: Sequence[tuple[Reading, Claim]], lineage: Lineage, part: Callable[[Reading, Claim, Lineage], Part]
) -> list[tuple[Reading, Part]]:
    """What each claim brings, without headlines that go elsewhere than the text below, which says better whose word it is."""
    found = [(r, c, part(r, c, lineage)) for r, c in sorted(claims, key=lambda c: (c[0].report.id, c[1].id))]
    below: dict[str, set[str]] = defaultdict(set)
    for reading, claim, one in found:
        below[reading.report.id] |= {one.key} if claim.part == "body" else set()
    return [
        (r, one)
        for r, c, one in found
        if c.part != "headline" or not below[r.report.id] or one.key in below[r.report.id]
    ]


def _is_closed(claim: Claim, lineage: Lineage) -> bool:
    """Whether an unnamed person tells the claim: then it rests on more than an open statement."""
    speaker = claim.speaker
    told = speaker is not None and speaker.role == "speaker" and not speaker.named
    return bool(
        told and speaker and not is_outlet(speaker, lineage) and not holds_office(words_said(speaker))
    )


def _belied(reading: Reading, claim: Claim, node: Node, lineage: Lineage) -> Iterator[str]:
    """Say where a credit is not that of the story whose text the report retells."""
    name = credited(reading, claim, lineage)
    if name is not None and node.kind == "story" and node.label and node.label != name:
        who = outlet_of(reading.report) or "One report"
        yield f"{who} credits {name}, but its text is that of the {node.label} story."


def count(nodes: Mapping[str, Node], lineage: Lineage, claim_level: bool) -> Independent:
    """Turn nodes into a range: at most each is an origin of its own; at least, what may be one is one."""
    if not nodes:
        return Independent(0, 0, 0, ())
    known = {k: n for k, n in nodes.items() if n.known}
    merged, doubts = Sets(known), []
    for one, other, why in [*(_same_people(known) if claim_level else ()), *_too_alike(known, lineage)]:
        if merged.top(one) != merged.top(other):
            merged.join(one, other)
            doubts.append(why)
    unknown = len(nodes) - len(known)
    of_all = len(set().union(*(n.reports for n in nodes.values())))
    largest = sorted(known, key=lambda k: (-len(nodes[k].reports), k))
    reasons = [sentence_on(nodes[k], of_all) for k in largest]
    if unknown:
        reasons.append(sentence_on_unknown(unknown, nodes))
    low = max(1, len(merged.sets()))
    return Independent(low, len(nodes), unknown, tuple(dict.fromkeys(reasons + doubts)))


def _same_people(known: Mapping[str, Node]) -> Iterator[tuple[str, str, str]]:
    """Pairs of origins of one claim behind which the same people may stand.

    Of the many of one agency or side each is paired with the first: so the others are one with each other already.
    """
    alike: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for key in sorted(known):
        node = known[key]
        if node.agency:
            alike[node.kind, "agency", node.agency].append(key)
        for side in node.sides:
            alike[node.kind, "side", side].append(key)
    for one, other in sorted({(held[0], key) for held in alike.values() for key in held[1:]}):
        why = _may_be_one(known[one], known[other])
        if why:
            yield one, other, why


def _too_alike(known: Mapping[str, Node], lineage: Lineage) -> Iterator[tuple[str, str, str]]:
    """Pairs of stories whose reports are tied by a weak link; a report of both ties nothing."""
    homes: dict[str, list[str]] = {}
    for key in sorted(known):
        for report in known[key].reports if known[key].kind == "story" else ():
            homes.setdefault(report, []).append(key)
    why = "Two of the tellings share too much to be surely independent, and too little to be surely one."
    for link in lineage.links:
        starts, ends = homes.get(link.start), homes.get(link.to)
        if not starts or not ends or not _too_much(link):
            continue
        for one in starts:
            for other in ends:
                both = known[one].reports & known[other].reports
                if one != other and not {link.start, link.to} & both:
                    yield one, other, why


def _node(reading: Reading, claim: Claim, lineage: Lineage) -> tuple[str, Node]:
    """The telling that the claim goes back to."""
    found = credited_here(reading, claim, lineage) or telling_of(reading, claim, lineage)
    if isinstance(found, str):
        key, node = f"told {fold(found)}", Node("story", found, agency=found)
    elif found is None:
        key, node = f"report {reading.report.id}", Node("unknown", "", known=False)
    else:
        key, node = found.id, _of(found)
    speaker = claim.speaker
    if not node.known and (speaker is not None or tells_itself(reading, claim)):
        node.seen = node.known = True
        node.kind, node.label = "story", node.label or outlet_of(reading.report) or ""
    if speaker is not None and not speaker.named and speaker.side:
        node.sides.add(speaker.side)
    return key, node


def _of(origin: Origin) -> Node:
    return Node("story", origin.name or "", origin.agency, origin.seen, origin.kind != "unknown")


def _may_be_one(one: Node, other: Node) -> str | None:
    """Why two origins of one claim may yet be one; None where nothing speaks for it."""
    if one.kind == other.kind == "story":
        if one.agency and one.agency == other.agency:
            return f"Both stories are by {one.agency}, which may have heard both from the same people."
        if one.sides & other.sides:
            both = f"of {one.label} and of {other.label}"
            return f"The unnamed speakers {both} are of one side and may be the same people."
    if one.kind == other.kind == "statement" and one.sides & other.sides:
        return f"{capital(one.label)} and {other.label} speak for one side."
    return None


def _too_much(link: Link) -> bool:
    """Whether a weak link rests on more than a credit and an open statement."""
    told = sum(
        s.weight for s in link.signs if s.sign in ("wording", "voices", "private_quotes", "shared_errors")
    )
    return link.relation in ("shared_origin", "rewrite") and told >= DOUBT
