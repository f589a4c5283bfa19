"""A program of its own that records numbered readings and says each number once it is in the book.

usage: python -m tests.register.book_writer REGISTER FIRST COUNT
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.register.book_material import NOBODY, make_reading, make_transfer
from waybill.records.lineage import Lineage
from waybill.register import Register, State, Work


def one_transfer(work: Work) -> Iterator[State]:
    """All claims of all readings of a day, put together as one transfer."""
    for readings in work.days:
        claims = tuple(sorted(claim.id for kept in readings for claim in kept.claims))
        reports = tuple(sorted(kept.report.id for kept in readings))
        told = (make_transfer("t-a", claims, reports),) if claims else ()
        yield State(told, Lineage(reports, (), (), NOBODY, ()))


def write(path: Path, first: int, count: int) -> None:
    """Record the readings that are not in the book yet, and after every ten the transfers of all."""
    with Register.open(path, writable=True) as book:
        for number in range(first, first + count):
            reading = make_reading(number)
            if not book.has_content(reading.report.sha256):
                book.record_reading(reading)
            print(number, flush=True)
            if number % 10 == 9:
                book.revise(one_transfer)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
