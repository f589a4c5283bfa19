"""Who may do what, proven over every route there is: a route without a gate fails here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.dependencies.models import Dependant

from tests.web.doors import NEAR, Shared, TestClient, alone, routes, shared
from waybill.web.accounts import ROLES, Role
from waybill.web.gate import Demand, Terms

# Changes that anybody who may read may make: to their own session, and nothing else.
OWN = {"/login", "/logout"}
# Open before one has logged in.
BEFORE = {"/login", "/static/dossier.css"}
SAFE = {"GET", "HEAD"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    return shared(tmp_path_factory.mktemp("shared") / "book.db")


@pytest.fixture
def own(tmp_path: Path) -> TestClient:
    return alone(tmp_path / "book.db")


def demands(dependant: Dependant) -> Iterator[Demand]:
    if isinstance(dependant.call, Demand):
        yield dependant.call
    for inner in dependant.dependencies:
        yield from demands(inner)


def filled(path: str) -> str:
    return re.sub(r"\{[^}]+\}", "x-0123456789abcdef", path)


def test_every_route_that_changes_something_demands_more_than_a_reader(desk: Shared) -> None:
    changing = [(path, route) for method, path, route in routes(desk.app) if method not in SAFE]
    assert len(changing) > 8
    for path, route in changing:
        asked = [demand.role for demand in demands(route.dependant)]
        assert path in OWN or max((ROLES.index(role) for role in asked), default=0) > 0, path


def test_every_route_that_shows_something_demands_a_reader(desk: Shared) -> None:
    for method, path, route in routes(desk.app):
        if method in SAFE and path not in {*BEFORE, "/", "/theme"}:
            assert list(demands(route.dependant)), path


def test_every_changing_route_refuses_every_lesser_role(desk: Shared) -> None:
    tried = 0
    for method, path, route in routes(desk.app):
        if method in SAFE or path in OWN:
            continue
        least = max(ROLES.index(demand.role) for demand in demands(route.dependant))
        for role in ROLES:
            with_token = desk.client(role).request(method, filled(path), data={})
            assert (with_token.status_code == 403) == (ROLES.index(role) < least), (
                path,
                role,
                with_token.text,
            )
            tried += 1
    assert tried >= 4 * 8


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_a_readers_token_changes_nothing(desk: Shared, role: Role) -> None:
    before = desk.client("admin").get("/accounts.json").json()
    client = desk.client(role)
    for path in ("/accounts", "/accounts/role", "/accounts/disable", "/tokens", "/tokens/revoke", "/add"):
        given = {
            "name": "reader",
            "role": "admin",
            "password": "x" * 20,
            "why": "mine",
            "token": "x",
            "text": "Guns.",
        }
        assert client.post(path, data=given).status_code == 403
    assert desk.client("admin").get("/accounts.json").json() == before


def test_a_stranger_is_sent_to_log_in_and_a_program_is_told_to(desk: Shared) -> None:
    for method, path, _ in routes(desk.app):
        if path in BEFORE:
            continue
        answer = desk.client().request(method, filled(path))
        assert answer.status_code == 401, path
        assert answer.headers["www-authenticate"] == "Bearer"
    browsed = desk.client().get("/register?q=a&known-on=2024-01-01", headers={"accept": "text/html"})
    assert browsed.status_code == 303
    assert browsed.headers["location"] == "/login?next=/register%3Fq%3Da%26known-on%3D2024-01-01"


def test_the_map_of_the_desk_is_not_shown_to_strangers(desk: Shared) -> None:
    for path in ("/openapi.json", "/docs", "/redoc", "/accounts.json", "/nothing", "/static/../app.py"):
        assert desk.client().get(path).status_code in (401, 404), path
    assert desk.client("reader").get("/docs").status_code == 404


@pytest.mark.parametrize(
    "words",
    [
        "",
        "waybill_",
        "waybill__",
        "waybill_x_y",
        "Basic eA==",
        "x" * 100_000,
        "waybill_" + "0" * 12 + "_" + "A" * 43,
        "\u00e9",
    ],
)
def test_a_token_that_is_none_opens_nothing(desk: Shared, words: str) -> None:
    header = f"Bearer {words}".encode()
    assert desk.client().get("/register", headers={b"Authorization": header}).status_code == 401


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "",
        "a b",
        "127.0.0.1@evil.example",
        "10.0.0.5",
    ],
)
def test_a_name_that_is_not_the_desks_own_is_refused(own: TestClient, host: str) -> None:
    for path in ("/register", "/static/desk.css", "/login", "/add"):
        answer = own.get(path, headers={"host": host})
        assert answer.status_code in (400, 421), path
        assert "evil" not in answer.text


def test_own_names_are_taken(own: TestClient) -> None:
    for host in ("127.0.0.1:8321", "localhost:9999", "[::1]:8321", "LOCALHOST"):
        assert own.get("/add", headers={"host": host}).status_code == 200, host


def test_a_shared_desk_knows_bare_addresses_and_its_public_name_only(tmp_path: Path) -> None:
    desk = shared(tmp_path / "book.db", Terms(public_url="https://desk.example.org"))
    for host, status in (("desk.example.org", 200), ("10.0.0.5:8321", 200), ("evil.example", 421)):
        assert desk.client("reader").get("/add", headers={"host": host}).status_code == status


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Host"])
def test_what_comes_through_a_proxy_does_not_sit_at_this_machine(own: TestClient, name: str) -> None:
    assert own.get("/add", headers={name: "10.0.0.9"}).status_code == 403


def test_another_machine_does_not_sit_at_this_one(tmp_path: Path) -> None:
    app = alone(tmp_path / "book.db").app
    far = TestClient(app, base_url=NEAR, client=("10.0.0.9", 1), raise_server_exceptions=False)
    assert far.get("/add").status_code == 403
