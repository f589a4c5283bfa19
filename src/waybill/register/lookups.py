"""An open register and a key in; what pages look up by it out: days, transfers of a report, the report of a claim."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, or_, select

from waybill.records.claim import Reading
from waybill.records.formats_transfer import transfer_from_json
from waybill.records.judgement import Judgement
from waybill.records.transfer import Transfer
from waybill.register import asking, entries_asking, tables
from waybill.register.asking_readings import EVER
from waybill.register.book import Register
from waybill.register.horizon import NOW, Horizon, read_moment
from waybill.register.shelf import batches


@dataclass(frozen=True, slots=True)
class Stood:
    """How a transfer stood from a day on, when the register learnt it, and what made it so."""

    transfer: Transfer
    known_from: date
    recorded_at: datetime
    why: str


def latest_states(
    register: Register, id_: str, horizon: Horizon = NOW, most: int = 20
) -> tuple[tuple[Stood, ...], int]:
    """The last states of a transfer, oldest first, at most so many, and how many there are in all."""
    with register._asking() as connection:
        head = entries_asking.followed(connection, id_, horizon)
        if head is None:
            return (), 0
        last = asking.last_act(connection, horizon)
        rows = entries_asking.heads(connection, last, None, (head.id,)).get(head.id, [])
        live = [row for row in rows if row.state == "live"]
        found = [_stood(row) for row in entries_asking.bodies(connection, live[-most:])]
    return tuple(sorted(found, key=lambda s: (s.known_from, s.transfer.revision))), len(live)


def _stood(row: Row[Any]) -> Stood:
    recorded = read_moment(row.recorded_at)
    day = date.fromisoformat(row.known_from) if row.known_from else recorded.date()
    return Stood(transfer_from_json(json.loads(row.payload)), day, recorded, row.cause or "")


def known_days(register: Register) -> tuple[tuple[date, int], ...]:
    """The days of publication on which what is known of a transfer changed, and of how many; oldest first."""
    table = tables.listing
    query = select(table.c.day_from, func.count()).group_by(table.c.day_from).order_by(table.c.day_from)
    with register._asking() as connection:
        return tuple((date.fromisoformat(day), int(n)) for day, n in connection.execute(query) if day)


def transfers_telling(register: Register, report: str, horizon: Horizon = NOW) -> tuple[str, ...]:
    """The transfers that the report is one of on the horizon's day, by id."""
    table = tables.listing_report
    day = horizon.published_by.isoformat() if horizon.published_by else EVER
    query = select(table.c.transfer_id).where(table.c.report_id == report)
    then = [table.c.day_to == EVER] if day == EVER else [table.c.day_from <= day, table.c.day_to > day]
    query = query.where(*then)
    with register._asking() as connection:
        return tuple(connection.execute(query.distinct().order_by(table.c.transfer_id)).scalars())


def reading_with(register: Register, claim: str, horizon: Horizon = NOW) -> Reading | None:
    """The reading that holds the claim; None where the newest one known then has no such claim."""
    claims, reading = tables.claim, tables.reading
    query = select(reading.c.report_id).join(claims, claims.c.reading_id == reading.c.reading_id)
    with register._asking() as connection:
        reports = list(connection.execute(query.where(claims.c.claim_id == claim).distinct()).scalars())
    found = register.readings_of(reports, horizon)
    return next((r for r in found if any(c.id == claim for c in r.claims)), None)


def judgements_on(
    register: Register, reports: Iterable[str], horizon: Horizon = NOW
) -> tuple[Judgement, ...]:
    """What persons decided on words of these reports, in the order they did."""
    table = tables.judgement
    wanted: set[str] = set()
    with register._asking() as connection:
        for some in batches(reports):
            query = select(table.c.about).where(table.c.report.in_(some)).distinct()
            wanted |= set(connection.execute(query).scalars())
        found = [j for about in sorted(wanted) for j in asking.judgements(connection, horizon, about)]
    return tuple(sorted(found, key=lambda j: j.at))


def judgements_on_outlets(register: Register, horizon: Horizon = NOW) -> tuple[Judgement, ...]:
    """What persons decided on how reliable outlets are, in the order they did."""
    table = tables.judgement
    with register._asking() as connection:
        query = select(table.c.about).where(table.c.field == "reliability").distinct()
        names = sorted(connection.execute(query).scalars())
        found = [j for about in names for j in asking.judgements(connection, horizon, about)]
    return tuple(sorted(found, key=lambda j: j.at))


def readings_from(
    register: Register, outlet: str, horizon: Horizon = NOW, limit: int = 400
) -> tuple[Reading, ...]:
    """The newest readings of reports whose outlet or agency bears the name, at most so many."""
    reading = tables.reading
    # As it stands in the payload; what else in it reads the same is sorted out below.
    forms = {json.dumps(outlet, ensure_ascii=ascii_)[1:-1] for ascii_ in (True, False)}
    query = select(reading.c.report_id).where(
        or_(*(reading.c.payload.contains(form, autoescape=True) for form in sorted(forms)))
    )
    with register._asking() as connection:
        rows = connection.execute(query.order_by(reading.c.known_from.desc()).limit(4 * limit)).scalars()
        reports = list(dict.fromkeys(rows))[:limit]
    name = outlet.casefold()
    found = register.readings_of(reports, horizon)
    return tuple(
        r for r in found if name in {(r.report.outlet or "").casefold(), (r.report.agency or "").casefold()}
    )
