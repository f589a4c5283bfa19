"""A register that is none, newer, held, cut short or out of reach is one line and stays as it was."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.register.test_bad_registers import as_nobody
from tests.road.running import EXAMPLES, run
from tests.road.test_bad_input import read, verified
from waybill.register import Register

GOOD = EXAMPLES / "01-agency-story.txt"
OTHER = EXAMPLES / "12-kremlin.txt"
READING_VERBS = (["transfers"], ["reports"], ["claims"], ["lineage"], ["show", "t-0000000000"])


def refused(book: Path, *verbs: list[str]) -> None:
    """Every verb that is asked gives one line and 3, and the file stays as it was."""
    before = book.read_bytes() if book.is_file() else None
    for words in verbs or (*READING_VERBS, ["read", str(OTHER)]):
        done = run("--register", book, *words)
        assert done.code == 3, words
        assert done.out == "" and str(book) in done.one_line()
    assert (book.read_bytes() if book.is_file() else None) == before


@pytest.mark.parametrize("content", [b"not a database", b"x" * 9000, b"SQLite format 3\x00"])
def test_a_register_that_is_none(tmp_path: Path, content: bytes) -> None:
    book = tmp_path / "book.db"
    book.write_bytes(content)
    refused(book)


def test_a_register_that_is_a_folder_or_not_there(tmp_path: Path) -> None:
    refused(tmp_path)
    refused(tmp_path / "none.db", *READING_VERBS)
    refused(tmp_path / "no" / "folder.db")
    assert not list(tmp_path.iterdir())


def test_a_register_of_another_program_or_a_newer_version(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    with closing(sqlite3.connect(book)) as raw:
        raw.execute("CREATE TABLE songs (name TEXT)")
        raw.commit()
    refused(book)
    book.unlink()
    assert read(book, OTHER).code == 0
    with closing(sqlite3.connect(book)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = 'r9999'")
        raw.commit()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    refused(book)


def test_a_register_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = tmp_path / "book.db"
    assert read(book, OTHER).code == 0
    whole = Register.open

    def impatient(path: Path, writable: bool = False) -> Register:
        return whole(path, writable=writable, busy_seconds=0.2)

    monkeypatch.setattr(Register, "open", impatient)
    with closing(sqlite3.connect(book, isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        done = run("--register", book, "read", GOOD)
        assert done.code == 3 and "held by another" in done.one_line()
        # Whoever only asks is not kept waiting.
        assert run("--register", book, "transfers").code == 0
        raw.execute("ROLLBACK")
    monkeypatch.undo()
    assert read(book, GOOD).code == 0 and verified(book) == 2


def test_a_register_that_was_cut_short(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    assert read(book, GOOD).code == 0
    with closing(sqlite3.connect(book)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    book.write_bytes(book.read_bytes()[:-5000])
    refused(book)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_folder_that_is_read_only(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    book = folder / "book.db"
    assert read(book, OTHER).code == 0
    ours = [p for p in tmp_path.parents if p.name.startswith(("pytest-", "popen-"))]
    for above in (tmp_path, *ours):
        above.chmod(0o755)
    folder.chmod(0o555)

    def ask() -> None:
        assert run("--register", book, "transfers").code == 0
        refused(book, ["read", str(GOOD)])
        done = run("demo", "--into", folder / "demo")
        assert done.code == 2 and done.one_line()
        (first, *_) = run("--register", book, "transfers", "--format", "json").json()
        done = run("--register", book, "show", first["id"], "--html", folder / "page.html")
        assert done.code == 2 and "page.html" in done.one_line()

    try:
        assert as_nobody(ask) == 0
    finally:
        folder.chmod(0o755)
