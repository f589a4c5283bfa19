"""Reports as they were read: the list, and one report with its claims beside the text, to be judged there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, HTTPException, Query
from fastapi.responses import RedirectResponse

from waybill.errors import UsageError
from waybill.records.claim import Reading
from waybill.records.formats import claim_to_json, report_to_json
from waybill.records.formats_values import Json
from waybill.records.judgement import Decision, Judgement
from waybill.review.carry import carry
from waybill.review.making import Word, judge_claim
from waybill.views.dossier_evidence import anchor_of
from waybill.views.report_text import blocks_of, cards_of, stacks_of
from waybill.views.reports_listed import line_of
from waybill.views.versions import VersionShown, notices_shown, versions_shown, versions_to_json
from waybill.web import gate
from waybill.web.asked import beyond
from waybill.web.gate import Person
from waybill.web.inline import inline
from waybill.web.links import Links
from waybill.web.pages.withdraw import holding
from waybill.web.sheets import Sheet, Visit, Visiting, page

router = APIRouter()
# Each is loaded with its claims to be counted.
ROWS = 25
# What a reviewer who accepts need not type: the words stand beside the value.
AGREED = "read as the words say"


@page(router, "/reports")
def reports(
    visit: Visiting,
    q: Annotated[str, Query(max_length=200)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Sheet:
    """Every report read, newest first, and what was left out."""
    found, total = visit.desk.book.list_reports(q, visit.view.horizon, ROWS, (number - 1) * ROWS)
    rows = tuple(line_of(r) for r in found)
    pages = -(-total // ROWS)
    left_out = visit.desk.register.left_out(visit.view.horizon)
    given = {
        "rows": rows,
        "total": total,
        "q": q,
        "number": number,
        "pages": pages,
        "notes": beyond(number, pages),
        "left_out": left_out[:200],
        "left_out_total": len(left_out),
        "links": Links(visit.view),
    }
    return Sheet(
        "reports.html",
        given,
        lambda: {
            "schema": "waybill.reports/1",
            "total": total,
            "notes": list(beyond(number, pages)),
            "reports": [report_to_json(r.report) for r in found],
            "left_out": [{"address": x.address, "step": x.step, "reason": x.reason} for x in left_out],
        },
    )


def found_reading(visit: Visit, id: str) -> Reading:
    """The reading of a report that was known from the viewpoint; 404 where there is none."""
    found = visit.desk.book.readings_of([id], visit.view.horizon)
    if not found:
        raise HTTPException(404, f"No report {id[:60]} is known{' then' if visit.view.query else ''}.")
    return found[0]


def _in_order(ids: Sequence[str], readings: Iterable[Reading]) -> list[Reading]:
    """The readings that were known, in the order of the ids."""
    known = {r.report.id: r for r in readings}
    return [known[i] for i in ids if i in known]


@page(router, "/reports/{id}")
def report(visit: Visiting, id: str, judged: str = "") -> Sheet:
    """One report: its text in parts, every claim on its words, and what persons decided beside what the machine read."""
    reading = found_reading(visit, id)
    book, within = visit.desk.book, visit.view.horizon
    versions = book.versions(id)
    told = book.judgements_on({id, *versions}, within)
    # What was decided on an older version counts here too, where its words still stand.
    carried = carry(told, [reading], dict.fromkeys(versions, id))
    versions_seen = versions_shown(_in_order(versions, book.readings_of(versions, within)))
    withdrawals = book.withdrawals(id, within)
    given = {
        "report": reading.report,
        "line": line_of(reading),
        "stacks": stacks_of(blocks_of(reading)),
        "cards": cards_of(reading, carried.standing),
        "versions": versions_seen,
        "notices": notices_shown(reading),
        "withdrawals": withdrawals,
        "withheld": holding(withdrawals),
        "reopened": carried.reopened,
        "transfers": book.transfers_of(id, within),
        "links": Links(visit.view),
        "agreed": AGREED,
        "judged": judged[:100],
        "may_judge": visit.who.may("reviewer") and not visit.view.query,
    }
    return Sheet("report.html", given, lambda: _json(reading, versions_seen, carried.standing))


def _json(reading: Reading, versions: Sequence[VersionShown], standing: Iterable[Judgement]) -> Json:
    """The report as data: with text, claims and judgements."""
    judgements = [
        {
            "about": j.about,
            "field": j.field,
            "decision": j.decision,
            "by": j.by,
            "at": j.at.isoformat(),
            "reason": j.reason,
            "value": j.value,
        }
        for j in standing
    ]
    return report_to_json(reading.report, with_text=True) | {
        "notices": [asdict(n) for n in notices_shown(reading)],
        "versions": versions_to_json(versions),
        "claims": [claim_to_json(c, reading.report) for c in reading.claims],
        "judgements": judgements,
    }


@dataclass(frozen=True, slots=True)
class Judged:
    """What the form beside a claim says."""

    claim: Annotated[str, Form(max_length=100)]
    decision: Annotated[Decision, Form()]
    field: Annotated[str, Form(max_length=60)] = ""
    value: Annotated[str, Form(max_length=2000)] = ""
    reason: Annotated[str, Form(max_length=1000)] = ""


@router.post("/reports/{id}/judge")
def judge(
    id: str,
    visit: Visiting,
    who: Annotated[Person, Depends(gate.reviewer)],
    form: Annotated[Judged, Depends(inline(Judged))],
) -> RedirectResponse:
    """Keep what a person decided on a claim, and go back to it."""
    reading = found_reading(visit, id)
    claim = next((c for c in reading.claims if c.id == form.claim), None)
    if claim is None:
        raise UsageError("the report has no such claim any longer; load its page again")
    reason = form.reason.strip() or (AGREED if form.decision == "accept" else "")
    value = form.value.strip() or None
    if value and form.decision != "fix":
        raise UsageError("you gave another value: press Fix to keep it, or empty its field")
    word = Word(form.decision, who.name, datetime.now(UTC), reason, value)
    visit.desk.keep(judge_claim(reading, claim, form.field, word))
    return RedirectResponse(f"/reports/{quote(id)}?judged={quote(claim.id)}#{anchor_of(claim.id)}", 303)
