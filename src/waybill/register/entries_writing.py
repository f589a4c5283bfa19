"""Pairs to be put together anew and the rules to do it in, the rows that the book lacked out, sealed in one act."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from waybill.records.judgement import Judgement
from waybill.register import asking, listing, tables
from waybill.register.asking_readings import EVER, Seen, by_day, load, seen
from waybill.register.entries import NO_DAY, Assemble, Content, Kept, Pair, Rows, State, Step, Walk, Work
from waybill.register.horizon import NOW
from waybill.register.identity import trait_from_json
from waybill.register.kinship import Packer, numbered
from waybill.register.shelf import batches
from waybill.register.touched import Plan, Touched, reports_of, touched_since
from waybill.register.writing import Act, seal, take_turn


@dataclass(frozen=True, slots=True)
class Desk:
    """One pair laid out to be put together: what the book holds of it, and the days from which it may differ."""

    touched: Touched
    first: str
    days: tuple[str, ...]
    work: Work
    rows: Rows
    revisions: dict[str, int]
    texts: dict[str, str]
    firsts: dict[str, str]

    @property
    def pair(self) -> Pair:
        """Whose entries these are."""
        return self.touched.pair


@dataclass(frozen=True, slots=True)
class Done:
    """What a pair's walk found: the rows that the book lacks, the pieces they name, and all rows as they will stand."""

    desk: Desk
    states: list[State]
    lacking: list[tuple[str, Step]]
    pieces: dict[str, str]


def lay_out(connection: Connection, touched: Touched, plan: Plan) -> Desk:
    """Gather what one pair is to be put together from."""
    pair, last = touched.pair, plan.last
    known = seen(connection, last, reports_of(connection, pair, plan.moved.get(pair, ())))
    ordered = sorted(known.values(), key=by_day)
    readings = dict(zip((s.report for s in ordered), load(connection, ordered), strict=True))
    first = max([touched.first, *_blanked(connection, known, last)])
    ends = {day for s in ordered for day in (s.known_from, s.until) if day < EVER}
    days = tuple(sorted(day for day in ends if day >= first))
    sets = tuple(tuple(readings[s.report] for s in ordered if s.counts_on(day)) for day in days)
    firsts = {s.report: s.first for s in ordered if s.first != s.report}
    rows, revisions = _rows(connection, plan, pair, firsts)
    about = {c.id for r in readings.values() for c in r.claims} | readings.keys() | revisions.keys()
    judgements = tuple(j for j in plan.judgements if _concerns(j, about))
    work = Work(pair, sets, judgements, tuple(readings.values()))
    texts = {id_: reading.report.text for id_, reading in readings.items()}
    return Desk(touched, first, days, work, rows, revisions, texts, firsts)


def _concerns(judgement: Judgement, about: set[str] | frozenset[str]) -> bool:
    if judgement.about.startswith("outlet:") or (judgement.anchor and judgement.anchor.report in about):
        return True
    return not about.isdisjoint(judgement.about.split("|"))


def _blanked(connection: Connection, known: dict[str, Seen], last: int) -> list[str]:
    """The days on which reports whose text was taken down stopped counting.

    Without the text those days cannot be put together again: what the book has of them stands.
    """
    gone = tables.withdrawal
    query = select(gone.c.report_id).where(gone.c.kind == "take_down", gone.c.tx_id <= last)
    ids = {
        row.report_id
        for some in batches(known)
        for row in connection.execute(query.where(gone.c.report_id.in_(some)))
    }
    return [known[id_].until for id_ in ids if known[id_].known_from < known[id_].until]


def _rows(
    connection: Connection, plan: Plan, pair: Pair, firsts: dict[str, str]
) -> tuple[Rows, dict[str, int]]:
    """The pair's rows in force, and the newest revision of each of its ids."""
    table = tables.transfer
    mine = select(table.c.transfer_id).where(table.c.pair == written_pair(pair))
    first_book = table.c.transfer_id.in_(plan.first_book.get(pair, ()))
    query = select(table).where(or_(table.c.transfer_id.in_(mine), first_book), table.c.tx_id <= plan.last)
    found: dict[str, dict[str, Kept]] = defaultdict(dict)
    revisions: dict[str, int] = {}
    for row in connection.execute(query.order_by(table.c.transfer_id, table.c.revision)):
        revisions[row.transfer_id] = row.revision
        day = row.known_from or NO_DAY
        if row.state == "void":
            found[row.transfer_id].pop(day, None)
            continue
        found[row.transfer_id][day] = Kept(
            row.transfer_id,
            row.revision,
            day,
            row.state,
            row.forward,
            Content(numbered(row.payload, 0), row.lineage),
            trait_from_json(json.loads(row.payload), row.state == "live", firsts),
        )
    return {id_: mine for id_, mine in found.items() if mine}, revisions


