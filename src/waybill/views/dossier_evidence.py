"""Readings come in; for any claim, its very sentence with the words that count marked goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from waybill.records.claim import Claim, Reading
from waybill.records.report import Report
from waybill.records.transfer import Transfer
from waybill.records.values import Value
from waybill.records.words import Said, Span
from waybill.views.claims import put, write_link
from waybill.views.dossier_words import period_words

# Which layer wins where marked stretches overlap: the value asked for, then the speaker, then other fields.
LAYERS = ("value", "speaker", "field")
# The fields of a claim as a reader calls them.
FIELDS = {
    "supplier": "supplier",
    "recipient": "recipient",
    "system": "what",
    "quantity": "how many",
    "when": "when",
    "mode": "by",
    "via": "by way of",
    "range_km": "range",
    "body": "body",
    "target": "on",
    "change": "change",
    "parties": "parties",
    "party": "party",
    "response": "answer",
    "stance": "stance",
    "place": "where",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence; `layer` is value, speaker, field or "" and `title` says what is marked."""

    words: str
    layer: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim as it is shown: its sentence in runs, who tells it, through which chain, when it was out.

    `elsewhere`: the value asked for stands in other words of the report than the sentence.
    """

    claim: str
    anchor: str
    kind: str
    runs: tuple[Run, ...]
    context: tuple[Run, ...]
    outlet: str
    day: str
    chain: tuple[str, ...]
    put: str
    negated: bool
    part: str
    elsewhere: bool = False


class Evidence:
    """Every claim of the readings by its id, with its report; `shown` holds the claims quoted so far."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = {r.report.id: r for r in readings}
        self.shown: set[str] = set()
        self.claims: dict[str, tuple[Reading, Claim]] = {
            c.id: (r, c) for r in self.readings.values() for c in r.claims
        }

    def of(self, transfer: Transfer) -> list[tuple[Reading, Claim]]:
        """The claims of the transfer and those quoted beside them, as far as held, in the order told."""
        ids = sorted({*transfer.claims, *self.shown})
        found = [self.claims[i] for i in ids if i in self.claims]
        return sorted(found, key=lambda t: (*out_on(t[0].report), t[1].span.start, t[1].id))

    def quotes(self, ids: Iterable[str], field: str = "", value: Value | None = None) -> tuple[Quote, ...]:
        """The claims as quotes, the value's words marked; one sentence marked alike is quoted once."""
        told = sorted(
            (self.claims[i] for i in dict.fromkeys(ids) if i in self.claims),
            key=lambda t: (*out_on(t[0].report), t[1].id),
        )
        made: dict[tuple[str, tuple[Run, ...]], Quote] = {}
        for reading, claim in told:
            quote = self.quote(reading, claim, words_of(claim, field, value))
            made.setdefault((reading.report.id, quote.runs), quote)
            self.shown.add(claim.id)
        return tuple(made.values())

    def quote(self, reading: Reading, claim: Claim, spans: Sequence[Span] = ()) -> Quote:
        """The claim with its sentence: those spans marked as the value, speaker and fields more lightly."""
        text = reading.report.text
        start, end = sentence_around(reading, claim.span)
        layers = [(s, "value", "") for s in spans] + lightly(claim, bool(spans))
        outside = [s for s in spans if s.end <= start or s.start >= end]
        context: tuple[Run, ...] = ()
        if outside:
            context = mark_runs(
                text, *sentence_around(reading, outside[0]), [(s, "value", "") for s in outside]
            )
        return Quote(
            claim.id,
            anchor_of(claim.id),
            claim.kind,
            mark_runs(text, start, end, layers),
            context,
            outlet_of(reading.report),
            day_of(reading.report),
            links_of(reading.report, claim),
            put(claim),
            claim.polarity == "negated",
            claim.part,
            bool(spans) and len(outside) == len(spans),
        )


def anchor_of(claim: str) -> str:
    """The claim's id as the name of a place on the page."""
    return "claim-" + re.sub(r"[^A-Za-z0-9_-]", "-", claim)


def outlet_of(report: Report) -> str:
    """Who published it, else the file or page it was read from."""
    return report.outlet or report.address.rsplit("/", 1)[-1] or "outlet not known"


def day_of(report: Report) -> str:
    """The day it was out, in words."""
    return period_words(report.published.period if report.published else None)


def out_on(report: Report) -> tuple[str, str]:
    """Sorts reports by the day they were out, undated ones last."""
    period = report.published.period if report.published else None
    day = (period.earliest or period.latest) if period else None
    return (day.isoformat() if day else "9999", report.id)


def links_of(report: Report, claim: Claim) -> tuple[str, ...]:
    """The chain from the outlet inwards, one link each; a wire's own page names it once."""
    found = [outlet_of(report)]
    for link in claim.attribution:
        words = write_link(link)
        if link.role != "outlet" and words != found[-1]:
            found.append(words)
    return tuple(found)


def words_of(claim: Claim, field: str, value: Value | None) -> list[Span]:
    """The spans on which the value stands in the claim, else those of the whole field."""
    said: list[Said[Value]] = [s for name in field.split("|") if name for s in claim.said(name)]
    return [s.span for s in said if s.value == value] or [s.span for s in said]


def sentence_around(reading: Reading, span: Span) -> tuple[int, int]:
    """The whole sentences that the span touches, else the span alone."""
    touched = [s for _, s in reading.sentences if s.overlaps(span)]
    starts, ends = [s.start for s in touched], [s.end for s in touched]
    return min([*starts, span.start]), max([*ends, span.end])


def lightly(claim: Claim, value_shown: bool = False) -> list[tuple[Span, str, str]]:
    """The speakers of a claim, and the words of its fields where no single value is asked for."""
    speakers = [(a.span, "speaker", "who says so") for a in claim.attribution if a.span]
    if value_shown:
        return speakers
    fields = [
        (s.span, "field", FIELDS.get(name, name.replace("_", " ")))
        for name in claim.fields
        for s in claim.said(name)
    ]
    return speakers + fields


def mark_runs(text: str, start: int, end: int, layers: Sequence[tuple[Span, str, str]]) -> tuple[Run, ...]:
    """Cut the stretch at every mark's ends, so that marks never nest; the first of LAYERS wins."""
    inside = [
        (max(s.start, start), min(s.end, end), layer, title)
        for s, layer, title in layers
        if s.start < end and s.end > start
    ]
    cuts = sorted({start, end, *(i[0] for i in inside), *(i[1] for i in inside)})
    runs: list[Run] = []
    for one, two in pairwise(cuts):
        over = sorted(
            (i for i in inside if i[0] <= one and two <= i[1]),
            key=lambda i: (LAYERS.index(i[2]), i[1] - i[0]),
        )
        layer, title = (over[0][2], over[0][3]) if over else ("", "")
        if runs and (runs[-1].layer, runs[-1].title) == (layer, title):
            runs[-1] = Run(runs[-1].words + text[one:two], layer, title)
        else:
            runs.append(Run(text[one:two], layer, title))
    return tuple(runs)
