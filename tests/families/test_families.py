"""The families of reports hold together: what the gold says stands in the texts, and deriving is without chance."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bench.families_making import DEV_LAST, FROZEN_LAST, TEXTS, Family, Made, load_families, write_set
from bench.families_peers import Chosen, groups_of, pairs_of
from bench.families_scoring import Half, gold_pairs, score_links, score_origins, wanted_pairs

FAMILIES = load_families()
# The least that the set was asked to hold.
FAMILIES_WANTED, REPORTS_WANTED = 40, 300
# Families up to this one do not say which of their rewrites are faithful.
WITHOUT_FAITHFUL = 60


def _made() -> list[Made]:
    return [m for f in FAMILIES for m in f.reports]


def _fewest_words(family: Family) -> int:
    return min(len(m.text.split()) for m in family.reports)


def test_the_set_is_as_large_as_asked_and_twenty_families_are_frozen() -> None:
    assert len(FAMILIES) >= FAMILIES_WANTED
    assert len(_made()) >= REPORTS_WANTED
    assert sum(f.half == "frozen" for f in FAMILIES) == FROZEN_LAST - DEV_LAST
    assert min(map(_fewest_words, FAMILIES)) > 40


def test_every_text_says_that_it_is_retold_and_no_two_are_the_same() -> None:
    texts = [m.text for m in _made()]
    assert all(t.startswith("Retold for demonstration") for t in texts)
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("made", [m for m in _made() if m.planted], ids=lambda m: m.key)
def test_planted_words_stand_once_in_the_report_and_the_words_before_are_gone(made: Made) -> None:
    for plant in made.planted:
        assert not plant.after or made.text.count(plant.after) == 1, plant
        assert not plant.before or plant.before not in made.text, plant


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.name)
def test_words_before_a_change_stand_in_some_other_report(family: Family) -> None:
    for made in family.reports:
        for plant in made.planted:
            others = [m for m in family.reports if m.name != made.name and plant.before in m.text]
            assert others, plant


@pytest.mark.parametrize("path", sorted(TEXTS.glob("f*/gold.json")), ids=lambda p: p.parent.name)
def test_faithful_rewrites_are_there_and_have_no_drift_in_the_gold(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    rewritten = {to for start, to, relation in gold["links"] if relation in ("rewrite", "translation")}
    faithful = set(gold.get("faithful", ()))
    assert faithful <= rewritten
    assert not faithful & {d["to"] for d in gold["drift"]}
    assert len(faithful) >= 2 or int(path.parent.name[1:]) <= WITHOUT_FAITHFUL


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.name)
def test_the_gold_counts_are_ranges_over_words_that_are_there(family: Family) -> None:
    assert family.claims
    for name, subject in family.claims.items():
        assert 1 <= subject["low"] <= subject["high"], name
        assert any(re.search(w, m.text) for w in subject["words"] for m in family.reports), name


def test_deriving_is_the_same_at_every_run(tmp_path: Path) -> None:
    written = write_set(load_families(half="dev"), tmp_path)
    assert [m.text for m in written.values()] == [m.text for m in _made() if int(m.family[1:]) <= DEV_LAST]
    assert all(path.read_text(encoding="utf-8") == made.text for path, made in written.items())


def test_copies_keep_the_relation_of_what_they_are_copied_from() -> None:
    half = Half(FAMILIES[:1], {})
    pairs = gold_pairs(half)
    assert pairs[frozenset({"f01/original", "f01/copy-cut"})] == "same_text"
    assert pairs[frozenset({"f01/original", "f01/light-cut"})] == "light"
    assert pairs[frozenset({"f01/copy-cut", "f01/second-hand"})] == "rewrite"
    assert frozenset({"f01/original", "f01/independent"}) not in pairs
    assert pairs[frozenset({"f01/independent", "f01/independent-copy"})] == "same_text"


def test_two_agencies_on_one_statement_are_no_pair_of_one_telling() -> None:
    pairs = gold_pairs(Half(FAMILIES[1:2], {}))
    assert frozenset({"f02/original", "f02/second-agency"}) not in pairs


def test_all_and_nothing_score_as_they_must() -> None:
    half = Half(FAMILIES, {})
    must, enough = wanted_pairs(half)
    perfect = score_links(half, must | set(enough))
    assert (perfect.precision, perfect.recall, perfect.f1) == (100, 100, 100)
    assert score_links(half, []).f1 == 0
    wrong = score_links(half, [frozenset({"f01/original", "f02/original"})])
    assert wrong.precision == 0
    assert wrong.false == ("f01/original ~ f02/original",)


def test_one_link_is_enough_for_a_report_that_cites_a_telling() -> None:
    half = Half(FAMILIES[4:5], {})
    must, _ = wanted_pairs(half)
    through_a_copy = frozenset({"f05/background", "f05/copy-cut"})
    assert through_a_copy not in must
    assert score_links(half, must | {through_a_copy}).f1 == 100
    assert score_links(half, must).recall < 100


def test_a_claim_that_nobody_reads_is_counted_under() -> None:
    counted = score_origins(Half(FAMILIES, {}), lambda claims: (1, 1))
    assert counted.under == counted.exact.of == len([s for f in FAMILIES for s in f.claims])


def test_kin_of_kin_are_kin_only_where_asked() -> None:
    near = {frozenset({"a", "b"}): 0.9, frozenset({"b", "c"}): 0.8, frozenset({"c", "d"}): 0.1}
    assert len(pairs_of(near, Chosen(0.5, closed=False))) == 2
    assert len(pairs_of(near, Chosen(0.5, closed=True))) == 3
    assert groups_of(p for p in near if near[p] > 0.5) == [{"a", "b", "c"}]
