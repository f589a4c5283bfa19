"""The answer of `waybill law` as JSON and as rows."""

from __future__ import annotations

import json
from datetime import date

from tests.law.questions import answer, ask
from waybill.records.law import Question
from waybill.records.values import Period, System
from waybill.views.law import LAW_COLUMNS, law_rows, law_to_json


def _asked(day: str = "2020-10-17") -> Question:
    return ask("IRN>RUS", "ballistic missile", day, range_km=300)


def test_the_json_is_the_public_format() -> None:
    question = _asked()
    told = law_to_json(question, answer(question).values())
    assert told["schema"] == "waybill.law/1"
    assert (told["supplier"], told["recipient"]) == ("IRN", "RUS")
    assert told["item"]["words"] == "ballistic missile"
    assert (told["item"]["unroca"], told["item"]["range_km"]) == ("VII", 300)
    assert (told["on"]["earliest"], told["on"]["latest"]) == ("2020-10-17", "2020-10-17")
    keys = {"id", "name", "body", "acts", "direction", "in_force", "scope", "binding_on", "contested"}
    keys |= {"positions", "start", "end", "verified", "citations", "why"}
    assert all(keys <= set(measure) for measure in told["measures"])
    assert json.loads(json.dumps(told)) == told


def test_a_two_way_measure_tells_the_side_that_reaches_the_parties() -> None:
    question = _asked()
    told = {m["id"]: m for m in law_to_json(question, answer(question).values())["measures"]}
    row = told["UN-IRN-2231-B4"]
    assert (row["direction"], row["in_force"], row["scope"]) == ("from", "yes", "fits")
    assert (row["start"], row["end"]) == ("2016-01-16", "2023-10-18")
    assert told["EU-RUS-2014-512"]["direction"] == "to"
    assert told["UN-IRN-2231-B3"]["direction"] == "activity"


def test_in_force_and_fitting_goes_first_in_both() -> None:
    question = _asked()
    findings = answer(question)
    measures = law_to_json(question, reversed(findings.values()))["measures"]
    assert (measures[0]["in_force"], measures[0]["scope"]) == ("yes", "fits")
    rows = law_rows(tuple(findings.values()))
    assert [row[0] for row in rows] == [m["id"] for m in measures]
    assert all(len(row) == len(LAW_COLUMNS) for row in rows)
    assert rows[0][1:3] == ("in force", "fits")
    by_id = {row[0]: row for row in rows}
    assert by_id["UN-IRN-2231-B6B"][3] == "2016-01-16 – 2020-10-17"
    assert by_id["EU-IRN-EXPORT"][3] == "2007-04-23 –"
    assert by_id["UN-RUS-NONE"][3] == "never"
    assert by_id["UN-IRN-SB-1747"][1] == "not in force, contested"


def test_positions_are_carried_where_contested() -> None:
    question = _asked("2025-10-20")
    told = {m["id"]: m for m in law_to_json(question, answer(question).values())["measures"]}
    assert told["UN-IRN-SB-1747"]["contested"] is True
    assert [set(p) for p in told["UN-IRN-SB-1747"]["positions"]] == [{"position", "held_by", "citation"}] * 2
    assert told["EU-IRN-EXPORT"]["positions"] == []


def test_open_ends_and_no_findings_are_written_out() -> None:
    question = Question("USA", "UKR", System("rifle"), "rifle", Period(date(2023, 1, 1), None))
    told = law_to_json(question, ())
    assert (told["on"]["earliest"], told["on"]["latest"]) == ("2023-01-01", None)
    assert told["measures"] == []
    assert law_rows(()) == []