def written_pair(pair: Pair) -> str:
    """The pair in one word."""
    return "|".join(pair)


def put_together(desk: Desk, assemble: Assemble) -> Done:
    """Walk the pair through its days; touches no register."""
    return _walked(desk, list(assemble(desk.work)), frozenset(desk.revisions))


def _walked(desk: Desk, states: list[State], given: frozenset[str]) -> Done:
    packer = Packer(desk.texts)
    walk = Walk(desk.rows, given, packer.write, desk.firsts)
    walk.go(desk.days, states)
    return Done(desk, states, walk.lacking(desk.first), packer.pieces)


def overtaken(connection: Connection, plan: Plan, own: set[int]) -> set[Pair]:
    """The pairs of which another writer wrote since the plan was made; `own` are the acts that were not another's."""
    now = asking.last_act(connection, NOW)
    if now == max(own, default=plan.last):
        return set()
    transfer = tables.transfer
    found = set(touched_since(connection, plan.last, now, plan.moved))
    query = (
        select(transfer.c.pair).distinct().where(transfer.c.tx_id > plan.last, transfer.c.pair.is_not(None))
    )
    for words in connection.execute(query.where(transfer.c.tx_id.not_in(own))).scalars():
        supplier, _, recipient = words.partition("|")
        found.add((supplier, recipient))
    return found


def write_entries(connection: Connection, done: Sequence[Done], act: Act) -> int:
    """Append what the book lacks, each row at the next revision of its transfer; gives the number of rows."""
    done = _of_their_own_ids(connection, done)
    written = [row for one in done for row in _add(act, one)]
    pieces = {hash_: piece for one in done if one.lacking for hash_, piece in one.pieces.items()}
    wanted = {hash_ for row in written if row.lineage for hash_ in json.loads(row.lineage)["pieces"]}
    table = tables.piece
    for some in batches(sorted(wanted)):
        held = set(
            connection.execute(select(table.c.piece_sha256).where(table.c.piece_sha256.in_(some))).scalars()
        )
        for hash_ in (h for h in some if h not in held):
            act.add(table, piece_sha256=hash_, payload=pieces[hash_])
    if act.rows:
        seal(connection, take_turn(connection, act.learnt), act)
        listing.follow(connection, {id_: mine for one in done for id_, mine in _stands(one).items()})
    return len(written)


@dataclass(frozen=True, slots=True)
class Written:
    """A row just added: its transfer and what lineage it names."""

    id: str
    lineage: str | None


def _add(act: Act, done: Done) -> list[Written]:
    revisions = dict(done.desk.revisions)
    found = []
    for id_, step in done.lacking:
        revisions[id_] = revisions.get(id_, 0) + 1
        before = done.desk.rows.get(id_, {}).get(step.day)
        reports = step.trait.reports | (before.trait.reports if before else frozenset())
        lineage = step.content.lineage if step.state == "live" else None
        act.add(
            tables.transfer,
            transfer_id=id_,
            revision=revisions[id_],
            state=step.state,
            forward=step.forward,
            payload=numbered(step.content.payload, revisions[id_]),
            known_from=step.day,
            pair=written_pair(done.desk.pair),
            lineage=lineage,
            cause=done.desk.touched.why(reports),
        )
        found.append(Written(id_, lineage))
    return found


def _stands(done: Done) -> dict[str, list[listing.Stand]]:
    """How each transfer of which something was written stands now, day by day."""
    revisions = dict(done.desk.revisions)
    now: dict[str, dict[str, listing.Stand]] = {}
    for id_, step in done.lacking:
        if id_ not in now:
            now[id_] = {
                day: listing.Stand(day, row.revision, row.state == "live", row.trait.reports)
                for day, row in done.desk.rows.get(id_, {}).items()
            }
        revisions[id_] = revisions.get(id_, 0) + 1
        now[id_].pop(step.day, None)
        if step.state != "void":
            stand = listing.Stand(step.day, revisions[id_], step.state == "live", step.trait.reports)
            now[id_][step.day] = stand
    return {id_: list(mine.values()) for id_, mine in now.items()}


def _of_their_own_ids(connection: Connection, done: Sequence[Done]) -> list[Done]:
    """Walk a pair again whose new ids are another pair's already: an id is never given to something else."""
    table, found, given = tables.transfer, [], set[str]()
    for one in done:
        fresh = {id_ for id_, _ in one.lacking} - one.desk.revisions.keys()
        held = select(table.c.transfer_id).distinct()
        taken = {
            id_
            for some in batches(sorted(fresh))
            for id_ in connection.execute(held.where(table.c.transfer_id.in_(some))).scalars()
        }
        taken |= fresh & given
        if taken:
            one = _walked(one.desk, one.states, frozenset(one.desk.revisions) | taken)
        given |= {id_ for id_, _ in one.lacking}
        found.append(one)
    return found
