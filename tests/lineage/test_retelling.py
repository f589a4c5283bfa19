"""Free retellings are known by their openings and credits, rival tellings stay apart, and changes are seen in other words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lineage.builders import told
from waybill.lineage.counting import independent_of
from waybill.lineage.tense import come_true
from waybill.lineage.trace import trace
from waybill.records.claim import Reading
from waybill.records.lineage import Drift, Lineage

DAY, NEXT = date(2025, 2, 3), date(2025, 2, 4)
WIRE = told(
    "wire",
    [
        "Peru to get eight patrol boats from Portugal",
        "LIMA, Feb 3 (EFE) - Portugal will hand Peru eight patrol boats for the Amazon, two naval officers told EFE.",
        "The first boats are expected to reach Iquitos in June, one of the officers said.",
        "Each can go up to 450 kilometres without refuelling, according to the yard in Viana.",
        "A contract for spare parts may be signed in Lisbon, the officer said.",
        "Peru's navy denied that it had paid in advance.",
    ],
    "EFE",
    DAY,
    "EFE",
)
FREE = told(
    "free",
    [
        "Portuguese boats for the great river",
        "Eight patrol boats go from Lisbon's stocks to Peru, EFE reports, and will sail the Amazon.",
        "The first have reached Iquitos.",
        "They go 450 miles on one filling.",
        "A contract for spare parts has been signed.",
        "The navy of Peru admitted that it had paid in advance.",
    ],
    "Huallaga Mail",
    NEXT,
)


def _pair(lineage: Lineage, one: Reading, other: Reading) -> list[str]:
    ids = {one.report.id, other.report.id}
    return [x.relation for x in lineage.links if {x.start, x.to} == ids]


@pytest.fixture(scope="module")
def drift() -> tuple[Drift, ...]:
    return trace([WIRE, FREE]).drift


def test_a_credit_and_one_opening_make_a_free_retelling_kin() -> None:
    found = trace([WIRE, FREE])
    assert _pair(found, WIRE, FREE) == ["rewrite"]
    assert (found.independent.low, found.independent.high) == (1, 1)


def test_a_credit_without_the_same_matter_makes_no_kin() -> None:
    other = told(
        "other",
        [
            "Ships collide off Vigo",
            "Two trawlers collided off Vigo in fog and one sank within minutes, EFE reported on Tuesday.",
        ],
        "Huallaga Mail",
        NEXT,
    )
    assert _pair(trace([WIRE, other]), WIRE, other) == []


def test_the_same_opening_a_year_later_is_another_story() -> None:
    later = told("later", [s.words for _, s in FREE.sentences][:2], "Huallaga Mail", date(2026, 3, 1))
    found = trace([WIRE, later]).links
    assert not [s for link in found for s in link.signs if s.sign == "same_story"]


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("stage", "expected to reach Iquitos", "have reached Iquitos"),
        ("stage", "may be signed", "has been signed"),
        ("quantity", "450", "450"),
        ("polarity", "denied", "admitted"),
    ],
)
def test_changes_are_seen_without_claims(
    drift: tuple[Drift, ...], field: str, before: str, after: str
) -> None:
    assert [
        d
        for d in drift
        if d.field == field and d.before and d.after and before in d.before.words and after in d.after.words
    ]


@pytest.mark.parametrize(
    ("before", "after", "true"),
    [
        ("The yard will deliver the boats in May.", "The yard has delivered the boats.", True),
        ("Chile is considering a loan for the boats.", "Chile has granted a loan for the boats.", True),
        ("Officials hope to buy six boats.", "Officials bought six boats.", True),
        ("The guns could hit targets 30 km away.", "The guns hit targets 30 km away.", False),
        ("The yard will deliver the boats in May.", "The yard is to deliver the boats in May.", False),
        ("The yard delivered the boats.", "The boats were delivered by the yard.", False),
    ],
)
def test_what_was_to_come_is_told_as_done(before: str, after: str, true: bool) -> None:
    assert come_true(before, after) is true


STATED = (
    "Kenya has bought three radars from Denmark, Defence Minister Alice Wambui said in Nairobi on Monday."
)
ONE = told(
    "one",
    ["Kenya buys radars", f"NAIROBI, Feb 3 (Reuters) - {STATED}", "The radars will watch the coast."],
    "Reuters",
    DAY,
    "Reuters",
)
TWO = told(
    "two",
    [
        "Danish radars for Kenya - minister",
        "NAIROBI (AFP) - Defence Minister Alice Wambui said Kenya had bought three radars from Denmark for the coast.",
        "It is the first such purchase.",
    ],
    "AFP",
    DAY,
    "AFP",
)
RETOLD = told(
    "retold",
    [
        "Radars on their way",
        "Kenya has bought three radars from Denmark, Reuters reports. The radars will watch the coast.",
    ],
    "Coast Echo",
    NEXT,
)


def test_a_retelling_of_one_agency_is_no_kin_of_another_on_the_same_statement() -> None:
    found = trace([ONE, TWO, RETOLD])
    assert set(_pair(found, ONE, RETOLD)) <= {"rewrite", "same_text"} and _pair(found, ONE, RETOLD)
    assert not set(_pair(found, TWO, RETOLD)) & {"rewrite", "same_text"}
    assert not set(_pair(found, ONE, TWO)) & {"rewrite", "same_text"}


def test_no_claims_have_no_origins() -> None:
    found = independent_of([], trace([ONE, TWO]))
    assert (found.low, found.high, found.unknown) == (0, 0, 0)
