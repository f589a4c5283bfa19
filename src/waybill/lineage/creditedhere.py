"""A claim, its reading and the lineage come in; the story that the claim's own sentence credits goes out."""

from __future__ import annotations

from waybill.knowledge.phrases import fold
from waybill.lineage.credits import outlet_of
from waybill.lineage.whose import STORIES, credited
from waybill.records.claim import Claim, Reading
from waybill.records.lineage import Lineage, Origin
from waybill.records.words import Span


def credited_here(reading: Reading, claim: Claim, lineage: Lineage) -> Origin | None:
    """The story that the sentence names and the chain does not: that of the report whose outlet it credits; of the
    stories that a digest is made of, the one whose teller it names."""
    chain, own = credited(reading, claim, lineage), outlet_of(reading.report) or ""
    sentence = next((s for _, s in reading.sentences if s.start <= claim.span.start < s.end), None)
    if sentence is None or (chain is not None and fold(chain) != fold(own)):
        return None
    return _by_link(reading.report.id, sentence, lineage) or _of_digest(reading, sentence, own, lineage)


def _by_link(report: str, sentence: Span, lineage: Lineage) -> Origin | None:
    """The story of a report whose outlet the sentence credits by name."""
    for link in lineage.links:
        if link.to != report:
            continue
        here = (s.span for s in link.signs if s.sign == "credit" and s.detail.startswith("credits "))
        if any(span is not None and span.overlaps(sentence) for span in here):
            told = [o for o in lineage.origins_of(link.start) if o.kind in STORIES]
            if told:
                return told[0]
    return None


def _of_digest(reading: Reading, sentence: Span, outlet: str, lineage: Lineage) -> Origin | None:
    """Of several stories that the report is made of, the one whose teller stands in the sentence."""
    own = [o for o in lineage.origins_of(reading.report.id) if o.kind in STORIES]
    plain = f" {fold(sentence.words)} "
    named = [o for o in own if o.name and fold(o.name) != fold(outlet) and f" {fold(o.name)} " in plain]
    return named[0] if len(own) > 1 and named else None
