"""An open connection and a horizon in, readings as they counted then out; nothing here writes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Select, func, select

from waybill.records.claim import Reading
from waybill.register import asking, tables
from waybill.register.horizon import Horizon
from waybill.register.payload import join
from waybill.register.shelf import WEB, batches

# The day after all days.
EVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest reading of a report up to an act, and from which day to which it counts.

    It counts from the day it was known, until a newer version at its address was known or it was withdrawn. `first`
    is the report that stood first at its web address, else itself.
    """

    report: str
    reading_id: int
    text_sha256: str
    known_from: str
    known_how: str
    until: str
    first: str

    def counts_on(self, day: str) -> bool:
        """Whether the report counts on that day of publication."""
        return self.known_from <= day < self.until


def seen(connection: Connection, last: int, reports: Iterable[str] | None = None) -> dict[str, Seen]:
    """The newest reading of each report up to the act, of all or of those named."""
    rows = _newest(connection, last, reports)
    until, firsts = _ends(connection, last, rows, reports is None)
    return {
        row.report_id: Seen(
            row.report_id,
            row.reading_id,
            row.text_sha256,
            row.known_from,
            row.known_how,
            until.get(row.report_id, EVER),
            firsts.get(row.report_id, row.report_id),
        )
        for row in rows
    }


def _newest(connection: Connection, last: int, reports: Iterable[str] | None) -> list[Any]:
    reading, report = tables.reading, tables.report
    newest = select(
        func.max(reading.c.reading_id).label("reading_id"), func.min(reading.c.reading_id).label("first")
    )
    newest = newest.where(reading.c.tx_id <= last).group_by(reading.c.report_id)

    def rows(inner: Select[Any]) -> Iterable[Any]:
        found = inner.subquery()
        query = select(
            reading.c.reading_id,
            reading.c.report_id,
            reading.c.text_sha256,
            reading.c.known_from,
            reading.c.known_how,
            report.c.address,
            found.c.first,
        )
        query = query.join(found, found.c.reading_id == reading.c.reading_id)
        return connection.execute(query.join(report, report.c.report_id == reading.c.report_id))

    if reports is None:
        return list(rows(newest))
    return [row for some in batches(reports) for row in rows(newest.where(reading.c.report_id.in_(some)))]


def _ends(
    connection: Connection, last: int, rows: Sequence[Any], whole: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """The day on which each report stopped counting, of those that did; and the first version before each newer one."""
    until: dict[str, str] = {}
    firsts: dict[str, str] = {}

    def end(report: str, day: str) -> None:
        until[report] = min(day, until.get(report, EVER))

    at: dict[str, list[Any]] = defaultdict(list)
    for row in rows if whole else _beside(connection, last, rows):
        if row.address.startswith(WEB):
            at[row.address].append(row)
    for versions in at.values():
        versions.sort(key=lambda row: (row.known_from, row.first))
        for version, later in pairwise(versions):
            end(version.report_id, later.known_from)
            firsts[later.report_id] = versions[0].report_id
    gone = tables.withdrawal
    query = select(gone.c.report_id, gone.c.kind, gone.c.day).where(gone.c.tx_id <= last)
    query = query.order_by(gone.c.withdrawal_id)
    for some in [None] if whole else list(batches(row.report_id for row in rows)):
        found = connection.execute(query if some is None else query.where(gone.c.report_id.in_(some)))
        for row in asking.not_lifted(found):
            end(row.report_id, row.day)
    return until, firsts


def _beside(connection: Connection, last: int, rows: Sequence[Any]) -> list[Any]:
    """The rows with those of all other reports at their web addresses."""
    report = tables.report
    addresses = [row.address for row in rows if row.address.startswith(WEB)]
    known = {row.report_id for row in rows}
    more: set[str] = set()
    for some in batches(addresses):
        found = connection.execute(select(report.c.report_id).where(report.c.address.in_(some)))
        more |= {row.report_id for row in found} - known
    return [*rows, *(_newest(connection, last, sorted(more)) if more else ())]


def within(known: Mapping[str, Seen], horizon: Horizon) -> list[Seen]:
    """Those that count on the horizon's day, dated ones first by day, then by id; never as they came in."""
    if horizon.published_by is None:
        found = [one for one in known.values() if one.until == EVER]
    else:
        day = horizon.published_by.isoformat()
        found = [one for one in known.values() if one.counts_on(day)]
    return sorted(found, key=by_day)


def by_day(one: Seen) -> tuple[bool, str, str]:
    """Dated reports first, by day, then by id."""
    dated = one.known_how != "learnt"
    return not dated, one.known_from if dated else "", one.report


def load(connection: Connection, wanted: Sequence[Seen]) -> Iterator[Reading]:
    """The readings themselves, in the order given."""
    for some in batches(wanted):
        ids = [one.reading_id for one in some]
        reading, text, claim = tables.reading, tables.report_text, tables.claim
        claims: dict[int, list[str]] = defaultdict(list)
        query = select(claim.c.reading_id, claim.c.payload).where(claim.c.reading_id.in_(ids))
        for row in connection.execute(query.order_by(claim.c.reading_id, claim.c.place)):
            claims[row.reading_id].append(row.payload)
        heads = select(reading.c.reading_id, reading.c.payload, text.c.text)
        heads = heads.join(text, text.c.text_sha256 == reading.c.text_sha256)
        found = {r.reading_id: r for r in connection.execute(heads.where(reading.c.reading_id.in_(ids)))}
        for number in ids:
            yield join(found[number].payload, claims[number], found[number].text)


def words_rows(connection: Connection, report: str | None = None) -> Iterator[list[tuple[int, str, str]]]:
    """Number, title and text of the readings that full-text search knows: of each text of a report the first."""
    reading, text = tables.reading, tables.report_text
    first = select(func.min(reading.c.reading_id)).group_by(reading.c.report_id, reading.c.text_sha256)
    if report is not None:
        # One text may stand at several reports; blanked, it is gone from all.
        mine = select(reading.c.text_sha256).where(reading.c.report_id == report)
        first = first.where(reading.c.text_sha256.in_(mine))
    for ids in batches(connection.execute(first.order_by(func.min(reading.c.reading_id))).scalars()):
        query = select(reading.c.reading_id, reading.c.payload, text.c.text)
        query = query.join(text, text.c.text_sha256 == reading.c.text_sha256)
        rows = connection.execute(query.where(reading.c.reading_id.in_(ids), text.c.text != ""))
        yield [(r.reading_id, json.loads(r.payload)["report"]["title"] or "", r.text) for r in rows]
