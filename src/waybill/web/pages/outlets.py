"""Outlets and agencies: reliability as judged here, what they retold, how often they drifted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, HTTPException
from fastapi.responses import RedirectResponse

from waybill.knowledge.outlets import find_outlet
from waybill.records.claim import Reading
from waybill.records.entry import Search
from waybill.records.judgement import Judgement
from waybill.records.lineage import Drift
from waybill.review.making import Word, judge_outlet
from waybill.review.outlets import reliabilities
from waybill.views.dossier_evidence import outlet_of
from waybill.views.dossier_kin import WEIGHTS
from waybill.views.dossier_words import RELIABILITY
from waybill.views.reports_listed import line_of
from waybill.web import gate
from waybill.web.gate import Person
from waybill.web.links import Links
from waybill.web.sheets import Sheet, Visit, Visiting, page

router = APIRouter()
# The list looks at this many of the newest reports; an outlet's own page at this many of its own and of those crediting it.
LOOKED_AT, OWN = 400, 60
# Changes of retelling are counted in this many transfers that changed last.
TRANSFERS = 60
TAKE_BACK = "-"


@dataclass(frozen=True, slots=True)
class OutletLine:
    """One outlet: its reports, how many credit an agency, what others changed or it changed, and its grade."""

    name: str
    country: str
    reports: int
    crediting: int
    retold: int
    weights: tuple[tuple[str, int], ...]
    mark: str
    reasons: tuple[str, ...]


@page(router, "/outlets")
def outlets(visit: Visiting) -> Sheet:
    """Every outlet of the newest reports, and the agencies they credit."""
    seen = visit.desk.book.kept("outlets", visit.view.horizon, lambda: _newest(visit))
    given = {
        "rows": seen.rows,
        "agencies": seen.agencies,
        "grades": RELIABILITY,
        "looked_at": min(seen.total, LOOKED_AT),
        "total": seen.total,
        "nameless": seen.nameless,
        "links": Links(visit.view),
    }
    return Sheet(
        "outlets.html",
        given,
        lambda: {
            "schema": "waybill.outlets/1",
            "outlets": [_json(r) for r in seen.rows],
            "agencies": dict(seen.agencies),
        },
    )


@dataclass(frozen=True, slots=True)
class Newest:
    """Whose the newest reports are: a line an outlet, the agencies, how many name no outlet, how many there are in all."""

    rows: list[OutletLine]
    agencies: list[tuple[str, int]]
    nameless: int
    total: int


def _newest(visit: Visit) -> Newest:
    found, total = visit.desk.book.list_reports("", visit.view.horizon, LOOKED_AT, 0)
    agencies = Counter(r.report.agency for r in found if r.report.agency)
    rows = _lines(visit, tuple(r for r in found if r.report.outlet))
    return Newest(rows, agencies.most_common(), sum(not r.report.outlet for r in found), total)


def _json(row: OutletLine) -> dict[str, object]:
    return {
        "name": row.name,
        "country": row.country,
        "reports": row.reports,
        "crediting": row.crediting,
        "retold": row.retold,
        "changes": dict(row.weights),
        "reliability": row.mark or None,
        "reasons": list(row.reasons),
    }


def _lines(visit: Visit, readings: tuple[Reading, ...]) -> list[OutletLine]:
    grades = reliabilities(_on_outlets(visit))
    names = Counter(outlet_of(r.report) for r in readings)
    whose = {r.report.id: outlet_of(r.report) for r in readings}
    crediting = Counter(
        outlet_of(r.report) for r in readings if r.report.agency not in (None, r.report.outlet)
    )
    retold: Counter[str] = Counter()
    drifted: dict[str, Counter[str]] = {}
    for pair, changes in _drift(visit).items():
        if pair[1] in whose:
            retold[whose[pair[1]]] += 1
            drifted.setdefault(whose[pair[1]], Counter()).update(changes)
    rows = []
    for name, number in names.most_common():
        known = find_outlet(name)
        grade = grades.get(name.casefold())
        changed = drifted.get(name, Counter())
        weights = tuple((w, changed[w]) for w in WEIGHTS if changed[w])
        country = known.country if known and known.country else ""
        mark, reasons = (grade.mark, grade.reasons) if grade else ("", ())
        rows.append(OutletLine(name, country, number, crediting[name], retold[name], weights, mark, reasons))
    return rows


def _on_outlets(visit: Visit) -> tuple[Judgement, ...]:
    return visit.desk.book.outlet_judgements(visit.view.horizon)


def _drift(visit: Visit) -> dict[tuple[str, str], Counter[str]]:
    """The changes of each retelling in the transfers that changed last, by weight."""
    return visit.desk.book.kept("drift by weight", visit.view.horizon, lambda: _drift_now(visit))


def _drift_now(visit: Visit) -> dict[tuple[str, str], Counter[str]]:
    book, within = visit.desk.book, visit.view.horizon
    seen: dict[tuple[str, str], set[Drift]] = {}
    for row in book.list_entries(Search(limit=TRANSFERS), within).rows:
        entry = book.entry(row.id, within)
        for one in entry.lineage.drift if entry else ():
            seen.setdefault((one.start, one.to), set()).add(one)
    return {pair: Counter(d.weight for d in drifts) for pair, drifts in seen.items()}


@page(router, "/outlets/{name:path}")
def outlet(visit: Visiting, name: str) -> Sheet:
    """One outlet: its grade with reasons, its reports, and what it changed in retelling."""
    found = visit.desk.book.readings_from(name, visit.view.horizon, OWN)
    own = tuple(r for r in found if outlet_of(r.report).casefold() == name.casefold())
    known = find_outlet(name)
    told = [j for j in _on_outlets(visit) if j.about.casefold() == f"outlet:{name}".casefold()]
    if not found and known is None and not told:
        raise HTTPException(404, f"No outlet {name[:60]} is known.")
    lines = _lines(visit, own)
    grade = reliabilities(told).get(name.casefold())
    given = {
        "name": name,
        "known": known,
        "grade": grade,
        "grades": RELIABILITY,
        "told": told[::-1],
        "line": next((x for x in lines if x.name.casefold() == name.casefold()), None),
        "reports": [line_of(r) for r in own[::-1]],
        "crediting": [line_of(r) for r in found[::-1] if r not in own],
        "more": len(found) == OWN,
        "links": Links(visit.view),
        "may_judge": visit.who.may("reviewer") and not visit.view.query,
    }
    return Sheet(
        "outlet.html",
        given,
        lambda: {
            "schema": "waybill.outlet/1",
            "name": name,
            "reliability": {"mark": grade.mark, "reasons": list(grade.reasons)} if grade else None,
            "reports": [r.report.id for r in own],
        },
    )


@router.post("/outlets/{name:path}/judge")
def judge(
    name: str,
    visit: Visiting,
    who: Annotated[Person, Depends(gate.reviewer)],
    letter: Annotated[str, Form(max_length=1)] = "",
    reason: Annotated[str, Form(max_length=1000)] = "",
) -> RedirectResponse:
    """Keep how reliable somebody judges an outlet; a dash takes back their earlier word."""
    given = letter if letter != TAKE_BACK else None
    word = Word("unsure" if given is None else "fix", who.name, datetime.now(UTC), reason, given)
    visit.desk.keep(judge_outlet(name, word))
    return RedirectResponse(f"/outlets/{quote(name, safe='')}", 303)
