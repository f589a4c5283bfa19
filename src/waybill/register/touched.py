"""What was written since an act in, the pairs whose entries may differ for it out, each with its first day and the reasons."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, or_, select

from waybill.records.entry import Cause
from waybill.records.judgement import Judgement
from waybill.register import asking, tables
from waybill.register.entries import NO_DAY, Pair
from waybill.register.horizon import NOW
from waybill.register.shelf import WEB, batches

# The kinds of claims that tell of a movement between two parties.
MOVEMENTS = ("transfer", "shipment")
SIDES = ("supplier", "recipient")


@dataclass(slots=True)
class Touched:
    """One pair that is to be put together anew: from which day, and what was written on which of its reports."""

    pair: Pair
    first: str
    causes: dict[str, set[Cause]] = field(default_factory=lambda: defaultdict(set))
    general: set[Cause] = field(default_factory=set)

    def why(self, reports: Iterable[str]) -> str:
        """The reasons that concern these reports, else all."""
        found = set(self.general).union(*(self.causes[r] for r in reports if r in self.causes))
        return ", ".join(sorted(found or set().union(*self.causes.values())))


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be put together: the pairs, up to which act, and what persons decided by then.

    `moved` are reports that tell of a pair only since a person set a party right; `first_book` are transfers of the
    first book, which had no pairs.
    """

    last: int
    touched: tuple[Touched, ...]
    judgements: tuple[Judgement, ...]
    moved: Mapping[Pair, frozenset[str]]
    first_book: Mapping[Pair, frozenset[str]]


def plan(connection: Connection, whole: bool = False) -> Plan:
    """What is to be put together since the last time; all of it where `whole`."""
    last, since = asking.last_act(connection, NOW), 0 if whole else asking.marked(connection, asking.REVISED)
    judgements = asking.judgements(connection, NOW, None)
    moved = _moved(connection, judgements)
    if whole:
        pairs = _all_pairs(connection) | moved.keys()
        found = [Touched(pair, NO_DAY, general={"new rules"}) for pair in pairs]
    else:
        found = list(touched_since(connection, since, last, moved).values())
    first_book = _first_book(connection)
    for one in found:
        if first_book.get(one.pair):
            one.first = NO_DAY
    return Plan(last, tuple(sorted(found, key=lambda t: t.pair)), judgements, moved, first_book)


def _all_pairs(connection: Connection) -> set[Pair]:
    claim, transfer = tables.claim, tables.transfer
    query = select(claim.c.supplier, claim.c.recipient).distinct().where(*_moving())
    pairs = {(row.supplier, row.recipient) for row in connection.execute(query)}
    for words in connection.execute(select(transfer.c.pair).distinct().where(transfer.c.pair.is_not(None))):
        supplier, _, recipient = words.pair.partition("|")
        pairs.add((supplier, recipient))
    return pairs


def _moving() -> tuple[Any, ...]:
    claim = tables.claim
    return claim.c.kind.in_(MOVEMENTS), claim.c.supplier.is_not(None), claim.c.recipient.is_not(None)


def reports_of(connection: Connection, pair: Pair, moved: Iterable[str]) -> set[str]:
    """The reports that tell, or once told, of a movement between the two."""
    claim, reading = tables.claim, tables.reading
    query = select(reading.c.report_id).distinct()
    query = query.join(claim, claim.c.reading_id == reading.c.reading_id)
    query = query.where(
        claim.c.supplier == pair[0], claim.c.recipient == pair[1], claim.c.kind.in_(MOVEMENTS)
    )
    return {row.report_id for row in connection.execute(query)} | set(moved)


def touched_since(
    connection: Connection, since: int, last: int, moved: Mapping[Pair, frozenset[str]]
) -> dict[Pair, Touched]:
    """The pairs that anything written after the one act and up to the other concerns."""
    found: dict[Pair, Touched] = {}

    def touch(pair: Pair, day: str) -> Touched:
        one = found.setdefault(pair, Touched(pair, day))
        one.first = min(one.first, day)
        return one

    events = [*_read(connection, since, last), *_withdrawn(connection, since, last)]
    said, decided = _judged(connection, since, last)
    events += said
    told = _pairs_of(connection, {report for report, _, _ in events})
    for pair, reports in moved.items():
        for report in reports:
            told[report].add(pair)
    for report, day, cause in events:
        for pair in told[report]:
            touch(pair, day).causes[report].add(cause)
    for pair in decided:
        touch(pair, NO_DAY).general.add("judgement")
    return found


Event = tuple[str, str, Cause]


def _read(connection: Connection, since: int, last: int) -> Iterable[Event]:
    reading, report = tables.reading, tables.report
    query = select(
        reading.c.report_id, reading.c.reading_id, report.c.former, report.c.tx_id, reading.c.tx_id
    )
    query = query.join(report, report.c.report_id == reading.c.report_id)
    rows = connection.execute(query.where(reading.c.tx_id > since, reading.c.tx_id <= last)).all()
    days = _first_days(connection, (row.report_id for row in rows))
    for report_id, _, former, came, read in rows:
        cause: Cause = "new rules" if came < read else "new version" if former else "new report"
        yield report_id, days[report_id], cause


