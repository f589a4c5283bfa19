"""The table of measures leaves with its licence and its change log, whole in JSON, with a loss report in CSV."""

from __future__ import annotations

import csv
import io
import json

from jsonschema import Draft202012Validator

from tests.exports.test_all_formats import schema
from waybill.exports import measures
from waybill.knowledge.measures import measure_rows, measure_schema, parse_measure


def test_json_is_the_whole_table_under_its_licence() -> None:
    data = json.loads(measures.export_json(measure_rows()).files["measures.json"])
    schema("measures").validate(data)
    assert data["licence"] == "CC-BY-4.0"
    assert data["measures"] == measure_rows()
    row = Draft202012Validator(measure_schema())
    for one in data["measures"]:
        row.validate(one)
        parse_measure(one)


def test_csv_has_a_row_a_measure_and_says_what_it_leaves_out() -> None:
    made = measures.export_csv(measure_rows())
    read = list(csv.DictReader(io.StringIO(made.files["measures.csv"].decode("utf-8"))))
    assert [r["id"] for r in read] == [r["id"] for r in measure_rows()]
    lost = {x.what: len(x.cases) for x in made.loss.lost}
    assert lost["phases"] == sum(bool(r["phases"]) for r in measure_rows())
    assert lost["positions"] == sum(bool(r["positions"]) for r in measure_rows())
    assert "CC-BY-4.0" in made.files["measures-licence.txt"].decode("utf-8")


def test_the_same_bytes_twice() -> None:
    assert measures.export_json(measure_rows()) == measures.export_json(measure_rows())
    assert measures.export_csv(measure_rows()) == measures.export_csv(measure_rows())
