"""Both stores are killed in the middle of their work, over and over; what was lost, torn or refused goes out: nothing.

`python -m bench.kill [--moments 200] [--store sqlite|postgresql]`: a child reads, judges, imports or rebuilds and
says each number once it is in the book; it is killed with SIGKILL at a random moment. After each kill the book
must open and verify, hold every record that was said, each as it was meant, and nothing else. The readings are
prepared (`bench.prepared`): with the reader's own, `bench.kill_reading`, 200 moments would take hours.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bench.prepared import FIRST_DAY, judged, prepared, put_together
from bench.servers import server
from waybill.records.entry import Search
from waybill.records.register_address import register_at
from waybill.register import NOW, Horizon, Register
from waybill.register.copying import acts_of, put_back

# A child is killed within so many seconds of its start: enough for some dozens of records of either kind.
LONGEST = 0.8
# With a new register after so many moments, its making is killed too, and looking through it stays quick.
MOMENTS_A_BOOK = 20
# Readings that a book begins with before anything but reading is tried on it.
KNOWN = 10
# Readings of the export that is imported, and how many acts come with each step.
EXPORTED, STEP = 60, 3

Say = Callable[[int], None]
Fresh = Callable[[], str]


@dataclass
class Told:
    """A register, and what the children said of it before they were killed."""

    address: str
    copy: str
    readings: set[int] = field(default_factory=set)
    judgements: set[int] = field(default_factory=set)
    imported: int = 0


@dataclass
class Tally:
    """What came of all moments."""

    moments: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def read(told: Told, say: Say) -> None:
    """Record one reading after the other, and every few of them what they add up to."""
    with Register.open(told.address, writable=True) as book:
        for number in count(len(told.readings)):
            book.record_reading(prepared(number))
            say(number)
            if number % KNOWN == 0:
                book.revise(put_together)


def judge(told: Told, say: Say) -> None:
    """Record one judgement after the other."""
    with Register.open(told.address, writable=True) as book:
        for number in count(len(told.judgements)):
            book.judge(judged(number, KNOWN))
            say(number)


def rebuild(told: Told, say: Say) -> None:
    """Put all entries together anew, over and over, and draw the lists anew."""
    with Register.open(told.address, writable=True) as book:
        for number in count():
            book.rebuild(put_together)
            say(number)


def importing(acts: tuple[dict[str, Any], ...]) -> Callable[[Told, Say], None]:
    """Import an export step by step: each time its beginning up to there, all or nothing."""

    def import_(told: Told, say: Say) -> None:
        for number in range(told.imported + STEP, len(acts) + 1, STEP):
            put_back(register_at(told.copy), acts[:number])
            say(number)

    return import_


def killed(act: Callable[[Told, Say], None], told: Told, seconds: float) -> tuple[list[int], str]:
    """Let a child act and kill it after so long; what it said until then, and the error it ended with, if any."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _act(act, told, theirs)
    os.close(theirs)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(ours) as pipe:
        lines = pipe.read().split("\n")[:-1]
    errors = [line for line in lines if not line.isdecimal()]
    return [int(line) for line in lines if line.isdecimal()], " ".join(errors)


def _act(act: Callable[[Told, Say], None], told: Told, pipe: int) -> None:
    """In the child: a line a number, of a length that a pipe takes whole; then leave without tidying up."""
    try:
        act(told, lambda number: (os.write(pipe, b"%d\n" % number), None)[1])
        # Done before it was killed; it waits for that.
        signal.pause()
    except BaseException:
        os.write(pipe, f"{traceback.format_exc()[-2000:]}\n".encode())
        os._exit(1)


def look_into(told: Told) -> Iterator[str]:
    """What is wrong with the register: faults of the book, records that were said and are not there, half ones."""
    with Register.open(told.address, writable=True) as book:
        yield from book.verify()
        readings = {reading.report.id: reading for reading in book.readings()}
        judgements = {judgement.reason: judgement for judgement in book.judgements()}
    for number in range(max(told.readings, default=-1) + 1):
        if readings.get(prepared(number).report.id) != prepared(number):
            yield f"reading {number} is not in the book as it was written"
    for number in range(max(told.judgements, default=-1) + 1):
        meant = judged(number, KNOWN)
        if judgements.get(meant.reason) != meant:
            yield f"judgement {number} is not in the book as it was written"
    # What was in the book already when the child was killed, but not said yet, must be whole, and is passed over next time.
    while (reading := prepared(len(told.readings))).report.id in readings:
        told.readings.add(len(told.readings))
        if readings[reading.report.id] != reading:
            yield f"reading of {reading.report.address} is half"
    while judged(len(told.judgements), KNOWN).reason in judgements:
        told.judgements.add(len(told.judgements))
    if len(readings) != len(told.readings) or len(judgements) != len(told.judgements):
        yield "there are records that nobody wrote"


