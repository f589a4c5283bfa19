"""A report comes in; its passages with marks and speech go out. The step of this room."""

from __future__ import annotations

from dataclasses import replace

from waybill.reading.handing_on import handed_on
from waybill.reading.modes import mark_modes
from waybill.reading.parse import Piece, parse_all
from waybill.reading.parties import mark_parties
from waybill.reading.places import mark_places
from waybill.reading.quantities import mark_quantities
from waybill.reading.speech import find_speech
from waybill.reading.systems import mark_systems
from waybill.reading.times import mark_times
from waybill.records.passage import Mark, Passage
from waybill.records.report import Report
from waybill.records.values import Period
from waybill.records.words import Span

# Captions, bylines and furniture are kept in the report but never read: no claim may stand on them.
READ_PARTS = ("headline", "body")


def read(report: Report) -> tuple[Passage, ...]:
    """Read the report's headlines and body paragraphs, each parsed for itself."""
    published = report.published.period if report.published else None
    passages: list[Passage] = []
    mentioned: Period | None = None
    for bare in _parsed(report):
        passages.append(_marked(bare, published, mentioned))
        mentioned = _last_whole(passages[-1]) or mentioned
    spoken = find_speech(passages)
    return tuple(replace(p, speech=s) for p, s in zip(passages, spoken, strict=True))


def _parsed(report: Report) -> list[Passage]:
    """The passages parsed, their designations marked first: they become one token each, and no number is read in them."""
    parts = [p for p in report.parts if p.part in READ_PARTS and report.text[p.start : p.end].strip()]
    spans = [Span.cut(report.text, p.start, p.end) for p in parts]
    systems = handed_on(spans, [mark_systems(span.words, span.start) for span in spans])
    names = [tuple(m.span for m in marks if m.how != "kind") for marks in systems]
    parsed = parse_all([Piece(s.words, s.start, merges) for s, merges in zip(spans, names, strict=True)])
    rows = zip(parts, spans, parsed, systems, strict=True)
    return [Passage(part.part, span, sentences, marks) for part, span, sentences, marks in rows]


def _marked(passage: Passage, published: Period | None, mentioned: Period | None) -> Passage:
    """Lay the other marks; `mentioned` is the last period named before with both its ends, for "the previous day"."""
    for lay in (mark_parties, mark_places, mark_modes):
        passage = _with(passage, lay(passage))
    passage = _with(passage, mark_times(passage, published, mentioned))
    return _with(passage, mark_quantities(passage))


def _last_whole(passage: Passage) -> Period | None:
    """The last period of the passage with both its ends."""
    periods = [m.value for m in passage.marks if m.kind == "time" and isinstance(m.value, Period)]
    return next((p for p in reversed(periods) if p.earliest and p.latest), None)


def _with(passage: Passage, marks: tuple[Mark, ...]) -> Passage:
    return replace(passage, marks=tuple(sorted((*passage.marks, *marks), key=lambda m: m.span)))
