"""The register: transfers as rows, on a map or along time; narrowed, sorted, and seen from a day."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from fastapi import APIRouter, Depends

from waybill.records.claim import Stage
from waybill.records.entry import Listed, Order, Search, Summary
from waybill.views.atlas_register import register_atlas
from waybill.views.register_rows import rows_of
from waybill.views.register_times import strips_of
from waybill.web.asked import DRAWN, ROWS, Asked, beyond, search_of
from waybill.web.inline import inline
from waybill.web.sheets import Sheet, Visit, Visiting, page
from waybill.web.twins import summary_to_json
from waybill.web.viewpoint import address

router = APIRouter()

ORDERS = {
    "last_change": "last change",
    "known_since": "known since",
    "origins": "most origins",
    "reports": "most reports",
    "stage": "how far",
    "supplier": "supplier",
    "recipient": "recipient",
    "id": "number",
}
LOOKS = {"list": "List", "map": "Map", "timeline": "Timeline"}


@page(router, "/register")
def register(visit: Visiting, asked: Annotated[Asked, Depends(inline(Asked))]) -> Sheet:
    """Transfers known from the viewpoint, as asked for."""
    search, notes = search_of(asked)
    found = visit.desk.book.list_entries(search, visit.view.horizon)
    if asked.look == "list":
        notes += beyond(asked.page, -(-found.total // ROWS))
    given = _frame(visit, asked, found) | _look(asked, found.rows)
    return Sheet(
        "register.html",
        given | {"notes": notes, "first": search.offset + 1, "last": search.offset + len(found.rows)},
        lambda: {
            "schema": "waybill.register/1",
            "total": found.total,
            "offset": search.offset,
            "notes": list(notes),
            "transfers": [summary_to_json(row, visit.view) for row in found.rows],
        },
    )


def _frame(visit: Visit, asked: Asked, found: Listed) -> dict[str, Any]:
    """What stands around the list: how much there is, the days, the filters, the way to other pages."""

    def at(**other: object) -> str:
        """The same list with something changed."""
        told = asked.query | {"page": ""} | {k: str(v) for k, v in other.items()}
        return address("/register", {k: v for k, v in (visit.view.query | told).items() if v})

    assert set(ORDERS) == set(get_args(Order))
    return {
        "asked": asked,
        "at": at,
        "total": found.total,
        "counts": _counts(visit, asked, found),
        "days": visit.desk.book.slide(visit.view.known_on),
        "pages": -(-found.total // ROWS),
        "drawn": DRAWN,
        "orders": ORDERS,
        "looks": LOOKS,
        "stages": get_args(Stage),
    }


def _counts(visit: Visit, asked: Asked, found: Listed) -> dict[str, int]:
    """How much the register holds; of an earlier day only its transfers, for to count its claims takes longer than the list."""
    book, within = visit.desk.book, visit.view.horizon
    if not visit.view.query:
        return book.counts(within)
    if not asked.narrows:
        return {"entries": found.total}
    return {"entries": book.kept("entries", within, lambda: book.list_entries(Search(limit=1), within).total)}


def _look(asked: Asked, rows: tuple[Summary, ...]) -> dict[str, Any]:
    """The rows as a list, on a map or along time."""
    return {
        "rows": rows_of(rows) if asked.look == "list" else (),
        "atlas": register_atlas(rows) if asked.look == "map" else None,
        "strips": strips_of(rows) if asked.look == "timeline" else None,
    }
