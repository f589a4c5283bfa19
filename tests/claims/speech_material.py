"""Passages made for the tests on speakers and chains, with party marks laid on given words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from waybill.reading.parse import parse
from waybill.reading.speech import find_speech
from waybill.records.passage import Mark, Passage
from waybill.records.report import Report
from waybill.records.values import Party
from waybill.records.words import Span


def read_passages(text: str, parties: Mapping[str, str]) -> tuple[Passage, ...]:
    """Parse paragraph by paragraph, mark the given words as parties, find the speech."""
    found = []
    for part in re.finditer(r"[^\n]+", text):
        marks = tuple(
            Mark("party", Span(m.start(), m.end(), m[0]), Party(code, code), "demonym")
            for words, code in parties.items()
            for m in re.finditer(rf"\b{re.escape(words)}\b", text)
            if part.start() <= m.start() < part.end()
        )
        span = Span(part.start(), part.end(), part[0])
        found.append(Passage("body", span, parse(part[0], part.start()), marks))
    return tuple(replace(p, speech=s) for p, s in zip(found, find_speech(found), strict=True))


def report_of(text: str, outlet: str | None = None, agency: str | None = None) -> Report:
    """A report around a text."""
    return Report("r-1", "0", "made-up.txt", text, (), outlet=outlet, agency=agency)
