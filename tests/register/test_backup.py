"""A copy made while others write is whole, verifies, and holds all that was acknowledged before it was begun."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import pytest
from bench.prepared import judged, prepared, put_together

from tests.register.stores import Store
from tests.road.running import run
from waybill.errors import UsageError
from waybill.records.entry import Search
from waybill.records.register_address import ServerAddress
from waybill.register import Register
from waybill.register.backup import back_up


@contextmanager
def writing(book: Register, said: list[int]) -> Iterator[None]:
    """Another hand at the register while this lasts."""
    done = threading.Event()

    def write() -> None:
        with Register.open(book.address, writable=True) as other:
            for number in count(100):
                if done.is_set():
                    return
                other.record_reading(prepared(number))
                said.append(number)

    hand = threading.Thread(target=write)
    hand.start()
    try:
        yield
    finally:
        done.set()
        hand.join()


def test_a_copy_made_while_another_writes_is_whole(book: Register, tmp_path: Path) -> None:
    for number in range(40):
        book.record_reading(prepared(number))
    book.judge(judged(1, 40))
    book.revise(put_together)
    said: list[int] = []
    with writing(book, said):
        while len(said) < 5:
            pass
        before = len(said)
        number, seal = back_up(book, tmp_path / "copy.db")
    with Register.open(tmp_path / "copy.db") as copy:
        assert copy.verify() == () and copy.head() == (number, seal)
        kept = {r.report.id for r in copy.readings()}
        assert {prepared(n).report.id for n in (*range(40), *said[:before])} <= kept
        assert copy.judgements() == book.judgements()
        assert copy.list_entries(Search(limit=200)) == book.list_entries(Search(limit=200))
        assert copy.list_entries(Search(words="port workers")).total == 12
    # The copy is a register like any other, and goes its own way.
    with Register.open(tmp_path / "copy.db", writable=True) as copy:
        assert copy.record_reading(prepared(9_999)) and copy.verify() == ()
    assert sorted(p.name for p in tmp_path.iterdir() if "copy" in p.name) == ["copy.db"]


def test_nothing_is_overwritten_or_left_half(book: Register, tmp_path: Path) -> None:
    book.record_reading(prepared(1))
    there = tmp_path / "there.db"
    there.write_text("mine")
    for name in ("there.db", "no/such/folder.db", "."):
        with pytest.raises(UsageError) as caught:
            back_up(book, tmp_path / name)
        assert "\n" not in str(caught.value)
    assert there.read_text() == "mine"
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_what_is_not_whole_is_not_copied_as_if_it_were(book: Register, store: Store, tmp_path: Path) -> None:
    book.record_reading(prepared(1))
    store.tamper(book.address, "UPDATE claim SET kind = 'other'")
    with pytest.raises(Exception, match="is not whole"):
        back_up(book, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_the_verb_on_either_store(book: Register, tmp_path: Path) -> None:
    book.record_reading(prepared(1))
    address = book.address.words if isinstance(book.address, ServerAddress) else str(book.address)
    done = run("--register", address, "backup", tmp_path / "copy.db")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{tmp_path / 'copy.db'} is whole: 1 acts")
    again = run("--register", address, "backup", tmp_path / "copy.db")
    assert again.code == 2 and "exists already" in again.err and again.err.count("\n") == 1
    with closing(sqlite3.connect(tmp_path / "copy.db")) as raw:
        assert raw.execute("SELECT count(*) FROM claim").fetchone() == (1,)
