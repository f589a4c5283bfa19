"""Readings of bare expressions come in; readings with their parts, ranges and limits go out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from waybill.reading import times_periods as periods
from waybill.reading.times_frame import Found, Read
from waybill.reading.times_words import either, pattern, table

# How far before an expression its part words and limits can stand.
_REACH = 36


def _before(text: str, found: Found, floor: int) -> str:
    return text[max(floor, found.start - _REACH) : found.start]


def _floors(found: list[Found]) -> list[int]:
    return [0, *(f.end for f in found)][: len(found)]


@cache
def _part_pattern() -> re.Pattern[str]:
    words = {part: either(ws) for part, ws in table()["part_words"].items()}
    named = "|".join(f"(?P<{part}>{w})" for part, w in words.items())
    return pattern(rf"\b(?:the )?(?:very )?(?:{named})(?: of)?(?: (?:in )?the)?[ -]?~$")


def parted(text: str, found: list[Found]) -> list[Found]:
    """Early January, the end of last year, mid-2023: the part named of the whole that follows."""
    out: list[Found] = []
    for f, floor in zip(found, _floors(found), strict=True):
        match = _part_pattern().search(_before(text, f, floor))
        whole = f.read.period
        if match is None or (whole is not None and (whole.earliest is None or whole.latest is None)):
            out.append(f)
            continue
        part = next(name for name, words in match.groupdict().items() if words)
        cut = periods.part_of(whole, f.read.grain, part, table()["parts"]) if whole else None
        start = f.start - (len(match.string) - match.start())
        grain = f.read.grain if whole is None or cut == whole else "span"
        out.append(
            Found(start, f.end, Read(cut, grain, f"{part} part of: {f.read.how}" if whole else f.read.how))
        )
    return out


_LINK = re.compile(r"\s*(?:-|–|—|to|until|till|through|and)\s*(?:the\s+)?", re.IGNORECASE)
_OPENER = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)


def joined(text: str, found: list[Found]) -> list[Found]:
    """From 2019 to 2023, between March and June 2022, March-June: one period from the one to the other."""
    out: list[Found] = []
    for f in found:
        last = out[-1] if out else None
        link = _LINK.fullmatch(text[last.end : f.start]) if last else None
        if last is None or link is None:
            out.append(f)
            continue
        opener = _OPENER.search(text[max(0, last.start - 20) : last.start])
        whole = _range(
            last,
            f,
            opener[1].lower() if opener else "",
            link[0].split()[0].lower() if link[0].split() else "-",
        )
        if whole is None:
            out.append(f)
            continue
        start = last.start - (len(opener[0]) if opener else 0)
        out[-1] = Found(start, f.end, whole)
    return out


def _range(one: Found, two: Found, opener: str, link: str) -> Read | None:
    """The span of two joined periods; "and" joins only after "between", and days apart are no range."""
    if (link == "and") != (opener == "between"):
        return None
    a, b = one.read.period, two.read.period
    if a is None or b is None or not (a.earliest and a.latest and b.latest and b.earliest):
        return None
    if not opener and one.read.grain != two.read.grain:
        return None
    if b.latest < a.earliest and "year by tense" in two.read.how:
        months = 12 * (a.earliest.year - b.latest.year + (b.latest.month < a.earliest.month))
        one_end, other_end = (periods.shifted(d, months, "month") for d in (b.earliest, b.latest))
        b = periods.period(one_end, other_end) or b
    if b.latest is None or b.latest < a.earliest:
        return None
    return Read(periods.period(a.earliest, b.latest), "span", "from one to the other")


@cache
def _limit_pattern() -> re.Pattern[str]:
    named = "|".join(f"(?P<{limit}>{either(words)})" for limit, words in table()["limits"].items())
    return pattern(rf"\b(?:{named})(?: the)? ~$")


@cache
def _onward_pattern() -> re.Pattern[str]:
    return pattern(rf" {either(table()['onward'])}\b")


def bounded(text: str, found: list[Found], published: date | None) -> list[Found]:
    """Since August, by the end of the year, until May, before 2020: open at the side the word leaves open.

    "From" alone opens only what lies ahead; behind, it is mostly the near end of a change ("up from May").
    """
    out: list[Found] = []
    for f, floor in zip(found, _floors(found), strict=True):
        match = _limit_pattern().search(_before(text, f, floor))
        whole = f.read.period
        told = "mentioned before" in f.read.how
        if match is None or whole is None or whole.earliest is None or whole.latest is None or told:
            out.append(f)
            continue
        limit = next(name for name, words in match.groupdict().items() if words)
        if limit == "before" and f.read.how.startswith("end part"):
            limit = "until"
        onward = _onward_pattern().match(text, f.end)
        if limit == "start" and not onward and (published is None or whole.latest <= published):
            out.append(f)
            continue
        ends = {
            "since": (whole.earliest, None),
            "start": (whole.earliest, None),
            "after": (periods.shifted(whole.latest, 1, "day"), None),
            "until": (None, whole.latest),
            "before": (None, periods.shifted(whole.earliest, -1, "day")),
        }[limit]
        start = f.start - (len(match.string) - match.start())
        end = onward.end() if onward and limit in ("since", "start") else f.end
        out.append(
            replace(
                f, start=start, end=end, read=Read(periods.period(*ends), "span", f"{limit}: {f.read.how}")
            )
        )
    return out
