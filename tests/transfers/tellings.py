"""Handmade readings: one report with as many claims as wanted, each on words of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from waybill.records.claim import Attribution, Claim, Field, Reading
from waybill.records.lineage import Independent
from waybill.records.report import Part, Published, Report
from waybill.records.values import Party, Period, Quantity, System
from waybill.records.words import Said, Span

CHAD, TOGO, OMAN = Party("TCD", "Chad"), Party("TGO", "Togo"), Party("OMN", "Oman")
LYNX = System("Lynx", "Lynx", "armoured vehicle", "II")
VEHICLE = System("armoured vehicle", None, "armoured vehicle", "II")
RIFLE = System("rifle", None, "rifle", "SALW")
TEXT = "Words that every value of these tests may stand on."
WORDS = Span.cut(TEXT, 0, 5)


def said(value: Party | System | Quantity | Period | str, how: str = "") -> Field:
    """A value on the first word of the text."""
    return Said(value, WORDS, how)


def telling(name: str, day: int | None, *claims: Claim, outlet: str | None = None) -> Reading:
    """A report of that day of March 2023 with these claims."""
    published = None
    if day is not None:
        at = date(2023, 3, day)
        published = Published(Period(at, at, at.isoformat()), at.isoformat(), "header")
    parts = (Part("body", 0, len(TEXT)),)
    report = Report(f"r-{name}", name, f"{name}.txt", TEXT, parts, outlet=outlet or name, published=published)
    own = tuple(replace(c, id=f"{c.id}-{name}", report=report.id) for c in claims)
    return Reading(report, (("body", WORDS),), own)


def movement(system: System = LYNX, **fields: Field) -> Claim:
    """Oman delivered the system to Chad, unless the fields say otherwise."""
    told = {"supplier": said(OMAN), "recipient": said(CHAD), "system": (said(system),), **fields}
    return Claim("c", "", "transfer", WORDS, (), told, stage="delivered")  # type: ignore[arg-type]


def by(claim: Claim, words: str, side: str | None = None, named: bool = False, manner: str = "said") -> Claim:
    """The claim in the mouth of a speaker."""
    speaker = Attribution("speaker", words if named else None, WORDS, words, named, None, side, None, manner)
    return replace(claim, attribution=(speaker,))


def answer(party: Party, response: str) -> Claim:
    """A party's response."""
    fields = {"party": said(party), "response": said(response)}
    return Claim(f"a-{response}", "", "response", WORDS, (), fields)


def one_each(claims: Sequence[Claim]) -> Independent:
    """Counts every report as an origin of its own."""
    count = len({c.report for c in claims})
    return Independent(count, count, 0, (f"{count} reports.",))
