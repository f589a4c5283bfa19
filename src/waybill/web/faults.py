"""What went wrong comes in; a page with one plain sentence on it and what to do goes out, never a traceback."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from waybill.errors import InputError, RegisterError, RegisterLocked, RegisterNewer, UsageError
from waybill.web.frame import render

# Status: what to call it, what to do about it.
TITLES = {
    400: ("That address does not read", "Change the part named above, or go back to the register."),
    401: ("Please sign in", "This desk asks who you are before it shows or changes anything."),
    403: ("You may not do that here", "Ask whoever runs this desk for the role you need."),
    404: (
        "There is no such page",
        "Check the address, or look for it in the register: on another day it may not have been known.",
    ),
    405: ("That cannot be done to this page", "Go back and use the buttons on the page."),
    413: ("That is too large", "Send it in smaller parts."),
    429: ("Too many tries", "Wait a minute, then try again."),
    500: (
        "Something broke on our side",
        "Nothing was changed. Try again; if it stays so, tell whoever runs this desk.",
    ),
    421: ("This desk goes by another name", "Use the address it printed when it was started."),
    503: ("The register cannot be read just now", "Nothing was changed. Try again in a moment."),
}
# What was wrong with a form, not with an address.
FORM = ("That could not be kept", "Nothing was changed. Go back: what you typed still stands in the form.")
OLDER = "Run `waybill read` once to bring it up to date; what it holds stays as it is."
LOCKED = "Another program is writing and holds the register. Nothing was changed. Try again in a moment."
NEWER = "Update Waybill, or point the desk at another register."
# The first page that somebody sees who starts the desk before anything was read.
NONE_YET = (
    "There is no register yet",
    "Waybill reads news reports and shows who is said to have supplied arms to whom, who says so, and on how many "
    "independent origins that rests. It needs reports to begin with.",
    "Paste a text or drop saved pages under “Add”, or read a whole folder on the command line:",
)
READ_COMMAND = "waybill read FOLDER"


def install_faults(app: FastAPI) -> None:
    """Answer every error with a page, or with JSON where the twin was asked for."""
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(UsageError, _misused)
    app.add_exception_handler(InputError, _misused)
    app.add_exception_handler(RegisterError, _closed)
    app.add_exception_handler(Exception, _broken)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = (
        ""
        if error.detail in {"Not Found", "Method Not Allowed", "Forbidden", "Unauthorized"}
        else error.detail
    )
    answer = tell(request, error.status_code, str(words or ""))
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer


def _unreadable(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0] if error.errors() else {"loc": ("",), "msg": ""}
    return tell(request, 400, f"“{first['loc'][-1]}”: {first['msg']}.")


def _misused(request: Request, error: Exception) -> Response:
    return tell(request, 400, f"{str(error)[:1].upper()}{str(error)[1:]}.")


def _closed(request: Request, error: Exception) -> Response:
    advice = (
        NEWER if isinstance(error, RegisterNewer) else LOCKED if isinstance(error, RegisterLocked) else ""
    )
    if "does not exist" in str(error):
        return _none_yet(request)
    if "older version" in str(error):
        return tell(request, 503, "The register was written by an older version of Waybill.", OLDER)
    # The path of the register is nobody's business but of who runs the desk: it stands in the log.
    logging.getLogger("waybill.web").warning("%s", error)
    return tell(request, 503, "", advice)


def _none_yet(request: Request) -> Response:
    """What a newcomer is told, with the way to go on."""
    title, words, advice = NONE_YET
    if request.url.path.endswith(".json"):
        told = {"status": 503, "title": title, "words": words, "advice": f"{advice} {READ_COMMAND}"}
        return JSONResponse({"error": told}, 503)
    given = {"title": title, "words": words, "advice": advice, "command": READ_COMMAND}
    return HTMLResponse(render(request, "fault.html", status=503, quiet=True, **given), 503)


def _broken(request: Request, error: Exception) -> Response:
    logging.getLogger("waybill.web").exception("fault at %s", request.url.path, exc_info=error)
    return tell(request, 500, "")


def tell(request: Request, status: int, words: str, advice: str = "") -> Response:
    """The page of an error, or its JSON."""
    title, usual = TITLES.get(status, TITLES[500] if status >= 500 else TITLES[400])
    if status == 400 and request.method == "POST":
        title, usual = FORM
    if request.url.path.endswith(".json"):
        told = {"error": {"status": status, "title": title, "words": words, "advice": advice or usual}}
        return JSONResponse(told, status)
    page = render(
        request,
        "fault.html",
        status=status,
        title=title,
        words=words,
        advice=advice or usual,
        command="",
        quiet=True,
    )
    return HTMLResponse(page, status)
