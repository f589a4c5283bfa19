"""Programs share a register on either store, some writing, more reading; errors, lost writes and latencies go out.

`python -m bench.share [--writers 8] [--readers 16] [--seconds 60] [--store sqlite|postgresql]`: every writer records
readings and judgements of its own and says each once it is kept; every reader asks over and over, some with a register
opened anew, and checks that the book never shrinks. At the end all that was said must be there, and the book whole.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from bench.kill import Fresh, stores
from bench.prepared import DAYS, FIRST_DAY, judged, prepared
from waybill.register import Horizon, Register

# Numbers of one writer's readings; the next writer's begin above them.
APART = 1_000_000
# A judgement after so many readings.
JUDGE_EVERY = 5
# A reader leaves and comes back after so many questions, as the command line does after each.
ASK_TOGETHER = 20
# Seconds that a person or a page looks at an answer at most, before the next question.
LOOKING = 0.2


@dataclass
class Shared:
    """What came of it: seconds each act took, what was said to be kept, errors."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    said: list[tuple[str, int]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, other: Shared) -> None:
        """Take in what another program saw."""
        for act, times in other.seconds.items():
            self.seconds.setdefault(act, []).extend(times)
        self.said += other.said
        self.errors += other.errors


def timed(seen: Shared, act: str, do: Callable[[], object]) -> object:
    """Do it and note how long it took."""
    begun = time.perf_counter()
    done = do()
    seen.seconds.setdefault(act, []).append(time.perf_counter() - begun)
    return done


def write(address: str, place: int, until: float, seen: Shared) -> None:
    """Record readings and judgements until the time is over."""
    with Register.open(address, writable=True) as book:
        for number in count(place * APART):
            if time.time() > until:
                return
            timed(seen, "write", lambda: book.record_reading(prepared(number)))  # noqa: B023
            seen.said.append(("reading", number))
            if number % JUDGE_EVERY == 0:
                timed(seen, "judge", lambda: book.judge(judged(number, number + 1)))  # noqa: B023
                seen.said.append(("judgement", number))


def ask(address: str, place: int, until: float, seen: Shared) -> None:
    """Ask until the time is over; what was there once must be there ever after."""
    chance = random.Random(place)
    acts = 0
    while time.time() < until:
        book = timed(seen, "open", lambda: Register.open(address))
        assert isinstance(book, Register)
        with book:
            for _ in range(ASK_TOGETHER):
                name, question = chance.choice(questions(book, chance))
                timed(seen, name, question)
                now = book.head()[0]
                if now < acts:
                    seen.errors.append(f"reader {place} saw {acts} acts, then {now}")
                acts = now
                time.sleep(chance.uniform(0, LOOKING))


def questions(book: Register, chance: random.Random) -> Sequence[tuple[str, Callable[[], object]]]:
    """What readers ask."""
    number = chance.randrange(8) * APART + chance.randrange(100)
    reading = prepared(number)
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    return (
        ("ask for content", lambda: book.has_content(reading.report.sha256)),
        ("ask for judgements", lambda: book.judgements(reading.claims[0].id)),
        ("ask for left-outs", lambda: book.left_out(Horizon(published_by=day))),
        ("ask for the head", book.head),
    )


def in_child(work: Callable[[Shared], None]) -> tuple[int, int]:
    """Run in a child; its number, and the pipe on which it says at its end what it saw."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        return child, ours
    os.close(ours)
    seen = Shared()
    try:
        work(seen)
    except BaseException:
        seen.errors.append(traceback.format_exc()[-1500:])
    with os.fdopen(theirs, "w") as pipe:
        json.dump([seen.seconds, seen.said, seen.errors], pipe)
    os._exit(0)


def share(address: str, writers: int, readers: int, seconds: float) -> Shared:
    """Let them all work at once on a register that is new, and gather what they saw."""
    with Register.open(address, writable=True) as book:
        book.record_reading(prepared(9 * APART))
    until = time.time() + seconds
    works: list[Callable[[Shared], None]] = []
    works += [lambda seen, place=n: write(address, place, until, seen) for n in range(writers)]  # type: ignore[misc]
    works += [lambda seen, place=n: ask(address, place, until, seen) for n in range(readers)]  # type: ignore[misc]
    children = [in_child(work) for work in works]
    whole = told_by(children)
    whole.errors += lost(address, whole)
    return whole


def told_by(children: Sequence[tuple[int, int]]) -> Shared:
    """What all children saw, once they are done."""
    whole = Shared()
    for child, pipe in children:
        with os.fdopen(pipe) as said:
            seconds, kept, errors = json.load(said)
        whole.add(Shared(seconds, [(what, number) for what, number in kept], errors))
        os.waitpid(child, 0)
    return whole


def lost(address: str, shared: Shared) -> Iterator[str]:
    """What is wrong with the book, and what was said to be kept and is not."""
    with Register.open(address) as book:
        yield from book.verify()
        readings = {reading.report.id for reading in book.readings()}
        reasons = {judgement.reason for judgement in book.judgements()}
    for what, number in shared.said:
        if what == "reading" and prepared(number).report.id not in readings:
            yield f"reading {number} was said to be kept, and is not there"
        if what == "judgement" and judged(number, number + 1).reason not in reasons:
            yield f"judgement {number} was said to be kept, and is not there"


def line_of(act: str, times: list[float]) -> str:
    """How often, and how long: half of them, nineteen of twenty, the longest."""
    ordered = sorted(times)
    at = [ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 for share in (0.5, 0.95, 1)]
    return f"{act:20} {len(ordered):7}  p50 {at[0]:8.1f} ms  p95 {at[1]:8.1f} ms  longest {at[2]:8.1f} ms"


def try_store(name: str, fresh: Fresh, words: argparse.Namespace) -> int:
    """Share a new register of one store and print what came of it; the number of errors."""
    found = share(fresh(), words.writers, words.readers, words.seconds)
    print(
        f"{name}: {words.writers} writing and {words.readers} reading for {words.seconds:g} s: {len(found.said)} records"
        f" said and there, {len(found.errors)} errors"
    )
    for act, times in sorted(found.seconds.items()):
        print("  " + line_of(act, times))
    for error in found.errors[:20]:
        print("  " + error)
    sys.stdout.flush()
    return len(found.errors)


def main() -> None:
    """Share, look, count."""
    asked = argparse.ArgumentParser(description="Let programs share a register on both stores.")
    asked.add_argument("--writers", type=int, default=8)
    asked.add_argument("--readers", type=int, default=16)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--store", choices=["sqlite", "postgresql"], action="append")
    words = asked.parse_args()
    with ExitStack() as held:
        both = stores(words.store or ["sqlite", "postgresql"], held)
        errors = [try_store(name, fresh, words) for name, fresh in both]
    sys.exit(1 if any(errors) else 0)


if __name__ == "__main__":
    main()