def look_at_entries(told: Told, whole: str) -> Iterator[str]:
    """What is wrong with the entries, once put together to the end, against a book that was never broken off."""
    with Register.open(told.address, writable=True) as book:
        book.revise(put_together)
        found, days = entries_of(book), len(told.readings)
        book.rebuild(put_together)
        if entries_of(book) != found:
            yield "a rebuild gives other entries"
        yield from book.verify()
    with Register.open(whole, writable=True) as book:
        for number in range(days):
            book.record_reading(prepared(number))
        book.revise(put_together)
        if entries_of(book) != found:
            yield "entries differ from those of a book that was never broken off"


def entries_of(book: Register) -> tuple[object, ...]:
    """What the book answers with for a day in the middle and for now, without the numbers of revisions."""
    days = (NOW, Horizon(published_by=FIRST_DAY + timedelta(KNOWN)))
    told = [(t.id, t.claims, t.reports) for day in days for t in book.transfers(day)]
    listed = [book.list_entries(Search(limit=1000), day).rows for day in days]
    return told, [(row.id, row.reports, row.known_from) for rows in listed for row in rows]


def look_into_copy(told: Told, acts: tuple[dict[str, Any], ...]) -> Iterator[str]:
    """What is wrong with the register that is imported into: it must hold the beginning, and at least what was said."""
    with Register.open(told.copy, writable=True) as book:
        yield from book.verify()
        number, hash_ = book.head()
    if number < told.imported or number % STEP or (number and acts[number - 1]["hash"] != hash_):
        yield f"import stands at act {number}, {told.imported} were said"
    told.imported = number


def exported(address: str) -> tuple[dict[str, Any], ...]:
    """The acts of a register made for it."""
    with Register.open(address, writable=True) as book:
        for number in range(EXPORTED):
            book.record_reading(prepared(number))
        book.judge(judged(0, 1))
        book.revise(put_together)
        return acts_of(book, NOW)


def try_store(fresh: Fresh, moments: int, chance: random.Random) -> Tally:
    """Kill at so many moments on registers made by `fresh`."""
    acts = exported(fresh())
    import_ = importing(acts)
    tally, told = Tally(), Told("", "")
    for moment in range(moments):
        if moment % MOMENTS_A_BOOK == 0:
            told = Told(fresh(), fresh())
        if told.imported + STEP > len(acts):
            told.copy, told.imported = fresh(), 0
        # Each in turn, so that every act gets its share; a book begins with readings.
        act = (read, judge, import_, rebuild)[moment % 4]
        if act in (judge, rebuild) and len(told.readings) < KNOWN:
            act = read
        said, error = killed(act, told, chance.uniform(0, LONGEST))
        tally.moments[act.__name__] += 1
        tally.said[act.__name__] += len(said)
        found = [error] if error else []
        if act is import_:
            told.imported = max(said, default=told.imported)
            found += look_into_copy(told, acts)
        else:
            if act is not rebuild:
                (told.readings if act is read else told.judgements).update(said)
            found += look_into(told)
            if moment % MOMENTS_A_BOOK == MOMENTS_A_BOOK - 1 or moment == moments - 1:
                found += look_at_entries(told, fresh())
        tally.faults += [f"moment {moment}, {act.__name__}: {fault}" for fault in found]
    return tally


def stores(names: list[str], held: ExitStack) -> Iterator[tuple[str, Fresh]]:
    """Where new registers are made in each of the stores."""
    for name in names:
        if name == "sqlite":
            folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
            numbers = count(1)
            yield name, lambda: str(folder / f"book-{next(numbers)}.db")  # noqa: B023
        else:
            yield name, held.enter_context(server(careful=True)).fresh


def main() -> None:
    """Kill, look, count."""
    asked = argparse.ArgumentParser(description="Kill writers at random moments on both stores.")
    asked.add_argument("--moments", type=int, default=200)
    asked.add_argument("--store", choices=["sqlite", "postgresql"], action="append")
    asked.add_argument("--seed", type=int, default=time.time_ns())
    words = asked.parse_args()
    wrong = 0
    with ExitStack() as held:
        for name, fresh in stores(words.store or ["sqlite", "postgresql"], held):
            begun = time.perf_counter()
            tally = try_store(fresh, words.moments, random.Random(words.seed))
            shares = ", ".join(f"{act} {n} ({tally.said[act]} said)" for act, n in tally.moments.items())
            print(
                f"{name}: {words.moments} moments: {shares}; {len(tally.faults)} faults;"
                f" seed {words.seed}, {time.perf_counter() - begun:.0f} s",
                *tally.faults,
                sep="\n  ",
                flush=True,
            )
            wrong += len(tally.faults)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
