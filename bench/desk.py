"""A number of claims in; how fast the desk answers one reader, and fifty beside one writer, and whether a write was lost, out.

`python -m bench.desk [--claims 100000] [--readers 50] [--seconds 30]`: the register of `bench.register` is filled and put
together, the desk is started over it as a program of its own, and asked for its pages: first by one reader, then by many at
once while one writer judges claims through the desk's forms and another adds reports. Every judgement that was acknowledged
must be in the register at the end, and how long it takes until all are put together is counted. Readers and desk share the
machine's cores.
"""

from __future__ import annotations

import argparse
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bench.register import plain
from bench.register_made import CLAIMS_IN_ONE, PEOPLE, PLACES, reading, reports, world
from waybill.records.entry import Search
from waybill.register import Register

# One question alone is asked this often, each time of another thing.
TIMES = 30
# A reader looks at a page before asking for the next.
LOOKING_SECONDS = 1.0
JUDGING_SECONDS = 0.3
# So many transfers are judged in turn, one report of each; so long is waited until what was judged is put together.
JUDGED = 50
TOGETHER_SECONDS = 900
STARTED_WITHIN = 60.0
FIELD = re.compile(r'name="csrf_token" value="([0-9a-f]+)"')


@dataclass
class Book:
    """A filled register: where it is, and ids to ask for."""

    path: Path
    transfers: list[str]
    reports: list[str]


@dataclass
class Seen:
    """What the readers and the writer saw."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, page: str, seconds: float, status: int) -> None:
        """One page was asked for."""
        with self.lock:
            self.taken[page].append(1000 * seconds)
            if status >= 400:
                self.faults.append(f"{page}: {status}")


def fill(path: Path, claims: int) -> Book:
    """The register of so many claims, put together."""
    with Register.open(path, writable=True, actor="bench") as register:
        register.bulk(reports(claims // CLAIMS_IN_ONE))
        register.revise(plain)
    return filled(path)


def filled(path: Path) -> Book:
    """A register that was filled before."""
    with Register.open(path) as register:
        ids = [row.id for row in register.list_entries(Search(limit=500)).rows]
        entries = [register.entry(id_) for id_ in ids[:JUDGED]]
        reports = dict.fromkeys(e.transfer.reports[0] for e in entries if e is not None)
        return Book(path, ids, list(reports))


@contextmanager
def desk(path: Path) -> Iterator[str]:
    """The desk over the register, as a program of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["waybill", "--register", str(path), "desk", "--port", str(port)]
    start = f"import sys; sys.argv = {words!r}; from waybill.cli.main import main; main()"
    command = [sys.executable, "-c", start]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    home = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + STARTED_WITHIN
        while time.monotonic() < until:
            try:
                httpx.get(f"{home}/static/mark.svg")
                break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield home
    finally:
        running.terminate()
        running.wait(20)


def pages(book: Book, chance: random.Random) -> dict[str, str]:
    """One address of each kind."""
    day = f"{chance.randrange(2016, 2025)}-0{chance.randrange(1, 10)}-15"
    words = f"{chance.choice(PEOPLE)}+{chance.choice(PLACES)}"
    transfer, report = chance.choice(book.transfers), chance.choice(book.reports)
    return {
        "register": f"/register?page={chance.randrange(1, 9)}",
        "register, past day": f"/register?known-on={day}",
        "search": f"/register?q={words}",
        "dossier": f"/transfers/{transfer}",
        "dossier, past day": f"/transfers/{transfer}?known-on={day}",
        "dossier, data": f"/transfers/{transfer}.json",
        "report": f"/reports/{report}",
        "reports": "/reports",
        "law": "/law?supplier=iran&recipient=russia&item=missile&on=2024-02-21",
    }


def ask(client: httpx.Client, seen: Seen, page: str, path: str) -> None:
    """Ask for a page and note how long it took."""
    began = time.perf_counter()
    try:
        answer = client.get(path)
    except httpx.HTTPError as error:
        with seen.lock:
            seen.faults.append(f"{page}: {error!r}")
        return
    # A dossier of a day on which nothing was known yet is not there: that is an answer.
    status = 200 if answer.status_code == 404 and "past day" in page else answer.status_code
    seen.note(page, time.perf_counter() - began, status)


def alone(home: str, book: Book) -> Seen:
    """One reader, page after page."""
    seen, chance = Seen(), random.Random(3)
    with httpx.Client(base_url=home, timeout=60) as client:
        for path in pages(book, chance).values():
            client.get(path)
        for _ in range(TIMES):
            for page, path in pages(book, chance).items():
                ask(client, seen, page, path)
    return seen


