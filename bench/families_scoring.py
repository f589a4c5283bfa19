"""The set, its readings and a lineage come in; how often links, relations and origins are right goes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from bench.families_making import NO_TELLING, RANK, Family, Made
from waybill.records.claim import Claim, Reading
from waybill.records.lineage import Lineage
from waybill.records.words import Span

Pair = frozenset[str]
Count = Callable[[Sequence[tuple[Reading, Claim]]], tuple[int, int]]
# Claims that tell of goods on the move or agreed on; answers, positions and capabilities are not counted.
TOLD = ("transfer", "shipment", "agreement")
TELLINGS = ("agency_story", "outlet_story", "unknown")
RETELLS = ("same_text", "rewrite", "translation", "cites")
# A text with some words swapped may be called the same text or a rewrite.
FITS = {"light": ("same_text", "rewrite")}


@dataclass(slots=True)
class Share:
    """So many right out of so many, and what was missed, in words."""

    right: int = 0
    of: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, hit: bool, words: str) -> None:
        """Count one; keep the words where it is a miss."""
        self.of += 1
        self.right += hit
        if not hit:
            self.misses.append(words)

    @property
    def percent(self) -> float:
        """The share in percent, 0 where there is nothing to share."""
        return 100 * self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of one telling: precision, recall and F1 in percent, and the pairs that were wrong."""

    precision: float
    recall: float
    f1: float
    false: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """One half of the set as read: families, the reading of each report, and which report an id stands for."""

    families: tuple[Family, ...]
    readings: Mapping[str, Reading]

    def keys(self) -> dict[str, str]:
        """From the report's id to its name in the set."""
        return {r.report.id: key for key, r in self.readings.items()}


def gold_pairs(half: Half) -> dict[Pair, str]:
    """Pairs of reports that retell one telling, each with the relation between the two."""
    found: dict[Pair, str] = {}
    for family in half.families:
        chain = {m.name: m for m in family.reports}
        for one, other in combinations(family.reports, 2):
            shared = {t for t in one.tells if t[0] not in NO_TELLING} & set(other.tells)
            if shared:
                found[frozenset({one.key, other.key})] = _relation(chain, one, other)
    return found


def wanted_pairs(half: Half) -> tuple[set[Pair], dict[Pair, set[Pair]]]:
    """Pairs that must be found, and those of which one is enough, by the pair that stands for them.

    A report that only cites a telling need not be paired with every copy of it: one link to the telling will do.
    """
    pairs = gold_pairs(half)
    must = {pair for pair, relation in pairs.items() if relation != "cites"}
    enough: dict[Pair, set[Pair]] = {}
    for family in half.families:
        reports = {m.name: m for m in family.reports}
        for start, to, relation in family.links:
            if relation == "cites" and start in reports:
                kin = {m.key for m in family.reports if set(m.tells) & set(_tellings(reports[start]))}
                citing = f"{family.name}/{to}"
                enough[frozenset({f"{family.name}/{start}", citing})] = {
                    frozenset({citing, key}) for key in kin if frozenset({citing, key}) in pairs
                }
    return must, enough


def _tellings(made: Made) -> tuple[str, ...]:
    return tuple(t for t in made.tells if t[0] not in NO_TELLING)


def _relation(chain: Mapping[str, Made], one: Made, other: Made) -> str:
    """The loosest step on the way from one report to the other over the tree of the telling."""

    def up(made: Made) -> list[Made]:
        found = [made]
        while found[-1].parent in chain:
            found.append(chain[found[-1].parent or ""])
        return found

    ways = up(one), up(other)
    shared = {m.name for m in ways[0]} & {m.name for m in ways[1]}
    steps = [m.relation or "rewrite" for way in ways for m in way if m.name not in shared]
    return max((s for s in steps if s in RANK), key=RANK.index, default="rewrite")


