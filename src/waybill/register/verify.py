"""An open connection in, what is wrong with the book out: nothing, where it is whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, select

from waybill.errors import WaybillError
from waybill.records.claim import Reading
from waybill.register import store, tables
from waybill.register.asking import last_act
from waybill.register.asking_readings import load, seen
from waybill.register.chain import ROOT, hash_of, seal_act, seal_records
from waybill.register.horizon import NOW
from waybill.register.triggers import standing_triggers, trigger_names

Record = tuple[int, str, dict[str, Any]]


def find_faults(connection: Connection) -> tuple[str, ...]:
    """Check the file, its keys, its guards, the chain, the texts and the spans; one line a fault."""
    faults = list(store.find_faults(connection))
    if faults:
        # A torn file gives torn rows; what else is wrong cannot be told apart from that.
        return tuple(faults)
    checks = (_guard_faults, _chain_faults, _text_faults, _piece_faults, _reading_faults)
    return tuple(fault for check in checks for fault in check(connection))


def _guard_faults(connection: Connection) -> Iterator[str]:
    names = [table.name for table in (tables.tx, *tables.RECORDS)]
    for missing in sorted(trigger_names(connection, names) - standing_triggers(connection)):
        yield f"guard {missing} is missing: rows could be changed"


def _records(connection: Connection) -> Iterator[Record]:
    """All records, by the act they were written in."""

    def rows_of(table: Table) -> Iterator[Record]:
        query = select(table).order_by(table.c.tx_id)
        for row in connection.execute(query).mappings():
            yield row["tx_id"], table.name, dict(row)

    return merge(*map(rows_of, tables.RECORDS), key=lambda record: record[0])


def _chain_faults(connection: Connection) -> Iterator[str]:
    acts = connection.execute(select(tables.tx).order_by(tables.tx.c.tx_id)).mappings()
    sealed = groupby(_records(connection), key=lambda record: record[0])
    tx_id, records = next(sealed, (None, iter(())))
    previous, moment, number = ROOT, "", 0
    for act in acts:
        number += 1
        found = seal_records(())
        if tx_id == act["tx_id"]:
            found = seal_records((name, row) for _, name, row in records)
            tx_id, records = next(sealed, (None, iter(())))
        if act["tx_id"] != number:
            yield f"act {number} is missing"
            number = act["tx_id"]
        if found != act["records"]:
            yield f"act {act['tx_id']}: its records are not those that were written"
        if act["previous"] != previous or act["hash"] != seal_act(dict(act)):
            yield f"act {act['tx_id']}: the chain is broken"
        if act["recorded_at"] <= moment:
            yield f"act {act['tx_id']} is not later than the one before it"
        previous, moment = act["hash"], act["recorded_at"]


def _text_faults(connection: Connection) -> Iterator[str]:
    """A text is what its hash says; only a report that was taken down has none any longer."""
    blanked = _taken_down(connection)
    for row in connection.execute(select(tables.report_text)):
        if row.text == "" and row.text_sha256 in blanked:
            continue
        if hash_of(row.text) != row.text_sha256:
            yield f"text {row.text_sha256[:16]} is not the text that was written"


def _taken_down(connection: Connection) -> set[str]:
    gone, reading = tables.withdrawal, tables.reading
    query = select(reading.c.text_sha256).join(gone, gone.c.report_id == reading.c.report_id)
    return set(connection.execute(query.where(gone.c.kind == "take_down")).scalars())


def _piece_faults(connection: Connection) -> Iterator[str]:
    """A piece is what its hash says, and what a transfer names is there."""
    known = set()
    for row in connection.execute(select(tables.piece)):
        known.add(row.piece_sha256)
        if hash_of(row.payload) != row.piece_sha256:
            yield f"piece {row.piece_sha256[:16]} is not the one that was written"
    table = tables.transfer
    named = select(table.c.transfer_id, table.c.revision, table.c.lineage).where(table.c.lineage.is_not(None))
    for row in connection.execute(named):
        if any(piece not in known for piece in json.loads(row.lineage)["pieces"]):
            yield f"transfer {row.transfer_id} revision {row.revision} names a piece that is not there"


def _reading_faults(connection: Connection) -> Iterator[str]:
    try:
        for reading in load(connection, list(seen(connection, last_act(connection, NOW)).values())):
            yield from _span_faults(reading)
    except (WaybillError, LookupError, ValueError, TypeError) as error:
        yield f"a reading cannot be read back: {error}"


def _span_faults(reading: Reading) -> Iterator[str]:
    if reading.report.text == "":
        return
    spans = [span for _, span in reading.sentences] + [claim.span for claim in reading.claims]
    for claim in reading.claims:
        spans += [said.span for name in claim.fields for said in claim.said(name)]
        spans += [link.span for link in claim.attribution if link.span]
    for span in spans:
        if not span.grounds_in(reading.report.text):
            yield f"report {reading.report.id}: span {span.start}-{span.end} is not in its text"
