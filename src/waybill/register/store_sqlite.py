"""A file's path in, an engine on SQLite out: what of the store is SQLite's own."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from waybill.errors import RegisterDamaged, RegisterError, RegisterLocked
from waybill.register.store_turns import WRITES

# The longest pause between two tries for the turn to write. With 8 writers and 16 readers on two busy cores the
# longest wait in 8 seconds was 1.3 to 4.5 s at 4 ms, 5.5 s at 20 ms, and all of them with SQLite's own waiting.
PAUSE = 0.004

# Strict tables came with SQLite 3.37 (https://www.sqlite.org/stricttables.html).
OLDEST_SQLITE = (3, 37, 0)

# https://www.sqlite.org/fileformat.html: the header is 100 bytes and begins with this string.
HEADER_BYTES = 100
MAGIC = b"SQLite format 3\x00"

# Connections of this program by file. Closing a file in any other way drops the locks that SQLite holds on it for the
# whole program (https://www.sqlite.org/howtocorrupt.html, 2.2), and then another program may take the log away.
_CONNECTED: Counter[Path] = Counter()
_LOOKING = threading.Lock()

# "Wayb" in ASCII, kept in the header so that another program's database is told from a register.
APPLICATION_ID = 0x57617962

# What SQLite says, and what it means for the register.
MEANINGS: tuple[tuple[str, type[RegisterError], str], ...] = (
    ("database is locked", RegisterLocked, "is held by another program"),
    ("database table is locked", RegisterLocked, "is held by another program"),
    ("not a database", RegisterDamaged, "is not a register"),
    ("malformed", RegisterDamaged, "is damaged or was cut short"),
    ("readonly database", RegisterError, "cannot be written to (read-only)"),
    ("unable to open", RegisterError, "cannot be opened (folder missing, read-only or not permitted)"),
    ("disk is full", RegisterError, "cannot grow: the disk is full"),
    ("disk i/o error", RegisterError, "cannot be read or written: the disk gives an error"),
    ("append-only", RegisterError, "is append-only: no record of it can be changed or deleted"),
)


def meaning_of(error: DBAPIError) -> RegisterError | None:
    """The fault in words of the register, without its name; None where SQLite says what is not foreseen."""
    said = str(error.orig).lower()
    return next((kind(meaning) for words, kind, meaning in MEANINGS if words in said), None)


def look_at(path: Path) -> int:
    """Size of the file, 0 where there is none; refuses what cannot be a register before SQLite touches it."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise RegisterError(f"register {path} needs SQLite 3.37 or newer, here is {sqlite3.sqlite_version}")
    try:
        size = path.stat().st_size if path.exists() else 0
        if path.is_dir():
            raise RegisterError(f"register {path} is a folder")
        if path.exists() and not path.is_file():
            raise RegisterError(f"register {path} is not a file")
        if size == 0:
            return 0
        head = _head_of(path)
    except OSError as error:
        raise RegisterError(f"register {path} cannot be opened: {error.strerror}") from error
    if head is None:
        return size
    if not head.startswith(MAGIC):
        raise RegisterDamaged(f"register {path} is not a register")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    whole = pages * (65_536 if page == 1 else page)
    # Pages that wait in the write-ahead log may lie beyond the end of the file; without it they are lost.
    if len(head) < HEADER_BYTES or (size < whole and not _log_of(path)):
        raise RegisterDamaged(f"register {path} was cut short ({size} of {whole} bytes)")
    return size


def _head_of(path: Path) -> bytes | None:
    """The header's bytes; None where this program has the file open already, and so has looked."""
    with _LOOKING:
        if _CONNECTED[path.resolve()] > 0:
            return None
        with path.open("rb") as file:
            return file.read(HEADER_BYTES)


def _log_of(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def connect(path: Path, writable: bool, busy_seconds: float) -> Engine:
    """An engine on the file; one that is not writable cannot write, whatever it is asked to."""
    address = f"file:{quote(os.fsencode(path.absolute()))}?mode={'rwc' if writable else 'ro'}"
    if not writable and not _log_of(path) and not _can_make_log(path):
        # In a read-only folder SQLite cannot lay its log beside the file, and without one it reads the file
        # as it stands; a writer with more rights who comes in between can show as damage in this one.
        address += "&immutable=1"

    file = path.resolve()

    def count(by: int) -> None:
        with _LOOKING:
            _CONNECTED[file] += by

    def dial() -> sqlite3.Connection:
        count(1)
        try:
            return sqlite3.connect(
                address, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error:
            count(-1)
            raise

    engine = create_engine("sqlite://", creator=dial, poolclass=QueuePool, pool_size=1, max_overflow=-1)
    event.listen(engine, "close", lambda *_: count(-1))
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", lambda connection: _begin(connection, busy_seconds))
    return engine


def _begin(connection: Connection, busy_seconds: float) -> None:
    """A writer takes its turn before it looks.

    The waiting is done here, in short pauses of any length: SQLite's own grow to a tenth of a second, in which
    writers that have just come take turn after turn, and one that waits may wait for many seconds.
    """
    if not connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql("BEGIN")
        return
    # Past SQLAlchemy, for whom every try that fails would be an error to unwind.
    raw: Any = connection.connection.driver_connection
    until = time.monotonic() + busy_seconds
    raw.execute("PRAGMA busy_timeout = 0")
    while True:
        try:
            raw.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise DBAPIError("BEGIN IMMEDIATE", None, error) from error
            time.sleep(random.uniform(0, PAUSE))
    raw.execute(f"PRAGMA busy_timeout = {round(busy_seconds * 1000)}")


def _can_make_log(path: Path) -> bool:
    return os.access(path.parent, os.W_OK)


def require_writable(path: Path) -> None:
    """Refuse a file or folder that cannot be written before the first report is read, not after."""
    if not path.parent.is_dir():
        raise RegisterError(f"register {path} cannot be made: there is no folder {path.parent}")
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise RegisterError(f"register {path} cannot be written to (read-only)")


def _set_up(connection: Any, _record: object) -> None:
    # FULL: what was acknowledged is on the disk, not only handed to the system.
    # secure_delete: a text that is taken down is gone from the file's free pages too.
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def set_log(engine: Engine, busy_seconds: float) -> None:
    """Turn on write-ahead logging, once for the file's life, so that readers never wait for the writer.

    SQLite does not wait for this change as it waits for a write: the waiting is done here.
    """
    until = time.monotonic() + busy_seconds
    while True:
        raw = engine.raw_connection()
        try:
            cursor = raw.cursor()
            if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.Error as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise DBAPIError("PRAGMA journal_mode", None, error) from error
            time.sleep(PAUSE)
        finally:
            raw.close()


def tables_and_mark(connection: Connection) -> tuple[set[str], bool]:
    """The names of all that is in the file, and whether it says of itself that it is a register."""
    names = {row.name for row in connection.execute(text("SELECT name FROM sqlite_master"))}
    return names, connection.execute(text("PRAGMA application_id")).scalar() == APPLICATION_ID


def mark(connection: Connection) -> None:
    """Say in the file's header that it is a register."""
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))


def find_faults(connection: Connection) -> Iterator[str]:
    """What SQLite itself finds wrong with the file, its pages and its keys."""
    for row in connection.execute(text("PRAGMA integrity_check")):
        if row[0] != "ok":
            yield f"file: {row[0]}"
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"{row[0]} row {row[1]} points to a row of {row[2]} that is not there"
