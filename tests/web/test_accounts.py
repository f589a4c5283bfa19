"""Accounts, sessions and tokens: what opens the desk, for how long, and what never does."""

from __future__ import annotations

import stat
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from tests.road.running import run
from tests.web.doors import (
    NEAR,
    PASSWORD,
    REAL_HASHER,
    TEST_ACT,
    Shared,
    TestClient,
    alone,
    form_word,
    log_in,
    shared,
)
from waybill.errors import UsageError
from waybill.settings import Settings
from waybill.web import accounts as kept
from waybill.web.accounts import Act, Person, add_account, disable_account, person_of, set_password, set_role
from waybill.web.accounts_login import BY_ADDRESS, BY_BOTH
from waybill.web.accounts_store import account, accounts_file, open_store, session, token
from waybill.web.app import create_app
from waybill.web.gate import Terms
from waybill.web.gate_keeper import is_local
from waybill.web.limits import Tries
from waybill.web.sessions import IDLE_SECONDS, LONGEST_SECONDS, Sessions
from waybill.web.tokens import DAY_SECONDS, Wish, bearer, make_token, revoke_token


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def store(tmp_path: Path) -> Engine:
    made = open_store(tmp_path / "book.db", create=True)
    assert made is not None
    add_account(made, Person("ann", "admin"), PASSWORD, TEST_ACT)
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Shared:
    return shared(tmp_path / "book.db")


def test_name_and_password_open_what_belongs_to_them(store: Engine) -> None:
    assert person_of(store, "ann", PASSWORD) == Person("ann", "admin")
    for name, password in (
        ("ann", PASSWORD + "x"),
        ("ann", ""),
        ("Ann", PASSWORD),
        ("bob", PASSWORD),
        ("", ""),
        ("x" * 9999, PASSWORD),
    ):
        assert person_of(store, name, password) is None


def test_only_a_slow_hash_is_kept_in_a_file_of_its_owner_beside_the_register(
    store: Engine, tmp_path: Path
) -> None:
    with store.connect() as connection:
        held = connection.execute(select(account.c.password)).scalar()
    assert held is not None and held.startswith("$argon2id$")
    assert REAL_HASHER.hash("x").startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    path = accounts_file(tmp_path / "book.db")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in path.read_bytes() and not (tmp_path / "book.db").exists()


