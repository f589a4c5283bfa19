"""Passages come in; who is said to say what goes out, a tuple of speeches a passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from waybill.reading.quotes import Quote, find_quotes
from waybill.reading.speech_citing import citing_drafts
from waybill.reading.speech_clauses import STANCES
from waybill.reading.speech_draft import Draft
from waybill.reading.speech_headline import headline_drafts, labelled_drafts
from waybill.reading.speech_line import Line
from waybill.reading.speech_nouns import noun_drafts
from waybill.reading.speech_quotes import join_quotes
from waybill.reading.speech_table import SpeechTable, speech_table
from waybill.reading.speech_verbs import verb_drafts
from waybill.records.passage import Passage, Speech

# Whoever speaks in a quotation is its speaker; "you" is whoever listens.
OWN = frozenset(("i", "we", "you", "it", "they", "he", "she", "who", "that", "which"))


def find_speech(passages: Sequence[Passage], language: str = "en") -> tuple[tuple[Speech, ...], ...]:
    """Find every speech of the passages; quotations run on from passage to passage."""
    table = speech_table(language)
    quotes = find_quotes(passages)
    drafts = [_drafts(p, q, table) for p, q in zip(passages, quotes, strict=True)]
    joined = join_quotes(passages, quotes, drafts)
    return tuple(
        tuple(d.speech(_is_quoted(d, q)) for d in found) for found, q in zip(joined, quotes, strict=True)
    )


def _drafts(passage: Passage, quotes: tuple[Quote, ...], table: SpeechTable) -> list[Draft]:
    found: list[Draft] = []
    for sentence in passage.sentences:
        line = Line(passage, sentence, quotes)
        verbs = list(verb_drafts(line, table))
        taken = [c for d in verbs for c in d.cue]
        nouns = [d for d in noun_drafts(line, table) if not any(c.overlaps(t) for c in d.cue for t in taken)]
        plain = [*verbs, *nouns]
        found += [*plain, *citing_drafts(line, table, plain)]
    if not any(d.source for d in found):
        found = list(headline_drafts(passage, table)) or found
    found += labelled_drafts(passage, table)
    kept = [_heard(d, quotes) for d in found]
    return sorted((d for d in kept if d is not None), key=lambda d: d.cue[0])


def _heard(found: Draft, quotes: tuple[Quote, ...]) -> Draft | None:
    """Inside a quotation only a third person's assertion is kept, as hearsay; "I think" is the speaker's."""
    if not any(q.holds(found.cue[0].start, found.cue[-1].end) for q in quotes):
        return found
    speakers = [s.words.lower() for s in found.source]
    if not speakers or speakers[0] in OWN or found.manner in STANCES:
        return None
    return replace(found, how="hearsay", takes_quote=False)


def _is_quoted(found: Draft, quotes: tuple[Quote, ...]) -> bool:
    """Whether the content is, or holds, words between quotation marks that do not also hold the cue."""
    return any(
        q.start < span.end and span.start < q.end and not q.holds(found.cue[0].start, found.cue[0].end)
        for span in found.content
        for q in quotes
    )
