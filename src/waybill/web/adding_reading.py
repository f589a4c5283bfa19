"""Inputs come in over a pipe, one by one; they are read into the register, and what became of each goes back.

This is what runs in the reading process: apart from the desk, so that no page waits for the parser, and a report on which it
breaks takes nothing with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Literal

from waybill.errors import WaybillError
from waybill.flow import in_read_language, take_into, unread_in
from waybill.intake.archive import reports_within
from waybill.records.report import LeftOut, Report
from waybill.register import Register
from waybill.settings import Settings

# A process that nobody needed for so long gives its memory back (the parser takes some 300 MB).
IDLE_SECONDS = 600

State = Literal["waiting", "fetching", "reading", "read", "there", "left out"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: read, there already, or left out and why; `report` is its id where it has one."""

    address: str
    state: State
    said: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class Begin:
    """A batch begins: in whose name, why."""

    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Input:
    """One input's bytes."""

    address: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """One input that could not be had, to be kept on record."""

    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class End:
    """No more inputs in this batch."""


@dataclass(frozen=True, slots=True)
class Next:
    """The reader is ready for the next input."""


@dataclass(frozen=True, slots=True)
class Done:
    """The batch is in the register; `fault` says why not, where it is not."""

    fault: str = ""


def work(pipe: Connection, settings: Settings) -> None:
    """Read batch after batch until the desk hangs up or nothing came for long."""
    try:
        while pipe.poll(IDLE_SECONDS):
            begin = pipe.recv()
            if not isinstance(begin, Begin):
                continue
            try:
                with Register.open(settings.register, writable=True, actor=begin.by) as register:
                    _read_batch(pipe, register, settings, begin.why)
                pipe.send(Done())
            except WaybillError as error:
                pipe.send(Done(str(error)))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _read_batch(pipe: Connection, register: Register, settings: Settings, why: str) -> None:
    def tell(found: Report | LeftOut) -> None:
        if isinstance(found, Report):
            unread = "".join(f" ({lost.reason})" for lost in unread_in(found))
            pipe.send(Outcome(found.address, "read", f"{found.title or found.address}{unread}", found.id))
        else:
            pipe.send(Outcome(found.address, "left out", found.reason))

    take_into(register, _incoming(pipe, register, settings), tell, why)


def _incoming(pipe: Connection, register: Register, settings: Settings) -> Iterator[Report | LeftOut]:
    """Reports as the desk sends their bytes; what the register holds already is said and passed over."""
    while True:
        pipe.send(Next())
        sent = pipe.recv()
        if isinstance(sent, Refused):
            yield sent.left_out
        elif isinstance(sent, Input):
            for found in reports_within(sent.data, sent.address, settings.max_bytes):
                if isinstance(found, Report) and register.has_content(found.sha256):
                    pipe.send(Outcome(found.address, "there", found.title or "", found.id))
                else:
                    yield in_read_language(found)
        else:
            return
