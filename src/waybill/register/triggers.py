"""Table names in, triggers out that refuse to change or delete a row of the book, on either store."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

REFUSED = ("update", "delete")
# PostgreSQL can empty a table without deleting a row; SQLite has no such word.
EMPTIED = "truncate"


# The one change that is let through: a text is blanked after its report was taken down.
BLANKED = (
    "NEW.text = '' AND NEW.text_sha256 = OLD.text_sha256 AND NEW.tx_id = OLD.tx_id AND EXISTS ("
    "SELECT 1 FROM withdrawal w JOIN reading r ON r.report_id = w.report_id "
    "WHERE w.kind = 'take_down' AND r.text_sha256 = OLD.text_sha256)"
)

# What the triggers of PostgreSQL run; `verify` holds what stands there against these words.
REFUSE = "RAISE EXCEPTION 'the book is append-only: %', TG_TABLE_NAME;"
REFUSAL = f"BEGIN {REFUSE} END"
TEXT_REFUSAL = f"BEGIN IF {BLANKED} THEN RETURN NEW; END IF; {REFUSE} END"


def trigger_names(connection: Connection, tables: Iterable[str]) -> set[str]:
    """The names of the triggers that must stand for these tables in this store."""
    refused = REFUSED if connection.dialect.name == "sqlite" else (*REFUSED, EMPTIED)
    return {f"{table}_no_{act}" for table in tables for act in refused}


def guard(connection: Connection, tables: Iterable[str]) -> None:
    """Refuse UPDATE and DELETE on each table; names come from our own migrations, never from a user."""
    if connection.dialect.name == "sqlite":
        _guard_sqlite(connection, tables)
    else:
        _guard_postgres(connection, tables)


def _guard_sqlite(connection: Connection, tables: Iterable[str]) -> None:
    for table in tables:
        for act in REFUSED:
            connection.execute(
                text(
                    f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, 'the book is append-only: {table}'); END"
                )
            )


def allow_take_down(connection: Connection) -> None:
    """Let a text be blanked, and nothing else of it be changed, where a take-down of a report with that text stands."""
    if connection.dialect.name != "sqlite":
        _draw_function(connection, "waybill_refuse_text", TEXT_REFUSAL)
        connection.execute(text("DROP TRIGGER report_text_no_update ON report_text"))
        _draw_trigger(connection, "report_text", "update", "waybill_refuse_text")
        return
    connection.execute(text("DROP TRIGGER report_text_no_update"))
    connection.execute(
        text(
            "CREATE TRIGGER report_text_no_update BEFORE UPDATE ON report_text "
            f"WHEN NOT ({BLANKED}) BEGIN SELECT RAISE(ABORT, 'the book is append-only: report_text'); END"
        )
    )


def _guard_postgres(connection: Connection, tables: Iterable[str]) -> None:
    _draw_function(connection, "waybill_refuse", REFUSAL)
    for table in tables:
        for act in (*REFUSED, EMPTIED):
            _draw_trigger(connection, table, act, "waybill_refuse")


def _draw_function(connection: Connection, name: str, body: str) -> None:
    connection.execute(
        text(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
    )


def _draw_trigger(connection: Connection, table: str, act: str, function: str) -> None:
    """ENABLE ALWAYS: a session that calls itself a replica is refused too."""
    each = "STATEMENT" if act == EMPTIED else "ROW"
    connection.execute(
        text(
            f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION {function}()"
        )
    )
    connection.execute(text(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_{act}"))


def standing_triggers(connection: Connection) -> set[str]:
    """The names of the triggers in the register that are in force and do what they say."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    else:
        rows = connection.execute(
            text(
                "SELECT t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                " JOIN pg_proc f ON f.oid = t.tgfoid WHERE NOT t.tgisinternal AND t.tgenabled = 'A'"
                " AND c.relnamespace = to_regnamespace(quote_ident(current_schema())) AND f.prosrc IN (:refusal, :text_refusal)"
            ),
            {"refusal": REFUSAL, "text_refusal": TEXT_REFUSAL},
        )
    return {row.name for row in rows}
