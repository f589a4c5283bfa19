"""What is doubtful and matters comes first, says why in words, and what a person settled is not asked again."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.review.material import (
    ALONE,
    PERU,
    TEXT,
    drones,
    judge,
    on,
    put,
    reading,
    shipped,
    spoken,
    thirty,
)  # fmt: skip
from waybill.records.claim import Reading
from waybill.records.judgement import Judgement
from waybill.records.lineage import Lineage, Link
from waybill.review.queue import Item, queue
from waybill.review.settle import settle

GUESSED = shipped(supplier=on(TEXT, "Peru", PERU, "origin of the system"))


def of(*readings: Reading, words: tuple[Judgement, ...] = (), lineage: Lineage = ALONE) -> tuple[Item, ...]:
    found = settle(readings, words)
    return queue(found, put(*found.readings, hints=found.hints), lineage)


def test_what_the_words_say_themselves_is_not_asked() -> None:
    assert of(reading(TEXT, shipped())) == ()


def test_a_guessed_supplier_is_asked_with_the_reason_and_what_hangs_on_it() -> None:
    (item,) = of(reading(TEXT, GUESSED))
    assert (item.field, item.why) == ("supplier", ("supplier Peru is only where the system is made",))
    assert "rests on 1 report" in item.stakes[0] and "on this claim alone" in item.stakes[1]


def test_an_entry_of_many_reports_comes_before_one_of_a_single_report() -> None:
    many = [reading(TEXT, GUESSED, address=f"{n}.txt", day=n) for n in range(1, 5)]
    lone = reading(
        TEXT, replace(drones(), fields={**drones().fields, "supplier": on(TEXT, "Peru", PERU, "pronoun", 1)})
    )
    found = of(*many, lone)
    assert [i.score for i in found] == sorted((i.score for i in found), reverse=True)
    assert found[0].about in {r.claims[0].id for r in many} and found[-1].about == lone.claims[0].id


def test_a_conflict_is_asked_of_the_few_before_the_many() -> None:
    told = [reading(TEXT, shipped(), address=f"{n}.txt", day=n) for n in (1, 2, 3)]
    odd = reading(TEXT, shipped(quantity=on(TEXT, "30", thirty(300))), address="odd.txt")
    found = of(*told, odd)
    assert {i.field for i in found} == {"quantity"} and found[0].about == odd.claims[0].id
    assert "tellings differ on quantity: 30 carriers / 300 carriers" in found[-1].why


def test_what_a_person_settled_is_not_asked_again_unless_another_differs() -> None:
    read = reading(TEXT, GUESSED)
    ann = judge(read, "supplier", "accept")
    assert of(read, words=(ann,)) == ()
    assert of(read, words=(judge(read, "", "accept"),)) == ()
    bo = judge(read, "supplier", "reject", by="Bo", hour=1)
    (item,) = of(read, words=(ann, bo))
    assert item.why == ("Ann accepted supplier; Bo rejected supplier",) and item.field == "supplier"
    (left,) = of(read, words=(judge(read, "supplier", "unsure"),))
    assert "left open" in left.why[0]


def test_a_judgement_that_newer_rules_dissolved_is_asked_with_its_reason() -> None:
    read = reading(TEXT, shipped(), drones())
    (item,) = of(reading(TEXT, drones()), words=(judge(read, "quantity", "fix", "41"),))
    assert item.why == (
        "Ann fixed quantity to 41 carriers, but the rules no longer read a transfer claim on these words",
    )
    assert item.report == read.report.id and item.start == TEXT.index("30")


def test_an_unnamed_speaker_of_no_known_side_is_asked() -> None:
    found = of(reading(TEXT, spoken(shipped(), TEXT, "An official in Lima")))
    assert [i.field for i in found] == ["side"]
    assert of(reading(TEXT, spoken(shipped(), TEXT, "An official in Lima", side="PER"))) == ()


def test_a_link_near_the_edge_is_asked_and_a_clear_one_is_not() -> None:
    one, other = reading(TEXT, shipped()), reading(TEXT, shipped(), address="b.txt")
    ids = one.report.id, other.report.id
    for score, asked in ((0.52, 1), (0.95, 0)):
        lineage = replace(ALONE, reports=ids, links=(Link(*ids, "rewrite", score, ()),))
        assert len(of(one, other, lineage=lineage)) == asked


def test_the_order_never_hangs_on_the_order_of_reading() -> None:
    readings = [reading(TEXT, GUESSED, drones(), address=f"{n}.txt", day=n) for n in range(1, 7)]
    shuffled = random.Random(3).sample(readings, len(readings))
    assert of(*readings) == of(*shuffled)
