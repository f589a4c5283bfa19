"""A register in, its acts as JSON tables out; and such acts back into a new register, every seal checked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Integer, Table, insert, select
from sqlalchemy.exc import IntegrityError

from waybill.errors import InputError
from waybill.records.formats import transfer_from_json
from waybill.records.register_address import Address
from waybill.register import asking, entries_asking, listing, tables, verify
from waybill.register.book import Register
from waybill.register.chain import ROOT, canonical, seal_act, seal_records
from waybill.register.entries import NO_DAY
from waybill.register.horizon import Horizon, read_moment, written
from waybill.register.writing import reindex

Json = dict[str, Any]

SCHEMA = "waybill.act/1"
BY_NAME = {table.name: table for table in tables.RECORDS}
# Stored as canonical JSON; read into tables for whoever opens the export.
PARSED = ("payload", "lineage")
# Where a row holds a moment of its own.
MOMENTS = {"judgement": "judged_at", "withdrawal": "at"}


def acts_of(register: Register, horizon: Horizon) -> tuple[Json, ...]:
    """Every act the horizon sees, with its records; cut by publication, it ends with the entries up to the day.

    Acts of a register that was not cut by publication keep their seals; cut ones are sealed anew.
    """
    with register._asking() as connection:
        last = asking.last_act(connection, horizon)
        acts = [_act(connection, row) for row in _heads(connection, last)]
        if horizon.published_by is None:
            return tuple(acts)
        hidden = _hidden(connection, last, horizon.published_by)
        found = entries_asking.heads(connection, last, horizon.published_by.isoformat())
        standing = {(h.id, h.revision) for rows in found.values() for h in rows if h.day != NO_DAY}
    return _cut(acts, hidden, horizon.published_by, standing)


def _heads(connection: Connection, last: int) -> list[Json]:
    query = select(tables.tx).where(tables.tx.c.tx_id <= last).order_by(tables.tx.c.tx_id)
    return [dict(row) for row in connection.execute(query).mappings()]


def _act(connection: Connection, head: Json) -> Json:
    rows: list[Json] = []
    for table in tables.RECORDS:
        key = list(table.primary_key.columns)
        found = connection.execute(select(table).where(table.c.tx_id == head["tx_id"]).order_by(*key))
        for row in found.mappings():
            kept = {k: v for k, v in row.items() if k != "tx_id"}
            parsed = {k: json.loads(kept[k]) for k in PARSED if kept.get(k) is not None}
            rows.append({"table": table.name} | kept | parsed)
    return {"schema": SCHEMA} | head | {"rows": rows}


def _hidden(connection: Connection, last: int, day: date) -> dict[str, set[Any]]:
    """The readings that were not public by the day, and what stands on nothing else."""
    reading = tables.reading
    query = select(reading.c.reading_id, reading.c.report_id, reading.c.text_sha256, reading.c.known_from)
    rows = connection.execute(query.where(reading.c.tx_id <= last)).all()
    late = [row for row in rows if row.known_from > day.isoformat()]
    seen = [row for row in rows if row.known_from <= day.isoformat()]
    gone = {row.reading_id for row in late}
    claim = tables.claim
    claims = connection.execute(select(claim.c.claim_id, claim.c.reading_id)).all()
    reports = {row.report_id for row in late} - {row.report_id for row in seen}
    return {
        "reading_id": gone,
        "report_id": reports,
        "text_sha256": {row.text_sha256 for row in late} - {row.text_sha256 for row in seen},
        "about": {c.claim_id for c in claims if c.reading_id in gone} | reports,
        "report": reports,
    }


def _cut(
    acts: list[Json], hidden: dict[str, set[Any]], day: date, standing: set[tuple[str, int]]
) -> tuple[Json, ...]:
    every = [row for act in acts for row in act["rows"]]
    entries = [
        row
        for row in every
        if row["table"] == "transfer" and (row["transfer_id"], row["revision"]) in standing
    ]
    pieces = {piece for row in entries if row["lineage"] for piece in row["lineage"]["pieces"]}
    entries += [row for row in every if row["table"] == "piece" and row["piece_sha256"] in pieces]
    kept = []
    for act in acts:
        rows = [row for row in act["rows"] if _stays(row, act, hidden, day)]
        if rows:
            kept.append(act | {"rows": rows})
    if entries and kept:
        kept.append(_entries_act(kept[-1], day, entries))
    return tuple(_sealed(_numbered(kept)))


def _stays(row: Json, act: Json, hidden: dict[str, set[Any]], day: date) -> bool:
    if row["table"] == "left_out":
        return str(act["recorded_at"])[:10] <= day.isoformat()
    if row["table"] in ("transfer", "piece"):
        return False
    if row["table"] == "withdrawal" and row["day"] > day.isoformat():
        return False
    return not any(row.get(key) in gone for key, gone in hidden.items() if key in row)


def _entries_act(last: Json, day: date, rows: list[Json]) -> Json:
    moment = written(read_moment(last["recorded_at"]) + timedelta(microseconds=1))
    head = {"schema": SCHEMA, "recorded_at": moment, "actor": "waybill", "reader": ""}
    return head | {"why": f"put together as known on {day}", "rows": rows}


def _numbered(acts: Iterable[Json]) -> list[Json]:
    """Number acts and readings from one, without gaps, as a register does; the row's own numbers too."""
    numbers: dict[str, dict[int, int]] = {
        "reading_id": {},
        "left_out_id": {},
        "judgement_id": {},
        "withdrawal_id": {},
    }
    done = []
    for tx_id, act in enumerate(acts, 1):
        rows = []
        for row in act["rows"]:
            row = dict(row)
            for key, known in numbers.items():
                if key in row:
                    row[key] = known.setdefault(row[key], len(known) + 1)
            rows.append(row)
        done.append(act | {"tx_id": tx_id, "rows": rows})
    return done


