"""What a person decided counts; what the machine said stays where it was."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.material import PERU, TEXT, drones, judge, on, put, reading, shipped, spoken, thirty
from waybill.errors import UsageError
from waybill.records.values import Quantity
from waybill.review.apply import beside, judged
from waybill.review.imprint import machine_values

PLAIN = reading(TEXT, shipped(), drones())


def test_a_fixed_value_counts_on_the_machines_words() -> None:
    (after,) = judged([PLAIN], [judge(PLAIN, "quantity", "fix", "at least 41")])
    (said,) = after.claims[0].said("quantity")
    assert said.value == Quantity(41, 41, None, "at_least", False, "carrier")
    assert (said.span.words, said.how) == ("30", "judged")
    assert PLAIN.claims[0].said("quantity")[0].value == thirty()
    (entry, _) = put(after)
    assert [b.value.low for b in entry.quantities] == [41]


def test_the_machines_value_stays_in_the_judgement_and_beside_the_persons() -> None:
    fixed = judge(PLAIN, "quantity", "fix", "41")
    assert machine_values(fixed) == (thirty(),)
    (row,) = [b for b in beside(PLAIN, PLAIN.claims[0], [fixed]) if b.field == "quantity"]
    assert [s.value for s in row.machine] == [thirty()]
    assert [getattr(s.value, "best", None) for s in row.counts] == [41]
    assert row.ruling is not None and row.ruling.stands == fixed


def test_a_rejected_field_is_gone_and_a_rejected_claim_counts_for_nothing() -> None:
    (without,) = judged([PLAIN], [judge(PLAIN, "quantity", "reject")])
    assert "quantity" not in without.claims[0].fields and put(without)[0].quantities == ()
    gone = judge(PLAIN, "", "reject")
    (after,) = judged([PLAIN], [gone])
    assert [c.id for c in after.claims] == [PLAIN.claims[1].id]
    rows = beside(PLAIN, PLAIN.claims[0], [gone])
    assert rows[0].field == "" and all(r.machine and not r.counts for r in rows[1:])


def test_to_accept_what_was_filled_from_context_makes_it_the_claims_own() -> None:
    filled = shipped(supplier=on(TEXT, "Peru", PERU, "context"))
    read = reading(TEXT, filled)
    (after,) = judged([read], [judge(read, "supplier", "accept")])
    assert after.claims[0].said("supplier")[0].how == "confirmed"
    (same,) = judged([read], [judge(read, "system", "accept")])
    assert same.claims[0].said("system") == read.claims[0].said("system")


def test_stage_polarity_and_side_can_be_fixed() -> None:
    leak = reading(TEXT, spoken(shipped(), TEXT, "An official in Lima"))
    words = [
        judge(leak, "stage", "fix", "in delivery"),
        judge(leak, "polarity", "fix", "negated"),
        judge(leak, "side", "fix", "Peru"),
        judge(leak, "future", "fix", "yes"),
        judge(leak, "certainty", "reject"),
    ]
    (after,) = judged([leak], words)
    (told,) = after.claims
    assert (told.stage, told.polarity, told.future, told.certainty) == (
        "in_delivery",
        "negated",
        True,
        "unknown",
    )
    assert told.speaker is not None and told.speaker.side == "PER"


def test_a_person_may_add_what_the_machine_missed_and_point_to_its_words() -> None:
    start = TEXT.index("in May")
    value = {"earliest": "2024-05-01", "latest": "2024-05-31", "span": {"start": start, "end": start + 6}}
    (after,) = judged([PLAIN], [judge(PLAIN, "when", "fix", json.dumps(value))])
    (said,) = after.claims[0].said("when")
    assert said.span.words == "in May" and said.span.grounds_in(TEXT)
    (plain,) = judged([PLAIN], [judge(PLAIN, "when", "fix", "2024-05")])
    assert plain.claims[0].said("when")[0].span == PLAIN.claims[0].span


def test_a_fixed_party_moves_the_claim_to_another_entry() -> None:
    (after,) = judged([PLAIN], [judge(PLAIN, "recipient", "fix", "Gabon")])
    assert {t.recipient.value.code for t in put(after) if t.recipient} == {"GAB", "MLI"}


def test_the_newest_word_of_a_person_takes_the_place_of_the_earlier() -> None:
    words = [judge(PLAIN, "quantity", "fix", "41"), judge(PLAIN, "quantity", "accept", hour=1)]
    (after,) = judged([PLAIN], words)
    assert after.claims[0].said("quantity")[0].value == thirty()
    back = [judge(PLAIN, "quantity", "reject"), judge(PLAIN, "quantity", "unsure", hour=1)]
    assert judged([PLAIN], back) == (PLAIN,)


BAD: tuple[tuple[str, str, str | None, str], ...] = (
    ("colour", "fix", "red", "no field 'colour'"),
    ("quantity", "fix", None, "wants a value"),
    ("quantity", "fix", "many", "wants a number"),
    ("quantity", "fix", '{"best": 3', "not JSON"),
    ("quantity", "fix", '{"value": "PER", "label": "Peru"}', "wants a quantity"),
    ("quantity", "fix", '{"low": null, "best": "4", "high": null}', "numbers"),
    ("quantity", "fix", '{"low": null, "best": -4, "high": null}', "numbers"),
    ("quantity", "fix", "[]", "reject the field"),
    ("supplier", "fix", "Atlantis", "no party is called"),
    ("supplier", "fix", '{"value": 3, "label": "x"}', "in words"),
    (
        "system",
        "fix",
        '{"value": "Puma", "family": 3, "category": null, "unroca": "II"}',
        "family is wanted in words",
    ),
    ("when", "fix", '{"earliest": null, "latest": null}', "not only open ends"),
    ("when", "fix", '{"earliest": "2024-05-01", "latest": null, "edtf": [1]}', "edtf is wanted in words"),
    ("quantity", "fix", '{"low": 1, "best": 1, "high": 1, "bound": "roughly"}', "no bound is called"),
    ("quantity", "fix", '{"low": null, "best": NaN, "high": null}', "numbers"),
    ("when", "fix", "2024-13", "wants a day"),
    ("when", "fix", "2024-05-02/2024-05-01", "is before"),
    ("stage", "fix", "done", "is one of"),
    ("stage", "fix", '{"value": "done"}', "is one of"),
    (
        "quantity",
        "fix",
        '{"low": 1, "best": 1, "high": 1, "span": {"start": 5, "end": 9999}}',
        "do not stand",
    ),
    ("when", "accept", None, "says nothing in when"),
    ("", "fix", "x", "accepted or rejected"),
    ("quantity", "accept", "3", "takes no value"),
    ("polarity", "reject", None, "fix it to the other"),
    ("quantity", "same", None, "no decision here"),
)


@pytest.mark.parametrize(("field", "decision", "value", "says"), BAD)
def test_what_makes_no_sense_is_refused_in_one_line(
    field: str, decision: str, value: str | None, says: str
) -> None:
    with pytest.raises(UsageError, match=says) as refused:
        judge(PLAIN, field, decision, value)  # type: ignore[arg-type]
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("by", "reason", "says"), [("  ", "x", "who judges"), ("Ann", " ", "why")])
def test_who_and_why_are_demanded(by: str, reason: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        judge(PLAIN, "quantity", "accept", by=by, reason=reason)


CHOICES = st.sampled_from(
    [
        ("quantity", "fix", "about 12"),
        ("quantity", "accept", None),
        ("quantity", "reject", None),
        ("quantity", "unsure", None),
        ("supplier", "fix", "Gabon"),
        ("", "reject", None),
        ("", "accept", None),
        ("stage", "fix", "agreed"),
    ]
)


@given(st.lists(st.tuples(CHOICES, st.sampled_from(["Ann", "Bo"]), st.integers(0, 1)), max_size=6))
def test_every_value_stands_on_words_and_nothing_is_invented(
    words: list[tuple[tuple[str, str, str | None], str, int]],
) -> None:
    made = [
        judge(PLAIN, field, decision, value, nth=nth, by=by, hour=hour)  # type: ignore[arg-type]
        for hour, ((field, decision, value), by, nth) in enumerate(words)
    ]
    before = replace(PLAIN)
    (after,) = judged([PLAIN], made)
    assert before == PLAIN and {c.id for c in after.claims} <= {c.id for c in PLAIN.claims}
    for told in after.claims:
        assert all(s.span.grounds_in(TEXT) for n in told.fields for s in told.said(n))
    assert judged([PLAIN], reversed(made)) == (after,)
