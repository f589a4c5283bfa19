"""Random lives of a book give, for every day asked, what a plain list in memory gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.register.book_material import make_reading
from tests.register.stores import Store
from waybill.records.claim import Reading
from waybill.records.judgement import Judgement
from waybill.records.report import LeftOut
from waybill.register import Horizon, Register, end_of

FIRST = date(2024, 3, 1)
numbers = st.integers(0, 5)
days = st.integers(0, 6).map(lambda n: FIRST + timedelta(n))


def published(number: int) -> date | None:
    """Every third report has no date; the others are of days of their own."""
    return None if number % 3 == 2 else FIRST + timedelta(number)


class Life(RuleBasedStateMachine):
    """A book and, beside it, the list of what was told to it: the day that counts, and what."""

    store: ClassVar[Store]

    @initialize()
    def begin(self) -> None:
        self.book = Register.open(self.store.made(), writable=True)
        self.told: list[tuple[datetime, Reading | LeftOut | Judgement]] = []
        self.answers: dict[Horizon, object] = {}

    def teardown(self) -> None:
        if hasattr(self, "book"):
            assert self.book.verify() == ()
            self.book.close()

    def tell(self, day: date, what: Reading | LeftOut | Judgement) -> datetime:
        """Moments only grow: an earlier clock counts as just after the last."""
        moment = datetime.combine(day, datetime.min.time(), UTC)
        if self.told and moment <= self.told[-1][0]:
            moment = self.told[-1][0] + timedelta(microseconds=1)
        self.told.append((moment, what))
        # What was answered for a day that has passed must hold; a day that may still grow is asked anew.
        self.answers = {h: a for h, a in self.answers.items() if h.learnt_by and h.learnt_by < moment}
        return moment

    @rule(number=numbers, day=days, rules=st.sampled_from(["rules/1", "rules/2"]))
    def read(self, number: int, day: date, rules: str) -> None:
        reading = make_reading(number, published(number), rules)
        new = all(known != reading for _, known in self.told)
        assert self.book.has_content(reading.report.sha256, rules) is not new
        learnt = datetime.combine(day, datetime.min.time(), UTC)
        assert self.book.record_reading(reading, learnt) is new
        if new:
            self.tell(day, reading)

    @rule(number=numbers, day=days)
    def leave_out(self, number: int, day: date) -> None:
        left_out = LeftOut(make_reading(number).report.address, "intake", "empty")
        new = left_out not in self.missing(Horizon())
        learnt = datetime.combine(day, datetime.min.time(), UTC)
        assert self.book.record_left_out(left_out, learnt) is new
        if new:
            self.tell(day, left_out)

    @rule(number=numbers, day=days)
    def judge(self, number: int, day: date) -> None:
        at = datetime.combine(day, datetime.min.time(), UTC)
        judgement = Judgement(f"c-{number}", "quantity", "reject", "Ada", at, "no")
        self.book.judge(judgement, at)
        self.tell(day, judgement)

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = Register.open(self.book.address, writable=True)

    def heard(self, horizon: Horizon) -> list[tuple[datetime, Reading | LeftOut | Judgement]]:
        return [t for t in self.told if not horizon.learnt_by or t[0] <= horizon.learnt_by]

    def known(self, horizon: Horizon) -> tuple[Reading, ...]:
        newest: dict[str, Reading] = {}
        first: dict[str, date] = {}
        for moment, what in self.heard(horizon):
            if isinstance(what, Reading):
                newest[what.report.id] = what
                first.setdefault(what.report.id, moment.date())
        seen = []
        for id_, reading in newest.items():
            day = reading.report.published and reading.report.published.period.latest
            if not horizon.published_by or (day or first[id_]) <= horizon.published_by:
                seen.append((day is None, day or FIRST, id_, reading))
        return tuple(row[-1] for row in sorted(seen, key=lambda row: row[:3]))

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
        )
        assert answer[0] == self.known(horizon)
        assert set(answer[1]) == self.missing(horizon)
        assert list(answer[2]) == [w for _, w in self.heard(horizon) if isinstance(w, Judgement)]
        assert self.answers.setdefault(horizon, answer) == answer

    @invariant()
    def nothing_is_lost(self) -> None:
        if hasattr(self, "book"):
            assert self.book.head()[0] == len(self.told)


@pytest.mark.slow
def test_random_lives(store: Store) -> None:
    class Lived(Life):
        """On one of the stores."""

    Lived.store = store
    # A way to the server and back for every step: half as many lives take twice as long there.
    lives = 25 if store.name == "sqlite" else 12
    run_state_machine_as_test(
        Lived, settings=settings(max_examples=lives, stateful_step_count=25, deadline=None)
    )


def test_the_model_tells_rules_apart() -> None:
    one, other = make_reading(1, reader="rules/1"), make_reading(1, reader="rules/2")
    assert one != other and one.report == other.report
    assert replace(one, claims=()) != one
