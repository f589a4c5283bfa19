"""An open connection and a horizon in, records out; nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from waybill.records.judgement import Anchor, Judgement, Withdrawal
from waybill.records.report import LeftOut
from waybill.register import tables
from waybill.register.chain import ROOT
from waybill.register.horizon import Horizon, read_moment, written
from waybill.register.shelf import WEB

TAKE_DOWN = "take_down"
REINSTATEMENT = "reinstatement"
# The mark up to which act everything was put together.
REVISED = "revised"


def last_act(connection: Connection, horizon: Horizon) -> int:
    """The number of the last act the horizon sees; acts are numbered in the order of their moments."""
    tx = tables.tx
    query = select(func.coalesce(func.max(tx.c.tx_id), 0))
    if horizon.learnt_by is not None:
        query = query.where(tx.c.recorded_at <= written(horizon.learnt_by))
    return int(connection.execute(query).scalar_one())


def last_reading(connection: Connection) -> int:
    """The number of the last act in which a report was read."""
    query = select(func.coalesce(func.max(tables.reading.c.tx_id), 0))
    return int(connection.execute(query).scalar_one())


def head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last act; 0 and the root's hash where there is none."""
    query = select(tables.tx.c.tx_id, tables.tx.c.hash).order_by(tables.tx.c.tx_id.desc()).limit(1)
    row = connection.execute(query).first()
    return (row.tx_id, row.hash) if row else (0, ROOT)


def has_text(connection: Connection, text_hash: str) -> bool:
    """Whether this very text is kept already."""
    query = select(tables.report_text.c.tx_id).where(tables.report_text.c.text_sha256 == text_hash)
    return connection.execute(query).first() is not None


def has_reading(connection: Connection, sha256: str, reader: str | None = None) -> bool:
    """Whether these bytes were read, by that version of the rules where one is named."""
    query = (
        select(tables.reading.c.reading_id)
        .join(tables.report, tables.report.c.report_id == tables.reading.c.report_id)
        .where(tables.report.c.sha256 == sha256)
    )
    if reader is not None:
        query = query.where(tables.reading.c.reader == reader)
    return connection.execute(query.limit(1)).first() is not None


def has_report(connection: Connection, report: str) -> bool:
    """Whether the book holds the report."""
    query = select(tables.report.c.tx_id).where(tables.report.c.report_id == report)
    return connection.execute(query).first() is not None


def left_out(connection: Connection, horizon: Horizon, address: str | None = None) -> tuple[LeftOut, ...]:
    """What was not taken and still stands so; what was read later from the same address is no longer missing."""
    out = tables.left_out
    query = _still_out(connection, horizon, out)
    if address is not None:
        query = query.where(out.c.address == address)
    rows = connection.execute(query.order_by(out.c.address, out.c.step, out.c.left_out_id))
    return tuple(LeftOut(row.address, row.step, row.reason) for row in rows)


def count_left_out(connection: Connection, horizon: Horizon) -> int:
    """How many inputs were not taken and are still missing."""
    return int(connection.execute(_still_out(connection, horizon, func.count())).scalar_one())


def _still_out(connection: Connection, horizon: Horizon, *columns: Any) -> Select[Any]:
    """No publication day is known of what was not taken: the day it was left out stands in."""
    out, tx, report, reading = tables.left_out, tables.tx, tables.report, tables.reading
    last = last_act(connection, horizon)
    later = (
        select(reading.c.reading_id)
        .join(report, report.c.report_id == reading.c.report_id)
        .where(
            and_(
                report.c.address == out.c.address,
                reading.c.tx_id > out.c.tx_id,
                reading.c.tx_id <= last,
            )
        )
    )
    query = select(*columns).select_from(out.join(tx, tx.c.tx_id == out.c.tx_id))
    query = query.where(out.c.tx_id <= last, ~later.exists())
    if horizon.published_by is not None:
        query = query.where(func.substr(tx.c.recorded_at, 1, 10) <= horizon.published_by.isoformat())
    return query


