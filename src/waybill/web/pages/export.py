"""The register in the forms that others read, by link, each with the report of what it lost."""

from __future__ import annotations

import io
import json
import zipfile

from fastapi import APIRouter, HTTPException, Response

from waybill.exports import jsonl, measures
from waybill.exports.forms import FORMATS, WHOLE
from waybill.exports.record import AsOf, Export
from waybill.flow import picture_of
from waybill.knowledge.measures import measure_rows
from waybill.register.copying import acts_of
from waybill.web.sheets import Sheet, Visit, Visiting, apart, page

router = APIRouter()
FORMS = {
    "csv": ("CSV tables", "transfers, claims and reports, for a spreadsheet"),
    "parquet": ("Parquet tables", "the same for data frames"),
    "sipri": ("SIPRI layout", "rows as in SIPRI's trade register"),
    "unroca": ("UN Register of Conventional Arms", "its forms, by category"),
    "ftm": ("FollowTheMoney", "entities for investigation tools"),
    "stix": ("STIX 2.1", "a bundle for threat intelligence tools"),
    "geojson": ("GeoJSON", "places on the way, with their precision"),
    "prov": ("W3C PROV", "what was derived from what"),
    "webannotation": ("W3C Web Annotation", "every claim and value laid on its words"),
    WHOLE: ("The whole register", "act by act; waybill import reads it back"),
}
TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".geojson": "application/geo+json",
    ".parquet": "application/vnd.apache.parquet",
}


@page(router, "/export")
def export(visit: Visiting) -> Sheet:
    """The forms, each with its link."""
    return Sheet(
        "export.html",
        {"forms": FORMS},
        lambda: {
            "schema": "waybill.exports/1",
            "forms": [{"form": f, "address": visit.view.at(f"/export/{f}")} for f in FORMS],
        },
    )


@router.get("/export/measures.csv")
def measures_table(visit: Visiting) -> Response:
    """The table of measures."""
    made = measures.export_csv(measure_rows())
    return _sent("measures.csv", made.files["measures.csv"])


@router.get("/export/{form}")
async def export_as(visit: Visiting, form: str) -> Response:
    """The register as seen from here in one form: a file, or an archive where the form has several or lost something."""
    return await apart(visit.request, lambda: _archive(visit, form))


def _archive(visit: Visit, form: str) -> Response:
    made = _made(visit, form)
    files = dict(made.files)
    day = f"-{visit.view.known_on}" if visit.view.known_on else ""
    files[f"{form}.loss.json"] = _loss(made)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            # A fixed moment, so that the same export is the same bytes.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return _sent(f"waybill-{form}{day}.zip", out.getvalue())


@router.get("/export/{form}/loss.json")
async def loss(visit: Visiting, form: str) -> Response:
    """What the form could not carry."""
    made = await apart(visit.request, lambda: _made(visit, form))
    return Response(_loss(made), media_type="application/json")


@router.get("/export/{form}/{name}")
async def one_file(visit: Visiting, form: str, name: str) -> Response:
    """One file of a form by its name."""
    made = await apart(visit.request, lambda: _made(visit, form))
    if name not in made.files:
        raise HTTPException(404, f"{form} has {', '.join(sorted(made.files))}.")
    return _sent(name, made.files[name])


def _made(visit: Visit, form: str) -> Export:
    as_of = AsOf(visit.view.known_on, visit.view.learnt_by)
    register, within = visit.desk.register, visit.view.horizon
    if form in FORMATS:
        return FORMATS[form](picture_of(register, within), as_of)
    if form != WHOLE:
        raise HTTPException(404, f"No form is called {form[:40]}.")
    return jsonl.export(acts_of(register, within), register.head()[0], as_of)


def _loss(made: Export) -> bytes:
    return (json.dumps(made.loss.to_json(), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _sent(name: str, data: bytes) -> Response:
    ending = "." + name.rsplit(".", 1)[-1]
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=TYPES.get(ending, "application/zip"), headers=headers)
