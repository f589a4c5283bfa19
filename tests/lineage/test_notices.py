"""Corrections, retractions and kill notices are read from the text, and act on claims of the version before."""

from __future__ import annotations

import pytest

from tests.lineage.builders import claimed, told
from waybill.lineage.notices import Notice, notice_of
from waybill.lineage.versions import corrects, version_drift

STORY = "Gabon has bought 12 armoured cars from Serbia, two officers told the Ogooue Herald."


def _notice(*lines: str) -> Notice | None:
    return notice_of(told("n", ["Gabon buys armoured cars", *lines], "Ogooue Herald").report)


@pytest.mark.parametrize(
    ("line", "kind", "field"),
    [
        (
            "Correction: An earlier version of this story gave a wrong number of vehicles. It is 12, not 20.",
            "correction",
            "quantity",
        ),
        ("CORRECTION — The contract was signed in March, not May.", "correction", "when"),
        ("An earlier version of this article misstated the date of the delivery.", "correction", "when"),
        (
            "This story has been corrected to say that the price was 40 million euros.",
            "correction",
            "quantity",
        ),
        ("(Corrects paragraph 3 to show that the general was misidentified.)", "correction", "attribution"),
        ("Refiles to correct the name of the spokesman.", "correction", "attribution"),
        ("Clarification: the minister was quoted out of order.", "correction", "attribution"),
        ("This story has been retracted.", "retraction", None),
        ("We have withdrawn this report after its author could not stand by it.", "retraction", None),
        ("Retraction: the documents were forged.", "retraction", None),
        ("KILL: Gabon-Arms. The story is unsubstantiated.", "kill", None),
        ("Editors: please kill the story slugged Gabon-Arms.", "kill", None),
        ("ADVISORY: a substitute will follow within the hour.", "advisory", None),
    ],
)
def test_notices_are_known_by_their_words(line: str, kind: str, field: str | None) -> None:
    found = _notice(STORY, line)
    assert found is not None
    assert (found.kind, found.field) == (kind, field)
    assert line.strip("(*").startswith(found.span.words[:20])


@pytest.mark.parametrize(
    "line",
    [
        "The rebels kill whoever crosses the river.",
        "An advisory group of the ministry met in Libreville.",
        "The general said the earlier report was wrong.",
        "Serbia withdrew its offer in May.",
        "The minister corrected himself later.",
        "Troops withdrawn from the border were given the cars.",
    ],
)
def test_news_is_no_notice(line: str) -> None:
    assert _notice(STORY, line) is None


def test_a_correction_says_what_is_wrong_and_what_is_right() -> None:
    found = _notice(STORY, "Correction: the number of cars is 12, not 20.")
    assert found is not None
    assert found.wrong == "20"
    assert found.right.endswith("12")
    assert not found.withdraws


def test_the_gravest_notice_speaks() -> None:
    found = _notice(STORY, "ADVISORY: read the following.", "This story has been withdrawn.")
    assert found is not None
    assert found.withdraws


def test_an_edit_shows_its_drift_and_the_claims_it_corrects() -> None:
    former, claim = claimed(
        told(
            "v1",
            ["Gabon buys armoured cars", "Gabon has bought 20 armoured cars from Serbia, two officers said."],
        ),
        "Gabon has bought 20 armoured cars from Serbia",
    )
    newer = told(
        "v2",
        [
            "Gabon buys armoured cars",
            "Gabon has bought 12 armoured cars from Serbia, two officers said.",
            "Correction: the number is 12 armoured cars, not 20 armoured cars.",
        ],
    )
    edit = version_drift(former, newer)
    assert "quantity" in {d.field for d in edit.drift}
    assert [n.kind for n in edit.notices] == ["correction"]
    assert edit.corrected == (claim.id,)
    assert not edit.silent
    assert not edit.withdrawn


def test_a_silent_edit_is_called_so() -> None:
    one = told("v1", ["Cars", "Gabon has bought 20 armoured cars from Serbia, two officers said."])
    other = told("v2", ["Cars", "Gabon has bought 12 armoured cars from Serbia, two officers said."])
    assert version_drift(one, other).silent
    assert not version_drift(one, one).drift
    assert not version_drift(one, one).silent


def test_a_retraction_takes_every_claim_back() -> None:
    former, claim = claimed(told("v1", ["Cars", STORY]), "Gabon has bought 12 armoured cars from Serbia")
    newer = told("v2", ["Cars", "This article has been retracted."])
    edit = version_drift(former, newer)
    assert edit.withdrawn
    assert edit.corrected == (claim.id,)
    assert all(corrects(n, claim) for n in edit.notices)
