"""A batch comes in; the reading process beside the desk reads it, is watched, and is begun anew where it breaks or hangs."""

from __future__ import annotations

from waybill.errors import RegisterError
from waybill.records.report import LeftOut
from waybill.settings import Settings
from waybill.web.adding import Batch, Tell, Tray, fetched
from waybill.web.adding_form import Given
from waybill.web.adding_reading import Begin, Done, End, Input, Next, Outcome, Refused, work
from waybill.web.beside import Beside, Hung
from waybill.web.fetching import Fetcher

# A long report takes seconds, an archive of two hundred some minutes, each word from the reader begins the count anew;
# the parser's start takes five seconds on a busy machine. Who is silent for longer hangs.
SILENT_SECONDS = 120.0
# Putting a large register together anew takes minutes.
TOGETHER_SECONDS = 1800.0


class ReadingProcess:
    """Reads batches in a process of its own, one at a time."""

    def __init__(
        self, settings: Settings, fetcher: Fetcher | None = None, silent_seconds: float = SILENT_SECONDS
    ) -> None:
        self.beside = Beside(work, settings, "waybill-reading")
        self._fetcher = fetcher or Fetcher(max_bytes=settings.max_bytes)
        self._silent_seconds = silent_seconds

    def read(self, batch: Batch, inputs: tuple[Given, ...], tell: Tell) -> None:
        """Read all inputs; one on which the process breaks is left out, and the next process reads the rest."""
        broken: dict[int, LeftOut] = {}
        at = 0
        while True:
            try:
                self._begin(batch, tell)
                while at < len(inputs):
                    self._read_one(at, broken.get(at) or inputs[at], tell)
                    at += 1
                tell.phase("putting together")
                self.beside.send(End())
                self._hear(tell, at - 1, TOGETHER_SECONDS)
                return
            except Hung:
                self.beside.close()
                if at >= len(inputs) or at in broken:
                    raise RegisterError(
                        "the reader stopped; what it had read is kept, add the rest again"
                    ) from None
                broken[at] = LeftOut(inputs[at].address, "reading", "the reader stopped on it")

    def _begin(self, batch: Batch, tell: Tell) -> None:
        self.beside.start()
        self.beside.send(Begin(batch.by, batch.why))
        self._hear(tell, 0)

    def _read_one(self, at: int, given: Given | LeftOut, tell: Tell) -> None:
        if isinstance(given, Given) and given.url:
            tell.row(at, "fetching")
        found = fetched(given, self._fetcher) if isinstance(given, Given) else given
        tell.row(at, "reading")
        self.beside.send(Refused(found) if isinstance(found, LeftOut) else Input(found.address, found.data))
        self._hear(tell, at)

    def _hear(self, tell: Tell, at: int, seconds: float = 0.0) -> None:
        """Pass on what the reader says until it wants the next input or is done."""
        while True:
            said = self.beside.receive(seconds or self._silent_seconds)
            if isinstance(said, Outcome):
                tell.outcome(at, said)
            elif isinstance(said, Done):
                if said.fault:
                    raise RegisterError(said.fault)
                return
            elif isinstance(said, Next):
                return


def open_tray(settings: Settings) -> Tray:
    """A tray that is read by a process beside the desk; the process begins with the first batch."""
    reading = ReadingProcess(settings)
    return Tray(reading.read, reading.beside.close)
