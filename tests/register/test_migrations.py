"""The migrations lead to the tables that the code uses, guards and all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from waybill.register import Register, migrate, store, tables, triggers, words_index
from waybill.register.triggers import standing_triggers, trigger_names


def test_head_is_what_alembic_says() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [migrate.HEAD]
    assert {s.revision for s in scripts.walk_revisions()} == set(migrate.KNOWN)


def is_ours(name: str | None, kind: str, _: object) -> bool:
    """Not the tables that full-text search keeps for itself."""
    return kind != "table" or not (name or "").startswith(words_index.NAME)


def test_the_migrated_register_has_the_tables_of_the_code(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    Register.open(path, writable=True).close()
    engine = store.connect(path, writable=False)
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(context, tables.metadata) == []
        names = [table.name for table in (tables.tx, *tables.RECORDS)]
        assert standing_triggers(connection) == trigger_names(connection, names)
    engine.dispose()


def test_tables_are_strict_and_the_log_is_written_ahead(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    Register.open(path, writable=True).close()
    with closing(sqlite3.connect(path)) as raw:
        kinds = raw.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
        loose = {
            name
            for name, strict in kinds
            if not strict and not name.startswith(("sqlite_", words_index.NAME))
        }
        assert loose == {"alembic_version"}
        assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    Register.open(path, writable=True).close()
    before = path.read_bytes()
    Register.open(path, writable=True).close()
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.db"

    def fail(*_: object) -> None:
        raise RuntimeError("in the middle of it")

    with monkeypatch.context() as patch:
        patch.setattr(triggers, "guard", fail)
        with pytest.raises(RuntimeError):
            Register.open(path, writable=True)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    with Register.open(path, writable=True) as book:
        assert book.verify() == ()


def test_every_table_of_the_code_is_a_record_an_act_or_drawn_from_them() -> None:
    assert set(tables.metadata.tables.values()) == {tables.tx, *tables.RECORDS, *tables.DERIVED}
