"""Which measures bound two parties and an item on a day; and one measure with its history and acts."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query

from waybill.errors import UsageError
from waybill.knowledge.items import read_item
from waybill.knowledge.measures import load_measures, measure_rows
from waybill.knowledge.parties import codes, find_party
from waybill.law.in_force import measures_in_force
from waybill.records.law import Measure, Question
from waybill.records.values import Period
from waybill.views.dossier_law import CHECKED, law_groups
from waybill.views.law import law_to_json
from waybill.web.links import Links
from waybill.web.sheets import Sheet, Visiting, page
from waybill.web.viewpoint import read_day

router = APIRouter()
Word = Annotated[str, Query(max_length=120)]
DIRECTIONS = {
    "from": "restricts supply by",
    "to": "restricts supply to",
    "both": "restricts supply by and to",
    "activity": "restricts activity of",
}


@page(router, "/law")
def law(
    visit: Visiting,
    supplier: Word = "",
    recipient: Word = "",
    item: Word = "",
    on: Word = "",
    until: Word = "",
) -> Sheet:
    """Look up the measures; without a full question, all of the table."""
    asked = {"supplier": supplier, "recipient": recipient, "item": item, "on": on, "until": until}
    question, notes = _question(asked)
    findings = measures_in_force(question, load_measures()) if question else ()
    measures = sorted(load_measures(), key=lambda m: (m.body, m.id))
    given = {
        "asked": asked,
        "notes": notes,
        "question": question,
        "groups": law_groups(findings),
        "measures": () if question else measures,
        "party": {c: p.label for c, p in codes().items()} if question else {},
        "links": Links(visit.view),
    }
    return Sheet(
        "law.html",
        given,
        lambda: (
            law_to_json(question, findings)
            if question
            else {"schema": "waybill.measures/1", "notes": list(notes), "measures": measure_rows()}
        ),
    )


def _question(asked: dict[str, str]) -> tuple[Question | None, tuple[str, ...]]:
    """The question, where all of it is given; one sentence for each part that could not be understood."""
    if not any(v.strip() for v in asked.values()):
        return None, ()
    notes = [
        f"Give {name}."
        for name in ("a supplier", "a recipient", "an item", "a day")
        if not asked[KEYS[name]].strip()
    ]
    sides = {side: _code(asked[side]) for side in ("supplier", "recipient") if asked[side].strip()}
    notes += [
        f"No party is known as “{asked[s]}”: give a name or a code." for s, code in sides.items() if not code
    ]
    first = read_day(asked["on"], "on")
    last = read_day(asked["until"], "until") or first
    if first and last and last < first:
        raise UsageError("the last day lies before the first")
    if notes or first is None or last is None:
        return None, tuple(notes)
    system, reach = read_item(asked["item"])
    when = Period(first, last, str(first) if first == last else f"{first}/{last}")
    return Question(sides["supplier"], sides["recipient"], system, asked["item"], when, reach), ()


KEYS = {"a supplier": "supplier", "a recipient": "recipient", "an item": "item", "a day": "on"}


def _code(words: str) -> str:
    words = words.strip()
    for form in (words.upper(), words.lower()):
        if form in codes():
            return form
    party = find_party(words)
    return party.code if party else ""


@page(router, "/law/{id}")
def measure(visit: Visiting, id: str) -> Sheet:
    """One measure: what it restricts, for whom, from when to when, what changed in its life, and its acts."""
    found = next((m for m in load_measures() if m.id == id), None)
    if found is None:
        raise HTTPException(404, f"No measure {id[:60]} is in the table.")
    given = {
        "m": found,
        "targets": [(DIRECTIONS[d], codes()[c].label if c in codes() else c) for d, c in found.targets],
        "last": found.end - timedelta(days=1) if found.end else None,
        "checked": CHECKED[found.verified],
        "turns": _turns(found),
        "links": Links(visit.view),
    }
    return Sheet("measure.html", given, lambda: next(r for r in measure_rows() if r["id"] == id))


def _turns(measure: Measure) -> list[tuple[str, str, str]]:
    """The dated turns of its life, oldest first: day, what, citation."""
    turns = [(str(measure.start), "first day in force", "")] if measure.start else []
    turns += [(str(c.day), c.what, c.citation) for c in measure.changes]
    turns += [(str(p.start), p.what, "") for p in measure.phases if p.start and p.what]
    turns += [(str(measure.end), measure.ended_by or "no longer in force", "")] if measure.end else []
    return sorted(dict.fromkeys(turns))
