"""Log-in and log-out, and the page on which an admin opens and disables accounts and makes tokens."""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field
from sqlalchemy import Engine

from waybill.web import gate
from waybill.web.accounts import (
    ROLES,
    SHORTEST,
    Act,
    Person,
    Role,
    accounts,
    acts,
    add_account,
    disable_account,
    set_role,
)
from waybill.web.accounts_login import Login
from waybill.web.accounts_store import open_store
from waybill.web.frame import render
from waybill.web.gate_keeper import Visitor, before_name, cookie_name, is_local
from waybill.web.sessions import IDLE_SECONDS, LONGEST_SECONDS, Sessions, form_token
from waybill.web.sheets import Sheet, Visiting, page
from waybill.web.tokens import Wish, make_token, revoke_token, tokens

router = APIRouter()
WRONG = "Name and password do not belong together."
Words = Annotated[str, Form(max_length=300)]
Reason = Annotated[str, Form(max_length=1000)]
Admin = Annotated[Person, Depends(gate.admin)]


class AccountForm(BaseModel):
    """An account to be opened, as the form says it."""

    name: str = Field(max_length=300)
    role: Role
    password: str = Field(max_length=1000, repr=False)
    why: str = Field(max_length=1000)


class TokenForm(BaseModel):
    """What a token shall do, as the form says it."""

    name: str = Field(max_length=300)
    role: Role
    why: str = Field(max_length=1000)
    label: str = Field("", max_length=300)
    days: int = 90


@router.get("/login", response_class=HTMLResponse)
def ask_login(request: Request, next: Annotated[str, Query(max_length=2000)] = "/") -> Response:
    """The page that asks who comes; who need not be asked goes on."""
    if gate.visitor_of(request).person is not None:
        return RedirectResponse(next if is_local(next) else "/", 303)
    return _login_page(request, next, "")


@router.post("/login", response_class=HTMLResponse, dependencies=[Depends(gate.require_own_form)])
async def log_in(
    request: Request, name: Words, password: Words, next: Annotated[str, Form(max_length=2000)] = "/"
) -> Response:
    """Begin a session under a new key where name and password belong together."""
    door = request.app.state.door
    if door.store is None:
        return RedirectResponse("/", 303)
    login: Login = door.login
    address = request.client.host if request.client else ""
    if wait := login.wait(name, address):
        raise HTTPException(
            429, "Too many tries with that name or from there.", {"Retry-After": str(math.ceil(wait))}
        )
    person = await login.try_(door.store, name, password, address)
    if person is None:
        return _login_page(request, next, WRONG)
    key = Sessions(door.store).begin(person.name, request.cookies.get(cookie_name(door), ""))
    answer = RedirectResponse(next if is_local(next) else "/", 303)
    _set(answer, request, cookie_name(door), key, LONGEST_SECONDS)
    answer.delete_cookie(before_name(door), path="/", secure=door.https, httponly=True, samesite="lax")
    return answer


@router.post("/logout", include_in_schema=False)
def log_out(request: Request, who: Annotated[Person, Depends(gate.reader)]) -> Response:
    """End the session on both sides."""
    door, key = request.app.state.door, gate.visitor_of(request).key
    if door.store is not None and key:
        Sessions(door.store).end(key)
    answer = RedirectResponse("/login" if door.store is not None else "/", 303)
    answer.delete_cookie(cookie_name(door), path="/", secure=door.https, httponly=True, samesite="lax")
    return answer


def _login_page(request: Request, next: str, wrong: str) -> Response:
    door = request.app.state.door
    before = request.cookies.get(before_name(door), "") or secrets.token_urlsafe(32)
    # The form's word follows from a cookie that only this browser holds, so that nobody logs another in as themselves.
    request.state.visitor = Visitor(None, form_token(door.secret + before))
    given = {"next": next if is_local(next) else "/", "wrong": wrong, "hours": IDLE_SECONDS // 3600}
    status = 401 if wrong else 200
    answer = HTMLResponse(render(request, "login.html", status=status, quiet=True, **given), status)
    _set(answer, request, before_name(door), before, IDLE_SECONDS)
    return answer


def _set(answer: Response, request: Request, name: str, value: str, seconds: int) -> None:
    https = request.app.state.door.https
    answer.set_cookie(name, value, max_age=seconds, path="/", secure=https, httponly=True, samesite="lax")


@page(router, "/accounts")
def list_accounts(visit: Visiting, who: Admin) -> Sheet:
    """Who has an account and which tokens are out; never a password, never a token."""
    store = _store(visit.request, create=False)
    found = accounts(store) if store else ()
    made = tokens(store) if store else ()
    changed = acts(store) if store else ()
    alone = visit.request.app.state.door.alone is not None
    given = {"accounts": found, "tokens": made, "acts": changed, "alone": alone}
    rules = {"roles": ROLES, "shortest": SHORTEST}
    twin = {
        "accounts": [asdict(a) for a in found],
        "tokens": [asdict(t) for t in made],
        "acts": list(changed),
    }
    return Sheet("accounts.html", given | rules, lambda: twin)


@router.post("/accounts")
def open_account(request: Request, who: Admin, form: Annotated[AccountForm, Form()]) -> Response:
    """Open an account."""
    person, act = Person(form.name, form.role), Act(who.name, form.why)
    return _change(request, lambda store: add_account(store, person, form.password, act))


@router.post("/accounts/role")
def change_role(
    request: Request, who: Admin, name: Words, role: Annotated[Role, Form()], why: Reason
) -> Response:
    """Give an account another role."""
    return _change(request, lambda store: set_role(store, Person(name, role), Act(who.name, why)))


@router.post("/accounts/disable")
def disable(request: Request, who: Admin, name: Words, why: Reason) -> Response:
    """Disable an account, its sessions and tokens with it."""
    return _change(request, lambda store: disable_account(store, name, Act(who.name, why)))


@router.post("/tokens/revoke")
def revoke(request: Request, who: Admin, token: Words, why: Reason) -> Response:
    """End a token."""
    return _change(request, lambda store: revoke_token(store, token, Act(who.name, why)))


@router.post("/tokens", response_class=HTMLResponse)
def new_token(request: Request, who: Admin, wish: Annotated[TokenForm, Form()]) -> Response:
    """Make a token and show it, this once."""
    store = _store(request, create=True)
    assert store is not None
    made = make_token(store, Wish(wish.name, wish.role, wish.label, wish.days), Act(who.name, wish.why))
    return HTMLResponse(
        render(request, "accounts_token.html", made=made, wish=wish, who=who, quiet=True),
        headers={"Cache-Control": "no-store"},
    )


def _change(request: Request, change: Callable[[Engine], None]) -> Response:
    store = _store(request, create=True)
    assert store is not None
    change(store)
    return RedirectResponse("/accounts", 303)


def _store(request: Request, create: bool) -> Engine | None:
    """The accounts that the gate asks, else those beside the register that it does not ask now."""
    door = request.app.state.door
    return door.store or open_store(request.app.state.desk.settings.register, create)