def test_a_wrong_name_costs_as_much_as_a_wrong_password(
    store: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[str] = []

    class Counting:
        def verify(self, hashed: str, password: str) -> bool:
            held.append(hashed)
            return True

        def check_needs_rehash(self, hashed: str) -> bool:
            return False

    monkeypatch.setattr(kept, "HASHER", Counting())
    assert person_of(store, "nobody", PASSWORD) is None
    disable = Act("test", "over")
    with store.begin() as connection:
        connection.execute(account.update().values(disabled_at="2024-01-01"))
    assert disable and person_of(store, "ann", PASSWORD) is None
    assert held == [kept.NOBODY, kept.NOBODY]


@pytest.mark.parametrize(
    "name", ["", " ann", "ann ", "a\nb", "a<b", "a/b", "x" * 65, "\u202egnp", "a\u0000b", "_x"]
)
def test_a_name_that_could_not_stand_in_a_line_is_refused(store: Engine, name: str) -> None:
    with pytest.raises(UsageError, match="name"):
        add_account(store, Person(name, "reader"), PASSWORD, TEST_ACT)


@pytest.mark.parametrize("name", ["ann b", "Ann O'Neil", "ann.b-c@example.org", "Łukasz", "王", "a"])
def test_names_of_people_are_taken(store: Engine, name: str) -> None:
    add_account(store, Person(name, "reader"), PASSWORD, TEST_ACT)
    assert person_of(store, name, PASSWORD) == Person(name, "reader")


@pytest.mark.parametrize("password", ["", "short", "x" * 14, "x" * 257])
def test_short_and_endless_passwords_are_refused(store: Engine, password: str) -> None:
    with pytest.raises(UsageError, match="password"):
        add_account(store, Person("bob", "reader"), password, TEST_ACT)


def test_every_change_carries_who_and_why(store: Engine) -> None:
    set_role(store, Person("ann", "admin"), Act("bob", " two\nlines "))
    first, before = kept.acts(store)[:2]
    assert (first["by"], first["about"], first["what"], first["why"]) == (
        "bob",
        "ann",
        "role set to admin",
        "two lines",
    )
    assert before["what"] == "opened as admin"
    with pytest.raises(UsageError, match="reason"):
        set_role(store, Person("ann", "reader"), Act("bob", " \n"))
    assert len(kept.acts(store)) == 2


def test_what_is_refused_is_not_written_down(store: Engine) -> None:
    with pytest.raises(UsageError):
        disable_account(store, "nobody", TEST_ACT)
    with pytest.raises(UsageError, match="already"):
        add_account(store, Person("ann", "reader"), PASSWORD, TEST_ACT)
    assert len(kept.acts(store)) == 1


def test_the_last_admin_stays(store: Engine) -> None:
    with pytest.raises(UsageError, match="last admin"):
        disable_account(store, "ann", TEST_ACT)
    with pytest.raises(UsageError, match="last admin"):
        set_role(store, Person("ann", "reader"), TEST_ACT)
    add_account(store, Person("bob", "admin"), PASSWORD, TEST_ACT)
    disable_account(store, "ann", TEST_ACT)
    add_account(store, Person("ann", "reader"), PASSWORD, TEST_ACT)
    assert person_of(store, "ann", PASSWORD) == Person("ann", "reader")


def test_a_session_lasts_while_it_is_used_and_no_longer_than_a_day(store: Engine) -> None:
    clock = Clock()
    sessions = Sessions(store, clock)
    key = sessions.begin("ann")
    clock.now += IDLE_SECONDS - 1
    assert sessions.person(key) == Person("ann", "admin")
    clock.now += IDLE_SECONDS - 1
    assert sessions.person(key) is not None
    clock.now += IDLE_SECONDS + 1
    assert sessions.person(key) is None
    key = sessions.begin("ann")
    for _ in range(LONGEST_SECONDS // 3600):
        clock.now += 3601
        sessions.person(key)
    assert sessions.person(key) is None


def test_a_table_of_sessions_opens_nothing(store: Engine) -> None:
    key = Sessions(store).begin("ann")
    with store.connect() as connection:
        held = connection.execute(select(session.c.key)).scalar()
    assert held and held != key and Sessions(store).person(held) is None


def test_what_happens_to_an_account_counts_for_open_sessions_at_once(store: Engine) -> None:
    add_account(store, Person("bob", "editor"), PASSWORD, TEST_ACT)
    sessions = Sessions(store)
    key = sessions.begin("bob")
    set_role(store, Person("bob", "reader"), TEST_ACT)
    assert sessions.person(key) == Person("bob", "reader")
    set_password(store, "bob", PASSWORD + " anew", TEST_ACT)
    assert sessions.person(key) is None
    key = sessions.begin("bob")
    disable_account(store, "bob", TEST_ACT)
    assert sessions.person(key) is None


@pytest.mark.parametrize("key", ["", "x", "x" * 43, "x" * 1000, "\ud800", "' OR 1=1 --"])
def test_a_made_up_key_is_nobodys(store: Engine, key: str) -> None:
    Sessions(store).begin("ann")
    assert Sessions(store).person(key) is None


def test_a_token_is_good_for_its_role_its_days_and_its_account(store: Engine) -> None:
    add_account(store, Person("bob", "editor"), PASSWORD, TEST_ACT)
    clock = Clock()
    words = make_token(store, Wish("bob", "reviewer", "weekly", 30), TEST_ACT)
    assert bearer(store, words) == Person("bob", "reviewer")
    assert bearer(store, words[:-1] + ("A" if words[-1] != "A" else "B")) is None
    set_role(store, Person("bob", "reader"), TEST_ACT)
    assert bearer(store, words) == Person("bob", "reader")
    clock.now = time.time() + 31 * DAY_SECONDS
    assert bearer(store, words, clock) is None
    with store.connect() as connection:
        row = connection.execute(select(token)).one()
    assert words.rpartition("_")[2] not in str(row)
    revoke_token(store, row.id, TEST_ACT)
    assert bearer(store, words) is None
    with pytest.raises(UsageError):
        revoke_token(store, row.id, TEST_ACT)


def test_no_token_is_more_than_its_account(store: Engine) -> None:
    add_account(store, Person("bob", "reader"), PASSWORD, TEST_ACT)
    for wish in (
        Wish("bob", "editor"),
        Wish("nobody", "reader"),
        Wish("bob", "reader", days=0),
        Wish("bob", "reader", days=999),
    ):
        with pytest.raises(UsageError):
            make_token(store, wish, TEST_ACT)
    words = make_token(store, Wish("bob", "reader"), TEST_ACT)
    disable_account(store, "bob", TEST_ACT)
    assert bearer(store, words) is None


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
