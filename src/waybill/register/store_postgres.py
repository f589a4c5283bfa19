"""A PostgreSQL database's address in, an engine out: what of the store is PostgreSQL's own."""

from __future__ import annotations

from collections.abc import Iterator
from select import select
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.exc import DBAPIError, DisconnectionError

from waybill.errors import InputError, RegisterDamaged, RegisterError, RegisterLocked
from waybill.records.register_address import ServerAddress
from waybill.register import tables
from waybill.register.store_turns import WRITES

# The oldest that the tests run on, as `server_version_num` writes it.
OLDEST_SERVER = 150_000

# Seconds to wait for a server that does not answer at all; libpq itself would wait for ever.
DIAL_SECONDS = 10

# Seconds after which either side asks whether the other is still there: a program that vanished in the middle
# of writing must not hold the book until the system's own two hours are over.
ALIVE_SECONDS = 30

# "Wayb" in ASCII: in the advisory lock's number, above the number of the schema whose book it is.
LOCK = 0x57617962

# By whether a transaction writes, PostgreSQL's levels as psycopg numbers them: writers see what is kept, each
# statement anew, for nobody else writes meanwhile; readers see one state throughout (REPEATABLE READ).
ISOLATION = {True: 2, False: 3}

# The comment by which a database says of itself that it is a register.
MARK = "the register of Waybill"

# What PostgreSQL's error codes mean for the register (https://www.postgresql.org/docs/current/errcodes-appendix.html),
# a whole class by its first two characters.
BROKEN_OFF = "lost its connection to the server; what was being written is in the book whole or not at all"
CODES: dict[str, tuple[type[RegisterError], str]] = {
    "55P03": (RegisterLocked, "is held by another program"),
    "28": (RegisterError, "cannot be opened: the server refuses the user or the password"),
    "3D": (RegisterError, "does not exist: the server has no such database"),
    "3F": (RegisterError, "cannot be opened: the database has no such schema"),
    "42501": (RegisterError, "cannot be used: the server does not permit it to this user"),
    "25006": (RegisterError, "cannot be written to (read-only)"),
    "53100": (RegisterError, "cannot grow: the server's disk is full"),
    "53300": (RegisterError, "cannot be opened: the server has too many connections"),
    "53": (RegisterError, "cannot be used: the server has run out of memory or disk"),
    "57014": (RegisterError, "gave no answer in the time that the server allows"),
    "57P03": (RegisterError, "cannot be opened: the server is starting up or shutting down"),
    "57P": (RegisterError, BROKEN_OFF),
    "08": (RegisterError, BROKEN_OFF),
    "58": (RegisterError, "cannot be read or written: the server's disk gives an error"),
    "XX": (RegisterDamaged, "is damaged"),
    "42P01": (RegisterDamaged, "is damaged: a table is missing"),
}
SILENCE = ("connection refused", "no such file", "timeout expired", "timed out", "unreachable", "no route")
# What libpq says where there is no code yet, for it has not got through to the server.
SAID: tuple[tuple[str, str], ...] = (
    ("password authentication failed", CODES["28"][1]),
    ("no password supplied", CODES["28"][1]),
    ("no pg_hba.conf entry", "cannot be opened: the server lets nobody in from here by that name"),
    ("peer authentication failed", CODES["28"][1]),
    ("does not exist", "cannot be opened: the server has no such user or database"),
    ("too many", CODES["53300"][1]),
    ("starting up", CODES["57P03"][1]),
    ("shutting down", CODES["57P03"][1]),
    ("failed to resolve host", "cannot be opened: no such host"),
    ("invalid response", "cannot be opened: what answers there is not PostgreSQL"),
    *((words, "cannot be opened: no server answers there") for words in SILENCE),
)


def meaning_of(error: DBAPIError) -> RegisterError | InputError | None:
    """The fault in words of the register, without its name; None where PostgreSQL says what is not foreseen."""
    code = getattr(error.orig, "sqlstate", None) or ""
    said = str(error.orig).lower()
    if "append-only" in said:
        return RegisterError("is append-only: no record of it can be changed or deleted")
    if "nul (0x00)" in said:
        return InputError("characters that PostgreSQL cannot hold: NUL")
    for known in (code, code[:3], code[:2]):
        if known in CODES:
            kind, meaning = CODES[known]
            return kind(meaning)
    if error.connection_invalidated:
        return RegisterError(BROKEN_OFF)
    if not code:
        return next((RegisterError(meaning) for words, meaning in SAID if words in said), None)
    return None


