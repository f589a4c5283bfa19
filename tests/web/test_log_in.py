"""Logging in and out: alike for all who fail, bounded in tries, leading nowhere else; the pages and verbs of accounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.road.running import run
from tests.web.doors import (
    NEAR,
    PASSWORD,
    Shared,
    TestClient,
    alone,
    form_word,
    log_in,
    shared,
)
from tests.web.test_accounts import Clock
from waybill.errors import UsageError
from waybill.settings import Settings
from waybill.web.accounts import Person, person_of
from waybill.web.accounts_login import BY_ADDRESS, BY_BOTH
from waybill.web.accounts_store import open_store
from waybill.web.app import create_app
from waybill.web.gate import Terms
from waybill.web.gate_keeper import is_local
from waybill.web.limits import Tries
from waybill.web.sessions import Sessions
from waybill.web.tokens import bearer


@pytest.fixture
def desk(tmp_path: Path) -> Shared:
    return shared(tmp_path / "book.db")


def test_a_wrong_name_and_a_wrong_password_are_answered_alike(desk: Shared) -> None:
    client = desk.client()
    word = form_word(client.get("/login").text)
    answers = [
        client.post("/login", data={"name": name, "password": "wrong", "csrf_token": word})
        for name in ("reader", "nobody")
    ]
    assert {a.status_code for a in answers} == {401} and len({a.text for a in answers}) == 1
    assert not any("set-cookie" in a.headers and "waybill=" in a.headers["set-cookie"] for a in answers)


@pytest.mark.parametrize("name", ["reader", "nobody"])
def test_too_many_tries_are_refused_unlooked_at(desk: Shared, name: str) -> None:
    client = desk.client()
    assert [log_in(client, name, "wrong") for _ in range(BY_BOTH)] == [401] * BY_BOTH
    assert log_in(client, name, PASSWORD) == 429
    assert log_in(client, "editor", PASSWORD) == 303


def test_one_address_cannot_try_many_names(desk: Shared) -> None:
    login = desk.app.state.door.login
    for number in range(BY_ADDRESS):
        login.address.count("10.0.0.9")
        assert login.wait(f"name{number}", "10.0.0.8") == 0
    assert log_in(desk.client(), "editor", PASSWORD) == 429


def test_tries_are_forgotten_in_time_and_in_number() -> None:
    clock = Clock()
    tries = Tries(2, 60, clock)
    tries.count("a")
    clock.now += 30
    tries.count("a")
    assert tries.wait("a") == 30 and tries.wait("b") == 0
    clock.now += 31
    assert tries.wait("a") == 0
    for number in range(20_000):
        tries.count(str(number))
    assert len(tries._tried) <= 10_000


def test_a_log_in_gives_a_new_key_and_ends_the_former(desk: Shared) -> None:
    client = desk.client()
    client.cookies.set("waybill", "chosen-by-somebody-else", domain="10.0.0.5")
    assert log_in(client, "reader", PASSWORD) == 303
    values = (c.value for c in client.cookies.jar if c.name == "waybill")
    first = next(value for value in values if value != "chosen-by-somebody-else")
    assert first and len(first) == 43
    other = desk.client()
    other.cookies.set("waybill", first)
    assert other.get("/add").status_code == 200
    assert Sessions(desk.store).begin("reader", first) and other.get("/add").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(desk: Shared) -> None:
    client = desk.client()
    word = form_word(client.get("/login").text)
    answer = client.post("/login", data={"name": "reader", "password": PASSWORD, "csrf_token": word})
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("waybill="))
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie


def test_nobody_is_logged_in_by_a_form_from_elsewhere(desk: Shared) -> None:
    given = {"name": "reader", "password": PASSWORD}
    assert desk.client().post("/login", data=given).status_code == 403
    word = form_word(desk.client().get("/login").text)
    assert desk.client().post("/login", data=given | {"csrf_token": word}).status_code == 403


def test_a_log_out_ends_the_session_on_both_sides(desk: Shared) -> None:
    browser = desk.browser("reader")
    key = browser.cookies["waybill"]
    word = form_word(browser.get("/add").text)
    assert browser.post("/logout", data={"csrf_token": word}).headers["location"] == "/login"
    assert Sessions(desk.store).person(key) is None
    assert browser.get("/add").status_code == 401


ELSEWHERE = [
    "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "javascript:alert(1)",
    "evil", "", "/\n", "///evil.example",
]  # fmt: skip


@pytest.mark.parametrize("next", ELSEWHERE)
def test_a_log_in_leads_nowhere_else(desk: Shared, next: str) -> None:
    assert not is_local(next)
    client = desk.client()
    word = form_word(client.get("/login", params={"next": next}).text)
    given = {"name": "reader", "password": PASSWORD, "next": next, "csrf_token": word}
    assert client.post("/login", data=given).headers["location"] == "/"
    assert desk.browser("reader").get("/login", params={"next": next}).headers["location"] == "/"


def test_a_log_in_leads_back_to_the_page(desk: Shared) -> None:
    client = desk.client()
    asked = client.get("/register?q=a%20b", headers={"accept": "text/html"})
    page = client.get(asked.headers["location"])
    given = {
        "name": "reader",
        "password": PASSWORD,
        "next": "/register?q=a%20b",
        "csrf_token": form_word(page.text),
    }
    assert 'value="/register?q=a%20b"' in page.text
    assert client.post("/login", data=given).headers["location"] == "/register?q=a%20b"


def test_an_admin_opens_accounts_and_makes_tokens_on_the_page(desk: Shared) -> None:
    browser = desk.browser("admin")
    word = {"csrf_token": form_word(browser.get("/accounts").text)}
    opened = {"name": "eve", "role": "editor", "password": PASSWORD, "why": "new here"}
    assert browser.post("/accounts", data=word | opened).headers["location"] == "/accounts"
    made = browser.post(
        "/tokens", data=word | {"name": "eve", "role": "reader", "label": "x", "days": "7", "why": "export"}
    )
    words = made.text.partition('<code class="token">')[2].partition("</code>")[0]
    assert (
        bearer(desk.store, words) == Person("eve", "reader") and made.headers["cache-control"] == "no-store"
    )
    assert words not in browser.get("/accounts").text and words not in browser.get("/accounts.json").text
    assert browser.post("/accounts/disable", data=word | {"name": "eve", "why": "left"}).status_code == 303
    assert bearer(desk.store, words) is None
    assert browser.post("/accounts", data=word | opened | {"password": "short"}).status_code == 400
    assert "left" in browser.get("/accounts").text


def test_a_desk_that_others_could_reach_starts_with_accounts_only(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "book.db")
    others = [(host, None) for host in ("0.0.0.0", "10.1.2.3", "::", "desk.example")]
    asking = [
        ("127.0.0.1", Terms(public_url="https://desk.example.org")),
        ("127.0.0.1", Terms(accounts=True)),
    ]
    for host, terms in [*others, *asking]:
        with pytest.raises(UsageError, match="account"):
            create_app(settings, host, terms)
    with pytest.raises(UsageError, match="public address"):
        create_app(settings, "127.0.0.1", Terms(public_url="desk.example.org"))
    for host in ("127.0.0.1", "::1", "localhost", "127.0.0.9"):
        assert create_app(settings, host).state.door.alone is not None
    assert list(tmp_path.iterdir()) == []
    store = open_store(settings.register, create=True)
    assert store is not None
    with pytest.raises(UsageError, match="no account is open"):
        create_app(settings, "0.0.0.0")


def test_one_who_sits_at_the_machine_need_not_log_in(tmp_path: Path) -> None:
    own = alone(tmp_path / "book.db")
    assert own.get("/login").headers["location"] == "/"
    far = TestClient(own.app, base_url=NEAR, headers={"Authorization": "Bearer x"}, client=("127.0.0.1", 1))
    assert far.get("/add").status_code == 200


def test_the_verbs_open_list_and_disable(tmp_path: Path) -> None:
    book, secret = tmp_path / "book.db", tmp_path / "secret"
    secret.write_text(PASSWORD + "\n")
    words = ("--register", book, "accounts")
    assert "no accounts" in run(*words, "list").one_line()
    assert run(*words, "add", "ann", "--role", "admin", "--password-file", secret).code == 0
    generated = run(*words, "add", "bob", "--role", "reader", "--generate").out
    assert run(*words, "role", "bob", "--role", "editor", "--why", "promoted").code == 0
    made = run(*words, "token", "bob", "--role", "reviewer").out.strip()
    store = open_store(book)
    assert store is not None and bearer(store, made) == Person("bob", "reviewer")
    assert person_of(store, "ann", PASSWORD) == Person("ann", "admin")
    password = generated.split("\n")[0].removeprefix("password: ")
    assert person_of(store, "bob", password) == Person("bob", "editor")
    shown = run(*words, "tokens", "--format", "json")
    assert [t["id"] for t in shown.json()] == [made.split("_")[1]] and made not in shown.out
    assert run(*words, "revoke", made.split("_")[1]).code == 0 and bearer(store, made) is None
    assert run(*words, "password", "bob", "--password-file", secret).code == 0
    assert person_of(store, "bob", PASSWORD) is not None
    assert run(*words, "disable", "bob").code == 0 and person_of(store, "bob", PASSWORD) is None
    rows = run(*words, "list", "--format", "json").json()
    assert [(r["name"], r["role"], bool(r["disabled_at"])) for r in rows] == [
        ("ann", "admin", False),
        ("bob", "editor", True),
    ]
    assert "password" not in rows[0] and "promoted" in run(*words, "acts").out
    assert "last admin" in run(*words, "disable", "ann").one_line()
    assert run(*words, "add", "eve", "--role", "king").code == 2
    assert not book.exists()
