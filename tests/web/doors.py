"""Desks as tests enter them: alone at the machine, or with an account or token of a role."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from sqlalchemy import Engine

with warnings.catch_warnings():
    # httpx is what the desk is pinned to; its successor is not.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient as TestClient

from waybill.settings import Settings
from waybill.web import accounts
from waybill.web.accounts import ROLES, Act, Person, Role, add_account
from waybill.web.accounts_store import open_store
from waybill.web.app import create_app
from waybill.web.gate import Terms
from waybill.web.tokens import Wish, make_token

# A slow hash is what the desk wants and what two hundred tests do not.
REAL_HASHER = accounts.HASHER
accounts.HASHER = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
accounts.NOBODY = accounts.HASHER.hash("nobody")
PASSWORD = "a sentence that nobody guesses"
NEAR, FAR = "http://127.0.0.1:8321", "http://10.0.0.5:8321"
HERE = ("127.0.0.1", 50_000)
THERE = ("10.0.0.9", 50_000)
TEST_ACT = Act("test", "for a test")
FIELD = re.compile(r'name="csrf_token" value="([0-9a-f]{64})"')


def alone(register: Path, person: str = "ann") -> TestClient:
    """The desk of whoever sits at the machine."""
    app = create_app(Settings(register), terms=Terms(person))
    return TestClient(app, base_url=NEAR, client=HERE, raise_server_exceptions=False, follow_redirects=False)


@dataclass(frozen=True)
class Shared:
    """A desk with an account of every role, each with a token of that role."""

    app: FastAPI
    store: Engine
    tokens: dict[Role, str]

    def client(self, role: Role | None = None) -> TestClient:
        """A program with the token of the role; a stranger where there is none."""
        headers = {"Authorization": f"Bearer {self.tokens[role]}"} if role else {}
        return TestClient(
            self.app,
            FAR,
            headers=headers,
            client=THERE,
            raise_server_exceptions=False,
            follow_redirects=False,
        )

    def browser(self, role: Role) -> TestClient:
        """A browser in which the person of the role has logged in."""
        client = self.client()
        answer = log_in(client, role, PASSWORD)
        assert answer == 303
        return client


def shared(register: Path, terms: Terms | None = None) -> Shared:
    """The desk as others reach it."""
    store = open_store(register, create=True)
    assert store is not None
    tokens: dict[Role, str] = {}
    for role in ROLES:
        add_account(store, Person(role, role), PASSWORD, TEST_ACT)
        tokens[role] = make_token(store, Wish(role, role, f"of the {role}"), TEST_ACT)
    app = create_app(Settings(register), "0.0.0.0", terms)
    return Shared(app, app.state.door.store, tokens)


def form_word(page: str) -> str:
    """The word that the forms of a page carry."""
    found = FIELD.search(page)
    assert found, page[:500]
    return found[1]


def log_in(client: TestClient, name: str, password: str, next: str = "/") -> int:
    """Fill in the log-in form."""
    word = form_word(client.get("/login").text)
    given = {"name": name, "password": password, "next": next, "csrf_token": word}
    return int(client.post("/login", data=given).status_code)


def routes(app: FastAPI) -> Iterator[tuple[str, str, APIRoute]]:
    """Every method, address and route of the app, those of its rooms too."""
    for found in iter_route_contexts(app.router.routes):
        route = found.original_route
        if isinstance(route, APIRoute):
            for method in sorted(found.methods or ()):
                yield method, found.path or "", route
