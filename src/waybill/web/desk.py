"""Settings come in; the open register and what pages keep at hand go out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from waybill.records.judgement import Judgement
from waybill.register import Register
from waybill.settings import Settings
from waybill.web.standin import Book


class Desk:
    """What all pages share: the settings and one register open for reading; writers open their own for one act."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._register: Register | None = None
        self._lock = Lock()

    @property
    def register(self) -> Register:
        """The register, opened when first asked for, so that the desk can start before there is one."""
        with self._lock:
            if self._register is None:
                self._register = Register.open(self.settings.register)
            return self._register

    @property
    def book(self) -> Book:
        """What pages ask."""
        return Book(self.register)

    @contextmanager
    def writing(self, actor: str) -> Iterator[Register]:
        """The register open for writing in the name of a person."""
        with Register.open(self.settings.register, writable=True, actor=actor) as register:
            yield register

    def keep(self, judgement: Judgement) -> None:
        """Keep a person's decision; every page shows it from then on."""
        with self.writing(judgement.by) as register:
            register.judge(judgement)

    def close(self) -> None:
        """Let go of the register."""
        with self._lock:
            if self._register is not None:
                self._register.close()
                self._register = None
