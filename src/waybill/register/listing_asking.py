"""A search and a horizon in, a page of the list of entries out; nothing here writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from waybill.records.entry import Listed, Search, Summary
from waybill.records.formats_transfer import transfer_from_json
from waybill.register import tables, words_index
from waybill.register.asking import last_act
from waybill.register.asking_readings import EVER
from waybill.register.entries_asking import bodies, standing
from waybill.register.horizon import Horizon
from waybill.register.listing import APART
from waybill.register.summaries import summary_from_json, summary_of

ORDERS: dict[str, tuple[Any, ...]] = {
    "last_change": (tables.listing.c.day_from.desc(), tables.listing.c.recorded_at.desc()),
    "known_since": (tables.listing.c.known_since,),
    "supplier": (tables.listing.c.supplier, tables.listing.c.recipient),
    "recipient": (tables.listing.c.recipient, tables.listing.c.supplier),
    "stage": (tables.listing.c.stage,),
    "origins": (tables.listing.c.origins.desc(),),
    "reports": (tables.listing.c.reports.desc(),),
    "id": (),
}


def listed(connection: Connection, search: Search, horizon: Horizon) -> Listed:
    """The page of the list that the search asks for."""
    if horizon.learnt_by is not None and last_act(connection, horizon) < last_act(connection, Horizon()):
        return _from_book(connection, search, horizon)
    table, day = tables.listing, _day(horizon)
    then = table.c.day_to == EVER if day == EVER else and_(table.c.day_from <= day, table.c.day_to > day)
    wheres = _wheres(connection, search, day)
    if search.party:
        # The day stands on both sides of the "or", so that each has its index; beside it, all entries are gone through.
        sides = (table.c.supplier == search.party, table.c.recipient == search.party)
        wheres.append(or_(*(and_(side, then) for side in sides)))
    else:
        wheres.append(then)
    order = (*ORDERS[search.order], table.c.transfer_id)
    if search.words.strip():
        # What holds the words is sought once, and counted and cut here: an entry has one state on a day.
        ids = connection.execute(select(table.c.transfer_id).where(*wheres).order_by(*order)).scalars().all()
        total = len(ids)
        # No equality, else the planner takes the index of days, which holds all entries of today under one key.
        stood = and_(table.c.day_from <= day, table.c.day_to >= day if day == EVER else table.c.day_to > day)
        wheres = [stood, table.c.transfer_id.in_(ids[search.offset : search.offset + search.limit])]
    else:
        total = connection.execute(select(func.count()).select_from(table).where(*wheres)).scalar_one()
    query = select(table.c.summary).where(*wheres).order_by(*order).limit(search.limit)
    rows = connection.execute(query.offset(0 if search.words.strip() else search.offset)).scalars()
    return Listed(tuple(summary_from_json(json.loads(row)) for row in rows), int(total))


def _day(horizon: Horizon) -> str:
    return horizon.published_by.isoformat() if horizon.published_by else EVER


def _wheres(connection: Connection, search: Search, day: str) -> list[ColumnElement[bool]]:
    table = tables.listing
    found: list[ColumnElement[bool]] = []
    if search.supplier:
        found.append(table.c.supplier == search.supplier)
    if search.recipient:
        found.append(table.c.recipient == search.recipient)
    if search.stage:
        found.append(table.c.stage == search.stage)
    if search.origins is not None:
        found.append(table.c.origins >= search.origins)
    if search.system:
        found.append(table.c.systems.contains(f"{APART}{search.system.lower()}{APART}", autoescape=True))
    if search.words.strip():
        found.append(or_(_named(search.words), table.c.transfer_id.in_(_told(connection, search.words, day))))
    return found


def _named(words: str) -> ColumnElement[bool]:
    """Whether the entry's own names hold all the words."""
    names = tables.listing.c.names
    return and_(*(names.contains(word, autoescape=True) for word in words.lower().split()))


def _told(connection: Connection, words: str, day: str) -> Any:
    """The transfers one of whose reports holds all the words."""
    table, reading = tables.listing_report, tables.reading
    query = select(table.c.transfer_id).join(reading, reading.c.report_id == table.c.report_id)
    query = query.where(reading.c.reading_id.in_(words_index.matching(connection, words)))
    until = table.c.day_to == EVER if day == EVER else and_(table.c.day_from <= day, table.c.day_to > day)
    return query.where(until)


def _from_book(connection: Connection, search: Search, horizon: Horizon) -> Listed:
    """The same from the book itself, as it stood at a moment that has passed."""
    live = {id_: head for id_, head in standing(connection, horizon).items() if head.state == "live"}
    found = []
    reports = _reports_with(connection, search.words) if search.words.strip() else set()
    for row in bodies(connection, list(live.values())):
        transfer = transfer_from_json(json.loads(row.payload))
        summary = summary_of(transfer, row.known_from or "", row.recorded_at)
        words = f"{summary.id} {summary.supplier} {summary.recipient}".lower()
        systems = {w.lower() for b in transfer.systems for w in (b.value.name, b.value.family) if w}
        named = all(w in f"{words} {systems}" for w in search.words.lower().split())
        if _fits(search, summary, systems) and (named or not reports.isdisjoint(transfer.reports)):
            found.append(summary)
    found.sort(key=lambda s: s.id)
    key, turned = KEYS[search.order]
    found.sort(key=key, reverse=turned)
    return Listed(tuple(found[search.offset : search.offset + search.limit]), len(found))


def _reports_with(connection: Connection, words: str) -> set[str]:
    reading = tables.reading
    query = select(reading.c.report_id).where(
        reading.c.reading_id.in_(words_index.matching(connection, words))
    )
    return set(connection.execute(query).scalars())


def _fits(search: Search, row: Summary, systems: set[str]) -> bool:
    recipient = row.recipient[0] if row.recipient else None
    return (
        search.supplier in (None, row.supplier[0])
        and search.recipient in (None, recipient)
        and search.party in (None, row.supplier[0], recipient)
        and search.stage in (None, row.stage)
        and (search.origins is None or row.origins[0] >= search.origins)
        and (not search.system or search.system.lower() in systems)
    )


# How the rows of `ORDERS` are sorted in memory: the key, and whether the largest comes first.
KEYS: dict[str, tuple[Callable[[Summary], Any], bool]] = {
    "last_change": (lambda s: (s.known_from, s.recorded_at), True),
    "known_since": (lambda s: str(s.known_since or EVER), False),
    "supplier": (lambda s: (s.supplier[0], s.recipient[0] if s.recipient else ""), False),
    "recipient": (lambda s: (s.recipient[0] if s.recipient else "", s.supplier[0]), False),
    "stage": (lambda s: s.stage or "", False),
    "origins": (lambda s: s.origins[0], True),
    "reports": (lambda s: s.reports, True),
    "id": (lambda s: s.id, False),
}
