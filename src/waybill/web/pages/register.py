"""The register: transfers as rows, narrowed, sorted, and seen from a day."""

from __future__ import annotations

from fastapi import APIRouter

from waybill.flow import picture_of
from waybill.records.formats import transfer_to_json
from waybill.web.sheets import Sheet, Visiting, page

router = APIRouter()


@page(router, "/register")
def register(visit: Visiting) -> Sheet:
    """Every transfer known from the viewpoint."""
    found = picture_of(visit.desk.register, visit.view.horizon).transfers
    return Sheet(
        "register.html", {"transfers": found}, lambda: {"transfers": [transfer_to_json(t) for t in found]}
    )
