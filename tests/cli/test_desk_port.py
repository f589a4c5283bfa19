"""A port that is taken, and an address that is none, are one line; the desk has not claimed to be there before."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.road.running import run
from waybill.cli.desk import _listening
from waybill.errors import UsageError


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("--register", tmp_path / "book.db", "desk", "--port", str(port))
    assert done.code == 2 and f"port {port} is taken" in done.err
    assert len(done.err.strip().splitlines()) == 1 and "The desk is at" not in done.out


def test_an_address_that_is_none_is_said() -> None:
    with pytest.raises(UsageError, match=r"300\.1\.1\.1"):
        _listening("300.1.1.1", 0)
