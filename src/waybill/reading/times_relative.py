"""Rules for times that count from the publication day or from a day mentioned before."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from waybill.reading import times_periods as periods
from waybill.reading.times_frame import NO_ANCHOR, NO_PUBLICATION, Frame, Read, Reader, lacking
from waybill.reading.times_words import GENITIVE, count_of, either, names, table, unit_of
from waybill.records.values import Period

# Days from the publication day; spans of a day told from within it.
_DAY_WORDS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def _day_word(match: re.Match[str], frame: Frame) -> Read | None:
    """Today, yesterday, last night; overnight is the night that ended on the publication day."""
    if frame.published is None:
        return lacking(NO_PUBLICATION, "day")
    words = re.sub(r"\s+", " ", match["w"].lower())
    if words == "overnight":
        before = periods.shifted(frame.published, -1, "day")
        return Read(periods.period(before, frame.published), "span", "overnight")
    at = periods.shifted(frame.published, _DAY_WORDS[words], "day")
    return Read(periods.period(at, at), "day", "day counted from publication")


def _weekday(match: re.Match[str], frame: Frame) -> Read | None:
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
    return Read(periods.period(found, found), "day", "weekday by tense" if not relative else "weekday named relative")


def _unit_relative(match: re.Match[str], frame: Frame) -> Read | None:
    """Last month, this week, next year: the calendar unit; "the past year" runs back from the publication day."""
    unit, word = unit_of(match["u"]), match["rel"].lower()
    rows = table()["relative_words"]
    by = 0 if word in rows["this"] else -1 if word in rows["past"] else 1
    if word in ("previous", "preceding", "following", "ensuing"):
        return _unit_shifted(frame, unit, by)
    if frame.published is None:
        return lacking(NO_PUBLICATION)
    at = frame.published
    long = unit in ("decade", "century") and word == "last"
    if by and (word in ("past", "coming", "upcoming", "forthcoming") or long):
        other = periods.shifted(at, by, unit if unit != "weekend" else "week")
        return Read(periods.period(min(at, other), max(at, other)), "span", f"{word} unit, up to publication")
    return _unit_at(periods.shifted(at, by, unit if unit != "weekend" else "week"), unit, f"{word} {unit}")


def _unit_at(at: date, unit: str, how: str) -> Read:
    grain: periods.Grain = unit if unit in ("day", "week", "month", "quarter", "year", "decade", "century") else "span"  # type: ignore[assignment]
    return Read(periods.unit_around(at, unit), grain, how)


def _unit_shifted(frame: Frame, unit: str, by: int) -> Read:
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


def _unit_told(match: re.Match[str], frame: Frame) -> Read | None:
    """The end of the year, the rest of the month: the unit of the publication day."""
    lead = _PART_LEAD.search(frame.text[max(0, match.start() - 24) : match.start()])
    if lead is None or (lead[0].strip() == "in" and "mid" not in frame.text[match.start() - 10 : match.start()]):
        return None
    if frame.published is None:
        return lacking(NO_PUBLICATION)
    unit = unit_of(match["u"])
    if lead[0].lower().startswith(("rest", "remainder")):
        whole = periods.unit_around(frame.published, unit)
        return Read(periods.period(frame.published, whole.latest if whole else None), "span", f"rest of the {unit}")
    return _unit_at(frame.published, unit, f"this {unit}")


def _same_unit(match: re.Match[str], frame: Frame) -> Read | None:
    """That month, the same day: the unit in which the period last mentioned falls."""
    if frame.anchor is None:
        return lacking(NO_ANCHOR)
    return _unit_at(frame.anchor, unit_of(match["u"]), "unit mentioned before")


def _same_a_year_ago(match: re.Match[str], frame: Frame) -> Read | None:
    """The same month a year earlier, the same period last year: the period last mentioned, a year back."""
    last = frame.mentioned
    if last is None or last.earliest is None or last.latest is None:
        return lacking(NO_ANCHOR)
    one, two = (periods.shifted(d, -1, "year") for d in (last.earliest, last.latest))
    whole = periods.unit_around(one, "month")
    if last == periods.unit_around(last.earliest, "month") and whole:
        return Read(whole, "month", "a year before the one mentioned")
    return Read(periods.period(one, two), "span", "a year before the one mentioned")


def _numbered(match: re.Match[str]) -> tuple[float | None, str]:
    unit = unit_of(match["u"])
    count = count_of(match["n"]) if match.groupdict().get("n") else None
    if unit == "fortnight":
        return (2 * count if count is not None else None), "week"
    return count, unit


def _units_back(match: re.Match[str], frame: Frame, sign: int, anchored: bool) -> Read | None:
    """Two weeks ago, three days later: the unit that many off; a week is the seven days around its day."""
    at = frame.anchor if anchored else frame.published
    if at is None:
        return lacking(NO_ANCHOR if anchored else NO_PUBLICATION)
    count, unit = _numbered(match)
    if unit in ("hour", "minute"):
        return Read(None, "span", "hours")
    if count is None:
        ends = (None, at) if sign < 0 else (at, None)
        return Read(periods.period(*ends), "span", "some units off, open")
    if count != int(count):
        count, unit = count * periods.MONTHS.get(unit, 1), "month" if unit in periods.MONTHS else unit
    there = periods.shifted(at, sign * round(count), unit)
    if unit == "week":
        ends = periods.shifted(there, -3, "day"), periods.shifted(there, 3, "day")
        return Read(periods.period(*ends), "week", "weeks counted off, a week wide")
    return _unit_at(there, unit, f"{unit}s counted off")


def _ahead_or_duration(match: re.Match[str], frame: Frame) -> Read | None:
    """In two weeks, within six months: ahead where the verb looks ahead, else a duration."""
    if frame.direction(match.start(), match.end()) != "future":
        return Read(None, "span", "duration")
    if match["how"].lower() != "within":
        return _units_back(match, frame, 1, anchored=False)
    count, unit = _numbered(match)
    if frame.published is None or count is None or unit in ("hour", "minute"):
        return lacking(NO_PUBLICATION if frame.published is None else "duration")
    last = periods.shifted(frame.published, round(count), unit)
    return Read(periods.period(frame.published, last), "span", "within units of publication")


def _past_units(match: re.Match[str], frame: Frame) -> Read | None:
    """The past three years, the next six months: from or up to the publication day; open where no number stands."""
    if frame.published is None:
        return lacking(NO_PUBLICATION)
    count, unit = _numbered(match)
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


def _within_unit(match: re.Match[str], frame: Frame) -> Read | None:
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


def _open(match: re.Match[str], frame: Frame, ahead: bool) -> Read | None:
    """Recently, so far, soon: one end open, the other at the publication day."""
    if frame.published is None:
        return lacking(NO_PUBLICATION)
    ends: tuple[date | None, date | None] = (frame.published, None) if ahead else (None, frame.published)
    return Read(periods.period(*ends), "span", "no length of its own, open")


def _day_told(match: re.Match[str], frame: Frame) -> Read | None:
    """To end the day, at 18:00: the one day mentioned before in the text; none where no day was."""
    last = frame.mentioned
    if last is None or last.earliest != last.latest:
        return lacking(NO_ANCHOR, "day")
    return Read(last, "day", "the day mentioned before")


def _nothing(match: re.Match[str], frame: Frame, how: str) -> Read | None:
    return Read(None, "span", how)


_AGO = partial(_units_back, sign=-1, anchored=False)
_EARLIER = partial(_units_back, sign=-1, anchored=True)
_LATER = partial(_units_back, sign=1, anchored=True)
_NOW_ON = partial(_units_back, sign=1, anchored=False)
_COUNT = r"(?:(?P<n><N>)|(?:<VAGUE>))[ -]"


def relative_rules() -> list[tuple[str, str, Reader]]:
    """All rules of this module; the words that open a period come from the table."""
    past, ahead = (either(table()[k]) for k in ("open_past", "open_future"))
    moments = either([*_DAY_WORDS, "overnight"])
    part = r"(?: (?:morning|afternoon|evening|night))?"
    return [
        ("day word", rf"\b(?:earlier |later |late |early )?(?P<w>{moments})\b{GENITIVE}", _day_word),
        ("weekday", rf"\b(?:(?P<rel><REL>) )?(?P<w><W>)(?: (?P<rel2><REL> week))?{GENITIVE}{part}", _weekday),
        ("unit", rf"\b(?:the )?(?P<rel><REL>) (?P<u>day|week|weekend|month|quarter|year|decade|century)\b{GENITIVE}", _unit_relative),
        ("unit told", r"\bthe (?P<u>week|month|quarter|year|decade|century)\b(?! (?:before|after|to|of))", _unit_told),
        ("same", rf"\b(?:that|the same|that same|in the) (?P<u>day|week|month|quarter|year|decade)\b(?! (?:ago|earlier|later|before|after|of)){GENITIVE}", _same_unit),
        ("same a year ago", r"\b(?:the )?same (?:day|week|month|quarter|period|time)(?: (?:a|one) year (?:ago|earlier|before)|,? (?:of )?(?:the )?(?:last|previous) year)", _same_a_year_ago),
        ("ago", rf"\b(?:(?:just|about|around|almost|nearly|over|more than|at least|roughly|some) )?(?:{_COUNT})?(?P<u><UNIT>) ago\b", _AGO),
        ("earlier", rf"\b{_COUNT}(?P<u><UNIT>) (?:earlier|previously|before(?= ?[.,;]|$))", _EARLIER),
        ("the day before", r"\b(?:the|a) (?P<u>day|week|month|year) (?:before(?! yesterday)|earlier|previous)\b(?! [a-z]+ing)", lambda m, f: _unit_shifted(f, unit_of(m["u"]), -1)),
        ("later", rf"\b{_COUNT}(?P<u><UNIT>) (?:later|afterwards?|thereafter|on(?= ?,))", _LATER),
        ("the day after", r"\bthe (?P<u>day|week|month|year) after(?! tomorrow)\b", lambda m, f: _unit_shifted(f, unit_of(m["u"]), 1)),
        ("from now", rf"\b{_COUNT}(?P<u><UNIT>) (?:from now|hence)\b", _NOW_ON),
        ("in units", rf"\b(?P<how>in|within)(?: the (?:next|coming))? (?:about |around |roughly )?(?P<n><N>)[ -](?P<u><UNIT>)(?:['’] time)?", _ahead_or_duration),
        ("past units", r"\b(?:the |these )?(?P<rel><PAST>|<NEXT>|recent) (?:(?P<n><N>)|(?:<VAGUE>))[ -](?P<u><UNIT>)", _past_units),
        ("recent units", r"\b(?:the |these )?(?P<rel><PAST>|<NEXT>|recent)(?P<n>) (?P<u>days|weeks|weekends|months|quarters|years|decades|centuries)\b", _past_units),
        ("within unit", r"\b(?P<side>earlier|later|late|early)(?: on)? (?P<which>this|in the|that|in that|the same) (?P<u>day|week|month|quarter|year|decade)\b", _within_unit),
        ("open past", rf"\b{past}\b", partial(_open, ahead=False)),
        ("open ahead", rf"\b{ahead}\b", partial(_open, ahead=True)),
        ("the day", r"(?:(?<=\bend\s)|(?<=\bfinish\s)|(?<=\bclose\s)|(?<=\bfinished\s)|(?<=\bclosed\s)|(?<=\bended\s)|(?<=\bending\s)|(?<=\bfor\s)|(?<=\bin\s)|(?<=\bof\s))the day\b(?! (?:before|after|when|that|of))", _day_told),
        ("clock", rf"\b\d\d?[:.]\d\d(?:~[ap]\.?m\b\.?)?(?: (?:UTC|GMT|local time|EST|EDT|CET|MSK)\b)?(?:,? (?P<w><W>))?", _clock),
        ("clock short", r"\b\d\d?~[ap]\.?m\b\.?(?:,? (?P<w><W>))?|\b\d{4} (?:UTC|GMT|hrs|hours)\b(?:,? (?P<w2><W>))?", _clock),
        ("duration", rf"\b{_COUNT}(?P<u>(?:{_UNITS})s?\b)(?:['’])?(?:[ -]long\b|[ -]old\b)?", partial(_nothing, how="duration")),
        ("frequency", r"\b(?:per|each|every|an?) (?P<u>day|week|month|year|quarter)\b|\b(?:daily|weekly|monthly|quarterly|yearly|annual(?:ly)?)\b", partial(_nothing, how="frequency")),
    ]  # fmt: skip


_UNITS = "day|week|month|quarter|year|decade|centurie|century|hour|minute"


def _clock(match: re.Match[str], frame: Frame) -> Read | None:
    """A time of day: the day mentioned before, never the publication day by silence."""
    if re.match(r"\d\d?\.\d\d(?!\s?[ap]\.?m)", match[0], re.IGNORECASE):
        return None
    return _day_told(match, frame)
