"""Inputs come in from pages; they wait in a bounded tray, are read one batch after another, and how far each is goes out."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from waybill.errors import InputError, WaybillError
from waybill.records.report import LeftOut
from waybill.web.adding_form import Given
from waybill.web.adding_reading import Outcome, State
from waybill.web.fetching import Fetcher

# Batches that wait at once, and all their bytes: beyond this a person is asked to come back.
MOST_WAITING = 8
MOST_WAITING_BYTES = 100_000_000
# Batches that are still shown when they are done; what was read stands in the register anyway.
REMEMBERED = 200
ID_BYTES = 8

Phase = Literal["waiting", "reading", "putting together", "done"]


@dataclass(frozen=True, slots=True)
class Row:
    """One input and what became of it and of what was in it."""

    label: str
    state: State = "waiting"
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What one person added at once, for which reason, and how far it is."""

    id: str
    by: str
    why: str
    at: datetime
    rows: tuple[Row, ...]
    phase: Phase = "waiting"
    fault: str = ""

    def count(self, state: State) -> int:
        """How many reports came to this."""
        return sum(outcome.state == state for row in self.rows for outcome in row.outcomes)


class Full(WaybillError):
    """Too much is waiting already."""


class Tell:
    """How the reader says how far it is with a batch."""

    def __init__(self, tray: Tray, batch: str) -> None:
        self._tray = tray
        self._batch = batch

    def phase(self, phase: Phase) -> None:
        """The batch as a whole has come so far."""
        self._tray.change(self._batch, lambda batch: replace(batch, phase=phase))

    def row(self, at: int, state: State) -> None:
        """An input has come so far."""
        self._tray.change(
            self._batch, lambda batch: _with_row(batch, at, lambda row: replace(row, state=state))
        )

    def outcome(self, at: int, outcome: Outcome) -> None:
        """One report out of an input is done with."""
        self._tray.change(
            self._batch,
            lambda batch: _with_row(
                batch,
                at,
                lambda row: replace(row, outcomes=(*row.outcomes, outcome), state=_state(row, outcome)),
            ),
        )


# Takes a batch with its inputs and tells how far it is; whatever it raises is a fault of the batch alone.
Reader = Callable[[Batch, tuple[Given, ...], Tell], None]


class Tray:
    """The one place where what is added waits; one thread takes batches out, in order."""

    def __init__(self, reader: Reader, close: Callable[[], None] = lambda: None) -> None:
        self._reader = reader
        self._close = close
        self._batches: OrderedDict[str, Batch] = OrderedDict()
        self._waiting: deque[tuple[str, tuple[Given, ...]]] = deque()
        self._bytes = 0
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None
        self._open = True

    def add(self, inputs: tuple[Given, ...], by: str, why: str) -> Batch:
        """Put a batch into the tray; raises Full where there is no room."""
        size = sum(len(one.data) for one in inputs)
        with self._news:
            if len(self._waiting) >= MOST_WAITING or self._bytes + size > MOST_WAITING_BYTES:
                raise Full("much is waiting to be read already; try again when it is done")
            rows = tuple(Row(one.label) for one in inputs)
            batch = Batch(secrets.token_hex(ID_BYTES), by, why, datetime.now(UTC), rows)
            self._batches[batch.id] = batch
            self._waiting.append((batch.id, inputs))
            self._bytes += size
            self._forget()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="reading", daemon=True)
                self._thread.start()
            self._news.notify_all()
        return batch

    def batch(self, name: str) -> Batch | None:
        """The batch as it stands now."""
        with self._news:
            return self._batches.get(name)

    def batches(self) -> tuple[Batch, ...]:
        """Those that are remembered, the newest first."""
        with self._news:
            return tuple(reversed(self._batches.values()))

    def change(self, name: str, change: Callable[[Batch], Batch]) -> None:
        """Put the changed batch in the place of the former."""
        with self._news:
            self._batches[name] = change(self._batches[name])

    def close(self) -> None:
        """Take nothing more; what is being read stays whole or unread, for a report is one act."""
        with self._news:
            self._open = False
            self._waiting.clear()
            self._news.notify_all()
        self._close()

    def _forget(self) -> None:
        done = [batch.id for batch in self._batches.values() if batch.phase == "done"]
        for name in done[: max(0, len(self._batches) - REMEMBERED)]:
            del self._batches[name]

    def _work(self) -> None:
        while True:
            with self._news:
                while self._open and not self._waiting:
                    self._news.wait()
                if not self._open:
                    return
                name, inputs = self._waiting.popleft()
                batch = self._batches[name]
            fault = ""
            try:
                Tell(self, name).phase("reading")
                self._reader(batch, inputs, Tell(self, name))
            except WaybillError as error:
                fault = str(error)
            except Exception as error:
                # Whatever breaks in one batch, the next one is read; pages are not told where it broke.
                fault = f"fault of the reader: {type(error).__name__}"
            with self._news:
                self._bytes -= sum(len(one.data) for one in inputs)
                self._batches[name] = replace(self._batches[name], phase="done", fault=fault)


def fetched(given: Given, fetcher: Fetcher) -> Given | LeftOut:
    """The input with its bytes, fetched where it is an address; or why they could not be had."""
    if not given.url:
        return given
    try:
        found = fetcher.fetch(given.url)
    except InputError as error:
        return LeftOut(given.address, "intake", str(error))
    return replace(given, address=found.address, data=found.data)


def _with_row(batch: Batch, at: int, change: Callable[[Row], Row]) -> Batch:
    return replace(batch, rows=(*batch.rows[:at], change(batch.rows[at]), *batch.rows[at + 1 :]))


def _state(row: Row, outcome: Outcome) -> State:
    """An input counts as read where any report in it was, else as there, else as left out."""
    states = {o.state for o in (*row.outcomes, outcome)}
    ranked: tuple[State, ...] = ("read", "there", "left out")
    return next(state for state in ranked if state in states)
