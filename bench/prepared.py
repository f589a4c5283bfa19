"""A number in, a report already read out: what the register is tried with where the reader would only take time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from waybill.records.claim import READER, Attribution, Claim, Reading
from waybill.records.judgement import Judgement
from waybill.records.lineage import Independent, Lineage
from waybill.records.report import Part, PartName, Published, Report
from waybill.records.transfer import Backed, Grade, Transfer
from waybill.records.values import Party, Period, Quantity, System
from waybill.records.words import Said, Span
from waybill.register import State, Work

FIRST_DAY = date(2024, 1, 1)
# Reports come out on as many days as this, over and over.
DAYS = 60
# Made-up trade between states that border on the sea: the facts do not matter, only that there are several.
SUPPLIERS = (("NOR", "Norway"), ("ITA", "Italy"), ("CHL", "Chile"))
RECIPIENTS = (("MLT", "Malta"), ("FJI", "Fiji"), ("GHA", "Ghana"), ("URY", "Uruguay"))
ALONE = Independent(1, 1, 0, ())


def prepared(number: int, reader: str = READER) -> Reading:
    """The reading of that number: two sentences, one claim; every number is another report."""
    supplier, recipient = SUPPLIERS[number % 3], RECIPIENTS[number % 4]
    first = f"{supplier[1]} shipped {number + 2} trucks to {recipient[1]}, two port workers said."
    text = f"{first}\nThe ministry declined to comment."
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    day = FIRST_DAY + timedelta(number % DAYS)
    report = Report(
        id=f"r-{sha256[:16]}",
        sha256=sha256,
        address=f"harbour/{number}.txt",
        text=text,
        parts=(Part("body", 0, len(text)),),
        outlet="The Daily Berth",
        title=f"{number + 2} trucks",
        published=Published(Period(day, day, day.isoformat()), day.isoformat(), "byline"),
    )

    def cut(words: str) -> Span:
        start = text.index(words)
        return Span.cut(text, start, start + len(words))

    count = number + 2
    claim = Claim(
        id=f"c-{sha256[:16]}-{number}",
        report=report.id,
        kind="transfer",
        span=cut(first),
        attribution=(
            Attribution("outlet", "The Daily Berth"),
            Attribution("speaker", span=cut("two port workers"), id="s-1", named=False, manner="said"),
        ),
        fields={
            "supplier": Said(Party(*supplier), cut(supplier[1])),
            "recipient": Said(Party(*recipient), cut(recipient[1])),
            "quantity": Said(Quantity(count, count, count, unit="truck"), cut(f"{count} trucks"), "number"),
            "system": (Said(System("truck"), cut("trucks")),),
        },
        stage="delivered",
    )
    sentences: tuple[tuple[PartName, Span], ...] = (
        ("body", cut(first)),
        ("body", cut("The ministry declined to comment.")),
    )
    return Reading(report, sentences, (claim,), reader)


def judged(number: int, known: int) -> Judgement:
    """The judgement of that number, on a claim of one of the first `known` readings."""
    about = prepared(number % known).claims[0].id
    at = datetime(2024, 6, 1, tzinfo=UTC) + timedelta(minutes=number)
    return Judgement(about, "quantity", "accept", "Ada", at, f"checked, number {number}")


def put_together(work: Work) -> Iterator[State]:
    """One transfer of all claims, day by day: rules that take no time, and give the same on every run."""
    for readings in work.days:
        claims = tuple(sorted(c.id for r in readings for c in r.claims if _pair(c) == work.pair))
        reports = tuple(sorted({r.report.id for r in readings for c in r.claims if c.id in claims}))
        found = (_transfer(work.pair, claims, reports),) if claims else ()
        yield State(found, Lineage(reports, (), (), ALONE, ()))


def _pair(claim: Claim) -> tuple[str, ...]:
    sides = (claim.said("supplier")[0].value, claim.said("recipient")[0].value)
    return tuple(side.code for side in sides if isinstance(side, Party))


def _transfer(pair: tuple[str, str], claims: tuple[str, ...], reports: tuple[str, ...]) -> Transfer:
    supplier, recipient = (Party(code, code.title()) for code in pair)
    return Transfer(
        id=f"t-{'-'.join(pair).lower()}",
        supplier=Backed(supplier, claims),
        recipient=Backed(recipient, claims),
        systems=(Backed(System("truck"), claims),),
        stage="delivered",
        stage_why="said to have arrived",
        steps=(),
        quantities=(),
        began=(),
        agreed=(),
        modes=(),
        routes=(),
        positions=(),
        origins=ALONE,
        reliability=Grade("F", ()),
        credibility=Grade("6", ()),
        conflicts=(),
        claims=claims,
        reports=reports,
    )