def _sealed(acts: Iterable[Json]) -> Iterable[Json]:
    previous = ROOT
    for act in acts:
        head = {k: act[k] for k in ("tx_id", "recorded_at", "actor", "why", "reader")}
        head |= {"previous": previous, "records": seal_records(_stored(act))}
        previous = seal_act(head)
        yield {"schema": SCHEMA} | head | {"hash": previous, "rows": act["rows"]}


def _stored(act: Json) -> list[tuple[str, Json]]:
    """The rows as the tables hold them."""
    found = []
    for row in act["rows"]:
        kept = {k: v for k, v in row.items() if k != "table"} | {"tx_id": act["tx_id"]}
        kept |= {k: canonical(kept[k]) for k in PARSED if kept.get(k) is not None}
        found.append((str(row["table"]), kept))
    return found


def put_back(path: Address, acts: Sequence[Json]) -> int:
    """Write acts into a register that is empty or holds the first of them already; all or nothing.

    Gives the number of acts written. Raises InputError where a seal, a span or a key is off, or where the
    register holds other acts.
    """
    for number, act in enumerate(acts, 1):
        _check(act)
        if act["tx_id"] != number:
            raise InputError(f"act {number} is missing or out of its turn")
    with Register.open(path, writable=True) as register, register._writing() as connection:
        held = _heads(connection, asking.last_act(connection, Horizon()))
        if [h["hash"] for h in held] != [a["hash"] for a in acts[: len(held)]]:
            raise InputError(f"register {path} holds other acts; import into a new one")
        try:
            for act in acts[len(held) :]:
                _insert(connection, act)
        except (IntegrityError, TypeError, ValueError, OverflowError) as error:
            raise InputError(
                f"its records do not fit together: {' '.join(str(error).split())[:160]}"
            ) from error
        faults = verify.find_faults(connection)
        if faults:
            raise InputError(f"not a whole register: {faults[0]}")
        if len(acts) > len(held):
            reindex(connection)
            listing.redraw(connection)
    return len(acts) - len(held)


def _check(act: Json) -> None:
    """An act has its own keys, and each row those of its table, of their types."""
    heads = {c.name for c in tables.tx.columns}
    if not isinstance(act, dict) or act.get("schema") != SCHEMA or set(act) != heads | {"schema", "rows"}:
        raise InputError(f"not a {SCHEMA}: {str(act)[:80]}")
    _check_row({k: act[k] for k in heads}, tables.tx)
    _check_moment(act["recorded_at"], act)
    if not isinstance(act["rows"], list):
        raise InputError(f"act {act['tx_id']} has no list of rows")
    for row in act["rows"]:
        if not isinstance(row, dict) or row.get("table") not in BY_NAME:
            raise InputError(f"act {act['tx_id']}: a row of no table: {str(row)[:80]}")
        _check_row({k: v for k, v in row.items() if k != "table"}, BY_NAME[row["table"]])
        if row["table"] == "transfer":
            _check_transfer(row, act)
        elif row["table"] in MOMENTS:
            _check_moment(row[MOMENTS[row["table"]]], act)


def _check_moment(words: str, act: Json) -> None:
    try:
        fits = written(read_moment(words)) == words
    except (ValueError, OverflowError):
        fits = False
    if not fits:
        raise InputError(f"act {act['tx_id']}: not a moment: {words[:60]!r}")


def _check_transfer(row: Json, act: Json) -> None:
    try:
        transfer_from_json(row["payload"])
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise InputError(
            f"act {act['tx_id']}: transfer {row['transfer_id']} cannot be read: {error!r:.80}"
        ) from error


def _check_row(row: Json, table: Table) -> None:
    wanted = {c.name: c for c in table.columns if table is tables.tx or c.name != "tx_id"}
    # An export of an older register lacks the columns that came later.
    if set(row) - set(wanted) or set(wanted) - set(row) - tables.ADDED.get(table.name, frozenset()):
        raise InputError(
            f"a row of {table.name} has other fields: {', '.join(sorted(set(row) ^ set(wanted)))}"
        )
    for name, value in row.items():
        if value is None:
            fits = bool(wanted[name].nullable)
        elif name in PARSED:
            fits = isinstance(value, dict)
        elif isinstance(wanted[name].type, Integer):
            fits = isinstance(value, int) and not isinstance(value, bool)
        else:
            fits = isinstance(value, str)
        if not fits:
            raise InputError(f"a row of {table.name}: {name} cannot be {str(value)[:60]!r}")


def _insert(connection: Connection, act: Json) -> None:
    head = {k: v for k, v in act.items() if k not in ("schema", "rows")}
    connection.execute(insert(tables.tx), [head])
    rows = _stored(act)
    for table in tables.RECORDS:
        if mine := [row for name, row in rows if name == table.name]:
            connection.execute(insert(table), mine)
