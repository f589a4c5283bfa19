"""An open register and a path in, a copy of it in a new file out, whole and verified, while others write."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, insert, select

from waybill.errors import RegisterDamaged, UsageError
from waybill.register import tables
from waybill.register.book import Register

# Rows that are under way at one time; bounds the memory, not the copy.
AT_ONCE = 1_000


def back_up(register: Register, to: Path) -> tuple[int, str]:
    """Write the register as it stands at this moment into a file that is not there yet; its head.

    The copy is always a file: of a register on PostgreSQL too, so that it can be read and verified without a server.
    It bears its name only once it is whole. Raises UsageError where it cannot be written, RegisterDamaged where what
    was copied does not verify.
    """
    if to.exists() or to.is_symlink():
        raise UsageError(f"{to} exists already; a backup overwrites nothing")
    part = to.with_name(f".{to.name}.part")
    try:
        _clear(part)
        part.touch()
        _copy(register, part)
        with Register.open(part) as copy:
            head, faults = copy.head(), copy.verify()
        if faults:
            raise RegisterDamaged(
                f"register {register.address} is not whole, nor would be its copy: {faults[0]}"
            )
        _keep(part, to)
    except OSError as error:
        raise UsageError(f"cannot write {to}: {error.strerror or error}") from error
    finally:
        _clear(part)
    return head


def _copy(register: Register, part: Path) -> None:
    with register._asking() as connection:
        if connection.dialect.name == "sqlite":
            _copy_pages(connection, part)
            return
    with Register.open(part, writable=True) as copy:
        # One question for all tables: one state of the book, whoever writes meanwhile.
        with register._asking() as ours, copy._writing() as theirs:
            _copy_rows(ours, theirs)
        copy.redraw()


def _copy_pages(connection: Connection, part: Path) -> None:
    """SQLite's own backup, in one step: in pieces it would begin anew at every act of a writer."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    try:
        with closing(sqlite3.connect(part)) as copy:
            raw.backup(copy)
    except sqlite3.Error as error:
        raise OSError(0, str(error)) from error


def _copy_rows(ours: Connection, theirs: Connection) -> None:
    for table in (tables.tx, *tables.RECORDS, tables.mark):
        rows = ours.execution_options(yield_per=AT_ONCE).execute(select(table)).mappings()
        for some in rows.partitions(AT_ONCE):
            theirs.execute(insert(table), [dict(row) for row in some])


def _keep(part: Path, to: Path) -> None:
    """On the disk before it bears its name."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.rename(to)


def _clear(part: Path) -> None:
    for name in (part.name, f"{part.name}-wal", f"{part.name}-shm", f"{part.name}-journal"):
        part.with_name(name).unlink(missing_ok=True)
