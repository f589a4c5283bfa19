"""What waits for a person, by doubt and importance; and how far reviewers agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Query

from waybill.flow import settled_of
from waybill.records.claim import Claim, Reading
from waybill.records.entry import Search
from waybill.records.lineage import Independent, Lineage
from waybill.register import Horizon
from waybill.review.agreement import agreements
from waybill.review.fields import values_of
from waybill.review.queue import Item, queue
from waybill.review.telling import told
from waybill.views.dossier_evidence import anchor_of, outlet_of
from waybill.views.report_text import KIND_WORDS, label_of
from waybill.views.tying import TURNS, short_name
from waybill.web.asked import beyond
from waybill.web.desk import Desk
from waybill.web.links import Links
from waybill.web.sheets import Sheet, Visit, Visiting, page

router = APIRouter()
# The queue looks at the transfers that changed last: nobody works off more in a day, and no page reads the whole register.
TRANSFERS = 40
ROWS = 40
# The number of a transfer in the words of the queue: the page names the transfer beside it.
_ID = re.compile(r"\bt-[0-9a-f]{6,}\b")


@page(router, "/review")
def review(
    visit: Visiting,
    transfer: Annotated[str, Query(max_length=100)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1,
) -> Sheet:
    """The queue, the most pressing first; of one transfer where it is named."""
    items = _queue(visit.desk, visit.desk.register.head(), transfer, visit.view.horizon)
    pages = -(-len(items) // ROWS)
    rows = items[(number - 1) * ROWS : number * ROWS]
    named = {name for i in rows for name in (i.report or "", *i.about.split("|")) if name.startswith("r-")}
    readings = {r.report.id: r for r in visit.desk.book.readings_of(named)}
    agreed = agreements(visit.desk.register.judgements())
    given = {
        "rows": [_row(i, readings) for i in rows],
        "total": len(items),
        "number": number,
        "pages": pages,
        "notes": beyond(number, pages),
        "transfer": transfer,
        "agreed": agreed,
        "looked_at": TRANSFERS,
        "names": _names(visit, rows),
        "links": Links(visit.view),
    }
    return Sheet(
        "review.html",
        given,
        lambda: {
            "schema": "waybill.review/1",
            "total": len(items),
            "notes": list(beyond(number, pages)),
            "items": [_json(i) for i in rows],
            "agreement": [
                {"one": a.one, "other": a.other, "n": a.n, "agreed": a.agreed, "kappa": a.kappa, "why": a.why}
                for a in agreed
            ],
        },
    )


@lru_cache(maxsize=8)
def _queue(desk: Desk, head: tuple[int, str], transfer: str, within: Horizon) -> tuple[Item, ...]:
    """The queue as it stood from the viewpoint; `head` makes it anew after every act."""
    book = desk.book
    ids = [transfer] if transfer else [r.id for r in book.list_entries(Search(limit=TRANSFERS), within).rows]
    entries = [e for e in (book.entry(i, within) for i in ids) if e is not None]
    reports = {r for e in entries for r in e.transfer.reports}
    links = {(x.start, x.to): x for e in entries for x in e.lineage.links}
    lineage = Lineage(
        tuple({r: None for e in entries for r in e.lineage.reports}),
        tuple(links.values()),
        (),
        Independent(0, 0, 0, ()),
        (),
    )
    return queue(settled_of(desk.register, within, reports), [e.transfer for e in entries], lineage)


def _names(visit: Visit, rows: Iterable[Item]) -> dict[str, str]:
    """What the transfers of these items are called."""
    found = (visit.desk.book.entry(i, visit.view.horizon) for i in {t for r in rows for t in r.transfers})
    return {e.transfer.id: short_name(e.transfer) for e in found if e is not None}


def _row(item: Item, readings: dict[str, Reading]) -> dict[str, object]:
    reading = readings.get(item.report or "")
    claim: Claim | None = next((c for c in reading.claims if c.id == item.about), None) if reading else None
    pair = item.about.split("|")
    return {
        "item": item,
        "kind": KIND_WORDS.get(claim.kind, claim.kind) if claim else "",
        "field": "One telling?" if item.field == "link" else label_of(item.field),
        "value": told(values_of(claim, item.field)) if claim and item.field else "",
        "words": claim.span.words if claim else "",
        "outlet": outlet_of(reading.report) if reading else "",
        "anchor": anchor_of(item.about),
        "names": [outlet_of(readings[p].report) for p in pair if p in readings] if len(pair) == 2 else [],
        "pair": pair if len(pair) == 2 and item.field == "link" else None,
        "tied": item.transfers[0] if item.transfers and item.field in TURNS else "",
        "stakes": [_ID.sub("the transfer", s) for s in item.stakes],
        "doubt": round(item.doubt * 100),
        "importance": round(item.importance * 100),
    }


def _json(item: Item) -> dict[str, object]:
    return {
        "about": item.about,
        "field": item.field,
        "report": item.report,
        "doubt": item.doubt,
        "importance": item.importance,
        "score": item.score,
        "why": list(item.why),
        "stakes": list(item.stakes),
        "transfers": list(item.transfers),
    }
