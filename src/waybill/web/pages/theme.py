"""A wish for light or dark comes in; it is kept in a cookie, and the visitor goes back to the page."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

router = APIRouter()
# A year: the wish of whoever sits at the machine.
KEPT = 31_536_000


@router.get("/theme", include_in_schema=False)
def theme(to: Annotated[Literal["light", "dark"], Query()], back: str = "/register") -> Response:
    """Keep the wish; only an address of this desk is gone back to."""
    local = (
        back.startswith("/") and not back.startswith(("//", "/\\")) and "\n" not in back and "\r" not in back
    )
    answer = RedirectResponse(back if local else "/register", 303)
    answer.set_cookie("theme", to, max_age=KEPT, samesite="lax", httponly=False, path="/")
    return answer
