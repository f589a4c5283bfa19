"""Words with a written date come in; the period of days they name goes out, widened where they can be
read two ways."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from waybill.records.values import Period

Order = Literal["day", "month"]

# Month names by language, January to December; abbreviations of three letters or more are matched by
# their start.
_MONTHS = (
    "january february march april may june july august september october november december",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
)
# Short forms that occur in bylines and are no plain beginning of the name above.
_SHORT = {
    "sept": 9,
    "мар": 3,
    "мая": 5,
    "fév": 2,
    "fev": 2,
    "déc": 12,
    "dez": 12,
    "märz": 3,
    "mrz": 3,
    "juil": 7,
}
# News on the web begins in the early 1990s; scans of older reports reach back further.
FIRST_YEAR, LAST_YEAR = 1900, 2099

UNKNOWN_ORDER = "day or month first is not known"
_AFTER = r"(?!\w|:\d|,?\s(?:19|20)\d\d(?!\d))"
_YEAR = r"(?P<y>\d{4}|[’']?\d{2})"
_WORD = r"(?P<m>[^\W\d_]{3,11})\.?"
_DATE_CJK = r"(?P<y>\d{4})\s?[年년](?:\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일])?)?"
_DATE_ISO = r"(?<![\d.])(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
_NUMBERS = r"(?<![\d.])(?P<a>\d{1,2})(?P<s>[-/.])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>\d{4}|\d{2})(?!\d)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cjk", re.compile(_DATE_CJK)),
    ("iso", re.compile(_DATE_ISO)),
    ("numbers", re.compile(_NUMBERS)),
    (
        "day month",
        re.compile(
            rf"(?<![\d:.])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:of|de)\s+|\s+|-){_WORD}"
            rf"(?:\s+(?:de|del)\s+|[\s,-]+){_YEAR}{_AFTER}"
        ),
    ),
    (
        "month day",
        re.compile(rf"(?<!\w){_WORD}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<y>\d{{4}}){_AFTER}"),
    ),
    ("month", re.compile(rf"(?<!\w){_WORD}\s+(?P<y>\d{{4}}){_AFTER}")),
)
_YEARLESS = (
    re.compile(r"(?<!\w)" + _WORD + r"\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?" + _AFTER),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+" + _WORD + _AFTER),
)
# A number of an issue or volume stands behind such a word, and is no day.
_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|nr|num|number|vol|volume|issue|bulletin|circular|release|edition)|\bn[°º]|[№#])\.?\s*$",
    re.I,
)
AMERICAN_CLOCK = re.compile(r"(?<!\w)(?:ET|E[SD]T|P[SD]T|C[SD]T|M[SD]T)(?!\w)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as written, where it stands, and what had to be assumed or left open to read it."""

    start: int
    end: int
    period: Period
    note: str = ""


def month_number(word: str) -> int | None:
    """The month a word names, in full or shortened to three letters or more, in any language of the table."""
    folded = word.casefold().rstrip(".")
    if folded in _SHORT:
        return _SHORT[folded]
    for names in _MONTHS:
        for number, name in enumerate(names.split(), start=1):
            if name == folded or (len(folded) in (3, 4) and name.startswith(folded)):
                return number
    return None


def find_dates(words: str, order: Order | None) -> tuple[Dated, ...]:
    """Every full date in the words, in order; `order` says which number comes first where both could be
    the day."""
    found: list[Dated] = []
    for form, pattern in _FORMS:
        for match in pattern.finditer(words):
            if any(d.start < match.end() and match.start() < d.end for d in found):
                continue
            if form in ("day month", "numbers") and _NUMBERED.search(
                words[max(0, match.start() - 20) : match.start()]
            ):
                continue
            if dated := _read(form, match, order or _american(words)):
                found.append(dated)
    return tuple(sorted(found, key=lambda d: d.start))


def find_yearless(words: str, year: int) -> Dated | None:
    """A day and month without a year, read in the year given."""
    for pattern in _YEARLESS:
        for match in pattern.finditer(words):
            month = month_number(match["m"])
            if month and (day := _day(year, month, int(match["d"]))):
                return Dated(match.start(), match.end(), one_day(day))
    return None


def one_day(day: date) -> Period:
    """The period of one day."""
    return Period(day, day, day.isoformat())


def _american(words: str) -> Order | None:
    return "month" if AMERICAN_CLOCK.search(words) else None


def _read(form: str, match: re.Match[str], order: Order | None) -> Dated | None:
    year = _year(match["y"])
    if year is None:
        return None
    if form == "numbers":
        return _read_numbers(match, year, order)
    if form == "cjk":
        month, day = (int(match[g]) if match[g] else None for g in ("m", "d"))
        period = _stretch(year, month, day)
    else:
        numeric = match["m"].isdigit()
        month = int(match["m"]) if numeric else month_number(match["m"])
        period = _stretch(year, month, None if form == "month" else int(match["d"])) if month else None
    return Dated(match.start(), match.end(), period) if period else None


def _read_numbers(match: re.Match[str], year: int, order: Order | None) -> Dated | None:
    """A dot puts the day first; otherwise the order given decides, and without one both readings are kept."""
    a, b = int(match["a"]), int(match["b"])
    order = "day" if match["s"] == "." else order
    readings: Iterator[tuple[Order, date | None]] = iter(
        (("day", _day(year, b, a)), ("month", _day(year, a, b)))
    )
    days = {way: day for way, day in readings if day}
    if order in days and order is not None:
        return Dated(match.start(), match.end(), one_day(days[order]))
    if not days:
        return None
    first, last = min(days.values()), max(days.values())
    if first == last:
        return Dated(match.start(), match.end(), one_day(first))
    edtf = f"[{first.isoformat()},{last.isoformat()}]"
    return Dated(match.start(), match.end(), Period(first, last, edtf), UNKNOWN_ORDER)


def _year(digits: str) -> int | None:
    digits = digits.lstrip("’'")
    year = int(digits)
    if len(digits) == 2:
        # The POSIX rule for two-digit years: 69 to 99 are of the last century.
        year += 1900 if year >= 69 else 2000
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _stretch(year: int, month: int | None, day: int | None) -> Period | None:
    """A day, a month or a year, as far as the words go."""
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31), f"{year:04d}")
    if day is not None:
        found = _day(year, month, day)
        return one_day(found) if found else None
    if not 1 <= month <= 12:
        return None
    return Period(
        date(year, month, 1), date(year, month, monthrange(year, month)[1]), f"{year:04d}-{month:02d}"
    )


def iter_iso(words: str) -> Iterator[Period]:
    """The days that stand in a machine's own notation (2024-02-21T10:39:00Z, 20240221)."""
    for match in re.finditer(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)", words):
        year = _year(match[1])
        day = _day(year, int(match[2]), int(match[3])) if year else None
        if day:
            yield one_day(day)
