"""Versions, withdrawals and take-downs: what counts from which day on, and what a past day's answer still is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.register.book_material import NOBODY, make_reading, make_transfer, moment
from tests.register.stores import Store
from waybill.errors import InputError
from waybill.records.claim import Reading
from waybill.records.entry import Search
from waybill.records.judgement import Judgement, Withdrawal
from waybill.records.lineage import Drift, Lineage, Link, Sign
from waybill.records.report import LeftOut
from waybill.register import Horizon, Register, State, Work

WEB = "https://berth.example/trucks"


def at_web(number: int, published: date | None, address: str = WEB) -> Reading:
    reading = make_reading(number, published)
    return replace(reading, report=replace(reading.report, address=address))


def states(work: Work) -> Iterator[State]:
    """All claims are one transfer; each report is a rewrite of the one before it."""
    for readings in work.days:
        ordered = sorted(readings, key=lambda r: r.report.id)
        links, drift = [], []
        for one, other in pairwise(ordered):
            before, after = (r.claims[0].said("quantity")[0].span for r in (one, other))
            sign = Sign("wording", 0.5, "alike", after)
            links.append(Link(one.report.id, other.report.id, "rewrite", 0.5, (sign,)))
            drift.append(Drift(one.report.id, other.report.id, "quantity", before, after, "other number"))
        ids = tuple(r.report.id for r in ordered)
        claims = tuple(sorted(c.id for r in readings for c in r.claims))
        told = (make_transfer("t-a", claims, ids),) if claims else ()
        yield State(told, Lineage(ids, tuple(links), (), NOBODY, tuple(drift)))


def retracted(reading: Reading, day: date, kind: str = "retraction") -> Withdrawal:
    return Withdrawal(reading.report.id, kind, day, "Ada", moment(20), "the harbour log says otherwise")  # type: ignore[arg-type]


def told_on(book: Register, day: date) -> list[tuple[str, ...]]:
    return [t.claims for t in book.transfers(Horizon(day))]


def test_other_bytes_at_a_web_address_are_a_version_that_replaces_the_former(book: Register) -> None:
    old, new = at_web(1, date(2024, 3, 1)), at_web(2, date(2024, 3, 9))
    for reading in (old, new):
        book.record_reading(reading, moment(10))
    book.revise(states)
    assert book.versions(old.report.id) == book.versions(new.report.id) == (old.report.id, new.report.id)
    assert told_on(book, date(2024, 3, 8)) == [("c-1-1",)]
    assert told_on(book, date(2024, 3, 9)) == [("c-2-1",)]
    assert book.readings() == (new,)
    assert book.reading(old.report.id) == old
    (change,) = book.changes(date(2024, 3, 8), date(2024, 3, 9))
    assert change.causes == ("new version",) and change.before and change.after
    assert book.verify() == ()


def test_a_version_without_a_day_of_its_own_counts_from_when_it_was_learnt(book: Register) -> None:
    old, new = at_web(1, date(2024, 3, 1)), at_web(2, date(2024, 3, 1))
    book.record_reading(old, moment(2))
    book.record_reading(new, moment(10))
    book.revise(states)
    assert told_on(book, date(2024, 3, 9)) == [("c-1-1",)]
    assert told_on(book, date(2024, 3, 10)) == [("c-2-1",)]


def test_an_older_copy_that_is_found_late_takes_its_own_place(book: Register) -> None:
    new, old = at_web(2, date(2024, 3, 9)), at_web(1, date(2024, 3, 1))
    book.record_reading(new, moment(10))
    book.record_reading(old, moment(11))
    book.revise(states)
    assert book.versions(new.report.id) == (old.report.id, new.report.id)
    assert told_on(book, date(2024, 3, 8)) == [("c-1-1",)]
    assert book.readings() == (new,)


def test_a_path_on_a_disk_is_no_web_address(book: Register) -> None:
    for number in (1, 2):
        book.record_reading(at_web(number, date(2024, 3, number), "inbox/page.html"))
    assert len(book.readings()) == 2


def test_a_retracted_report_counts_until_the_day(book: Register) -> None:
    readings = [make_reading(n, date(2024, 3, n)) for n in (1, 2, 3)]
    for reading in readings:
        book.record_reading(reading, moment(4))
    book.revise(states, moment(5))
    before = book.transfers()
    book.withdraw(retracted(readings[1], date(2024, 3, 15)), moment(20))
    book.revise(states, moment(21))
    assert [len(c) for c in told_on(book, date(2024, 3, 14))] == [3]
    assert [len(c) for c in told_on(book, date(2024, 3, 15))] == [2]
    assert [t.claims for t in book.transfers()] == told_on(book, date(2024, 3, 15))
    assert book.transfers(Horizon(learnt_by=moment(19))) == before
    assert book.reading(readings[1].report.id) == readings[1]
    (gone,) = book.withdrawals(readings[1].report.id)
    assert gone.kind == "retraction" and book.withdrawals(horizon=Horizon(date(2024, 3, 14))) == ()
    (change,) = book.changes(date(2024, 3, 14), date(2024, 3, 15))
    assert change.causes == ("withdrawal",)
    with pytest.raises(InputError, match="no report"):
        book.withdraw(replace(gone, report="r-0"))


def test_a_take_down_blanks_the_text_and_leaves_what_was_put_together(book: Register, store: Store) -> None:
    readings = [make_reading(n, date(2024, 3, n)) for n in (1, 2, 3)]
    for reading in readings:
        book.record_reading(reading, moment(4))
    book.revise(states, moment(5))
    assert book.list_reports("trucks workers")[1] == 3
    book.withdraw(retracted(readings[1], date(2024, 3, 15), "take_down"), moment(20))
    book.revise(states, moment(21))
    assert book.verify() == ()
    blank = book.reading(readings[1].report.id)
    assert blank is not None and blank.report.text == "" and blank.claims[0].span.words == ""
    assert blank.claims[0].span.start == readings[1].claims[0].span.start
    assert book.list_reports("trucks workers")[1] == 2
    assert [len(c) for c in told_on(book, date(2024, 3, 14))] == [3]
    assert book.rebuild(states, moment(22)) == 0
    assert book.list_entries(Search(words="trucks workers")).total == 1
    with contextmanager(store.raw)(book.address) as raw:
        for change in ("text = 'anything'", "text = '', tx_id = 1"):
            with pytest.raises(DBAPIError, match="append-only"):
                raw.execute(text(f"UPDATE report_text SET {change}"))


def test_kinship_comes_back_word_for_word(book: Register) -> None:
    readings = [make_reading(n, date(2024, 3, 1)) for n in (1, 2, 3)]
    for reading in readings:
        book.record_reading(reading)
    book.revise(states)
    (wanted,) = states(Work(("NOR", "MLT"), (tuple(readings),)))
    entry = book.entry("t-a")
    assert entry is not None
    assert set(entry.lineage.links) == set(wanted.lineage.links)
    assert set(entry.lineage.drift) == set(wanted.lineage.drift)
    assert book.lineage().links == entry.lineage.links


def test_a_bulk_load_is_found_like_any_other(book: Register) -> None:
    readings = [make_reading(n, date(2024, 3, 1 + n % 5)) for n in range(40)]
    assert book.bulk([*readings, readings[0]]) == 40
    assert book.bulk(readings) == 0
    book.revise(states)
    assert book.list_reports("port workers")[1] == 40
    assert book.counts() == {"reports": 40, "claims": 40, "entries": 1, "left_out": 0}
    assert len(book.history("t-a")) == 5
    assert book.verify() == ()


def test_behind_counts_what_waits_to_be_put_together(book: Register) -> None:
    assert book.behind() == 0
    one, other = make_reading(1), make_reading(2)
    book.record_reading(one, moment(10))
    book.record_reading(other, moment(10))
    assert book.behind() == 2
    book.revise(states)
    assert book.behind() == 0
    judgement = Judgement(one.claims[0].id, "quantity", "accept", "Ada", moment(11), "counted at the quay")
    book.judge(judgement)
    book.withdraw(retracted(other, date(2024, 3, 5)))
    assert book.behind() == 2
    book.record_left_out(LeftOut("harbour/log.txt", "reading", "no text in it"))
    assert book.behind() == 2
    book.revise(states)
    assert book.behind() == 0
    book.revise(states)
    assert book.behind() == 0
