"""The timeline: periods as bars, open ends that fade, days of publication as dots."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.views.pictures import make_picture
from tests.views.pictures_reports import day
from waybill.records.values import Period
from waybill.views.dossier_evidence import Evidence
from waybill.views.timeline import MOST_LABELS, Axis, Strip, Timeline, ticks_of, timeline_of

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


def drawn() -> Timeline:
    """The timeline of the tests' case."""
    transfer, readings, _ = make_picture()
    timeline = timeline_of(transfer, Evidence(readings))
    assert timeline is not None
    return timeline


def strip(words: str) -> Strip:
    """The strip of that period."""
    return next(s for s in drawn().events if s.when == words)


def test_a_period_is_a_bar_and_its_becoming_known_a_dot_after_it() -> None:
    september = strip("7 September to 1 October 2023")
    assert september.bar is not None and september.bar.fade == ""
    assert [d.title for d in september.dots] == ["13 October 2023: Northern Wire"]
    assert september.dots[0].at > september.bar.left + september.bar.width
    assert september.lag == (september.bar.left + september.bar.width, september.dots[0].at)
    assert september.known == "known from 13 October 2023"


def test_an_open_end_runs_to_the_edge_and_fades() -> None:
    since = strip("from 1 August 2023 on")
    assert since.bar is not None and since.bar.fade == "right" and since.lag is None
    assert since.bar.left + since.bar.width == 100


def test_what_parties_say_has_days_but_no_period() -> None:
    assert [s.label for s in drawn().voices] == ["North Korea denies", "Russia declined to comment"]
    assert all(s.bar is None and s.dots for s in drawn().voices)


def test_reports_without_a_day_are_counted_not_drawn() -> None:
    assert drawn().undated == 1
    assert len(drawn().reports.dots) == 2


def test_without_days_there_is_no_timeline() -> None:
    transfer, readings, _ = make_picture()
    leaf = readings[2]
    alone = replace(
        transfer, claims=tuple(c.id for c in leaf.claims), reports=(leaf.report.id,), positions=()
    )
    assert timeline_of(alone, Evidence((leaf,))) is None


@given(DAYS, st.integers(0, 20000))
def test_labels_never_crowd_and_stay_on_the_axis(first: date, length: int) -> None:
    axis = Axis(first, min(first + timedelta(days=length), date(2099, 12, 31)))
    ticks = ticks_of(axis)
    assert len([t for t in ticks if t.label]) <= MOST_LABELS + 1
    assert all(0 <= t.at <= 100 for t in ticks)


@given(st.tuples(DAYS, DAYS).map(sorted), st.tuples(DAYS, DAYS).map(sorted), st.booleans(), st.booleans())
def test_bars_stay_on_the_axis(ends: list[date], told: list[date], no_first: bool, no_last: bool) -> None:
    axis = Axis(ends[0], ends[1])
    bar = axis.bar(Period(None if no_first else told[0], None if no_last else told[1]))
    assert bar.left >= -0.01 and bar.left + bar.width <= 100.01 and bar.width > 0
    assert (bar.open_left, bar.open_right) == (no_first, no_last)


def test_one_day_is_still_seen() -> None:
    axis = Axis(date(2020, 1, 1), date(2024, 1, 1))
    assert axis.bar(day(2022, 5, 4)).width >= 0.8
