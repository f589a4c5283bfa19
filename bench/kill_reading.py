"""A folder of varied reports comes in; `waybill read` is killed over and over, and what the register kept goes out.

`python -m bench.kill_reading [--reports 500] [--kills 10]`: a first book is read without a break. A second one is killed
with SIGKILL at random moments spread over the whole of that time, each run going on where the last one was cut;
after each kill the book must open, verify, and hold only readings that the first book holds too. A last run must
complete it.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from bench.vary import write_varied
from waybill.records.claim import Reading
from waybill.records.transfer import Transfer
from waybill.register import Register

COMMAND = Path(sys.executable).with_name("waybill")


@dataclass(frozen=True)
class Kept:
    """What a register holds."""

    faults: tuple[str, ...]
    readings: dict[str, Reading]
    transfers: frozenset[str]


def start(book: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Begin to read."""
    words = [str(COMMAND), "--register", str(book), "read", str(folder), "--quiet"]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def read_to_the_end(book: Path, folder: Path) -> float:
    """Read without a break; gives the seconds."""
    begun = time.perf_counter()
    reader = start(book, folder)
    said = reader.communicate()[1]
    if reader.returncode:
        raise SystemExit(f"reading ended with {reader.returncode}: {said.decode()}")
    return time.perf_counter() - begun


def kill_after(book: Path, folder: Path, seconds: float) -> bool:
    """Begin to read and kill after so long; False where it was done before."""
    reader = start(book, folder)
    try:
        reader.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        reader.send_signal(signal.SIGKILL)
        reader.communicate()
    return reader.returncode == -signal.SIGKILL


def look_into(book: Path) -> Kept:
    """Open and verify."""
    if not book.exists() or not book.stat().st_size:
        return Kept((), {}, frozenset())
    with Register.open(book) as register:
        readings = {r.report.id: r for r in register.readings()}
        return Kept(register.verify(), readings, frozenset(map(_told, register.transfers())))


def _told(transfer: Transfer) -> str:
    """The transfer without what depends on when it was first put together: its id and revision."""
    return repr(replace(transfer, id="", revision=0))


def half_written(kept: Kept, whole: Kept) -> list[str]:
    """What is wrong with a book that was cut short, against the one that was not."""
    strange = [i for i, r in kept.readings.items() if whole.readings.get(i) != r]
    return [*kept.faults, *(f"{i} is not as the whole book has it" for i in strange)]


def main() -> None:
    """Kill, look, complete, compare."""
    asked = argparse.ArgumentParser(description="Kill `waybill read` at random moments.")
    asked.add_argument("--reports", type=int, default=500)
    asked.add_argument("--kills", type=int, default=10)
    asked.add_argument("--seed", type=int, default=time.time_ns())
    words = asked.parse_args()
    chance = random.Random(words.seed)
    with tempfile.TemporaryDirectory() as name:
        folder, first, second = Path(name) / "reports", Path(name) / "first.db", Path(name) / "second.db"
        write_varied(folder, words.reports)
        seconds = read_to_the_end(first, folder)
        whole = look_into(first)
        print(f"seed {words.seed}; {len(whole.readings)} reports read without a break in {seconds:.0f} s")
        moments = sorted(chance.uniform(0, seconds) for _ in range(words.kills))
        for number, (last, moment) in enumerate(zip([0.0, *moments], moments, strict=False), 1):
            killed = kill_after(second, folder, moment - last)
            kept = look_into(second)
            wrong = half_written(kept, whole)
            print(
                f"kill {number:2} after {moment - last:5.1f} s: {'killed' if killed else 'was done'}, "
                f"{len(kept.readings):4} reports, {len(kept.transfers)} transfers, {len(wrong)} faults",
                *wrong,
                flush=True,
            )
        print(f"a last run completes it in {read_to_the_end(second, folder):.0f} s")
        kept = look_into(second)
        same = (kept.readings, kept.transfers) == (whole.readings, whole.transfers)
        print(f"{len(kept.readings)} reports, {len(kept.faults)} faults; like the first book: {same}")
        sys.exit(0 if same and not kept.faults else 1)


if __name__ == "__main__":
    main()
