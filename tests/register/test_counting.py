"""What is counted and listed by the database is what the readings themselves say, on every day and as learnt at every moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from tests.register.book_material import make_reading, moment
from waybill.records.claim import Reading
from waybill.records.judgement import Withdrawal
from waybill.records.report import LeftOut
from waybill.register import NOW, Horizon, Register

DAYS = [date(2024, 3, day) for day in (1, 4, 9, 12, 20, 31)]
HORIZONS = [
    NOW,
    *(Horizon(day) for day in DAYS),
    *(Horizon(learnt_by=moment(day)) for day in (1, 3, 6, 8, 11)),
    *(Horizon(day, moment(learnt)) for day in DAYS for learnt in (3, 6, 11)),
]


def at(reading: Reading, address: str) -> Reading:
    """The reading of a report that stood at the address."""
    return replace(reading, report=replace(reading.report, address=address))


@pytest.fixture
def mixed(book: Register) -> Register:
    """Single reports, three versions at one address, two readings of one report, two that were taken back."""
    plain = [make_reading(n, date(2024, 3, n % 12 + 1), "rules/1") for n in range(12)]
    for reading in plain:
        book.record_reading(reading, moment(2))
    page = "https://berth.example/trucks"
    for number, learnt in ((20, 3), (21, 5), (22, 7)):
        book.record_reading(at(make_reading(number, date(2024, 3, number - 15)), page), moment(learnt))
    book.record_reading(make_reading(30, None), moment(4))
    again = make_reading(3, date(2024, 3, 4), "rules/2")
    book.record_reading(replace(again, claims=()), moment(6))
    for number, day in ((5, 9), (20, 20)):
        report = make_reading(number).report.id
        book.withdraw(
            Withdrawal(report, "retraction", date(2024, 3, day), "Ada", moment(8), "wrong"), moment(8)
        )
    book.record_left_out(LeftOut("b.bin", "intake", "binary"), moment(10))
    return book


def test_counts_are_those_of_the_readings(mixed: Register) -> None:
    for horizon in HORIZONS:
        readings = mixed.readings(horizon)
        assert mixed.counts(horizon) | {"entries": 0} == {
            "reports": len(readings),
            "claims": sum(len(r.claims) for r in readings),
            "entries": 0,
            "left_out": len(mixed.left_out(horizon)),
        }


def test_pages_together_are_the_readings(mixed: Register) -> None:
    for words, horizon in product(["", "port workers", "5 trucks", "nowhere"], HORIZONS):
        wanted = {r.report.id: r for r in mixed.readings(horizon) if holds(r, words)}
        pages = [mixed.list_reports(words, horizon, 4, offset) for offset in range(0, 20, 4)]
        assert {total for _, total in pages} == {len(wanted)}
        shown = [r for page, _ in pages for r in page]
        assert {r.report.id: r for r in shown} == wanted and len(shown) == len(wanted)
        dated = [str(r.report.published.period.latest) for r in shown if r.report.published]
        assert dated == sorted(dated, reverse=True)


def holds(reading: Reading, words: str) -> bool:
    """Whether all the words stand in the text or the title."""
    told = f"{reading.report.title} {reading.report.text}".lower().replace(",", " ").replace(".", " ").split()
    return set(words.split()) <= set(told)
