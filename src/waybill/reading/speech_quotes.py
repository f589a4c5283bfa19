"""Drafts and quotations come in; drafts with whole quotations as contents go out, carried on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from waybill.reading.quotes import Quote
from waybill.reading.speech_clauses import STANCES
from waybill.reading.speech_draft import Draft
from waybill.records.passage import Passage
from waybill.records.words import Span

# A draft by the number of its passage and its own.
Place = tuple[int, int]
# What opens a quotation.
MARKS = "\"“‘'„«`"
# Between a cue and its quotation stand at most a day and a place ("told reporters in Geneva on Tuesday").
REACH = 60
# What may stand between a quotation and the cue or source after it.
AFTER_QUOTE = re.compile(r"[\s,.–—-]*")
BEFORE_QUOTE = re.compile(r"[^.!?;“”\"\n]*\s*:?\s*")


def join_quotes(
    passages: Sequence[Passage], quotes: Sequence[tuple[Quote, ...]], drafts: Sequence[list[Draft]]
) -> list[list[Draft]]:
    """Snap contents to whole quotations, give quotations to the cue beside them, carry the rest on."""
    joined: list[list[Draft]] = []
    last: Place | None = None
    waiting: list[Span] = []
    for n, passage in enumerate(passages):
        joined.append([_snapped(passage, quotes[n], d) for d in drafts[n]])
        if last is not None and not _goes_on(passage, quotes[n]):
            last = None
        for quote in quotes[n]:
            owner = _owner(passage, quote, joined[n])
            if owner is None and not _opens_sentence(passage, quote):
                continue
            last = (n, owner) if owner is not None else _last_before(n, quote, joined[n]) or last
            told = [*waiting, _cut(passage, quote)] if quote.carried else [_cut(passage, quote)]
            waiting = []
            if last is None and not quote.closed:
                waiting = told
            elif last is not None:
                _give(joined, last, told)
    return [[d for d in found if d.content] for found in joined]


def _give(joined: list[list[Draft]], place: Place, quotes: Sequence[Span]) -> None:
    n, i = place
    for quote in quotes:
        joined[n][i] = _with(joined[n][i], quote)


def _cut(passage: Passage, quote: Quote) -> Span:
    at = passage.span.start
    return Span(quote.start, quote.end, passage.span.words[quote.start - at : quote.end - at])


def _snapped(passage: Passage, quotes: tuple[Quote, ...], found: Draft) -> Draft:
    """A content that cuts into a quotation takes it whole, unless the cue itself is quoted there."""
    spans = list(found.content)
    for quote in quotes:
        if quote.start < found.end and found.start < quote.end:
            continue
        for i, span in enumerate(spans):
            if span.start < quote.end and quote.start < span.end:
                spans[i] = _hull(passage, span, quote, found)
    return replace(found, content=_merged(passage, spans))


def _hull(passage: Passage, span: Span, quote: Quote, found: Draft) -> Span:
    start, end = min(span.start, quote.start), max(span.end, quote.end)
    at = passage.span.start
    return Span(start, end, passage.span.words[start - at : end - at])


def _merged(passage: Passage, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in text order, those that overlap made one."""
    kept: list[Span] = []
    at = passage.span.start
    for span in sorted(spans):
        if kept and span.start < kept[-1].end:
            start, end = kept[-1].start, max(kept[-1].end, span.end)
            kept[-1] = Span(start, end, passage.span.words[start - at : end - at])
        else:
            kept.append(span)
    return tuple(kept)


def _with(found: Draft, quote: Span) -> Draft:
    """Add a quotation to the content, unless it is in it already."""
    if any(span.start < quote.end and quote.start < span.end for span in found.content):
        return found
    return replace(found, content=tuple(sorted((*found.content, quote))))


def _owner(passage: Passage, quote: Quote, drafts: Sequence[Draft]) -> int | None:
    """The draft whose content the quotation is already, or whose cue stands right beside it."""
    near: list[tuple[int, int]] = []
    for i, found in enumerate(drafts):
        if quote.start < found.end and found.start < quote.end:
            continue
        if any(s.start <= quote.start and quote.end <= s.end for s in found.content):
            near.append((-1, i))
        elif found.takes_quote:
            gap = _gap(passage, quote, found)
            if gap is not None:
                near.append((gap, i))
    return min(near)[1] if near else None


def _gap(passage: Passage, quote: Quote, found: Draft) -> int | None:
    """How far the cue stands from the quotation in the same sentence; None where something parts them."""
    text, at = passage.span.words, passage.span.start
    if quote.end <= found.start:
        between = text[quote.end - at : found.start - at]
        ended = text[quote.start - at : quote.end - at].rstrip("\"”’'»").endswith(".")
        return len(between) if AFTER_QUOTE.fullmatch(between) and not ended else None
    between = text[found.end - at : quote.start - at]
    plain = any(text[c.start - at] not in MARKS for c in found.content)
    return len(between) if len(between) <= REACH and not plain and BEFORE_QUOTE.fullmatch(between) else None


def _opens_sentence(passage: Passage, quote: Quote) -> bool:
    before = passage.span.words[: quote.start - passage.span.start].rstrip()
    return not before or before[-1] in '.!?:”"'


def _goes_on(passage: Passage, quotes: tuple[Quote, ...]) -> bool:
    """A paragraph that opens with a quotation goes on with the speaker of the one before."""
    opens = bool(quotes) and not passage.span.words[: quotes[0].start - passage.span.start].strip()
    return opens and (quotes[0].closed or quotes[0].carried)


def _last_before(n: int, quote: Quote, drafts: Sequence[Draft]) -> Place | None:
    """The last draft before it in the paragraph that was quoted already, else the last that tells."""
    before = [i for i, d in enumerate(drafts) if _may_go_on(d) and d.end <= quote.start]
    quoted = [i for i in before if any(c.words[0] in MARKS for c in drafts[i].content)]
    chosen = quoted or before
    return (n, chosen[-1]) if chosen else None


def _may_go_on(found: Draft) -> bool:
    telling = found.takes_quote and found.manner not in STANCES and found.manner != "asked"
    return telling and bool(found.source) and bool(found.content)