def _first_days(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    reading = tables.reading
    query = select(reading.c.report_id, func.min(reading.c.known_from).label("day"))
    query = query.group_by(reading.c.report_id)
    return {
        row.report_id: row.day
        for some in batches(reports)
        for row in connection.execute(query.where(reading.c.report_id.in_(some)))
    }


def _withdrawn(connection: Connection, since: int, last: int) -> Iterable[Event]:
    gone = tables.withdrawal
    query = select(gone.c.report_id, gone.c.day).where(gone.c.tx_id > since, gone.c.tx_id <= last)
    for row in connection.execute(query):
        yield row.report_id, row.day, "withdrawal"


def _judged(connection: Connection, since: int, last: int) -> tuple[list[Event], set[Pair]]:
    """Judgements on claims and links touch their reports; those on transfers and outlets, pairs or many reports."""
    table, reading, claim = tables.judgement, tables.reading, tables.claim
    rows = connection.execute(select(table).where(table.c.tx_id > since, table.c.tx_id <= last)).all()
    parts = {part for row in rows for part in row.about.split("|")}
    reports = {row.report for row in rows if row.report} | {part for part in parts if part.startswith("r-")}
    for some in batches(sorted(parts)):
        query = select(reading.c.report_id).join(claim, claim.c.reading_id == reading.c.reading_id)
        reports |= set(connection.execute(query.where(claim.c.claim_id.in_(some))).scalars())
    for row in rows:
        if row.about.startswith("outlet:"):
            name = json.dumps(row.about.removeprefix("outlet:"), ensure_ascii=False)
            told = select(reading.c.report_id).where(
                reading.c.payload.contains(f'"outlet":{name}', autoescape=True)
            )
            reports |= set(connection.execute(told).scalars())
    days = _first_days(connection, sorted(reports))
    transfer = tables.transfer
    decided = set()
    for some in batches(sorted(parts)):
        mine = (
            select(transfer.c.pair)
            .distinct()
            .where(transfer.c.transfer_id.in_(some), transfer.c.pair.is_not(None))
        )
        for words in connection.execute(mine).scalars():
            supplier, _, recipient = words.partition("|")
            decided.add((supplier, recipient))
    return [(report, day, "judgement") for report, day in days.items()], decided


def _pairs_of(connection: Connection, reports: Iterable[str]) -> dict[str, set[Pair]]:
    """The pairs of which each report, in any of its readings and versions, tells or told."""
    claim, reading, report = tables.claim, tables.reading, tables.report
    found: dict[str, set[Pair]] = defaultdict(set)
    for some in batches(reports):
        kin: dict[str, set[str]] = {id_: {id_} for id_ in some}
        addresses = select(report.c.address).where(
            report.c.report_id.in_(some), or_(*(report.c.address.startswith(web) for web in WEB))
        )
        beside = connection.execute(
            select(report.c.report_id, report.c.address).where(report.c.address.in_(addresses))
        ).all()
        at: dict[str, set[str]] = defaultdict(set)
        for row in beside:
            at[row.address].add(row.report_id)
        for versions in at.values():
            for id_ in versions & kin.keys():
                kin[id_] |= versions
        query = select(reading.c.report_id, claim.c.supplier, claim.c.recipient).distinct()
        query = query.join(claim, claim.c.reading_id == reading.c.reading_id).where(*_moving())
        told: dict[str, set[Pair]] = defaultdict(set)
        for more in batches(sorted(set().union(*kin.values()))):
            for said in connection.execute(query.where(reading.c.report_id.in_(more))):
                told[said.report_id].add((said.supplier, said.recipient))
        for id_, versions in kin.items():
            found[id_] |= set().union(*(told[v] for v in versions))
    return found


def _moved(connection: Connection, judgements: Sequence[Judgement]) -> dict[Pair, frozenset[str]]:
    """The pairs to which persons moved claims by setting a party right, with the reports of those claims."""
    fixed: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for judgement in judgements:
        if judgement.decision == "fix" and judgement.field in SIDES and judgement.value:
            fixed[judgement.about][judgement.field] |= _codes(judgement.value)
    claim, reading = tables.claim, tables.reading
    query = select(claim.c.claim_id, claim.c.supplier, claim.c.recipient, reading.c.report_id)
    query = query.join(reading, reading.c.reading_id == claim.c.reading_id)
    found: dict[Pair, set[str]] = defaultdict(set)
    for some in batches(fixed):
        for row in connection.execute(query.where(claim.c.claim_id.in_(some))):
            for supplier in {row.supplier, *fixed[row.claim_id]["supplier"]} - {None}:
                for recipient in {row.recipient, *fixed[row.claim_id]["recipient"]} - {None}:
                    found[supplier, recipient].add(row.report_id)
    return {pair: frozenset(reports) for pair, reports in found.items()}


def _codes(value: str) -> set[str]:
    try:
        data = json.loads(value)
    except ValueError:
        return set()
    rows = data if isinstance(data, list) else [data]
    return {str(row["value"]) for row in rows if isinstance(row, dict) and row.get("value")}


def _first_book(connection: Connection) -> dict[Pair, frozenset[str]]:
    """The transfers of the first book that no pair has taken over yet, by the pair they are of."""
    table = tables.transfer
    mine = table.alias()
    taken = select(mine.c.transfer_id).where(
        mine.c.transfer_id == table.c.transfer_id, mine.c.pair.is_not(None)
    )
    query = select(table.c.transfer_id, table.c.payload).where(table.c.pair.is_(None), ~taken.exists())
    found: dict[Pair, set[str]] = defaultdict(set)
    for row in connection.execute(query):
        data = json.loads(row.payload)
        if data["recipient"]:
            found[data["supplier"]["value"], data["recipient"]["value"]].add(row.transfer_id)
    return {pair: frozenset(ids) for pair, ids in found.items()}
