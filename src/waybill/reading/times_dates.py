"""Rules for dates that name themselves: days, months, years, quarters, seasons, decades, other calendars."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from waybill.reading import times_calendars as calendars
from waybill.reading import times_periods as periods
from waybill.reading.times_frame import NO_PUBLICATION, Frame, Read, Reader, lacking, nearest, told_after
from waybill.reading.times_words import YEAR, names, table
from waybill.records.values import Period

# A year as a date may carry it: four figures, or two behind an apostrophe; or "this/last/next year".
_YEAR = rf"(?P<y>{YEAR})(?!\d|,\d\d\d|\.\d)"
_OF_YEAR = rf"(?:[\s,]+(?:(?:of|in)\s+)?(?:{_YEAR}|(?:the )?(?P<ry><REL>) year))"
_WEEKDAY = r"(?:<WA>~,?~(?:the )?)?"

RULES: list[tuple[str, str, Reader]] = []


def number(words: str) -> int:
    """The figures of an ordinal day ("3rd")."""
    return int(re.sub(r"\D", "", words))


def year_named(match: re.Match[str], frame: Frame) -> int | None:
    """The year in the words, by figures or as this, last or next year; None where they name none."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    if groups.get("ry") and frame.published:
        word = groups["ry"].lower()
        rows = table()["relative_words"]
        return frame.published.year + (-1 if word in rows["past"] else 1 if word in rows["next"] else 0)
    return None


def _month_of(match: re.Match[str], group: str = "m") -> int:
    return names("months")[match[group].rstrip(". ").lower()]


def _iso(match: re.Match[str], frame: Frame) -> Read | None:
    found = periods.day(int(match[1]), int(match[2]), int(match[3]))
    return Read(found, "day", "date") if found else None


def _figures(match: re.Match[str], frame: Frame) -> Read | None:
    """3/4/2022: where the order of day and month is not settled, both readings are spanned."""
    one, two, year = int(match["a"]), int(match["b"]), int(match["yy"])
    if len(match["yy"]) == 2:
        year += 2000 if year < 70 else 1900
    day_first = periods.day(year, two, one)
    month_first = None if match["sep"] == "." else periods.day(year, one, two)
    both = sorted(
        (p for p in (day_first, month_first) if p and p.earliest), key=lambda p: p.earliest or date.min
    )
    if not both:
        return None
    if len({p.edtf for p in both}) == 1:
        return Read(both[0], "day", "date in figures")
    return Read(periods.period(both[0].earliest, both[1].latest), "span", "date in figures, order unknown")


def _day_month(match: re.Match[str], frame: Frame) -> Read | None:
    """3 March (2022), March 3-5 (2022): without a year by tense, from the publication day."""
    if not match["m"][0].isupper():
        return None
    month, first = _month_of(match), number(match["d"])
    last = number(match["d2"]) if match.groupdict().get("d2") else first

    def make(year: int) -> Period | None:
        one, two = periods.day(year, month, first), periods.day(year, month, last)
        return periods.period(one.earliest, two.latest) if one and two else None

    year = year_named(match, frame)
    if year is not None:
        return Read(found, "day", "date") if (found := make(year)) else None
    year = _year_ahead(match, frame, month)
    if year is not None and (found := make(year)):
        return Read(found, "day", "date, year from its neighbour")
    if frame.published is None:
        return lacking(NO_PUBLICATION, "day")
    direction = frame.direction(match.start(), match.end())
    if after := told_after(make, frame, match.start(), direction):
        return Read(after, "day", "day and month, after the date before it")
    found = nearest(make, frame.published, direction, day=True)
    return Read(found, "day", "day and month, year by tense") if found else None


_NEIGHBOUR = re.compile(
    rf"\s*(?:-|–|—|to|and|or|through|until|till|/)\s*(?:(?:early|mid|late)[\s-])?(?:\d\d?(?:st|nd|rd|th)?\s+)?"
    rf"(?P<m>[A-Z][a-z]+)\.?(?:\s+\d\d?(?:st|nd|rd|th)?)?\s*,?\s*(?:of\s+)?(?P<y>{YEAR})\b"
)


def _year_ahead(match: re.Match[str], frame: Frame, month: int) -> int | None:
    """The year that stands on the second of two joined dates ("March and June 2022") holds for the first."""
    after = _NEIGHBOUR.match(frame.text, match.end())
    other = names("months").get(after["m"].lower()) if after else None
    if after is None or other is None:
        return None
    return int(after["y"]) - (month > other)


def _month_year(match: re.Match[str], frame: Frame) -> Read | None:
    if not match["m"][0].isupper():
        return None
    year = year_named(match, frame)
    if year is None:
        return lacking(NO_PUBLICATION, "month")
    found = periods.month(year, _month_of(match))
    return Read(found, "month", "month") if found else None


# Bare month names that are also words or given names stand only behind one of these.
_DOUBTFUL = {"may", "march", "april", "june", "august", "mar", "sep", "dec", "jan", "jun"}
_LEADS = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|before|after|of|for|between|and|or|to|through|early|mid|late|last|next|"
    r"this|around|about|as|throughout|end|beginning|start|month|every|each|on|a|an|the|late|ending|ended|through)|['’]s|[-–/(,])[\s-]*$",
    re.IGNORECASE,
)


