"""Passages in, one waybill.marks/1 line a document out."""

from __future__ import annotations

from collections.abc import Iterable

from waybill.records.formats_values import Json, period_to_json, quantity_to_json, value_to_json
from waybill.records.passage import Mark, Passage, Speech
from waybill.records.values import Period, Quantity
from waybill.records.words import Span


def mark_to_json(mark: Mark) -> Json:
    """A mark's span flat beside its value; a time without a day of its own has `period: null`."""
    data: Json = {
        "kind": mark.kind,
        "start": mark.span.start,
        "end": mark.span.end,
        "words": mark.span.words,
    }
    if mark.kind == "time":
        data["period"] = period_to_json(mark.value) if isinstance(mark.value, Period) else None
    elif isinstance(mark.value, Quantity):
        data |= quantity_to_json(mark.value)
    elif mark.value is not None:
        data |= value_to_json(mark.value)
    if mark.role:
        data["role"] = mark.role
    return data | {"how": mark.how} if mark.how else data


def _ends(spans: Iterable[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def speech_to_json(speech: Speech) -> Json:
    """Who is said to say what, by the ends of the spans."""
    data: Json = {
        "kind": "speech",
        "source": _ends(speech.source),
        "cue": _ends(speech.cue),
        "content": _ends(speech.content),
        "manner": speech.manner,
        "quoted": speech.quoted,
    }
    return data | {"how": speech.how} if speech.how else data


def marks_to_json(doc: str, passages: Iterable[Passage]) -> Json:
    """All marks of one document in text order, speech after the marks of its passage."""
    found: list[Json] = []
    for passage in passages:
        found += [mark_to_json(m) for m in sorted(passage.marks, key=lambda m: (m.span, m.kind))]
        found += [speech_to_json(s) for s in passage.speech]
    return {"schema": "waybill.marks/1", "doc": doc, "marks": found}
