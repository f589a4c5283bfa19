"""What to run comes in; a process beside the desk goes out, spoken to through a pipe, begun when needed and ended at will."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from waybill.settings import Settings

# What runs in the process: hears and answers through the pipe until the desk hangs up.
Work = Callable[[Connection, Settings], None]


class Hung(Exception):
    """The process ended or fell silent."""


class Beside:
    """One process beside the desk; it begins with the first word to it."""

    def __init__(self, work: Work, settings: Settings, name: str) -> None:
        self._work = work
        self._settings = settings
        self._name = name
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin the process where there is none."""
        with self._lock:
            if self._pipe is not None and self._process is not None and self._process.is_alive():
                return
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(
                target=self._work, args=(theirs, self._settings), name=self._name, daemon=True
            )
            self._process.start()
            theirs.close()

    def send(self, thing: object) -> None:
        """Say something to the process; raises Hung where nobody hears it."""
        pipe = self._pipe
        if pipe is None:
            raise Hung
        try:
            pipe.send(thing)
        except OSError as error:
            raise Hung from error

    def receive(self, seconds: float) -> object:
        """What the process says next; raises Hung where it says nothing for so long."""
        pipe = self._pipe
        try:
            if pipe is not None and pipe.poll(seconds):
                return pipe.recv()
        except (EOFError, OSError):
            pass
        raise Hung

    def close(self) -> None:
        """End the process; what it was writing is whole or not there."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.join(5)
            if self._pipe is not None:
                self._pipe.close()
            self._process = self._pipe = None