def _month_bare(match: re.Match[str], frame: Frame) -> Read | None:
    """In January: the nearest by tense; the year of a joined neighbour where it has one."""
    word = match["m"]
    if not word[0].isupper() or (len(word.rstrip(".")) < 4 and word.lower() != "may"):
        return None
    led = _LEADS.search(frame.text[max(0, match.start() - 14) : match.start()])
    if word.rstrip(".").lower() in _DOUBTFUL and not led:
        return None
    month = _month_of(match)
    make = partial(_month_in, month)
    relative = match.groupdict().get("rel")
    year = _year_ahead(match, frame, month)
    if year is not None and not relative:
        return Read(make(year), "month", "month, year from its neighbour")
    if frame.published is None:
        return lacking(NO_PUBLICATION, "month")
    if relative:
        return _month_relative(make, relative.lower(), frame.published)
    direction = frame.direction(match.start(), match.end())
    if after := told_after(make, frame, match.start(), direction):
        return Read(after, "month", "month, after the date before it")
    return Read(nearest(make, frame.published, direction, day=False), "month", "month, year by tense")


def _month_in(month: int, year: int) -> Period | None:
    return periods.month(year, month)


def _month_relative(make: partial[Period | None], word: str, at: date) -> Read:
    rows = table()["relative_words"]
    around = [p for y in (at.year - 1, at.year, at.year + 1) if (p := make(y)) and p.earliest and p.latest]
    if word in rows["past"]:
        found = [p for p in around if p.latest and p.latest < at][-1]
    elif word in rows["next"]:
        found = next(p for p in around if p.earliest and p.earliest > at)
    else:
        found = around[1]
    return Read(found, "month", f"{word} month named")


def _year_range(match: re.Match[str], frame: Frame) -> Read | None:
    """2014-2016, 2010-11: from the first day of the one to the last of the other."""
    first = int(match["y"])
    last = int(match["z"]) if len(match["z"]) == 4 else first // 100 * 100 + int(match["z"])
    return Read(periods.year(first, last), "span", "years") if first < last <= first + 60 else None


_COUNTED = re.compile(r"\s*(?:[-–]?(?:mm|km|kg|tons?|tonnes?|miles?|percent|per cent)\b|%)", re.IGNORECASE)


def _year_bare(match: re.Match[str], frame: Frame) -> Read | None:
    """A four-figure number from 1900 to 2099 that counts nothing and labels nothing."""
    before = frame.text[max(0, match.start() - 24) : match.start()]
    labels = "|".join(re.escape(w) for w in table()["not_years_after"])
    touching = rf"(?:\b(?:{labels})\.?\s*(?:\(\s*)?|[\w$€£#§]-|[$€£#§]\s*|\d[,.])$"
    mid = re.search(r"\b(?:mid|pre|post)-$", before, re.IGNORECASE)
    if not mid and re.search(touching, before, re.IGNORECASE):
        return None
    if _COUNTED.match(frame.text, match.end()):
        return None
    return Read(periods.year(int(match["y"])), "year", "year")


def _short_year(match: re.Match[str], frame: Frame) -> Read | None:
    two = int(match[1])
    return Read(periods.year((2000 if two < 50 else 1900) + two), "year", "year in two figures")


RULES += [
    ("iso", r"\b(\d{4})-(\d\d)-(\d\d)\b", _iso),
    (
        "figures",
        r"(?<![\d.,/-])(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<yy>\d{4}|\d\d)(?![\d/]|[.-]\d)",
        _figures,
    ),
    (
        "day month",
        _WEEKDAY
        + r"(?:the )?\b(?P<d><D>)(?:~(?:-|–|to|and)~(?P<d2><D>))?(?: of)?~(?P<m><M>)"
        + f"(?:{_OF_YEAR})?",
        _day_month,
    ),
    (
        "month day",
        _WEEKDAY + r"\b(?P<m><M>)~(?:the )?(?P<d><D>)(?:~(?:-|–|to|and)~(?P<d2><D>))?" + f"(?:{_OF_YEAR})?",
        _day_month,
    ),
    ("month year", r"\b(?P<m><M>)" + _OF_YEAR, _month_year),
    ("month", r"\b(?:(?P<rel><REL>) )?(?P<m><M>)", _month_bare),
    ("years", rf"\b(?<![-/])(?P<y>{YEAR})~[-–/]~(?P<z>{YEAR}|\d\d)\b(?![-/]\d)", _year_range),
    ("year", rf"\b(?<![\d.,/]){_YEAR}(?![-–/]\d|s\b|\w)", _year_bare),
    ("short year", r"(?<!\w)['’]~(\d\d)\b(?!s)", _short_year),
]


def _calendar(match: re.Match[str], frame: Frame, kind: str) -> Read | None:
    """A date of the Iranian or the lunar Hijri calendar, where its month is named or its letters stand by."""
    groups = match.groupdict()
    month = names(f"{kind}_months")[re.sub(r"\s+", " ", groups["m"]).lower()] if groups.get("m") else None
    number_words = groups.get("d") or groups.get("d2")
    day = number(number_words) if number_words else None
    convert = calendars.jalali if kind == "jalali" else calendars.hijri
    found = convert(int(match["ye"]), month, day)
    grain = "day" if day and kind == "jalali" else "span"
    return Read(found, "day" if grain == "day" else "span", f"{kind} calendar") if found else None


_OTHER_DAY = r"\b(?:(?P<d><D>)(?: of)? )?(?P<m><{0}>)(?: (?P<d2><D>)~,)?~,? ?~(?P<ye>{1})\b(?:~A\.?H\.?)?"
RULES += [
    ("jalali", _OTHER_DAY.format("JM", "1[34]\\d\\d"), partial(_calendar, kind="jalali")),
    ("hijri", _OTHER_DAY.format("HM", "1[2-5]\\d\\d"), partial(_calendar, kind="hijri")),
    ("hijri year", r"\b(?P<ye>1[2-5]\d\d) ?A\.?H\.?(?!\w)", partial(_calendar, kind="hijri")),
]
