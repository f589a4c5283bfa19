"""The open register comes in; what pages ask of it, with what they ask for again and again kept at hand, goes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import Any, TypeVar, cast

from waybill.records.claim import Reading
from waybill.records.entry import Change, Entry, Listed, Search
from waybill.records.judgement import Judgement, Withdrawal
from waybill.records.transfer import Transfer
from waybill.register import NOW, Horizon, Register, lookups
from waybill.register.lookups import Stood
from waybill.views.register_times import Days, days_of
from waybill.views.timeline import Axis

T = TypeVar("T")
# So many states of a transfer are listed with what made each differ; two days are compared however many there are.
STATES = 25
# What is drawn from the whole register may lag another program by so many seconds: it is a line of words or a list to
# choose from, not a fact one cites. What is kept through the desk itself shows at once.
LAG = 15.0
# So long one answer about the last act holds, in seconds.
MOMENT = 0.2
# So many viewpoints are kept at hand.
KEPT = 256


class Book:
    """What pages ask of the register."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._held: dict[tuple[str, object], tuple[float, tuple[int, str], Any]] = {}
        self._lock = Lock()
        self._head = (-MOMENT, (0, ""))

    def kept(self, name: str, key: object, make: Callable[[], T], lag: float = LAG) -> T:
        """What was made before, while nothing was written since, or not long ago."""
        now = time.monotonic()
        head = self._head_at(now)
        with self._lock:
            held = self._held.get((name, key))
        if held and (held[1] == head or now - held[0] < lag):
            return cast(T, held[2])
        made = make()
        with self._lock:
            if len(self._held) >= KEPT:
                self._held.pop(next(iter(self._held)))
            self._held[name, key] = (now, head, made)
        return made

    def _head_at(self, now: float) -> tuple[int, str]:
        """The last act, asked for once a moment: every page asks it several times."""
        asked, head = self._head
        if now - asked >= MOMENT:
            head = self.register.head()
            self._head = (now, head)
        return head

    def entry(self, id: str, horizon: Horizon = NOW, revision: int | None = None) -> Entry | None:
        """The transfer as it stood, or at a revision."""
        return self.register.entry(id, horizon, revision)

    def history(self, id: str, horizon: Horizon = NOW) -> tuple[tuple[Stood, ...], int]:
        """The last states it was in, oldest first, and how many there were in all."""
        return lookups.latest_states(self.register, id, horizon, STATES)

    def forget(self) -> None:
        """Ask everything anew: something was written just now."""
        with self._lock:
            self._held.clear()
            self._head = (-MOMENT, (0, ""))

    def list_entries(self, search: Search, horizon: Horizon = NOW) -> Listed:
        """A page of the list."""
        return self.register.list_entries(search, horizon)

    def readings_of(self, reports: Iterable[str], horizon: Horizon = NOW) -> tuple[Reading, ...]:
        """The newest readings of these reports."""
        return self.register.readings_of(reports, horizon)

    def list_reports(
        self, words: str, horizon: Horizon, limit: int, offset: int
    ) -> tuple[tuple[Reading, ...], int]:
        """A page of reports, the newest first."""
        return self.register.list_reports(words, horizon, limit, offset)

    def counts(self, horizon: Horizon) -> dict[str, int]:
        """How many transfers, reports and claims there are."""
        return self.kept("counts", horizon, lambda: self.register.counts(horizon))

    def days(self) -> tuple[tuple[date, int], ...]:
        """The days on which something became known, with of how many transfers."""
        return self.kept("days", None, lambda: lookups.known_days(self.register))

    def slide(self, chosen: date | None) -> Days | None:
        """The days on an axis with the chosen one on it; drawn once, for there are thousands."""
        drawn = self.kept("slide", None, lambda: days_of(self.days()))
        return replace(drawn, at=Axis(drawn.first, drawn.last).at(chosen)) if drawn and chosen else drawn

    def changes(self, since: Horizon, until: Horizon) -> tuple[Change, ...]:
        """What became of each transfer from the one to the other."""
        return self.kept("changes", (since, until), lambda: self.register.changes(since, until))

    def transfers_of(self, report: str, horizon: Horizon = NOW) -> tuple[Transfer, ...]:
        """The transfers that a report tells of."""
        return tuple(e.transfer for e in self.entries_of(report, horizon))

    def entries_of(self, report: str, horizon: Horizon = NOW) -> tuple[Entry, ...]:
        """The entries that a report is one of."""
        ids = lookups.transfers_telling(self.register, report, horizon)
        found = (self.entry(i, horizon) for i in ids)
        return tuple(e for e in found if e is not None)

    def reading_with(self, claim: str, horizon: Horizon = NOW) -> Reading | None:
        """The reading that holds a claim."""
        return lookups.reading_with(self.register, claim, horizon)

    def readings_from(self, outlet: str, horizon: Horizon, limit: int) -> tuple[Reading, ...]:
        """The newest readings of an outlet's or agency's reports."""
        return lookups.readings_from(self.register, outlet, horizon, limit)

    def versions(self, report: str) -> tuple[str, ...]:
        """The reports that stood at the same address one after the other."""
        return self.register.versions(report)

    def withdrawals(self, report: str, horizon: Horizon = NOW) -> tuple[Withdrawal, ...]:
        """Whether and why a report no longer counts."""
        return self.register.withdrawals(report, horizon)

    def judgements_on(self, reports: Iterable[str], horizon: Horizon = NOW) -> tuple[Judgement, ...]:
        """What persons decided on words of these reports."""
        return lookups.judgements_on(self.register, reports, horizon)

    def outlet_judgements(self, horizon: Horizon = NOW) -> tuple[Judgement, ...]:
        """What persons decided on outlets."""
        return lookups.judgements_on_outlets(self.register, horizon)
