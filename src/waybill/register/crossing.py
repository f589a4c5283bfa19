"""Pairs between which persons moved claims in; rows that lead from an entry which so lost all its claims to the one that has
them out. Within a pair the walk through its days does the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from waybill.register import asking, tables
from waybill.register.entries import NO_DAY, Pair
from waybill.register.entries_asking import Head, bodies, heads
from waybill.register.horizon import NOW
from waybill.register.identity import trait_from_json
from waybill.register.kinship import numbered
from waybill.register.touched import Plan, Touched
from waybill.register.writing import Act, seal, take_turn

# The rows in force of each transfer of a pair.
Rows = Mapping[str, Sequence[Head]]


def lead_across(connection: Connection, plan: Plan, act: Act) -> int:
    """Append where entries of the plan's pairs are to be found that another pair's entry has taken over; how many rows."""
    held = {one.pair: one for one in plan.touched if one.pair in plan.moved}
    last = asking.last_act(connection, NOW)
    beside = {pair: sorted(_beside(plan, pair)) for pair in held}
    rows = {
        p: _rows(connection, p, last) for p in held.keys() | {p for found in beside.values() for p in found}
    }
    for pair, touched in held.items():
        others = beside[pair]
        for head, row in _ended(connection, rows[pair]):
            heir = _heir(connection, (head, row), rows[pair], [rows[p] for p in others])
            if heir != head.forward:
                _add(act, head, row, heir, (touched, _next(connection, act, head.id)))
    if act.rows:
        seal(connection, take_turn(connection, act.learnt), act)
    return len(act.rows)


def _beside(plan: Plan, pair: Pair) -> list[Pair]:
    """The other pairs to or from which claims of this one may have moved: a report tells of both."""
    return [p for p, reports in plan.moved.items() if p != pair and reports & plan.moved[pair]]


def _rows(connection: Connection, pair: Pair, last: int) -> Rows:
    table = tables.transfer
    mine = select(table.c.transfer_id).distinct().where(table.c.pair == "|".join(pair))
    return heads(connection, last, None, list(connection.execute(mine).scalars()))


def _ended(connection: Connection, rows: Rows) -> list[tuple[Head, Any]]:
    """The rows in force by which transfers ended, with what they hold."""
    ended = [h for mine in rows.values() for h in mine if h.state in ("gone", "merged") and h.day != NO_DAY]
    found = {(row.transfer_id, row.revision): row for row in bodies(connection, ended)}
    return [(head, found[head.id, head.revision]) for head in ended]


def _heir(connection: Connection, ended: tuple[Head, Any], own: Rows, others: Sequence[Rows]) -> str | None:
    """The live entry of another pair that has all claims of the one that ended; else the one it leads to already."""
    head, row = ended
    claims = trait_from_json(json.loads(row.payload), False).claims
    then = [h for rows in others for mine in rows.values() for h in [_on(mine, head.day)] if h is not None]
    live = sorted((h for h in then if h.state == "live"), key=lambda h: h.id)
    for body in sorted(bodies(connection, live), key=lambda b: b.transfer_id):
        if claims and claims <= set(json.loads(body.payload)["claims"]):
            return str(body.transfer_id)
    # Read anew by other rules, the claims have other ids; it still is the entry that took them over.
    kept = {h.id for h in then if h.state != "gone"} | own.keys()
    return head.forward if head.forward in kept else None


def _on(rows: Sequence[Head], day: str) -> Head | None:
    return next((h for h in reversed(rows) if h.day <= day), None)


def _next(connection: Connection, act: Act, id_: str) -> int:
    """The next revision of the transfer, what the act is about to write counted in."""
    table = tables.transfer
    newest = select(func.max(table.c.revision)).where(table.c.transfer_id == id_)
    here = sum(row["transfer_id"] == id_ for _, row in act.rows)
    return int(connection.execute(newest).scalar() or 0) + int(here) + 1


def _add(act: Act, head: Head, row: Any, heir: str | None, how: tuple[Touched, int]) -> None:
    """The same end once more, at the next revision, with where it leads."""
    touched, number = how
    act.add(
        tables.transfer,
        transfer_id=head.id,
        revision=number,
        state="merged" if heir else "gone",
        forward=heir,
        payload=numbered(row.payload, number),
        known_from=head.day,
        pair="|".join(touched.pair),
        lineage=None,
        cause=touched.why(json.loads(row.payload)["reports"]),
    )