def connect(address: ServerAddress, writable: bool, busy_seconds: float) -> Engine:
    """An engine on the database; a transaction of it only reads unless it says at its beginning that it writes."""
    try:
        import psycopg
    except ImportError as error:
        raise RegisterError(
            'needs psycopg, which is missing here: pip install "waybill[postgres]"'
        ) from error

    milliseconds = max(1, round(busy_seconds * 1000))
    try:
        asked = psycopg.conninfo.conninfo_to_dict(address.words)
    except psycopg.ProgrammingError as error:
        # Its own words may quote the address, password and all.
        raise RegisterError("cannot be opened: PostgreSQL does not understand this address") from error
    settled: dict[str, Any] = {
        "connect_timeout": DIAL_SECONDS,
        "keepalives_idle": ALIVE_SECONDS,
        "keepalives_interval": ALIVE_SECONDS // 3,
        "application_name": "waybill",
    }

    def dial() -> Any:
        return psycopg.connect(**(settled | asked | {"client_encoding": "utf8"}))

    engine = create_engine(
        "postgresql+psycopg://",
        creator=dial,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=-1,
    )
    event.listen(engine, "connect", lambda raw, _: _set_up(raw, milliseconds))
    event.listen(engine, "checkout", _look_whether_alive)
    event.listen(engine, "begin", lambda connection: _begin(connection, writable, milliseconds))
    return engine


def _set_up(raw: Any, milliseconds: int) -> None:
    """Refuse a server that is too old or keeps text in another encoding, where words would sort otherwise."""
    if raw.info.server_version < OLDEST_SERVER:
        found = raw.info.server_version // 10_000
        raise RegisterError(f"needs PostgreSQL {OLDEST_SERVER // 10_000} or newer, here is {found}")
    if (encoding := raw.info.parameter_status("server_encoding")) != "UTF8":
        raise RegisterError(f"needs a database in UTF8, this one is in {encoding}")
    settings = {
        "lock_timeout": milliseconds,
        "tcp_keepalives_idle": ALIVE_SECONDS,
        "tcp_keepalives_interval": ALIVE_SECONDS // 3,
    }
    raw.autocommit = True
    raw.execute("; ".join(f"SET {name} = {value}" for name, value in settings.items()), prepare=False)
    raw.autocommit = False


def _look_whether_alive(raw: Any, _record: object, _proxy: object) -> None:
    """Have a connection that the server has closed in the meantime made again.

    From one at rest nothing comes but such news: only then is the server asked, which costs a way there and back.
    """
    if raw.closed or (select([raw.fileno()], [], [], 0)[0] and not _answers(raw)):
        raise DisconnectionError


def _answers(raw: Any) -> bool:
    import psycopg

    try:
        raw.execute("SELECT 1")
        raw.rollback()
    except psycopg.OperationalError:
        return False
    return True


def _begin(connection: Connection, writable: bool, milliseconds: int) -> None:
    """Readers see one state throughout; writers take their turn before they see any.

    A sequence would number acts in the order in which they began, not in which they were kept: whoever asked
    in between would later be given another answer. So one writes at a time, and sees what the last one kept.
    """
    raw: Any = connection.connection.driver_connection
    writes = writable and connection.get_execution_options().get(WRITES, False)
    # Said along with BEGIN: every word more would be a way to the server and back.
    raw.isolation_level = ISOLATION[writes]
    raw.read_only = not writes
    if not writes:
        return
    # synchronous_commit: what was acknowledged is on the server's disk, whatever its settings say.
    connection.exec_driver_sql(
        "SELECT set_config('synchronous_commit', 'on', true), set_config('lock_timeout', %s, true),"
        " pg_advisory_xact_lock((%s::bigint << 32)"
        " | coalesce(to_regnamespace(quote_ident(current_schema()))::oid::bigint, 0))",
        (str(milliseconds), LOCK),
    )


def tables_and_mark(connection: Connection) -> tuple[set[str], bool]:
    """The tables in the schema where the register is looked for, and whether it says of itself that it is one.

    Tables of extensions do not count.
    """
    rows = connection.execute(
        text(
            "SELECT relname AS name, obj_description(c.oid, 'pg_class') AS mark FROM pg_class c"
            " WHERE relkind IN ('r', 'p') AND relnamespace = to_regnamespace(quote_ident(current_schema()))"
            " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')"
        )
    )
    marks = {row.name: row.mark for row in rows}
    return set(marks), marks.get("alembic_version") == MARK


def mark(connection: Connection) -> None:
    """Say in the database that it is a register."""
    connection.execute(text(f"COMMENT ON TABLE alembic_version IS '{MARK}'"))


def find_faults(connection: Connection) -> Iterator[str]:
    """Keys that point nowhere: PostgreSQL holds them itself, unless somebody with the right to turned that off."""
    for table in tables.metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            parent, column = key.column, key.parent
            # Names come from our own tables, never from a user.
            query = text(
                f"SELECT count(*) FROM {table.name} c WHERE c.{column.name} IS NOT NULL AND NOT EXISTS"
                f" (SELECT FROM {parent.table.name} p WHERE p.{parent.name} = c.{column.name})"
            )
            if missing := connection.execute(query).scalar():
                yield f"{table.name}: {missing} rows point to a row of {parent.table.name} that is not there"
