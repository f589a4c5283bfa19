"""Years, months, parts of them and shifts come in; periods with their EDTF notation go out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Any, Literal

from waybill.records.values import Period

Grain = Literal["day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "span"]


def period(first: date | None, last: date | None, approximate: bool = False) -> Period | None:
    """A period with its EDTF; None where both ends are open or the ends are the wrong way round."""
    if (first is None and last is None) or (first and last and first > last):
        return None
    return Period(first, last, edtf(first, last, approximate))


def edtf(first: date | None, last: date | None, approximate: bool = False) -> str:
    """Write the ends in ISO 8601-2: the shortest form that names just these days."""
    mark = "~" if approximate else ""
    if first is None or last is None:
        return f"{_iso(first, mark)}/{_iso(last, mark)}"
    return (_whole(first, last) + mark) if _whole(first, last) else f"{_iso(first, mark)}/{_iso(last, mark)}"


def _iso(end: date | None, mark: str) -> str:
    return ".." if end is None else end.isoformat() + mark


def _whole(first: date, last: date) -> str:
    """The short form of a day, month, year, decade or century; "" where the ends make none of them."""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return f"{first.year:04d}"
        if first.year % 10 == 0 and last.year == first.year + 9:
            return f"{first.year // 10:03d}X"
        if first.year % 100 == 0 and last.year == first.year + 99:
            return f"{first.year // 100:02d}XX"
    if first.day == 1 and last == month_end(first.year, first.month) and first.month == last.month:
        return f"{first.year:04d}-{first.month:02d}"
    return ""


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def day(year: int, month: int, number: int) -> Period | None:
    """One day; None where the calendar has no such day."""
    try:
        only = date(year, month, number)
    except ValueError:
        return None
    return period(only, only)


def month(year: int, number: int) -> Period | None:
    """A calendar month; numbers beyond 1-12 run into the years around."""
    return months(year, number, number)


def months(year: int, first: int, last: int) -> Period | None:
    """From the first day of one month to the last of another; numbers beyond 1-12 run into other years."""
    one, two = year * 12 + first - 1, year * 12 + last - 1
    if not (one // 12 >= MINYEAR and two // 12 < MAXYEAR):
        return None
    return period(date(one // 12, one % 12 + 1, 1), month_end(two // 12, two % 12 + 1))


def year(number: int, upto: int | None = None) -> Period | None:
    """A calendar year, or the years from one up to another."""
    if not (MINYEAR <= number <= (upto or number) < MAXYEAR):
        return None
    return period(date(number, 1, 1), date(upto or number, 12, 31))


def week_of(at: date) -> Period | None:
    """The week, Monday to Sunday, in which the day falls."""
    monday = shifted(at, -at.weekday(), "day")
    return period(monday, shifted(monday, 6, "day"))


def shifted(at: date, by: int, unit: str) -> date:
    """The day that many units off, held within the calendar; the 31st becomes the month's last day."""
    try:
        if unit in ("day", "week"):
            return at + timedelta(by * (7 if unit == "week" else 1))
        count = at.year * 12 + at.month - 1 + by * MONTHS[unit]
        last = monthrange(count // 12, count % 12 + 1)[1]
        return date(count // 12, count % 12 + 1, min(at.day, last))
    except (ValueError, OverflowError):
        return date.min if by < 0 else date.max


# Months in each longer unit.
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def unit_around(at: date, unit: str) -> Period | None:
    """The calendar day, week, month, quarter, half, year, decade or century in which the day falls."""
    if unit == "day":
        return period(at, at)
    if unit == "week":
        return week_of(at)
    if unit == "weekend":
        monday = shifted(at, -at.weekday(), "day")
        return period(shifted(monday, 5, "day"), shifted(monday, 6, "day"))
    if unit in ("month", "quarter", "half"):
        size = MONTHS[unit]
        first = (at.month - 1) // size * size + 1
        return months(at.year, first, first + size - 1)
    size = MONTHS[unit] // 12
    return year(at.year // size * size, at.year // size * size + size - 1)


def part_of(
    whole: Period, grain: Grain, part: str, table: Mapping[str, Mapping[str, Sequence[int]]]
) -> Period:
    """The early, middle or late part, start or end of a period, by the conventions of the table.

    A whole of another grain (a quarter, a season, a span) is cut into thirds.
    """
    first, last = whole.earliest, whole.latest
    if first is None or last is None or grain == "day":
        return whole
    rows = table.get(grain)
    cut: Period | None
    if rows is None:
        cut = _third(first, last, part)
    elif grain == "year":
        cut = months(first.year, rows[part][0], rows[part][1])
    elif grain == "decade":
        cut = year(first.year + rows[part][0], first.year + rows[part][1])
    else:
        one, two = (shifted(first, n - 1, "day") for n in rows[part])
        cut = period(one, min(two, last))
    return cut or whole


def _third(first: date, last: date, part: str) -> Period | None:
    length = (last - first).days + 1
    third = max(length // 3, 1)
    ends: dict[str, tuple[int, int]] = {
        "early": (0, third - 1),
        "start": (0, third - 1),
        "mid": (third, max(length - third - 1, third)),
        "late": (length - third, length - 1),
        "end": (length - third, length - 1),
    }
    one, two = ends[part]
    return period(shifted(first, one, "day"), min(shifted(first, two, "day"), last))


def approximately(found: Period | None) -> Period | None:
    """The same period, its ends marked approximate in the notation."""
    if found is None:
        return None
    return replace(found, edtf=edtf(found.earliest, found.latest, approximate=True))


def rows_of(table: Mapping[str, Any], name: str) -> dict[str, str]:
    """Every spelling of a table's rows, in small letters, with the row it belongs to."""
    return {str(word).lower(): str(key) for key, words in table[name].items() for word in words}
