"""Second-hand reports are joined to what they were made from, reports that name other things are not, and a credit runs
from the one credited."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lineage.builders import told
from waybill.lineage.credits import credits_of, outlet_of
from waybill.lineage.faces import face_of
from waybill.lineage.matter import other_matter
from waybill.lineage.policy import compare
from waybill.lineage.trace import trace
from waybill.records.claim import Reading
from waybill.records.report import Part, Report

DAY, SOON, LATER = date(2024, 5, 6), date(2024, 5, 8), date(2024, 9, 9)
WIRE = told(
    "wire",
    [
        "Ghana takes in river gunboats from Romania",
        "TEMA, May 6 (ANSA) - Romania has landed five gunboats for the Volta in Ghana, two stevedores told ANSA.",
        "The boats were lifted off the barge Mures with a floating crane, one of the stevedores said.",
        "Romania lent Ghana 88 million euros for the purchase, a clerk of the finance ministry said.",
        "Crews from Ghana spent the winter at Braila, the clerk said.",
    ],
    "ANSA",
    DAY,
    "ANSA",
)
BORROWED = [
    "Gunboats for the lake",
    "So the boats have come: five gunboats from Romania, lifted off a barge at night by a floating crane.",
    "Ghana pays with a loan of 88 million euros, which Romania gave for the purchase.",
    "The crews have already spent a winter on the Danube.",
]


def _joins(one: Reading, other: Reading) -> bool:
    ids = {one.report.id, other.report.id}
    return any(ids <= set(o.reports) for o in trace([one, other]).origins)


def test_a_second_hand_text_of_the_same_week_owes_what_it_tells() -> None:
    borrowed = told("borrowed", BORROWED, "Keta Lagoon Gazette", SOON)
    assert _joins(WIRE, borrowed)
    link = compare(WIRE, borrowed)
    assert link is not None and "nothing_new" in {s.sign for s in link.signs}


def test_what_comes_before_the_telling_owes_it_nothing() -> None:
    early = told("early", BORROWED, "Keta Lagoon Gazette", date(2024, 5, 1))
    link = compare(WIRE, early)
    assert link is None or "nothing_new" not in {s.sign for s in link.signs}


def test_turns_of_speech_without_a_name_in_common_join_nothing() -> None:
    other = told(
        "other",
        [
            "Fiji takes in river gunboats from Latvia",
            "SUVA, May 6 (ANSA) - Latvia has landed five gunboats for the Rewa in Fiji, two stevedores told ANSA.",
            "The boats were lifted off the barge Venta with a floating crane, one of the stevedores said.",
            "Latvia lent Fiji 61 million euros for the purchase, a clerk of the finance ministry said.",
            "Crews from Fiji spent the winter at Liepaja, the clerk said.",
        ],
        "ANSA",
        DAY,
        "ANSA",
    )
    faces = face_of(WIRE), face_of(other)
    assert other_matter(*faces, frozenset(faces[0].facts.keys() & faces[1].facts.keys()))
    assert not _joins(WIRE, other)


def test_a_link_runs_from_the_one_who_is_credited() -> None:
    paper = told(
        "paper",
        [
            "The gunboat loan",
            "TEMA - A loan of 88 million euros for five gunboats went through the Volta Dock Courier's hands last week.",
            "The contract has 31 pages, a copy shows.",
        ],
        "Volta Dock Courier",
        SOON,
    )
    agency = told(
        "agency",
        [
            "Paper prints gunboat loan",
            "ROME, May 9 (ANSA) - The Volta Dock Courier has printed a loan of 88 million euros for five gunboats.",
            "The contract has 31 pages, it said.",
        ],
        "ANSA",
        date(2024, 5, 9),
        "ANSA",
    )
    link = compare(paper, agency)
    assert link is not None and (link.start, link.to) == (paper.report.id, agency.report.id)


@pytest.mark.parametrize(
    ("words", "name", "form"),
    [
        ("Romania sent boats, a clerk told the Italian news agency ANSA.", "ANSA", "told"),
        ("Romania sent five boats, informed the agency Reuters.", "Reuters", "told"),
        ("A clerk told Volta Dock Courier of a loan.", "Volta Dock Courier", "told"),
    ],
)
def test_credits_are_read_with_what_stands_before_the_name(words: str, name: str, form: str) -> None:
    found = credits_of(told("x", ["Boats", words], "Keta Lagoon Gazette", DAY))
    assert (name, form) in {(c.name, c.form) for c in found}


def test_an_agency_that_is_only_cited_does_not_bear_the_text() -> None:
    reading = told("x", ["Boats", "Romania sent five boats, Reuters reports."], "Keta Post", DAY, "Reuters")
    assert {c.form for c in credits_of(reading) if c.name == "Reuters"} == {"cites"}


def test_a_short_headline_set_in_capitals_leaves_the_name_above_it_a_name() -> None:
    text = "Blue Volta Flash\nBOATS!\nThe boats came."
    parts = (Part("headline", 0, 16), Part("headline", 17, 23), Part("body", 24, len(text)))
    report = Report("r-1", "0" * 64, "x.txt", text, parts, None, None, "BOATS!", None, "en")
    assert outlet_of(report) == "Blue Volta Flash"
