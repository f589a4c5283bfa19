"""A horizon in; how much the register held then, and pages of its reports, out; nothing here writes."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from waybill.records.claim import Reading
from waybill.records.entry import Search
from waybill.register import asking, asking_readings, tables, words_index
from waybill.register.asking_readings import Seen
from waybill.register.horizon import Horizon
from waybill.register.listing_asking import listed
from waybill.register.shelf import batches


def counts(connection: Connection, horizon: Horizon) -> dict[str, int]:
    """How many reports, claims, entries and inputs left out the horizon sees."""
    found = _counted(connection, horizon)
    claim = tables.claim
    claims = 0
    for some in batches(one.reading_id for one in found):
        query = select(func.count()).select_from(claim).where(claim.c.reading_id.in_(some))
        claims += int(connection.execute(query).scalar_one())
    return {
        "reports": len(found),
        "claims": claims,
        "entries": listed(connection, Search(limit=1), horizon).total,
        "left_out": len(asking.left_out(connection, horizon)),
    }


def _counted(connection: Connection, horizon: Horizon) -> list[Seen]:
    known = asking_readings.seen(connection, asking.last_act(connection, horizon))
    return asking_readings.within(known, horizon)


def list_reports(
    connection: Connection, words: str, horizon: Horizon, page: tuple[int, int]
) -> tuple[tuple[Reading, ...], int]:
    """A page (how many, after how many) of the reports that count and hold all the words, the newest first."""
    if words.strip():
        reading = tables.reading
        query = select(reading.c.report_id).where(
            reading.c.reading_id.in_(words_index.matching(connection, words))
        )
        reports = set(connection.execute(query).scalars())
        known = asking_readings.seen(connection, asking.last_act(connection, horizon), sorted(reports))
        found = asking_readings.within(known, horizon)
    else:
        found = _counted(connection, horizon)
    limit, offset = page
    found.sort(key=lambda one: one.report)
    found.sort(key=lambda one: one.known_from, reverse=True)
    shown = found[offset : offset + limit]
    return tuple(asking_readings.load(connection, shown)), len(found)
