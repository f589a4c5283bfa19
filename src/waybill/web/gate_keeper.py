"""Every request comes in before any page sees it; it goes on with its visitor, or is refused at the door."""

from __future__ import annotations

import inspect
import ipaddress
import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlsplit

import anyio
import anyio.to_thread
from sqlalchemy import Engine
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from waybill.web import tokens
from waybill.web.accounts import Person
from waybill.web.sessions import Sessions, form_token

CHANGES = frozenset(("POST", "PUT", "PATCH", "DELETE"))
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
# What anybody may ask for: the page that asks who they are, and the files it is drawn with.
OPEN = ("/login", "/static/")
# Over https under names that no neighbouring host or plain http can set (RFC 6265bis, 4.1.3.2).
COOKIE, BEFORE, HTTPS_PREFIX = "waybill", "waybill-before", "__Host-"
# RFC 9110, 7.2, without user names: a name or an address, and a port.
HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]{1,253})(?::\d{1,5})?")
# Who asks through one of these does not sit at this machine.
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
# Looking up a session takes a millisecond; threads of its own keep it from waiting behind slow pages.
LOOKUPS = 4

NOT_HERE = "This desk is not called by that name. Use the address it printed when it was started."
THROUGH_PROXY = (
    "The desk was started for whoever sits at its machine, and this came through a proxy."
    " Start it with its public address."
)
ELSEWHERE = "A change must come from a page of this desk, and this came from elsewhere."


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands at the door: the person where known, the word of their forms, and by what they entered."""

    person: Person | None = None
    form_token: str = ""
    by_token: bool = False
    key: str = ""


class Entrance(Protocol):
    """What the keeper must know of the door."""

    @property
    def alone(self) -> Person | None:
        """Who may enter without being asked."""

    @property
    def names(self) -> frozenset[str]:
        """The names under which the desk is called."""

    @property
    def public_url(self) -> str:
        """The address under which others reach it through a proxy."""

    @property
    def store(self) -> Engine | None:
        """The accounts."""

    @property
    def https(self) -> bool:
        """Whether others come by https."""

    @property
    def secret(self) -> str:
        """A word that only this run knows."""


def cookie_name(door: Entrance) -> str:
    """The cookie that holds a session's key."""
    return HTTPS_PREFIX + COOKIE if door.https else COOKIE


def before_name(door: Entrance) -> str:
    """The cookie of a browser that has not logged in yet."""
    return HTTPS_PREFIX + BEFORE if door.https else BEFORE


class Keeper:
    """The layer that stands before all pages."""

    def __init__(self, app: ASGIApp, door: Entrance) -> None:
        self.app = app
        self.door = door
        self._lookups: anyio.CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request on, or answer it here."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            visitor = await self._admit(scope)
        except HTTPException as refusal:
            scope.setdefault("state", {})["visitor"] = Visitor()
            await (await _refuse(scope, receive, refusal))(scope, receive, send)
            return
        scope.setdefault("state", {})["visitor"] = visitor
        await self.app(scope, receive, send)

    async def _admit(self, scope: Scope) -> Visitor:
        """The visitor; raises HTTPException."""
        headers = Headers(scope=scope)
        self._require_own_name(headers)
        if "\x00" in scope["path"] or b"%00" in scope["query_string"]:
            # No name, day or word holds a zero byte, and neither databases nor pages take one.
            scope["path"] = "/"
            raise HTTPException(400)
        if self.door.alone is not None:
            _require_near(scope, headers)
        by_token = headers.get("authorization", "")[:7].casefold() == "bearer "
        _require_own_page(scope["method"], headers, self.door, by_token and self.door.store is not None)
        visitor = await self._look_up(headers, by_token)
        if visitor.person is None and not _is_open(scope["path"]):
            raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
        return visitor

    def _require_own_name(self, headers: Headers) -> None:
        """Refuse a name that is not the desk's: with DNS rebinding a foreign page could speak to it under its own name.

        A bare address cannot be rebound, so others may use one.
        """
        match = HOST.fullmatch(headers.get("host", ""))
        name = match["name"].strip("[]").casefold() if match else ""
        if name in self.door.names or (self.door.alone is None and _is_address(name)):
            return
        raise HTTPException(421, NOT_HERE)

    async def _look_up(self, headers: Headers, by_token: bool) -> Visitor:
        if self.door.alone is not None:
            return Visitor(self.door.alone, form_token(self.door.secret))
        store = self.door.store
        assert store is not None
        if self._lookups is None:
            self._lookups = anyio.CapacityLimiter(LOOKUPS)
        if by_token:
            words = headers["authorization"][7:].strip()
            person = await anyio.to_thread.run_sync(tokens.bearer, store, words, limiter=self._lookups)
            return Visitor(person, by_token=True)
        cookies = Request({"type": "http", "headers": headers.raw}).cookies
        key = cookies.get(cookie_name(self.door), "")
        if key:
            person = await anyio.to_thread.run_sync(Sessions(store).person, key, limiter=self._lookups)
            if person is not None:
                return Visitor(person, form_token(key), key=key)
        before = cookies.get(before_name(self.door), "")
        return Visitor(None, form_token(self.door.secret + before) if before else "")


