"""A claim's field comes in; why one may doubt what the machine says there, each reason with its weight, goes out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from waybill.records.claim import Claim
from waybill.records.lineage import Link
from waybill.records.values import Value
from waybill.review.telling import told

# The rules that reach furthest from the words, as `how` names them, and how often a reader finds them wrong: set by
# hand on the samples, so that what is filled from elsewhere comes before what only a general word tells.
OF_RULE: Mapping[str, tuple[float, str]] = MappingProxyType(
    {
        "context": (0.4, "is filled from elsewhere in the report"),
        "pronoun": (0.3, "stands behind a pronoun"),
        "modifier": (0.2, "is read from a word before a noun"),
        "origin of the system": (0.5, "is only where the system is made"),
        "seat of the company": (0.3, "is where the company has its seat"),
        "state of the place": (0.3, "is the state of a place that is named"),
        "side of the speaker": (0.2, "is the side of the speaker"),
        "kind": (0.15, "is a kind of goods, no designation"),
        "designation pattern": (0.25, "looks like a designation that no table knows"),
        "vague noun": (0.25, "is a number in vague words"),
        "figures none": (0.4, "counts nothing that is named"),
        "words none": (0.4, "counts nothing that is named"),
        "ordinal": (0.3, "is an ordinal"),
    }
)
# Day and month are told, the year is inferred.
BY_TENSE = (0.2, "is dated by the tense of its verb")
CONFLICT = 0.5
UNSIDED = 0.4
UNSURE = {"unknown": 0.3, "possible": 0.1}
DIFFER = 0.8
REOPENED = 0.9
CONTRADICTED = 0.9
LEFT_OPEN = 0.6
# A link of score one half makes two reports one telling (lineage's policy); from 0.2 off it is clear either way.
LINK_EDGE, LINK_CLEAR, LINK_DOUBT = 0.5, 0.2, 0.6


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to look again, with its weight (0 to 1), in words."""

    weight: float
    why: str


def together(doubts: Iterable[Doubt]) -> float:
    """How doubtful a thing is: one less the chance that every reason misleads."""
    clear = 1.0
    for doubt in doubts:
        clear *= 1 - doubt.weight
    return 1 - clear


def field_doubts(claim: Claim, field: str, conflicts: Mapping[str, tuple[str, int]]) -> Iterator[Doubt]:
    """Why to doubt a field of the claim.

    `conflicts` maps the fields on which its entry's tellings differ to the sides and to how many claims stand on this
    one's side: the fewer, the more turns on each.
    """
    by_rule: dict[tuple[float, str], list[Value]] = {}
    for said in claim.said(field):
        rule = OF_RULE.get(said.how) or (BY_TENSE if said.how.endswith("by tense") else None)
        if rule:
            by_rule.setdefault(rule, []).append(said.value)
    for (weight, words), values in by_rule.items():
        yield Doubt(weight, f"{field.replace('_', ' ')} {told(values)} {words}")
    if field == "certainty" and claim.certainty in UNSURE:
        yield Doubt(UNSURE[claim.certainty], f"the claim is {claim.certainty}")
    if field == "side" and claim.speaker and not claim.speaker.named and claim.speaker.side is None:
        yield Doubt(UNSIDED, "nobody knows on whose side the unnamed speaker stands")
    if field in conflicts:
        sides, beside = conflicts[field]
        yield Doubt(round(CONFLICT / math.sqrt(beside), 3), f"tellings differ on {field}: {sides}")


def link_doubt(link: Link) -> Doubt | None:
    """How near a link's score is to where it would turn; None where it is clear."""
    off = abs(link.score - LINK_EDGE)
    if off >= LINK_CLEAR:
        return None
    weight = round(LINK_DOUBT * (1 - off / LINK_CLEAR), 3)
    says = "one telling" if link.score >= LINK_EDGE else "not one telling"
    return Doubt(weight, f"the two reports are {says} by a narrow margin ({link.score:.2f})")
