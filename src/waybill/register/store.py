"""An address in, an engine out on SQLite or PostgreSQL that waits for its turn and says in one line what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from waybill.errors import InputError, RegisterError
from waybill.records.register_address import Address
from waybill.register import migrate, store_postgres, store_sqlite
from waybill.register.store_turns import turn_to_write

__all__ = ["BUSY_SECONDS", "Address", "connect", "find_faults", "opened", "told_plainly", "turn_to_write"]

# A writer holds the book for one report at a time, some milliseconds; a minute outlasts a long queue of them.
BUSY_SECONDS = 60.0


@contextmanager
def told_plainly(address: Address) -> Iterator[None]:
    """Turn what the database throws into the register's own errors, each one line that names the register."""
    try:
        yield
    except RegisterError as error:
        if str(error).startswith("register "):
            raise
        raise type(error)(f"register {address} {error}") from error
    except DBAPIError as error:
        own = store_sqlite if isinstance(address, Path) else store_postgres
        if fault := own.meaning_of(error):
            words = str(fault) if isinstance(fault, InputError) else f"register {address} {fault}"
            raise type(fault)(words) from error
        said = " ".join(str(error.orig).split())
        raise RegisterError(f"register {address} cannot be reached: {said}") from error


def connect(address: Address, writable: bool, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine on the register; one that is not writable cannot write, whatever it is asked to."""
    if isinstance(address, Path):
        return store_sqlite.connect(address, writable, busy_seconds)
    return store_postgres.connect(address, writable, busy_seconds)


def opened(address: Address, writable: bool, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine on a register that is there and of this version; for writing it is made or brought up to date."""
    with told_plainly(address):
        if isinstance(address, Path):
            _look_at_file(address, writable)
        engine = connect(address, writable, busy_seconds)
        try:
            if not writable:
                with engine.begin() as connection:
                    migrate.require_current(connection)
            elif not _is_current(address, engine, busy_seconds):
                _bring_up(address, engine, busy_seconds)
        except BaseException:
            engine.dispose()
            raise
    return engine


def _look_at_file(path: Path, writable: bool) -> None:
    size = store_sqlite.look_at(path)
    if writable:
        store_sqlite.require_writable(path)
    elif size == 0:
        raise RegisterError("does not exist yet; `waybill read` makes it")


def _is_current(address: Address, engine: Engine, busy_seconds: float) -> bool:
    """Look first, so that a register up to date is opened without waiting for its writer."""
    if not isinstance(address, Path):
        with engine.begin() as connection:
            return migrate.check(connection)
    reader = connect(address, False, busy_seconds) if address.exists() else engine
    try:
        with reader.begin() as connection:
            return migrate.check(connection)
    finally:
        reader.dispose()


def _bring_up(address: Address, engine: Engine, busy_seconds: float) -> None:
    if isinstance(address, Path):
        store_sqlite.set_log(engine, busy_seconds)
    with turn_to_write(engine) as connection:
        migrate.upgrade(connection)


def find_faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the store below the book: its pages, its keys."""
    if connection.dialect.name == "sqlite":
        yield from store_sqlite.find_faults(connection)
    else:
        yield from store_postgres.find_faults(connection)
