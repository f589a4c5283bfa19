"""Written dates, and what is left open where they can be read two ways."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from waybill.intake.dates import Order, find_dates, find_yearless


@pytest.mark.parametrize(
    ("words", "order", "edtf"),
    [
        ("Published 22.02.24, 10:39 AM", None, "2024-02-22"),
        ("02.03.2024", "month", "2024-03-02"),
        ("11:02 March 18, 2024", None, "2024-03-18"),
        ("3/4/2024", "month", "2024-03-04"),
        ("3/4/2024", "day", "2024-04-03"),
        ("3/4/2024", None, "[2024-03-04,2024-04-03]"),
        ("3/4/2024 5:00 PM ET", None, "2024-03-04"),
        ("25/4/2024", "month", "2024-04-25"),
        ("4/4/2024", None, "2024-04-04"),
        ("Sept. 5th, 2023", None, "2023-09-05"),
        ("the 5th of September 2023", None, "2023-09-05"),
        ("5 de septiembre de 2023", None, "2023-09-05"),
        ("5. März 2023", None, "2023-03-05"),
        ("5 вересня 2023", None, "2023-09-05"),
        ("5 Ağustos 2023", None, "2023-08-05"),
        ("٥ مارس ٢٠٢٣", None, "2023-03-05"),
        ("2023年9月5日", None, "2023-09-05"),
        ("2023년 9월 5일", None, "2023-09-05"),
        ("2023年", None, "2023"),
        ("September 2023", None, "2023-09"),
        ("2023-09-05T10:00:00Z", None, "2023-09-05"),
        ("5-Sep-23", None, "2023-09-05"),
    ],
)
def test_forms(words: str, order: Order | None, edtf: str) -> None:
    found = find_dates(words, order)
    assert [d.period.edtf for d in found] == [edtf]
    parse_edtf(edtf)


@pytest.mark.parametrize(
    "words", ["31/02/2024", "version 1.2.3", "155mm 2024", "Su-35 2023", "Monday", "12 tanks 24", "99/99/99"]
)
def test_no_dates(words: str) -> None:
    assert find_dates(words, None) == ()


def test_two_readings_say_so() -> None:
    (dated,) = find_dates("01/02/2024", None)
    assert dated.note and (dated.period.earliest, dated.period.latest) == (date(2024, 1, 2), date(2024, 2, 1))


def test_a_day_without_year_takes_the_one_given() -> None:
    dated = find_yearless("DUBAI, Feb 21 (Reuters) -", 2024)
    assert dated is not None and dated.period.edtf == "2024-02-21"


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)))
def test_what_is_written_out_is_read_back(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%A, %d %b %Y", "%Y/%m/%d"):
        (dated,) = find_dates(day.strftime(form), None)
        assert dated.period.earliest == dated.period.latest == day


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("No. 31 - August 1997", "1997-08"),
        ("No. 31 August 1997", "1997-08"),
        ("Vol. 9, Issue 12 March 2003", "2003-03"),
        ("Nr. 4 Mai 2011", "2011-05"),
        ("31-August-1997", "1997-08-31"),
        ("No deal on 31 August 1997", "1997-08-31"),
    ],
)
def test_the_number_of_an_issue_is_no_day(words: str, edtf: str) -> None:
    assert [d.period.edtf for d in find_dates(words, None)] == [edtf]
