"""A register as an earlier version left it is brought up to date, and says what it said.

`books/r0001.sql` is a dump of one that version 0.1.0 wrote: five reports, one of them read by two versions of the
rules, one left out, one judgement, two transfers of which one was merged into the other. `r0002.sql` is the same book as
the code before r0003 brought it up.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic import op
from bench.prepared import put_together

from tests.register.book_material import make_reading, moment
from waybill.errors import RegisterError
from waybill.records.entry import Search
from waybill.records.judgement import Judgement
from waybill.records.report import LeftOut
from waybill.register import Horizon, Register, migrate
from waybill.register.copying import acts_of, put_back
from waybill.register.store_sqlite import APPLICATION_ID

BOOKS = Path(__file__).parent / "books"
HEAD = (10, "483390ffcef8854238f2f09fad21f22b66d73eb001f5809e9496185b9e5ee473")


@pytest.fixture(params=sorted(p.stem for p in BOOKS.glob("*.sql")))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The register of an earlier version, as it stood."""
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((BOOKS / f"{request.param}.sql").read_text())
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA journal_mode = WAL")
    return file


def test_every_released_revision_has_its_book() -> None:
    assert {p.stem for p in BOOKS.glob("*.sql")} >= set(migrate.KNOWN[:-1])


def test_it_is_not_read_before_it_is_brought_up_to_date(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(RegisterError, match="`waybill read` brings it up to date"):
        Register.open(old)
    assert old.read_bytes() == before


def test_it_says_what_it_said(old: Path) -> None:
    with Register.open(old, writable=True) as book:
        assert book.verify() == () and book.head() == HEAD
        assert book.readings() == (
            make_reading(0, date(2024, 2, 1), "rules/1"),
            make_reading(1, date(2024, 2, 2), "rules/2"),
            make_reading(2, date(2024, 2, 3), "rules/1"),
            make_reading(3, date(2024, 2, 4), "rules/1"),
            make_reading(4, None, "rules/1"),
        )
        then = Horizon(learnt_by=moment(2))
        assert make_reading(1, date(2024, 2, 2), "rules/1") in book.readings(then)
        assert book.left_out() == (LeftOut("b.bin", "intake", "binary"),)
        fix = Judgement("c-1-1", "quantity", "fix", "Ada", moment(2), "the caption says five", "5")
        assert book.judgements() == (fix,)
        assert book.current_id("t-b") == "t-a"
        assert [t.id for t in book.transfers(then)] == ["t-a", "t-b"]


def test_it_goes_on_from_there(old: Path) -> None:
    with Register.open(old, writable=True) as book:
        before = book.transfers(Horizon(learnt_by=moment(4)))
        assert book.record_reading(make_reading(7, date(2024, 2, 9), "rules/2"))
        book.revise(put_together)
        assert book.verify() == ()
        (now,) = book.transfers()
        assert now.id == "t-a" and len(now.reports) == 6
        assert book.transfers(Horizon(learnt_by=moment(4))) == before
        assert book.list_entries(Search(words="port workers ministry")).total == 1
        assert book.rebuild(put_together) == 0


def test_its_acts_are_carried_to_either_store(old: Path, store: object, address: Path) -> None:
    with Register.open(old, writable=True) as book:
        acts = acts_of(book, Horizon())
    assert put_back(address, acts) == HEAD[0]
    with Register.open(address) as copy:
        assert copy.head() == HEAD and copy.verify() == ()
        with Register.open(old) as book:
            assert copy.readings() == book.readings() and copy.judgements() == book.judgements()


def test_a_step_that_is_cut_off_leaves_it_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    before = schema_of(old)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(op, "drop_index", fail)
        Register.open(old, writable=True)
    assert schema_of(old) == before
    again = shutil.copy(old, old.with_name("again.db"))
    with Register.open(Path(again), writable=True) as book:
        assert book.head() == HEAD and book.verify() == ()
    assert schema_of(Path(again)) != before


def schema_of(file: Path) -> list[tuple[str, ...]]:
    """All that is drawn in the file, and the step at which it says it stands."""
    with closing(sqlite3.connect(file)) as raw:
        version = raw.execute("SELECT version_num, '' FROM alembic_version").fetchall()
        return version + raw.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_whatever_it_was_brought_up_from_it_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    Register.open(old, writable=True).close()
    new = tmp_path / "new.db"
    Register.open(new, writable=True).close()
    assert [name for name, _ in schema_of(old)] == [name for name, _ in schema_of(new)]
    with closing(sqlite3.connect(old)) as raw:
        held = raw.execute("SELECT name FROM pragma_index_info('listing_days') ORDER BY seqno").fetchall()
    assert [name for (name,) in held] == ["day_from", "recorded_at", "day_to", "transfer_id", "names"]
