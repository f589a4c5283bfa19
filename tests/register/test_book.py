"""What is recorded comes back, once, as it was known on the day asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy.exc import DBAPIError

import waybill.register
from tests.records.record_strategies import readings
from tests.register.book_material import make_reading, moment
from tests.register.stores import Store
from waybill.errors import InputError, RegisterError
from waybill.records.claim import READER, Reading
from waybill.records.judgement import Judgement
from waybill.records.report import LeftOut
from waybill.records.words import Span
from waybill.register import Horizon, Register, end_of
from waybill.register.payload import join, split


def test_a_reading_comes_back_as_it_was_written(book: Register) -> None:
    reading = make_reading(4)
    assert book.record_reading(reading)
    assert book.readings() == (reading,)
    assert book.has_content(reading.report.sha256)
    assert not book.has_content("0" * 64)
    assert book.verify() == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_every_reading_survives_the_book(reading: Reading) -> None:
    from waybill.register.chain import canonical

    head, claims = split(reading)
    kept = canonical(head) + canonical(claims)
    assert join(canonical(head), [canonical(c) for c in claims], reading.report.text) == reading
    assert '"words"' not in kept.replace(canonical(head["report"].get("published")), "")


def test_the_same_reading_is_not_written_twice(book: Register) -> None:
    reading = make_reading(4)
    assert [book.record_reading(reading), book.record_reading(reading)] == [True, False]
    assert len(book.readings()) == 1


def test_one_content_at_two_addresses_is_one_report(book: Register) -> None:
    reading = make_reading(4)
    twin = replace(reading, report=replace(reading.report, address="copy/4.txt"))
    book.record_reading(reading)
    assert not book.record_reading(twin)
    assert book.readings() == (reading,)


def test_newer_rules_are_read_beside_the_older(book: Register) -> None:
    old, new = make_reading(4, reader="rules/1"), make_reading(4, reader="rules/2")
    book.record_reading(old, moment(1))
    before = Horizon(learnt_by=end_of(date(2024, 3, 1)))
    assert book.has_content(old.report.sha256, "rules/1")
    assert not book.has_content(old.report.sha256, "rules/2")
    book.record_reading(new, moment(2))
    assert book.readings() == (new,)
    assert book.readings(before) == (old,)
    assert book.verify() == ()


def test_a_report_is_not_known_before_it_was_published(book: Register) -> None:
    early, late = make_reading(1, date(2024, 2, 1)), make_reading(2, date(2024, 2, 20))
    book.record_reading(late)
    book.record_reading(early)
    assert book.readings(Horizon(published_by=date(2024, 2, 19))) == (early,)
    assert book.readings(Horizon(published_by=date(2024, 2, 20))) == (early, late)
    assert book.readings(Horizon(published_by=date(2024, 1, 31))) == ()


def test_without_a_date_the_day_learnt_stands_in_and_is_said(book: Register) -> None:
    undated = make_reading(1, None, "rules/1")
    book.record_reading(undated, moment(5))
    book.record_reading(make_reading(1, None, "rules/2"), moment(9))
    assert book.readings(Horizon(published_by=date(2024, 3, 4))) == ()
    assert len(book.readings(Horizon(published_by=date(2024, 3, 5)))) == 1
    assert book.undated() == (undated.report.id,)
    assert book.undated(Horizon(published_by=date(2024, 3, 4))) == ()


def test_a_day_once_answered_gives_the_same_answer_for_ever(book: Register) -> None:
    book.record_reading(make_reading(1, reader="rules/1"), moment(1))
    book.record_left_out(LeftOut("b.txt", "intake", "empty"), moment(1, 13))
    asked = Horizon(published_by=date(2024, 3, 3), learnt_by=end_of(date(2024, 3, 3)))
    before = (book.readings(asked), book.left_out(asked), book.transfers(asked))
    assert before[0] and before[1]
    book.record_reading(make_reading(2), moment(4))
    book.record_reading(make_reading(1, reader="rules/2"), moment(5))
    # The clock is set back behind the day asked for: the record still counts as learnt after it.
    book.record_reading(make_reading(3), moment(2))
    assert (book.readings(asked), book.left_out(asked), book.transfers(asked)) == before
    assert len(book.readings()) == 3
    assert book.verify() == ()


def test_the_order_of_reading_leaves_no_trace(store: Store) -> None:
    material = [make_reading(1), make_reading(2, None), make_reading(3, date(2024, 1, 5))]
    answers = set()
    for order in permutations(material):
        with Register.open(store.fresh(), writable=True) as book:
            for reading in order:
                book.record_reading(reading)
            answers.add(tuple(r.report.id for r in book.readings()))
    assert len(answers) == 1


def test_left_outs_are_kept_once_and_stand_until_read(book: Register) -> None:
    reading = make_reading(4)
    gone = LeftOut(reading.report.address, "intake", "empty file")
    other = LeftOut("b.bin", "intake", "binary")
    assert book.record_left_out(gone, moment(1)) and book.record_left_out(other, moment(2))
    assert not book.record_left_out(gone, moment(3))
    assert set(book.left_out()) == {gone, other}
    book.record_reading(reading, moment(4))
    assert book.left_out() == (other,)
    assert set(book.left_out(Horizon(learnt_by=moment(3)))) == {gone, other}
    assert book.left_out(Horizon(published_by=date(2024, 3, 1))) == ()
    assert book.record_left_out(gone, moment(5))
    assert set(book.left_out()) == {gone, other}


def test_judgements_are_appended_in_order(book: Register) -> None:
    first = Judgement("c-1", "quantity", "fix", "Ada", moment(1), "the caption says five", "5")
    second = Judgement("c-1", "quantity", "accept", "Ben", moment(2), "checked")
    other = Judgement("c-2", "", "reject", "Ada", moment(3), "not a transfer")
    for judgement in (first, second, other):
        book.judge(judgement)
    assert book.judgements() == (first, second, other)
    assert book.judgements("c-1") == (first, second)
    assert book.verify() == ()


def test_a_span_that_does_not_ground_is_refused_whole(book: Register) -> None:
    reading = make_reading(4)
    astray = replace(reading.claims[0], span=Span(0, 3, "Oslo"))
    with pytest.raises(InputError, match="does not stand in its text"):
        book.record_reading(replace(reading, claims=(astray,)))
    twice = (reading.claims[0], reading.claims[0])
    with pytest.raises(InputError, match="share one id"):
        book.record_reading(replace(reading, claims=twice))
    with pytest.raises(InputError, match="another report"):
        book.record_reading(replace(reading, claims=(replace(reading.claims[0], report="r-0"),)))
    assert book.readings() == () and book.verify() == ()
    assert book.record_reading(reading)


def test_characters_no_file_can_hold_are_refused(book: Register) -> None:
    reading = make_reading(4)
    torn = replace(reading, report=replace(reading.report, text=reading.report.text + "\ud800"))
    with pytest.raises(InputError):
        book.record_reading(torn)
    assert book.verify() == () and book.readings() == ()


def test_a_name_that_is_not_text_can_still_be_left_out(book: Register) -> None:
    assert book.record_left_out(LeftOut("bad\udcff.txt", "intake", "not found"))
    assert not book.record_left_out(LeftOut("bad\udcff.txt", "intake", "not found"))
    assert book.left_out()[0].address == "bad\\udcff.txt"


def test_rows_can_neither_be_changed_nor_deleted(book: Register, store: Store) -> None:
    book.record_reading(make_reading(4))
    book.record_left_out(LeftOut("b.txt", "intake", "empty"))
    acts = ["DELETE FROM {}", "UPDATE {} SET tx_id = tx_id"]
    if store.name == "postgresql":
        acts += ["TRUNCATE {} CASCADE", "SET session_replication_role = replica; DELETE FROM {}"]
    for table in ("tx", "report_text", "report", "reading", "claim", "left_out"):
        for act in acts:
            with pytest.raises(DBAPIError, match="append-only"):
                store.run(book.address, act.format(table))


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE claim SET kind = 'shipment'",
        "UPDATE report_text SET text = replace(text, '4', '9')",
        "UPDATE tx SET why = 'nothing'",
        "UPDATE tx SET recorded_at = '2020-01-01T00:00:00.000000Z'",
        "DELETE FROM left_out",
        "DELETE FROM claim",
        "UPDATE reading SET known_from = '2020-01-01'",
    ],
)
def test_verify_finds_what_was_tampered_with(book: Register, store: Store, tamper: str) -> None:
    book.record_reading(make_reading(4))
    book.record_left_out(LeftOut("b.txt", "intake", "empty"))
    assert book.verify() == ()
    store.tamper(book.address, tamper)
    assert book.verify() != ()


def test_the_head_shows_that_the_end_was_cut_off(book: Register) -> None:
    assert book.head() == (0, "0" * 64)
    book.record_reading(make_reading(4))
    number, hash_ = book.head()
    assert number == 1 and len(hash_) == 64
    book.record_left_out(LeftOut("b.txt", "intake", "empty"))
    assert book.head()[0] == 2 and book.head()[1] != hash_


def test_a_missing_guard_is_found(book: Register, store: Store) -> None:
    store.drop_guard(book.address, "claim", "delete")
    assert book.verify() == ("guard claim_no_delete is missing: rows could be changed",)


def test_a_register_opened_for_reading_does_not_write(book: Register) -> None:
    book.record_reading(make_reading(4))
    with Register.open(book.address) as reader:
        assert reader.readings() == book.readings()
        with pytest.raises(RegisterError, match="reading only"):
            reader.record_reading(make_reading(5))


def test_a_moment_without_a_zone_is_refused(book: Register) -> None:
    with pytest.raises(ValueError, match="zone"):
        book.readings(Horizon(learnt_by=datetime(2024, 3, 1)))


def test_the_end_of_a_day_is_its_last_moment() -> None:
    assert end_of(date(2024, 3, 1)) == datetime(2024, 3, 1, 23, 59, 59, 999999, tzinfo=UTC)


def test_the_face_is_narrow() -> None:
    shown = {name for kind in Register.__mro__ for name in vars(kind) if not name.startswith("_")}
    assert shown == {
        "open", "close", "record_reading", "record_left_out", "bulk", "revise", "rebuild", "redraw", "judge", "withdraw",
        "has_content", "readings", "readings_of", "reading", "list_reports", "versions", "withdrawals", "undated",
        "left_out", "transfers", "lineage", "entry", "history", "list_entries", "current_id", "changes", "counts",
        "judgements", "behind", "head", "verify",
    }  # fmt: skip
    assert waybill.register.__all__ == ["NOW", "Assemble", "Horizon", "Register", "State", "Work", "end_of"]
    assert READER
