"""A request comes in; a person with a role goes on to the page, or a refusal goes out.

On this machine's own address the one who started the desk may do everything; on any other the gate asks for an account's session
or token. Either way the desk must be called by its own name, and nothing is changed but from one of its own forms.
"""

from __future__ import annotations

import hmac
import ipaddress
import re
import secrets
from dataclasses import dataclass, field
from getpass import getuser
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from sqlalchemy import Engine
from starlette.exceptions import HTTPException

from waybill.errors import UsageError
from waybill.settings import Settings
from waybill.web.accounts import Person, Role
from waybill.web.accounts_login import Login
from waybill.web.accounts_store import is_empty, open_store
from waybill.web.gate_keeper import Keeper, Visitor
from waybill.web.headers import Headers
from waybill.web.limits import BODY_BYTES, FORM_LIMITS

__all__ = [
    "Person",
    "Role",
    "Terms",
    "admin",
    "csrf_field",
    "csrf_token",
    "editor",
    "install",
    "reader",
    "reviewer",
]

FIELD, HEADER = "csrf_token", "x-csrf-token"
# RFC 9110, 9.2.1: what is asked with these changes nothing.
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
LOOPBACK_NAMES = frozenset(("localhost", "127.0.0.1", "::1"))
PUBLIC_URL = re.compile(r"https?://[^\s/?#@]+/?")


@dataclass(frozen=True, slots=True)
class Terms:
    """How the desk is entered, beyond the address it listens on.

    Args:
        person: who sits at this machine, where it listens to nobody else; else the system's user.
        public_url: the address under which others reach it through a proxy; it demands accounts then.
        accounts: demand accounts on this machine's own address too.
    """

    person: str = ""
    public_url: str = ""
    accounts: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """What the gate goes by: who enters without asking, under which names the desk is called, where accounts are."""

    alone: Person | None
    names: frozenset[str]
    public_url: str = ""
    store: Engine | None = None
    # Known to this run only: forms that were open when the desk was started anew are refused, and sent again.
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    login: Login = field(default_factory=Login)

    @property
    def https(self) -> bool:
        """Whether others come by https."""
        return self.public_url.startswith("https://")


def door_of(settings: Settings, host: str, terms: Terms) -> Door:
    """Work out how the desk is entered; raises UsageError where others could reach it and no account is open."""
    names = LOOPBACK_NAMES | {host.strip("[]").casefold()}
    if terms.public_url and not PUBLIC_URL.fullmatch(terms.public_url):
        raise UsageError("the public address is written like https://desk.example.org")
    if is_loopback(host) and not terms.public_url and not terms.accounts:
        return Door(Person(terms.person or getuser(), "admin"), names)
    store = open_store(settings.register)
    if store is None or is_empty(store):
        raise UsageError(
            "others can reach the desk there, and no account is open; make one with"
            " `waybill accounts add NAME --role admin`, or listen on 127.0.0.1"
        )
    known = urlsplit(terms.public_url).hostname
    return Door(None, names | ({known} if known else frozenset()), terms.public_url.rstrip("/"), store)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def install(app: FastAPI, settings: Settings, host: str, terms: Terms | None = None) -> None:
    """Put the gate before every page of the app; raises UsageError where nobody could be asked who they are."""
    door = door_of(settings, host, terms or Terms())
    app.state.door = door
    app.max_body_size = BODY_BYTES
    # A slash too many is another address; a redirect would repeat whatever stands in it.
    app.router.redirect_slashes = False
    app.add_middleware(Keeper, door=door)
    app.add_middleware(Headers, https=door.https)


class Demand:
    """The dependency of a route: somebody with at least this role, and for a change one of the desk's own forms."""

    def __init__(self, role: Role) -> None:
        self.role: Role = role

    async def __call__(self, request: Request) -> Person:
        """The person, or a refusal."""
        visitor = visitor_of(request)
        if visitor.person is None:
            raise HTTPException(401)
        if not visitor.person.may(self.role):
            raise HTTPException(
                403, f"This is for the role {self.role} and above; you are {visitor.person.role}."
            )
        await require_own_form(request)
        return visitor.person


reader, reviewer, editor, admin = Demand("reader"), Demand("reviewer"), Demand("editor"), Demand("admin")


async def require_own_form(request: Request) -> None:
    """Refuse a change that does not carry the word of the visitor's own forms; a bearer token needs none."""
    visitor = visitor_of(request)
    if request.method in SAFE or visitor.by_token:
        return
    given = request.headers.get(HEADER, "")
    if not given:
        held = (await request.form(**FORM_LIMITS)).get(FIELD, "")
        given = held if isinstance(held, str) else ""
    # Who has no word yet has sent no form of ours, whatever it holds. Compared as bytes: letters beyond ASCII are wrong,
    # and no fault.
    own = visitor.form_token
    if not own or not hmac.compare_digest(given.encode("utf-8", "surrogatepass"), own.encode()):
        raise HTTPException(
            403, "This form was not sent from a page of yours, or is out of date. Load the page again."
        )


def visitor_of(request: Request) -> Visitor:
    """Whom the keeper saw at the door; nobody where there is no keeper."""
    return getattr(request.state, "visitor", None) or Visitor()


def may_leave(request: Request) -> bool:
    """Whether there is a session to log out of."""
    return bool(visitor_of(request).key)


@pass_context
def csrf_token(context: Context) -> str:
    """The word that proves a form is one of this visitor's own."""
    return visitor_of(context["request"]).form_token


@pass_context
def csrf_field(context: Context) -> Markup:
    """The hidden field that every form carries."""
    word = visitor_of(context["request"]).form_token
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, word)
