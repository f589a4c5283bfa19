"""The register's face: records in, records out as they were known, and nothing ever overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import islice
from types import TracebackType

from sqlalchemy import Connection, Engine

from waybill.errors import InputError, RegisterError
from waybill.records.claim import READER, Reading
from waybill.records.judgement import Judgement, Withdrawal
from waybill.records.register_address import Address, register_at
from waybill.records.report import LeftOut
from waybill.register import asking, crossing, listing, store, touched, writing
from waybill.register.answers import Answers
from waybill.register.entries import Assemble, Pair
from waybill.register.entries_writing import Desk, lay_out, overtaken, put_together, write_entries

# Each try puts the pairs together again on which another wrote; two writers that alternate need two or three.
REVISION_TRIES = 5
# Readings in one act of a bulk load: beyond some hundreds an act's own cost no longer shows.
BULK = 500
# Pairs and reports that are put together before they are written; bounds the memory, not the answer.
PAIRS_AT_ONCE = 100
REPORTS_AT_ONCE = 500


class Register(Answers):
    """The book of what was reported; open it with `Register.open` and close it, or use it in a `with`."""

    def __init__(self, address: Address, engine: Engine, writable: bool, actor: str) -> None:
        self.address = address
        self._engine = engine
        self._writable = writable
        self._actor = actor

    @classmethod
    def open(
        cls,
        address: str | Address,
        writable: bool = False,
        actor: str = "waybill",
        busy_seconds: float = store.BUSY_SECONDS,
    ) -> Register:
        """Open the register at a file's path or a `postgresql://` address, for writing also make it or bring it up.

        `busy_seconds` is how long to wait for another writer before `RegisterLocked`.
        """
        where = register_at(address)
        return cls(where, store.opened(where, writable, busy_seconds), writable, actor)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with store.told_plainly(self.address), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self._writable:
            raise RegisterError(f"register {self.address} was opened for reading only")
        try:
            with store.told_plainly(self.address), store.turn_to_write(self._engine) as connection:
                yield connection
        except UnicodeEncodeError as error:
            raise InputError(f"characters that no text file can hold: {error.reason}") from error

    def _act(self, why: str, reader: str, learnt: datetime | None) -> writing.Act:
        return writing.Act(self._actor, why, reader, learnt)

    def record_reading(
        self,
        reading: Reading,
        learnt: datetime | None = None,
        why: str = "read",
        withdrawal: Withdrawal | None = None,
    ) -> bool:
        """Keep one report with its claims, all or nothing; False where this reader has read it already.

        A `withdrawal` by which the report takes itself back is kept in the same act.
        """
        with self._writing() as connection:
            act = self._act(why, reading.reader, learnt)
            return writing.write_reading(connection, reading, act, withdrawal)

    def record_left_out(self, left_out: LeftOut, learnt: datetime | None = None, why: str = "read") -> bool:
        """Keep what was not taken and why; False where the same stands there already."""
        with self._writing() as connection:
            return writing.write_left_out(connection, left_out, self._act(why, READER, learnt))

    def bulk(self, readings: Iterable[Reading], learnt: datetime | None = None, why: str = "read") -> int:
        """Keep many reports, some hundreds an act; gives how many were new.

        Full-text search and entries are drawn when all are in: an act that is cut short is simply done again.
        """
        total = 0
        many = iter(readings)
        while some := list(islice(many, BULK)):
            with self._writing() as connection:
                act = self._act(why, some[0].reader, learnt)
                total += writing.write_readings(connection, some, act, index=False)
        if total:
            with self._writing() as connection:
                writing.reindex(connection)
        return total

    def revise(self, assemble: Assemble, learnt: datetime | None = None, why: str = "put together") -> int:
        """Put together what was written on since the last time, each pair on no older state than any other writer's.

        Gives the number of rows appended. A pair on which another writer writes meanwhile is done again; after some
        tries it is left to that writer, whose own revision comes after its readings.
        """
        return self._revise(assemble, self._act(why, READER, learnt), whole=False)

    def rebuild(self, assemble: Assemble, learnt: datetime | None = None) -> int:
        """Put all entries together anew from the book; appends only what differs from what it has.

        Gives the number of rows appended; the lists drawn beside the book are drawn anew too.
        """
        rows = self._revise(assemble, self._act("rebuilt", READER, learnt), whole=True)
        self.redraw()
        return rows

    def redraw(self) -> None:
        """Draw what stands beside the book anew from it: full-text search and the list of entries."""
        with self._writing() as connection:
            writing.reindex(connection)
            listing.redraw(connection)

    def _revise(self, assemble: Assemble, act: writing.Act, whole: bool) -> int:
        rows, own, todo = 0, set[int](), None
        for _ in range(REVISION_TRIES):
            with self._asking() as connection:
                plan = touched.plan(connection, whole)
                marked = asking.marked(connection, asking.REVISED)
            late: set[Pair] = set()
            wanted = [one for one in plan.touched if todo is None or one.pair in todo]
            for some in self._laid_out(plan, wanted):
                done = [put_together(desk, assemble) for desk in some]
                with self._writing() as connection:
                    gone = overtaken(connection, plan, own)
                    late |= {one.desk.pair for one in done} & gone
                    fit = [one for one in done if one.desk.pair not in gone]
                    rows += (written := write_entries(connection, fit, replace(act, rows=[])))
                    own |= {asking.head(connection)[0]} if written else set()
            if not late:
                if plan.last > marked or (plan.touched and plan.moved):
                    with self._writing() as connection:
                        rows += crossing.lead_across(connection, plan, replace(act, rows=[]))
                        writing.set_mark(connection, asking.REVISED, plan.last)
                return rows
            todo = late
        return rows

    def _laid_out(self, plan: touched.Plan, wanted: Iterable[touched.Touched]) -> Iterator[list[Desk]]:
        """The pairs in lists that are put together and written at one go."""
        some: list[Desk] = []
        for one in wanted:
            with self._asking() as connection:
                some.append(lay_out(connection, one, plan))
            if len(some) == PAIRS_AT_ONCE or sum(len(desk.texts) for desk in some) > REPORTS_AT_ONCE:
                yield some
                some = []
        if some:
            yield some

    def judge(self, judgement: Judgement, learnt: datetime | None = None) -> None:
        """Append a person's decision."""
        act = writing.Act(judgement.by, "judged", "", learnt)
        with self._writing() as connection:
            writing.write_judgement(connection, judgement, act)

    def withdraw(self, withdrawal: Withdrawal, learnt: datetime | None = None) -> None:
        """Append that a report no longer counts from a day on; a take-down blanks its text for good."""
        act = writing.Act(withdrawal.by, withdrawal.kind.replace("_", "-"), "", learnt)
        with self._writing() as connection:
            writing.write_withdrawal(connection, withdrawal, act)
