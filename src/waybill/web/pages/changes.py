"""What changed between two days in the whole register, as a page and as a feed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Query, Request, Response

from waybill.records.entry import Change
from waybill.register import Horizon
from waybill.views.entry_changes import told_changes
from waybill.web.links import Links
from waybill.web.sheets import Sheet, Visit, Visiting, apart, page, unless_known
from waybill.web.twins import change_to_json
from waybill.web.viewpoint import read_day, turned

router = APIRouter()
# The page asks for this long back from the last day on which something became known.
USUAL_DAYS = 30
# A feed holds the changes of this many days of publication, so that a reader that looks weekly misses none.
FEED_DAYS = 20
# The data has all; to name one takes some milliseconds, and more than these nobody reads on a page.
SHOWN = 50


@page(router, "/changes")
def changes(
    visit: Visiting,
    start: Annotated[str, Query(alias="from")] = "",
    end: Annotated[str, Query(alias="to")] = "",
) -> Sheet:
    """Every transfer that stood differently on the second day than on the first, and why."""
    days = [d for d, _ in visit.desk.book.days()]
    last = read_day(end, "to") or visit.view.known_on or (days[-1] if days else date.today())
    first = read_day(start, "from") or max(last, date.min + timedelta(days=USUAL_DAYS)) - timedelta(
        days=USUAL_DAYS
    )
    notes = turned(first, last)
    first, last = sorted((first, last))
    found = _between(visit, first, last)
    named = (first, last, visit.view.learnt_by)
    rows = visit.desk.book.kept("changes named", named, lambda: [_row(visit, c, last) for c in found[:SHOWN]])
    given = {
        "first": first,
        "last": last,
        "notes": notes,
        "rows": rows,
        "total": len(found),
        "shown": SHOWN,
        "links": Links(visit.view),
        "earlier": [d for d in days if d < first][-1:],
    }
    return Sheet(
        "changes.html",
        given,
        lambda: {
            "schema": "waybill.changes/1",
            "from": first.isoformat(),
            "to": last.isoformat(),
            "notes": list(notes),
            "changes": [change_to_json(c) for c in found],
        },
    )


def _between(visit: Visit, first: date, last: date) -> tuple[Change, ...]:
    learnt = visit.view.horizon.learnt_by
    return visit.desk.book.changes(Horizon(first, learnt), Horizon(last, learnt))


def _row(visit: Visit, change: Change, last: date) -> dict[str, object]:
    """The change with the names of its transfer."""
    entry = visit.desk.book.entry(change.id, Horizon(last, visit.view.horizon.learnt_by))
    transfer = entry.transfer if entry else None
    recipient = transfer.recipient.value.label if transfer and transfer.recipient else "an unnamed recipient"
    name = f"{transfer.supplier.value.label} → {recipient}" if transfer else change.id
    goods = ", ".join(b.value.name for b in transfer.systems[:3]) if transfer else ""
    return {"change": change, "name": name, "goods": goods, "told": told_changes(change)}


@router.get("/changes.atom")
async def feed(request: Request, visit: Visiting) -> Response:
    """The changes of the last days of publication, day by day, for a feed reader."""
    return await apart(request, lambda: _feed(request, visit))


def _feed(request: Request, visit: Visit) -> Response:
    days = [d for d, _ in visit.desk.book.days()][-FEED_DAYS - 1 :]
    home = str(request.base_url).rstrip("/")
    entries = []
    for before, day in list(pairwise(days))[::-1]:
        for change in _between(visit, before, day):
            entries.append(_entry(home, day, change, str(_row(visit, change, day)["name"])))
    updated = f"{days[-1]}T00:00:00Z" if days else "1970-01-01T00:00:00Z"
    words = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{escape(home)}/changes.atom</id><title>Waybill: what changed</title><updated>{updated}</updated>"
        f'<link rel="self" href={quoteattr(home + "/changes.atom")}/>'
        f'<link rel="alternate" type="text/html" href={quoteattr(home + "/changes")}/>'
        "<author><name>Waybill</name></author>" + "".join(entries) + "</feed>\n"
    )
    return unless_known(request, Response(words, media_type="application/atom+xml"))


def _entry(home: str, day: date, change: Change, name: str) -> str:
    """One change as a feed entry; its id never changes."""
    address = f"{home}/transfers/{change.id}?known-on={day}"
    told = "; ".join(f"{f}: {b} → {a}" for f, b, a in change.fields) or ", ".join(change.causes)
    title = f"{name}: {', '.join(change.causes)}"
    return (
        f"<entry><id>{escape(home)}/transfers/{escape(change.id)}/{day}</id><title>{escape(title)}</title>"
        f"<updated>{day}T00:00:00Z</updated><link href={quoteattr(address)}/>"
        f"<summary>{escape(told)}</summary></entry>"
    )
