"""Table names in, triggers out that refuse to change or delete a row of the book."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

REFUSED = ("update", "delete")


def trigger_names(tables: Iterable[str]) -> set[str]:
    """The names of the triggers that must stand for these tables."""
    return {f"{table}_no_{act}" for table in tables for act in REFUSED}


def guard(connection: Connection, tables: Iterable[str]) -> None:
    """Refuse UPDATE and DELETE on each table; names come from our own migrations, never from a user."""
    if connection.dialect.name != "sqlite":
        raise NotImplementedError(f"no triggers are written for {connection.dialect.name} yet")
    for table in tables:
        for act in REFUSED:
            connection.execute(
                text(
                    f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, 'the book is append-only: {table}'); END"
                )
            )


def standing_triggers(connection: Connection) -> set[str]:
    """The names of all triggers in the register."""
    rows = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    return {row.name for row in rows}
