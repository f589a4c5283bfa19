"""Claims or whole reports come in; how many independent origins they have goes out, as a range with its
reasons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from waybill.knowledge.phrases import fold
from waybill.lineage.credits import outlet_of
from waybill.lineage.groups import Sets
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

# Weights of wording, facts and speakers that make two tellings doubtful as independent ones.
DOUBT = 0.3
SPELLED = tuple(re.findall(r"\w+", "no one two three four five six seven eight nine ten eleven twelve"))


@dataclass(slots=True)
class Node:
    """One possible origin of the claims: its name for the reader, what it rests on, the reports that carry
    it."""

    kind: str
    label: str
    agency: str | None = None
    seen: bool = False
    known: bool = True
    sides: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    closed: bool = False


def independent_of(claims: Sequence[tuple[Reading, Claim]], lineage: Lineage) -> Independent:
    """Count the origins of claims that say one thing.

    A telling is one however many speakers it has; tellings that carry one open statement or paper are one;
    a mention that credits nobody is unknown.
    """
    nodes: dict[str, Node] = {}
    words: dict[str, list[Open]] = defaultdict(list)
    belied: list[str] = []
    for reading, claim in sorted(claims, key=lambda c: (c[0].report.id, c[1].id)):
        key, node = _node(reading, claim, lineage)
        old = nodes.setdefault(key, node)
        old.known = old.known or node.known
        old.seen = old.seen or node.seen
        old.label = old.label or node.label
        old.sides |= node.sides
        old.reports.add(reading.report.id)
        old.closed = old.closed or _is_closed(claim, lineage)
        belied += _belied(reading, claim, node, lineage)
        spoken = open_speaker(reading, claim, lineage)
        words[key] += [spoken] if spoken and spoken not in words[key] else []
    found = count(_on_statement(_by_statement(nodes, words), words, lineage), lineage, claim_level=True)
    return replace(found, reasons=tuple(dict.fromkeys((*found.reasons, *belied))))


def _is_closed(claim: Claim, lineage: Lineage) -> bool:
    """Whether an unnamed person tells the claim: then it rests on more than an open statement."""
    speaker = claim.speaker
    told = speaker is not None and speaker.role == "speaker" and not speaker.named
    return bool(
        told and speaker and not is_outlet(speaker, lineage) and not holds_office(words_said(speaker))
    )


def _on_statement(
    nodes: Mapping[str, Node], words: Mapping[str, Sequence[Open]], lineage: Lineage
) -> dict[str, Node]:
    """Make one of the tellings whose reports carry one open statement, where no unnamed speaker tells the claim in
    either: what stands there without a speaker is the statement's."""
    homes: dict[str, list[str]] = defaultdict(list)
    for key, node in nodes.items():
        told = next((set(o.reports) for o in lineage.origins if o.id == key), set())
        for report in told | node.reports if node.known and not node.closed else ():
            homes[report].append(key)
    joined = Sets(nodes)
    for link in lineage.links:
        if any(s.sign in ("statement", "open_quotes") for s in link.signs):
            for one in homes.get(link.start, ()):
                for other in homes.get(link.to, ()):
                    if not _by_others(words.get(one, ()), words.get(other, ())):
                        joined.join(one, other)
    found: dict[str, Node] = {}
    for group in joined.sets():
        first = min((nodes[k] for k in group), key=lambda n: (n.kind == "story", n.label))
        if len(group) == 1:
            found[group[0]] = first
            continue
        reports = set().union(*(nodes[k].reports for k in group))
        shared = [
            o for o in lineage.origins if o.kind in ("statement", "document") and reports & set(o.reports)
        ]
        said = max(shared, key=lambda o: (len(reports & set(o.reports)), o.id), default=None)
        label = first.label if first.kind != "story" or said is None else said.name or ""
        kind = first.kind if first.kind != "story" else said.kind if said else "statement"
        found[group[0]] = Node(kind, label, sides=first.sides, reports=reports)
    return found


def _by_others(one: Sequence[Open], other: Sequence[Open]) -> bool:
    """Whether both have open speakers for the claim, and not the same."""
    return bool(one and other) and not any(a.same(b) for a in one for b in other)


