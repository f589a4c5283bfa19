"""A number of reports in; made-up readings of five claims each out, the same ones on every run.

They tell of pairs of states that are told of unevenly, over ten years.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from waybill.records.claim import Attribution, Claim, Field, Reading
from waybill.records.report import Part, Published, Report
from waybill.records.values import Party, Period, Quantity, System
from waybill.records.words import Said, Span

CLAIMS_IN_ONE = 5
# How evenly pairs are told of: with 20, the most told pair of 20,000 reports has some 215.
EVEN = 20
FIRST = date(2015, 1, 1)
DAYS = 3650
CODES = tuple(f"{a}{b}{c}" for a in "ABCDEFGH" for b in "KLMNOP" for c in "RSTU")
GOODS = (
    "trucks", "rifles", "mortars", "drones", "shells", "radars", "launchers", "howitzers", "helicopters", "boats",
    "missiles", "rockets",
)  # fmt: skip
PLACES = (
    "harbour",
    "border",
    "airfield",
    "depot",
    "railhead",
    "river port",
    "factory",
    "valley",
    "coast",
    "capital",
)
PEOPLE = (
    "clerk",
    "pilot",
    "broker",
    "minister",
    "sailor",
    "driver",
    "inspector",
    "colonel",
    "witness",
    "envoy",
)
OUTLETS = tuple(
    f"The {place.title()} {kind}" for place in PLACES for kind in ("Post", "Courier", "Gazette", "Herald")
)
FILLER = (
    "The {people} near the {place} gave no further word on the {number} crates.",
    "Papers seen at the {place} name a {people} and a sum of {number} thousand.",
    "A second {people} spoke of weather, fuel and a road of {number} kilometres.",
    "Nobody at the {place} would say who had paid the {people}.",
)


@dataclass(frozen=True)
class Made:
    """What reports are made from: which pairs, how often each is told of."""

    pairs: tuple[tuple[str, str], ...]
    weights: tuple[float, ...]


@cache
def world(reports: int, even: int = EVEN) -> Made:
    """Pairs of states, one for every ten reports, told of unevenly; the greater `even`, the less so."""
    chance = random.Random(1)
    many = max(3, min(reports // 10, len(CODES) * (len(CODES) - 1) // 2))
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < many:
        one, other = chance.sample(CODES, 2)
        pairs[one, other] = None
    return Made(tuple(pairs), tuple(1 / (k + even) for k in range(many)))


def reports(count: int, even: int = EVEN) -> Iterator[Reading]:
    """So many made-up reports, the same ones on every run."""
    made = world(count, even)
    for number in range(count):
        chance = random.Random(number)
        yield reading(number, chance, chance.choices(made.pairs, made.weights)[0])


def reading(number: int, chance: random.Random, pair: tuple[str, str]) -> Reading:
    """One report of five claims on one pair, among other sentences."""
    day = FIRST + timedelta(chance.randrange(DAYS))
    goods = chance.sample(GOODS, 2)
    told: list[tuple[str, str, int]] = []
    lines = []
    for place in range(CLAIMS_IN_ONE):
        many, thing = chance.randrange(2, 900), goods[place % 2]
        told.append(
            (
                f"{pair[0]}land shipped {many} {thing} to {pair[1]}land, a {chance.choice(PEOPLE)} said.",
                thing,
                many,
            )
        )
        lines.append(told[-1][0])
        filler = chance.choice(FILLER)
        lines.append(
            filler.format(
                people=chance.choice(PEOPLE), place=chance.choice(PLACES), number=chance.randrange(2, 99)
            )
        )
    text = f"Report {number} of {pair[0]}land\n" + "\n".join(lines)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    period = Period(day, day, day.isoformat())
    report = Report(
        f"r-{sha256[:16]}",
        sha256,
        f"made/{number}.txt",
        text,
        (Part("body", 0, len(text)),),
        outlet=chance.choice(OUTLETS),
        title=f"{goods[0].title()} for {pair[1]}land",
        published=Published(period, day.isoformat(), "byline"),
    )
    claims = tuple(claim(report, n, words, pair, thing, many) for n, (words, thing, many) in enumerate(told))
    return Reading(report, tuple(("body", c.span) for c in claims), claims)


def claim(report: Report, n: int, words: str, pair: tuple[str, str], thing: str, many: int) -> Claim:
    """A movement of goods between the two."""
    start = report.text.index(words)

    def cut(part: str) -> Span:
        at = start + words.index(part)
        return Span.cut(report.text, at, at + len(part))

    fields: dict[str, Field] = {
        "supplier": Said(Party(pair[0], f"{pair[0]}land"), cut(f"{pair[0]}land")),
        "recipient": Said(Party(pair[1], f"{pair[1]}land"), cut(f"{pair[1]}land")),
        "quantity": Said(
            Quantity(many, many, many, unit=thing.removesuffix("s")), cut(f"{many} {thing}"), "number"
        ),
        "system": (Said(System(thing.removesuffix("s")), cut(thing)),),
    }
    chain = (Attribution("outlet", report.outlet),)
    span = Span.cut(report.text, start, start + len(words))
    return Claim(f"c-{report.id[2:12]}-{n}", report.id, "transfer", span, chain, fields, stage="delivered")
