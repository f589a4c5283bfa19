"""A claim and its reading come in; the claim goes out with its speaker as the report means him: the person for whom "she"
stands, and whoever speaks in a published paper as one who speaks in the open."""

from __future__ import annotations

import re
from dataclasses import replace

from waybill.knowledge.cues import load_cues
from waybill.lineage.voices import HEADS, PRONOUNS
from waybill.lineage.wording import stem_of
from waybill.records.claim import Attribution, Claim, Reading
from waybill.records.words import Span

_OFFICES = frozenset(map(stem_of, HEADS))
_PUBLISHED, _NOT_OPEN = (
    "|".join(sorted(load_cues("en", "lineage")[row], key=lambda w: (-len(w), w)))
    for row in ("published", "kept_papers")
)
# "Said in a bulletin to its members", "said in its latest press release".
_IN_PAPER = re.compile(
    rf"[^,;]*?\bin (?:an?|its|their|the|his|her)\s+(?:[\w'’-]+\s+){{0,2}}(?:{_PUBLISHED})\b", re.I
)
# A paper that somebody has got hold of was not published.
_KEPT = re.compile(rf"\b(?:{_NOT_OPEN})\b", re.I)
_PERSON = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?:\s+[A-ZÀ-ÖØ-Þ][\w'’-]+){1,4}")
# Who is meant by a pronoun may stand in the sentence before.
SENTENCES_BACK = 2


def plainly(reading: Reading, claim: Claim) -> Claim:
    """The claim with its innermost speaker named, where the report's other words do so."""
    speaker = claim.speaker
    if speaker is None or speaker.named or speaker.span is None or speaker.role != "speaker":
        return claim
    meant = _meant(reading, speaker) if speaker.span.words.lower() in PRONOUNS else None
    if meant is None and _publishes(reading, speaker.span):
        meant = replace(speaker, named=True)
    if meant is None:
        return claim
    return replace(claim, attribution=tuple(meant if a is speaker else a for a in claim.attribution))


def _meant(reading: Reading, speaker: Attribution) -> Attribution | None:
    """The speaker under other words of the report; else the last person before the pronoun who is named with an office."""
    told = (a for c in reading.claims for a in c.attribution if a.id == speaker.id and a.id and a.span)
    known = next((a for a in told if a.span and a.span.words.lower() not in PRONOUNS), None)
    if known is not None:
        return replace(known, manner=speaker.manner)
    at = speaker.span.start if speaker.span else 0
    before = [
        s for part, s in sorted(reading.sentences, key=lambda x: x[1]) if part == "body" and s.start < at
    ]
    for sentence in reversed(before[-SENTENCES_BACK:]):
        text = reading.report.text[sentence.start : min(sentence.end, at)]
        for hit in reversed(list(_PERSON.finditer(text))):
            office = stem_of(hit.group().split()[0].lower())
            if office in _OFFICES and len(hit.group().split()) > 2:
                start = sentence.start + hit.start()
                span = Span.cut(reading.report.text, start, start + len(hit.group()))
                name = " ".join(hit.group().split()[1:])
                return replace(speaker, name=name, named=True, span=span)
    return None


def _publishes(reading: Reading, speaker: Span) -> bool:
    """Whether what is said is said in a paper that is published."""
    sentence = next((s for _, s in reading.sentences if s.start <= speaker.start < s.end), None)
    if sentence is None:
        return False
    behind = reading.report.text[speaker.end : sentence.end]
    return _IN_PAPER.match(behind) is not None and not _KEPT.search(sentence.words)
