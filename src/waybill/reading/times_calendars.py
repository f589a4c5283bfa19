"""Dates of the Iranian solar and the lunar Hijri calendar come in; Gregorian days go out."""

from __future__ import annotations

from datetime import date, timedelta

from waybill.reading.times_periods import period
from waybill.records.values import Period

# Years at which the leap years of the solar Hijri calendar break step (Borkowski 1996, valid to 3177).
_BREAKS = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635,
    2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
)  # fmt: skip

# Day before 1 Muharram 1 of the civil tabular calendar (16 July 622 Julian, 19 July Gregorian).
_HIJRI_EPOCH = date(622, 7, 18)

# The tabular calendar and the sighted moon differ by a day or two at most.
_SIGHTING = 2


def jalali_day(year: int, month: int, number: int) -> date | None:
    """The Gregorian day of a solar Hijri date; None where the calendar has no such day."""
    if not (1 <= year < _BREAKS[-1] and 1 <= month <= 12):
        return None
    length = 31 if month <= 6 else 30 if month < 12 or _leap(year) else 29
    if not 1 <= number <= length:
        return None
    return _nowruz(year) + timedelta(days=31 * (month - 1) - max(month - 7, 0) + number - 1)


def jalali(year: int, month: int | None, number: int | None) -> Period | None:
    """The period of a solar Hijri day, month or year."""
    first = jalali_day(year, month or 1, number or 1)
    if number is not None or first is None:
        return period(first, first)
    after = jalali_day(year + 1, 1, 1) if month in (None, 12) else jalali_day(year, (month or 0) + 1, 1)
    return period(first, after - timedelta(1)) if after else None


def hijri(year: int, month: int | None, number: int | None) -> Period | None:
    """The period of a lunar Hijri day, month or year, widened by what the sighting of the moon may shift."""
    if not 1 <= year <= 1700:
        return None
    first = _hijri_day(year, month or 1, number or 1)
    if number is not None:
        last = first
    elif month is None or month == 12:
        last = _hijri_day(year + 1, 1, 1) - timedelta(1)
    else:
        last = _hijri_day(year, month + 1, 1) - timedelta(1)
    wide = timedelta(_SIGHTING)
    return period(first - wide, last + wide, approximate=True)


def _hijri_day(year: int, month: int, number: int) -> date:
    """Day by the civil tabular rule: months of 30 and 29 days in turn, 11 leap years in 30."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + number
    return _HIJRI_EPOCH + timedelta(days)


def _leap(year: int) -> bool:
    return (_nowruz(year + 1) - _nowruz(year)).days == 366


def _nowruz(year: int) -> date:
    """The first day of a solar Hijri year, by Borkowski's count of leap years."""
    gregorian = year + 621
    leaps, before, jump = -14, _BREAKS[0], 0
    for after in _BREAKS[1:]:
        jump = after - before
        if year < after:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        before = after
    n = year - before
    leaps += n // 33 * 8 + (n % 33 + 3) // 4
    if jump % 33 == 4 and jump - n == 4:
        leaps += 1
    own = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    return date(gregorian, 3, 20 + leaps - own)
