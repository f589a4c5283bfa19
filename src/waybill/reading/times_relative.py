"""Rules for times that count from the publication day or from a day mentioned before."""

from __future__ import annotations

import re
from datetime import date

from waybill.reading import times_periods as periods
from waybill.reading.times_frame import NO_ANCHOR, NO_PUBLICATION, Frame, Read, lacking
from waybill.reading.times_words import count_of, names, table, unit_of

_GRAINS: dict[str, periods.Grain] = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter", "half": "half", "year": "year",
    "decade": "decade", "century": "century",
}  # fmt: skip

# Days from the publication day; spans of a day told from within it.
DAY_WORDS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "last night": -1,
    "last evening": -1,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def read_day_word(match: re.Match[str], frame: Frame) -> Read | None:
    """Today, yesterday, last night; overnight is the night that ended on the publication day."""
    if frame.published is None:
        return lacking(NO_PUBLICATION, "day")
    words = re.sub(r"\s+", " ", match["w"].lower())
    if words == "overnight":
        before = periods.shifted(frame.published, -1, "day")
        return Read(periods.period(before, frame.published), "span", "overnight")
    at = periods.shifted(frame.published, DAY_WORDS[words], "day")
    return Read(periods.period(at, at), "day", "day counted from publication")


def read_weekday(match: re.Match[str], frame: Frame) -> Read | None:
    """Tuesday: the nearest one past (the publication day counts), or ahead where the verb looks ahead."""
    if not match["w"][0].isupper() or frame.text[: match.start()].endswith("Black "):
        return None
    if frame.published is None:
        return lacking(NO_PUBLICATION, "day")
    at, rows = frame.published, table()["relative_words"]
    off = (at.weekday() - (names("weekdays")[match["w"].lower()] - 1)) % 7
    relative = (match["rel"] or match["rel2"] or "").lower().removesuffix(" week")
    ahead = frame.direction(match.start(), match.end()) == "future"
    if relative in rows["past"]:
        by = -off or -7
    elif relative in rows["next"] or relative in rows["this"]:
        by = (-off) % 7 or (7 if relative in rows["next"] else 0)
        by = -off if relative in rows["this"] and not ahead else by
    else:
        by = (-off) % 7 if ahead else -off
    found = periods.shifted(at, by, "day")
    return Read(
        periods.period(found, found), "day", "weekday by tense" if not relative else "weekday named relative"
    )


def read_unit_relative(match: re.Match[str], frame: Frame) -> Read | None:
    """Last month, this week, next year: the calendar unit; "the past year" runs back from publication."""
    unit, word = unit_of(match["u"]), match["rel"].lower()
    rows = table()["relative_words"]
    by = 0 if word in rows["this"] else -1 if word in rows["past"] else 1
    the_next = word == "next" and match[0].lower().startswith("the") and frame.anchor is not None
    if the_next and frame.direction(match.start(), match.end()) != "future":
        return read_unit_shifted(frame, unit, by)
    if word in ("previous", "preceding", "following", "ensuing"):
        return read_unit_shifted(frame, unit, by)
    if frame.published is None:
        return lacking(NO_PUBLICATION)
    at = frame.published
    long = unit in ("decade", "century") and word == "last"
    if by and (word in ("past", "coming", "upcoming", "forthcoming") or long):
        other = periods.shifted(at, by, unit if unit != "weekend" else "week")
        return Read(periods.period(min(at, other), max(at, other)), "span", f"{word} unit, up to publication")
    return _unit_at(periods.shifted(at, by, unit if unit != "weekend" else "week"), unit, f"{word} {unit}")


def _unit_at(at: date, unit: str, how: str) -> Read:
    return Read(periods.unit_around(at, unit), _GRAINS.get(unit, "span"), how)


def read_unit_shifted(frame: Frame, unit: str, by: int) -> Read:
    """The unit before or after the one last mentioned."""
    if frame.anchor is None:
        return lacking(NO_ANCHOR)
    unit = "week" if unit == "weekend" else unit
    return _unit_at(periods.shifted(frame.anchor, by, unit), unit, f"{unit} counted from the one mentioned")


_PART_LEAD = re.compile(
    r"\b(?:end|start|beginning|close|middle|turn|outset|part|half|days|weeks|months|rest|remainder|course|through|in)"
    r"(?:\s+of)?\s+$",
    re.IGNORECASE,
)


def read_unit_told(match: re.Match[str], frame: Frame) -> Read | None:
    """The end of the year, the rest of the month: the unit of the publication day."""
    lead = _PART_LEAD.search(frame.text[max(0, match.start() - 24) : match.start()])
    if lead is None or (
        lead[0].strip() == "in" and "mid" not in frame.text[match.start() - 10 : match.start()]
    ):
        return None
    if frame.published is None:
        return lacking(NO_PUBLICATION)
    unit = unit_of(match["u"])
    if lead[0].lower().startswith(("rest", "remainder")):
        whole = periods.unit_around(frame.published, unit)
        return Read(
            periods.period(frame.published, whole.latest if whole else None), "span", f"rest of the {unit}"
        )
    return _unit_at(frame.published, unit, f"this {unit}")


def read_unit_beside(match: re.Match[str], frame: Frame, by: int) -> Read | None:
    """The day before, the year after: the unit beside the one last mentioned."""
    return read_unit_shifted(frame, unit_of(match["u"]), by)


def read_same_unit(match: re.Match[str], frame: Frame) -> Read | None:
    """That month, the same day: the unit in which the period last mentioned falls."""
    if frame.anchor is None:
        return lacking(NO_ANCHOR)
    return _unit_at(frame.anchor, unit_of(match["u"]), "unit mentioned before")


