"""Add: files, a text or an address come in by a form; how far their reading is can be watched."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from waybill.web import gate
from waybill.web.accounts import Person
from waybill.web.adding import Batch, Full, Tray
from waybill.web.adding_form import (
    FORM_BYTES,
    LABEL_LENGTH,
    MOST_BYTES,
    MOST_FILES,
    MOST_PASTED,
    Given,
    Pasted,
    given_address,
    given_file,
    given_text,
    require_bounds,
)
from waybill.web.limits import FormLimits
from waybill.web.sheets import Sheet, Visiting, page

router = APIRouter()
# A pasted character is up to four bytes; one file more than allowed is let in, so that the refusal can say so.
LIMITS: FormLimits = {"max_fields": 20, "max_files": MOST_FILES + 1, "max_part_size": 4 * MOST_PASTED}
BOUNDS = {"files": MOST_FILES, "bytes": MOST_BYTES, "characters": MOST_PASTED}


class AddForm(BaseModel):
    """What is to be added; at least one of files, text and link."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    why: str = Field(max_length=1000, description="The reason, kept with every report that is read.")
    text: str = Field("", max_length=MOST_PASTED, description="A pasted text.")
    outlet: str = Field("", max_length=300, description="Who published the pasted text.")
    day: str = Field("", max_length=10, description="When it was published, like 2024-02-21.")
    address: str = Field("", max_length=1200, description="Where the pasted text stands.")
    link: str = Field("", max_length=8000, description="A web address to fetch.")
    files: list[UploadFile] = Field(default_factory=list, max_length=MOST_FILES)


@page(router, "/add")
def add(visit: Visiting) -> Sheet:
    """The form, and what was added since the desk was started."""
    batches = _tray(visit.request).batches()
    given = {"batches": batches, "bounds": BOUNDS, "may_add": visit.who.may("editor")}
    return Sheet("add.html", given, lambda: {"batches": [batch_json(b) for b in batches], "bounds": BOUNDS})


@page(router, "/add/{batch}")
def added(visit: Visiting, batch: str) -> Sheet:
    """How far one batch is: what was read, what was there, what was left out and why."""
    found = _tray(visit.request).batch(batch)
    if found is None:
        raise HTTPException(
            404, "What was added so long ago is not listed here any more; look under Reports."
        )
    return Sheet("add_batch.html", {"batch": found}, lambda: batch_json(found))


@router.post(
    "/add",
    response_class=HTMLResponse,
    response_model=None,
    max_body_size=MOST_BYTES + 4 * MOST_PASTED + FORM_BYTES,
    form_limits=LIMITS,  # type: ignore[arg-type]
)
async def put_in_tray(
    request: Request,
    who: Annotated[Person, Depends(gate.editor)],
    form: Annotated[AddForm, Form(media_type="multipart/form-data")],
) -> Response:
    """Put what was given into the tray, and lead to the page that shows how far it is."""
    if not form.why.strip():
        raise HTTPException(400, "Say why this is added: it is kept with every report.")
    inputs = await _inputs(form)
    require_bounds(inputs)
    try:
        batch = _tray(request).add(inputs, who.name, " ".join(form.why.split()))
    except Full as full:
        raise HTTPException(503, f"{str(full)[:1].upper()}{str(full)[1:]}.", {"Retry-After": "60"}) from None
    where = f"/add/{batch.id}"
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse(batch_json(batch), 202, {"Location": f"{where}.json"})
    return RedirectResponse(where, 303)


async def _inputs(form: AddForm) -> tuple[Given, ...]:
    files = [
        given_file(one.filename or "", await one.read()) for one in form.files if one.filename or one.size
    ]
    if form.text.strip():
        files.append(given_text(Pasted(form.text, form.outlet, form.day, form.address)))
    if form.link.strip():
        files.append(given_address(form.link))
    return tuple(files)


def batch_json(batch: Batch) -> dict[str, Any]:
    """A batch as data: what a page shows of it."""
    rows = [
        {"label": r.label[:LABEL_LENGTH], "state": r.state, "outcomes": [asdict(o) for o in r.outcomes]}
        for r in batch.rows
    ]
    counts = {state: batch.count(state) for state in ("read", "there", "left out")}
    return {
        "id": batch.id,
        "by": batch.by,
        "why": batch.why,
        "at": batch.at.isoformat(timespec="seconds"),
        "phase": batch.phase,
        "fault": batch.fault,
        "counts": counts,
        "inputs": rows,
    }


def _tray(request: Request) -> Tray:
    return cast(Tray, request.app.state.tray)
