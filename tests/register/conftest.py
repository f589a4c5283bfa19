"""Both stores for the register's tests: what takes `store`, `address` or `book` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.servers import NoServer, Server, server

from tests.register.stores import PostgresStore, SqliteStore, Store
from waybill.records.register_address import Address
from waybill.register import Register


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One server for the session (for each worker's, where there are several), stopped at its end."""
    try:
        with server(careful=False) as started:
            yield started
    except NoServer as error:
        pytest.skip(f"no PostgreSQL: {error}")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Each of the two stores in turn."""
    if request.param == "sqlite":
        yield SqliteStore(tmp_path)
        return
    made = PostgresStore(request.getfixturevalue("postgres"))
    yield made
    made.clear()


@pytest.fixture
def address(store: Store) -> Address:
    """Where a new register may be made."""
    return store.fresh()


@pytest.fixture
def book(store: Store) -> Iterator[Register]:
    """A new register, open for writing."""
    with Register.open(store.made(), writable=True) as register:
        yield register