def judgements(connection: Connection, horizon: Horizon, about: str | None) -> tuple[Judgement, ...]:
    """What persons decided up to the horizon's moment, in the order they did."""
    table = tables.judgement
    query = select(table).where(table.c.tx_id <= last_act(connection, horizon))
    if about is not None:
        query = query.where(table.c.about == about)
    return tuple(
        Judgement(
            about=row.about,
            field=row.field,
            decision=row.decision,
            by=row.judge,
            at=read_moment(row.judged_at),
            reason=row.reason,
            value=row.value,
            machine=row.machine,
            anchor=_anchor(row),
        )
        for row in connection.execute(query.order_by(table.c.judgement_id))
    )


def _anchor(row: Row[Any]) -> Anchor | None:
    return (
        Anchor(row.report, row.starts_at, row.ends_at, row.words_sha256) if row.report is not None else None
    )


def withdrawals(
    connection: Connection, horizon: Horizon, report: str | None = None
) -> tuple[Withdrawal, ...]:
    """Which reports no longer count, as far as the horizon sees, in the order that was written down; not what was lifted."""
    table = tables.withdrawal
    query = select(table).where(table.c.tx_id <= last_act(connection, horizon))
    if horizon.published_by is not None:
        query = query.where(table.c.day <= horizon.published_by.isoformat())
    if report is not None:
        query = query.where(table.c.report_id == report)
    return tuple(
        Withdrawal(
            report=row.report_id,
            kind=row.kind,
            day=date.fromisoformat(row.day),
            by=row.by_whom,
            at=read_moment(row.at),
            reason=row.reason,
        )
        for row in not_lifted(connection.execute(query.order_by(table.c.withdrawal_id)))
    )


def was_withdrawn(connection: Connection, report: str) -> bool:
    """Whether it was ever written that the report no longer counts, lifted or not."""
    table = tables.withdrawal
    query = select(table.c.withdrawal_id).where(table.c.report_id == report)
    return connection.execute(query.limit(1)).first() is not None


def not_lifted(rows: Iterable[Any]) -> list[Any]:
    """Of withdrawals in the order they were written, those that hold: a reinstatement lifts what came before it.

    A take-down cannot be lifted, for its text is gone.
    """
    held: list[Any] = []
    for row in rows:
        if row.kind == REINSTATEMENT:
            held = [r for r in held if r.report_id != row.report_id or r.kind == TAKE_DOWN]
        else:
            held.append(row)
    return held


def versions(connection: Connection, report: str) -> tuple[str, ...]:
    """The reports that stood at the address of this one after each other, itself among them, oldest first."""
    table, reading = tables.report, tables.reading
    address = select(table.c.address).where(table.c.report_id == report).scalar_subquery()
    query = select(table.c.report_id, table.c.address, func.min(reading.c.reading_id).label("first"))
    query = query.add_columns(func.max(reading.c.known_from).label("known_from"))
    query = query.join(reading, reading.c.report_id == table.c.report_id).where(table.c.address == address)
    rows = connection.execute(query.group_by(table.c.report_id, table.c.address)).all()
    if rows and not rows[0].address.startswith(WEB):
        return (report,)
    return tuple(row.report_id for row in sorted(rows, key=lambda r: (r.known_from, r.first)))


def marked(connection: Connection, name: str) -> int:
    """The number of the act up to which something drawn from the book has come, 0 where it has not begun."""
    table = tables.mark
    return int(connection.execute(select(table.c.tx_id).where(table.c.name == name)).scalar() or 0)


def written_since(connection: Connection, act: int) -> int:
    """How many readings, judgements and withdrawals were written after the act: all that entries are put together from."""
    counts = [
        select(func.count()).select_from(table).where(table.c.tx_id > act).scalar_subquery()
        for table in (tables.reading, tables.judgement, tables.withdrawal)
    ]
    return sum(connection.execute(select(*counts)).one())
