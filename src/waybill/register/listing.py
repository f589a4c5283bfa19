"""Rows of entries just written in, a list of entries drawn beside the book out, by which a day's list is one question.

The list holds the present state of learning only; it can be drawn anew from the book at any time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from waybill.records.formats_transfer import transfer_from_json
from waybill.records.transfer import Transfer
from waybill.register import tables
from waybill.register.asking_readings import EVER
from waybill.register.chain import canonical
from waybill.register.entries_asking import Head, bodies, heads
from waybill.register.shelf import batches
from waybill.register.summaries import summary_of, summary_to_json

# Before the first and after the last: a party that is not told, words that are apart.
APART = "|"


@dataclass(frozen=True, slots=True)
class Stand:
    """How a transfer stands from a day on: its revision there, whether it is live, and its reports."""

    day: str
    revision: int
    live: bool
    reports: frozenset[str]


def follow(connection: Connection, stands: Mapping[str, Sequence[Stand]]) -> None:
    """Bring the list to how these transfers stand; what did not change is left alone."""
    table = tables.listing
    held: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    columns = (table.c.transfer_id, table.c.revision, table.c.day_from, table.c.day_to)
    for some in batches(stands):
        for row in connection.execute(select(*columns).where(table.c.transfer_id.in_(some))):
            held[row.transfer_id][row.revision] = (row.day_from, row.day_to)
    new: list[tuple[Head, str]] = []
    for id_, mine in stands.items():
        wanted = _spans(mine)
        for revision in held[id_].keys() - wanted.keys():
            connection.execute(delete(table).where(_is(id_, revision)))
        for revision, (day_from, day_to) in wanted.items():
            if revision not in held[id_]:
                new.append((Head(id_, revision, day_from, "live", None, 0), day_to))
            elif held[id_][revision] != (day_from, day_to):
                connection.execute(
                    update(table).where(_is(id_, revision)).values(day_from=day_from, day_to=day_to)
                )
    _insert(connection, new)
    _follow_reports(connection, stands)


def _is(id_: str, revision: int) -> Any:
    table = tables.listing
    return (table.c.transfer_id == id_) & (table.c.revision == revision)


def _spans(stands: Sequence[Stand]) -> dict[int, tuple[str, str]]:
    """From which day to which each live row holds."""
    ordered = sorted(stands, key=lambda s: s.day)
    ends = [s.day for s in ordered[1:]] + [EVER]
    return {s.revision: (s.day, end) for s, end in zip(ordered, ends, strict=True) if s.live}


def _insert(connection: Connection, new: Sequence[tuple[Head, str]]) -> None:
    ends = {(head.id, head.revision): day_to for head, day_to in new}
    days = {(head.id, head.revision): head.day for head, _ in new}
    rows = []
    for row in bodies(connection, [head for head, _ in new]):
        key = (row.transfer_id, row.revision)
        transfer = transfer_from_json(json.loads(row.payload))
        rows.append(_row(transfer, days[key], row.recorded_at) | {"day_to": ends[key]})
    if rows:
        connection.execute(insert(tables.listing), rows)


def _row(transfer: Transfer, day: str, recorded_at: str) -> dict[str, Any]:
    summary = summary_of(transfer, day, recorded_at)
    systems = sorted({w.lower() for b in transfer.systems for w in (b.value.name, b.value.family) if w})
    names = [transfer.id, *summary.supplier, *(summary.recipient or ()), *systems]
    return {
        "transfer_id": transfer.id,
        "revision": transfer.revision,
        "day_from": day,
        "supplier": summary.supplier[0],
        "recipient": summary.recipient[0] if summary.recipient else "",
        "stage": transfer.stage or "",
        "systems": APART + APART.join(systems) + APART,
        "names": " ".join(names).lower(),
        "origins": transfer.origins.low,
        "reports": len(transfer.reports),
        "known_since": summary.known_since.isoformat() if summary.known_since else EVER,
        "recorded_at": recorded_at,
        "summary": canonical(summary_to_json(summary)),
    }


def _follow_reports(connection: Connection, stands: Mapping[str, Sequence[Stand]]) -> None:
    table = tables.listing_report
    held: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for some in batches(stands):
        for row in connection.execute(select(table).where(table.c.transfer_id.in_(some))):
            held[row.transfer_id].add((row.report_id, row.day_from, row.day_to))
    gone, new = [], []
    for id_, mine in stands.items():
        wanted = _stays(mine)
        gone += [(id_, report, day) for report, day, _ in sorted(held[id_] - wanted)]
        new += [
            {"transfer_id": id_, "report_id": report, "day_from": day_from, "day_to": day_to}
            for report, day_from, day_to in sorted(wanted - held[id_])
        ]
    for id_, report, day in gone:
        connection.execute(
            delete(table).where(
                table.c.transfer_id == id_, table.c.report_id == report, table.c.day_from == day
            )
        )
    if new:
        connection.execute(insert(table), new)


def _stays(stands: Sequence[Stand]) -> set[tuple[str, str, str]]:
    """From which day to which each report is one of the transfer's."""
    since: dict[str, str] = {}
    found = set()
    for stand in sorted(stands, key=lambda s: s.day):
        here = stand.reports if stand.live else frozenset()
        for report in [r for r in since if r not in here]:
            found.add((report, since.pop(report), stand.day))
        for report in here:
            since.setdefault(report, stand.day)
    return found | {(report, day, EVER) for report, day in since.items()}


def redraw(connection: Connection) -> None:
    """Draw the list anew from the book."""
    connection.execute(delete(tables.listing))
    connection.execute(delete(tables.listing_report))
    last = connection.execute(select(tables.tx.c.tx_id).order_by(tables.tx.c.tx_id.desc()).limit(1)).scalar()
    found = heads(connection, last or 0, None)
    for ids in batches(sorted(found)):
        follow(connection, _read(connection, {i: found[i] for i in ids}))


def _read(connection: Connection, found: Mapping[str, Sequence[Head]]) -> dict[str, list[Stand]]:
    stands: dict[str, list[Stand]] = defaultdict(list)
    days = {(h.id, h.revision): h for mine in found.values() for h in mine}
    for row in bodies(connection, [head for mine in found.values() for head in mine]):
        head = days[row.transfer_id, row.revision]
        reports = frozenset(json.loads(row.payload)["reports"])
        stands[head.id].append(Stand(head.day, head.revision, head.state == "live", reports))
    return stands
