"""Who retold whom: the tree of each telling behind a transfer, and the origins of one claim."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response

from waybill.records.claim import Claim, Reading
from waybill.records.formats import claim_to_json, lineage_to_json
from waybill.records.lineage import Independent, Lineage
from waybill.views.claims import put
from waybill.views.dossier_evidence import links_of, outlet_of
from waybill.views.dossier_words import headline_of
from waybill.views.lineage import RELATION, branches, origin_label, stories_of, tree_svg
from waybill.web.links import Links
from waybill.web.pages.dossier import found_entry
from waybill.web.pages.drift import entries_near
from waybill.web.sheets import Sheet, Visit, Visiting, page

router = APIRouter()
UNTOLD = Lineage((), (), (), Independent(0, 0, 0, ()), ())


@page(router, "/transfers/{name}/lineage")
def lineage(visit: Visiting, name: str) -> Sheet:
    """The tellings behind a transfer, each with the reports that go back to it."""
    entry = found_entry(visit, name)
    readings = visit.desk.book.readings_of(entry.lineage.reports, visit.view.horizon)
    reports = {r.report.id: r.report for r in readings}
    trees = [
        (origin, origin_label(origin), branches(entry.lineage, origin, reports))
        for origin in stories_of(entry.lineage)
        if set(origin.reports) & set(reports)
    ]
    given = {
        "id": entry.transfer.id,
        "headline": headline_of(entry.transfer),
        "trees": trees,
        "independent": entry.transfer.origins,
        "relation": RELATION,
        "named": outlet_of,
        "links": Links(visit.view),
    }
    return Sheet("lineage.html", given, lambda: lineage_to_json(entry.lineage, list(reports.values())))


@router.get("/transfers/{name}/lineage/{number}.svg")
def tree(visit: Visiting, name: str, number: int) -> Response:
    """One telling's tree as a picture to be kept."""
    entry = found_entry(visit, name)
    found = stories_of(entry.lineage)
    if not 0 <= number < len(found):
        raise HTTPException(404)
    readings = visit.desk.book.readings_of(entry.lineage.reports, visit.view.horizon)
    drawn = tree_svg(entry.lineage, found[number], {r.report.id: r.report for r in readings})
    return Response(drawn, media_type="image/svg+xml")


@page(router, "/claims/{id}/origins")
def origins(visit: Visiting, id: str) -> Sheet:
    """Which tellings a claim goes back to, through which reports, and why they were judged kin."""
    reading, claim = _found(visit, id)
    entries = entries_near(visit, reading.report.id)
    lineage = entries[0].lineage if entries else UNTOLD
    found = [o for e in entries[:1] for o in e.lineage.origins_of(reading.report.id)]
    back = [x for x in lineage.links if x.to == reading.report.id]
    near = {i for x in back for i in (x.start, x.to)} | {i for o in found for i in o.reports}
    reports = {r.report.id: r.report for r in visit.desk.book.readings_of(near, visit.view.horizon)}
    given = {
        "reading": reading,
        "claim": claim,
        "told": bool(entries),
        "chain": links_of(reading.report, claim),
        "put": put(claim),
        "origins": [(o, origin_label(o)) for o in found],
        "back": [x for x in back if x.start in reports],
        "reports": reports,
        "named": outlet_of,
        "relation": RELATION,
        "transfers": [e.transfer for e in entries if claim.id in e.transfer.claims],
        "links": Links(visit.view),
    }
    return Sheet(
        "origins.html",
        given,
        lambda: {
            "schema": "waybill.origins/1",
            "claim": claim_to_json(claim, reading.report),
            "origins": [o for o in lineage_to_json(lineage)["origins"] if reading.report.id in o["reports"]],
            "links": [x for x in lineage_to_json(lineage)["links"] if x["to"] == reading.report.id],
        },
    )


def _found(visit: Visit, id: str) -> tuple[Reading, Claim]:
    reading = visit.desk.book.reading_with(id, visit.view.horizon)
    claim = next((c for c in reading.claims if c.id == id), None) if reading else None
    if reading is None or claim is None:
        raise HTTPException(404, f"No claim {id[:60]} is known{' then' if visit.view.query else ''}.")
    return reading, claim
