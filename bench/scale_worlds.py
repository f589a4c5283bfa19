"""A text of the development half comes in; the same story of another world goes out: its names, places, numbers, days
and most of its words are that world's own, so that reports of two worlds share nothing but common words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from zlib import crc32

from waybill.knowledge.outlets import agencies
from waybill.lineage.concepts import common_meanings
from waybill.lineage.figures import MONTHS, SCALES, UNITS
from waybill.lineage.speaking import CUE
from waybill.lineage.voices import HEADS
from waybill.lineage.wording import PLAIN, stem_of

Put = Callable[[re.Match[str]], str]
MONTH_NAMES = tuple(m.title() for m in MONTHS)[:12]
_MONTH = "|".join((*MONTH_NAMES, *(f"{m[:3]}\\b" for m in MONTH_NAMES)))
# A full date either way, a month with a year, a month or a year alone.
DAY = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}}) (?P<m1>{_MONTH})(?: (?P<y1>20\d\d))?|"
    rf"(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})\b(?:,? (?P<y2>20\d\d))?|"
    rf"(?P<d3>\d\d)/(?P<n3>\d\d)/(?P<y3>20\d\d)|(?P<m4>{_MONTH})(?: (?P<y4>20\d\d))?|(?P<y5>(?:19|20)\d\d)\b(?! km))"
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
# Names of three letters and more, without the words that open credit lines and sentences.
NAME = re.compile(r"\b(?!The\b|This\b|That\b|With\b|Source\b)[A-Z][a-z]{2,}\b")
CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
# Numbers and designations of two to four digits; years are days, and small numbers are words of every report.
NUMBER = re.compile(r"(?<![\w.,])(?:\d+\.\d+|[1-9]\d{1,3}(?=\D))|(?<=[A-Za-z]-)\d{1,3}\b|(?<=[A-Z])\d{1,3}\b")
COUNT = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine)\b")
COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
STATES = (
    "Iran", "Turkey", "Serbia", "Israel", "Egypt", "France", "India", "Armenia", "China", "Pakistan",
    "Poland", "Germany", "Ukraine", "Sudan", "Mali", "Chad", "Belarus", "Azerbaijan", "Venezuela", "Brazil",
    "Indonesia", "Spain", "Somalia", "Bulgaria", "Congo", "Taiwan", "Myanmar", "Russia", "Kenya", "Peru",
    "Chile", "Cuba", "Angola", "Niger", "Ghana", "Nigeria", "Ethiopia", "Libya", "Morocco", "Algeria",
    "Tunisia", "Jordan", "Iraq", "Syria", "Yemen", "Oman", "Qatar", "Vietnam", "Thailand", "Malaysia",
    "Japan", "Italy", "Greece", "Croatia", "Hungary", "Romania", "Moldova", "Georgia", "Finland", "Sweden",
    "Norway", "Denmark",
)  # fmt: skip
WORD = re.compile(r"\b[a-z]{3,}\b")
# A hundred syllables: the six letters to which lineage cuts a word make a million of them, so that two worlds hardly
# ever make up the same.
SYLLABLES = tuple(c + v for c in "bcdfghjklmnpqrstvwxz" for v in "aeiou")
ENDS = tuple(c + v for c in "bcdfghjklmnpqrtvwxz" for v in "aou")
# Arms news has words of its own in common: each world keeps every second of them, and one in twelve of all others.
ARMS_KEPT, SHARED = 2, 12
KEPT = PLAIN | HEADS | set(MONTHS) | set(UNITS) | set(SCALES)
# Agencies tell stories in every world.
AGENCIES = {row.name for row in agencies()}
# Worlds lie this many days apart, back to some 24 years ago; the two numbers have no divisor in common.
APART, FARTHEST = 53, 9000
# A year that stands alone is one of so many before it.
YEARS = 23


def told_elsewhere(text: str, world: int) -> str:
    """The same story of other places, people, numbers, days and things; the first world is the one that was written."""
    if not world:
        return text
    head, _, body = text.partition("\n\n")
    year = re.search(r"\b20\d\d\b", body)
    shift = timedelta(days=world * APART % FARTHEST)
    body = WORD.sub(_plain(world), body)
    body = NAME.sub(_name(world), CAPITALS.sub(lambda m: made_up(m.group().lower(), world).upper(), body))
    body = COUNT.sub(lambda m: _counts(world)[COUNTS.index(m.group())], body)
    kept: list[str] = []

    def dated(match: re.Match[str]) -> str:
        kept.append(_earlier(match, shift, int(year.group()) if year else 2022))
        return f"\0{chr(0xE000 + len(kept) - 1)}"

    body = NUMBER.sub(lambda m: _number(m.group(), world), DAY.sub(dated, body))
    body = re.sub("\0(.)", lambda m: kept[ord(m.group(1)) - 0xE000], body)
    return f"{head}\n\n" + WEEKDAY.sub(lambda m: WEEKDAYS[(WEEKDAYS.index(m.group()) - shift.days) % 7], body)


def _plain(world: int) -> Put:
    def put(match: re.Match[str]) -> str:
        word = match.group()
        every = ARMS_KEPT if stem_of(word) in common_meanings() else SHARED
        shared = word in KEPT or CUE.fullmatch(word) or crc32(f"{word} in {world}".encode()) % every == 0
        return word if shared else made_up(word, world)

    return put


def _name(world: int) -> Put:
    def put(match: re.Match[str]) -> str:
        word = match.group()
        if word in STATES:
            return _states(world)[STATES.index(word)]
        dated = word in WEEKDAYS or any(m.startswith(word) for m in MONTH_NAMES)
        return word if dated or word in AGENCIES or word.lower() in KEPT else made_up(word, world).title()

    return put


@lru_cache(maxsize=4)
def _states(world: int) -> tuple[str, ...]:
    return tuple(Random(world).sample(STATES, len(STATES)))


@lru_cache(maxsize=4)
def _counts(world: int) -> tuple[str, ...]:
    return tuple(Random(-world).sample(COUNTS, len(COUNTS)))


def _number(digits: str, world: int) -> str:
    """Another number of as many digits."""
    if "." in digits:
        return ".".join(_number(d, world) for d in digits.split("."))
    least = 10 ** (len(digits) - 1)
    return str(least + crc32(f"{digits} {world}".encode()) % (9 * least))


def _earlier(match: re.Match[str], shift: timedelta, year: int) -> str:
    """The date as written, so many days earlier; what it leaves open is taken from the report's year."""
    g = {name: value for name, value in match.groupdict().items() if value}
    named = next((g[k] for k in ("m1", "m2", "m4") if k in g), None)
    months = [m[:3] for m in MONTH_NAMES]
    month = months.index(named[:3]) + 1 if named else int(g.get("n3", 7))
    of = int(next((g[k] for k in ("y1", "y2", "y3", "y4", "y5") if k in g), year))
    day = int(next((g[k] for k in ("d1", "d2", "d3") if k in g), 15))
    try:
        then = date(of, month, day) - shift
    except ValueError:  # "31 of June" and the like: no date after all
        return match.group()
    short = named is not None and len(named) == len("Jan") and named != "May"
    name = MONTH_NAMES[then.month - 1][: 3 if short else None]
    if "n3" in g:
        return f"{then:%d/%m/%Y}"
    if "y5" in g:
        return str(of - 1 - shift.days % YEARS)
    tail = f" {then.year}" if {"y1", "y4"} & g.keys() else f", {then.year}" if "y2" in g else ""
    return (
        f"{then.day} {name}{tail}" if "d1" in g else f"{name} {then.day}{tail}" if "d2" in g else name + tail
    )


def made_up(word: str, world: int) -> str:
    """Another word in that world, always the same."""
    seed = crc32(f"{word} {world}".encode())
    first = "".join(SYLLABLES[seed // n % len(SYLLABLES)] for n in (1, 100, 10_000))
    return first + ENDS[seed // 1_000_000 % len(ENDS)]
