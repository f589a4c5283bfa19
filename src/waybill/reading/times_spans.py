"""Rules for quarters, halves, weeks of a month, seasons, decades, centuries and fiscal years."""

from __future__ import annotations

import re

from waybill.reading import times_periods as periods
from waybill.reading.times_dates import year_named
from waybill.reading.times_frame import NO_PUBLICATION, Frame, Read, Reader, lacking, nearest
from waybill.reading.times_words import YEAR, count_of, names, table
from waybill.records.values import Period

_YEAR = rf"(?P<y>{YEAR})\b"
_OF_YEAR = rf"(?:,? (?:of |in )?(?:{_YEAR}|(?:the )?(?P<ry><REL>) year)|(?P<g>['’]s)?)"


def _slice(year: int, part: int, of: int) -> Period | None:
    size = 12 // of
    return periods.months(year, (part - 1) * size + 1, part * size)


def _quarter(match: re.Match[str], frame: Frame) -> Read | None:
    """The second quarter (of 2023), the first half of last year: without a year, by tense."""
    of = 4 if match["unit"].lower() in ("quarter", "q") else 2
    words = match["n"].lower()
    part = int(words) if words.isdigit() else table()["ordinals"].get(words, 0)
    part = of if part == -1 else part
    if not 1 <= part <= of:
        return None
    year = year_named(match, frame)
    grain: periods.Grain = "quarter" if of == 4 else "half"
    if year is not None:
        return Read(_slice(year, part, of), grain, grain)
    if frame.published is None:
        return lacking(NO_PUBLICATION, grain)
    if words in ("last", "latter"):
        before = periods.shifted(frame.published, -1, grain)
        return Read(periods.unit_around(before, grain), grain, f"last {grain}") if words == "last" else None
    direction = frame.direction(match.start(), match.end())
    at = frame.published
    found = nearest(lambda y: _slice(y, part, of), at, direction, day=False)
    if direction != "future" and found and found.latest and found.latest > at:
        # A quarter told of as past has ended.
        found = _slice((found.earliest or at).year - 1, part, of) if direction == "past" else found
    return Read(found, grain, f"{grain}, year by tense")


def _first_months(match: re.Match[str], frame: Frame) -> Read | None:
    """The first six months of 2023, the last three months of this year."""
    count, year = count_of(match["n"]), year_named(match, frame)
    if match["now"] and frame.published:
        year = frame.published.year
    if year is None:
        return lacking(NO_PUBLICATION)
    if count is None or not 1 <= count <= 12:
        return None
    ends = (1, int(count)) if match["side"].lower() == "first" else (13 - int(count), 12)
    return Read(periods.months(year, *ends), "span", "months of a year")


def _week_of_month(match: re.Match[str], frame: Frame) -> Read | None:
    """The first week of March: its first seven days; the last one: the week in which the month ends."""
    month = names("months").get(match["m"].rstrip(".").lower())
    part = table()["ordinals"][match["n"].lower()]
    if month is None:
        return None
    year = year_named(match, frame)
    if year is None and frame.published is None:
        return lacking(NO_PUBLICATION, "week")

    def make(at: int) -> Period | None:
        whole = periods.month(at, month)
        if whole is None or whole.earliest is None or whole.latest is None:
            return None
        if part == -1:
            return periods.week_of(periods.shifted(whole.latest, -2, "day"))
        first = periods.shifted(whole.earliest, 7 * (part - 1), "day")
        return periods.period(first, min(periods.shifted(first, 6, "day"), whole.latest))

    if year is not None:
        return Read(make(year), "week", "week of a month")
    assert frame.published is not None
    direction = frame.direction(match.start(), match.end())
    return Read(
        nearest(make, frame.published, direction, day=False), "week", "week of a month, year by tense"
    )


# Words that make a bare season's name a time and not a coil, a well or a downfall.
_SEASON_LEAD = re.compile(
    r"\b(?:in|by|since|until|till|during|before|after|from|through|for|over) (?:the )?$", re.IGNORECASE
)


