"""Accounts, sessions and tokens: what opens the desk, for how long, and what never does."""

from __future__ import annotations

import stat
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from tests.web.doors import (
    PASSWORD,
    REAL_HASHER,
    TEST_ACT,
    Shared,
    shared,
)
from waybill.errors import UsageError
from waybill.web import accounts as kept
from waybill.web.accounts import Act, Person, add_account, disable_account, person_of, set_password, set_role
from waybill.web.accounts_store import account, accounts_file, open_store, session, token
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
