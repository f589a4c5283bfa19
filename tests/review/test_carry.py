"""A judgement outlives a reading by other rules where its words still say the same; else it is open again, with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.review.material import HERON, TEXT, claim, drones, judge, on, reading, shipped, thirty
from waybill.records.claim import Claim, Reading
from waybill.records.judgement import Judgement
from waybill.records.values import Party, Period
from waybill.review.apply import judged
from waybill.review.carry import Carried, carry

MAY = Period(date(2024, 5, 1), date(2024, 5, 31), "2024-05")
OLD = reading(TEXT, shipped(), drones())


def reread(*claims: Claim) -> Reading:
    """The same report by other rules."""
    return reading(TEXT, *claims)


def carried(judgement: Judgement, *readings: Reading, versions: dict[str, str] | None = None) -> Carried:
    return carry([judgement], readings, versions or {})


def test_the_same_reading_keeps_the_judgement_as_it_is() -> None:
    word = judge(OLD, "quantity", "fix", "41")
    found = carried(word, OLD)
    assert found.reopened == () and found.unseen == ()
    assert [(j.about, j.value, j.anchor, j.machine) for j in found.standing] == [
        (word.about, word.value, word.anchor, word.machine)
    ]


def test_a_wider_claim_keeps_what_stands_on_its_fields_and_opens_what_stands_on_itself() -> None:
    wider = reread(shipped(words="Peru shipped 30 Puma carriers to Mali in May."), drones())
    assert wider.claims[0].id != OLD.claims[0].id
    kept = carried(judge(OLD, "quantity", "fix", "41"), wider)
    assert [j.about for j in kept.standing] == [wider.claims[0].id]
    (after,) = judged([wider], kept.standing)
    assert getattr(after.claims[0].said("quantity")[0].value, "best", None) == 41
    for field in ("", "stage"):
        opened = carried(judge(OLD, field, "accept"), wider)
        assert opened.standing == () and "no longer read" in opened.reopened[0].reason


def test_other_words_under_a_field_open_it_and_leave_the_others() -> None:
    moved = reread(shipped(quantity=on(TEXT, "30 Puma carriers", thirty())))
    opened = carried(judge(OLD, "quantity", "fix", "41"), moved)
    assert opened.reopened[0].reason == "the rules no longer read quantity on these words"
    assert carried(judge(OLD, "supplier", "accept"), moved).reopened == ()


def test_a_dissolved_claim_gives_an_open_item_and_no_error() -> None:
    none = reread(drones())
    (opened,) = carried(judge(OLD, "system", "accept"), none).reopened
    assert "no longer read a transfer claim" in opened.reason and opened.report == none.report.id
    other = reread(replace(shipped(), kind="shipment"))
    assert carried(judge(OLD, "system", "accept"), other).reopened


def test_another_value_on_the_same_words_opens_what_was_accepted_or_rejected_but_not_what_was_fixed() -> None:
    read = reread(shipped(quantity=on(TEXT, "30", thirty(3))))
    (opened,) = carried(judge(OLD, "quantity", "accept"), read).reopened
    assert opened.reason == "the rules now read 3 carriers on these words, where they read 30 carriers"
    assert carried(judge(OLD, "quantity", "reject"), read).reopened
    assert carried(judge(OLD, "", "accept"), read).reopened
    assert carried(judge(OLD, "quantity", "fix", "41"), read).standing


def test_another_label_of_the_same_party_opens_nothing() -> None:
    read = reread(shipped(supplier=on(TEXT, "Peru", Party("PER", "Republic of Peru"))))
    assert carried(judge(OLD, "supplier", "accept"), read).standing


def test_of_two_claims_on_one_stretch_the_liker_one_carries_it() -> None:
    pumas = shipped()
    herons = replace(shipped(system=on(TEXT, "carriers", HERON)), stage="agreed")
    both = reading(TEXT, pumas, herons)
    word = judge(both, "supplier", "fix", "Gabon", nth=1)
    words = "Peru shipped 30 Puma carriers to Mali in May."
    wider = reread(
        shipped(words=words),
        replace(shipped(words=words, system=on(TEXT, "carriers", HERON)), stage="agreed"),
    )
    (stands,) = carried(word, wider).standing
    assert stands.about == wider.claims[1].id


def test_claims_that_cannot_be_told_apart_open_it() -> None:
    words = "Peru shipped 30 Puma carriers to Mali in May."
    one = shipped(words=words)
    twin = replace(one, fields={**one.fields, "when": on(TEXT, "May", MAY)})
    other = replace(one, fields={**one.fields, "when": on(TEXT, "in May", MAY)})
    (opened,) = carried(judge(OLD, "supplier", "accept"), reread(twin, other)).reopened
    assert opened.reason == "the rules now read 2 claims on these words"


# A later version of the same page: a sentence before, the rest as it was.
LONGER = "Updated with a word from Lima. " + TEXT


def newer(text: str, *claims: Claim) -> tuple[Reading, dict[str, str]]:
    new = reading(text, *claims, address="a.txt")
    return new, {OLD.report.id: new.report.id}


def test_a_newer_version_takes_the_judgement_where_the_sentence_stands_once() -> None:
    new, versions = newer(LONGER, shipped(LONGER))
    start = TEXT.index("30")
    value = f'{{"low": 41, "best": 41, "high": 41, "span": {{"start": {start}, "end": {start + 2}}}}}'
    word = judge(OLD, "quantity", "fix", value)
    (stands,) = carried(word, new, versions=versions).standing
    assert stands.about == new.claims[0].id and stands.anchor is not None
    assert LONGER[stands.anchor.start : stands.anchor.end] == "30"
    (after,) = judged([new], [stands])
    assert after.claims[0].said("quantity")[0].span.words == "30"
    # Where both versions are looked at, it stands on both.
    assert len(carried(word, OLD, new, versions=versions).standing) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TEXT.replace("30", "13"), "another version now, and the sentence does not stand in it"),
        (TEXT + " " + TEXT, "another version now, and the sentence stands in it 2 times"),
    ],
)
def test_a_changed_or_repeated_sentence_opens_it(text: str, says: str) -> None:
    new, versions = newer(text)
    (opened,) = carried(judge(OLD, "supplier", "accept"), new, versions=versions).reopened
    assert says in opened.reason and opened.report == new.report.id


def test_a_text_cut_otherwise_by_newer_rules_is_found_again_by_its_sentence() -> None:
    cut = TEXT[TEXT.index("Mali confirmed") :]
    shorter = reading(
        cut, claim(cut, "Later Peru gave Mali two Heron drones as well", system=on(cut, "Heron", HERON))
    )
    same = replace(shorter.report, id=OLD.report.id)
    again = replace(shorter, report=same, claims=tuple(replace(c, report=same.id) for c in shorter.claims))
    assert carried(judge(OLD, "system", "accept", nth=1), again).standing
    (opened,) = carried(judge(OLD, "system", "accept"), again).reopened
    assert "cut otherwise" in opened.reason


def test_a_report_that_is_not_looked_at_leaves_the_judgement_aside() -> None:
    found = carried(judge(OLD, "system", "accept"))
    assert (found.standing, found.reopened, len(found.unseen)) == ((), (), 1)
