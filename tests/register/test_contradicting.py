"""Merges that contradict one another, over both stores: the conflict is on record, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.register.stores import Store
from tests.review.material import ALONE, word
from tests.review.test_merges import BOTH, CLAIMS
from waybill.flow import settled_of, states_of
from waybill.records.judgement import Decision, Judgement
from waybill.records.transfer import Transfer
from waybill.register import Register
from waybill.review.making import judge_merge
from waybill.review.merges import contradictions
from waybill.review.queue import queue


@contextmanager
def reopened(book: Register) -> Iterator[Register]:
    with closing(Register.open(book.address, writable=True)) as again:
        yield again


def test_merges_that_contradict_are_a_recorded_conflict_and_nothing_is_lost(
    store: Store, book: Register
) -> None:
    for reading in BOTH:
        book.record_reading(reading)
    book.revise(states_of)
    before = book.transfers()
    claims = {c for t in before for c in t.claims}
    a, b, c = (t for t in before if t.recipient and t.recipient.value.code == "MLI")
    words = [judge(a, b, 0), judge(b, c, 1), judge(a, c, 2, "different")]
    for judgement in words:
        book.judge(judgement)
        book.revise(states_of)
    with reopened(book) as again:
        now = again.transfers()
        assert again.judgements() == tuple(words)
        assert {claim for t in now for claim in t.claims} == claims
        homes = {claim: t.id for t in now for claim in t.claims}
        assert homes[a.claims[0]] != homes[c.claims[0]]
        settled = settled_of(again)
        (against,) = contradictions(settled.ties, now)
        assert against.tie.judgement in words[:2] and [t.judgement for t in against.by] == [words[2]]
        assert [i.field for i in queue(settled, now, ALONE)].count("merge") == 1
        # Every id that was ever given still leads somewhere, and the same book gives the same entries.
        assert {again.current_id(t.id) for t in before} == {t.id for t in now}
        assert again.rebuild(states_of) == 0
        assert again.verify() == ()


def judge(one: Transfer, other: Transfer, hour: int, decision: Decision = "same") -> Judgement:
    return judge_merge(one, other, CLAIMS, word(decision, by=f"Person {hour}", hour=hour))
