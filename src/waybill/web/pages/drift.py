"""What retellings changed: the list, and two tellings side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, HTTPException, Query
from fastapi.responses import RedirectResponse

from waybill.records.claim import Reading
from waybill.records.entry import Entry, Search
from waybill.records.formats import lineage_to_json
from waybill.records.judgement import Decision
from waybill.records.lineage import Drift, Independent, Lineage
from waybill.review.making import Word, judge_link
from waybill.review.standing import rulings
from waybill.views.dossier_evidence import day_of, outlet_of
from waybill.views.dossier_kin import WEIGHTS
from waybill.views.drift_pair import pair_of
from waybill.views.versions import drift_of
from waybill.web import gate
from waybill.web.gate import Person
from waybill.web.links import Links
from waybill.web.sheets import Sheet, Visit, Visiting, page

router = APIRouter()
# The retellings of so many transfers are listed, those changed last first: more would be a wall.
LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Retelling:
    """One pair of tellings in the list: whose, and how many changes of each weight."""

    start: str
    to: str
    teller: str
    retold: str
    day: str
    counts: tuple[tuple[str, int], ...]
    gravest: str


def entries_near(visit: Visit, report: str = "") -> tuple[Entry, ...]:
    """The entries that a report is one of; without a report those that changed last."""
    book, within = visit.desk.book, visit.view.horizon
    if report:
        return book.entries_of(report, within)
    ids = [row.id for row in book.list_entries(Search(limit=LOOKED_AT), within).rows]
    found = (book.entry(i, within) for i in ids)
    return tuple(e for e in found if e is not None)


@page(router, "/drift")
def drift(visit: Visiting, report: Annotated[str, Query(max_length=100)] = "") -> Sheet:
    """Retellings that changed something, the gravest first; of one report where it is named."""
    rows = visit.desk.book.kept("drift", (report, visit.view.horizon), lambda: _rows(visit, report))
    named = visit.desk.book.readings_of([report] if report else [], visit.view.horizon)
    given = {
        "rows": rows,
        "report": named[0] if named and rows else None,
        "links": Links(visit.view),
        "most": LOOKED_AT,
    }
    return Sheet(
        "drift.html",
        given,
        lambda: {
            "schema": "waybill.retellings/1",
            "retellings": [{"from": r.start, "to": r.to, "changes": dict(r.counts)} for r in rows],
        },
    )


def _rows(visit: Visit, report: str) -> list[Retelling]:
    """The retellings that changed something, the gravest first."""
    told = _pairs(entries_near(visit, report))
    if report:
        told = {pair: drifts for pair, drifts in told.items() if report in pair}
    found = visit.desk.book.readings_of({i for p in told for i in p}, visit.view.horizon)
    readings = {r.report.id: r for r in found}
    rows = [_row(pair, drifts, readings) for pair, drifts in told.items() if set(pair) <= set(readings)]
    return sorted(rows, key=lambda r: ([-dict(r.counts).get(w, 0) for w in WEIGHTS], r.to))


def _pairs(entries: Iterable[Entry]) -> dict[tuple[str, str], tuple[Drift, ...]]:
    """Every change by its two reports; entries of one lineage tell the same change once."""
    found: dict[tuple[str, str], dict[Drift, None]] = {}
    for entry in entries:
        for one in entry.lineage.drift:
            found.setdefault((one.start, one.to), {})[one] = None
    return {pair: tuple(drifts) for pair, drifts in found.items()}


def _row(pair: tuple[str, str], drifts: Iterable[Drift], readings: dict[str, Reading]) -> Retelling:
    counts = Counter(d.weight for d in drifts)
    told = tuple((w, counts[w]) for w in WEIGHTS if counts[w])  # type: ignore[index]
    teller, retold = readings[pair[0]].report, readings[pair[1]].report
    return Retelling(*pair, outlet_of(teller), outlet_of(retold), day_of(retold), told, told[0][0])


@page(router, "/drift/{start}/{to}")
def side_by_side(visit: Visiting, start: str, to: str) -> Sheet:
    """Original and retelling side by side, the changed words marked and graded."""
    entries = entries_near(visit, to)
    drifts = _pairs(entries).get((start, to), ())
    readings = {r.report.id: r for r in visit.desk.book.readings_of([start, to], visit.view.horizon)}
    if start not in readings or to not in readings:
        raise HTTPException(404, "One of these two reports is not known then.")
    edited = to in visit.desk.book.versions(start)
    if edited and not drifts:
        drifts = drift_of(readings[start], readings[to])
    pair = pair_of(readings[start], readings[to], drifts)
    link = next((x for e in entries for x in e.lineage.links if (x.start, x.to) == (start, to)), None)
    about = "|".join(sorted((start, to)))
    told = rulings(visit.desk.register.judgements(about, visit.view.horizon)).get((about, "link"))
    given = {
        "pair": pair,
        "link": link,
        "edited": edited,
        "links": Links(visit.view),
        "ruling": told.words if told else (),
        "may_judge": visit.who.may("reviewer") and not visit.view.query,
    }
    return Sheet(
        "drift_pair.html",
        given,
        lambda: {
            "schema": "waybill.lineage/1",
            "from": start,
            "to": to,
            "drift": lineage_to_json(Lineage((start, to), (), (), Independent(0, 0, 0, ()), drifts))["drift"],
        },
    )


@router.post("/drift/{start}/{to}/judge")
def judge(
    start: str,
    to: str,
    visit: Visiting,
    who: Annotated[Person, Depends(gate.reviewer)],
    decision: Annotated[Decision, Form()],
    reason: Annotated[str, Form(max_length=1000)] = "",
) -> RedirectResponse:
    """Keep whether a person takes the two reports for one telling."""
    readings = {r.report.id: r for r in visit.desk.book.readings_of([start, to])}
    if start not in readings or to not in readings:
        raise HTTPException(404, "One of these two reports is not known.")
    word = Word(decision, who.name, datetime.now(UTC), reason)
    visit.desk.keep(judge_link(readings[start], readings[to], word))
    return RedirectResponse(f"/drift/{quote(start)}/{quote(to)}", 303)
