"""One transfer with all its evidence, what was known of it when, and how to cite it."""

from __future__ import annotations

from collections import OrderedDict
from datetime import UTC, datetime
from threading import Lock
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from markupsafe import Markup

from waybill.errors import UsageError
from waybill.records.entry import Entry
from waybill.register import NOW, Horizon
from waybill.views.dossier import dossier_parts
from waybill.views.dossier_words import headline_of
from waybill.views.entry_changes import differences
from waybill.web.frame import environment
from waybill.web.links import Links
from waybill.web.sheets import Sheet, Visit, Visiting, page
from waybill.web.twins import entry_to_json
from waybill.web.viewpoint import Viewpoint, read_day, turned

router = APIRouter()
# Dossiers that are kept written: at some 100 kB each, a few megabytes.
KEPT = 64
PARTS = ("dossier_head.html.j2", "dossier_contents.html.j2", "dossier_sections.html.j2")
MORE = (("history", "What was known when"), ("cite", "Cite"))

_written: OrderedDict[tuple[object, ...], tuple[Markup, ...]] = OrderedDict()
_lock = Lock()


def found_entry(visit: Visit, name: str) -> Entry:
    """The entry that an address names, `id` or `id@revision`; 404 where there is none from this viewpoint."""
    id_, _, number = name.partition("@")
    if number and not (number.isdecimal() and len(number) < 9):
        raise UsageError(f"a revision is a number, not “{number[:20]}”")
    entry = visit.desk.book.entry(id_, visit.view.horizon, int(number) if number else None)
    if entry is None:
        raise HTTPException(404, _missing(visit, id_, number))
    return entry


def _missing(visit: Visit, id_: str, number: str) -> str:
    """What to say where an address leads to nothing: no such transfer, or none at that revision."""
    then = " then" if visit.view.query else ""
    now = visit.desk.book.entry(id_, visit.view.horizon) if number else None
    if now is None:
        return f"No transfer {id_[:60]} is known{then}."
    return (
        f"Transfer {id_[:60]} has no revision {number} that could be read{then}; "
        f"it stands at revision {now.transfer.revision}."
    )


@page(router, "/transfers/{name}")
def dossier(visit: Visiting, name: str) -> Sheet:
    """The dossier as it stood from the viewpoint, or at the revision that the address names."""
    entry = found_entry(visit, name)
    head, contents, sections = written(visit, entry)
    asked = name.partition("@")[0]
    given = {
        "entry": entry,
        "transfer": entry.transfer,
        "headline": headline_of(entry.transfer),
        "head": head,
        "contents": contents,
        "sections": sections,
        "history": _history(visit, entry),
        "cite": citation(visit, entry),
        "merged_from": asked if asked != entry.transfer.id else "",
        "pinned": "@" in name,
        "links": Links(visit.view),
    }
    return Sheet("dossier.html", given, lambda: entry_to_json(entry) | {"citation": citation(visit, entry)})


def written(visit: Visit, entry: Entry) -> tuple[Markup, ...]:
    """Head, contents and sections; an entry never changes, so that they are written once."""
    key = (entry.transfer.id, entry.transfer.revision, entry.recorded_at, visit.view)
    with _lock:
        if key in _written:
            _written.move_to_end(key)
            return _written[key]
    readings = visit.desk.book.readings_of(entry.transfer.reports, visit.view.horizon)
    given: dict[str, Any] = dossier_parts(entry.transfer, readings, entry.lineage, visit.view.known_on)
    given |= {"links": Links(visit.view), "more_contents": MORE}
    made = tuple(Markup(environment().get_template(t).render(**given)) for t in PARTS)
    with _lock:
        _written[key] = made
        while len(_written) > KEPT:
            _written.popitem(last=False)
    return made


def _history(visit: Visit, entry: Entry) -> dict[str, Any]:
    """The last states it was in, newest first, with what made each differ from the one before; and how many in all."""
    key = (entry.transfer.id, entry.transfer.revision, visit.view)
    return visit.desk.book.kept("states", key, lambda: _states(visit, entry))


def _states(visit: Visit, entry: Entry) -> dict[str, Any]:
    """What is kept at hand holds words only: states themselves are large, and the collector would walk them again and again."""
    learnt = Horizon(learnt_by=visit.view.horizon.learnt_by)
    states, total = visit.desk.book.history(entry.transfer.id, learnt)
    rows = [
        {
            "day": one.known_from,
            "revision": one.transfer.revision,
            "why": one.why,
            "learnt": one.recorded_at.date(),
            "here": one.transfer.revision == entry.transfer.revision,
            "changes": differences(before.transfer, one.transfer) if before else (),
            "first": before is None and len(states) == total,
            "at": Viewpoint(one.known_from, visit.view.learnt_by).at(f"/transfers/{one.transfer.id}"),
        }
        for before, one in zip((None, *states), states, strict=False)
    ]
    return {"rows": rows[::-1], "total": total}


def citation(visit: Visit, entry: Entry) -> dict[str, str]:
    """The address under which this very state can be read again, and words to paste."""
    today = datetime.now(UTC).date()
    fixed = Viewpoint(visit.view.known_on or today, visit.view.learnt_by or today)
    path = fixed.at(f"/transfers/{entry.transfer.id}@{entry.transfer.revision}")
    address = str(visit.request.base_url).rstrip("/") + path
    words = (
        f"Waybill register, “{headline_of(entry.transfer)}”, transfer {entry.transfer.id}, revision "
        f"{entry.transfer.revision}, as known on {fixed.known_on} and learnt by {fixed.learnt_by}. {address}"
    )
    return {"address": address, "path": path, "words": words}


@page(router, "/transfers/{name}/history")
def history(
    visit: Visiting,
    name: str,
    start: Annotated[str, Query(alias="from")] = "",
    end: Annotated[str, Query(alias="to")] = "",
) -> Sheet:
    """What was known of a transfer on two days, and the difference."""
    first, last = read_day(start, "from"), read_day(end, "to")
    notes = turned(first, last)
    first, last = (last, first) if notes else (first, last)
    learnt = visit.view.horizon.learnt_by
    book, id_ = visit.desk.book, name.partition("@")[0]
    before = book.entry(id_, Horizon(first, learnt)) if first else None
    after = book.entry(id_, Horizon(last, learnt) if last else NOW)
    if after is None and before is None and book.entry(id_, NOW) is None:
        raise HTTPException(404, f"No transfer {id_[:60]} is known.")
    found = differences(before.transfer if before else None, after.transfer if after else None)
    given = {"id": id_, "first": first, "last": last, "notes": notes} | {
        "before": before,
        "after": after,
        "found": found,
        "headline": headline_of((after or before or found_entry(visit, id_)).transfer),
        "links": Links(visit.view),
    }
    return Sheet(
        "history.html",
        given,
        lambda: {
            "schema": "waybill.difference/1",
            "id": id_,
            "from": first.isoformat() if first else None,
            "to": last.isoformat() if last else None,
            "notes": list(notes),
            "before": before.transfer.revision if before else None,
            "after": after.transfer.revision if after else None,
            "fields": [{"field": d.field, "before": d.before, "after": d.after} for d in found],
        },
    )
