"""The register's face: records in, records out as they were known, and nothing ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from types import TracebackType

from sqlalchemy import Connection, Engine

from waybill.errors import InputError, RegisterError
from waybill.records.claim import READER, Reading
from waybill.records.judgement import Judgement
from waybill.records.register_address import Address, register_at
from waybill.records.report import LeftOut
from waybill.records.transfer import Transfer
from waybill.register import asking, store, verify, writing
from waybill.register.horizon import NOW, Horizon
from waybill.register.identity import name_transfers

Assemble = Callable[[tuple[Reading, ...]], Iterable[Transfer]]

# Each try puts all reports together again; two writers that alternate need two or three.
REVISION_TRIES = 5


class Register:
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

    def record_reading(self, reading: Reading, learnt: datetime | None = None, why: str = "read") -> bool:
        """Keep one report with its claims, all or nothing; False where this reader has read it already."""
        with self._writing() as connection:
            return writing.write_reading(connection, reading, self._act(why, reading.reader, learnt))

    def record_left_out(self, left_out: LeftOut, learnt: datetime | None = None, why: str = "read") -> bool:
        """Keep what was not taken and why; False where the same stands there already."""
        with self._writing() as connection:
            return writing.write_left_out(connection, left_out, self._act(why, READER, learnt))

    def record_transfers(
        self, transfers: Iterable[Transfer], learnt: datetime | None = None, why: str = "put together"
    ) -> tuple[Transfer, ...]:
        """Keep a revision of each transfer that changed; gives them back, in order, under lasting ids.

        Takes all transfers that all readings give: one that is missing counts as merged or gone.
        """
        with self._writing() as connection:
            return writing.write_transfers(connection, tuple(transfers), self._act(why, READER, learnt))

    def revise(
        self, assemble: Assemble, learnt: datetime | None = None, why: str = "put together"
    ) -> tuple[Transfer, ...]:
        """Put all readings together and record what changed, on no older state than any other writer's.

        Where another writer records readings meanwhile it is done again; after some tries it is left to that
        writer, whose own revision comes after its readings.
        """
        transfers: tuple[Transfer, ...] = ()
        for _ in range(REVISION_TRIES):
            with self._asking() as connection:
                last, kept = asking.last_act(connection, NOW), asking.readings(connection, NOW)
            transfers = tuple(assemble(kept))
            with self._writing() as connection:
                if asking.last_reading(connection) <= last:
                    act = self._act(why, READER, learnt)
                    return writing.write_transfers(connection, transfers, act)
        return self.named(transfers)

    def judge(self, judgement: Judgement, learnt: datetime | None = None) -> None:
        """Append a person's decision."""
        act = writing.Act(judgement.by, "judged", "", learnt)
        with self._writing() as connection:
            writing.write_judgement(connection, judgement, act)

    def has_content(self, sha256: str, reader: str | None = READER) -> bool:
        """Whether these bytes were read by this version of the rules (None: by any)."""
        with self._asking() as connection:
            return asking.has_reading(connection, sha256, reader)

    def readings(self, horizon: Horizon = NOW) -> tuple[Reading, ...]:
        """The newest reading of each report that was known, in an order that reading cannot change."""
        with self._asking() as connection:
            return asking.readings(connection, horizon)

    def undated(self, horizon: Horizon = NOW) -> tuple[str, ...]:
        """Ids of the reports among `readings` whose publication day is unknown."""
        with self._asking() as connection:
            return asking.undated(connection, horizon)

    def left_out(self, horizon: Horizon = NOW) -> tuple[LeftOut, ...]:
        """What was not taken and still is not."""
        with self._asking() as connection:
            return asking.left_out(connection, horizon)

    def transfers(self, horizon: Horizon = NOW) -> tuple[Transfer, ...]:
        """Transfers as they were recorded by the moment; the day of publication does not cut them."""
        with self._asking() as connection:
            return asking.transfers(connection, horizon)

    def named(self, transfers: Iterable[Transfer], horizon: Horizon = NOW) -> tuple[Transfer, ...]:
        """Transfers put together for a question, under the ids and revisions the book had given by then."""
        with self._asking() as connection:
            known = {t.id: t for t in asking.transfers(connection, horizon)}
            latest = asking.revisions(connection, horizon)
        found = name_transfers(tuple(transfers), known, latest).transfers
        return tuple(replace(t, revision=latest.get(t.id, 1)) for t in found)

    def current_id(self, transfer: str, horizon: Horizon = NOW) -> str:
        """The id under which a transfer is found now, following what it was merged into."""
        with self._asking() as connection:
            onwards = asking.forwards(connection, horizon)
        walked = {transfer}
        while (step := onwards.get(transfer)) is not None and step not in walked:
            walked.add(step)
            transfer = step
        return transfer

    def judgements(self, about: str | None = None, horizon: Horizon = NOW) -> tuple[Judgement, ...]:
        """What persons decided, on one record or on all, in order."""
        with self._asking() as connection:
            return asking.judgements(connection, horizon, about)

    def head(self) -> tuple[int, str]:
        """Number and hash of the last act: noted elsewhere, they show later that none was cut off the end."""
        with self._asking() as connection:
            return asking.head(connection)

    def verify(self) -> tuple[str, ...]:
        """What is wrong with the book, one line a fault; empty where it is whole."""
        with self._asking() as connection:
            return verify.find_faults(connection)