def ignored_pairs(half: Half) -> set[Pair]:
    """Follow-ups with what they follow: one telling or two, neither is right nor wrong."""
    found: set[Pair] = set()
    for family in half.families:
        later = {to for _, to, relation in family.links if relation == "follows_up"}
        for name in later:
            found |= {frozenset({f"{family.name}/{name}", m.key}) for m in family.reports if m.name != name}
    return found


def told_pairs(half: Half, lineage: Lineage) -> dict[Pair, str]:
    """Pairs that the lineage holds for one telling, with the relation where they are linked directly."""
    keys = half.keys()
    found: dict[Pair, str] = {}
    for origin in lineage.origins:
        if origin.kind in TELLINGS:
            for one, other in combinations(origin.reports, 2):
                found[frozenset({keys[one], keys[other]})] = ""
    for link in lineage.links:
        if link.relation in RETELLS and link.start in keys and link.to in keys:
            found[frozenset({keys[link.start], keys[link.to]})] = link.relation
    return found


def score_links(half: Half, found: Iterable[Pair]) -> Links:
    """Precision, recall and F1 of pairs against the gold."""
    must, enough = wanted_pairs(half)
    told = {p for p in found if len(p) == 2}
    cited = {pair for pair, others in enough.items() if others & told}
    gold = must | set(enough)
    right = (must & told) | cited
    false = told - must - ignored_pairs(half) - set().union(*enough.values())
    missed = gold - right
    precision, recall = len(right) / max(1, len(right) + len(false)), len(right) / max(1, len(gold))
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    words = [tuple(sorted(" ~ ".join(sorted(p)) for p in group)) for group in (false, missed)]
    return Links(100 * precision, 100 * recall, 100 * f1, words[0], words[1])


def score_relations(half: Half, found: Mapping[Pair, str]) -> Share:
    """Of the direct links between reports of one telling, how many carry the right relation."""
    gold, share = gold_pairs(half), Share()
    for pair, relation in sorted(found.items(), key=lambda x: sorted(x[0])):
        if pair in gold and relation:
            words = f"{' ~ '.join(sorted(pair))}: {relation}, should be {gold[pair]}"
            share.add(relation in FITS.get(gold[pair], (gold[pair],)), words)
    return share


def subject_claims(half: Half, family: Family, subject: Mapping[str, Any]) -> list[tuple[Reading, Claim]]:
    """The affirmed claims of a family on one subject: those whose sentence has its words."""
    found = []
    for made in family.reports:
        reading = half.readings.get(made.key)
        for claim in reading.claims if reading else ():
            if reading and claim.kind in TOLD and claim.polarity == "affirmed":
                sentence = _sentence(reading, claim.span)
                wanted = any(re.search(w, sentence) for w in subject["words"])
                if wanted and not any(re.search(w, sentence) for w in subject.get("not", ())):
                    found.append((reading, claim))
    return found


def _sentence(reading: Reading, span: Span) -> str:
    return next((s.words for _, s in reading.sentences if s.start <= span.start < s.end), span.words)


@dataclass(slots=True)
class Counted:
    """How many claims had their origins counted exactly, too many, too few."""

    exact: Share = field(default_factory=Share)
    over: int = 0
    under: int = 0
    covered: int = 0
    at_least: int = 0

    def share(self, number: int) -> float:
        """A number of claims in percent of all."""
        return 100 * number / max(1, self.exact.of)


def score_origins(half: Half, count: Count) -> Counted:
    """Exact: both ends of the range are right; else over or under by its low end, then by its high end."""
    counted = Counted()
    for family in half.families:
        for name, subject in family.claims.items():
            claims = subject_claims(half, family, subject)
            low, high = count(claims) if claims else (0, 0)
            gold = (subject["low"], subject["high"])
            words = (
                f"{family.name} {name}: {low}..{high}, should be {gold[0]}..{gold[1]} ({len(claims)} claims)"
            )
            counted.exact.add((low, high) == gold, words)
            counted.over += (low, high) > gold
            counted.under += (low, high) < gold
            counted.covered += low <= gold[0] and gold[1] <= high
            counted.at_least += low == gold[0]
    return counted
