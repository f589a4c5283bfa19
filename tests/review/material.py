"""Handmade readings: a text, its sentences, and claims whose values stand on words of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from waybill.records.claim import Attribution, Claim, Field, Kind, Reading
from waybill.records.formats import LIST_FIELDS
from waybill.records.judgement import Decision, Judgement
from waybill.records.lineage import Independent, Lineage
from waybill.records.report import Part, Published, Report
from waybill.records.transfer import Transfer
from waybill.records.values import Party, Period, Quantity, System, Value
from waybill.records.words import Said, Span
from waybill.review.making import Word, judge_claim
from waybill.transfers.assemble import assemble
from waybill.transfers.gather import Count

MALI, GABON, PERU = Party("MLI", "Mali"), Party("GAB", "Gabon"), Party("PER", "Peru")
PUMA = System("Puma", "Puma", "armoured vehicle", "II")
HERON = System("Heron", "Heron", "uncrewed aerial vehicle", "IV")
TEXT = (
    "Peru shipped 30 Puma carriers to Mali in May. "
    "An official in Lima said the second lot was being loaded. "
    "Mali confirmed the Puma delivery. "
    "Later Peru gave Mali two Heron drones as well."
)
START = datetime(2024, 5, 1, 9, tzinfo=UTC)


def thirty(best: float = 30) -> Quantity:
    """A number of carriers."""
    return Quantity(best, best, best, unit="carrier")


def reading(
    text: str = TEXT, *claims: Claim, address: str = "a.txt", day: int | None = 2, **more: Any
) -> Reading:
    """A report of that day of June 2024; its id hangs on text and address, as its bytes would."""
    sha = hashlib.sha256(f"{address}{text}".encode()).hexdigest()
    at = date(2024, 6, day) if day else None
    published = Published(Period(at, at, str(at)), str(at), "header") if at else None
    more = {"outlet": address.partition(".")[0]} | more
    report = Report(
        f"r-{sha[:8]}", sha, address, text, (Part("body", 0, len(text)),), published=published, **more
    )
    sentences = tuple(("body", Span(m.start(), m.end(), m[0])) for m in re.finditer(r"[^.]+\.", text))
    trimmed = tuple((p, Span.cut(text, s.start + (s.words[0] == " "), s.end)) for p, s in sentences)
    return Reading(report, trimmed, tuple(owned(c, report) for c in claims))  # type: ignore[arg-type]


def owned(claim: Claim, report: Report) -> Claim:
    """The claim under the id that its kind and all its words give it."""
    ends = [(n, s.span.start, s.span.end) for n in sorted(claim.fields) for s in claim.said(n)]
    told = repr((report.id, claim.kind, claim.span.start, claim.span.end, ends))
    return replace(claim, id="c-" + hashlib.sha256(told.encode()).hexdigest()[:10], report=report.id)


def on(text: str, words: str, value: Value, how: str = "", nth: int = 0) -> Said[Value]:
    """The value on the nth place where the words stand."""
    start = [m.start() for m in re.finditer(re.escape(words), text)][nth]
    return Said(value, Span.cut(text, start, start + len(words)), how)


def claim(text: str, words: str, kind: Kind = "transfer", **fields: Said[Value]) -> Claim:
    """A claim on these words of the text."""
    start = text.index(words)
    kept: dict[str, Field] = {n: (s,) if n in LIST_FIELDS else s for n, s in fields.items()}
    return Claim("", "", kind, Span.cut(text, start, start + len(words)), (), kept, stage="delivered")


def shipped(
    text: str = TEXT, words: str = "Peru shipped 30 Puma carriers to Mali in May", **fields: Said[Value]
) -> Claim:
    """Peru delivered thirty Pumas to Mali, unless the fields say otherwise."""
    told = {
        "supplier": on(text, "Peru", PERU),
        "recipient": on(text, "Mali", MALI),
        "system": on(text, "Puma", PUMA),
        "quantity": on(text, "30", thirty()),
    }
    return claim(text, words, "transfer", **(told | fields))


def drones(text: str = TEXT) -> Claim:
    """Peru gave Mali two Herons."""
    return claim(
        text,
        "Later Peru gave Mali two Heron drones as well",
        supplier=on(text, "Peru", PERU, nth=1),
        recipient=on(text, "Mali", MALI, nth=2),
        system=on(text, "Heron", HERON),
        quantity=on(text, "two", Quantity(2, 2, 2, unit="drone")),
    )


def spoken(told: Claim, text: str, words: str, side: str | None = None) -> Claim:
    """The claim in the mouth of an unnamed speaker."""
    start = text.index(words)
    who = Attribution("speaker", None, Span.cut(text, start, start + len(words)), "s-1", False, None, side)
    return replace(told, attribution=(who,))


def word(
    decision: Decision, value: str | None = None, by: str = "Ann", hour: int = 0, reason: str = "I looked"
) -> Word:
    """What a person says that many hours after the start."""
    return Word(decision, by, START + timedelta(hours=hour), reason, value)


def judge(
    of: Reading, field: str, decision: Decision, value: str | None = None, nth: int = 0, **more: Any
) -> Judgement:
    """A judgement on the nth claim of the reading."""
    return judge_claim(of, of.claims[nth], field, word(decision, value, **more))


def one_each(claims: Any) -> Independent:
    """Counts every report as an origin of its own."""
    count = len({c.report for c in claims})
    return Independent(count, count, 0, (f"{count} reports.",))


ALONE = Lineage((), (), (), Independent(0, 0, 0, ()), ())
COUNT: Count = one_each


def put(*readings: Reading, **more: Any) -> tuple[Transfer, ...]:
    """The transfers of the readings, no two of them kin."""
    return assemble(readings, ALONE, COUNT, **more)
