"""A picture written by hand for the exports' tests: made-up tellings about made-up movements, in our own words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from waybill.records.claim import Attribution, Claim, Field, Kind, Reading
from waybill.records.law import Contest, Finding, Measure
from waybill.records.lineage import Drift, Independent, Lineage, Link, Origin, Sign
from waybill.records.report import Part, Published, Report
from waybill.records.transfer import Backed, Conflict, Grade, Standing, Step, Transfer
from waybill.records.values import Party, Period, Place, Quantity, Reach, System, Value
from waybill.records.words import Said, Span

NOR, MLT, GRC = Party("NOR", "Norway"), Party("MLT", "Malta"), Party("GRC", "Greece")
GROUP, UN = Party("houthis", "Houthis"), Party("UN", "United Nations")
HERRING = System("Herring-2", "Herring", "ballistic missile", "VII")
COD = System("Cod-1", "Cod", "ballistic missile", "VII")
MISSILE = System("missile", None, "missile", "VII")
RIFLE = System("rifle", None, "rifle", "SALW")
THING = System("gadget", None, "gadget", None)
FORTY = Quantity(None, 40, None, "about", True, "missile")
FIFTY = Quantity(50, 50, None, "at_least", False, "missile")
CRATES = Quantity(3, 3, 3, "exact", False, "container")
RIFLES = Quantity(500, 500, 500, "exact", False, "rifle")
WINTER = Period(date(2023, 12, 1), date(2024, 1, 10), "2023-12-01/2024-01-10")
SPRING = Period(date(2024, 3, 1), date(2024, 3, 31), "2024-03")
AUTUMN = Period(date(2023, 10, 1), None, "2023-10/..")
VALLETTA = Place("Valletta", 35.9, 14.51, "city", "MLT")
NORTH_SEA = Place("North Sea", 56.0, 3.0, "sea")
NOWHERE = Place("Port Nowhere")
ONE, TWO = (
    Independent(1, 1, 0, ("One telling.",)),
    Independent(1, 2, 1, ("Two may be one.", "One is unknown.")),
)


def day(year: int, month: int, number: int) -> Period:
    """A period of one day."""
    on = date(year, month, number)
    return Period(on, on, on.isoformat())


@dataclass
class Teller:
    """A report of a headline and one sentence a line, and the claims laid on it."""

    key: str
    outlet: str | None
    on: Period | None
    lines: tuple[str, ...]
    address: str = ""
    agency: str | None = None
    claims: list[Claim] = field(default_factory=list)
    report: Report = field(init=False)

    def __post_init__(self) -> None:
        text = "\n\n".join(self.lines)
        parts, at = [], 0
        for number, line in enumerate(self.lines):
            parts.append(Part("body" if number else "headline", at, at + len(line)))
            at += len(line) + 2
        sha = hashlib.sha256((self.key + text).encode()).hexdigest()
        address = self.address or f"https://{self.key}.example.org/story"
        published = Published(self.on, str(self.on.latest), "dateline") if self.on else None
        self.report = Report(
            f"r-{sha[:16]}",
            sha,
            address,
            text,
            tuple(parts),
            self.outlet,
            self.agency,
            self.lines[0],
            published,
        )

    def spot(self, words: str) -> Span:
        """Where the words first stand."""
        at = self.report.text.index(words)
        return Span.cut(self.report.text, at, at + len(words))

    def tell(
        self, line: int, fields: dict[str, tuple[str, Value]], by: str = "", kind: Kind = "transfer"
    ) -> Claim:
        """A claim on one line; `by` is the speaker's words."""
        said: dict[str, Field] = {k: (Said(v, self.spot(w)),) for k, (w, v) in fields.items()}
        chain = [Attribution("outlet", self.outlet)] if self.outlet else []
        chain += [Attribution("agency", self.agency, self.spot(self.agency))] if self.agency else []
        if by:
            chain.append(Attribution("speaker", None, self.spot(by), "s1", False, None, "NOR", None, "said"))
        key = f"{self.key} {len(self.claims)}".encode()
        id_ = f"c-{hashlib.sha256(key).hexdigest()[:16]}"
        claim = Claim(
            id_, self.report.id, kind, self.spot(self.lines[line]), tuple(chain), said, stage="delivered"
        )
        self.claims.append(claim)
        return claim

    def reading(self) -> Reading:
        """The reading, a sentence a line."""
        text = self.report.text
        sentences = tuple((p.part, Span.cut(text, p.start, p.end)) for p in self.report.parts)
        return Reading(self.report, sentences, tuple(self.claims))


