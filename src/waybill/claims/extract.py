"""A report and its passages come in; grounded claims with their chains go out. The step of this room."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from waybill.claims.agreements import find_agreements
from waybill.claims.capabilities import find_capabilities
from waybill.claims.chains import chain_for
from waybill.claims.draft import Draft, Thread
from waybill.claims.ground import ground_claim
from waybill.claims.lexicon import frames
from waybill.claims.measures import find_measures
from waybill.claims.positions import find_positions, find_responses
from waybill.claims.scene import Scene
from waybill.claims.speakers import SpeakerBook, resolve_speakers
from waybill.claims.transfers import find_transfers
from waybill.claims.tree_mending import mend
from waybill.claims.untruths import denies_only_loss
from waybill.knowledge.parties import codes
from waybill.records.claim import Attribution, Certainty, Claim
from waybill.records.passage import Passage, Sentence, Speech
from waybill.records.report import Report
from waybill.records.values import Party
from waybill.records.words import Said, Span

# What a speaker's manner leaves of certainty.
MANNERS: dict[str, Certainty] = {
    "alleged": "possible",
    "believed": "probable",
    "estimated": "probable",
    "asked": "unknown",
}
# Manners that leave it open whether the content is so.
UNSAID = {"unconfirmed", "unsaid"}
# Manners of those who say nothing.
SILENT = {"declined", "no_response"}
SURENESS: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


def extract(report: Report, passages: Sequence[Passage]) -> tuple[Claim, ...]:
    """Read every claim of the seven kinds out of the passages, in text order."""
    book = resolve_speakers(report, passages)
    claims: dict[str, Claim] = {}
    for passage, draft in _drafts(report, passages, book):
        chain = chain_for(draft.span, passages, book, report, draft.kind == "position")
        claim = ground_claim(_claim(report, passage, draft, chain), report.text)
        if claim is not None and not _told_already(claims.values(), claim):
            claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda c: (c.span, c.kind, c.id)))


def _drafts(
    report: Report, passages: Sequence[Passage], book: SpeakerBook
) -> Iterator[tuple[Passage, Draft]]:
    """Every draft in text order; the thread runs from sentence to sentence."""
    thread = Thread()
    for passage in passages:
        thread = thread.next_passage()
        for sentence in passage.sentences:
            speeches = [s for s in passage.speech if _touches(s, sentence)]
            cut = tuple(span for s in speeches for span in _apart(s) if sentence.span.covers(span))
            cues = frozenset(t.i for s in speeches for span in s.cue for t in sentence.inside(span))
            side = _side(book, speeches, True)
            scene = Scene(
                report.text, passage, mend(sentence, frozenset(frames().verbs)), cut, thread.topic, side
            )
            after = thread.with_sentence(scene)
            for draft in _sentence_drafts(scene, thread, after, side, cues):
                if draft.kind == "agreement" and _kept_back(speeches, draft.span):
                    continue
                after = after.with_claim(draft)
                yield passage, draft
            for speech in speeches:
                response = find_responses(speech, _answering(book, speech, scene), scene, after)
                fate = speech.manner == "denied" and denies_only_loss(scene.sentence, speech.content)
                if response is not None and _starts_here(speech, sentence) and not fate:
                    yield passage, response
            thread = after


def _sentence_drafts(
    scene: Scene, before: Thread, after: Thread, side: Said[Party] | None, cues: frozenset[int]
) -> Iterator[Draft]:
    if scene.sentence.span.words.rstrip("\"'”’) ").endswith("?"):  # a question tells nothing
        return
    yield from find_transfers(scene, replace(after, systems=before.systems, people=before.people), cues)
    yield from find_agreements(scene, after, cues)
    yield from find_capabilities(scene, before, cues)
    yield from find_measures(scene, after, cues)
    yield from find_positions(scene, after, side, cues)


def _kept_back(speeches: Sequence[Speech], span: Span) -> bool:
    """Whether the words are what somebody would not tell: "would not say who had signed the licences"."""
    return any(
        s.manner in SILENT and any(c.start <= span.start and span.end <= c.end for c in s.content)
        for s in speeches
    )


def _apart(speech: Speech) -> Iterator[Span]:
    """The spans of a speech that are no part of what is said; by what somebody agrees to, the deed itself is told."""
    yield from speech.source
    yield from () if speech.manner == "wanted" else speech.cue


def _touches(speech: Speech, sentence: Sentence) -> bool:
    return any(sentence.span.overlaps(s) for s in (*speech.source, *speech.cue, *speech.content))


def _starts_here(speech: Speech, sentence: Sentence) -> bool:
    return bool(speech.cue) and sentence.span.covers(speech.cue[0])


def _answering(book: SpeakerBook, speech: Speech, scene: Scene) -> Said[Party] | None:
    """The party that answers through the speaker: a state, a body, a named person or a firm by its seat.

    An unnamed person answers for nobody, but whoever says nothing at all keeps silent for his side.
    """
    who = book.attribution(speech)
    if who is None:
        return None
    silent = speech.manner in SILENT
    if who.named or who.office or silent or _only_one(who):
        return _side(book, [speech], not silent) or _firm(speech, scene)
    return None


def _only_one(who: Attribution) -> bool:
    """Whether the words mean the one holder of an office: "the Belarusian delegate", "Peru's trade minister"."""
    words = who.span.words.lower() if who.span else ""
    one = who.count is not None and who.count.best == 1
    return one and (words.startswith("the ") or "'s " in words or "’s " in words)


def _firm(speech: Speech, scene: Scene) -> Said[Party] | None:
    """The state in which a company that answers, or the one that somebody answers for, is seated."""
    tokens = scene.sentence.inside(speech.source[0]) if speech.source else ()
    return next((said for t in tokens if t.pos == "PROPN" for said in scene.company(t)), None)


def _side(book: SpeakerBook, speeches: Sequence[Speech], told: bool = False) -> Said[Party] | None:
    """The party on whose side the innermost speaker of the sentence stands; where it must be `told`, not by context alone."""
    for speech in sorted(speeches, key=lambda s: sum(len(c.words) for c in s.content) or 10**6):
        attribution = book.attribution(speech)
        if attribution is None or attribution.side is None or attribution.span is None:
            continue
        party = codes().get(attribution.side)
        if party is not None and not (told and book.is_homely(speech)):
            return Said(party, attribution.span, "side of the speaker")
    return None


def _left_unsaid(passage: Passage, span: Span) -> bool:
    """Whether the words stand below "has not confirmed that" or "would not say whether"."""
    return any(
        s.manner in UNSAID and any(c.start <= span.start and span.end <= c.end for c in s.content)
        for s in passage.speech
    )


def _claim(report: Report, passage: Passage, draft: Draft, chain: tuple[Attribution, ...]) -> Claim:
    modality = draft.modality
    polarity = modality.polarity
    speaker = chain[-1] if chain and chain[-1].role in {"speaker", "document"} else None
    certainty = "unknown" if _left_unsaid(passage, draft.span) else modality.certainty
    if speaker is not None and draft.kind not in {"response", "position"}:
        certainty = max(certainty, MANNERS.get(speaker.manner or "", "certain"), key=SURENESS.index)
        if speaker.manner == "denied":
            polarity = "negated"
    return Claim(
        id=_identity(report, draft),
        report=report.id,
        kind=draft.kind,
        span=draft.span,
        attribution=chain,
        fields=draft.fields,
        polarity=polarity,
        certainty=certainty,
        stage=modality.stage,
        future=modality.future,
        part=passage.part,
    )


def _identity(report: Report, draft: Draft) -> str:
    """The same claim of the same content has the same id, whenever and wherever it is read."""
    told = [report.id, draft.kind, draft.span.start, draft.span.end]
    for name in sorted(draft.fields):
        field = draft.fields[name]
        told += [
            name,
            *[(s.span.start, s.span.end) for s in (field if isinstance(field, tuple) else (field,))],
        ]
    return "c-" + hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _told_already(claims: Iterable[Claim], claim: Claim) -> bool:
    """Whether a claim of the same kind on the same or a wider span already says all of this one's fields."""
    return any(o.kind == claim.kind and o.span.covers(claim.span) and _fields_in(claim, o) for o in claims)


def _fields_in(claim: Claim, other: Claim) -> bool:
    if (claim.polarity, claim.stage, claim.future) != (other.polarity, other.stage, other.future):
        return False
    return all({s.span for s in claim.said(n)} <= {s.span for s in other.said(n)} for n in claim.fields)
