"""Records and an open writing transaction in; sealed acts in the book out. The only module that inserts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, func, insert, select, update

from waybill.errors import InputError
from waybill.records.claim import Reading
from waybill.records.judgement import Anchor, Judgement, Withdrawal
from waybill.records.report import LeftOut
from waybill.register import asking, tables, words_index
from waybill.register.asking_readings import words_rows
from waybill.register.chain import ROOT, canonical, seal_act, seal_records
from waybill.register.horizon import NOW, read_moment, written
from waybill.register.payload import party_of, split
from waybill.register.shelf import Shelf
from waybill.register.store_turns import sent_together

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
    number: int = 0


def take_turn(connection: Connection, learnt: datetime | None, counted: Column[int] | None = None) -> Turn:
    """The turn, and where a table's own count is asked for, its next number: with the head, in one question.

    Moments only grow: where the clock was set back, the act counts as just after the one before it.

    Else a record would slip in before a day that was already answered for.
    """
    moment = (learnt or datetime.now(UTC)).astimezone(UTC)
    tx = tables.tx
    query = select(tx.c.tx_id, tx.c.recorded_at, tx.c.hash)
    if counted is not None:
        query = query.add_columns(select(func.max(counted)).scalar_subquery().label("number"))
    last = connection.execute(query.order_by(tx.c.tx_id.desc()).limit(1)).first()
    if last is None:
        return Turn(1, moment, ROOT, number=1)
    number = (last.number or 0) + 1 if counted is not None else 0
    before = read_moment(last.recorded_at)
    if moment > before:
        return Turn(last.tx_id + 1, moment, last.hash, number=number)
    note = f" (the clock stood at {written(moment)})"
    return Turn(last.tx_id + 1, before + timedelta(microseconds=1), last.hash, note, number)


def seal(connection: Connection, turn: Turn, act: Act, words: Sequence[words_index.Row] = ()) -> None:
    """Insert the act with its hash, its records, then words into full-text search; the caller's transaction makes
    it all or nothing."""
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
    with sent_together(connection):
        connection.execute(insert(tables.tx), [head | {"hash": seal_act(head)}])
        for table in tables.RECORDS:
            if rows := [row for t, row in act.rows if t is table]:
                connection.execute(insert(table), rows)
        words_index.add(connection, words)


def following(connection: Connection, table: Table, column: str) -> int:
    """The next number of the table's own count."""
    return int(connection.execute(select(func.coalesce(func.max(table.c[column]), 0))).scalar_one()) + 1


def write_reading(
    connection: Connection, reading: Reading, act: Act, withdrawal: Withdrawal | None = None
) -> bool:
    """Record one report read by one version of the rules; False where it stands in the book already.

    Where the report takes itself back, that goes into the same act, unless it was written before.
    """
    if withdrawal is not None and not asking.was_withdrawn(connection, reading.report.id):
        _add_withdrawal(connection, withdrawal, act)
    return write_readings(connection, (reading,), act) == 1


def write_readings(connection: Connection, readings: Sequence[Reading], act: Act, index: bool = True) -> int:
    """Record readings in one act; gives how many were not in the book yet.

    Without `index` full-text search does not find them until `reindex`.
    """
    shelf = Shelf.of(connection, readings)
    fresh = [reading for reading in readings if shelf.takes(reading)]
    if not fresh:
        return 0
    taken_apart = [(reading, *split(reading)) for reading in fresh]
    turn = take_turn(connection, act.learnt, tables.reading.c.reading_id)
    words: list[words_index.Row] = []
    for reading_id, (reading, head, claims) in enumerate(taken_apart, turn.number):
        report = reading.report
        row = shelf.place(reading, reading_id, written(turn.moment)[:10])
        if row.new_text:
            act.add(tables.report_text, text_sha256=row.text_sha256, text=report.text)
        if row.new_report:
            kept = {"report_id": report.id, "sha256": report.sha256, "address": report.address}
            act.add(tables.report, **kept, former=row.former)
        if row.new_words:
            words.append((reading_id, report.title or "", report.text))
        act.add(
            tables.reading,
            reading_id=reading_id,
            report_id=report.id,
            reader=reading.reader,
            text_sha256=row.text_sha256,
            known_from=row.known_from,
            known_how=row.known_how,
            payload=canonical(head),
        )
        _add_claims(act, reading, reading_id, claims)
    seal(connection, turn, act, words if index else ())
    return len(fresh)


