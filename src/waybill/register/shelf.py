"""Readings about to be written in; where each stands beside what the book holds out: new, known, or a version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Column, Connection, or_, select

from waybill.records.claim import Reading
from waybill.register import tables
from waybill.register.chain import hash_of

# SQLite took 999 parameters in one statement before 3.32; half of that is as fast and safe everywhere.
AT_ONCE = 500
WEB = ("http://", "https://")


def batches(items: Iterable[Any], size: int = AT_ONCE) -> Iterable[list[Any]]:
    """The items, without repeats, in lists that one statement can take."""
    listed = list(dict.fromkeys(items))
    return (listed[n : n + size] for n in range(0, len(listed), size))


@dataclass(frozen=True, slots=True)
class Version:
    """One report at its address: from which day it was known and how that is known, the number of its first
    reading, and the day it was first learnt."""

    report: str
    known_from: str
    known_how: str
    order: int
    learnt: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reading comes to stand."""

    text_sha256: str
    known_from: str
    known_how: str
    former: str | None
    new_text: bool
    new_report: bool
    new_words: bool


@dataclass(slots=True)
class Shelf:
    """What the book holds of the reports about to be written, asked once for all of them."""

    read: set[tuple[str, str]] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    words: set[tuple[str, str]] = field(default_factory=set)
    reports: dict[str, Version] = field(default_factory=dict)
    at: dict[str, list[Version]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, connection: Connection, readings: Sequence[Reading]) -> Shelf:
        """Look up these readings' bytes, texts and addresses."""
        shelf, report, reading, tx = cls(), tables.report, tables.reading, tables.tx
        both = reading.join(report, report.c.report_id == reading.c.report_id)
        columns = (report.c.report_id, report.c.address, reading.c.known_from, reading.c.known_how)
        known = select(*columns, reading.c.reading_id, tx.c.recorded_at)
        known = known.add_columns(report.c.sha256, reading.c.reader, reading.c.text_sha256)
        known = known.select_from(both.join(tx, tx.c.tx_id == report.c.tx_id))
        for n in range(0, len(readings), AT_ONCE // 3):
            mine = [r.report for r in readings[n : n + AT_ONCE // 3]]
            wanted = or_(
                report.c.sha256.in_([r.sha256 for r in mine]), report.c.report_id.in_([r.id for r in mine])
            )
            # Asked for nothing, SQLite would go through all reports.
            if addresses := [r.address for r in mine if r.address.startswith(WEB)]:
                wanted = or_(wanted, report.c.address.in_(addresses))
            for row in connection.execute(known.where(wanted).order_by(reading.c.reading_id)):
                shelf.read.add((row.sha256, row.reader))
                shelf.words.add((row.report_id, row.text_sha256))
                day = row.recorded_at[:10]
                shelf._put(
                    row.address, Version(row.report_id, row.known_from, row.known_how, row.reading_id, day)
                )
        text = tables.report_text.c.text_sha256
        hashes = (hash_of(r.report.text) for r in readings)
        shelf.texts = {row[0] for row in _among(connection, select(text), text, hashes)}
        return shelf

    def _put(self, address: str, version: Version) -> None:
        """A later reading of a report may date it anew; its place in the order stays."""
        held = self.reports.get(version.report)
        if held is not None:
            version = replace(version, order=held.order, learnt=held.learnt)
            self.at[address] = [v for v in self.at[address] if v.report != version.report]
        self.reports[version.report] = version
        self.at[address].append(version)

    def takes(self, reading: Reading) -> bool:
        """Whether these bytes were not read by these rules yet, in the book or just before."""
        key = (reading.report.sha256, reading.reader)
        new = key not in self.read
        self.read.add(key)
        return new

    def place(self, reading: Reading, reading_id: int, today: str) -> Place:
        """Where the reading comes to stand; it is on the shelf from then on."""
        report, text_hash = reading.report, hash_of(reading.report.text)
        known_from, known_how, former = self._known(reading, today)
        found = Place(
            text_hash,
            known_from,
            known_how,
            former,
            text_hash not in self.texts,
            report.id not in self.reports,
            (report.id, text_hash) not in self.words,
        )
        self.texts.add(text_hash)
        self.words.add((report.id, text_hash))
        self._put(report.address, Version(report.id, known_from, known_how, reading_id, today))
        return found

    def _known(self, reading: Reading, today: str) -> tuple[str, str, str | None]:
        """The day the report was public, how that is known, and the version before it.

        Its publication; without one, the day it was first learnt. Other bytes at a web address that the book holds
        are a new version: where their publication is no day of their own, they count from the day they were learnt.
        """
        report, held = reading.report, self.reports.get(reading.report.id)
        published = report.published.period.latest if report.published else None
        if held is not None:
            if held.known_how == "version":
                return held.known_from, held.known_how, None
            return (published.isoformat(), "published", None) if published else (held.learnt, "learnt", None)
        others = sorted(self.at.get(report.address, ()), key=lambda v: (v.known_from, v.order))
        if not others or not report.address.startswith(WEB):
            return (published.isoformat(), "published", None) if published else (today, "learnt", None)
        own = published.isoformat() if published else ""
        if own and own not in {v.known_from for v in others}:
            earlier = [v.report for v in others if v.known_from < own]
            return own, "published", earlier[-1] if earlier else None
        return max(today, others[-1].known_from), "version", others[-1].report


def _among(connection: Connection, query: Any, column: Column[Any], values: Iterable[str]) -> Iterable[Any]:
    for some in batches(values):
        yield from connection.execute(query.where(column.in_(some)))
