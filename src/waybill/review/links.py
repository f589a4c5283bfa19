"""Judgements on pairs of reports come in; which pairs persons tied or parted goes out, and what that leaves of a lineage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from waybill.records.claim import Reading
from waybill.records.judgement import Judgement
from waybill.review.carry import NO_VERSIONS, Versions
from waybill.review.standing import rulings

WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class LinkJudged:
    """Two reports that a person judged to go back to one telling (`together`) or to two."""

    one: str
    other: str
    together: bool
    judgement: Judgement


def versions_among(every: Iterable[Reading], today: Iterable[Reading]) -> Versions:
    """Which of today's reports stands at the same web address as each of the others: another version of it.

    A file's path is no address: two files of one name are two reports.
    """
    at = {r.report.address: r.report.id for r in today if r.report.address.startswith(WEB)}
    ids = ((r.report.id, at.get(r.report.address)) for r in every)
    return {id_: now for id_, now in ids if now is not None and now != id_}


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