def _add_claims(act: Act, reading: Reading, reading_id: int, claims: Sequence[Row]) -> None:
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


def reindex(connection: Connection) -> None:
    """Draw full-text search anew from the book."""
    words_index.clear(connection)
    for rows in words_rows(connection):
        words_index.add(connection, rows)


def _storable(words: str) -> str:
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def write_left_out(connection: Connection, left_out: LeftOut, act: Act) -> bool:
    """Record what was not taken; False where the same still stands from an earlier run.

    A file name may hold bytes that are no text; they are written as escapes, for it must still be named.
    """
    left_out = LeftOut(*map(_storable, (left_out.address, left_out.step, left_out.reason)))
    if left_out in asking.left_out(connection, NOW, left_out.address):
        return False
    turn = take_turn(connection, act.learnt, tables.left_out.c.left_out_id)
    act.add(
        tables.left_out,
        left_out_id=turn.number,
        address=left_out.address,
        step=left_out.step,
        reason=left_out.reason,
    )
    seal(connection, turn, act)
    return True


def write_judgement(connection: Connection, judgement: Judgement, act: Act) -> None:
    """Append a person's decision; an earlier one on the same matter stays beside it."""
    turn = take_turn(connection, act.learnt, tables.judgement.c.judgement_id)
    anchor = judgement.anchor
    act.add(
        tables.judgement,
        judgement_id=turn.number,
        about=judgement.about,
        field=judgement.field,
        decision=judgement.decision,
        judge=judgement.by,
        judged_at=written(judgement.at),
        reason=judgement.reason,
        value=judgement.value,
        machine=judgement.machine,
        **({} if anchor is None else _anchored(anchor)),
    )
    seal(connection, turn, act)


def _anchored(anchor: Anchor) -> Row:
    ends = {"report": anchor.report, "starts_at": anchor.start, "ends_at": anchor.end}
    return ends | {"words_sha256": anchor.words_sha256}


def write_withdrawal(connection: Connection, withdrawal: Withdrawal, act: Act) -> None:
    """Append that a report no longer counts; a take-down blanks its text and takes it out of full-text search."""
    report, text = withdrawal.report, tables.report_text
    if not asking.has_report(connection, report):
        raise InputError(f"no report {report} to take back")
    if withdrawal.kind == asking.REINSTATEMENT:
        withdrawal = replace(withdrawal, day=_lifted_from(connection, report))
    turn = take_turn(connection, act.learnt)
    _add_withdrawal(connection, withdrawal, act)
    seal(connection, turn, act)
    if withdrawal.kind == "take_down":
        for rows in words_rows(connection, report):
            words_index.drop(connection, rows)
        mine = select(tables.reading.c.text_sha256).where(tables.reading.c.report_id == report)
        connection.execute(
            update(text).where(text.c.text_sha256.in_(mine), text.c.text != "").values(text="")
        )


def _add_withdrawal(connection: Connection, withdrawal: Withdrawal, act: Act) -> None:
    act.add(
        tables.withdrawal,
        withdrawal_id=following(connection, tables.withdrawal, "withdrawal_id"),
        report_id=withdrawal.report,
        kind=withdrawal.kind,
        day=withdrawal.day.isoformat(),
        by_whom=withdrawal.by,
        at=written(withdrawal.at),
        reason=withdrawal.reason,
    )


def _lifted_from(connection: Connection, report: str) -> date:
    """The first day on which the report counts again; refuses where nothing is there to lift."""
    days = [w.day for w in asking.withdrawals(connection, NOW, report) if w.kind != asking.TAKE_DOWN]
    if not days:
        raise InputError(f"report {report} was not taken back: there is nothing to lift")
    return min(days)


def set_mark(connection: Connection, name: str, tx_id: int) -> None:
    """Note how far something drawn from the book has come; it never goes back."""
    table, held = tables.mark, asking.marked(connection, name)
    if tx_id > held:
        connection.execute(delete(table).where(table.c.name == name))
        connection.execute(insert(table), [{"name": name, "tx_id": tx_id}])
