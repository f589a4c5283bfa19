"""A claim's span comes in; its chain goes out: outlet, agency, and every speaker whose words cover it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from waybill.claims.speaker_names import people_table
from waybill.claims.speaker_publishers import publishers_in, taken_up
from waybill.claims.speaker_words import sentence_at
from waybill.claims.speakers import SpeakerBook
from waybill.knowledge.outlets import OutletRow
from waybill.records.claim import Attribution
from waybill.records.passage import Passage, Speech
from waybill.records.report import Report
from waybill.records.words import Span

# Manners under which nobody asserts the content: it was asked, wanted, judged, refused or left unsaid.
SILENT = frozenset(
    ("asked", "wanted", "judged", "discussed", "declined", "no_response", "unsaid", "unconfirmed", "undenied")
)
# Manners by which a stance is held.
JUDGING = frozenset(("judged", "wanted", "asked", "discussed"))
# What somebody is only said to believe is asserted by whoever says so.
HELD = frozenset(("believed",))
# A claim stands in a content when this share of its characters does; the rest are commas and joints.
MOST = 0.7
# Roles of those who publish, and the form of a credit in running text.
PUBLISHERS = frozenset(("agency", "outlet"))
LEDE = "lede"


def chain_for(
    span: Span, passages: Sequence[Passage], book: SpeakerBook, report: Report, held: bool = False
) -> tuple[Attribution, ...]:
    """The chain of a claim that stands on the span, from the outlet inwards to whoever asserts it.

    Where a stance is `held`, whoever judges or wants in the span's own words is its speaker.
    """
    speeches = covering(span, passages, book, held)
    links = [(s, a) for s in speeches if (a := book.attribution(s)) is not None]
    asserted = [(s, a) for s, a in links if s.manner not in HELD]
    inner = [a for _, a in (asserted or links)]
    relayed = list(_relayed(speeches, passages, report))
    head = [*_outlet(report), *_agency(report, [*relayed, *inner])]
    for link in relayed:
        if not any(a.role == link.role and a.name == link.name for a in (*head, *inner)):
            head.append(link)
    return (*head, *_without_doubles(inner, head))


def covering(
    span: Span, passages: Sequence[Passage], book: SpeakerBook, held: bool = False
) -> tuple[Speech, ...]:
    """The speeches whose content holds the span, the widest first; those that assert nothing left out."""
    home = _home(span, passages)
    told = book.speeches_over(home) if home is not None else ()
    found = [s for s in told if (s.manner not in SILENT and _holds(s, span)) or (held and _voiced(s, span))]
    return tuple(sorted(found, key=lambda s: (-sum(c.end - c.start for c in s.content), s.how == "citing")))


def _voiced(speech: Speech, span: Span) -> bool:
    """Whether the span's own words tell who judges or wants."""
    return speech.manner in JUDGING and any(span.overlaps(c) for c in speech.cue) and bool(speech.source)


def _home(span: Span, passages: Sequence[Passage]) -> Passage | None:
    """The passage in which the span starts; passages stand in text order."""
    place = bisect_right(passages, span.start, key=lambda p: p.span.start) - 1
    return passages[place] if place >= 0 else None


def _holds(speech: Speech, span: Span) -> bool:
    """Whether most of the claim's words, the speech's own source and cue set aside, stand in its content."""
    own = sum(_shared(span, s) for s in (*speech.source, *speech.cue))
    inside = sum(_shared(span, c) for c in speech.content)
    return inside > 0 and inside >= MOST * (span.end - span.start - own)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _outlet(report: Report) -> Iterator[Attribution]:
    if report.outlet:
        yield Attribution("outlet", report.outlet)


def _agency(report: Report, told: Sequence[Attribution]) -> Iterator[Attribution]:
    """The agency that the report credits for its text, on the words of its first credit where it has one.

    One that only the first paragraph credits has not told what a sentence of its own credits to another publisher.
    """
    if not report.agency:
        return
    own = [c for c in report.credits if c.name == report.agency]
    others = {a.name for a in told if a.role in PUBLISHERS} - {report.agency}
    if others and own and all(c.form == LEDE for c in own):
        return
    yield Attribution("agency", report.agency, own[0].span if own else None)


def _relayed(
    speeches: Sequence[Speech], passages: Sequence[Passage], report: Report
) -> Iterator[Attribution]:
    """Agencies and outlets that the sentence says were told, or that cited the speaker."""
    for speech in speeches:
        for row, span in (*_told(speech, passages), *_told_again(speech, passages, report)):
            yield Attribution("agency" if row.is_agency else "outlet", row.name, span)


def _told(speech: Speech, passages: Sequence[Passage]) -> Iterator[tuple[OutletRow, Span]]:
    """Names of publishers beside the cue ("told X", "speaking to X") or in the source ("cited by X")."""
    if not speech.cue:
        return
    passage = _home(speech.cue[0], passages)
    sentence = sentence_at(passage, speech.cue[0]) if passage else None
    if passage is None or sentence is None:
        return
    at = sentence.span.start
    for found in publishers_in(sentence.span.words):
        span = Span(at + found.start, at + found.end, sentence.span.words[found.start : found.end])
        if found.row is None or any(c.overlaps(span) for c in speech.content):
            continue
        if any(s.start == span.start and s.end == span.end for s in speech.source):
            continue
        yield found.row, span


def _told_again(
    speech: Speech, passages: Sequence[Passage], report: Report
) -> Iterator[tuple[OutletRow, Span]]:
    """ "Told the newspaper": the publisher of that sort that the report named before."""
    passage = _home(speech.cue[0], passages) if speech.cue else None
    sentence = sentence_at(passage, speech.cue[0]) if passage else None
    if passage is None or sentence is None:
        return
    for verb in sentence.inside(speech.cue[-1]):
        for child in sentence.children(verb):
            definite = any(c.lemma == "the" for c in sentence.children(child))
            if child.dep not in ("dobj", "dative") or child.lemma not in people_table()["publishers"]:
                continue
            span = Span(child.start, child.end, child.text)
            row = taken_up(report, span, child.lemma) if definite else None
            if row is not None:
                yield row, span


def _without_doubles(inner: Sequence[Attribution], head: Sequence[Attribution]) -> Iterator[Attribution]:
    """An agency or outlet that stands in the chain's head already is not named again."""
    for link in inner:
        outer = link.role in ("agency", "outlet")
        if not (outer and any(h.role == link.role and h.name == link.name for h in head)):
            yield link