@dataclass(frozen=True)
class Picture:
    """Readings with what they add up to."""

    readings: tuple[Reading, ...]
    lineage: Lineage
    transfers: tuple[Transfer, ...]


def first() -> Teller:
    """The first telling, with a denial and with sentences that nothing stands on."""
    teller = Teller(
        "wire", "Fjord Wire", day(2024, 2, 21),
        (
            "Norway ships missiles to Malta",
            "Norway shipped about 40 missiles, among them the Herring-2 and the Cod-1, to Malta in the winter, two clerks said.",
            "They went by ship across the North Sea to Valletta in three containers.",
            "Malta denied that any missile had come.",
            "The weather in the harbour was fair and nobody minded the wait.",
            "The Herring-2 reaches 300 km, the maker says.",
        ),
    )  # fmt: skip
    pair: dict[str, tuple[str, Value]] = {"supplier": ("Norway", NOR), "recipient": ("Malta", MLT)}
    what: dict[str, tuple[str, Value]] = {
        "system": ("Herring-2", HERRING), "quantity": ("about 40 missiles", FORTY), "when": ("in the winter", WINTER),
    }  # fmt: skip
    teller.tell(1, pair | what, "two clerks")
    teller.tell(
        2,
        {"via": ("Valletta", VALLETTA), "mode": ("by ship", "sea"), "quantity": ("three containers", CRATES)},
    )
    denied = teller.tell(3, {"system": ("missile", MISSILE)}, "Malta denied")
    teller.claims[-1] = replace(denied, polarity="negated", certainty="probable")
    teller.tell(
        5, {"system": ("Herring-2", HERRING), "range_km": ("300 km", Reach(None, 300.0))}, kind="capability"
    )
    return teller


def second() -> Teller:
    """A retelling in a file, with markup and a formula where a careless page would run them."""
    teller = Teller(
        "copy", "=HYPERLINK(\"x\")", day(2024, 2, 23),
        (
            "<script>alert('headline')</script> & missiles",
            "At least 50 missiles have reached Malta from Norway.",
            "Fjord Wire reported it first, and our readers <b>rage</b>.",
        ),
        "/home/someone/private/copy.txt", "Fjord Wire",
    )  # fmt: skip
    fields: dict[str, tuple[str, Value]] = {
        "supplier": ("Norway", NOR), "recipient": ("Malta", MLT), "quantity": ("At least 50 missiles", FIFTY),
        "system": ("missiles", MISSILE),
    }  # fmt: skip
    teller.tell(1, fields)
    return teller


def third() -> Teller:
    """An undated telling of rifles to an armed group, and of goods that nobody is named to get."""
    teller = Teller(
        "leaf", None, None,
        ("Rifles", "Greece gave the Houthis 500 rifles in March.", "Norway has sold gadgets."),
    )  # fmt: skip
    rifles: dict[str, tuple[str, Value]] = {
        "supplier": ("Greece", GRC), "recipient": ("Houthis", GROUP), "quantity": ("500 rifles", RIFLES),
        "system": ("rifles", RIFLE), "when": ("in March", SPRING),
    }  # fmt: skip
    teller.tell(1, rifles)
    teller.tell(2, {"supplier": ("Norway", NOR), "system": ("gadgets", THING)})
    return teller


def law() -> tuple[Finding, ...]:
    """A measure that held, contested, and one that did not."""
    held = Measure(
        "X-MLT-1", "Embargo on Malta", "UN", ("Act 1 <2020>",), "to", (("to", "MLT"),), "all states", "all arms", ("arms",),
        date(2020, 1, 1), None, "binding", "verified", ("Gazette 1",), (), (Contest("It lapsed.", "two states"),),
    )  # fmt: skip
    over = replace(held, id="X-MLT-0", name="An older embargo", end=date(2015, 1, 1), positions=())
    return (
        Finding(held, "yes", "fits", "In force since 2020."),
        Finding(over, "no", "fits", "Ended in 2015."),
    )


