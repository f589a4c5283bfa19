"""A horizon in; how much the register held then, and pages of its reports, out; nothing here writes.

Nearly every report is the only one at its address and was never taken back: the database counts those by itself, and
only the others are looked at one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, select

from waybill.records.claim import Reading
from waybill.records.entry import Search
from waybill.register import asking, asking_readings, tables, words_index
from waybill.register.asking_readings import EVER, Seen
from waybill.register.horizon import Horizon
from waybill.register.listing_asking import listed
from waybill.register.shelf import WEB, batches


@dataclass(frozen=True)
class Shown:
    """The newest readings within a horizon, as the database finds them, and those among them that stopped counting."""

    connection: Connection
    horizon: Horizon
    words: str = ""

    @cached_property
    def last(self) -> int:
        """The last act that the horizon sees."""
        return asking.last_act(self.connection, self.horizon)

    @cached_property
    def ended(self) -> dict[int, Seen]:
        """Readings known on the day that a newer version or a withdrawal has ended by then, by number."""
        day = self.horizon.published_by.isoformat() if self.horizon.published_by else EVER
        known = asking_readings.seen(self.connection, self.last, self._doubtful())
        return {
            s.reading_id: s
            for s in known.values()
            if s.known_from <= day and s.until <= day and s.until != EVER
        }

    def _doubtful(self) -> list[str]:
        """The reports that share a web address with another, and those that were taken back."""
        report, gone = tables.report, tables.withdrawal
        shared = select(report.c.address).where(report.c.address >= WEB[0], report.c.address < "https:~")
        shared = shared.group_by(report.c.address).having(func.count() > 1)
        at = self.connection.execute(select(report.c.report_id).where(report.c.address.in_(shared))).scalars()
        return sorted({*at, *self.connection.execute(select(gone.c.report_id)).scalars()})

    def newest(self, *columns: Any) -> Select[Any]:
        """A question for the newest reading of each report that was public then, ended or not."""
        reading = tables.reading
        later = reading.alias("later")
        newer = select(literal(1)).where(
            later.c.report_id == reading.c.report_id, later.c.reading_id > reading.c.reading_id
        )
        wheres: list[ColumnElement[bool]] = [~newer.exists()]
        if self.horizon.learnt_by is not None:
            # Only then, for an index of readings by report answers the rest alone.
            wheres = [reading.c.tx_id <= self.last, ~newer.where(later.c.tx_id <= self.last).exists()]
        if self.horizon.published_by is not None:
            wheres.append(reading.c.known_from <= self.horizon.published_by.isoformat())
        if self.words.strip():
            told = tables.reading.alias("told")
            holding = select(told.c.report_id)
            holding = holding.where(told.c.reading_id.in_(words_index.matching(self.connection, self.words)))
            wheres.append(reading.c.report_id.in_(holding))
        return select(*columns).where(and_(*wheres))

    @cached_property
    def found(self) -> list[Any]:
        """The readings that hold the words, the newest first, sought once for their number and the page."""
        reading = tables.reading
        query = self.newest(reading.c.reading_id, reading.c.report_id)
        rows = self.connection.execute(query.order_by(reading.c.known_from.desc(), reading.c.report_id))
        return [row for row in rows if row.reading_id not in self.ended]

    def total(self) -> int:
        """How many reports count."""
        if self.words.strip():
            return len(self.found)
        number = tables.reading.c.reading_id
        found = self.connection.execute(self.newest(func.count(number))).scalar_one()
        return int(found) - sum(len(self._shown_of(some)) for some in batches(self.ended))

    def claims(self) -> int:
        """How many claims the reports that count have."""
        claim, reading = tables.claim, tables.reading
        query = (
            self.newest(func.count())
            .select_from(reading)
            .join(claim, claim.c.reading_id == reading.c.reading_id)
        )
        found = int(self.connection.execute(query).scalar_one())
        for some in batches(self.ended):
            found -= int(self.connection.execute(query.where(reading.c.reading_id.in_(some))).scalar_one())
        return found

    def _shown_of(self, numbers: list[int]) -> list[int]:
        query = self.newest(tables.reading.c.reading_id).where(tables.reading.c.reading_id.in_(numbers))
        return list(self.connection.execute(query).scalars())

    def page(self, limit: int, offset: int) -> list[str]:
        """The reports of a page, the newest first; what has ended is passed over as it comes up."""
        if self.words.strip():
            return [row.report_id for row in self.found[offset : offset + limit]]
        reading = tables.reading
        query = self.newest(reading.c.reading_id, reading.c.report_id)
        query = query.order_by(reading.c.known_from.desc(), reading.c.report_id)
        rows = self.connection.execute(query.limit(offset + limit + len(self.ended)))
        return [row.report_id for row in rows if row.reading_id not in self.ended][offset : offset + limit]


def counts(connection: Connection, horizon: Horizon) -> dict[str, int]:
    """How many reports, claims, entries and inputs left out the horizon sees."""
    shown = Shown(connection, horizon)
    return {
        "reports": shown.total(),
        "claims": shown.claims(),
        "entries": listed(connection, Search(limit=1), horizon).total,
        "left_out": asking.count_left_out(connection, horizon),
    }


def list_reports(
    connection: Connection, words: str, horizon: Horizon, page: tuple[int, int]
) -> tuple[tuple[Reading, ...], int]:
    """A page (how many, after how many) of the reports that count and hold all the words, the newest first."""
    shown = Shown(connection, horizon, words)
    wanted = shown.page(*page)
    known = asking_readings.seen(connection, shown.last, wanted)
    return tuple(asking_readings.load(connection, [known[report] for report in wanted])), shown.total()
