"""Sentences written for the tests come in; readings as the flow would hand them on go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from waybill.records.claim import Attribution, Claim, Reading
from waybill.records.report import PartName, Published, Report
from waybill.records.values import Period
from waybill.records.words import Span


def told(
    name: str,
    sentences: Sequence[str],
    outlet: str | None = None,
    day: date | None = None,
    agency: str | None = None,
    language: str = "en",
) -> Reading:
    """A reading of a report whose first sentence is its headline and whose others are paragraphs of the
    body."""
    text = "\n\n".join(sentences)
    spans: list[tuple[PartName, Span]] = []
    at = 0
    for number, sentence in enumerate(sentences):
        spans.append(("body" if number else "headline", Span.cut(text, at, at + len(sentence))))
        at += len(sentence) + 2
    digest = sha256(f"{name}{text}".encode()).hexdigest()
    published = Published(Period(day, day), "", "byline") if day else None
    report = Report(
        f"r-{digest[:16]}",
        digest,
        f"{name}.txt",
        text,
        (),
        outlet,
        agency,
        sentences[0],
        published,
        language,
    )
    return Reading(report, tuple(spans), ())


def copy_of(reading: Reading, name: str) -> Reading:
    """The same text at another address."""
    digest = sha256(f"{name}{reading.report.text}".encode()).hexdigest()
    report = replace(reading.report, id=f"r-{digest[:16]}", sha256=digest, address=f"{name}.txt", outlet=name)
    claims = tuple(
        replace(c, id=f"{c.id}-{name}", report=report.id, attribution=_moved(c, name)) for c in reading.claims
    )
    return replace(reading, report=report, claims=claims)


def _moved(claim: Claim, outlet: str) -> tuple[Attribution, ...]:
    return tuple(replace(a, name=outlet) if a.role == "outlet" else a for a in claim.attribution)


def claimed(
    reading: Reading, words: str, *chain: Attribution, kind: str = "transfer"
) -> tuple[Reading, Claim]:
    """A claim on the words of the reading, with the chain given after the outlet."""
    text = reading.report.text
    at = text.index(words)
    span = Span.cut(text, at, at + len(words))
    attribution = (Attribution("outlet", reading.report.outlet), *chain)
    mark = sha256(f"{reading.report.id}{words}".encode()).hexdigest()[:8]
    claim = Claim(f"c-{mark}", reading.report.id, kind, span, attribution)  # type: ignore[arg-type]
    return replace(reading, claims=(*reading.claims, claim)), claim


def speaker(name: str | None = None, side: str | None = None, named: bool = False) -> Attribution:
    """The innermost link of a chain."""
    return Attribution("speaker", name, named=named, side=side, manner="said")


def agency(name: str) -> Attribution:
    """A wire service in a chain."""
    return Attribution("agency", name)
