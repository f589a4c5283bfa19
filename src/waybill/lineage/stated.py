"""The lines of a report come in; what each open speaker says goes out, under the names he may have in others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waybill.lineage.lines import Line
from waybill.lineage.sides import parties_in
from waybill.lineage.voices import BODIES, DOCUMENTS, SILENT, Voice, statement_key
from waybill.records.claim import Reading


def stated(body: Sequence[Line]) -> Mapping[str, tuple[Line, ...]]:
    """The lines of each open speaker."""
    found: dict[str, tuple[Line, ...]] = {}
    for line in body:
        name = statement_key(line.who) if line.who else None
        if name:
            found[name] = (*found.get(name, ()), line)
    return found


def spoken(reading: Reading, body: Sequence[Line]) -> Mapping[str, tuple[Line, ...]]:
    """The lines of each open speaker under every name he may have in another report."""
    home = _home(reading, body)
    found: dict[str, tuple[Line, ...]] = {}
    for line in body:
        for key in sorted(statement_keys(line.who, home)) if line.who else ():
            found[key] = (*found.get(key, ()), line)
    return found


def _home(reading: Reading, body: Sequence[Line]) -> str | None:
    """The state of the dateline, else the one named first in the lead."""
    text = reading.report.text
    datelines = [text[p.start : p.end].title() for p in reading.report.parts if p.part == "dateline"]
    for words in (*datelines, *(line.span.words for line in body[:1])):
        for code, _ in parties_in(words):
            return code
    return None


def statement_keys(voice: Voice, home: str | None) -> frozenset[str]:
    """Every name under which an open speaker may stand in another report: his own, and his state's, for a ministry,
    its head and "Seoul" say one thing; `home` is the state of the report's dateline."""
    own = statement_key(voice)
    if voice.cue in SILENT:
        return frozenset()
    side = next(iter(voice.sides)) if len(voice.sides) == 1 else None
    state = voice.head == "" and side is not None and not voice.names
    body = voice.head in BODIES or voice.head in DOCUMENTS or bool(voice.names) or state
    named = side or (home if voice.head in BODIES else None)
    keys = {own} if own else set()
    return frozenset(keys | ({f"{named} state"} if body and named else set()))
