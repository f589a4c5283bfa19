"""Three reports of a small case written for the tests, in our own words: shells said to go to Russia."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from waybill.records.claim import Attribution, Claim, Field, Reading
from waybill.records.report import Part, Published, Report
from waybill.records.values import Party, Period, Place, Quantity, Reach, System, Value
from waybill.records.words import Said, Span

PRK, RUS, USA = Party("PRK", "North Korea"), Party("RUS", "Russia"), Party("USA", "United States")
SHELL = System("artillery shell", None, "artillery shell", "III")
ROCKET = System("rocket", None, "rocket", "III")
RAJIN = Place("Rajin", 42.25, 130.3, "city", "PRK")
DUNAI = Place("Dunai", 42.88, 132.36, "site", "RUS")
JAPAN_SEA = Place("Sea of Japan", 40.0, 134.0, "sea")
THOUSAND = Quantity(1000, 1000, None, "more_than", False, "container")
MILLION = Quantity(None, 1_000_000, None, "about", True, "artillery shell")
SEPTEMBER = Period(date(2023, 9, 7), date(2023, 10, 1), "2023-09-07/2023-10-01")
AUGUST_ON = Period(date(2023, 8, 1), None, "2023-08/..")
SUMMER = Period(date(2023, 7, 25), date(2023, 7, 27), "2023-07-25/2023-07-27")


def day(year: int, month: int, number: int) -> Period:
    """A period of one day."""
    on = date(year, month, number)
    return Period(on, on, on.isoformat())


def make_report(
    key: str,
    outlet: str | None,
    on: Period | None,
    title: str,
    body: Sequence[str],
    agency: str | None = None,
) -> Report:
    """A report of a headline and body paragraphs, one sentence a paragraph."""
    text = "\n\n".join([title, *body])
    parts, at = [], 0
    for n, piece in enumerate([title, *body]):
        parts.append(Part("body" if n else "headline", at, at + len(piece)))
        at += len(piece) + 2
    sha = hashlib.sha256((key + text).encode()).hexdigest()
    published = Published(on, str(on.earliest), "dateline") if on else None
    return Report(
        f"r-{key}",
        sha,
        f"https://{key}.example.org/story",
        text,
        tuple(parts),
        outlet,
        agency,
        title,
        published,
    )


def spot(report: Report, words: str) -> Span:
    """Where the words first stand in the report."""
    at = report.text.index(words)
    return Span.cut(report.text, at, at + len(words))


@dataclass
class Teller:
    """Makes the claims of one report."""

    report: Report
    claims: list[Claim] = field(default_factory=list)

    def claim(
        self,
        sentence: str,
        fields: dict[str, tuple[str, Value]],
        by: Attribution | None = None,
        **more: object,
    ) -> Claim:
        """One claim; each field is given by its words and its value."""
        outlet = Attribution("outlet", self.report.outlet)
        agency = (Attribution("agency", self.report.agency),) if self.report.agency else ()
        said: dict[str, Field] = {k: (Said(v, spot(self.report, w)),) for k, (w, v) in fields.items()}
        kind = more.pop("kind", "transfer")
        made = Claim(
            f"c-{self.report.id[2:]}-{len(self.claims) + 1}",
            self.report.id,
            kind,  # type: ignore[arg-type]
            spot(self.report, sentence),
            (outlet, *agency, *((by,) if by else ())),
            said,
            **more,  # type: ignore[arg-type]
        )
        self.claims.append(made)
        return made

    def speaker(self, words: str, side: str, manner: str = "said", count: float | None = None) -> Attribution:
        """A speaker of the report by its words."""
        how_many = Quantity(count, count, count) if count else None
        return Attribution(
            "speaker", None, spot(self.report, words), "s1", False, how_many, side, None, manner
        )

    def reading(self) -> Reading:
        """The reading with its sentences, a paragraph each."""
        sentences = tuple((p.part, Span.cut(self.report.text, p.start, p.end)) for p in self.report.parts)
        return Reading(self.report, sentences, tuple(self.claims))


def wire() -> Teller:
    """The agency story."""
    body = [
        "More than 1,000 containers of artillery shells were shipped by North Korea to Russia "
        "between September 7 and October 1, U.S. officials said.",
        "The cargo crossed the Sea of Japan by ship from Rajin to Dunai and went on by rail, "
        "the officials said.",
        "Talks on the sale were held on July 25 to 27 in Pyongyang, one official said.",
        "North Korea denied that it had sent any shells to Russia.",
        "The Kremlin declined to comment.",
        "Such shells reach 15 to 24 km, according to analysts.",
    ]
    teller = Teller(
        make_report(
            "wire",
            "Northern Wire",
            day(2023, 10, 13),
            "Shells moved from North Korea to Russia, officials say",
            body,
        )
    )
    officials = teller.speaker("U.S. officials", "USA")
    pair: dict[str, tuple[str, Value]] = {"supplier": ("North Korea", PRK), "recipient": ("Russia", RUS)}
    first: dict[str, tuple[str, Value]] = {
        "quantity": ("More than 1,000 containers", THOUSAND),
        "system": ("artillery shells", SHELL),
        "when": ("between September 7 and October 1", SEPTEMBER),
    }
    teller.claim(body[0], pair | first, officials, stage="delivered")
    way: dict[str, tuple[str, Value]] = {
        "mode": ("by ship", "sea"),
        "via": ("Sea of Japan", JAPAN_SEA),
        "system": ("cargo", SHELL),
    }
    teller.claim(body[1], pair | way, officials, kind="shipment", stage="delivered")
    rail: dict[str, tuple[str, Value]] = {"mode": ("by rail", "rail")}
    teller.claim(body[1], pair | rail, officials, kind="shipment", stage="delivered")
    talks: dict[str, tuple[str, Value]] = {"when": ("July 25 to 27", SUMMER)}
    teller.claim(
        body[2],
        talks,
        teller.speaker("one official", "USA", count=1),
        kind="agreement",
        stage="negotiating",
        certainty="probable",
    )
    no_shells: dict[str, tuple[str, Value]] = {"system": ("any shells", SHELL)}
    teller.claim(
        body[3],
        pair | no_shells,
        teller.speaker("North Korea denied", "PRK", "denied"),
        stage="delivered",
        polarity="negated",
    )
    kremlin: dict[str, tuple[str, Value]] = {
        "party": ("The Kremlin", RUS),
        "response": ("declined to comment", "declined"),
    }
    teller.claim(body[4], kremlin, kind="response")
    reach: dict[str, tuple[str, Value]] = {
        "system": ("Such shells", SHELL),
        "range_km": ("15 to 24 km", Reach(15, 24)),
    }
    teller.claim(body[5], reach, teller.speaker("analysts", "", count=None), kind="capability")
    return teller


def retelling() -> Teller:
    """A retelling that drops the officials and rounds up."""
    body = [
        "Pyongyang has handed Moscow about a million artillery shells since August.",
        "They go by air and by sea.",
    ]
    teller = Teller(
        make_report(
            "daily",
            "The Evening Lantern",
            day(2023, 10, 15),
            "Kim arms Putin with a million shells",
            body,
            "Northern Wire",
        )
    )
    pair: dict[str, tuple[str, Value]] = {"supplier": ("Pyongyang", PRK), "recipient": ("Moscow", RUS)}
    what: dict[str, tuple[str, Value]] = {
        "quantity": ("about a million artillery shells", MILLION),
        "system": ("artillery shells", SHELL),
        "when": ("since August", AUGUST_ON),
    }
    teller.claim(body[0], pair | what, stage="delivered")
    way: dict[str, tuple[str, Value]] = {"mode": ("by air", "air")}
    teller.claim(body[1], pair | way, kind="shipment", stage="in_delivery")
    return teller


def undated() -> Teller:
    """A report without a day and without an outlet, with one claim on what is to come."""
    body = ["Russia may get further rockets from North Korea, a lawmaker in Seoul warned."]
    teller = Teller(make_report("leaf", None, None, "More to come", body))
    fields: dict[str, tuple[str, Value]] = {
        "supplier": ("North Korea", PRK),
        "recipient": ("Russia", RUS),
        "system": ("rockets", ROCKET),
    }
    teller.claim(
        body[0],
        fields,
        teller.speaker("a lawmaker in Seoul", "KOR", "warned"),
        stage="in_delivery",
        future=True,
        certainty="possible",
    )
    return teller
