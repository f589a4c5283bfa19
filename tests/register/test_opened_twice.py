"""One program that opens a register twice keeps its locks: another program takes no log away beneath it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.register.book_material import make_reading
from waybill.register import Register, store_sqlite

# Another program: opens the register for writing, looks at it, and closes as the last one would.
OTHER = """
import sys
from pathlib import Path

from waybill.register import Register

with Register.open(Path(sys.argv[1]), writable=True) as book:
    book.readings()
"""


def other_program(path: Path) -> None:
    """Open and close the register from another process."""
    subprocess.run([sys.executable, "-c", OTHER, str(path)], check=True, timeout=120)


def test_a_second_opening_leaves_the_first_ones_locks(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    log = path.with_name("book.db-wal")
    with Register.open(path, writable=True) as book:
        book.record_reading(make_reading(1))
        with Register.open(path, writable=True) as second:
            second.record_reading(make_reading(2))
        assert log.exists()
        before = log.stat().st_ino
        other_program(path)
        assert log.exists() and log.stat().st_ino == before
        book.record_reading(make_reading(3))
        assert len(book.readings()) == 3
        assert book.verify() == ()
    with Register.open(path) as book:
        assert len(book.readings()) == 3


def test_a_file_that_is_let_go_is_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with Register.open(path, writable=True) as book:
        book.record_reading(make_reading(1))
    assert store_sqlite._CONNECTED[path.resolve()] == 0
