"""Transfers keep their ids through growth, re-reading, merging and splitting."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.register.book_material import make_reading, make_transfer, moment
from waybill.records.claim import Reading
from waybill.records.transfer import Transfer
from waybill.register import Horizon, Register, end_of
from waybill.register.identity import name_transfers


def test_a_transfer_that_grows_keeps_its_id_and_gains_a_revision(book: Register) -> None:
    (first,) = book.record_transfers([make_transfer("t-a", ("c-1",))], moment(1))
    (grown,) = book.record_transfers([make_transfer("t-b", ("c-1", "c-2"))], moment(2))
    assert (first.id, first.revision) == ("t-a", 1)
    assert (grown.id, grown.revision) == ("t-a", 2)
    assert book.transfers() == (grown,)
    assert book.transfers(Horizon(learnt_by=end_of(date(2024, 3, 1)))) == (first,)
    assert book.verify() == ()


def test_nothing_is_written_where_nothing_changed(book: Register) -> None:
    one = make_transfer("t-a", ("c-1",))
    book.record_transfers([one], moment(1))
    assert book.record_transfers([one], moment(2))[0].revision == 1
    assert len(book.transfers()) == 1


def test_merging_leaves_a_forwarding_id(book: Register) -> None:
    book.record_transfers([make_transfer("t-a", ("c-1", "c-2")), make_transfer("t-b", ("c-3",))], moment(1))
    (whole,) = book.record_transfers([make_transfer("t-c", ("c-1", "c-2", "c-3"))], moment(2))
    assert whole.id == "t-a"
    assert book.current_id("t-b") == "t-a"
    assert book.current_id("t-b", Horizon(learnt_by=moment(1))) == "t-b"
    assert [t.id for t in book.transfers()] == ["t-a"]


def test_splitting_gives_the_rest_an_id_of_its_own(book: Register) -> None:
    book.record_transfers([make_transfer("t-a", ("c-1", "c-2", "c-3"))], moment(1))
    small, large = make_transfer("t-a", ("c-3",)), make_transfer("t-x", ("c-1", "c-2"))
    named = book.record_transfers([small, large], moment(2))
    assert [t.id for t in named] == ["t-a-2", "t-a"]
    assert [t.claims for t in named] == [("c-3",), ("c-1", "c-2")]


def test_a_transfer_whose_claims_are_gone_ends_and_its_id_is_not_given_again(book: Register) -> None:
    book.record_transfers([make_transfer("t-a", ("c-1",))], moment(1))
    assert book.record_transfers([], moment(2)) == ()
    assert book.transfers() == ()
    (new,) = book.record_transfers([make_transfer("t-a", ("c-9",))], moment(3))
    assert new.id == "t-a-2"
    assert book.verify() == ()


def test_after_a_reading_by_other_rules_the_reports_carry_the_identity(book: Register) -> None:
    book.record_transfers([make_transfer("t-a", ("old-1",), ("r-1",))], moment(1))
    (again,) = book.record_transfers([make_transfer("t-z", ("new-1",), ("r-1",))], moment(2))
    assert (again.id, again.revision) == ("t-a", 2)
    other = make_transfer("t-y", ("x-1",), ("r-1",), recipient="DNK")
    assert [t.id for t in book.record_transfers([again, other], moment(3))] == ["t-a", "t-y"]


def test_one_report_of_two_transfers_keeps_them_apart_by_their_systems(book: Register) -> None:
    trucks = make_transfer("t-a", ("old-1",), ("r-1",), system="truck")
    boats = make_transfer("t-b", ("old-2",), ("r-1", "r-2"), system="patrol boat")
    book.record_transfers([trucks, boats], moment(1))
    boats = make_transfer("t-x", ("new-1",), ("r-1", "r-2"), system="patrol boat")
    trucks = make_transfer("t-y", ("new-2",), ("r-1", "r-2"), system="truck")
    assert [t.id for t in book.record_transfers([boats, trucks], moment(2))] == ["t-b", "t-a"]


def test_a_question_about_a_past_day_goes_by_the_ids_given_then(book: Register) -> None:
    book.record_transfers([make_transfer("t-a", ("c-1",))], moment(1))
    book.record_transfers([make_transfer("t-b", ("c-1", "c-2"))], moment(2))
    asked = make_transfer("t-computed", ("c-1",))
    assert [(t.id, t.revision) for t in book.named([asked])] == [("t-a", 2)]
    early = Horizon(learnt_by=end_of(date(2024, 3, 1)))
    assert [(t.id, t.revision) for t in book.named([asked], early)] == [("t-a", 1)]
    before = Horizon(learnt_by=moment(1, 1))
    assert [(t.id, t.revision) for t in book.named([asked], before)] == [("t-computed", 1)]


def test_a_revision_on_an_older_state_is_done_again(book: Register) -> None:
    calls: list[int] = []

    def assemble(readings: tuple[Reading, ...]) -> list[Transfer]:
        """While this puts the first state together, another writer records one more report."""
        if not calls:
            with Register.open(book.address, writable=True) as other:
                other.record_reading(make_reading(2))
        calls.append(len(readings))
        return [make_transfer("t-a", tuple(c.id for r in readings for c in r.claims))]

    book.record_reading(make_reading(1))
    (done,) = book.revise(assemble)
    assert calls == [1, 2]
    assert len(done.claims) == 2 and book.transfers() == (done,)
    assert [t.revision for t in book.revise(assemble)] == [1]


def test_a_revision_that_is_always_overtaken_is_left_to_the_other(book: Register) -> None:
    numbers = iter(range(100))

    def assemble(readings: tuple[Reading, ...]) -> list[Transfer]:
        with Register.open(book.address, writable=True) as other:
            other.record_reading(make_reading(next(numbers)))
        return [make_transfer("t-a", ("c-1",))]

    assert [t.id for t in book.revise(assemble)] == ["t-a"]
    assert book.transfers() == ()


claim_sets = st.lists(
    st.frozensets(st.sampled_from([f"c-{n}" for n in range(8)]), min_size=1, max_size=4), max_size=4
)


def transfers_of(sets: list[frozenset[str]], prefix: str) -> list[Transfer]:
    return [make_transfer(f"{prefix}-{n}", tuple(sorted(s))) for n, s in enumerate(sets)]


@given(claim_sets, claim_sets, st.randoms())
def test_naming_does_not_depend_on_order(
    old: list[frozenset[str]], new: list[frozenset[str]], random: Random
) -> None:
    live = {t.id: t for t in transfers_of(old, "t")}
    computed = transfers_of(new, "n")
    named = name_transfers(computed, live)
    by_claims = sorted((t.claims, t.id) for t in named.transfers)
    random.shuffle(computed)
    again = name_transfers(computed, live)
    ids = [t.id for t in named.transfers]
    assert len(set(ids)) == len(ids)
    assert sorted((t.claims, t.id) for t in again.transfers) == by_claims
    assert set(named.ended) == set(live) - set(ids)
    assert dict(again.ended) == dict(named.ended)
