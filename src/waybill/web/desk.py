"""Settings come in; the open register and what pages keep at hand go out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from waybill.errors import RegisterError
from waybill.records.judgement import Judgement, Withdrawal
from waybill.register import Register, store
from waybill.settings import Settings
from waybill.web.book import Book
from waybill.web.together import Together

# What another program kept is told this much later; what was kept or put together through the desk at once.
WAITS_FOR = 1.0


class Desk:
    """What all pages share: the settings and one register open for reading; writers open their own for one act."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._book: Book | None = None
        self._lock = Lock()
        self.together = Together(settings, lambda: self.register.behind(), self._forget)
        self._waits = (-WAITS_FOR, 0)

    @property
    def book(self) -> Book:
        """What pages ask of the register, opened when first asked for, so that the desk can start before there is one."""
        with self._lock:
            if self._book is None:
                self._book = Book(Register.open(self.settings.register))
            return self._book

    @property
    def register(self) -> Register:
        """The register itself."""
        return self.book.register

    @contextmanager
    def writing(self, actor: str) -> Iterator[Register]:
        """The register open for writing in the name of a person; it is there and of this version, for it is being read.

        Not opened anew: that looks into the file past SQLite, and a file that is closed so takes along the locks that
        this process holds on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
        """
        address = self.register.address
        with Register(address, store.connect(address, writable=True), True, actor) as register:
            yield register

    def keep(self, decision: Judgement | Withdrawal) -> None:
        """Keep a person's decision; what follows from it is put together right after, beside the desk."""
        with self.writing(decision.by) as register:
            if isinstance(decision, Judgement):
                register.judge(decision)
            else:
                register.withdraw(decision)
        self._forget()
        self.together.wake()

    def waiting(self) -> int:
        """How many reports and decisions are kept and not put together yet."""
        asked, number = self._waits
        if time.monotonic() - asked < WAITS_FOR:
            return number
        try:
            number = self.register.behind()
        except RegisterError:
            return 0  # Pages that ask the register say what is wrong with it; the others need none.
        self._waits = (time.monotonic(), number)
        return number

    def _forget(self) -> None:
        self._waits = (-WAITS_FOR, 0)
        self.book.forget()

    def close(self) -> None:
        """Let go of the register."""
        self.together.close()
        with self._lock:
            if self._book is not None:
                self._book.register.close()
                self._book = None
