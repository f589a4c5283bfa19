"""A claim, its reading and the lineage come in; the story that the claim's own sentence credits goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from waybill.knowledge.phrases import fold
from waybill.lineage.credits import outlet_of
from waybill.lineage.whose import STORIES, credited
from waybill.records.claim import Claim, Reading
from waybill.records.lineage import Lineage, Origin
from waybill.records.words import Span


def credited_here(reading: Reading, claim: Claim, lineage: Lineage) -> Origin | None:
    """The story that the sentence names and the chain does not: that of the report whose outlet it credits; of the
    stories that a digest is made of, the one whose teller it names; of several, the one nearest to who speaks."""
    chain, own = credited(reading, claim, lineage), outlet_of(reading.report) or ""
    sentence = next((s for _, s in reading.sentences if s.start <= claim.span.start < s.end), None)
    if sentence is None or (chain is not None and fold(chain) != fold(own)):
        return None
    speaker = claim.speaker.span if claim.speaker else None
    at = (speaker or claim.span).end
    found = [*_by_link(reading.report.id, sentence, lineage), *_of_digest(reading, sentence, own, lineage)]
    return min(((abs(place - at), o.id, o) for place, o in found), default=(0, "", None))[2]


def _by_link(report: str, sentence: Span, lineage: Lineage) -> Iterator[tuple[int, Origin]]:
    """The stories of reports whose outlets the sentence credits by name, with the places of their names."""
    for link in lineage.links:
        spans = (s.span for s in link.signs if s.sign == "credit" and s.detail.startswith("credits "))
        for span in spans if link.to == report else ():
            told = next((o for o in lineage.origins_of(link.start) if o.kind in STORIES), None)
            if span is not None and span.overlaps(sentence) and told is not None:
                yield span.start, told


def _of_digest(
    reading: Reading, sentence: Span, outlet: str, lineage: Lineage
) -> Iterator[tuple[int, Origin]]:
    """Of several stories that the report is made of, those whose tellers stand in the sentence."""
    own = [o for o in lineage.origins_of(reading.report.id) if o.kind in STORIES]
    for origin in own if len(own) > 1 else ():
        hit = re.search(rf"\b{re.escape(origin.name)}\b", sentence.words, re.I) if origin.name else None
        if hit and fold(origin.name or "") != fold(outlet):
            yield sentence.start + hit.start(), origin
