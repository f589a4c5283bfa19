"""Whether phases held over the days asked."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from waybill.law.days import held_over
from waybill.records.law import Phase
from waybill.records.values import Period

_FIRST = date(2020, 1, 1)
_days = st.integers(0, 60).map(lambda n: _FIRST + timedelta(days=n))


@st.composite
def _phases(draw: st.DrawFn) -> Phase:
    start = draw(st.none() | _days)
    end = draw(st.none() | _days)
    if start is not None and end is not None and end <= start:
        end = start + timedelta(days=1)
    return Phase(start, end, held_on=draw(st.none() | _days) if start is None and end is None else None)


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    one, other = sorted((draw(_days), draw(_days)))
    return Period(one, other)


def test_the_end_is_the_first_day_on_which_it_no_longer_held() -> None:
    phase = Phase(date(2016, 1, 16), date(2020, 10, 18))
    held = {d: held_over([phase], Period(d, d)).in_force for d in _around(date(2020, 10, 18))}
    assert list(held.values()) == ["yes", "no", "no"]
    held = {d: held_over([phase], Period(d, d)).in_force for d in _around(date(2016, 1, 16))}
    assert list(held.values()) == ["no", "yes", "yes"]


def _around(day: date) -> list[date]:
    return [day - timedelta(days=1), day, day + timedelta(days=1)]


def test_an_unknown_first_day_leaves_the_answer_open_until_a_day_it_is_known_to_have_held() -> None:
    phase = Phase(None, None, held_on=date(2020, 1, 10))
    before = held_over([phase], Period(date(2019, 1, 1), date(2019, 1, 1)))
    assert (before.in_force, before.unsure) == ("part", True)
    after = held_over([phase], Period(date(2020, 1, 10), date(2021, 1, 1)))
    assert (after.in_force, after.unsure) == ("yes", False)
    ended = Phase(None, date(2020, 1, 10))
    assert held_over([ended], Period(date(2020, 1, 10), date(2020, 1, 10))).in_force == "no"


def test_open_periods_are_never_held_throughout() -> None:
    phase = Phase(date(2020, 1, 10), None)
    assert held_over([phase], Period(date(2020, 2, 1), None)).in_force == "part"
    assert held_over([phase], Period(None, date(2020, 1, 9))).in_force == "no"
    assert held_over([phase], Period(None, date(2020, 1, 10))).in_force == "part"
    assert held_over([phase], Period(None, None)).in_force == "part"


def test_phases_that_follow_each_other_cover_a_period_together_and_a_gap_shows() -> None:
    one, two = Phase(date(2020, 1, 1), date(2020, 2, 1)), Phase(date(2020, 2, 1), date(2020, 3, 1))
    asked = Period(date(2020, 1, 15), date(2020, 2, 29))
    assert held_over([one, two], asked).in_force == "yes"
    late = Phase(date(2020, 2, 2), date(2020, 3, 1))
    assert held_over([one, late], asked).in_force == "part"


@given(st.lists(_phases(), min_size=1, max_size=3), _periods())
def test_a_period_is_answered_as_its_days_are(phases: list[Phase], asked: Period) -> None:
    assert asked.earliest is not None and asked.latest is not None
    days = [asked.earliest + timedelta(days=n) for n in range((asked.latest - asked.earliest).days + 1)]
    each = {held_over(phases, Period(d, d)).in_force for d in days}
    whole = held_over(phases, asked).in_force
    assert whole == (each.pop() if len(each) == 1 else "part")
