"""Settings come in; the open register and what pages keep at hand go out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from waybill.flow import states_of
from waybill.records.judgement import Judgement
from waybill.register import Register
from waybill.settings import Settings
from waybill.web.book import Book


class Desk:
    """What all pages share: the settings and one register open for reading; writers open their own for one act."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._book: Book | None = None
        self._lock = Lock()

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
        """The register open for writing in the name of a person."""
        with Register.open(self.settings.register, writable=True, actor=actor) as register:
            yield register

    def keep(self, judgement: Judgement) -> None:
        """Keep a person's decision and what follows from it; every page shows it from then on."""
        with self.writing(judgement.by) as register:
            register.judge(judgement)
            register.revise(states_of)
        self.book.forget()

    def close(self) -> None:
        """Let go of the register."""
        with self._lock:
            if self._book is not None:
                self._book.register.close()
                self._book = None
