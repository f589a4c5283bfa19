"""An engine in, a transaction out that may write: the turn that every writer waits for, on either store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

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
