"""A text and the kinds of arms marked in it come in; names no table knows that stand right before a kind go out."""

from __future__ import annotations

import re
from functools import cache

from waybill.knowledge.companies import seat_of
from waybill.knowledge.parties import find_name
from waybill.knowledge.places import find_places
from waybill.knowledge.systems import words_that
from waybill.reading.quantities_numbers import table
from waybill.records.values import System

BESIDE = "designation beside a kind"
Stretch = tuple[int, int, System]

# A name before a kind: one or two capitalised words, with a figure or mark behind ("Avante 2200", "Caesar Mk II").
_NAME = r"[A-ZÀ-Þ][\w'’]*(?:-[A-Z0-9][\w]*)*(?: (?:[A-ZÀ-Þ][\w]+|\d{2,4}[A-Z]?|Mk|II|III|IV|V|[A-Z]\d?))?"
# What may stand between the name and the kind: "Erieye airborne radar systems", "Rooikat 8x8 armoured cars".
_BETWEEN = r"(?: (?:light|heavy|medium|airborne|armed|unmanned|tracked|wheeled|fast|mobile|towed|naval|tactical|\d ?[x×] ?\d))*"
_BEFORE = re.compile(rf"(?P<count>\b[\w.,-]+ )?(?P<name>{_NAME})(?P<class>-class)?{_BETWEEN} $")
# "48 KAAN fighters": those who fight are counted too, so the name must be one of a machine, in capitals or with a figure.
_FIGHTERS = re.compile(
    r"(?P<count>\b[\w-]+) (?P<name>[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*|[A-Z][a-z]+-\d+\w*) "
    r"(?P<kind>fighters?|trainers?|trainer-fighters?)\b"
)
_FLYING = re.compile(
    r"(?<=[\w\d] )(?:fighters?|(?:jet )?trainers?|trainer-fighters?|aircraft|jets|planes|transports|tankers)\b"
)
# "40 Boxer vehicles", "two Patriot batteries": words that keep a name of the table company, no shape.
_CREWED = re.compile(
    r"(?<=[\w\d] )(?:(?P<vehicle>vehicles?|trucks?)|(?P<battery>batter(?:y|ies))|(?P<ship>ships?|boats?|cutters?))\b"
)
_TRADED = re.compile(
    r"\b(?:sales?|purchases?|exports?|orders?|contracts?|deals?|deliver(?:y|ies)|acquisition|offer) (?:of|for) "
    r"(?:[\w-]+ ){0,2}?(?P<kind>fighters)\b(?! (?:from|of|who|loyal|in)\b)",
    re.I,
)
# Words back from a kind in which its name must begin: two words and what stands between, in characters.
REACH = 60
_COUNT = re.compile(
    r"\d[\d,.]*$|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty"
    r"|forty|fifty|sixty|hundred|dozen|several|some|more|additional|new|first|of|the|its|their|a|an|used|second-hand)(?:-\w+)?$",
    re.I,
)


def mark_beside(text: str, kinds: list[Stretch], taken: list[tuple[int, int]]) -> list[Stretch]:
    """Names that no table knows, right before a kind in lower case: "12 Rooikat armoured cars", "Avante 2200 corvettes"."""
    found: list[Stretch] = []
    for start, _, kind in kinds:
        if not text[start : start + 1].islower() and not text[start : start + 1].isdigit():
            continue
        match = _BEFORE.search(text, max(0, start - REACH), start)
        if match:
            found += _named(text, match, kind, taken)
    combat = System("combat aircraft", None, "combat aircraft", "IV")
    for match in _FIGHTERS.finditer(text):
        if _COUNT.match(match["count"]) and match["count"].lower() not in {
            "the",
            "its",
            "their",
            "some",
            "of",
            "several",
        }:
            found += _named(text, match, combat, [*taken, *((s, e) for s, e, _ in found)])
    return found


def traded(text: str) -> list[Stretch]:
    """ "The sale of fighters", "an order for 12 fighters": what is traded is planes, not those who fight."""
    fighter = System("fighter jet", None, "combat aircraft", "IV")
    return [(*m.span("kind"), fighter) for m in _TRADED.finditer(text)]


def flying(text: str) -> list[Stretch]:
    """Words that are no kind of their own but keep a designation company: "Typhoon fighters", "eight Hawk aircraft"."""
    combat = System("combat aircraft", None, "combat aircraft", "IV")
    return [(*m.span(), combat) for m in _FLYING.finditer(text)]


def crewed(text: str) -> list[Stretch]:
    """Common nouns right behind a name of the table: vehicles, batteries, ships."""
    kinds = {
        "vehicle": System("armoured vehicle", None, "armoured personnel carrier", "II"),
        "battery": System("air defence system", None, "surface-to-air missile system", "VII"),
        "ship": System("ship", None, "ship", "VI"),
    }
    return [(*m.span(), kinds[m.lastgroup or "ship"]) for m in _CREWED.finditer(text)]


def _named(text: str, match: re.Match[str], kind: System, taken: list[tuple[int, int]]) -> list[Stretch]:
    start, end = match.span("name")
    if any(s < end and start < e for s, e in taken):
        return []
    name = match["name"]
    first, _, rest = name.partition(" ")
    if rest and _stands_for_other(first):  # "Egyptian Fahd armoured cars": the first word is whose they are
        start, name, first = start + len(first) + 1, rest, rest
        if not name[:1].isupper():
            return []
    if _opens(text, start) and not any(c.isdigit() for c in name):
        return []
    if any(_stands_for_other(w) for w in {name, first, name.split()[-1]}) or (
        find_places(name) and not _counted(text, start)
    ):
        return []
    return [(start, end, System(name, None, kind.category or kind.name, kind.unroca))]


def _opens(text: str, at: int) -> bool:
    """Whether the word stands first in a sentence, where its capital says nothing."""
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?:;\"“”‘'’—–\n("


def _counted(text: str, at: int) -> bool:
    """Whether a number or an article stands before: a place's name would have none."""
    before = text[max(0, at - 24) : at].split()
    return bool(before) and bool(_COUNT.match(before[-1]))


@cache
def _stands_for_other(words: str) -> bool:
    """Whether the words name a party, a company, a body, a time, a quarter of the world or the bound of a number."""
    plain = words.removesuffix("'s").removesuffix("’s")
    return (
        plain.lower() in words_that("not_name") | _bounding()
        or find_name(plain) is not None
        or seat_of(plain) is not None
        or words != plain
    )


@cache
def _bounding() -> frozenset[str]:
    """Words that bound the number behind them, in lower case: "Around 200 missiles"."""
    return frozenset(word for row in table()["bounds"].values() for word in row["before"])
