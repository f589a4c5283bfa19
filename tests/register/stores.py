"""The two stores as the tests see them: new registers, and a way past the register's face to tamper with one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import ClassVar

from bench.servers import Server
from sqlalchemy import Connection, NullPool, create_engine, text

from waybill.records.register_address import Address, ServerAddress
from waybill.register import Register, tables


class Store(ABC):
    """One kind of store."""

    name: str

    @abstractmethod
    def fresh(self) -> Address:
        """Where a new register may be made."""

    def made(self) -> Address:
        """Where an empty register has been made."""
        address = self.fresh()
        Register.open(address, writable=True).close()
        return address

    @abstractmethod
    def raw(self, address: Address) -> Iterator[Connection]:
        """A connection past the register's face; each statement stands by itself."""

    @abstractmethod
    def unguard(self, raw: Connection, table: str, act: str) -> None:
        """Take one guard away."""

    @abstractmethod
    def unguarded(self, raw: Connection) -> Iterator[None]:
        """No guard stands while this lasts."""

    def tamper(self, address: Address, *statements: str) -> None:
        """Do what the guards refuse, and put them back."""
        with contextmanager(self.raw)(address) as raw, contextmanager(self.unguarded)(raw):
            for statement in statements:
                raw.execute(text(statement))

    def run(self, address: Address, statement: str) -> list[tuple[object, ...]]:
        """Run a statement as any other program could; its rows."""
        with contextmanager(self.raw)(address) as raw:
            found = raw.execute(text(statement))
            return [tuple(row) for row in found] if found.returns_rows else []

    def drop_guard(self, address: Address, table: str, act: str) -> None:
        """Take one guard away for good."""
        with contextmanager(self.raw)(address) as raw:
            self.unguard(raw, table, act)


class SqliteStore(Store):
    """Registers as files in a folder."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def fresh(self) -> Address:
        return self._folder / f"book-{next(self._numbers)}.db"

    def raw(self, address: Address) -> Iterator[Connection]:
        engine = create_engine(f"sqlite:///{address}", isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            yield connection

    def unguard(self, raw: Connection, table: str, act: str) -> None:
        raw.execute(text(f"DROP TRIGGER {table}_no_{act}"))

    def unguarded(self, raw: Connection) -> Iterator[None]:
        guards = raw.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
        for guard in guards:
            raw.exec_driver_sql(f"DROP TRIGGER {guard.name}")
        yield
        for guard in guards:
            raw.exec_driver_sql(guard.sql)


class PostgresStore(Store):
    """Registers as databases on the tests' server."""

    name = "postgresql"
    # One empty register a server, to be copied: that takes a tenth of the time of making one.
    models: ClassVar[dict[Server, str]] = {}

    def __init__(self, server: Server) -> None:
        self.server = server
        self._made: list[str] = []

    def fresh(self) -> Address:
        self._made.append(self.server.fresh())
        return ServerAddress(self._made[-1])

    def made(self) -> Address:
        if self.server not in self.models:
            model = self.server.fresh()
            Register.open(model, writable=True).close()
            self.models[self.server] = model
        model = self.models[self.server].partition("?")[0].rpartition("/")[2]
        self._made.append(self.server.fresh(f"TEMPLATE {model}"))
        return ServerAddress(self._made[-1])

    def clear(self) -> None:
        """Drop the databases made for this test."""
        for made in self._made:
            self.server.drop(made)

    def raw(self, address: Address) -> Iterator[Connection]:
        import psycopg

        assert isinstance(address, ServerAddress)
        engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: psycopg.connect(address.words),
            isolation_level="AUTOCOMMIT",
            poolclass=NullPool,
        )
        with engine.connect() as connection:
            yield connection

    def unguard(self, raw: Connection, table: str, act: str) -> None:
        raw.execute(text(f"DROP TRIGGER {table}_no_{act} ON {table}"))

    def unguarded(self, raw: Connection) -> Iterator[None]:
        names = [table.name for table in (tables.tx, *tables.RECORDS)]
        for name in names:
            raw.execute(text(f"ALTER TABLE {name} DISABLE TRIGGER ALL"))
        yield
        for name in names:
            raw.execute(text(f"ALTER TABLE {name} ENABLE TRIGGER ALL"))
            for act in ("update", "delete", "truncate"):
                raw.execute(text(f"ALTER TABLE {name} ENABLE ALWAYS TRIGGER {name}_no_{act}"))
