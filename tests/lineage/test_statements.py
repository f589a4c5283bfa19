"""Statements are one origin whoever carries them, a denial is none, and speakers are read as the report means them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.lineage.builders import claimed, told
from waybill.lineage.counting import independent_of
from waybill.lineage.plainly import plainly
from waybill.lineage.trace import trace
from waybill.records.claim import Attribution, Claim, Reading
from waybill.records.words import Span

DAY = date(2024, 5, 6)


def _spoken(sentence: str, words: str, speaker: str) -> tuple[Reading, Claim]:
    reading = told("x", ["Boats", sentence], "Keta Post", DAY)
    at = reading.report.text.index(speaker)
    who = Attribution(
        "speaker", span=Span.cut(reading.report.text, at, at + len(speaker)), named=False, id="s1"
    )
    return claimed(reading, words, who)


@pytest.mark.parametrize(
    ("sentence", "speaker", "role", "named"),
    [
        (
            "Romania sent boats, a dock workers' union said in a bulletin.",
            "a dock workers' union",
            "document",
            True,
        ),
        ("Romania sent boats, a panel said in a report published on Friday.", "a panel", "document", True),
        ("Romania sent boats, a clerk said in a confidential bulletin.", "a clerk", "speaker", False),
        (
            "Romania sent boats, a spokesman for the port of Tema said.",
            "a spokesman for the port of Tema",
            "speaker",
            True,
        ),
        ("Romania sent boats, a clerk said.", "a clerk", "speaker", False),
    ],
)
def test_who_speaks_in_a_published_paper_or_for_a_body_is_open(
    sentence: str, speaker: str, role: str, named: bool
) -> None:
    found = plainly(*_spoken(sentence, "Romania sent boats", speaker)).speaker
    assert found is not None
    assert (found.role, found.named) == (role, named)


def test_she_is_whom_the_sentence_names_with_an_office() -> None:
    carried = _spoken(
        "Prosecutor Ana Popa opened the case against a dealer who, she said, had shipped boats to Ghana.",
        "shipped boats to Ghana",
        "she",
    )
    found = plainly(*carried).speaker
    assert found is not None and found.name == "Ana Popa"


def test_a_magazine_is_written_with_a_capital() -> None:
    found = plainly(*_spoken("Romania sent boats, the diplomat said.", "Romania sent boats", "the diplomat"))
    assert found.speaker is not None and found.speaker.name == "one diplomat"


def _agency(name: str, lead: str, more: str, denial: str) -> tuple[Reading, Claim]:
    reading = told(name, ["Boats for Ghana", lead, more, denial], name, DAY, name)
    reading, claim = claimed(reading, lead, Attribution("agency", name))
    at = reading.report.text.index(denial)
    span = Span.cut(reading.report.text, at, at + len(denial))
    who = Attribution("speaker", "Radu Ilie", span, named=True, manner="denied")
    against = Claim(f"c-{name}", reading.report.id, "response", span, (who,))
    return replace(reading, claims=(*reading.claims, against)), claim


def test_tellings_that_share_a_denial_only_are_not_its_one_origin() -> None:
    one = _agency(
        "Reuters",
        "Ghana's shore police show off five gunboats that came from Galati.",
        "Rust had been painted over in blue.",
        "Foreign minister Radu Ilie denied that boats had left Romania for Ghana.",
    )
    other = _agency(
        "AFP",
        "Romanian vessels with cannon lie at Tema since Monday.",
        "A crane from Abidjan was hired.",
        "No boats had left Romania for Ghana, foreign minister Radu Ilie said, denying the matter.",
    )
    lineage = trace([one[0], other[0]])
    assert any(s.sign == "statement" for link in lineage.links for s in link.signs)
    found = independent_of([one, other], lineage)
    assert not any("Radu Ilie" in reason for reason in found.reasons)
    assert found.high == 2


def test_a_headline_adds_no_telling_beside_the_text_below_it() -> None:
    wire = told("wire", ["Boats", "Romania sent boats, two stevedores told ANSA."], "ANSA", DAY, "ANSA")
    reading, below = claimed(wire, "Romania sent boats", Attribution("agency", "ANSA"))
    reading, above = claimed(reading, "Boats", Attribution("agency", "Reuters"))
    above = replace(above, part="headline")
    found = independent_of([(reading, below), (reading, above)], trace([reading]))
    assert (found.low, found.high) == (1, 1)


def test_a_claim_goes_back_to_the_paper_that_its_sentence_credits() -> None:
    paper = claimed(
        told(
            "paper",
            [
                "Boats",
                "TEMA - Five gunboats came to Ghana from Romania on the barge Mures, a pilot told the Volta Dock Courier.",
            ],
            "Volta Dock Courier",
            DAY,
        ),
        "Five gunboats came",
        Attribution("speaker", named=False),
    )
    agency = claimed(
        told(
            "agency",
            [
                "Paper: boats",
                "ROME, May 6 (ANSA) - Five gunboats came to Ghana from Romania on the barge Mures, the Volta Dock Courier said.",
            ],
            "ANSA",
            DAY,
            "ANSA",
        ),
        "Five gunboats came",
        Attribution("agency", "ANSA"),
    )
    found = independent_of([paper, agency], trace([paper[0], agency[0]]))
    assert (found.low, found.high) == (1, 1)
