"""Readings come in; the lines under which reports are listed go out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from waybill.records.claim import Reading
from waybill.records.report import Report
from waybill.views.dossier_evidence import day_of, outlet_of
from waybill.views.dossier_words import HOW_KNOWN
from waybill.views.report_text import KIND_WORDS

# As long as a headline.
FIRST_WORDS, FIRST_LENGTH = 9, 90


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report as it is listed; `link` is set only for a web address, of a path only the file's name is shown."""

    id: str
    title: str
    outlet: str
    agency: str
    day: str
    how: str
    words: str
    address: str
    link: str
    language: str
    claims: int
    kinds: tuple[tuple[str, int], ...]


def title_of(report: Report) -> str:
    """The report's title; where it has none, how its text begins, in quotation marks."""
    if report.title:
        return report.title
    body = next((p for p in report.parts if p.part == "body"), None)
    words = report.text[body.start : body.end].split() if body else []
    begun = " ".join(words[:FIRST_WORDS])[:FIRST_LENGTH]
    return f"“{begun}…”" if begun else "untitled"


def line_of(reading: Reading) -> ReportLine:
    """The report's line."""
    report = reading.report
    web = report.address.lower().startswith(("https://", "http://"))
    kinds = Counter(KIND_WORDS.get(c.kind, c.kind) for c in reading.claims)
    published = report.published
    return ReportLine(
        report.id,
        title_of(report),
        outlet_of(report),
        report.agency or "",
        day_of(report),
        HOW_KNOWN.get(published.how, published.how) if published else "no day found on the page",
        published.words if published else "",
        report.address if web else report.address.replace("\\", "/").rsplit("/", 1)[-1],
        report.address if web else "",
        report.language,
        len(reading.claims),
        tuple(kinds.most_common()),
    )