def _is_open(path: str) -> bool:
    return any(path == one or (one.endswith("/") and path.startswith(one)) for one in OPEN)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _require_near(scope: Scope, headers: Headers) -> None:
    """Refuse who does not sit at this machine, though the desk was started for nobody else."""
    peer = scope.get("client")
    far = peer and _is_address(peer[0]) and not _loopback(peer[0])
    if far or any(name in headers for name in FORWARDED):
        raise HTTPException(403, THROUGH_PROXY)


def _loopback(address: str) -> bool:
    read = ipaddress.ip_address(address)
    mapped = read.ipv4_mapped if isinstance(read, ipaddress.IPv6Address) else None
    return (mapped or read).is_loopback


def _require_own_page(method: str, headers: Headers, door: Entrance, by_token: bool) -> None:
    """Refuse what another site's page sends or embeds (https://web.dev/articles/fetch-metadata)."""
    if by_token:
        # A browser never adds a token by itself.
        return
    came = headers.get("sec-fetch-site", "")
    if method in SAFE:
        if came in ("cross-site", "same-site") and headers.get("sec-fetch-mode", "navigate") != "navigate":
            raise HTTPException(403, ELSEWHERE)
        return
    if came not in ("", "same-origin", "none"):
        raise HTTPException(403, ELSEWHERE)
    origin = headers.get("origin")
    own = {f"http://{headers.get('host', '')}", f"https://{headers.get('host', '')}", door.public_url} - {""}
    if origin is not None and origin not in own:
        raise HTTPException(403, ELSEWHERE)


async def _refuse(scope: Scope, receive: Receive, refusal: HTTPException) -> Response:
    """The refusal as the desk's own page of faults says it; a browser that must log in is sent there."""
    headers = Headers(scope=scope)
    wants_page = "text/html" in headers.get("accept", "") and not scope["path"].endswith(".json")
    if refusal.status_code == 401 and wants_page and scope["method"] == "GET":
        wanted = scope["path"] + (
            f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
        )
        return RedirectResponse(f"/login?next={quote(wanted, safe='/')}", 303)
    tell = scope["app"].exception_handlers.get(HTTPException) if "app" in scope else None
    if tell is None:
        return PlainTextResponse(refusal.detail, refusal.status_code, refusal.headers)
    told = tell(Request(scope, receive), refusal)
    answer: Response = await told if inspect.isawaitable(told) else told
    return answer


def is_local(address: str) -> bool:
    """Whether an address leads to a page of this desk and nowhere else."""
    if not address.startswith("/") or address.startswith(("//", "/\\")):
        return False
    if any(ord(char) < 32 or char == "\\" for char in address):
        return False
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc
