"""What persons tied comes together anew from the claims of both; what they parted stays apart; the newest word prevails."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.transfers.tellings import CHAD, LYNX, OMAN, RIFLE, TOGO, VEHICLE, movement, one_each, said, telling
from waybill.records.claim import Reading
from waybill.records.judgement import Hints, Judgement, Tie
from waybill.records.lineage import Independent, Lineage
from waybill.records.transfer import Grade, Transfer
from waybill.records.values import Quantity
from waybill.transfers.assemble import assemble

ALONE = Lineage((), (), (), Independent(0, 0, 0, ()), ())
NOBODY = Judgement("t-1|t-2", "merge", "same", "Ann", datetime(2024, 1, 1, tzinfo=UTC), "because")


def put(*readings: Reading, ties: tuple[Tie, ...] = ()) -> tuple[Transfer, ...]:
    return assemble(readings, ALONE, one_each, Hints(ties))


def tie(one: str, other: str, together: bool = True) -> Tie:
    """A tie between the claims of two reports."""
    return Tie((f"c-{one}",), (f"c-{other}",), together, NOBODY)


def homes(found: tuple[Transfer, ...]) -> set[frozenset[str]]:
    """Which claims stand together."""
    return {frozenset(c.removeprefix("c-") for c in t.claims) for t in found}


def test_two_that_are_judged_one_are_put_together_anew() -> None:
    five = Quantity(5, 5, 5, unit="vehicle")
    a, b = telling("a", 1, movement(quantity=said(five))), telling("b", 9, movement(RIFLE))
    assert homes(put(a, b)) == {frozenset("a"), frozenset("b")}
    (one,) = put(a, b, ties=(tie("a", "b"),))
    assert [s.value for s in one.systems] == [LYNX, RIFLE] and len(one.reports) == 2
    assert one.origins.high == 2 and [q.value for q in one.quantities] == [five]


def test_one_that_is_judged_two_is_parted_and_others_go_with_their_like() -> None:
    a, b = telling("a", 1, movement()), telling("b", 2, movement())
    c = telling("c", 3, movement(), replace(movement(VEHICLE), id="v"))
    assert len(put(a, b, c)) == 1
    parts = put(a, b, c, ties=(tie("a", "c", together=False),))
    assert homes(parts) == {frozenset("ab"), frozenset({"c", "v-c"})}


def test_where_ties_contradict_each_other_the_newest_prevails() -> None:
    a, b, c = (
        telling("a", 1, movement()),
        telling("b", 2, movement(RIFLE)),
        telling("c", 3, movement(recipient=said(TOGO))),
    )
    both = (tie("a", "b"), tie("b", "c"))
    assert homes(put(a, b, c, ties=both)) == {frozenset("abc")}
    assert homes(put(a, b, c, ties=(*both, tie("a", "c", together=False)))) == {
        frozenset("ab"),
        frozenset("c"),
    }
    assert homes(put(a, b, c, ties=(tie("a", "c", together=False), *both))) == {frozenset("abc")}


def test_other_parties_in_one_transfer_are_shown_as_a_conflict() -> None:
    a, b, c = (
        telling("a", 1, movement()),
        telling("b", 2, movement()),
        telling("c", 3, movement(recipient=said(TOGO))),
    )
    (one,) = put(a, b, c, ties=(tie("c", "a"),))
    assert one.recipient and one.recipient.value == CHAD and one.supplier.value == OMAN
    (conflict,) = one.conflicts
    assert conflict.field == "recipient" and dict(conflict.sides) == {
        "Chad": ("c-a", "c-b"),
        "Togo": ("c-c",),
    }


def test_ties_between_claims_that_are_no_more_change_nothing() -> None:
    a, b = telling("a", 1, movement()), telling("b", 2, movement(RIFLE))
    assert put(a, b, ties=(tie("x", "b"), tie("a", "x"), tie("x", "a", together=False))) == put(a, b)


def test_the_best_judged_outlet_gives_the_reliability_and_all_are_named() -> None:
    told = [telling(name, 1, movement()) for name in ("Alpha", "Beta", "Gamma")]
    judged = {"alpha": Grade("C", ("Ann: so so.",)), "beta": Grade("B", ("Bo: good.",))}
    (one,) = assemble(told, ALONE, one_each, Hints((), judged))
    assert one.reliability.mark == "B"
    assert one.reliability.reasons == (
        "Alpha: C. Ann: so so.",
        "Beta: B. Bo: good.",
        "No judgement on the reliability of Gamma has been recorded.",
    )


NAMES = "abcde"
TIES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()), max_size=5)


@given(TIES, st.permutations(range(5)))
def test_no_claim_is_lost_and_the_last_tie_always_holds(
    words: list[tuple[str, str, bool]], order: list[int]
) -> None:
    goods = (LYNX, LYNX, RIFLE, RIFLE, VEHICLE)
    readings = [telling(name, n + 1, movement(goods[n])) for n, name in enumerate(NAMES)]
    ties = tuple(tie(a, b, t) for a, b, t in words if a != b)
    found = put(*readings, ties=ties)
    assert sorted(c for t in found for c in t.claims) == [f"c-{n}" for n in NAMES]
    assert homes(put(*[readings[i] for i in order], ties=ties)) == homes(found)
    if ties:
        last = ties[-1]
        (one,), (other,) = last.one, last.other
        assert any({one, other} <= set(t.claims) for t in found) == last.together
