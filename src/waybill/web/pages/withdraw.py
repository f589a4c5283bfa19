"""A report that shall no longer count comes in with the reason; it is withdrawn from a day on, or taken down for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException
from fastapi.responses import RedirectResponse

from waybill.errors import UsageError
from waybill.records.judgement import Withdrawal, WithdrawalKind
from waybill.web import gate
from waybill.web.accounts import Person, Role
from waybill.web.links import Links
from waybill.web.sheets import Sheet, Visiting, page
from waybill.web.viewpoint import read_day

router = APIRouter()
# What each kind is called, and the role it takes: a text that is blanked does not come back.
KINDS: dict[WithdrawalKind, tuple[str, Role]] = {
    "retraction": ("Its outlet took it back", "editor"),
    "withdrawal": ("We take it back", "editor"),
    "reinstatement": ("It counts again: taking it back was a mistake", "editor"),
    "take_down": ("Take it down: its text is blanked for good", "admin"),
}


# What a person can lift again: a text that was blanked is gone.
LIFTED = ("retraction", "withdrawal")


def holding(written: Sequence[Withdrawal]) -> WithdrawalKind | None:
    """How the report is withdrawn now; None where it counts. What was lifted is not among these."""
    kinds = [one.kind for one in written]
    return "take_down" if "take_down" in kinds else kinds[-1] if kinds else None


@page(router, "/reports/{id}/withdraw")
def ask_withdrawal(visit: Visiting, who: Annotated[Person, Depends(gate.editor)], id: str) -> Sheet:
    """The form by which a report is withdrawn."""
    reading = visit.desk.register.reading(id)
    if reading is None:
        raise HTTPException(404, "There is no such report.")
    held = holding(visit.desk.book.withdrawals(id))
    kinds = [
        (kind, words)
        for kind, (words, role) in KINDS.items()
        if who.may(role) and (kind != "reinstatement" or held in LIFTED)
    ]
    today = datetime.now(UTC).date()
    given = {"report": reading.report, "kinds": kinds, "today": today, "links": Links(visit.view)}
    return Sheet("withdraw.html", given, lambda: {"report": id, "kinds": [kind for kind, _ in kinds]})


@router.post("/reports/{id}/withdraw")
def withdraw(
    id: str,
    visit: Visiting,
    who: Annotated[Person, Depends(gate.editor)],
    kind: Annotated[WithdrawalKind, Form()],
    reason: Annotated[str, Form(max_length=1000)],
    day: Annotated[str, Form(max_length=10)] = "",
) -> RedirectResponse:
    """Keep the withdrawal with who and why; what stood on the report is put together anew."""
    if kind == "take_down" and not who.may("admin"):
        raise HTTPException(403, f"Taking a text down is for the role admin; you are {who.role}.")
    if not reason.strip():
        raise UsageError("say why: it is kept with the withdrawal")
    now = datetime.now(UTC)
    first = read_day(day, "day") or now.date()
    if visit.desk.register.reading(id) is None:
        raise HTTPException(404, "There is no such report.")
    if kind == "reinstatement" and holding(visit.desk.book.withdrawals(id)) not in LIFTED:
        raise UsageError("there is nothing to lift: the report was not taken back, or its text is gone")
    visit.desk.keep(Withdrawal(id, kind, first, who.name, now, " ".join(reason.split())))
    return RedirectResponse(Links(visit.view).report(id), 303)
