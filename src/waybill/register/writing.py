"""Records and an open writing transaction in; sealed acts in the book out. The only module that inserts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from waybill.records.claim import Reading
from waybill.records.formats import transfer_to_json
from waybill.records.judgement import Judgement
from waybill.records.report import LeftOut
from waybill.records.transfer import Transfer
from waybill.register import asking, tables
from waybill.register.chain import ROOT, canonical, hash_of, seal_act, seal_records
from waybill.register.horizon import NOW, read_moment, written
from waybill.register.identity import name_transfers
from waybill.register.payload import party_of, split

Row = dict[str, Any]


@dataclass(slots=True)
class Act:
    """One act of writing as it fills up: who writes, why, under which rules, and the records so far."""

    actor: str
    why: str
    reader: str = ""
    learnt: datetime | None = None
    rows: list[tuple[Table, Row]] = field(default_factory=list)

    def add(self, table: Table, **row: Any) -> None:
        """Put one more record into the act."""
        self.rows.append((table, row))


@dataclass(frozen=True, slots=True)
class Turn:
    """The writer's turn at the book: the next number, the moment it counts as, and the act before."""

    tx_id: int
    moment: datetime
    previous: str
    note: str = ""


def take_turn(connection: Connection, learnt: datetime | None) -> Turn:
    """Moments only grow: where the clock was set back, the act counts as just after the one before it.

    Else a record would slip in before a day that was already answered for.
    """
    moment = (learnt or datetime.now(UTC)).astimezone(UTC)
    tx = tables.tx
    last = connection.execute(
        select(tx.c.tx_id, tx.c.recorded_at, tx.c.hash).order_by(tx.c.tx_id.desc()).limit(1)
    ).first()
    if last is None:
        return Turn(1, moment, ROOT)
    before = read_moment(last.recorded_at)
    if moment > before:
        return Turn(last.tx_id + 1, moment, last.hash)
    note = f" (the clock stood at {written(moment)})"
    return Turn(last.tx_id + 1, before + timedelta(microseconds=1), last.hash, note)


def seal(connection: Connection, turn: Turn, act: Act) -> None:
    """Insert the act with its hash, then its records; the caller's transaction makes it all or nothing."""
    for _, row in act.rows:
        row["tx_id"] = turn.tx_id
    head: Row = {
        "tx_id": turn.tx_id,
        "recorded_at": written(turn.moment),
        "actor": act.actor,
        "why": act.why + turn.note,
        "reader": act.reader,
        "previous": turn.previous,
        "records": seal_records((table.name, row) for table, row in act.rows),
    }
    connection.execute(insert(tables.tx), [head | {"hash": seal_act(head)}])
    for table in tables.RECORDS:
        if rows := [row for t, row in act.rows if t is table]:
            connection.execute(insert(table), rows)


def _next(connection: Connection, table: Table, column: str) -> int:
    return int(connection.execute(select(func.coalesce(func.max(table.c[column]), 0))).scalar_one()) + 1


def _known(connection: Connection, reading: Reading, turn: Turn) -> tuple[str, str]:
    """The day the report was public, and how that is known; without a date, the day it was first learnt."""
    published = reading.report.published
    if published and published.period.latest:
        return published.period.latest.isoformat(), "published"
    first = connection.execute(
        select(tables.tx.c.recorded_at)
        .join(tables.report, tables.report.c.tx_id == tables.tx.c.tx_id)
        .where(tables.report.c.report_id == reading.report.id)
    ).scalar()
    return str(first or written(turn.moment))[:10], "learnt"


def write_reading(connection: Connection, reading: Reading, act: Act) -> bool:
    """Record one report read by one version of the rules; False where it stands in the book already."""
    report = reading.report
    if asking.has_reading(connection, report.sha256, reading.reader):
        return False
    head, claims = split(reading)
    turn = take_turn(connection, act.learnt)
    text_hash = hash_of(report.text)
    known_from, known_how = _known(connection, reading, turn)
    if not asking.has_text(connection, text_hash):
        act.add(tables.report_text, text_sha256=text_hash, text=report.text)
    if not asking.has_reading(connection, report.sha256):
        act.add(tables.report, report_id=report.id, sha256=report.sha256, address=report.address)
    reading_id = _next(connection, tables.reading, "reading_id")
    act.add(
        tables.reading,
        reading_id=reading_id,
        report_id=report.id,
        reader=reading.reader,
        text_sha256=text_hash,
        known_from=known_from,
        known_how=known_how,
        payload=canonical(head),
    )
    for place, (claim, data) in enumerate(zip(reading.claims, claims, strict=True)):
        act.add(
            tables.claim,
            reading_id=reading_id,
            claim_id=claim.id,
            place=place,
            kind=claim.kind,
            supplier=party_of(claim, "supplier"),
            recipient=party_of(claim, "recipient"),
            payload=canonical(data),
        )
    seal(connection, turn, act)
    return True


def _storable(words: str) -> str:
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def write_left_out(connection: Connection, left_out: LeftOut, act: Act) -> bool:
    """Record what was not taken; False where the same still stands from an earlier run.

    A file name may hold bytes that are no text; they are written as escapes, for it must still be named.
    """
    left_out = LeftOut(*map(_storable, (left_out.address, left_out.step, left_out.reason)))
    if left_out in asking.left_out(connection, NOW, left_out.address):
        return False
    turn = take_turn(connection, act.learnt)
    act.add(
        tables.left_out,
        left_out_id=_next(connection, tables.left_out, "left_out_id"),
        address=left_out.address,
        step=left_out.step,
        reason=left_out.reason,
    )
    seal(connection, turn, act)
    return True


def write_judgement(connection: Connection, judgement: Judgement, act: Act) -> None:
    """Append a person's decision; an earlier one on the same matter stays beside it."""
    turn = take_turn(connection, act.learnt)
    act.add(
        tables.judgement,
        judgement_id=_next(connection, tables.judgement, "judgement_id"),
        about=judgement.about,
        field=judgement.field,
        decision=judgement.decision,
        judge=judgement.by,
        judged_at=written(judgement.at),
        reason=judgement.reason,
        value=judgement.value,
    )
    seal(connection, turn, act)


def _unnumbered(transfer: Transfer) -> str:
    return canonical(transfer_to_json(replace(transfer, revision=0)))


def write_transfers(connection: Connection, computed: tuple[Transfer, ...], act: Act) -> tuple[Transfer, ...]:
    """Name all transfers, append a revision for each that changed, and say what became of the others."""
    known = asking.transfers(connection, NOW)
    latest = asking.revisions(connection, NOW)
    live = {t.id: t for t in known}
    named = name_transfers(computed, live, latest)
    turn = take_turn(connection, act.learnt)
    done = []
    for transfer in named.transfers:
        before = live.get(transfer.id)
        if before and _unnumbered(before) == _unnumbered(transfer):
            done.append(before)
            continue
        revised = replace(transfer, revision=latest.get(transfer.id, 0) + 1)
        act.add(tables.transfer, **_revision(revised, "live", None))
        done.append(revised)
    for id_, heir in sorted(named.ended.items()):
        last = replace(live[id_], revision=latest[id_] + 1)
        act.add(tables.transfer, **_revision(last, "merged" if heir else "gone", heir))
    if act.rows:
        seal(connection, turn, act)
    return tuple(done)


def _revision(transfer: Transfer, state: str, forward: str | None) -> Mapping[str, Any]:
    return {
        "transfer_id": transfer.id,
        "revision": transfer.revision,
        "state": state,
        "forward": forward,
        "payload": canonical(transfer_to_json(transfer)),
    }
