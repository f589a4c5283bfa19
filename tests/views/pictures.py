"""A small case written for the tests comes out whole: its transfer, readings and lineage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.views.pictures_reports import (
    AUGUST_ON,
    DUNAI,
    JAPAN_SEA,
    MILLION,
    PRK,
    RAJIN,
    ROCKET,
    RUS,
    SEPTEMBER,
    SHELL,
    SUMMER,
    THOUSAND,
    USA,
    day,
    retelling,
    spot,
    undated,
    wire,
)
from waybill.records.claim import Reading
from waybill.records.law import Contest, Finding, Measure, Verified
from waybill.records.lineage import Drift, Independent, Lineage, Link, Origin, Sign
from waybill.records.transfer import Backed, Conflict, Grade, Standing, Step, Transfer


def findings() -> tuple[Finding, ...]:
    """Three invented measures: one that fits, one that may fit and is contested, one over."""

    def measure(
        key: str, name: str, end: date | None, verified: Verified, positions: tuple[Contest, ...] = ()
    ) -> Measure:
        return Measure(
            key,
            name,
            "UN",
            (f"Act {key}",),
            "from",
            (("from", "PRK"),),
            "all states",
            "arms and related materiel",
            ("arms",),
            date(2009, 6, 12),
            end,
            "binding",
            verified,
            (f"Official Journal of {key}",),
            (),
            positions,
            "a later act" if end else "",
        )

    split = (Contest("It holds.", "most states"), Contest("It has no force.", "two states"))
    return (
        Finding(
            measure("m-fit", "Embargo on arms from North Korea", None, "verified"),
            "yes",
            "fits",
            "In force since 2009; shells are arms.",
        ),
        Finding(
            measure("m-may", "Dual-use list", None, "memory", split),
            "part",
            "may_fit",
            "In force for part of the period.",
        ),
        Finding(
            measure("m-over", "An older embargo", date(2012, 1, 1), "partial"), "no", "fits", "Ended in 2012."
        ),
    )


def lineage_of(readings: Sequence[Reading]) -> Lineage:
    """The wire's telling with its retelling, and one unknown."""
    told, retold, leaf = (r.report for r in readings)
    sign = Sign("credit", 0.9, "credits Northern Wire")
    return Lineage(
        tuple(r.report.id for r in readings),
        (Link(told.id, retold.id, "rewrite", 0.9, (sign,)),),
        (
            Origin(
                "o-wire",
                "agency_story",
                "Northern Wire",
                True,
                (told.id, retold.id),
                "Northern Wire",
                day(2023, 10, 13),
            ),
            Origin("o-leaf", "unknown", None, False, (leaf.id,)),
        ),
        ORIGINS,
        (
            Drift(
                told.id,
                retold.id,
                "certainty",
                spot(told, "U.S. officials said"),
                None,
                "The speakers are gone; it is told as fact.",
                "grave",
            ),
            Drift(
                told.id,
                retold.id,
                "quantity",
                spot(told, "More than 1,000 containers"),
                spot(retold, "about a million artillery shells"),
                "Another number, of another unit.",
                "grave",
            ),
            Drift(
                told.id,
                retold.id,
                "added",
                None,
                spot(retold, "by air"),
                "A way that the first telling does not tell.",
                "notable",
            ),
            Drift(
                told.id,
                retold.id,
                "party",
                spot(told, "North Korea"),
                spot(retold, "Pyongyang"),
                "The capital stands for the state.",
                "minor",
            ),
        ),
    )


ORIGINS = Independent(
    1,
    2,
    1,
    (
        "Two of three reports go back to the story of Northern Wire.",
        "One report does not tell whose word it is.",
    ),
)


def make_picture() -> tuple[Transfer, tuple[Reading, ...], Lineage]:
    """The transfer, its readings and their lineage."""
    tellers = (wire(), retelling(), undated())
    readings = tuple(t.reading() for t in tellers)
    a, b, c = ([x.id for x in t.claims] for t in tellers)
    transfer = Transfer(
        "t-0a1b2c3d4e",
        Backed(PRK, (a[0], a[1], b[0], c[0]), ORIGINS),
        Backed(RUS, (a[0], a[1], b[0], c[0]), ORIGINS),
        (
            Backed(SHELL, (a[0], a[1], b[0]), Independent(1, 1, 0, ())),
            Backed(ROCKET, (c[0],), Independent(0, 1, 1, ())),
        ),
        "delivered",
        "3 claims say it was delivered; 1 claim says it was not, or not seen to be.",
        (
            Step("negotiating", (a[3],), (), "probable"),
            Step("in_delivery", (b[1], c[0]), (), "certain"),
            Step("delivered", (a[0], a[1], a[2], b[0]), (a[4],), "certain"),
        ),
        (
            Backed(THOUSAND, (a[0],), Independent(1, 1, 0, ())),
            Backed(MILLION, (b[0],), Independent(1, 1, 0, ())),
        ),
        (Backed(SEPTEMBER, (a[0],)), Backed(AUGUST_ON, (b[0],))),
        (Backed(SUMMER, (a[3],)),),
        (Backed("sea", (a[1],)), Backed("rail", (a[2],)), Backed("air", (b[1],))),
        (Backed(JAPAN_SEA, (a[1],)), Backed(RAJIN, (a[1],)), Backed(DUNAI, (a[1],))),
        (
            Standing(PRK, "denies", (a[4],), day(2023, 10, 13)),
            Standing(RUS, "declined", (a[5],), day(2023, 10, 13)),
            Standing(USA, "silent", ()),
        ),
        ORIGINS,
        Grade("F", ("No judgement on the outlets has been recorded.",)),
        Grade("4", ("Denied by North Korea.",)),
        (
            Conflict(
                "quantity",
                (("more than 1,000 container", (a[0],)), ("about 1,000,000 artillery shell", (b[0],))),
                "Two accounts of the load.",
            ),
        ),
        tuple(sorted((*a[:6], *b, *c))),
        tuple(sorted(r.report.id for r in readings)),
        findings(),
        day(2023, 10, 13),
    )
    return transfer, readings, lineage_of(readings)
