"""Claims or whole reports come in; how many independent origins they have goes out, as a range with its
reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from waybill.knowledge.outlets import find_outlet
from waybill.knowledge.phrases import fold
from waybill.lineage.groups import Sets
from waybill.lineage.wording import listed, stems_of, words_of
from waybill.records.claim import Attribution, Claim, Reading
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


def independent_of(claims: Sequence[tuple[Reading, Claim]], lineage: Lineage) -> Independent:
    """Count the origins of claims that say one thing.

    An open speaker is one whoever carries it, a telling is one however many unnamed speakers it has, and
    narrative that credits nobody is unknown.
    """
    nodes: dict[str, Node] = {}
    for reading, claim in sorted(claims, key=lambda c: (c[0].report.id, c[1].id)):
        key, node = _node(reading, claim, lineage)
        old = nodes.setdefault(key, node)
        old.sides |= node.sides
        old.reports.add(reading.report.id)
    return count(nodes, lineage, claim_level=True)


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
    reasons = [_sentence(nodes[k], of_all) for k in sorted(known)]
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
    """The origin that the claim's chain leads to."""
    speaker, report = claim.speaker, reading.report.id
    if speaker is not None and speaker.role == "document" and speaker.name:
        return f"document {fold(speaker.name)}", Node("document", speaker.name)
    if speaker is not None and _is_open(speaker):
        sides = {speaker.side} if speaker.side else set()
        return f"statement {_speaker_key(speaker)}", Node("statement", _label(speaker), sides=sides)
    agency = next((a.name for a in reversed(claim.attribution) if a.role == "agency" and a.name), None)
    outlets = [a.name for a in claim.attribution if a.role == "outlet" and a.name]
    key, node = _telling(report, agency, lineage, outlets[-1] if len(outlets) > 1 else None)
    if speaker is not None:
        node.sides |= {speaker.side} if speaker.side else set()
        node.seen = node.seen or not node.known
        node.known = True
        node.label = node.label or reading.report.outlet or ""
    return key, node


def _is_open(speaker: Attribution) -> bool:
    return bool(speaker.named) and bool(speaker.name or speaker.span)


def _speaker_key(speaker: Attribution) -> str:
    """A person by surname and side; a body by its side and the stems of its words."""
    words = words_of(speaker.name or (speaker.span.words if speaker.span else ""))
    stems = sorted(stems_of(words)) or list(words)
    person = bool(speaker.name) and not any(w in _BODY for w in words)
    who = words[-1] if person and words else " ".join(s for s in stems)
    return f"{speaker.side or ''} {who}".strip()


_BODY = listed(
    """
    ministry government embassy mission army council committee parliament office department forces
    guards agency
    """
)


def _label(speaker: Attribution) -> str:
    return speaker.name or (speaker.span.words if speaker.span else "a speaker")


def _telling(report: str, agency: str | None, lineage: Lineage, outlet: str | None) -> tuple[str, Node]:
    """The story that the report retells, or the agency's or outlet's that this claim alone is credited to."""
    stories = [o for o in lineage.origins_of(report) if o.kind in ("agency_story", "outlet_story", "unknown")]
    name = agency or outlet
    row = find_outlet(name) if name else None
    name = row.name if row else name
    if name is not None:
        own = [o for o in stories if o.name == name] or _linked_stories(report, name, lineage)
        if own:
            return own[0].id, _of(own[0])
        return f"told {fold(name)}", Node("story", name, agency=name)
    named = sorted((o for o in stories if o.kind != "unknown"), key=lambda o: o.id)
    if named or stories:
        return (named or stories)[0].id, _of((named or stories)[0])
    return f"report {report}", Node("unknown", "", known=False)


def _linked_stories(report: str, name: str, lineage: Lineage) -> list[Origin]:
    kin = {x.to if x.start == report else x.start for x in lineage.links if report in (x.start, x.to)}
    return [o for o in lineage.origins if o.name == name and not kin.isdisjoint(o.reports)]


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
