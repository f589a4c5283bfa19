"""A disk that is really full: one line, nothing lost that was acknowledged, and on with it once there is room again."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bench.prepared import judged, prepared
from bench.servers import NoServer, own_server, programs

from waybill.errors import RegisterError
from waybill.register import Register

# Left free on the disk before the writing begins: some hundreds of reports.
ROOM = 4_000_000
READINGS = 4_000


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own in memory; only root may make one, and not everywhere."""
    place = folder / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0777", "waybill-test", str(place)],
        capture_output=True,
    )
    if made.returncode:
        pytest.skip("no disk can be made here: that takes root")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(place: Path, room: int) -> Path:
    """Leave so much room and no more."""
    ballast = place / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, shutil.disk_usage(place).free - room))
    return ballast


def write_until_full(address: str) -> tuple[int, str]:
    """Write until it is refused; how many readings were acknowledged, and the words of the refusal."""
    done = 0
    with Register.open(address, writable=True) as book, pytest.raises(RegisterError) as caught:
        for number in range(READINGS):
            book.record_reading(prepared(number))
            done += 1
    return done, str(caught.value)


def go_on(address: str, done: int, free: Callable[[], None]) -> None:
    """All that was acknowledged is there; with room again the next is taken."""
    with Register.open(address) as book:
        assert len(book.readings()) == done
    free()
    with Register.open(address, writable=True) as book:
        assert book.verify() == ()
        assert {r.report.id for r in book.readings()} == {prepared(n).report.id for n in range(done)}
        assert book.record_reading(prepared(READINGS))
        book.judge(judged(0, 1))
        assert book.verify() == ()


def test_a_file_on_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path, 16) as place:
        ballast = fill(place, ROOM)
        address = str(place / "book.db")
        done, words = write_until_full(address)
        assert done > 20 and words == f"register {address} cannot grow: the disk is full"
        go_on(address, done, ballast.unlink)


@pytest.mark.slow
def test_a_server_on_a_full_disk(tmp_path: Path) -> None:
    try:
        found = programs()
    except NoServer as error:
        pytest.skip(f"no PostgreSQL: {error}")
    for above in (tmp_path, *(p for p in tmp_path.parents if p.name.startswith(("pytest-", "popen-")))):
        above.chmod(0o755)
    with small_disk(tmp_path, 128) as place, own_server(found, careful=False, within=place) as server:
        address = server.fresh()
        Register.open(address, writable=True).close()
        server.run("CHECKPOINT")
        ballast = fill(place, ROOM // 4)
        done, words = write_until_full(address)
        assert done > 5 and words == f"register {address} cannot grow: the server's disk is full"
        go_on(address, done, ballast.unlink)
