"""Two transfers that are one, or one that is two, come in with who and why; they are tied or parted, and untied again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, HTTPException
from fastapi.responses import RedirectResponse

from waybill.errors import UsageError
from waybill.records.entry import Search
from waybill.records.judgement import Decision
from waybill.records.transfer import Transfer
from waybill.review.making import Told, Word, judge_again, judge_merge, judge_split
from waybill.views.dossier_words import count_words, headline_of, quantity_words
from waybill.views.tying import TieShown, movements_of, ties_shown
from waybill.web import gate
from waybill.web.gate import Person
from waybill.web.inline import inline
from waybill.web.links import Links
from waybill.web.pages.dossier import found_entry
from waybill.web.sheets import Sheet, Visit, Visiting, page

router = APIRouter()
# So many transfers between the same parties are offered; another one is named by its number.
OFFERED = 100
TWICE = (
    "you split this transfer before, and a second split by you would take the place of that one: take it back first, "
    "or have another reviewer make the second"
)
Reason = Annotated[str, Form(max_length=1000)]


@dataclass(frozen=True, slots=True)
class Merging:
    """What the form says of another transfer."""

    other: Annotated[str, Form(max_length=100)]
    decision: Annotated[Literal["same", "different"], Form()]
    reason: Reason = ""


@dataclass(frozen=True, slots=True)
class Again:
    """Another word on what was decided before."""

    about: Annotated[str, Form(max_length=300)]
    field: Annotated[Literal["merge", "split"], Form()]
    decision: Annotated[Decision, Form()]
    reason: Reason = ""


@page(router, "/transfers/{name}/judge")
def ask_ties(visit: Visiting, who: Annotated[Person, Depends(gate.reviewer)], name: str) -> Sheet:
    """What persons decided on the transfer as a whole, and the forms to decide more."""
    transfer = _transfer(visit, name)
    readings = visit.desk.book.readings_of(transfer.reports)
    ties = ties_shown(transfer, visit.desk.register.judgements())
    given = {
        "transfer": transfer,
        "headline": headline_of(transfer),
        "ties": ties,
        "others": [(o.id, _told_apart(o)) for o in _near(visit, transfer)],
        "movements": movements_of(transfer, readings),
        "split_before": _split_before(transfer, ties, who.name),
        "links": Links(visit.view),
    }
    return Sheet(
        "ties.html",
        given,
        lambda: {
            "schema": "waybill.ties/1",
            "id": transfer.id,
            "ties": [
                {"about": t.about, "field": t.field, "words": [said for _, said in t.words]} for t in ties
            ],
            "movements": [q.claim for q in movements_of(transfer, readings)],
        },
    )


def _split_before(transfer: Transfer, ties: Iterable[TieShown], name: str) -> bool:
    """Whether a split of the transfer by this person stands: their newest word on it would take its place."""
    mine = (t for t in ties if t.field == "split" and t.about == transfer.id)
    return any(j.by == name and j.decision != "unsure" for t in mine for j, _ in t.words)


def _transfer(visit: Visit, name: str) -> Transfer:
    """The transfer as it stands now: of an earlier state nothing can be decided."""
    if visit.view.query or "@" in name:
        raise UsageError("what was known earlier is not judged: go back to today")
    return found_entry(visit, name).transfer


def _near(visit: Visit, transfer: Transfer) -> Iterable[Transfer]:
    """The other transfers between the same parties."""
    parties = (transfer.supplier.value.code, transfer.recipient.value.code if transfer.recipient else None)
    search = Search(supplier=parties[0], recipient=parties[1], limit=OFFERED)
    for row in visit.desk.book.list_entries(search).rows:
        entry = visit.desk.book.entry(row.id) if row.id != transfer.id else None
        if entry is not None:
            yield entry.transfer


def _told_apart(transfer: Transfer) -> str:
    """What tells the transfer from others between the same parties."""
    systems = ", ".join(dict.fromkeys(b.value.name for b in transfer.systems[:3])) or "arms"
    amount = quantity_words(transfer.quantities[0].value) if transfer.quantities else ""
    known = f"known since {transfer.known_since.latest}" if transfer.known_since else ""
    told = (systems, amount, known, count_words(len(transfer.reports), "report"), transfer.id)
    return " · ".join(t for t in told if t)


@router.post("/transfers/{name}/merge")
def merge(
    name: str,
    visit: Visiting,
    who: Annotated[Person, Depends(gate.reviewer)],
    form: Annotated[Merging, Depends(inline(Merging))],
) -> RedirectResponse:
    """Keep whether a person takes two transfers for one, and go to what became of it."""
    one, other = _transfer(visit, name), _transfer(visit, form.other.strip())
    if one.id == other.id:
        raise UsageError("these two numbers lead to one transfer already; name another one")
    word = Word(form.decision, who.name, datetime.now(UTC), form.reason)
    visit.desk.keep(judge_merge(one, other, _told(visit, (*one.reports, *other.reports)), word))
    return _back(one.id)


@router.post("/transfers/{name}/split")
def split(
    name: str,
    visit: Visiting,
    who: Annotated[Person, Depends(gate.reviewer)],
    claim: Annotated[list[str] | None, Form()] = None,
    reason: Reason = "",
) -> RedirectResponse:
    """Keep that these claims tell of another transfer."""
    transfer = _transfer(visit, name)
    if _split_before(transfer, ties_shown(transfer, visit.desk.register.judgements()), who.name):
        raise UsageError(TWICE)
    word = Word("different", who.name, datetime.now(UTC), reason)
    visit.desk.keep(judge_split(transfer, claim or (), _told(visit, transfer.reports), word))
    return _back(transfer.id)


@router.post("/transfers/{name}/again")
def again(
    name: str,
    visit: Visiting,
    who: Annotated[Person, Depends(gate.reviewer)],
    form: Annotated[Again, Depends(inline(Again))],
) -> RedirectResponse:
    """Keep another word on a merge or a split that was decided before: so it is undone."""
    transfer = _transfer(visit, name)
    earlier = [j for j in visit.desk.register.judgements(form.about) if j.field == form.field]
    if not earlier:
        raise HTTPException(404, "Nobody decided that; load the page again.")
    word = Word(form.decision, who.name, datetime.now(UTC), form.reason)
    visit.desk.keep(judge_again(earlier[-1], word))
    return _back(transfer.id)


def _told(visit: Visit, reports: Iterable[str]) -> dict[str, Told]:
    return {c.id: (r, c) for r in visit.desk.book.readings_of(reports) for c in r.claims}


def _back(id_: str) -> RedirectResponse:
    return RedirectResponse(f"/transfers/{quote(id_)}/judge", 303)
