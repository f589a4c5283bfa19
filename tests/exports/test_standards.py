"""Each form is read back by its standard's own library or schema."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import geojson as geojson_library
import prov.model
import pytest
import stix2
from jsonschema import Draft202012Validator

from tests.exports.pictures import Picture, make_picture
from waybill.exports import ftm, geojson, stix, webannotation
from waybill.exports import prov as prov_export
from waybill.exports.record import Export
from waybill.flow import put_together, readings_in
from waybill.records.claim import Reading
from waybill.settings import Settings

HERE = Path(__file__).parent / "standards"
EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@cache
def samples() -> Any:
    """The picture of some of the sample reports, read by the real road."""
    names = (
        "01-agency-story.txt",
        "02-faithful-retelling.txt",
        "10-us-no-confirmation.html",
        "17-iran-denies-again.txt",
    )
    found = readings_in([EXAMPLES / n for n in names], Settings(Path("unused.db")))
    read = [r for r in found if isinstance(r, Reading)]
    assert len(read) == len(names), "the samples were not all read"
    return put_together(read)


def pictures() -> list[Any]:
    """The one by hand, and the real one."""
    return [
        pytest.param(make_picture, id="by hand"),
        pytest.param(samples, id="samples", marks=pytest.mark.slow),
    ]


def lost(made: Export, what: str) -> list[tuple[str, str]]:
    """The cases of one kind of loss."""
    return [case for x in made.loss.lost if x.what == what for case in x.cases]


def entities(picture: Picture) -> list[dict[str, Any]]:
    """The entities of FollowTheMoney."""
    return [json.loads(line) for line in ftm.export(picture).files["entities.ftm.json"].splitlines()]


@pytest.mark.parametrize("make", pictures())
def test_ftm_holds_to_the_model(make: Any) -> None:
    model = json.loads((HERE / "followthemoney-4.11.2.json").read_text(encoding="utf-8"))
    found = entities(make())
    by_id = {e["id"]: e for e in found}
    assert len(by_id) == len(found)
    for entity in found:
        schema = model["schemata"][entity["schema"]]
        assert set(schema["required"]) <= set(entity["properties"]), entity
        for name, values in entity["properties"].items():
            kind = schema["properties"][name]
            assert values and all(isinstance(v, str) and v.strip() for v in values)
            if kind["type"] == "entity":
                assert all(kind["range"] in model["schemata"][by_id[v]["schema"]]["is"] for v in values), (
                    entity,
                    name,
                )
            elif kind["type"] == "country":
                assert set(values) <= set(model["countries"])
            elif kind["type"] == "language":
                assert set(values) <= set(model["languages"])
            elif kind["type"] == "date":
                assert all(DAY.fullmatch(v) for v in values)
            elif kind["type"] == "url":
                assert all(v.startswith(("http://", "https://")) for v in values)


@pytest.mark.parametrize("make", pictures())
def test_ftm_keeps_every_value_in_the_library_itself(make: Any) -> None:
    library = pytest.importorskip("followthemoney")
    for entity in entities(make()):
        library.model.get(entity["schema"]).validate(entity)
        proxy = library.model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values)


def test_ftm_writes_both_ends_of_a_period() -> None:
    event = next(e for e in entities(make_picture()) if e["id"] == "waybill-t-0000000001")
    assert event["properties"]["startDate"] == ["2023-12-01"]
    assert event["properties"]["endDate"] == ["2024-01-10"]
    assert "date" not in event["properties"]


def test_ftm_sends_goods_from_sender_to_receiver() -> None:
    goods = next(e for e in entities(make_picture()) if e["id"] == "waybill-t-0000000002-goods")
    assert goods["properties"]["sender"] == ["waybill-party-grc"]
    assert goods["properties"]["receiver"] == ["waybill-party-houthis"]
    assert goods["properties"]["departureCountry"] == ["gr"]
    assert "destinationCountry" not in goods["properties"]
    assert ("houthis", "Houthis") in lost(ftm.export(make_picture()), "parties without a country")


def bundle(picture: Picture) -> Any:
    """The bundle, strictly read."""
    return stix2.parse(stix.export(picture).files["bundle.stix.json"].decode("utf-8"), allow_custom=False)


@pytest.mark.parametrize("make", pictures())
def test_stix_is_read_by_its_library_and_every_reference_is_there(make: Any) -> None:
    objects = bundle(make()).objects
    ids = {o.id for o in objects}
    assert len(ids) == len(objects) > 0
    for one in objects:
        refs = [*one.get("object_refs", []), *(one[k] for k in ("source_ref", "target_ref") if k in one)]
        assert set(refs) <= ids


def test_stix_has_one_confidence_a_transfer_and_says_what_that_loses() -> None:
    made = stix.export(make_picture())
    links = {
        o.external_references[0].external_id: o
        for o in bundle(make_picture()).objects
        if o.type == "relationship"
    }
    assert links["t-0000000001"].confidence == 70
    assert "confidence" not in links["t-0000000002"]
    assert lost(made, "confidence of each value") == [
        ("t-0000000001", "4 claims"),
        ("t-0000000002", "1 claims"),
    ]
    assert lost(made, "confidence where it cannot be judged") == [("t-0000000002", "6")]
    assert [of for of, _ in lost(made, "transfers without a recipient")] == ["t-0000000003"]


def test_stix_puts_a_denial_as_disagreement_and_no_word_into_the_mouth_of_the_silent() -> None:
    made = stix.export(make_picture())
    opinions = [o for o in bundle(make_picture()).objects if o.type == "opinion"]
    assert [(o.authors, str(o.opinion)) for o in opinions] == [(["Malta"], "strongly-disagree")]
    assert lost(made, "positions of the silent") == [("t-0000000001", "Norway: silent")]
    assert lost(made, "stances that are no opinion") == [("t-0000000001", "United Nations: concern")]


def test_stix_keeps_both_days_and_says_which_reports_have_none() -> None:
    made = stix.export(make_picture())
    link = next(o for o in bundle(make_picture()).objects if o.type == "relationship" and o.get("confidence"))
    assert link.start_time.date() == date(2023, 12, 1)
    assert link.stop_time.date() - timedelta(days=1) == date(2024, 1, 10)
    assert len(lost(made, "reports without a day")) == 1


def test_geojson_is_valid_puts_longitude_first_and_states_the_precision() -> None:
    made = geojson.export(make_picture())
    data = json.loads(made.files["waybill.geojson"])
    read = geojson_library.loads(made.files["waybill.geojson"].decode("utf-8"))
    assert read.is_valid, read.errors()
    valletta, sea, nowhere, rifles, gadgets = data["features"]
    assert valletta["geometry"] == {"type": "Point", "coordinates": [14.51, 35.9]}
    assert (valletta["properties"]["precision"], valletta["properties"]["words"]) == ("city", ["Valletta"])
    assert (valletta["properties"]["start"], valletta["properties"]["end"]) == ("2023-12-01", "2024-01-10")
    assert set(data["precisions"]) >= {f["properties"]["precision"] for f in (valletta, sea)}
    assert [f["geometry"] for f in (nowhere, rifles, gadgets)] == [None, None, None]
    assert lost(made, "places without coordinates") == [("t-0000000001", "Port Nowhere")]
    assert lost(made, "extent of a place") == [("t-0000000001", "North Sea (sea)")]
    assert [of for of, _ in lost(made, "order of the way")] == ["t-0000000001"]


@pytest.mark.parametrize("make", pictures())
def test_geojson_of_any_picture_is_valid(make: Any) -> None:
    read = geojson_library.loads(geojson.export(make()).files["waybill.geojson"].decode("utf-8"))
    assert read.is_valid, read.errors()


def document(picture: Picture) -> Any:
    """The PROV document, read by its library."""
    data = prov_export.export(picture).files["waybill.prov.json"]
    return prov.model.ProvDocument.deserialize(content=data.decode("utf-8"), format="json")


@pytest.mark.parametrize("make", pictures())
def test_prov_is_read_by_its_library_and_every_end_is_declared(make: Any) -> None:
    read = document(make())
    declared = {str(r.identifier) for r in read.get_records() if r.is_element()}
    for relation in read.get_records(prov.model.ProvRelation):
        ends = [
            str(value)
            for _, value in relation.formal_attributes
            if isinstance(value, prov.model.QualifiedName)
        ]
        assert set(ends) <= declared, relation


def test_prov_leads_from_a_transfer_to_its_reports() -> None:
    picture = make_picture()
    derived = {
        (str(r.args[0]), str(r.args[1])) for r in document(picture).get_records(prov.model.ProvDerivation)
    }
    claim = picture.transfers[0].claims[0]
    report = next(r.report.id for r in picture.readings if claim in {c.id for c in r.claims})
    assert ("wb:t-0000000001", f"wb:{claim}") in derived
    assert (f"wb:{claim}", f"wb:{report}") in derived
    assert (f"wb:{report}", "wb:o-wire") in derived


def test_prov_says_who_told_it_in_the_order_of_the_chain() -> None:
    data = json.loads(prov_export.export(make_picture()).files["waybill.prov.json"])
    claim = make_picture().readings
    wire = next(r for r in claim if r.report.outlet == "Fjord Wire").claims[0]
    told = [x for x in data["wasAttributedTo"].values() if x["prov:entity"] == f"wb:{wire.id}"]
    places = {x["wb:place"]["$"]: data["agent"][x["prov:agent"]]["prov:label"]["$"] for x in told}
    assert places == {"1": "Fjord Wire", "2": "two clerks"}


@pytest.mark.parametrize("make", pictures())
def test_annotations_hold_to_the_recommendation_and_stand_on_their_words(make: Any) -> None:
    picture = make()
    page = json.loads(webannotation.export(picture).files["annotations.jsonld"])
    schema = json.loads((HERE / "webannotation.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(page)
    texts = {webannotation.address_of(r.report): r.report.text for r in picture.readings}
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) > 0
    for item in page["items"]:
        quoted, placed = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[placed["start"] : placed["end"]] == quoted["exact"]
        assert text[: placed["start"]].endswith(quoted["prefix"])
        assert text[placed["end"] :].startswith(quoted["suffix"])


def test_annotations_name_a_file_by_its_hash_and_tell_no_folder() -> None:
    data = webannotation.export(make_picture()).files["annotations.jsonld"]
    assert b"urn:sha256:" in data
    assert b"/home/someone" not in data
