"""What is no register, or cannot be reached, is one line of the right kind; the file stays as it was."""

from __future__ import annotations

import os
import sqlite3
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.register.book_material import make_reading
from waybill.errors import RegisterDamaged, RegisterError, RegisterLocked, RegisterNewer
from waybill.register import Register


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register with forty reports, closed."""
    file = tmp_path / "book.db"
    with Register.open(file, writable=True) as book:
        for number in range(40):
            book.record_reading(make_reading(number))
    return file


def refused(path: Path, kind: type[RegisterError], writable: bool = False) -> str:
    with pytest.raises(kind) as caught:
        Register.open(path, writable=writable, busy_seconds=0.2)
    words = str(caught.value)
    assert type(caught.value) is kind
    assert "\n" not in words and str(path) in words
    return words


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("content", [b"not a database at all", b"x" * 5000, b"SQLite format 3\x00", b"\x00"])
def test_another_kind_of_file(tmp_path: Path, content: bytes, writable: bool) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    refused(file, RegisterDamaged, writable)
    assert file.read_bytes() == content


@pytest.mark.parametrize("writable", [True, False])
def test_another_programs_database(tmp_path: Path, writable: bool) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("CREATE TABLE alembic_version (version_num TEXT)")
    before = file.read_bytes()
    assert "not a register" in refused(file, RegisterDamaged, writable)
    assert file.read_bytes() == before


@pytest.mark.parametrize("keep", [100, 4096, 5000, 0.5, 0.99])
@pytest.mark.parametrize("writable", [True, False])
def test_a_file_cut_short(path: Path, keep: float, writable: bool) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(keep if keep > 1 else keep * len(whole))])
    assert "cut short" in refused(path, RegisterDamaged, writable)


def test_a_torn_page_is_told_when_it_is_met(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    for start in range(4096 * 3, len(whole), 4096):
        whole[start : start + 600] = b"\xff" * 600
    path.write_bytes(bytes(whole))
    with pytest.raises(RegisterDamaged) as caught, Register.open(path) as book:
        book.readings()
    assert "\n" not in str(caught.value)
    with pytest.raises(RegisterDamaged), Register.open(path, writable=True) as book:
        assert book.verify() != ()
        book.readings()


def test_a_register_of_a_newer_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = 'r9999'")
        raw.commit()
    for writable in (True, False):
        assert "r9999" in refused(path, RegisterNewer, writable)


def test_a_register_that_another_program_holds(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        # Readers are not kept waiting, nor is a writer that only opens.
        with Register.open(path) as reader:
            assert len(reader.readings()) == 40
        with Register.open(path, writable=True, busy_seconds=0.2) as book, pytest.raises(RegisterLocked):
            book.record_reading(make_reading(99))
        raw.execute("ROLLBACK")
    with Register.open(path, writable=True) as book:
        assert book.record_reading(make_reading(99))


def test_a_new_register_that_another_program_holds(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("BEGIN EXCLUSIVE")
        refused(file, RegisterLocked, writable=True)


def test_no_register_yet(tmp_path: Path) -> None:
    file = tmp_path / "none.db"
    assert "does not exist" in refused(file, RegisterError)
    assert not file.exists()


def test_a_folder(tmp_path: Path) -> None:
    for writable in (True, False):
        assert "folder" in refused(tmp_path, RegisterError, writable)


def test_a_device(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for file in (pipe, Path(os.devnull)):
        for writable in (True, False):
            assert "not a file" in refused(file, RegisterError, writable)


@pytest.mark.parametrize("name", ["a b?c#d%20&mode=ro.db", "größe-港.db", "raw\udcff.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    with Register.open(file, writable=True) as book:
        book.record_reading(make_reading(1))
    with Register.open(file) as book:
        assert len(book.readings()) == 1
    assert file.exists()


def test_a_register_that_is_held_while_it_is_opened(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("BEGIN EXCLUSIVE")
        for writable in (True, False):
            assert "held by another program" in refused(path, RegisterLocked, writable)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "no folder" in refused(tmp_path / "none" / "book.db", RegisterError, writable=True)


def in_child(act: Callable[[], None]) -> int:
    """Run in a child, whose limits and rights die with it; its exit code."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def as_nobody(act: Callable[[], None]) -> int:
    """Run in a child that has no rights of its own, where the tests run as root."""

    def act_without_rights() -> None:
        if os.geteuid() == 0:
            os.setuid(65534)
        act()

    return in_child(act_without_rights)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_read_only_folder_can_be_read_but_not_written(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    file = folder / "book.db"
    with Register.open(file, writable=True) as book:
        book.record_reading(make_reading(1))
    ours = [p for p in tmp_path.parents if p.name.startswith(("pytest-", "popen-"))]
    for above in (folder, *ours, tmp_path):
        above.chmod(0o755)
    file.chmod(0o444)
    folder.chmod(0o555)

    def read() -> None:
        with Register.open(file) as book:
            assert len(book.readings()) == 1

    def write() -> None:
        refused(file, RegisterError, writable=True)
        refused(folder / "new.db", RegisterError, writable=True)

    try:
        assert as_nobody(read) == 0
        assert as_nobody(write) == 0
    finally:
        folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_disk_that_fills_up_loses_nothing_that_was_acknowledged(path: Path) -> None:
    import resource
    import signal

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        with Register.open(path, writable=True) as book, pytest.raises(RegisterError) as caught:
            for number in range(40, 4000):
                book.record_reading(make_reading(number))
        assert "\n" not in str(caught.value)
        assert "disk" in str(caught.value)

    path.chmod(0o666)
    path.parent.chmod(0o777)
    assert in_child(fill) == 0
    with Register.open(path, writable=True) as book:
        kept = len(book.readings())
        assert kept > 40 and book.verify() == ()
        assert book.record_reading(make_reading(5000))


def test_an_old_sqlite_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    assert "3.37" in refused(tmp_path / "book.db", RegisterError, writable=True)


def test_an_empty_file_is_a_register_to_be(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    refused(file, RegisterError)
    with Register.open(file, writable=True) as book:
        assert book.verify() == ()
