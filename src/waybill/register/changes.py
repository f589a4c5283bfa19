"""Two horizons in, what became of every entry between them, and why, out; nothing here writes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import cast, get_args

from sqlalchemy import Connection, func, select

from waybill.records.entry import Cause, Change
from waybill.records.formats_transfer import transfer_from_json
from waybill.records.transfer import Transfer
from waybill.records.writing import write_period, write_quantity
from waybill.register import tables
from waybill.register.asking import last_act
from waybill.register.entries_asking import Head, bodies, standing
from waybill.register.horizon import Horizon
from waybill.register.shelf import batches

CAUSES: tuple[Cause, ...] = get_args(Cause)


def changed(connection: Connection, since: Horizon, until: Horizon) -> tuple[Change, ...]:
    """What became of each transfer between the two, by id; those that stand as they stood are left out."""
    before, after = standing(connection, since), standing(connection, until)
    moved = [
        id_ for id_ in sorted(before.keys() | after.keys()) if _live(before.get(id_)) != _live(after.get(id_))
    ]
    wanted = [h for found in (before, after) for id_ in moved if (h := _live(found.get(id_))) is not None]
    held = {
        (row.transfer_id, row.revision): transfer_from_json(json.loads(row.payload))
        for row in bodies(connection, wanted)
    }
    written = _written_causes(connection, moved, since, until)
    found = []
    for id_ in moved:
        old, new = _live(before.get(id_)), _live(after.get(id_))
        one = held[id_, old.revision] if old else None
        other = held[id_, new.revision] if new else None
        causes = written.get(id_) or _public_causes(connection, one, other)
        fields = tuple(_fields(one, other, after.get(id_)))
        if fields:
            numbers = (old.revision if old else None, new.revision if new else None)
            found.append(Change(id_, *numbers, tuple(c for c in CAUSES if c in causes), fields))
    return tuple(found)


def _live(head: Head | None) -> Head | None:
    return head if head is not None and head.state == "live" else None


def _written_causes(
    connection: Connection, ids: Iterable[str], since: Horizon, until: Horizon
) -> dict[str, set[Cause]]:
    """Why rows were written between the two moments of learning."""
    first, last = last_act(connection, since), last_act(connection, until)
    table = tables.transfer
    found: dict[str, set[Cause]] = defaultdict(set)
    if first >= last:
        return found
    query = select(table.c.transfer_id, table.c.cause).distinct()
    query = query.where(table.c.tx_id > first, table.c.tx_id <= last, table.c.cause.is_not(None))
    for some in batches(ids):
        for row in connection.execute(query.where(table.c.transfer_id.in_(some))):
            found[row.transfer_id] |= {cast(Cause, c) for c in row.cause.split(", ") if c in CAUSES}
    return found


def _public_causes(connection: Connection, before: Transfer | None, after: Transfer | None) -> set[Cause]:
    """What was published between two days: reports that came, in place of others or not, and reports that went."""
    old = set(before.reports if before else ())
    new = set(after.reports if after else ())
    came, went = new - old, old - new
    report = tables.report
    found: set[Cause] = set()
    replaced: set[str] = set()
    for some in batches(sorted(came)):
        for row in connection.execute(select(report).where(report.c.report_id.in_(some))):
            found.add("new version" if row.former else "new report")
            replaced |= {row.former} if row.former else set()
    gone = tables.withdrawal
    for some in batches(sorted(went - replaced)):
        count = select(func.count()).select_from(gone).where(gone.c.report_id.in_(some))
        found |= {"withdrawal"} if connection.execute(count).scalar_one() else set()
    return found or {"new report"}


def _fields(
    before: Transfer | None, after: Transfer | None, head: Head | None
) -> Iterable[tuple[str, str, str]]:
    old = _words(before) if before else {}
    new = _words(after) if after else {}
    if after is None and head is not None:
        yield "entry", "stood", f"merged into {head.forward}" if head.forward else "no longer told"
    for name in dict.fromkeys([*new, *old]):
        if old.get(name, "") != new.get(name, ""):
            yield name, old.get(name, ""), new.get(name, "")


def _words(transfer: Transfer) -> Mapping[str, str]:
    """Each field of the transfer in words."""
    origins, recipient = transfer.origins, transfer.recipient
    count = str(origins.low) if origins.low == origins.high else f"{origins.low} to {origins.high}"
    return {
        "supplier": transfer.supplier.value.label,
        "recipient": recipient.value.label if recipient else "",
        "systems": _list(b.value.name for b in transfer.systems),
        "stage": (transfer.stage or "").replace("_", " "),
        "quantity": _list(write_quantity(b.value) for b in transfer.quantities),
        "began": _list(write_period(b.value) for b in transfer.began),
        "agreed": _list(write_period(b.value) for b in transfer.agreed),
        "modes": _list(b.value for b in transfer.modes),
        "routes": _list(b.value.name for b in transfer.routes),
        "positions": _list(f"{p.party.label} {p.stance.replace('_', ' ')}" for p in transfer.positions),
        "origins": count + (f" (+{origins.unknown} unknown)" if origins.unknown else ""),
        "reliability": transfer.reliability.mark,
        "credibility": transfer.credibility.mark,
        "conflicts": _list(f"{c.field}: {_list(value for value, _ in c.sides)}" for c in transfer.conflicts),
        "measures": _list(sorted({f.measure.id for f in transfer.findings if f.in_force != "no"})),
        "reports": _list(transfer.reports),
        "claims": str(len(transfer.claims)),
        "known since": write_period(transfer.known_since) if transfer.known_since else "",
    }


def _list(words: Iterable[str] | Sequence[str]) -> str:
    return "; ".join(words)
