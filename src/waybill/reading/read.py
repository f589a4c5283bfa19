"""A report comes in; its passages with marks and speech go out. The step of this room."""

from __future__ import annotations

from dataclasses import replace

from waybill.reading.modes import mark_modes
from waybill.reading.parse import parse
from waybill.reading.parties import mark_parties
from waybill.reading.places import mark_places
from waybill.reading.quantities import mark_quantities
from waybill.reading.speech import find_speech
from waybill.reading.systems import mark_systems
from waybill.reading.times import mark_times
from waybill.records.passage import Mark, Passage
from waybill.records.report import Part, Report
from waybill.records.values import Period
from waybill.records.words import Span

# Captions, bylines and furniture are kept in the report but never read: no claim may stand on them.
READ_PARTS = ("headline", "body")


def read(report: Report) -> tuple[Passage, ...]:
    """Read the report's headlines and body paragraphs, each parsed for itself."""
    published = report.published.period if report.published else None
    passages: list[Passage] = []
    mentioned: Period | None = None
    for part in report.parts:
        if part.part in READ_PARTS and report.text[part.start : part.end].strip():
            passages.append(read_passage(report, part, published, mentioned))
            mentioned = _last_whole(passages[-1]) or mentioned
    spoken = find_speech(passages)
    return tuple(replace(p, speech=s) for p, s in zip(passages, spoken, strict=True))


def read_passage(
    report: Report, part: Part, published: Period | None, mentioned: Period | None = None
) -> Passage:
    """Lay marks on one part: designations first, so that no number is read inside them.

    `mentioned` is the last period named before with both its ends: "the previous day" counts from it.
    """
    text = report.text[part.start : part.end]
    systems = mark_systems(text, part.start)
    names = [m.span for m in systems if m.how != "kind"]
    span = Span.cut(report.text, part.start, part.end)
    passage = Passage(part.part, span, parse(text, part.start, names), systems)
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
