"""Judgements in a register: they count in its entries, outlive newer rules by their words, and the past stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.review.material import TEXT, drones, judge, on, reading, shipped, thirty, word
from waybill.flow import picture_of, settled_of, states_of
from waybill.records.claim import Reading
from waybill.records.judgement import Judgement, Withdrawal
from waybill.records.transfer import Transfer
from waybill.register import NOW, Horizon, Register
from waybill.review.making import judge_link, judge_merge, judge_outlet
from waybill.review.queue import queue

FIRST = reading(TEXT, shipped(), drones(), address="https://lima.example/a")
BEGIN = datetime(2024, 7, 1, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Register]:
    with Register.open(str(tmp_path / "book.db"), writable=True) as register:
        keep(register, FIRST, 0)
        yield register


def keep(register: Register, read: Reading, hour: int) -> None:
    register.record_reading(read, BEGIN + timedelta(hours=hour))
    register.revise(states_of, BEGIN + timedelta(hours=hour, minutes=1))


def decide(register: Register, judgement: Judgement, hour: int) -> None:
    register.judge(judgement, BEGIN + timedelta(hours=hour))
    register.revise(states_of, BEGIN + timedelta(hours=hour, minutes=1))


def numbers(register: Register, within: Horizon = NOW) -> list[float]:
    return sorted(q.value.best or 0 for t in register.transfers(within) for q in t.quantities)


def by_goods(register: Register) -> dict[str, Transfer]:
    return {t.systems[0].value.name: t for t in register.transfers()}


def test_a_fix_counts_and_what_was_known_before_it_stays_known(book: Register) -> None:
    assert numbers(book) == [2, 30]
    decide(book, judge(FIRST, "quantity", "fix", "41"), 1)
    assert numbers(book) == [2, 41]
    before = Horizon(learnt_by=BEGIN + timedelta(minutes=30))
    assert numbers(book, before) == [2, 30] and book.judgements(horizon=before) == ()
    # What the machine read is what the readings still say; the judgement tells it too.
    assert {s.value for c in book.readings()[0].claims for s in c.said("quantity")} >= {thirty()}
    assert book.verify() == ()


def test_newer_rules_keep_the_fix_by_its_words_and_open_the_rest(book: Register) -> None:
    decide(book, judge(FIRST, "quantity", "fix", "41"), 1)
    decide(book, judge(FIRST, "system", "accept", nth=1), 2)
    wider = shipped(words="Peru shipped 30 Puma carriers to Mali in May.")
    other = replace(drones(), fields={**drones().fields, "system": (on(TEXT, "Heron drones", thirty()),)})
    keep(book, replace(reading(TEXT, wider, other, address=FIRST.report.address), reader="rules/2"), 3)
    assert 41 in numbers(book) and 30 not in numbers(book)
    settled = settled_of(book)
    assert [o.reason for o in settled.reopened] == ["the rules no longer read system on these words"]
    picture = picture_of(book)
    assert any(
        "no longer read system" in i.why[0] for i in queue(settled, picture.transfers, picture.lineage)
    )


def test_a_newer_version_of_the_page_keeps_it_where_the_sentence_stands(book: Register) -> None:
    decide(book, judge(FIRST, "quantity", "fix", "41"), 1)
    longer = "Updated with a word from Lima. " + TEXT
    keep(book, reading(longer, shipped(longer), address=FIRST.report.address, day=5), 2)
    assert numbers(book) == [41]
    assert numbers(book, Horizon(published_by=date(2024, 6, 3))) == [2, 41]
    assert settled_of(book).reopened == ()
    changed = TEXT.replace("30 Puma", "30 new Puma")
    words = "Peru shipped 30 new Puma carriers to Mali in May"
    keep(book, reading(changed, shipped(changed, words), address=FIRST.report.address, day=8), 3)
    assert numbers(book) == [30]
    assert "another version now" in settled_of(book).reopened[0].reason


def test_a_merge_leaves_a_forwarding_id_and_a_rebuild_gives_the_same(book: Register) -> None:
    found = by_goods(book)
    one, other = found["Puma"], found["Heron"]
    told = {c.id: (FIRST, c) for c in FIRST.claims}
    decide(book, judge_merge(one, other, told, word("same")), 1)
    (joined,) = book.transfers()
    assert {book.current_id(one.id), book.current_id(other.id)} == {joined.id}
    assert set(joined.claims) == {*one.claims, *other.claims}
    assert book.rebuild(states_of) == 0 and book.transfers() == (joined,)
    # Newer rules: the claims have other ids, the merge stands on their words.
    wider = shipped(words="Peru shipped 30 Puma carriers to Mali in May.")
    keep(book, replace(reading(TEXT, wider, drones(), address=FIRST.report.address), reader="rules/2"), 2)
    assert len(book.transfers()) == 1 and book.transfers()[0].id == joined.id


def test_an_export_of_a_past_day_is_the_same_after_twenty_judgements(book: Register) -> None:
    past = Horizon(date(2024, 6, 30), BEGIN + timedelta(minutes=30))
    before = repr(
        (book.transfers(past), book.lineage(past), book.readings(past), book.judgements(horizon=past))
    )
    fields = ("supplier", "recipient", "system", "quantity", "stage")
    for n in range(20):
        decide(book, judge(FIRST, fields[n % 5], ("accept", "unsure")[n % 2], nth=n % 2, hour=n), n + 1)
    after = repr(
        (book.transfers(past), book.lineage(past), book.readings(past), book.judgements(horizon=past))
    )
    assert before == after and len(book.judgements()) == 20


def test_a_fixed_party_moves_the_claim_to_another_entry_and_back(book: Register) -> None:
    pumas = by_goods(book)["Puma"].id
    decide(book, judge(FIRST, "recipient", "fix", "Gabon"), 1)
    found = by_goods(book)
    assert found["Puma"].recipient and found["Puma"].recipient.value.code == "GAB"
    assert found["Heron"].recipient and found["Heron"].recipient.value.code == "MLI"
    decide(book, judge(FIRST, "recipient", "unsure", hour=1), 2)
    back = by_goods(book)["Puma"]
    assert back.recipient and back.recipient.value.code == "MLI" and back.id == pumas
    assert len(book.transfers()) == 2 and book.verify() == ()


def test_an_entry_all_of_whose_claims_moved_to_another_pair_leads_there(book: Register) -> None:
    pumas, herons = (by_goods(book)[name].id for name in ("Puma", "Heron"))
    decide(book, judge(FIRST, "recipient", "fix", "Gabon"), 1)
    there = by_goods(book)["Puma"].id
    assert there != pumas and book.current_id(pumas) == there and book.current_id(herons) == herons
    entry = book.entry(pumas)
    assert entry and entry.transfer.recipient and entry.transfer.recipient.value.code == "GAB"
    assert any(
        f"merged into {there}" in words
        for change in book.changes(BEGIN + timedelta(minutes=30), BEGIN + timedelta(hours=2))
        for _, _, words in change.fields
    )
    # Nothing flips back when the pair is put together again, alone or with all.
    assert book.rebuild(states_of) == 0
    keep(book, reading(TEXT + " No more.", drones(), address="https://quito.example/b", day=4), 2)
    assert book.current_id(pumas) == there and book.rebuild(states_of) == 0
    # Taken back, it stands for itself again, and what was asked of before still says the same.
    decide(book, judge(FIRST, "recipient", "unsure", hour=1), 3)
    assert book.current_id(pumas) == pumas and book.current_id(there) == pumas
    assert book.current_id(pumas, Horizon(learnt_by=BEGIN + timedelta(hours=2))) == there
    assert book.rebuild(states_of) == 0 and book.verify() == ()


def test_newer_rules_leave_the_way_to_another_pair_as_it_is(book: Register) -> None:
    pumas = by_goods(book)["Puma"].id
    decide(book, judge(FIRST, "recipient", "fix", "Gabon"), 1)
    there = book.current_id(pumas)
    wider = shipped(words="Peru shipped 30 Puma carriers to Mali in May.")
    keep(book, replace(reading(TEXT, wider, drones(), address=FIRST.report.address), reader="rules/2"), 2)
    assert by_goods(book)["Puma"].id == there == book.current_id(pumas)
    assert book.rebuild(states_of) == 0 and book.verify() == ()


def test_what_is_rejected_whole_is_gone_and_comes_back_when_that_is_taken_back(book: Register) -> None:
    for nth in (0, 1):
        decide(book, judge(FIRST, "", "reject", nth=nth), nth + 1)
    assert book.transfers() == () and len(book.readings()[0].claims) == 2
    decide(book, judge(FIRST, "", "unsure", hour=1), 3)
    assert numbers(book) == [30]


def test_reports_judged_different_are_two_origins(book: Register) -> None:
    copy = reading(TEXT, shipped(), drones(), address="https://quito.example/b", day=3)
    keep(book, copy, 1)
    assert {t.origins.high for t in book.transfers()} == {1}
    decide(book, judge_link(FIRST, copy, word("different")), 2)
    assert {t.origins.high for t in book.transfers()} == {2}
    decide(book, judge_link(FIRST, copy, word("same", hour=1)), 3)
    assert {t.origins.high for t in book.transfers()} == {1}


def test_an_outlets_grade_reaches_its_entries(book: Register) -> None:
    name = FIRST.report.outlet or ""
    decide(book, judge_outlet(name, word("fix", "C")), 1)
    assert {t.reliability.mark for t in book.transfers()} == {"C"}


def test_a_taken_down_report_leaves_its_judgements_on_record_and_no_error(book: Register) -> None:
    decide(book, judge(FIRST, "quantity", "fix", "41"), 1)
    gone = Withdrawal(FIRST.report.id, "take_down", date(2024, 6, 20), "Ann", BEGIN, "a court said so")
    book.withdraw(gone, BEGIN + timedelta(hours=2))
    book.revise(states_of, BEGIN + timedelta(hours=2, minutes=1))
    assert book.transfers() == () and len(book.judgements()) == 1
    assert numbers(book, Horizon(published_by=date(2024, 6, 10))) == [2, 41]
    assert len(settled_of(book).unseen) == 1 and book.verify() == ()
