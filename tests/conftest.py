"""What several rooms' tests share: the sample reports, read once into a register that nobody writes to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.road.running import EXAMPLES, run


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with the sample reports."""
    path = tmp_path_factory.mktemp("samples") / "book.db"
    files = sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".html"))
    done = run("--register", path, "read", *files)
    assert done.code == 0, done.err
    return path
