"""The register: transfers as rows, on a map or along time; narrowed, sorted, and seen from a day."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Depends

from waybill.records.claim import Stage
from waybill.records.entry import Order
from waybill.views.atlas_register import register_atlas
from waybill.views.register_rows import rows_of
from waybill.views.register_times import days_of, strips_of
from waybill.web.asked import DRAWN, ROWS, Asked, search_of
from waybill.web.sheets import Sheet, Visiting, page
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
def register(visit: Visiting, asked: Annotated[Asked, Depends()]) -> Sheet:
    """Transfers known from the viewpoint, as asked for."""
    book, within = visit.desk.book, visit.view.horizon
    search, notes = search_of(asked)
    found = book.list_entries(search, within)
    days = days_of(book.days(), visit.view.known_on)
    path = "/register"

    def at(**other: object) -> str:
        """The same list with something changed."""
        told = asked.query | {"page": ""} | {k: str(v) for k, v in other.items()}
        return address(path, {k: v for k, v in (visit.view.query | told).items() if v})

    given = {
        "asked": asked,
        "notes": notes,
        "total": found.total,
        "counts": book.counts(within),
        "days": days,
        "at": at,
        "first": search.offset + 1,
        "last": search.offset + len(found.rows),
        "pages": -(-found.total // ROWS),
        "drawn": DRAWN,
        "orders": ORDERS,
        "looks": LOOKS,
        "stages": get_args(Stage),
        "rows": rows_of(found.rows) if asked.look == "list" else (),
        "atlas": register_atlas(found.rows) if asked.look == "map" else None,
        "strips": strips_of(found.rows) if asked.look == "timeline" else None,
    }
    assert set(ORDERS) == set(get_args(Order))
    return Sheet(
        "register.html",
        given,
        lambda: {
            "schema": "waybill.register/1",
            "total": found.total,
            "offset": search.offset,
            "notes": list(notes),
            "transfers": [summary_to_json(row, visit.view) for row in found.rows],
        },
    )