def read_same_a_year_ago(match: re.Match[str], frame: Frame) -> Read | None:
    """The same month a year earlier, the same period last year: the period last mentioned, a year back."""
    last = frame.mentioned
    if last is None or last.earliest is None or last.latest is None:
        return lacking(NO_ANCHOR)
    one, two = (periods.shifted(d, -1, "year") for d in (last.earliest, last.latest))
    whole = periods.unit_around(one, "month")
    if last == periods.unit_around(last.earliest, "month") and whole:
        return Read(whole, "month", "a year before the one mentioned")
    return Read(periods.period(one, two), "span", "a year before the one mentioned")


def read_numbered(match: re.Match[str]) -> tuple[float | None, str]:
    unit = unit_of(match["u"])
    count = count_of(match["n"]) if match.groupdict().get("n") else None
    if unit == "fortnight":
        return (2 * count if count is not None else None), "week"
    return count, unit


def read_units_back(match: re.Match[str], frame: Frame, sign: int, anchored: bool) -> Read | None:
    """Two weeks ago, three days later: the unit that many off; a week is the seven days around its day."""
    at = frame.anchor if anchored else frame.published
    if at is None:
        return lacking(NO_ANCHOR if anchored else NO_PUBLICATION)
    count, unit = read_numbered(match)
    if unit in ("hour", "minute"):
        return Read(None, "span", "hours")
    if count is None:
        open_ends = (None, at) if sign < 0 else (at, None)
        return Read(periods.period(*open_ends), "span", "some units off, open")
    if count != int(count):
        count, unit = count * periods.MONTHS.get(unit, 1), "month" if unit in periods.MONTHS else unit
    there = periods.shifted(at, sign * round(count), unit)
    if unit == "week":
        ends = periods.shifted(there, -3, "day"), periods.shifted(there, 3, "day")
        return Read(periods.period(*ends), "week", "weeks counted off, a week wide")
    return _unit_at(there, unit, f"{unit}s counted off")


def read_ahead_or_duration(match: re.Match[str], frame: Frame) -> Read | None:
    """In two weeks, within six months: ahead where the verb looks ahead, else a duration."""
    if frame.direction(match.start(), match.end()) != "future":
        return Read(None, "span", "duration")
    if match["how"].lower() != "within":
        return read_units_back(match, frame, 1, anchored=False)
    count, unit = read_numbered(match)
    if frame.published is None or count is None or unit in ("hour", "minute"):
        return lacking(NO_PUBLICATION if frame.published is None else "duration")
    last = periods.shifted(frame.published, round(count), unit)
    return Read(periods.period(frame.published, last), "span", "within units of publication")


def read_past_units(match: re.Match[str], frame: Frame) -> Read | None:
    """The past three years, the next six months: from or up to publication; open where no number stands."""
    if frame.published is None:
        return lacking(NO_PUBLICATION)
    count, unit = read_numbered(match)
    word = match["rel"].lower()
    sign = -1 if word in table()["relative_words"]["past"] or word == "recent" else 1
    at = frame.published
    if unit in ("hour", "minute"):
        return Read(None, "span", "hours")
    if count is None:
        return Read(periods.period(*((None, at) if sign < 0 else (at, None))), "span", f"{word} units, open")
    unit = "week" if unit == "weekend" else unit
    other = periods.shifted(at, sign * round(count), unit)
    return Read(periods.period(min(at, other), max(at, other)), "span", f"{word} units, up to publication")


def read_within_unit(match: re.Match[str], frame: Frame) -> Read | None:
    """Earlier this year, later this month: the unit up to, or from, the publication day."""
    unit, late = unit_of(match["u"]), match["side"].lower() == "later"
    that = match["which"].lower() in ("that", "in that", "the same")
    at = frame.anchor if that else frame.published
    if at is None:
        return lacking(NO_ANCHOR if that else NO_PUBLICATION)
    whole = periods.unit_around(at, unit)
    if whole is None or unit == "day":
        return Read(whole, "day", "the day")
    ends = (at, whole.latest) if late else (whole.earliest, at)
    if that and late and frame.mentioned and frame.mentioned.latest:
        ends = (frame.mentioned.latest, whole.latest)
    return Read(periods.period(*ends), "span", f"{match['side'].lower()} in the unit")


def read_open(match: re.Match[str], frame: Frame, ahead: bool) -> Read | None:
    """Recently, so far, soon: one end open, the other at the publication day."""
    if frame.text[: match.start()].lower().endswith("as ") and frame.text[match.end() :].startswith(" as"):
        return None
    if frame.published is None:
        return lacking(NO_PUBLICATION)
    ends: tuple[date | None, date | None] = (frame.published, None) if ahead else (None, frame.published)
    return Read(periods.period(*ends), "span", "no length of its own, open")


def read_day_told(match: re.Match[str], frame: Frame) -> Read | None:
    """To end the day, at 18:00: the one day mentioned before in the text; none where no day was."""
    last = frame.mentioned
    if last is None or last.earliest != last.latest:
        return lacking(NO_ANCHOR, "day")
    return Read(last, "day", "the day mentioned before")


def read_nothing(match: re.Match[str], frame: Frame, how: str) -> Read | None:
    return Read(None, "span", how)


def read_clock(match: re.Match[str], frame: Frame) -> Read | None:
    """A time of day: the day mentioned before, never the publication day by silence."""
    if re.match(r"\d\d?\.\d\d(?!\s?[ap]\.?m)", match[0], re.IGNORECASE):
        return None
    return read_day_told(match, frame)
