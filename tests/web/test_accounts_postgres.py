"""Accounts beside a register in PostgreSQL: in a schema of their own, out of the book's sight."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bench.servers import NoServer, Server, server

from tests.web.doors import PASSWORD, TEST_ACT
from waybill.errors import RegisterError, UsageError
from waybill.records.register_address import register_at
from waybill.register import Register
from waybill.settings import Settings
from waybill.web.accounts import Person, accounts, add_account, disable_account, person_of
from waybill.web.accounts_store import is_empty, open_store
from waybill.web.app import create_app
from waybill.web.sessions import Sessions
from waybill.web.tokens import Wish, bearer, make_token


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    try:
        with server() as running:
            yield running
    except NoServer as error:
        pytest.skip(str(error))


def test_accounts_work_beside_a_register_and_the_book_stays_whole(postgres: Server) -> None:
    address = register_at(str(postgres.fresh()))
    with Register.open(address, writable=True):
        pass
    assert open_store(address) is None
    with pytest.raises(UsageError, match="account"):
        create_app(Settings(address), "0.0.0.0")
    store = open_store(address, create=True)
    assert store is not None and is_empty(store)
    add_account(store, Person("ann", "admin"), PASSWORD, TEST_ACT)
    add_account(store, Person("bob", "reader"), PASSWORD, TEST_ACT)
    assert person_of(store, "ann", PASSWORD) == Person("ann", "admin")
    key, words = Sessions(store).begin("bob"), make_token(store, Wish("bob", "reader"), TEST_ACT)
    again = open_store(address)
    assert again is not None
    assert Sessions(again).person(key) == bearer(again, words) == Person("bob", "reader")
    disable_account(again, "bob", TEST_ACT)
    assert Sessions(store).person(key) is None and bearer(store, words) is None
    assert [a.name for a in accounts(store)] == ["ann", "bob"]
    assert create_app(Settings(address), "0.0.0.0").state.door.alone is None
    with Register.open(address) as register:
        assert register.verify() == ()
    store.dispose()
    again.dispose()


def test_a_server_that_is_not_there_is_one_line() -> None:
    with pytest.raises(RegisterError) as refused:
        open_store(register_at("postgresql://ann:secret@127.0.0.1:1/none"))
    assert "secret" not in str(refused.value) and "\n" not in str(refused.value)
