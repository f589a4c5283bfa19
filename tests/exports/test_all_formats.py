"""What holds of every form: the same bytes twice, in any order, from nothing, and an honest account of what is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from tests.exports.pictures import EMPTY, make_picture, shuffled
from waybill.exports import ftm, geojson, parquet, prov, sipri, stix, table, unroca, webannotation
from waybill.exports.record import AsOf, Export, Losses, Picture, csv_bytes

FORMATS: dict[str, Callable[[Picture, AsOf], Export]] = {
    "sipri": sipri.export,
    "unroca": unroca.export,
    "csv": table.export,
    "ftm": ftm.export,
    "stix": stix.export,
    "geojson": geojson.export,
    "prov": prov.export,
    "webannotation": webannotation.export,
    "parquet": parquet.export,
}
AS_OF = AsOf(date(2024, 3, 1), date(2024, 6, 30))


def schema(name: str) -> Draft202012Validator:
    """A schema of the package."""
    text = (files("waybill.exports") / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text), format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("name", FORMATS)
def test_two_exports_have_the_same_bytes(name: str) -> None:
    one, two = (FORMATS[name](make_picture(), AS_OF) for _ in range(2))
    assert one.files == two.files
    assert one.loss == two.loss


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_in_which_things_came_does_not_matter(name: str) -> None:
    one, two = FORMATS[name](make_picture(), AS_OF), FORMATS[name](shuffled(make_picture()), AS_OF)
    assert one.files == two.files
    assert one.loss == two.loss


@pytest.mark.parametrize("name", FORMATS)
def test_the_loss_report_holds_to_its_schema_and_has_cases(name: str) -> None:
    told = FORMATS[name](make_picture(), AS_OF).loss.to_json()
    schema("loss").validate(told)
    assert told["format"] == name
    assert (told["known_on"], told["learnt_by"]) == ("2024-03-01", "2024-06-30")
    assert told["lost"]
    assert all(
        x["count"] == len(x["cases"]) == len({(c["of"], c["lost"]) for c in x["cases"]}) for x in told["lost"]
    )


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_known_is_still_an_export(name: str) -> None:
    made = FORMATS[name](EMPTY, AS_OF)
    assert made.files
    assert not made.loss.lost


@pytest.mark.parametrize("name", FORMATS)
def test_drift_is_carried_or_listed(name: str) -> None:
    lost = {x.what: x for x in FORMATS[name](make_picture(), AS_OF).loss.lost}
    assert (name == "parquet") != ("drift" in lost)
    if "drift" in lost:
        assert len(lost["drift"].cases) == 2
        assert any("about 40 missiles" in words for _, words in lost["drift"].cases)


def test_the_summary_counts_both_sides() -> None:
    summary = sipri.export(make_picture(), AS_OF).loss.summary()
    assert summary.startswith("sipri: carried 1 transfers, 1 rows; lost ")
    assert "1 outside the register" in summary


def test_a_cell_that_a_spreadsheet_would_run_is_defused_and_listed() -> None:
    losses = Losses({"cells as written": "why"})
    data = csv_bytes(("id", "x", "y"), [("a", "=1+1", "-5"), ("b", "@x", "+1 more")], losses)
    assert data == b"id,x,y\r\na,'=1+1,-5\r\nb,'@x,'+1 more\r\n"
    assert list(losses.found["cells as written"]) == [("a", "=1+1"), ("b", "@x"), ("b", "+1 more")]
