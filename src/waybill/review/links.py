"""Judgements on pairs of reports come in; which pairs persons tied or parted goes out, and what that leaves of a lineage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from waybill.records.judgement import Judgement
from waybill.review.carry import NO_VERSIONS, Versions
from waybill.review.standing import rulings


@dataclass(frozen=True, slots=True)
class LinkJudged:
    """Two reports that a person judged to go back to one telling (`together`) or to two."""

    one: str
    other: str
    together: bool
    judgement: Judgement


def judged_links(judgements: Iterable[Judgement], versions: Versions = NO_VERSIONS) -> tuple[LinkJudged, ...]:
    """The pairs that stand judged, oldest first; a judgement on a report holds for its newest version too."""
    found = []
    for ruling in rulings(j for j in judgements if j.field == "link").values():
        stands = ruling.stands
        if stands is None:
            continue
        one, other = stands.about.split("|")
        for pair in dict.fromkeys(((one, other), (versions.get(one, one), versions.get(other, other)))):
            if pair[0] != pair[1]:
                found.append(LinkJudged(min(pair), max(pair), stands.decision == "same", stands))
    return tuple(sorted(found, key=lambda link: (link.judgement.at, link.one, link.other)))
