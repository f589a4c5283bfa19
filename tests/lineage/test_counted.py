"""What is remembered of a count is what would be counted anew, whatever comes in beside it."""

from __future__ import annotations

from datetime import date, timedelta

from waybill.flow import read_report_through
from waybill.intake.read import read_report
from waybill.lineage.counted import Counted
from waybill.lineage.counting import independent_of
from waybill.lineage.trace import trace
from waybill.records.claim import Reading

TELLING = "Brunei shipped forty howitzers to Fiji this week, two dock workers told {whom}."
TOLD = (
    TELLING.format(whom="Reuters"),
    TELLING.format(whom="Reuters") + " They came by sea.",
    "Brunei has delivered howitzers to Fiji, the defence ministry of Fiji said.",
    "Iceland sold nine radars to Malta, a broker told the Valletta Mirror.",
    TELLING.format(whom="AFP"),
)


def readings() -> list[Reading]:
    found = []
    for n, words in enumerate(TOLD):
        day = date(2023, 6, 1) + timedelta(n)
        text = f"Guns go to sea\nOutlet {n}\n{day:%B} {day.day}, 2023\n\n{words}\n"
        found.append(read_report_through(read_report(text.encode(), f"{n}.txt"))[0])
    return found


def test_a_remembered_count_is_the_count() -> None:
    known, told = Counted(), readings()
    asked = 0
    for size in range(1, len(told) + 1):
        lineage = trace(told[:size])
        count = known.among(lineage)
        claims = [(r, c) for r in told[:size] for c in r.claims]
        for some in ([one] for one in claims):
            assert count(some) == independent_of(some, lineage)
            asked += 1
        assert count(claims) == independent_of(claims, lineage)
    assert asked > len(known._counts) - len(TOLD) > 0
