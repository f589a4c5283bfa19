"""The shipped table of measures holds to its schema and to itself."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from waybill.errors import KnowledgeError
from waybill.knowledge.measures import (
    load_groups,
    load_kinds,
    load_measures,
    load_scope_tags,
    load_targets,
    measure_rows,
    measure_schema,
    parse_measure,
)

_FREE = {"ANY", "NON-STATE", "EU", "ECOWAS"}


def test_every_row_holds_to_the_schema() -> None:
    Draft202012Validator.check_schema(measure_schema())
    validator = Draft202012Validator(measure_schema())
    wrong = [(row["id"], error.message) for row in measure_rows() for error in validator.iter_errors(row)]
    assert wrong == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("start", "2016"),
        ("direction", "import"),
        ("scope_tags", ["everything"]),
        ("verified", True),
        ("more", 1),
    ],
)
def test_the_schema_refuses(key: str, value: object) -> None:
    row = dict(measure_rows()[0]) | {key: value}
    assert not Draft202012Validator(measure_schema()).is_valid(row)


def test_the_table_is_whole() -> None:
    measures = load_measures()
    assert len(measures) >= 129
    assert len({m.id for m in measures}) == len(measures)
    assert {m.verified for m in measures} == {"verified", "partial", "memory"}
    assert all(m.citations for m in measures if m.verified == "verified")


def test_days_run_forward() -> None:
    for measure in load_measures():
        if measure.start and measure.end:
            assert measure.start < measure.end, measure.id
        for phase in measure.phases:
            assert phase.start is None or phase.end is None or phase.start < phase.end, measure.id
            assert measure.start is None or phase.start is None or measure.start <= phase.start, measure.id
            assert measure.end is None or (phase.end is not None and phase.end <= measure.end), measure.id
            assert phase.start is None or phase.held_on is None, measure.id
        for one, other in pairwise(sorted(c.day for c in measure.changes)):
            assert one <= other


def test_first_and_last_phase_meet_the_life_of_the_measure() -> None:
    for measure in load_measures():
        starts = [p.start for p in measure.phases if p.start is not None]
        ends = [p.end for p in measure.phases]
        if starts and measure.start is not None:
            assert min(starts) == measure.start, measure.id
        if ends and None not in ends:
            assert max(e for e in ends if e is not None) == measure.end, measure.id
        if measure.phases and measure.end is None:
            assert None in ends, measure.id


def test_every_target_is_known() -> None:
    groups = {g.id for g in load_groups().values()}
    for measure in load_measures():
        for _, code in (*measure.targets, *(t for p in measure.phases for t in p.targets)):
            known = re.fullmatch("[A-Z]{3}", code) or code in load_targets() or code in groups | _FREE
            assert known, (measure.id, code)


def test_direction_is_what_the_targets_say() -> None:
    for measure in load_measures():
        sides = {d for d, _ in measure.targets} - {"activity"}
        want = "both" if len(sides) == 2 else (sides or {"activity"}).pop()
        assert measure.direction == want, measure.id


def test_members_and_facets_are_known() -> None:
    groups = {g.id for g in load_groups().values()}
    for target in load_targets().values():
        assert {m for m in target.members if not m.isupper()} <= groups, target.code
    tags = load_scope_tags().values()
    used = {facet for tag in tags for facet in tag.fits | tag.may_fit | tag.outside}
    given = {facet for kind in load_kinds() for facet in kind.facets}
    assert used <= given | {"uav_component", "missile_component"}
    assert {t for m in load_measures() for t in m.scope_tags} <= set(load_scope_tags())


def test_contested_rows_carry_every_position() -> None:
    contested = {m.id: m for m in load_measures() if m.contested}
    assert {"UN-IRN-SB-1737", "UN-IRN-SB-1747", "UN-IRN-SB-1929", "UN-IRN-US2020-CLAIM"} == set(contested)
    assert all(len(m.positions) >= 2 for m in contested.values())


@pytest.mark.parametrize(
    "change",
    [
        {"start": "16 January 2016"},
        {"targets": [["into", "IRN"]]},
        {"targets": [["to", ""]]},
        {"changes": [{"day": None, "what": "x"}]},
        {"positions": [{"who": "x"}]},
    ],
)
def test_a_bad_row_is_an_error_that_names_it(change: dict[str, Any]) -> None:
    with pytest.raises(KnowledgeError, match="UN-IRN-1737"):
        parse_measure(dict(measure_rows()[0]) | change)


def test_a_row_without_an_id_is_an_error() -> None:
    with pytest.raises(KnowledgeError):
        parse_measure({})