def _belied(reading: Reading, claim: Claim, node: Node, lineage: Lineage) -> Iterator[str]:
    """Say where a credit is not that of the story whose text the report retells."""
    name = credited(reading, claim, lineage)
    if name is not None and node.kind == "story" and node.label and node.label != name:
        who = outlet_of(reading.report) or "One report"
        yield f"{who} credits {name}, but its text is that of the {node.label} story."


def _by_statement(nodes: Mapping[str, Node], words: Mapping[str, Sequence[Open]]) -> dict[str, Node]:
    """Make one of the tellings that carry one open speaker's word; one that alone has it stays what it is."""
    joined, said = Sets(nodes), dict[str, Open]()
    for one, other in _pairs(sorted(nodes)):
        shared = next((a for a in words.get(one, ()) for b in words.get(other, ()) if a.same(b)), None)
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
    reasons = [_sentence(nodes[k], of_all) for k in largest]
    if unknown:
        reasons.append(_unknown_sentence(unknown, nodes))
    low = max(1, len(merged.sets()))
    return Independent(low, len(nodes), unknown, tuple(dict.fromkeys(reasons + doubts)))


def _same_people(known: Mapping[str, Node]) -> Iterator[tuple[str, str, str]]:
    """Pairs of origins of one claim behind which the same people may stand."""
    for one, other in _pairs(sorted(known)):
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
        if not _too_much(link):
            continue
        for one in homes.get(link.start, ()):
            for other in homes.get(link.to, ()):
                both = known[one].reports & known[other].reports
                if one != other and not {link.start, link.to} & both:
                    yield one, other, why


def _pairs(keys: Sequence[str]) -> list[tuple[str, str]]:
    return [(a, b) for n, a in enumerate(keys) for b in keys[n + 1 :]]


def _node(reading: Reading, claim: Claim, lineage: Lineage) -> tuple[str, Node]:
    """The telling that the claim goes back to."""
    found = telling_of(reading, claim, lineage)
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
        return f"{_capital(one.label)} and {other.label} speak for one side."
    return None


def _too_much(link: Link) -> bool:
    """Whether a weak link rests on more than a credit and an open statement."""
    told = sum(
        s.weight
        for s in link.signs
        if s.sign in ("wording", "facts", "voices", "private_quotes", "shared_errors")
    )
    return link.relation in ("shared_origin", "rewrite") and told >= DOUBT


def _sentence(node: Node, of_all: int) -> str:
    """One sentence on one origin, fit to print."""
    n = len(node.reports)
    if node.kind == "story" and not node.label:
        whom = "unnamed speakers whom no other telling is known to have heard"
        return f"{_reports(n, of_all)} rest{'s' if n == 1 else ''} on {whom}."
    if node.kind == "statement":
        return f"{_reports(n, of_all)} rest{'s' if n == 1 else ''} on the word of {node.label}."
    if node.kind == "document":
        return f"{_reports(n, of_all)} rest{'s' if n == 1 else ''} on one document, {node.label}."
    story = f"one {node.label} story" if n > 1 else f"{_article(node.label)} {node.label} story"
    where = "that is among them" if node.seen else "that is not among them"
    if n == 1 and node.seen:
        return f"One report is the {node.label} story itself."
    return f"{_reports(n, of_all)} go{'es' if n == 1 else ''} back to {story} {where}."


def _reports(n: int, of_all: int) -> str:
    if n == of_all:
        return "The report" if n == 1 else "Both reports" if n == 2 else f"All {spelled(n)} reports"
    return f"{_capital(spelled(n))} of the {spelled(of_all)} reports"


def _article(label: str) -> str:
    return "an" if label[:1] in "AEIOU" else "a"


def spelled(n: int) -> str:
    """Small numbers in words."""
    return SPELLED[n] if n < len(SPELLED) else str(n)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _unknown_sentence(unknown: int, nodes: Mapping[str, Node]) -> str:
    reports = sorted(set().union(*(n.reports for n in nodes.values() if not n.known)))
    if len(reports) == 1:
        return "One report credits nobody, so where it has this from is unknown."
    if unknown == 1:
        return (
            f"{_capital(spelled(len(reports)))} reports are one telling that credits nobody, so where "
            f"it comes from is unknown."
        )
    return f"{_capital(spelled(unknown))} tellings credit nobody, so where they come from is unknown."
