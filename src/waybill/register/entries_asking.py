"""An open connection and a horizon in, entries as they stood then out; nothing here writes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from waybill.records.entry import Entry
from waybill.records.formats_transfer import transfer_from_json
from waybill.records.formats_values import Json
from waybill.records.lineage import Independent, Lineage, Origin
from waybill.records.transfer import Transfer
from waybill.register import tables
from waybill.register.asking import last_act
from waybill.register.entries import NO_DAY
from waybill.register.horizon import Horizon, read_moment
from waybill.register.kinship import reports_in, unpack
from waybill.register.shelf import batches

# Rows asked for in one statement by id and revision; each takes two parameters.
ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Head:
    """A row of the book without what it holds: which transfer, how it stands, from which day, since which act."""

    id: str
    revision: int
    day: str
    state: str
    forward: str | None
    tx_id: int


def heads(
    connection: Connection, last: int, day: str | None, ids: Iterable[str] | None = None
) -> dict[str, list[Head]]:
    """The rows in force up to the act and the day, by transfer, oldest day first; void ones left out."""
    table = tables.transfer
    query = select(
        table.c.transfer_id,
        table.c.revision,
        func.coalesce(table.c.known_from, NO_DAY).label("day"),
        table.c.state,
        table.c.forward,
        table.c.tx_id,
    ).where(table.c.tx_id <= last)
    if day is not None:
        query = query.where(or_(table.c.known_from.is_(None), table.c.known_from <= day))
    found: dict[str, dict[str, Head]] = defaultdict(dict)
    for some in [None] if ids is None else list(batches(ids)):
        rows = connection.execute(query if some is None else query.where(table.c.transfer_id.in_(some)))
        for row in rows:
            mine = found[row.transfer_id]
            if row.day not in mine or mine[row.day].revision < row.revision:
                mine[row.day] = Head(*row)
    return {
        id_: kept
        for id_, mine in found.items()
        if (kept := [mine[d] for d in sorted(mine) if mine[d].state != "void"])
    }


def standing(connection: Connection, horizon: Horizon, ids: Iterable[str] | None = None) -> dict[str, Head]:
    """How each transfer stood within the horizon, those merged and gone among them."""
    found = heads(connection, last_act(connection, horizon), _day(horizon), ids)
    return {id_: mine[-1] for id_, mine in found.items()}


def _day(horizon: Horizon) -> str | None:
    return horizon.published_by.isoformat() if horizon.published_by else None


def followed(connection: Connection, id_: str, horizon: Horizon) -> Head | None:
    """The head of the transfer, or of what it was merged into, as far as that leads."""
    walked = {id_}
    while True:
        head = standing(connection, horizon, (id_,)).get(id_)
        if head is None or head.state != "merged" or head.forward is None or head.forward in walked:
            return head
        id_ = head.forward
        walked.add(id_)


def bodies(connection: Connection, wanted: Sequence[Head]) -> Iterator[Any]:
    """What the rows hold, with the moment each was learnt; not in the order asked for."""
    table, tx = tables.transfer, tables.tx
    columns = (table.c.transfer_id, table.c.revision, table.c.payload, table.c.lineage, table.c.cause)
    query = select(*columns, table.c.known_from, table.c.state, tx.c.recorded_at).join(
        tx, tx.c.tx_id == table.c.tx_id
    )
    by_id: dict[str, list[int]] = defaultdict(list)
    for head in wanted:
        by_id[head.id].append(head.revision)
    single = [(id_, revisions[0]) for id_, revisions in by_id.items() if len(revisions) == 1]
    for id_, revisions in by_id.items():
        if len(revisions) > 1:
            for some in batches(revisions):
                mine = and_(table.c.transfer_id == id_, table.c.revision.in_(some))
                yield from connection.execute(query.where(mine))
    for pairs in batches(single, ROWS_AT_ONCE):
        either = [and_(table.c.transfer_id == id_, table.c.revision == number) for id_, number in pairs]
        yield from connection.execute(query.where(or_(*either)))


def transfers(connection: Connection, horizon: Horizon) -> tuple[Transfer, ...]:
    """The transfers as they stood, by id."""
    live = [head for head in standing(connection, horizon).values() if head.state == "live"]
    found = (transfer_from_json(json.loads(row.payload)) for row in bodies(connection, live))
    return tuple(sorted(found, key=lambda t: t.id))


def entries(connection: Connection, wanted: Sequence[Head]) -> tuple[Entry, ...]:
    """The entries of these rows, by day, then by id."""
    rows = list(bodies(connection, wanted))
    lineages = _lineages(connection, rows)
    found = [_entry(row, lineage) for row, lineage in zip(rows, lineages, strict=True)]
    return tuple(sorted(found, key=lambda e: (e.known_from, e.transfer.id, e.transfer.revision)))


def _entry(row: Any, lineage: Lineage) -> Entry:
    transfer = transfer_from_json(json.loads(row.payload))
    recorded = read_moment(row.recorded_at)
    day = date.fromisoformat(row.known_from) if row.known_from else recorded.date()
    return Entry(transfer, lineage, day, recorded, row.cause or "")


def _lineages(connection: Connection, rows: Sequence[Any]) -> Iterator[Lineage]:
    """The lineage of each row, words and all."""
    held = [json.loads(row.lineage) if row.lineage else {"pieces": []} for row in rows]
    pieces = _pieces(connection, (piece for data in held for piece in data["pieces"]))
    texts = texts_of(connection, reports_in(pieces.values()))
    for row, data in zip(rows, held, strict=True):
        mine = [pieces[piece] for piece in data["pieces"]]
        yield unpack(tuple(json.loads(row.payload)["reports"]), row.lineage, mine, texts)


def _pieces(connection: Connection, wanted: Iterable[str]) -> dict[str, Json]:
    table = tables.piece
    found: dict[str, Json] = {}
    for some in batches(wanted):
        query = select(table.c.piece_sha256, table.c.payload).where(table.c.piece_sha256.in_(some))
        found |= {row.piece_sha256: json.loads(row.payload) for row in connection.execute(query)}
    return found


def texts_of(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """The texts of these reports, as they were read last."""
    reading, text = tables.reading, tables.report_text
    found: dict[str, str] = {}
    for some in batches(sorted(reports)):
        query = select(reading.c.report_id, text.c.text)
        query = query.join(text, text.c.text_sha256 == reading.c.text_sha256)
        rows = connection.execute(query.where(reading.c.report_id.in_(some)).order_by(reading.c.reading_id))
        found |= {row.report_id: row.text for row in rows}
    return found


def lineage(connection: Connection, horizon: Horizon) -> Lineage:
    """What the entries within the horizon tell of who retold whom, as one lineage."""
    live = [head for head in standing(connection, horizon).values() if head.state == "live"]
    rows = sorted(bodies(connection, live), key=lambda row: row.transfer_id)
    return _joined(list(_lineages(connection, rows)))


def _joined(found: Sequence[Lineage]) -> Lineage:
    """Ties once; an origin that several entries name has the reports of all.

    The reports rest on at least as many origins as the entry with the most, and at most on all.
    """
    links = {(x.start, x.to, x.relation): x for one in found for x in one.links}
    drift = {d: None for one in found for d in one.drift}
    origins: dict[str, Origin] = {}
    for origin in (o for one in found for o in one.origins):
        held = origins.get(origin.id)
        reports = sorted({*origin.reports, *(held.reports if held else ())})
        origins[origin.id] = replace(held or origin, reports=tuple(reports))
    stories = [o for o in origins.values() if o.kind not in ("statement", "document")]
    unknown = sum(o.kind == "unknown" for o in stories)
    low = max((one.independent.low for one in found), default=0)
    high = max(low, len(stories))
    why = (f"{len(found)} entries, whose reports go back to {high} tellings at most.",) if found else ()
    return Lineage(
        tuple(sorted({r for one in found for r in one.reports})),
        tuple(links[key] for key in sorted(links)),
        tuple(origins[key] for key in sorted(origins)),
        Independent(low, high, unknown, why),
        tuple(drift),
    )


def row_of(connection: Connection, id_: str, revision: int, horizon: Horizon) -> Head | None:
    """The head of that very row, where the horizon sees it."""
    table = tables.transfer
    day = func.coalesce(table.c.known_from, NO_DAY)
    query = select(table.c.transfer_id, table.c.revision, day, table.c.state, table.c.forward, table.c.tx_id)
    query = query.where(table.c.transfer_id == id_, table.c.revision == revision)
    row = connection.execute(query.where(table.c.tx_id <= last_act(connection, horizon))).first()
    found = Head(*row) if row else None
    within = found is not None and (
        horizon.published_by is None or found.day <= horizon.published_by.isoformat()
    )
    return found if within else None


def forwards(connection: Connection, horizon: Horizon) -> Mapping[str, str]:
    """Where each transfer that was merged into another is to be found."""
    found = standing(connection, horizon).values()
    return {head.id: head.forward for head in found if head.state == "merged" and head.forward}
