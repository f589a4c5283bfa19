"""A claim and its reading come in; the claim goes out with its speaker as the report means him: the person for whom "she"
stands, the body for which a spokesman speaks, and whoever speaks in a published paper as that paper."""

from __future__ import annotations

import re
from dataclasses import replace

from waybill.knowledge.cues import load_cues
from waybill.knowledge.outlets import find_outlet
from waybill.lineage.voices import HEADS, PRONOUNS
from waybill.lineage.whose import TELLERS
from waybill.lineage.wording import stem_of
from waybill.records.claim import Attribution, Claim, Reading
from waybill.records.words import Span

_OFFICES = frozenset(map(stem_of, HEADS))
_PUBLISHED, _NOT_OPEN = (
    "|".join(sorted(load_cues("en", "lineage")[row], key=lambda w: (-len(w), w)))
    for row in ("published", "kept_papers")
)
# "Said in a bulletin to its members", "says in a report published on Friday".
_IN_PAPER = re.compile(
    rf"[^,;]*?\bin (?:an?|its|their|the|his|her)\s+(?:[\w'’-]+\s+){{0,2}}"
    rf"(?:{_PUBLISHED}|[\w'’-]+\s+(?:published|released|issued|made public|posted|presented))\b",
    re.I,
)
# "A spokesman for the army", "the ministry's spokeswoman": what he says is the body's.
_SPEAKS_FOR = re.compile(r"\bspokes(?:man|woman|person)\s+(?:for|of)\s+(?P<body>.+)", re.I)
_BODYS = re.compile(r"^(?P<body>.+?)(?:['’]s?)?\s+spokes(?:man|woman|person)$", re.I)
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
    meant = meant or _published(reading, speaker, speaker.span) or _of_body(speaker, speaker.span)
    meant = meant or _no_outlet(speaker, speaker.span)
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


def _published(reading: Reading, speaker: Attribution, span: Span) -> Attribution | None:
    """The speaker as a paper, where what is said is said in one that is published."""
    sentence = next((s for _, s in reading.sentences if s.start <= span.start < s.end), None)
    if sentence is None or _KEPT.search(sentence.words):
        return None
    behind = reading.report.text[span.end : sentence.end]
    return replace(speaker, named=True, role="document") if _IN_PAPER.match(behind) else None


def _of_body(speaker: Attribution, span: Span) -> Attribution | None:
    """The body for which an unnamed spokesman speaks in the open."""
    found = _SPEAKS_FOR.search(span.words) or _BODYS.search(span.words)
    body = re.sub(r"^(?:an?|the)\s+", "", found.group("body"), flags=re.I).strip(" .") if found else ""
    return replace(speaker, name=body, named=True) if body[:1].isupper() or len(body.split()) > 1 else None


def _no_outlet(speaker: Attribution, span: Span) -> Attribution | None:
    """A person whom the report calls as some magazine is called: an outlet's name is written with a capital."""
    words = span.words
    if not words.islower() or find_outlet(words) is None or words.removeprefix("the ") in TELLERS:
        return None
    return replace(speaker, name=f"one {words.removeprefix('the ')}")
