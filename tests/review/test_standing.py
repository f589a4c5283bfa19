"""Who decided what last, who differs, and how far reviewers agree."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.material import TEXT, judge, reading, shipped, word
from waybill.errors import UsageError
from waybill.records.judgement import Judgement
from waybill.review.agreement import Agreement, agreements, kappa_of
from waybill.review.making import judge_outlet
from waybill.review.outlets import reliabilities
from waybill.review.standing import rulings

READ = reading(TEXT, shipped())
ID = READ.claims[0].id


def test_the_later_of_two_persons_stands_and_the_matter_stays_open() -> None:
    ann, bo = judge(READ, "quantity", "accept"), judge(READ, "quantity", "fix", "41", by="Bo", hour=1)
    ruling = rulings([bo, ann])[ID, "quantity"]
    assert (ruling.stands, ruling.differ, ruling.words) == (bo, True, (ann, bo))
    agreed = judge(READ, "quantity", "fix", "exactly 41", hour=2)
    settled = rulings([ann, bo, agreed])[ID, "quantity"]
    assert (settled.stands, settled.differ) == (agreed, False)


def test_to_accept_and_to_fix_to_the_machines_own_value_are_no_difference() -> None:
    ann, bo = judge(READ, "quantity", "accept"), judge(READ, "quantity", "fix", "30", by="Bo", hour=1)
    assert not rulings([ann, bo])[ID, "quantity"].differ


def test_unsure_never_stands_over_the_word_of_another() -> None:
    ann, bo = judge(READ, "quantity", "reject"), judge(READ, "quantity", "unsure", by="Bo", hour=1)
    ruling = rulings([ann, bo])[ID, "quantity"]
    assert ruling.stands == ann and not ruling.differ


def test_an_outlet_is_graded_by_name_however_written_and_who_differs_is_told() -> None:
    ann = judge_outlet("The Lima Post", word("fix", "b"))
    bo = judge_outlet("the lima post", word("fix", "D", by="Bo", hour=1, reason="Two stories withdrawn"))
    grade = reliabilities([ann, bo])["the lima post"]
    assert grade.mark == "D"
    assert grade.reasons == ("Bo: Two stories withdrawn.", "Ann gives B: I looked.")
    back = judge_outlet("The Lima Post", word("unsure", by="Bo", hour=2))
    assert reliabilities([ann, bo, back])["the lima post"].mark == "B"


@pytest.mark.parametrize("letter", ["", "G", "AB", "1", None])
def test_no_other_letter_is_a_grade(letter: str | None) -> None:
    with pytest.raises(UsageError, match="letter from A to F"):
        judge_outlet("The Lima Post", word("fix", letter))


def counted(ones: str, others: str) -> Agreement:
    """Two reviewers who decided on as many fields as there are letters: a accept, r reject."""
    fields = ("supplier", "recipient", "system", "quantity", "stage")
    of = {"a": "accept", "r": "reject", "u": "unsure"}
    made: list[Judgement] = []
    for field, one, other in zip(itertools.cycle(fields), ones, others, strict=False):
        made += [judge(READ, field, of[one]), judge(READ, field, of[other], by="Bo")]  # type: ignore[arg-type]
    (found,) = agreements(made)
    return found


def test_kappa_is_agreement_beyond_chance() -> None:
    found = counted("aarra", "aarar")
    # Both accept three times of five: by chance they agree on 9/25 + 4/25 of the matters.
    assert (found.n, found.agreed, found.share) == (5, 3, 0.6)
    assert found.kappa == pytest.approx((3 / 5 - 13 / 25) / (1 - 13 / 25))
    assert found.table == (
        ("accept", "accept", 2),
        ("accept", "reject", 1),
        ("reject", "accept", 1),
        ("reject", "reject", 1),
    )


def test_kappa_of_reviewers_who_always_say_one_thing_is_undefined_and_says_so() -> None:
    found = counted("aaaa", "aaaa")
    assert found.kappa is None and found.why == "both decided accept each time, which chance would too"
    assert counted("aaaa", "rrrr").kappa == 0


def test_two_fixes_to_different_values_are_told() -> None:
    made = [judge(READ, "quantity", "fix", "41"), judge(READ, "quantity", "fix", "14", by="Bo")]
    (found,) = agreements(made)
    assert (found.n, found.agreed, found.apart) == (1, 1, 1)


def test_reviewers_of_different_matters_have_no_agreement() -> None:
    assert agreements([judge(READ, "quantity", "accept"), judge(READ, "stage", "accept", by="Bo")]) == ()


@given(st.lists(st.tuples(st.sampled_from("arfu"), st.sampled_from("arfu")), min_size=1, max_size=30))
def test_kappa_lies_between_minus_one_and_one_and_never_hangs_on_who_comes_first(
    pairs: list[tuple[str, str]],
) -> None:
    kappa, why = kappa_of(pairs)
    swapped, _ = kappa_of([(b, a) for a, b in pairs])
    assert (kappa is None) == bool(why) == (len({*itertools.chain(*pairs)}) == 1)
    if kappa is not None:
        assert swapped == pytest.approx(kappa) and -1 <= kappa <= 1
        assert (kappa == 1) == all(a == b for a, b in pairs)
