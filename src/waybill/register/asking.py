"""An open connection and a horizon in, records out; nothing here writes."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from waybill.records.claim import Reading
from waybill.records.formats import transfer_from_json
from waybill.records.judgement import Judgement
from waybill.records.report import LeftOut
from waybill.records.transfer import Transfer
from waybill.register import tables
from waybill.register.chain import ROOT
from waybill.register.horizon import Horizon, read_moment, written
from waybill.register.payload import join


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


def _seen_readings(last: int, horizon: Horizon) -> Select[Any]:
    """The newest reading of each report up to the last act, of reports that were public by the day."""
    reading = tables.reading
    newest = (
        select(func.max(reading.c.reading_id).label("reading_id"))
        .where(reading.c.tx_id <= last)
        .group_by(reading.c.report_id)
        .subquery()
    )
    query = select(reading).join(newest, newest.c.reading_id == reading.c.reading_id)
    if horizon.published_by is not None:
        query = query.where(reading.c.known_from <= horizon.published_by.isoformat())
    return query


def readings(connection: Connection, horizon: Horizon) -> tuple[Reading, ...]:
    """Every reading the horizon sees, dated reports first by day, then by id; never as they came in."""
    seen = _seen_readings(last_act(connection, horizon), horizon).subquery()
    texts = tables.report_text
    query = select(seen, texts.c.text).join(texts, texts.c.text_sha256 == seen.c.text_sha256)
    claim = tables.claim
    claims: dict[int, list[str]] = defaultdict(list)
    wanted = select(claim.c.reading_id, claim.c.payload).join(seen, seen.c.reading_id == claim.c.reading_id)
    for row in connection.execute(wanted.order_by(claim.c.reading_id, claim.c.place)):
        claims[row.reading_id].append(row.payload)
    rows = sorted(connection.execute(query), key=_by_day)
    return tuple(join(row.payload, claims[row.reading_id], row.text) for row in rows)


def _by_day(row: Row[Any]) -> tuple[bool, str, str]:
    dated = row.known_how == "published"
    return not dated, row.known_from if dated else "", row.report_id


def undated(connection: Connection, horizon: Horizon) -> tuple[str, ...]:
    """Reports seen whose publication day is unknown: the day they were learnt stands in for it."""
    seen = _seen_readings(last_act(connection, horizon), horizon).subquery()
    query = select(seen.c.report_id).where(seen.c.known_how == "learnt").order_by(seen.c.report_id)
    return tuple(connection.execute(query).scalars())


def left_out(connection: Connection, horizon: Horizon, address: str | None = None) -> tuple[LeftOut, ...]:
    """What was not taken and still stands so; what was read later from the same address is no longer missing.

    No publication day is known of what was not taken: the day it was left out stands in.
    """
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
    query = select(out).join(tx, tx.c.tx_id == out.c.tx_id).where(out.c.tx_id <= last, ~later.exists())
    if horizon.published_by is not None:
        query = query.where(func.substr(tx.c.recorded_at, 1, 10) <= horizon.published_by.isoformat())
    if address is not None:
        query = query.where(out.c.address == address)
    rows = connection.execute(query.order_by(out.c.address, out.c.step, out.c.left_out_id))
    return tuple(LeftOut(row.address, row.step, row.reason) for row in rows)


def _latest_transfers(last: int) -> Select[Any]:
    transfer = tables.transfer
    newest = (
        select(transfer.c.transfer_id, func.max(transfer.c.revision).label("revision"))
        .where(transfer.c.tx_id <= last)
        .group_by(transfer.c.transfer_id)
        .subquery()
    )
    return select(transfer).join(
        newest,
        and_(newest.c.transfer_id == transfer.c.transfer_id, newest.c.revision == transfer.c.revision),
    )


def transfers(connection: Connection, horizon: Horizon) -> tuple[Transfer, ...]:
    """The transfers recorded up to the horizon's moment, each at its latest revision, by id."""
    query = _latest_transfers(last_act(connection, horizon)).where(tables.transfer.c.state == "live")
    rows = connection.execute(query.order_by(tables.transfer.c.transfer_id))
    return tuple(transfer_from_json(json.loads(row.payload)) for row in rows)


def revisions(connection: Connection, horizon: Horizon) -> dict[str, int]:
    """The latest revision of every transfer id ever given, those merged and gone among them."""
    rows = connection.execute(_latest_transfers(last_act(connection, horizon)))
    return {row.transfer_id: row.revision for row in rows}


def forwards(connection: Connection, horizon: Horizon) -> dict[str, str]:
    """Where a transfer that was merged into another is to be found now."""
    query = _latest_transfers(last_act(connection, horizon)).where(tables.transfer.c.state == "merged")
    return {row.transfer_id: row.forward for row in connection.execute(query)}


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
        )
        for row in connection.execute(query.order_by(table.c.judgement_id))
    )
