"""Readers and writers at once on a small register: every page answers, and nothing that was acknowledged is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.desk import alone, desk, fill, lines, lost, together

from waybill.register import Register

CLAIMS, READERS, SECONDS = 500, 12, 4.0


@pytest.mark.slow
def test_nothing_is_lost_while_many_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.desk.TIMES", 1)
    book = fill(tmp_path / "book.db", CLAIMS)
    with desk(book.path) as home:
        assert alone(home, book).faults == []
        seen = together(home, book, READERS, SECONDS)
    assert seen.faults == [] and seen.kept and lost(book, seen) == []
    assert len(list(lines(seen))) > 4
    with Register.open(book.path) as register:
        assert register.verify() == ()
        assert len(register.judgements()) == len(seen.kept)
