"""Random lives of a book give, for every day asked, what a plain list in memory gives."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.register.book_material import NOBODY, make_reading, make_transfer
from tests.register.stores import SqliteStore, Store
from waybill.records.claim import Reading
from waybill.records.judgement import Judgement, Withdrawal
from waybill.records.lineage import Lineage
from waybill.records.report import LeftOut
from waybill.records.transfer import Transfer
from waybill.register import Horizon, Register, State, Work, end_of

FIRST = date(2024, 3, 1)
numbers = st.integers(0, 5)
days = st.integers(0, 6).map(lambda n: FIRST + timedelta(n))
Event = Reading | LeftOut | Judgement | Withdrawal


def published(number: int) -> date | None:
    """Every third report has no date; the others are of days of their own."""
    return None if number % 3 == 2 else FIRST + timedelta(number)


def reading_of(number: int, rules: str) -> Reading:
    """Reports 0 and 3, 1 and 4, 2 and 5 stand at one web address each, and tell of different pairs."""
    pair = ("NOR", "MLT" if number % 2 else "DNK")
    reading = make_reading(number, published(number), rules, pair)
    return replace(reading, report=replace(reading.report, address=f"https://berth.example/{number % 3}"))


def together(claims: Iterable[str], judgements: Iterable[Judgement]) -> set[frozenset[str]]:
    """All claims of a pair are apart by report but for those that persons merged; rejected ones are gone.

    Of what persons said of two claims the newest word counts; it is followed in the order of the words.
    """
    judgements = list(judgements)
    gone = {j.about for j in judgements if j.decision == "reject"}
    groups = [{c} for c in sorted(claims) if c not in gone]
    for judgement in judgements:
        if judgement.field not in ("merge", "split") or judgement.value is None:
            continue
        tied = set(json.loads(judgement.value))
        mine = [g for g in groups if g & tied]
        groups = [g for g in groups if not g & tied]
        groups += (
            [set().union(*mine)] if judgement.field == "merge" and mine else [{c} for g in mine for c in g]
        )
    return {frozenset(g) for g in groups if g}


def states(work: Work) -> Iterator[State]:
    """The same for the book."""
    for readings in work.days:
        told = {c.id: r for r in readings for c in r.claims}
        found: list[Transfer] = []
        for group in sorted(together(told, work.judgements), key=sorted):
            reports = tuple(sorted({told[c].report.id for c in group}))
            found.append(make_transfer(f"t-{min(group)}", tuple(sorted(group)), reports, work.pair[1]))
        yield State(tuple(found), Lineage((), (), (), NOBODY, ()))


@dataclass(frozen=True)
class Standing:
    """One report as the model has it: its reading that counts, from which day on, and in which order it came."""

    reading: Reading
    day: date
    order: int


class Life(RuleBasedStateMachine):
    """A book and, beside it, the list of what was told to it: the day that counts, and what."""

    store: type[SqliteStore] = SqliteStore

    def make_store(self, folder: Path) -> Store:
        """The store to live in; another one is put in here."""
        return self.store(folder)

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.address = self.make_store(self.folder).fresh()
        self.book = Register.open(self.address, writable=True)
        self.told: list[tuple[datetime, Event]] = []
        self.acts = 0
        self.clock = datetime(2000, 1, 1, tzinfo=UTC)
        self.answers: dict[Horizon, object] = {}

    def teardown(self) -> None:
        if hasattr(self, "book"):
            assert self.book.verify() == ()
            answer = {t.id: t for t in self.book.transfers()}
            assert self.book.rebuild(states) == 0
            assert {t.id: t for t in self.book.transfers()} == answer
            self.book.close()
            shutil.rmtree(self.folder)

    def turn(self, day: date) -> datetime:
        """Moments only grow: an earlier clock counts as just after the last."""
        moment = datetime.combine(day, datetime.min.time(), UTC)
        self.clock = moment if moment > self.clock else self.clock + timedelta(microseconds=1)
        self.acts += 1
        # What was answered for a day that has passed must hold; a day that may still grow is asked anew.
        self.answers = {h: a for h, a in self.answers.items() if h.learnt_by and h.learnt_by < self.clock}
        return self.clock

    def tell(self, day: date, what: Event) -> None:
        """Note what the book was told, and let it put together what it now holds."""
        self.told.append((self.turn(day), what))
        before = self.book.head()[0]
        self.book.revise(states, datetime.combine(day, datetime.min.time(), UTC))
        for _ in range(self.book.head()[0] - before):
            self.turn(day)

    @rule(number=numbers, day=days, rules=st.sampled_from(["rules/1", "rules/2"]))
    def read(self, number: int, day: date, rules: str) -> None:
        reading = reading_of(number, rules)
        new = all(known != reading for _, known in self.told)
        assert self.book.has_content(reading.report.sha256, rules) is not new
        learnt = datetime.combine(day, datetime.min.time(), UTC)
        assert self.book.record_reading(reading, learnt) is new
        if new:
            self.tell(day, reading)

    @rule(number=numbers, day=days)
    def leave_out(self, number: int, day: date) -> None:
        left_out = LeftOut(reading_of(number, "rules/1").report.address, "intake", "empty")
        new = left_out not in self.missing(Horizon())
        learnt = datetime.combine(day, datetime.min.time(), UTC)
        assert self.book.record_left_out(left_out, learnt) is new
        if new:
            self.tell(day, left_out)

    @rule(number=numbers, day=days)
    def reject(self, number: int, day: date) -> None:
        at = datetime.combine(day, datetime.min.time(), UTC)
        judgement = Judgement(f"c-{number}-1", "", "reject", "Ada", at, "no")
        self.book.judge(judgement, at)
        self.tell(day, judgement)

    @rule(data=st.data(), day=days, field=st.sampled_from(["merge", "split"]))
    def tie(self, data: st.DataObject, day: date, field: Literal["merge", "split"]) -> None:
        standing = self.book.transfers()
        pairs = sorted({t.recipient.value.code for t in standing if t.recipient})
        if not pairs:
            return
        pair = data.draw(st.sampled_from(pairs))
        mine = [t for t in standing if t.recipient and t.recipient.value.code == pair]
        some = data.draw(st.lists(st.sampled_from(mine), min_size=1, max_size=2, unique=True))
        at = datetime.combine(day, datetime.min.time(), UTC)
        value = json.dumps(sorted(c for t in some for c in t.claims))
        judgement = Judgement("|".join(t.id for t in some), field, "same", "Ada", at, "so it reads", value)
        self.book.judge(judgement, at)
        self.tell(day, judgement)

    @rule(number=numbers, day=days, learnt=days)
    def withdraw(self, number: int, day: date, learnt: date) -> None:
        known = [
            w for _, w in self.told if isinstance(w, Reading) and w.claims[0].id.startswith(f"c-{number}-")
        ]
        if known:
            at = datetime.combine(learnt, datetime.min.time(), UTC)
            gone = Withdrawal(known[0].report.id, "retraction", day, "The Daily Berth", at, "wrong harbour")
            self.book.withdraw(gone, at)
            self.tell(learnt, gone)

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = Register.open(self.address, writable=True)

    def heard(self, horizon: Horizon) -> list[tuple[datetime, Event]]:
        return [t for t in self.told if not horizon.learnt_by or t[0] <= horizon.learnt_by]

    def shelf(self, horizon: Horizon) -> dict[str, Standing]:
        """Every report heard of: its newest reading, and from which day it was known."""
        found: dict[str, Standing] = {}
        for order, (moment, what) in enumerate(self.heard(horizon)):
            if not isinstance(what, Reading):
                continue
            held = found.get(what.report.id)
            day = what.report.published and what.report.published.period.latest
            others = [s for s in found.values() if s.reading.report.address == what.report.address]
            if held is not None:
                found[what.report.id] = replace(held, reading=what)
            elif others and (day is None or day in {s.day for s in others}):
                latest = max([moment.date(), *(s.day for s in others)])
                found[what.report.id] = Standing(what, latest, order)
            else:
                found[what.report.id] = Standing(what, day or moment.date(), order)
        return found

    def known(self, horizon: Horizon) -> list[Standing]:
        """The reports that count: public by the day, the newest at their address, and not withdrawn."""
        by = horizon.published_by or date.max
        gone = {w.report for _, w in self.heard(horizon) if isinstance(w, Withdrawal) and w.day <= by}
        newest: dict[str, Standing] = {}
        for one in sorted(self.shelf(horizon).values(), key=lambda s: (s.day, s.order)):
            if one.day <= by:
                newest[one.reading.report.address] = one
        return [s for s in newest.values() if s.reading.report.id not in gone]

    def entries(self, horizon: Horizon) -> set[frozenset[str]]:
        """The claims of each transfer, pair by pair."""
        judgements = [w for _, w in self.heard(horizon) if isinstance(w, Judgement)]
        claims: dict[int, set[str]] = {0: set(), 1: set()}
        for one in self.known(horizon):
            for claim in one.reading.claims:
                claims[int(claim.id.split("-")[1]) % 2].add(claim.id)
        return {group for some in claims.values() for group in together(some, judgements)}

    def missing(self, horizon: Horizon) -> set[LeftOut]:
        standing: dict[str, tuple[date, LeftOut]] = {}
        for moment, what in self.heard(horizon):
            if isinstance(what, LeftOut):
                standing[what.address] = (moment.date(), what)
            elif isinstance(what, Reading):
                standing.pop(what.report.address, None)
        by = horizon.published_by
        return {what for day, what in standing.values() if not by or day <= by}

    @rule(public=st.none() | days, learnt=st.none() | days)
    def ask(self, public: date | None, learnt: date | None) -> None:
        horizon = Horizon(public, end_of(learnt) if learnt else None)
        answer = (
            self.book.readings(horizon),
            self.book.left_out(horizon),
            self.book.judgements(None, horizon),
            self.book.transfers(horizon),
            self.book.withdrawals(None, horizon),
            self.book.list_entries(horizon=horizon),
        )
        known = {s.reading.report.id: s.reading for s in self.known(horizon)}
        assert {r.report.id: r for r in answer[0]} == known and len(answer[0]) == len(known)
        assert set(answer[1]) == self.missing(horizon)
        assert list(answer[2]) == [w for _, w in self.heard(horizon) if isinstance(w, Judgement)]
        assert {frozenset(t.claims) for t in answer[3]} == self.entries(horizon)
        assert {(s.id, s.revision) for s in answer[5].rows} == {(t.id, t.revision) for t in answer[3]}
        assert self.answers.setdefault(horizon, answer) == answer

    @invariant()
    def nothing_is_lost(self) -> None:
        if hasattr(self, "book"):
            assert self.book.head()[0] == self.acts


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)


def test_the_model_tells_rules_apart() -> None:
    one, other = make_reading(1, reader="rules/1"), make_reading(1, reader="rules/2")
    assert one != other and one.report == other.report
    assert replace(one, claims=()) != one
