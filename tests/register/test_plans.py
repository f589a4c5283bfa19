"""Lists and searches of any day are answered from indexes: the plans that SQLite makes are held here.

It has no figures of what the tables hold, so that its plans are the same for a small book and a large one.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from waybill.records.entry import Search
from waybill.register import Horizon, Register

PAST = Horizon(date(2024, 3, 1))


def plans(path: Path, search: Search, horizon: Horizon) -> list[str]:
    """The steps by which the list is found, one string a statement."""
    asked: list[tuple[str, object]] = []
    with Register.open(path) as book:
        event.listen(
            book._engine,
            "before_cursor_execute",
            lambda _c, _r, words, given, *_: asked.append((words, given)),
        )
        book.list_entries(search, horizon)
        with book._asking() as connection:
            told = [x for x in asked if "listing" in x[0]]
            rows = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {w}", g).all() for w, g in told]  # type: ignore[arg-type]
    return ["; ".join(row[3] for row in steps) for steps in rows]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("plans") / "book.db"
    Register.open(found, writable=True).close()
    return found


def test_a_list_is_counted_and_walked_in_order_along_an_index(path: Path) -> None:
    for horizon, index in ((PAST, "listing_days"), (Horizon(), "listing_now")):
        count, page = plans(path, Search(), horizon)
        assert f"USING COVERING INDEX {index}" in count
        # What is left to sort are entries of one day and one act, not all that stood then.
        assert f"USING INDEX {index}" in page and "TEMP B-TREE FOR ORDER BY" not in page


def test_words_are_sought_once_and_names_in_the_index(path: Path) -> None:
    for horizon, index in ((PAST, "listing_days"), (Horizon(), "listing_now")):
        words, page = plans(path, Search(words="harbour trucks"), horizon)
        assert f"listing USING COVERING INDEX {index}" in words and words.count("SCAN words_index") == 1
        assert "sqlite_autoindex_listing_1 (transfer_id=?)" in page and "words_index" not in page
