"""A connection in; the register's tables brought to this version, or a refusal."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

from waybill.errors import RegisterDamaged, RegisterError, RegisterNewer

# The newest step of migrations/versions; a test holds it against alembic's own answer.
HEAD = "r0001"
KNOWN = ("r0001",)
SCRIPTS = Path(__file__).parent / "migrations"

# "Wayb" in ASCII, kept in the SQLite header so that another program's database is told from a register.
APPLICATION_ID = 0x57617962


def revision_of(connection: Connection) -> str | None:
    """The revision the register stands at, None where it has no tables yet."""
    names = {row.name for row in connection.execute(text("SELECT name FROM sqlite_master"))}
    if not names:
        return None
    mark = connection.execute(text("PRAGMA application_id")).scalar()
    if mark != APPLICATION_ID or "alembic_version" not in names:
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
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    command.upgrade(config, "head")