def together(home: str, book: Book, readers: int, seconds: float) -> Seen:
    """Many readers at once, a writer who judges and one who adds."""
    seen, until = Seen(), time.monotonic() + seconds

    def read(number: int) -> None:
        chance = random.Random(number)
        time.sleep(chance.random() * LOOKING_SECONDS)
        with httpx.Client(base_url=home, timeout=60) as client:
            while time.monotonic() < until:
                page, path = chance.choice(list(pages(book, chance).items()))
                ask(client, seen, page, path)
                time.sleep(LOOKING_SECONDS * 2 * chance.random())

    threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)]
    threads.append(threading.Thread(target=judge, args=(home, book, seen, until)))
    threads.append(threading.Thread(target=add, args=(book, seen, until)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def judge(home: str, book: Book, seen: Seen, until: float) -> None:
    """Judge claims through the desk's forms; what is acknowledged is noted."""
    number = 0
    with httpx.Client(base_url=home, timeout=60) as client:
        word = FIELD.search(client.get("/add").text)
        assert word is not None
        while time.monotonic() < until:
            report = book.reports[number % len(book.reports)]
            claim = f"c-{report[2:12]}-{number % CLAIMS_IN_ONE}"
            reason = f"judgement {number}"
            given = {"csrf_token": word[1], "claim": claim, "decision": "accept", "reason": reason}
            began = time.perf_counter()
            try:
                answer = client.post(f"/reports/{report}/judge", data=given)
            except httpx.HTTPError as error:
                seen.faults.append(f"a judgement: {error!r}")
                continue
            seen.note("a judgement", time.perf_counter() - began, answer.status_code)
            if answer.status_code == 303:
                with seen.lock:
                    seen.kept.append(reason)
            number += 1
            time.sleep(JUDGING_SECONDS)


def add(book: Book, seen: Seen, until: float) -> None:
    """Add reports from another program, as `waybill read` would."""
    number = 10_000_000
    with Register.open(book.path, writable=True, actor="bench") as register:
        while time.monotonic() < until:
            began = time.perf_counter()
            made = world(20)
            register.record_reading(reading(number, random.Random(number), made.pairs[0]))
            seen.note("a report added", time.perf_counter() - began, 200)
            number += 1
            time.sleep(LOOKING_SECONDS)


def put_together(home: str) -> float | None:
    """Seconds until nothing waits to be put together; None where something still does after long."""
    began = time.monotonic()
    with httpx.Client(base_url=home, timeout=60) as client:
        while (passed := time.monotonic() - began) < TOGETHER_SECONDS:
            if not client.get("/export.json").json()["waiting"]:
                return passed
            time.sleep(0.5)
    return None


def lost(book: Book, seen: Seen) -> list[str]:
    """What was acknowledged and is not in the register."""
    with Register.open(book.path) as register:
        held = {j.reason for j in register.judgements()}
    return [reason for reason in seen.kept if reason not in held]


def lines(seen: Seen) -> Iterator[str]:
    """One line a page."""
    for page, taken in sorted(seen.taken.items()):
        ordered = sorted(taken)
        p50, p95 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        yield f"  {page:<22}{len(ordered):>6} asked   p50 {p50:>8.1f} ms   p95 {p95:>8.1f} ms   max {ordered[-1]:>8.1f} ms"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--book", type=Path, help="a register that was filled before; it is written to")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        book = filled(given.book) if given.book else fill(Path(folder) / "book.db", given.claims)
        print(f"{given.claims:,} claims", flush=True)
        with desk(book.path) as home:
            print("one reader:", *lines(alone(home, book)), sep="\n", flush=True)
            seen = together(home, book, given.readers, given.seconds)
            print(f"{given.readers} readers, two writers, {given.seconds:.0f} s:", *lines(seen), sep="\n")
            passed = put_together(home)
        late = f"not within {TOGETHER_SECONDS}" if passed is None else f"{passed:.0f}"
        print(f"put together {late} s after the last judgement")
        gone = lost(book, seen)
        print(
            f"{len(seen.kept)} judgements acknowledged, {len(gone)} lost; {len(seen.faults)} faults",
            *seen.faults[:5],
            sep="\n  ",
        )
        if gone or seen.faults:
            sys.exit(1)


if __name__ == "__main__":
    main()
