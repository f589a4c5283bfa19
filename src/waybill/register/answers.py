"""The asking half of the register's face: a horizon in, records as they were known then out."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime

from sqlalchemy import Connection

from waybill.records.claim import READER, Reading
from waybill.records.entry import Change, Entry, Listed, Search
from waybill.records.judgement import Judgement, Withdrawal
from waybill.records.lineage import Lineage
from waybill.records.report import LeftOut
from waybill.records.transfer import Transfer
from waybill.register import (
    asking,
    asking_readings,
    changes,
    counting,
    entries_asking,
    listing_asking,
    verify,
)
from waybill.register.horizon import NOW, Horizon


class Answers:
    """What the book is asked; every answer is as it was known within a horizon."""

    def _asking(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def has_content(self, sha256: str, reader: str | None = READER) -> bool:
        """Whether these bytes were read by this version of the rules (None: by any)."""
        with self._asking() as connection:
            return asking.has_reading(connection, sha256, reader)

    def readings(self, horizon: Horizon = NOW) -> tuple[Reading, ...]:
        """The newest reading of each report that counted: newest version, not withdrawn; in an order of its own."""
        with self._asking() as connection:
            known = asking_readings.seen(connection, asking.last_act(connection, horizon))
            return tuple(asking_readings.load(connection, asking_readings.within(known, horizon)))

    def readings_of(self, reports: Iterable[str], horizon: Horizon = NOW) -> tuple[Reading, ...]:
        """The newest reading of each of these reports, older versions and withdrawn ones too; unknown ones missing."""
        with self._asking() as connection:
            known = asking_readings.seen(connection, asking.last_act(connection, horizon), list(reports))
            day = horizon.published_by.isoformat() if horizon.published_by else asking_readings.EVER
            found = sorted((s for s in known.values() if s.known_from <= day), key=asking_readings.by_day)
            return tuple(asking_readings.load(connection, found))

    def reading(self, report: str, horizon: Horizon = NOW) -> Reading | None:
        """The newest reading of the report, None where it was not known."""
        found = self.readings_of((report,), horizon)
        return found[0] if found else None

    def list_reports(
        self, words: str = "", horizon: Horizon = NOW, limit: int = 50, offset: int = 0
    ) -> tuple[tuple[Reading, ...], int]:
        """A page of the reports that count and hold all the words, the newest first, and how many there are in all."""
        with self._asking() as connection:
            return counting.list_reports(connection, words, horizon, (limit, offset))

    def versions(self, report: str) -> tuple[str, ...]:
        """The reports that stood at this one's web address one after the other, itself among them, oldest first."""
        with self._asking() as connection:
            return asking.versions(connection, report)

    def withdrawals(self, report: str | None = None, horizon: Horizon = NOW) -> tuple[Withdrawal, ...]:
        """Which reports no longer count, or what was written of one; in the order that it was."""
        with self._asking() as connection:
            return asking.withdrawals(connection, horizon, report)

    def undated(self, horizon: Horizon = NOW) -> tuple[str, ...]:
        """Ids of the reports among `readings` whose publication day is unknown."""
        with self._asking() as connection:
            known = asking_readings.seen(connection, asking.last_act(connection, horizon))
            found = asking_readings.within(known, horizon)
        return tuple(sorted(one.report for one in found if one.known_how == "learnt"))

    def left_out(self, horizon: Horizon = NOW) -> tuple[LeftOut, ...]:
        """What was not taken and still is not."""
        with self._asking() as connection:
            return asking.left_out(connection, horizon)

    def transfers(self, horizon: Horizon = NOW) -> tuple[Transfer, ...]:
        """The transfers as they stood, by id."""
        with self._asking() as connection:
            return entries_asking.transfers(connection, horizon)

    def lineage(self, horizon: Horizon = NOW) -> Lineage:
        """The ties and origins of all entries as they stood, as one lineage."""
        with self._asking() as connection:
            return entries_asking.lineage(connection, horizon)

    def entry(self, id_: str, horizon: Horizon = NOW, revision: int | None = None) -> Entry | None:
        """The transfer as it stood, or what it was merged into; with a revision that very state, if it was live."""
        with self._asking() as connection:
            if revision is None:
                head = entries_asking.followed(connection, id_, horizon)
            else:
                head = entries_asking.row_of(connection, id_, revision, horizon)
            if head is None or head.state != "live":
                return None
            return entries_asking.entries(connection, (head,))[0]

    def history(self, id_: str, horizon: Horizon = NOW) -> tuple[Entry, ...]:
        """How the transfer stood from day to day, oldest first, as it is known within the horizon."""
        with self._asking() as connection:
            head = entries_asking.followed(connection, id_, horizon)
            if head is None:
                return ()
            day = horizon.published_by.isoformat() if horizon.published_by else None
            last = asking.last_act(connection, horizon)
            rows = entries_asking.heads(connection, last, day, (head.id,)).get(head.id, [])
            return entries_asking.entries(connection, [row for row in rows if row.state == "live"])

    def list_entries(self, search: Search = Search(), horizon: Horizon = NOW) -> Listed:  # noqa: B008
        """A page of the list of entries."""
        with self._asking() as connection:
            return listing_asking.listed(connection, search, horizon)

    def current_id(self, transfer: str, horizon: Horizon = NOW) -> str:
        """The id under which a transfer is found now, following what it was merged into."""
        with self._asking() as connection:
            head = entries_asking.followed(connection, transfer, horizon)
            return head.id if head else transfer

    def changes(
        self, since: Horizon | date | datetime, until: Horizon | date | datetime
    ) -> tuple[Change, ...]:
        """What became of each transfer from the one to the other, and why; a day is one of publication."""
        with self._asking() as connection:
            return changes.changed(connection, _horizon(since), _horizon(until))

    def counts(self, horizon: Horizon = NOW) -> dict[str, int]:
        """How many `reports`, `claims`, `entries` and inputs `left_out` the horizon sees."""
        with self._asking() as connection:
            return counting.counts(connection, horizon)

    def behind(self) -> int:
        """How many readings, judgements and withdrawals wait to be put together into entries; 0 where none does.

        Three look-ups in indexes, whatever the book holds: it may be asked with every page.
        """
        with self._asking() as connection:
            return asking.written_since(connection, asking.marked(connection, asking.REVISED))

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


def _horizon(words: Horizon | date | datetime) -> Horizon:
    if isinstance(words, Horizon):
        return words
    return Horizon(learnt_by=words) if isinstance(words, datetime) else Horizon(published_by=words)
