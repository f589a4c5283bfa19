"""Killed at any moment the book is whole and a second run completes it; several programs share it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.register.book_material import make_report
from waybill.register import Register

ROOT = Path(__file__).parents[2]
COUNT = 120
# Kills at moments drawn anew on each run; the seed is shown where one fails.
KILLS = 5


def start(path: Path, first: int, count: int = COUNT) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.register.book_writer", str(path), str(first), str(count)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )


def acknowledged(said: str) -> list[int]:
    """The numbers the writer said before it was killed; a line cut short was not said."""
    return [int(line) for line in said.split("\n")[:-1]]


@pytest.mark.slow
def test_killed_at_any_moment_the_book_is_whole(tmp_path: Path) -> None:
    seed = time.time_ns()
    chance = random.Random(seed)
    path = tmp_path / "book.db"
    said: set[int] = set()
    for _ in range(KILLS):
        writer = start(path, 0)
        assert writer.stdout is not None
        # A kill may fall into the making of the register itself, between reports or within one.
        if chance.random() < 0.7:
            said.add(int(writer.stdout.readline()))
        time.sleep(chance.uniform(0, 0.4))
        writer.send_signal(signal.SIGKILL)
        said.update(acknowledged(writer.communicate()[0]))
        if path.exists() and path.stat().st_size:
            with Register.open(path, writable=True) as book:
                assert book.verify() == (), seed
                kept = {reading.report.id for reading in book.readings()}
                assert {make_report(number).id for number in said} <= kept, seed
                assert all(len(reading.claims) == 1 for reading in book.readings()), seed
    out, error = start(path, 0).communicate()
    assert error == "" and len(acknowledged(out)) == COUNT
    with Register.open(path) as book:
        assert {r.report.id for r in book.readings()} == {make_report(n).id for n in range(COUNT)}
        assert book.verify() == (), seed


@pytest.mark.slow
def test_two_writers_and_two_readers_share_a_new_register(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    writers = [start(path, 0, 60), start(path, 40, 60)]
    read = (
        "import sys, time; from pathlib import Path\n"
        "from waybill.errors import RegisterError; from waybill.register import Register\n"
        "path, seen, made, until = Path(sys.argv[1]), 0, False, time.monotonic() + 60\n"
        "while seen < 100 and time.monotonic() < until:\n"
        "    try:\n"
        "        with Register.open(path) as book:\n"
        "            made, found = True, len(book.readings())\n"
        "    except RegisterError:\n"
        "        if made: raise\n"
        "        time.sleep(0.02); continue\n"
        "    assert found >= seen; seen = found\n"
        "assert seen == 100, seen\n"
    )
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", read, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for one in (*writers, *readers):
        out, error = one.communicate(timeout=120)
        assert (error, one.returncode) == ("", 0), out
    with Register.open(path) as book:
        assert {r.report.id for r in book.readings()} == {make_report(n).id for n in range(100)}
        (whole,) = book.transfers()
        assert len(whole.claims) == 100
        assert book.verify() == ()


@pytest.mark.slow
def test_six_programs_may_make_the_register_at_once(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    writers = [start(path, 10 * number, 5) for number in range(6)]
    for writer in writers:
        out, error = writer.communicate(timeout=120)
        assert error == "" and len(acknowledged(out)) == 5
    with Register.open(path) as book:
        assert len(book.readings()) == 30
        assert book.verify() == ()
