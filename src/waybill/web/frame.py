"""A template and what goes into it come in; the page inside the frame that all pages share goes out."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import Request
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

import waybill
from waybill.views.dossier import QUOTES_SHOWN
from waybill.views.dossier_words import count_words, day_words, period_words
from waybill.web import gate
from waybill.web.viewpoint import Viewpoint

# The rooms of the desk in the order of the day's work: address, name, what one finds there.
ROOMS = (
    ("/register", "Register", "every transfer that reports tell of"),
    ("/changes", "What changed", "between two days"),
    ("/reports", "Reports", "what was read"),
    ("/drift", "Retellings", "what rewrites changed"),
    ("/outlets", "Outlets", "who publishes, how reliable"),
    ("/law", "Law", "which measure bound whom on a day"),
    ("/review", "Review", "claims that wait for a person"),
    ("/add", "Add", "reports to be read"),
)
THEMES = ("light", "dark")
DOSSIER_STYLE = "dossier.css"


@cache
def environment() -> Environment:
    """Everything is escaped, and a name that is missing is a fault, not a blank."""
    made = Environment(
        # The dossier's pieces are the views' own: the static page and the live one show the same.
        loader=ChoiceLoader([PackageLoader("waybill.web"), PackageLoader("waybill.views")]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.globals |= {
        "count": count_words,
        "shown": QUOTES_SHOWN,
        "rooms": ROOMS,
        "static": static_address,
        "version": waybill.__version__,
        "csrf_field": gate.csrf_field,
        "csrf_token": gate.csrf_token,
        "who_may_leave": gate.may_leave,
    }
    made.filters |= {"day": day_words, "period": period_words}
    return made


def render(request: Request, template: str, **given: Any) -> str:
    """The page as one string."""
    theme = request.cookies.get("theme", "")
    path = request.url.path
    shared: dict[str, Any] = {
        "request": request,
        "path": path,
        "theme": theme if theme in THEMES else "",
        "here": f"{path}?{request.url.query}" if request.url.query else path,
        "twin": f"{path}.json" + (f"?{request.url.query}" if request.url.query else ""),
        "view": Viewpoint(),
        "who": gate.visitor_of(request).person,
        "waiting": 0,
        "quiet": False,
        "ignored": (),
        "status": 200,
    }
    return environment().get_template(template).render(**shared | given)


@cache
def static_address(name: str) -> str:
    """The address of a file of the desk's own, with a mark of its content so that it may be kept for ever."""
    return f"/static/{name}?v={hashlib.sha256(static_bytes(name)).hexdigest()[:10]}"


def static_bytes(name: str) -> bytes:
    """A file of the desk's own; the dossier's style sheet is the views' own."""
    room = files("waybill.views") / "templates" if name == DOSSIER_STYLE else files("waybill.web") / "static"
    return (room / name).read_bytes()
