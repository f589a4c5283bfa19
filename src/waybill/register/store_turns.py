"""An engine in, a transaction out that may write: the turn that every writer waits for, on either store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

# The mark by which a transaction says at its beginning that it will write.
WRITES = "waybill_writes"


@contextmanager
def turn_to_write(engine: Engine) -> Iterator[Connection]:
    """A transaction that waits its turn before it looks: all is kept at its end, or nothing.

    Two writers that look first and wait then see the same state, and one of them loses what it wrote.
    """
    with engine.connect() as connection:
        writer = connection.execution_options(**{WRITES: True})
        with writer.begin():
            yield writer


@contextmanager
def sent_together(connection: Connection) -> Iterator[None]:
    """What is written within goes to a server at one go; nothing of it may be asked for its answer.

    Each way there and back counts, for all other writers wait meanwhile. SQLite has no such way.
    """
    raw: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        yield
        return
    import psycopg

    try:
        with raw.pipeline():
            yield
    except psycopg.Error as error:
        # What the server refused comes to light only here, past SQLAlchemy, whose errors the register's are made from.
        raise DBAPIError("sent together", None, error, connection_invalidated=raw.closed) from error
