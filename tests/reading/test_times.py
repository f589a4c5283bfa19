"""Times: what a period is counted from, what stays open, other calendars, notation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from waybill.reading import times_periods as periods
from waybill.reading.parse import parse
from waybill.reading.times import mark_times
from waybill.reading.times_calendars import hijri, jalali, jalali_day
from waybill.records.passage import Mark, Passage
from waybill.records.values import Party, Period, System
from waybill.records.words import Span

DAY = date(2024, 2, 22)
PUBLISHED = Period(DAY, DAY, "2024-02-22")


def passage(text: str, at: int = 0, marks: tuple[Mark, ...] = ()) -> Passage:
    return Passage("body", Span(at, at + len(text), text), parse(text, at), marks)


def periods_of(text: str, published: Period | None = PUBLISHED) -> list[str | None]:
    marks = mark_times(passage(text), published)
    return [m.value.edtf if isinstance(m.value, Period) else None for m in marks]


@pytest.mark.parametrize(
    "text",
    [
        "It arrived last week.",
        "It came on Tuesday.",
        "It left in January.",
        "It was sold recently.",
        "It sank today.",
    ],
)
def test_without_a_publication_day_nothing_relative_has_a_period(text: str) -> None:
    (mark,) = mark_times(passage(text), None)
    assert mark.value is None
    assert mark.how == "no publication day"


def test_without_a_publication_day_a_date_still_is_one() -> None:
    assert periods_of("It arrived on 3 March 2022.", None) == ["2022-03-03"]


@pytest.mark.parametrize(
    "text", ["It lasted for five years.", "A ten-year deal began.", "It ships 15 a month."]
)
def test_a_duration_never_is_the_publication_day(text: str) -> None:
    assert periods_of(text) == [None]


def test_recently_is_open_at_its_start() -> None:
    (mark,) = mark_times(passage("Six were recently delivered."), PUBLISHED)
    assert mark.value == Period(None, DAY, "../2024-02-22")


def test_spans_count_from_the_start_of_the_report() -> None:
    (mark,) = mark_times(passage("Shipments began in early January.", at=100), PUBLISHED)
    assert (mark.span.start, mark.span.end, mark.span.words) == (119, 132, "early January")


def test_numbers_inside_a_designation_are_no_years() -> None:
    text = "The Project 2000 frigate sailed in May."
    system = Mark("system", Span(4, 16, "Project 2000"), System("Project 2000"))
    found = mark_times(passage(text, marks=(system,)), PUBLISHED)
    assert [m.span.words for m in found] == ["May"]


@pytest.mark.parametrize("text", ["Resolution 1929 expired.", "Some 2,000 shells came.", "They may go."])
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    assert periods_of(text) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [("USA", "2023-10-01/2024-09-30"), ("IND", "2024-04-01/2025-03-31"), ("PAK", "2023-07-01/2024-06-30")],
)
def test_the_fiscal_year_is_that_of_the_state_named(code: str, expected: str) -> None:
    party = Mark("party", Span(0, 2, "It"), Party(code, code))
    (mark,) = mark_times(passage("It spent more in fiscal 2024.", marks=(party,)), PUBLISHED)
    assert isinstance(mark.value, Period)
    assert mark.value.edtf == expected


def test_a_time_mentioned_in_an_earlier_passage_is_counted_from() -> None:
    before = Period(date(2023, 5, 3), date(2023, 5, 3), "2023-05-03")
    (mark,) = mark_times(passage("The previous day a ship had left."), PUBLISHED, before)
    assert mark.value == Period(date(2023, 5, 2), date(2023, 5, 2), "2023-05-02")


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1402, 11, 20, date(2024, 2, 9)),
        (1403, 1, 1, date(2024, 3, 20)),
        (1399, 12, 30, date(2021, 3, 20)),
        (1357, 11, 22, date(1979, 2, 11)),
    ],
)
def test_days_of_the_solar_hijri_calendar(year: int, month: int, day: int, expected: date) -> None:
    assert jalali_day(year, month, day) == expected


def test_days_that_the_solar_hijri_calendar_has_not() -> None:
    assert jalali_day(1400, 12, 30) is None
    assert jalali_day(1400, 7, 31) is None
    assert jalali(1400, 13, None) is None


def test_lunar_months_hold_the_days_sighted() -> None:
    ramadan = hijri(1445, 9, None)
    assert ramadan and ramadan.earliest and ramadan.latest
    assert ramadan.earliest <= date(2024, 3, 11) <= date(2024, 4, 9) <= ramadan.latest
    assert "~" in ramadan.edtf


@given(st.dates(date(1400, 1, 1), date(2100, 1, 1)), st.integers(0, 4000), st.booleans())
def test_every_period_is_written_in_edtf_that_reads_back(first: date, length: int, approximate: bool) -> None:
    found = periods.period(first, first + timedelta(length), approximate)
    assert found is not None
    parsed = parse_edtf(found.edtf)
    assert date(*parsed.lower_strict()[:3]) == first
    assert date(*parsed.upper_strict()[:3]) == first + timedelta(length)


WORDS = "in by since May 3 2024 the last year week ago of - to Tuesday".split()  # noqa: SIM905


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_is_read_and_every_mark_stands_in_it(text: str) -> None:
    bare = Passage("body", Span(0, len(text), text), ())
    for mark in mark_times(bare, PUBLISHED):
        assert mark.span.grounds_in(text)
        if isinstance(mark.value, Period) and mark.value.earliest and mark.value.latest:
            assert mark.value.earliest <= mark.value.latest
