"""Merges and splits are laid on the claims they were made on; contradictions are on record; what rules dissolve is open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.review.material import (
    ALONE,
    GABON,
    HERON,
    MALI,
    PERU,
    TEXT,
    claim,
    drones,
    on,
    put,
    reading,
    shipped,
    word,
)
from waybill.errors import UsageError
from waybill.records.claim import Reading
from waybill.records.judgement import Judgement
from waybill.records.transfer import Transfer
from waybill.records.values import System
from waybill.review.making import Told, judge_link, judge_merge, judge_split
from waybill.review.merges import contradictions, ties_of
from waybill.review.queue import queue
from waybill.review.settle import Settled, settle

FIRST = reading(TEXT, shipped(), drones())
OTHER_TEXT = "In June Peru handed Mali one Condor. Peru sold Gabon one Heron."
CONDOR = System("Condor", "Condor", "rocket launcher", "III")
OTHER = reading(
    OTHER_TEXT,
    claim(
        OTHER_TEXT,
        "Peru handed Mali one Condor",
        supplier=on(OTHER_TEXT, "Peru", PERU),
        recipient=on(OTHER_TEXT, "Mali", MALI),
        system=on(OTHER_TEXT, "Condor", CONDOR),
    ),
    claim(
        OTHER_TEXT,
        "Peru sold Gabon one Heron",
        supplier=on(OTHER_TEXT, "Peru", PERU, nth=1),
        recipient=on(OTHER_TEXT, "Gabon", GABON),
        system=on(OTHER_TEXT, "Heron", HERON),
    ),
    address="b.txt",
)
BOTH = (FIRST, OTHER)
CLAIMS: dict[str, Told] = {c.id: (r, c) for r in BOTH for c in r.claims}


def transfers() -> dict[str, Transfer]:
    """Pumas, Herons and a Condor to Mali, a Heron to Gabon."""
    return {f"{t.recipient.value.code} {t.systems[0].value.name}": t for t in put(*BOTH) if t.recipient}


def three() -> tuple[Transfer, Transfer, Transfer]:
    """Those to Mali."""
    found = transfers()
    return found["MLI Puma"], found["MLI Heron"], found["MLI Condor"]


def merge(one: Transfer, other: Transfer, decision: str = "same", **more: object) -> Judgement:
    return judge_merge(one, other, CLAIMS, word(decision, **more))  # type: ignore[arg-type]


def settled(*words: Judgement, readings: tuple[Reading, ...] = BOTH) -> tuple[Settled, tuple[Transfer, ...]]:
    found = settle(readings, words)
    return found, put(*found.readings, hints=found.hints)


def test_two_judged_one_are_one_and_unsure_takes_it_back() -> None:
    pumas, herons, _ = three()
    _, found = settled(merge(pumas, herons))
    assert sorted(len(t.claims) for t in found) == [1, 1, 2]
    _, again = settled(merge(herons, pumas), merge(pumas, herons, "unsure", hour=1))
    assert again == put(*BOTH)


def test_a_split_keeps_the_named_claims_apart() -> None:
    pumas, herons, _ = three()
    joined = merge(pumas, herons)
    _, found = settled(joined)
    one = next(t for t in found if len(t.claims) == 2)
    split = judge_split(one, herons.claims, CLAIMS, word("different", hour=1))
    after, parts = settled(joined, split)
    assert {t.claims for t in parts} == {t.claims for t in transfers().values()}
    # The earlier word is not lost: it is shown as contradicted by the later.
    (found_against,) = contradictions(after.ties, parts)
    assert found_against.tie.judgement == joined and [t.judgement for t in found_against.by] == [split]


def test_same_same_different_is_a_recorded_conflict_in_the_queue() -> None:
    a, b, c = three()
    words = merge(a, b), merge(b, c, hour=1), merge(a, c, "different", by="Bo", hour=2)
    after, found = settled(*words)
    homes = {i: t.id for t in found for i in t.claims}
    assert homes[a.claims[0]] != homes[c.claims[0]]
    (against,) = contradictions(after.ties, found)
    assert against.tie.judgement in words[:2] and against.by
    (item,) = [i for i in queue(after, found, ALONE) if i.field == "merge"]
    assert "does not hold" in item.why[0] and "Bo judged the transfers to be two" in item.why[0]


def test_two_persons_who_differ_on_one_pair_are_shown() -> None:
    a, b, _ = three()
    after, found = settled(merge(a, b), merge(a, b, "different", by="Bo", hour=1))
    assert len(found) == 4
    (item,) = [i for i in queue(after, found, ALONE) if i.field == "merge"]
    assert item.why == ("Ann judged both transfers to be one; Bo judged the transfers to be two",)


def test_newer_rules_keep_a_merge_on_the_words_of_its_claims_or_open_it() -> None:
    a, b, _ = three()
    joined = merge(a, b)
    wider = reading(TEXT, shipped(words="Peru shipped 30 Puma carriers to Mali in May."), drones())
    assert wider.claims[0].id != FIRST.claims[0].id
    kept, found = settled(joined, readings=(wider, OTHER))
    assert kept.reopened == () and sorted(len(t.claims) for t in found) == [1, 1, 2]
    opened, apart = settled(joined, readings=(reading(TEXT, drones()), OTHER))
    assert "no longer read a movement claim" in opened.reopened[0].reason and len(apart) == 3
    assert ties_of([joined], [OTHER]) == replace(ties_of([], []))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda a, b: merge(a, a), "not .* twice"),
        (lambda a, b: merge(a, b, "accept"), "no decision here"),
        (lambda a, b: judge_merge(a, b, {}, word("same")), "without a movement claim"),
        (lambda a, b: merge(a, transfers()["GAB Heron"]), "between different parties"),
        (lambda a, b: judge_split(a, ["c-none"], CLAIMS, word("different")), "no movement claim"),
        (lambda a, b: judge_split(a, a.claims, CLAIMS, word("different")), "not all of them"),
        (lambda a, b: judge_split(a, [], CLAIMS, word("different")), "some of"),
        (lambda a, b: judge_link(FIRST, FIRST, word("same")), "not .* twice"),
        (lambda a, b: judge_link(FIRST, OTHER, word("same", reason=" ")), "why"),
    ],
)
def test_what_cannot_be_tied_is_refused(make: object, says: str) -> None:
    a, b, _ = three()
    with pytest.raises(UsageError, match=says):
        make(a, b)  # type: ignore[operator]


def test_links_are_judged_by_pair() -> None:
    words = [judge_link(FIRST, OTHER, word("different")), judge_link(OTHER, FIRST, word("same", hour=1))]
    (link,) = settle(BOTH, words).links
    assert link.together and {link.one, link.other} == {FIRST.report.id, OTHER.report.id}
