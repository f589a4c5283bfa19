"""Where the register is comes in; the tables of accounts, sessions and tokens beside it go out, open.

They are no part of the book: a register that is copied or cited never carries a password's hash with it. Beside a file they
stand in a file of their own, readable by its owner only; in PostgreSQL in a schema of their own.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Column, Engine, Integer, MetaData, Table, Text, create_engine, event, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateSchema

from waybill.errors import RegisterError
from waybill.records.register_address import Address, ServerAddress

# The schema in PostgreSQL, and the ending of the file beside a register in a file.
SCHEMA = "waybill_desk"
ENDING = ".accounts"
# Only who runs the desk may read the hashes.
OWNER_ONLY = 0o600
# A write here takes milliseconds; who waits longer waits for a copy being made.
BUSY_SECONDS = 10

metadata = MetaData(schema=SCHEMA)


def _text(name: str, **more: bool) -> Column[str]:
    return Column(name, Text, **{"nullable": False, **more})  # type: ignore[arg-type]


account = Table(
    "account", metadata, _text("name", primary_key=True), _text("role"), _text("password"), _text("made_at"),
    _text("disabled_at", nullable=True),
)  # fmt: skip
# `key` is the hash of what the cookie holds: who reads the table cannot enter with it.
session = Table(
    "session",
    metadata,
    _text("key", primary_key=True),
    _text("name", index=True),
    Column("made_at", Integer, nullable=False),
    Column("seen_at", Integer, nullable=False),
)
token = Table(
    "token",
    metadata,
    _text("id", primary_key=True),
    _text("name", index=True),
    *(_text(name) for name in ("role", "key", "label", "made_at")),
    Column("ends_at", Integer, nullable=False),
    _text("revoked_at", nullable=True),
)
# Who changed an account or token, what, and why; only ever added to.
account_act = Table(
    "account_act",
    metadata,
    Column("act", Integer, primary_key=True),
    *(_text(name) for name in ("at", "by", "what", "about", "why")),
)


def accounts_file(register: Path) -> Path:
    """The file beside the register."""
    return register.with_name(register.name + ENDING)


def open_store(register: Address, create: bool = False) -> Engine | None:
    """The tables beside the register, made where asked; None where there are none yet."""
    try:
        if isinstance(register, ServerAddress):
            return _open_server(register, create)
        return _open_file(accounts_file(register), create)
    except (DBAPIError, OSError) as error:
        raise RegisterError("the accounts beside the register cannot be opened") from error


def _open_file(path: Path, create: bool) -> Engine | None:
    if not path.exists():
        if not create:
            return None
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
    engine = create_engine(
        f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}
    )
    event.listen(engine, "connect", _whole)
    engine = engine.execution_options(schema_translate_map={SCHEMA: None})
    if create:
        metadata.create_all(engine)
    return engine


def _whole(connection: object, _record: object) -> None:
    connection.execute("PRAGMA synchronous = FULL")  # type: ignore[attr-defined]


def _open_server(register: ServerAddress, create: bool) -> Engine | None:
    _, _, rest = register.words.partition("://")
    engine = create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True)
    with engine.begin() as connection:
        if create:
            connection.execute(CreateSchema(SCHEMA, if_not_exists=True))
            metadata.create_all(connection)
        elif not engine.dialect.has_table(connection, "account", schema=SCHEMA):
            return None
    return engine


def is_empty(engine: Engine) -> bool:
    """Whether no account is open."""
    with engine.connect() as connection:
        found = connection.execute(select(account.c.name).where(account.c.disabled_at.is_(None)).limit(1))
        return found.first() is None


def now_words() -> str:
    """This moment, as acts are dated."""
    return datetime.now(UTC).isoformat(timespec="seconds")
