"""Parse, format, parse gives the same; what is written holds to the published schemas."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.records.record_strategies import as_written_claim, readings, reports, whole
from waybill.records import formats
from waybill.records.claim import Attribution, Claim, Reading
from waybill.records.formats_marks import mark_to_json
from waybill.records.law import Finding, Question
from waybill.records.lineage import Lineage
from waybill.records.passage import Mark, Passage, Speech
from waybill.records.report import LeftOut, Report
from waybill.records.transfer import Transfer
from waybill.records.values import Party, Period, Place, Quantity, Reach, System, Value
from waybill.records.words import Said, Span

quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def through_json(data: Any) -> Any:
    return json.loads(json.dumps(data, allow_nan=False))


def schema_of(name: str) -> Draft202012Validator:
    words = (resources.files("waybill") / "schemas" / f"{name}.schema.json").read_text("utf-8")
    schema = json.loads(words)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


SCHEMAS = {name: schema_of(name) for name in ("report", "claim", "lineage", "transfer", "law", "marks")}


@quick
@given(reports(), st.booleans())
def test_report_goes_round(report: Report, with_text: bool) -> None:
    data = through_json(formats.report_to_json(report, with_text))
    SCHEMAS["report"].validate(data)
    again = formats.report_from_json(data)
    assert formats.report_to_json(again, with_text) == data
    assert not with_text or again == report


@quick
@given(whole(Claim), reports())
def test_claim_goes_round(claim: Claim, report: Report) -> None:
    data = through_json(formats.claim_to_json(claim, report))
    SCHEMAS["claim"].validate(data)
    again = formats.claim_from_json(data)
    assert again.report == report.id
    expected = as_written_claim(claim)
    assert (again.id, again.kind, again.fields) == (claim.id, claim.kind, expected.fields)
    assert again.attribution == claim.attribution
    assert formats.claim_to_json(again, report) == data


@quick
@given(readings())
def test_reading_goes_round(reading: Reading) -> None:
    assert formats.reading_from_json(through_json(formats.reading_to_json(reading))) == reading


@quick
@given(whole(Lineage))
def test_lineage_goes_round(lineage: Lineage) -> None:
    data = through_json(formats.lineage_to_json(lineage))
    SCHEMAS["lineage"].validate(data)
    assert formats.lineage_from_json(data) == lineage


@quick
@given(whole(Transfer))
def test_transfer_goes_round(transfer: Transfer) -> None:
    data = through_json(formats.transfer_to_json(transfer))
    SCHEMAS["transfer"].validate(data)
    assert formats.transfer_from_json(data) == transfer


@quick
@given(whole(Finding), whole(Question))
def test_finding_goes_round(finding: Finding, question: Question) -> None:
    data = through_json(formats.law_to_json(question, [finding]))
    SCHEMAS["law"].validate(data)
    assert formats.finding_from_json(data["measures"][0]) == finding
    assert data["measures"][0]["contested"] == bool(finding.measure.positions)


@quick
@given(st.lists(whole(Mark), max_size=4), st.lists(whole(Speech), max_size=2))
def test_marks_hold_to_their_schema(marks: list[Mark], speech: list[Speech]) -> None:
    passage = Passage("body", Span(0, 1, "x"), (), tuple(marks), tuple(speech))
    data = through_json(formats.marks_to_json("a.txt", [passage]))
    SCHEMAS["marks"].validate(data)
    assert len(data["marks"]) == len(marks) + len(speech)


@given(whole(LeftOut))
def test_left_out_goes_round(left_out: LeftOut) -> None:
    assert formats.left_out_from_json(through_json(formats.left_out_to_json(left_out))) == left_out


TEXT = "Three clerks in Oslo say 40 trucks left by rail for Malta in May."


def said(words: str, value: Value, how: str = "") -> Said[Value]:
    start = TEXT.index(words)
    return Said(value, Span.cut(TEXT, start, start + len(words)), how)


REPORT = Report("r-1", "ab", "a.txt", TEXT, ())
CLAIM = Claim(
    id="c-1",
    report="r-1",
    kind="transfer",
    span=Span.cut(TEXT, 0, len(TEXT)),
    attribution=(
        Attribution("outlet", "The Daily Berth"),
        Attribution(
            "speaker",
            span=said("Three clerks", "x").span,
            id="s-1",
            named=False,
            count=Quantity(3, 3.0, 3),
            manner="said",
        ),
    ),
    fields={
        "supplier": said("Oslo", Party("NOR", "Norway")),
        "system": said("trucks", System("truck", category="truck", unroca="none")),
        "quantity": said("40 trucks", Quantity(None, 40.0, None, "about", True, "truck")),
        "mode": (said("rail", "rail"),),
        "via": said("Malta", Place("Malta", 35.9, 14.5, "country", "MLT")),
        "when": said("May", Period(date(2024, 5, 1), date(2024, 5, 31), "2024-05"), "month"),
        "range_km": said("40", Reach(40.0, None)),
        "mobility": said("left", "self-propelled"),
    },
    stage="in_delivery",
)


def test_fields_are_flat_as_the_contract_has_them() -> None:
    data = through_json(formats.claim_to_json(CLAIM, REPORT))
    fields = data["fields"]
    oslo = {"start": 16, "end": 20, "words": "Oslo"}
    assert fields["supplier"] == {"value": "NOR", "label": "Norway", "span": oslo}
    assert [s["value"] for s in fields["system"]] == ["truck"]
    assert fields["quantity"]["best"] == 40 and isinstance(fields["quantity"]["best"], int)
    assert fields["quantity"]["bound"] == "about" and fields["quantity"]["unit"] == "truck"
    assert fields["mode"] == [{"value": "rail", "span": {"start": 43, "end": 47, "words": "rail"}}]
    assert fields["via"][0]["precision"] == "country"
    assert fields["when"]["edtf"] == "2024-05" and fields["when"]["how"] == "month"
    assert fields["range_km"]["low"] == 40 and fields["range_km"]["high"] is None
    assert fields["mobility"]["value"] == "self-propelled"
    assert data["schema"] == "waybill.claim/1" and data["report"]["id"] == "r-1"


def test_attribution_shows_words_and_count_beside_the_span() -> None:
    outlet, speaker = formats.claim_to_json(CLAIM, REPORT)["attribution"]
    assert outlet == {"role": "outlet", "name": "The Daily Berth"}
    assert speaker["words"] == "Three clerks" == speaker["span"]["words"]
    assert speaker["count"] == {"low": 3, "best": 3, "high": 3}
    assert speaker["office"] is None and speaker["quoted"] is False


@pytest.mark.parametrize("field", sorted(formats.LIST_FIELDS))
def test_list_fields_are_lists_even_with_one_value(field: str) -> None:
    claim = Claim("c", "r-1", "shipment", CLAIM.span, (), {field: said("rail", "rail")})
    assert isinstance(formats.claim_to_json(claim, REPORT)["fields"][field], list)


def test_several_values_of_a_single_field_are_all_kept() -> None:
    two = (said("Oslo", Party("NOR", "Norway")), said("Malta", Party("MLT", "Malta")))
    claim = Claim("c", "r-1", "transfer", CLAIM.span, (), {"recipient": two, "supplier": two[:1]})
    fields = formats.claim_to_json(claim, REPORT)["fields"]
    assert [p["value"] for p in fields["recipient"]] == ["NOR", "MLT"]
    assert fields["supplier"]["value"] == "NOR"


def test_a_time_without_a_day_has_no_period() -> None:
    mark = mark_to_json(Mark("time", Span(0, 8, "recently"), None, "vague"))
    assert mark["period"] is None and mark["words"] == "recently"


def test_links_say_from() -> None:
    schema = SCHEMAS["lineage"].schema
    assert isinstance(schema, dict)
    assert {"from", "to"} <= set(schema["$defs"]["link"]["required"])


def test_the_face_shows_what_it_says() -> None:
    assert all(hasattr(formats, name) for name in formats.__all__)
    assert len(set(formats.__all__)) == len(formats.__all__)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_an_empty_table_does_not_pass(name: str) -> None:
    assert not SCHEMAS[name].is_valid({})
    assert not SCHEMAS[name].is_valid([])