def _season(match: re.Match[str], frame: Frame) -> Read | None:
    first, last = table()["seasons"][match["s"].lower()]
    year = year_named(match, frame)
    if year is not None:
        return Read(periods.months(year, first, last), "season", "season")
    relative = (match["rel"] or "").lower()
    lead = re.sub(r"\s+", " ", frame.text[max(0, match.start() - 14) : match.start()])
    if not relative and not _SEASON_LEAD.search(lead):
        return None
    if re.match(r"\s+(?:of|in|from|to|into)\s+[A-Z]", frame.text[match.end() :]) and not relative:
        return None
    if frame.published is None:
        return lacking(NO_PUBLICATION, "season")
    rows = table()["relative_words"]
    direction = frame.direction(match.start(), match.end())
    direction = "past" if relative in rows["past"] else "future" if relative in rows["next"] else direction
    at = frame.published
    if relative in rows["this"]:
        return Read(periods.months(at.year, first, last), "season", "this season")
    found = nearest(lambda y: periods.months(y, first, last), at, direction, day=False)
    return Read(found, "season", "season, year by tense")


def _decade(match: re.Match[str], frame: Frame) -> Read | None:
    """The 1990s, the 80s, the nineties."""
    groups = match.groupdict()
    if groups.get("full"):
        first = int(groups["full"])
    else:
        two = int(groups["two"]) if groups.get("two") else table()["decade_words"][groups["word"].lower()]
        first = (1900 if two >= 30 else 2000) + two
    return Read(periods.year(first, first + 9), "decade", "decade")


def _century(match: re.Match[str], frame: Frame) -> Read | None:
    words = match["n"].lower()
    which = table()["century_words"].get(words) or int(re.sub(r"\D", "", words) or 0)
    first = (which - 1) * 100
    return Read(periods.year(first, first + 99), "century", "century") if 1 < which < 30 else None


def _fiscal(match: re.Match[str], frame: Frame) -> Read | None:
    """Fiscal 2024: by the state the passage names; else from the earliest to the latest beginning in use."""
    words = match["fy"]
    year = int(words) if len(words) == 4 else 2000 + int(words)
    if frame.fiscal:
        offset, month = frame.fiscal
        first = (year + offset) * 12 + month
        found = periods.months(0, first, first + 11)
        return Read(found, "span", "fiscal year")
    starts = [12 * (year + offset) + month for offset, month in table()["fiscal_years"].values()]
    found = periods.months(0, min(starts), max(starts) + 11)
    return Read(periods.approximately(found), "span", "fiscal year of a state not named")


RULES: list[tuple[str, str, Reader]] = [
    (
        "quarter",
        r"\b(?:the )?(?P<n><ORD>)[ -](?P<unit>quarter|half)\b(?! hours?\b|-hour)" + _OF_YEAR + r"(?! of)",
        _quarter,
    ),
    ("quarter letter", rf"\b(?P<unit>Q)(?P<n>[1-4])\b(?: (?:of )?{_YEAR})?", _quarter),
    ("half letter", rf"\b(?P<unit>H)(?P<n>[12]) (?:of )?{_YEAR}", _quarter),
    (
        "months of",
        r"\b(?:the )?(?P<side>first|last|final) (?P<n><N>) months of "
        + rf"(?:{_YEAR}|(?:the )?(?P<ry><REL>) year|(?P<now>the year))",
        _first_months,
    ),
    (
        "week of month",
        r"\b(?:the )?(?P<n><ORD>) week (?:of|in) (?P<m><M>)"
        + rf"(?:,? (?:of )?(?:{_YEAR}|(?P<ry><REL>) year))?",
        _week_of_month,
    ),
    (
        "season",
        r"\b(?:(?P<rel><REL>) )?(?P<s><S>)\b(?!-)" + rf"(?:,? (?:of )?(?:{_YEAR}|(?P<ry><REL>) year))?",
        _season,
    ),
    ("decade", r"\b(?P<full>(?:18|19|20)\d0)~['’]?s\b", _decade),
    ("decade short", r"(?:(?<=\bthe\s)|(?<=\band\s))['’]?(?P<two>[3-9]0)~['’]?s\b", _decade),
    (
        "decade words",
        r"(?<=\bthe\s)(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
        _decade,
    ),
    (
        "century",
        r"\b(?:the )?(?P<n>\d\d(?:st|nd|rd|th)|eighteenth|nineteenth|twentieth|twenty-first)[ -]century\b",
        _century,
    ),
    (
        "fiscal",
        r"\b(?:the )?(?:(?:fiscal|financial)(?: year)?|FY)[ -]?~"
        r"(?P<fy>(?:19|20)\d\d|\d\d)\b(?:~[-/–]~\d\d\b)?",
        _fiscal,
    ),
]
