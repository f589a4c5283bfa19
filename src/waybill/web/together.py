"""Word that something was kept comes in; a process beside the desk puts the touched entries together, and until when goes out.

Keeping a decision takes milliseconds, putting together a pair of which many reports tell takes minutes. Whoever judges is
answered when the decision is kept; what waits is known from the book itself, so that it is caught up after a crash.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from waybill.errors import RegisterError, WaybillError
from waybill.flow import states_of
from waybill.register import Register
from waybill.settings import Settings
from waybill.web.beside import Beside, Hung

# Who judges says the next word within a minute or two; the process begins anew in a second and gives back 80 MB.
IDLE_SECONDS = 120
# Who reads a page comes first; a machine with nothing else to do gives the process all it has.
POLITE = 5
# Putting a large register together anew takes hours; a process that is at it says nothing meanwhile.
SILENT_SECONDS = 24 * 3600.0
# What is left to another writer, or could not be written, is looked at again so soon.
AGAIN_SECONDS = 30.0


def work(pipe: Connection, settings: Settings) -> None:
    """Put together what waits whenever asked; runs in the process."""
    if hasattr(os, "nice"):
        os.nice(POLITE)
    try:
        while pipe.poll(IDLE_SECONDS):
            pipe.recv()
            try:
                with Register.open(settings.register, writable=True) as register:
                    register.revise(states_of)
                pipe.send("")
            except WaybillError as error:
                pipe.send(str(error))
    except (EOFError, OSError):
        return


class Together:
    """Puts together what was kept, one time after the other; a thread speaks to the process, which does the work."""

    def __init__(
        self,
        settings: Settings,
        behind: Callable[[], int],
        done: Callable[[], None] = lambda: None,
        beside: Beside | None = None,
    ) -> None:
        self._behind = behind
        self._done = done
        self._beside = beside or Beside(work, settings, "waybill-together")
        self._news = threading.Condition()
        self._wanted = self._busy = self._closed = False
        self._thread: threading.Thread | None = None

    def catch_up(self) -> None:
        """Put together what waits since the last time, where anything does."""
        try:
            waits = self._behind()
        except RegisterError:
            return  # There is no register yet, or none that can be read: the pages say which.
        if waits:
            self.wake()

    def wake(self) -> None:
        """Something was kept: put it together soon."""
        with self._news:
            if self._closed:
                return
            self._wanted = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="together", daemon=True)
                self._thread.start()
            self._news.notify_all()

    def wait(self, seconds: float) -> bool:
        """Whether all that was kept is put together within so many seconds."""
        until = time.monotonic() + seconds
        with self._news:
            idle = self._news.wait_for(lambda: not self._wanted and not self._busy, seconds)
        while idle and self._behind():
            if time.monotonic() > until:
                return False
            time.sleep(0.01)
        return idle

    def close(self) -> None:
        """Take no more; what was not put together yet is caught up at the next start."""
        with self._news:
            self._closed = True
            self._news.notify_all()
        self._beside.close()

    def _work(self) -> None:
        pause: float | None = None
        while True:
            with self._news:
                self._news.wait_for(lambda: self._wanted or self._closed, pause)
                if self._closed:
                    return
                self._wanted, self._busy = False, True
            pause = AGAIN_SECONDS if self._still_waits() else None
            with self._news:
                self._busy = False
                self._news.notify_all()

    def _still_waits(self) -> bool:
        """Have it put together; whether something waits after it."""
        try:
            self._beside.start()
            self._beside.send("all that waits")
            if fault := self._beside.receive(SILENT_SECONDS):
                logging.getLogger("waybill.web").warning("not put together: %s", fault)
            self._done()
            return bool(self._behind())
        except Hung:
            self._beside.close()
        except RegisterError as error:
            logging.getLogger("waybill.web").warning("%s", error)
        return True