def make_picture() -> Picture:
    """Three readings and three transfers."""
    one, two, three = first(), second(), third()
    a, b, c = ([x.id for x in t.claims] for t in (one, two, three))
    missiles = Transfer(
        "t-0000000001", Backed(NOR, (a[0], b[0]), TWO), Backed(MLT, (a[0], b[0]), TWO),
        (Backed(HERRING, (a[0],)), Backed(COD, (a[0],)), Backed(MISSILE, (b[0],))), "delivered", "Two claims say so.",
        (Step("delivered", (a[0], b[0]), (a[2],), "certain"), Step("agreed", (a[1],), (), "probable")),
        (Backed(FORTY, (a[0],), ONE), Backed(FIFTY, (b[0],), ONE), Backed(CRATES, (a[1],), ONE)),
        (Backed(WINTER, (a[0],)), Backed(AUTUMN, (b[0],))), (Backed(day(2023, 9, 5), (a[1],)),), (Backed("sea", (a[1],)),),
        (Backed(VALLETTA, (a[1],)), Backed(NORTH_SEA, (a[1],)), Backed(NOWHERE, (a[1],))),
        (Standing(MLT, "denies", (a[2],), day(2024, 2, 21)), Standing(NOR, "silent", ()), Standing(UN, "concern", (b[0],))),
        TWO, Grade("F", ("Not judged: /home/someone/private/copy.txt.",)), Grade("2", ("Two tellings.",)),
        (Conflict("quantity", (("about 40", (a[0],)), ("at least 50", (b[0],))), "Two numbers."),),
        (*sorted(a[:3]), b[0]), tuple(sorted((one.report.id, two.report.id))), law(), day(2024, 2, 21),
    )  # fmt: skip
    rifles = replace(
        missiles, id="t-0000000002", supplier=Backed(GRC, (c[0],)), recipient=Backed(GROUP, (c[0],)),
        systems=(Backed(RIFLE, (c[0],)),), quantities=(Backed(RIFLES, (c[0],)),), began=(Backed(SPRING, (c[0],)),), agreed=(),
        steps=(Step("delivered", (c[0],), (), "certain"),), modes=(), routes=(), positions=(), conflicts=(), findings=(),
        origins=Independent(0, 1, 1, ()), credibility=Grade("6", ()), claims=(c[0],), reports=(three.report.id,),
        known_since=None,
    )  # fmt: skip
    gadgets = replace(
        rifles, id="t-0000000003", supplier=Backed(NOR, (c[1],)), recipient=None, systems=(Backed(THING, (c[1],)),),
        quantities=(), began=(), steps=(Step("considered", (c[1],), (), "possible"),), stage="considered", claims=(c[1],),
    )  # fmt: skip
    readings = tuple(sorted((t.reading() for t in (one, two, three)), key=lambda r: r.report.id))
    return Picture(readings, lineage_of(one, two, three), (missiles, rifles, gadgets))


def lineage_of(one: Teller, two: Teller, three: Teller) -> Lineage:
    """The copy goes back to the wire; the leaf to nobody known."""
    sign = Sign("credit", 0.9, "credits Fjord Wire", two.spot("Fjord Wire"))
    return Lineage(
        tuple(sorted(t.report.id for t in (one, two, three))),
        (Link(one.report.id, two.report.id, "rewrite", 0.9, (sign,)),),
        (
            Origin("o-wire", "agency_story", "Fjord Wire", True, (one.report.id, two.report.id), "Fjord Wire", day(2024, 2, 21)),
            Origin("o-leaf", "unknown", None, False, (three.report.id,)),
        ),
        TWO,
        (
            Drift(one.report.id, two.report.id, "quantity", one.spot("about 40 missiles"), two.spot("At least 50 missiles"),
                  "More.", "grave"),
            Drift(one.report.id, two.report.id, "attribution", one.spot("two clerks"), None, "The clerks are gone.", "notable"),
        ),
    )  # fmt: skip


def shuffled(picture: Picture) -> Picture:
    """The same picture in another order."""
    lineage = picture.lineage
    turned = replace(
        lineage, links=lineage.links[::-1], origins=lineage.origins[::-1], drift=lineage.drift[::-1]
    )
    return Picture(picture.readings[::-1], turned, picture.transfers[::-1])


EMPTY = Picture((), Lineage((), (), (), Independent(0, 0, 0, ()), ()), ())
