"""Transfers keep their ids through growth, re-reading, merging and splitting, from day to day and as more is learnt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.register.book_material import NOBODY, make_reading, make_transfer, moment
from waybill.records.lineage import Lineage
from waybill.records.transfer import Transfer
from waybill.register import Assemble, Horizon, Register, State, Work, end_of
from waybill.register.identity import name_transfers, trait_of

FEBRUARY = date(2024, 2, 1)


def always(*transfers: Transfer) -> Assemble:
    """Rules that put the same together on every day."""

    def states(work: Work) -> Iterator[State]:
        for _ in work.days:
            yield State(transfers, Lineage((), (), (), NOBODY, ()))

    return states


def put(book: Register, number: int, *transfers: Transfer) -> tuple[Transfer, ...]:
    """One more report, of the same day as all others, by which these transfers are told; what the book has then."""
    book.record_reading(make_reading(number), moment(number, 1))
    book.revise(always(*transfers), moment(number))
    return book.transfers()


def test_a_transfer_that_grows_keeps_its_id_and_gains_a_revision(book: Register) -> None:
    (first,) = put(book, 1, make_transfer("t-a", ("c-1",)))
    (grown,) = put(book, 2, make_transfer("t-b", ("c-1", "c-2")))
    assert (first.id, first.revision) == ("t-a", 1)
    assert (grown.id, grown.revision) == ("t-a", 2)
    assert book.transfers() == (grown,)
    assert book.transfers(Horizon(learnt_by=end_of(date(2024, 3, 1)))) == (first,)
    assert book.verify() == ()


def test_nothing_is_written_where_nothing_changed(book: Register) -> None:
    one = make_transfer("t-a", ("c-1",))
    put(book, 1, one)
    acts = book.head()[0]
    assert [t.revision for t in put(book, 2, one)] == [1]
    assert book.head()[0] == acts + 1
    assert book.revise(always(one), moment(3)) == 0
    assert book.rebuild(always(one), moment(4)) == 0


def test_merging_leaves_a_forwarding_id(book: Register) -> None:
    put(book, 1, make_transfer("t-a", ("c-1", "c-2")), make_transfer("t-b", ("c-3",)))
    (whole,) = put(book, 2, make_transfer("t-c", ("c-1", "c-2", "c-3")))
    assert whole.id == "t-a"
    assert book.current_id("t-b") == "t-a"
    assert book.current_id("t-b", Horizon(learnt_by=moment(1))) == "t-b"
    found = book.entry("t-b")
    assert found is not None and found.transfer == whole
    assert [t.id for t in book.transfers()] == ["t-a"]


def test_what_was_merged_takes_up_its_id_again_when_it_is_parted(book: Register) -> None:
    one, other = make_transfer("t-a", ("c-1", "c-2")), make_transfer("t-b", ("c-3",))
    put(book, 1, one, other)
    put(book, 2, make_transfer("t-c", ("c-1", "c-2", "c-3")))
    assert [(t.id, t.revision) for t in put(book, 3, one, other)] == [("t-a", 3), ("t-b", 3)]
    assert book.current_id("t-b") == "t-b"


def test_splitting_gives_the_rest_an_id_of_its_own(book: Register) -> None:
    put(book, 1, make_transfer("t-a", ("c-1", "c-2", "c-3")))
    found = put(book, 2, make_transfer("t-a", ("c-3",)), make_transfer("t-x", ("c-1", "c-2")))
    assert [(t.id, t.claims) for t in found] == [("t-a", ("c-1", "c-2")), ("t-a-2", ("c-3",))]


def test_a_transfer_whose_claims_are_gone_ends_and_its_id_is_not_given_again(book: Register) -> None:
    put(book, 1, make_transfer("t-a", ("c-1",)))
    assert put(book, 2) == ()
    assert book.entry("t-a") is None
    (new,) = put(book, 3, make_transfer("t-a", ("c-9",)))
    assert new.id == "t-a-2"
    assert book.verify() == ()


def test_after_a_reading_by_other_rules_the_reports_carry_the_identity(book: Register) -> None:
    put(book, 1, make_transfer("t-a", ("old-1",), ("r-1",)))
    (again,) = put(book, 2, make_transfer("t-z", ("new-1",), ("r-1",)))
    assert (again.id, again.revision) == ("t-a", 2)


def test_one_report_of_two_transfers_keeps_them_apart_by_their_systems(book: Register) -> None:
    trucks = make_transfer("t-a", ("old-1",), ("r-1",), system="truck")
    boats = make_transfer("t-b", ("old-2",), ("r-1", "r-2"), system="patrol boat")
    put(book, 1, trucks, boats)
    boats = make_transfer("t-x", ("new-1",), ("r-1", "r-2"), system="patrol boat")
    trucks = make_transfer("t-y", ("new-2",), ("r-1", "r-2"), system="truck")
    assert {t.id: t.systems[0].value.name for t in put(book, 2, boats, trucks)} == {
        "t-a": "truck",
        "t-b": "patrol boat",
    }


def test_an_id_that_another_pair_has_is_not_given_twice(book: Register) -> None:
    book.record_reading(make_reading(1, pair=("NOR", "MLT")))
    book.record_reading(make_reading(2, pair=("NOR", "DNK")))

    def states(work: Work) -> Iterator[State]:
        for readings in work.days:
            claims = tuple(c.id for r in readings for c in r.claims)
            told = make_transfer("t-a", claims, recipient=work.pair[1])
            yield State((told,), Lineage((), (), (), NOBODY, ()))

    assert book.revise(states) == 2
    assert [(t.id, t.recipient and t.recipient.value.code) for t in book.transfers()] == [
        ("t-a", "DNK"),
        ("t-a-2", "MLT"),
    ]
    assert book.rebuild(states) == 0


def by_reports(work: Work) -> Iterator[State]:
    """All claims of a day are one transfer."""
    for readings in work.days:
        claims = tuple(sorted(c.id for r in readings for c in r.claims))
        reports = tuple(sorted(r.report.id for r in readings))
        told = (make_transfer("t-a", claims, reports),) if claims else ()
        yield State(told, Lineage(reports, (), (), NOBODY, ()))


def test_a_transfer_grows_from_day_to_day_under_one_id(book: Register) -> None:
    for number, day in ((1, 10), (2, 20), (3, 5)):
        book.record_reading(make_reading(number, FEBRUARY.replace(day=day)), moment(number, 1))
        book.revise(by_reports, moment(number))
    states = [(e.known_from.day, e.transfer.id, len(e.transfer.claims)) for e in book.history("t-a")]
    assert states == [(5, "t-a", 1), (10, "t-a", 2), (20, "t-a", 3)]
    assert [len(t.claims) for t in book.transfers(Horizon(FEBRUARY.replace(day=19)))] == [2]
    assert book.transfers(Horizon(FEBRUARY.replace(day=4))) == ()
    early = Horizon(learnt_by=moment(2))
    assert [(e.known_from.day, e.transfer.revision) for e in book.history("t-a", early)] == [(10, 1), (20, 2)]
    cited = book.entry("t-a", revision=1)
    assert cited is not None and len(cited.transfer.claims) == 1
    assert book.verify() == ()


def test_two_that_become_one_on_a_later_day_are_told_from_the_first(book: Register) -> None:
    for number, day in ((1, 1), (2, 2), (3, 9)):
        book.record_reading(make_reading(number, FEBRUARY.replace(day=day)))

    def states(work: Work) -> Iterator[State]:
        for readings in work.days:
            apart = [tuple(c.id for c in r.claims) for r in readings]
            apart = [tuple(c for one in apart for c in one)] if len(apart) > 2 else apart
            told = tuple(make_transfer(f"t-{claims[0]}", claims) for claims in apart)
            yield State(told, Lineage((), (), (), NOBODY, ()))

    book.revise(states)
    before, after = Horizon(FEBRUARY.replace(day=8)), Horizon(FEBRUARY.replace(day=9))
    assert len(book.transfers(before)) == 2
    (whole,) = book.transfers(after)
    (other,) = {t.id for t in book.transfers(before)} - {whole.id}
    assert book.current_id(other, before) == other
    assert book.current_id(other, after) == whole.id
    (change,) = [
        c for c in book.changes(before.published_by or FEBRUARY, FEBRUARY.replace(day=9)) if c.id == other
    ]
    assert change.after is None and change.fields[0] == ("entry", "stood", f"merged into {whole.id}")


def test_a_revision_on_an_older_state_is_done_again(book: Register) -> None:
    calls: list[int] = []

    def assemble(work: Work) -> Iterator[State]:
        """While this puts the first state together, another writer records one more report."""
        if not calls:
            with Register.open(book.address, writable=True) as other:
                other.record_reading(make_reading(2))
        calls.append(len(work.days[0]))
        return by_reports(work)

    book.record_reading(make_reading(1))
    assert book.revise(assemble) == 1
    assert calls == [1, 2]
    (done,) = book.transfers()
    assert len(done.claims) == 2
    assert book.revise(assemble) == 0


def test_a_revision_that_is_always_overtaken_is_left_to_the_other(book: Register) -> None:
    numbers = iter(range(100))

    def assemble(work: Work) -> Iterator[State]:
        with Register.open(book.address, writable=True) as other:
            other.record_reading(make_reading(next(numbers)))
        return by_reports(work)

    book.record_reading(make_reading(100))
    assert book.revise(assemble) == 0
    assert book.transfers() == ()
    assert book.revise(by_reports) == 1
    assert len(book.transfers()[0].claims) == len(book.readings())


claim_sets = st.lists(
    st.frozensets(st.sampled_from([f"c-{n}" for n in range(8)]), min_size=1, max_size=4), max_size=4
)


def transfers_of(sets: list[frozenset[str]], prefix: str) -> list[Transfer]:
    return [make_transfer(f"{prefix}-{n}", tuple(sorted(s))) for n, s in enumerate(sets)]


@given(claim_sets, claim_sets, st.randoms())
def test_naming_does_not_depend_on_order(
    old: list[frozenset[str]], new: list[frozenset[str]], random: Random
) -> None:
    live = {t.id: trait_of(t) for t in transfers_of(old, "t")}
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
