"""A connection in; the register's tables brought to this version, or a refusal."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, text

from waybill.errors import RegisterDamaged, RegisterError, RegisterNewer
from waybill.register import store_postgres, store_sqlite

# The newest step of migrations/versions; a test holds it against alembic's own answer.
HEAD = "r0003"
KNOWN = ("r0001", "r0002", "r0003")
SCRIPTS = Path(__file__).parent / "migrations"


class _Own(Protocol):
    """What each store does in its own words."""

    def tables_and_mark(self, connection: Connection) -> tuple[set[str], bool]: ...
    def mark(self, connection: Connection) -> None: ...


def _own(connection: Connection) -> _Own:
    return store_sqlite if connection.dialect.name == "sqlite" else store_postgres


def revision_of(connection: Connection) -> str | None:
    """The revision the register stands at, None where it has no tables yet."""
    names, marked = _own(connection).tables_and_mark(connection)
    if not names:
        return None
    if "alembic_version" not in names or not marked:
        raise RegisterDamaged("is a database, but not a register of Waybill")
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def check(connection: Connection) -> bool:
    """Whether the register stands at this version's revision; refuses one that is newer."""
    found = revision_of(connection)
    if found is not None and found not in KNOWN:
        raise RegisterNewer(f"is of revision {found}, which this version ({HEAD}) does not know")
    return found == HEAD


def require_current(connection: Connection) -> None:
    """Refuse to read a register that has not been brought up to this version."""
    if not check(connection):
        raise RegisterError("is empty or of an older version; `waybill read` brings it up to date")


def upgrade(connection: Connection) -> None:
    """Run the steps that are due, inside the caller's writing transaction, so that it is all or nothing."""
    if check(connection):
        return
    # Imported here because it costs a tenth of a second, and a register is upgraded once.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    _own(connection).mark(connection)
