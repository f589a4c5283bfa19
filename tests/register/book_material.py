"""Small readings and transfers for the register's tests; the facts in them are made up."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from waybill.records.claim import READER, Attribution, Claim, Reading
from waybill.records.lineage import Independent
from waybill.records.report import Part, Published, Report
from waybill.records.transfer import Backed, Grade, Transfer
from waybill.records.values import Party, Period, Quantity, System
from waybill.records.words import Said, Span

NOBODY = Independent(1, 1, 0, ())


def moment(day: int, hour: int = 12) -> datetime:
    """A moment in March 2024."""
    return datetime(2024, 3, day, hour, tzinfo=UTC)


def make_report(number: int, published: date | None = date(2024, 2, 1)) -> Report:
    """One report of its own content."""
    text = (
        f"Norway shipped {number} trucks to Malta, two port workers said.\nThe ministry declined to comment."
    )
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    period = Period(published, published, published.isoformat() if published else "")
    return Report(
        id=f"r-{sha256[:16]}",
        sha256=sha256,
        address=f"harbour/{number}.txt",
        text=text,
        parts=(Part("body", 0, len(text)),),
        outlet="The Daily Berth",
        title=f"{number} trucks",
        published=Published(period, "1 February", "byline") if published else None,
    )


def make_reading(
    number: int,
    published: date | None = date(2024, 2, 1),
    reader: str = READER,
    pair: tuple[str, str] = ("NOR", "MLT"),
) -> Reading:
    """One report read: two sentences, one claim."""
    report = make_report(number, published)

    def cut(words: str) -> Span:
        start = report.text.index(words)
        return Span.cut(report.text, start, start + len(words))

    first, second = report.text.split("\n")
    claim = Claim(
        id=f"c-{number}-{1 if reader == READER else reader[-1]}",
        report=report.id,
        kind="transfer",
        span=cut(first),
        attribution=(
            Attribution("outlet", "The Daily Berth"),
            Attribution("speaker", span=cut("two port workers"), id="s-1", named=False, manner="said"),
        ),
        fields={
            "supplier": Said(Party(pair[0], "Norway"), cut("Norway")),
            "recipient": Said(Party(pair[1], "Malta"), cut("Malta")),
            "quantity": Said(
                Quantity(number, number, number, unit="truck"), cut(f"{number} trucks"), "number"
            ),
            "system": (Said(System("truck"), cut("trucks")),),
        },
        stage="delivered",
    )
    return Reading(report, (("body", cut(first)), ("body", cut(second))), (claim,), reader)


def make_transfer(
    id_: str,
    claims: tuple[str, ...],
    reports: tuple[str, ...] = (),
    recipient: str = "MLT",
    system: str = "truck",
) -> Transfer:
    """A transfer that stands on these claims."""
    return Transfer(
        id=id_,
        supplier=Backed(Party("NOR", "Norway"), claims),
        recipient=Backed(Party(recipient, recipient.title()), claims),
        systems=(Backed(System(system), claims),),
        stage="delivered",
        stage_why="said to have arrived",
        steps=(),
        quantities=(),
        began=(),
        agreed=(),
        modes=(),
        routes=(),
        positions=(),
        origins=NOBODY,
        reliability=Grade("F", ()),
        credibility=Grade("6", ()),
        conflicts=(),
        claims=claims,
        reports=reports,
    )
