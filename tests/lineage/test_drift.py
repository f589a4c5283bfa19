"""What a retelling changed, planted sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.lineage import families as f
from tests.lineage.builders import told
from waybill.lineage.drift import drift_between
from waybill.lineage.faces import face_of
from waybill.records.lineage import Drift

DAY = date(2025, 5, 6)
FRAME = (
    "Kenya orders 30 Bastion carriers from France for its northern border brigade.",
    "The brigade at Wajir lost two vehicles to mines in 2023.",
)


def drifts(before: str, after: str) -> tuple[Drift, ...]:
    """The drift between two reports that differ in one sentence."""
    one = told("one", ["Title", *FRAME, before], "Wire", DAY, "AFP")
    other = told("other", ["Title", *FRAME, after], "Paper", DAY)
    return drift_between(face_of(one), face_of(other))


PLANTED: Sequence[tuple[str, str, str, str, str]] = (
    (
        "Four Kenyan officers said the first carriers landed at Mombasa in June.",
        "Nine Kenyan officers said the first carriers landed at Mombasa in June.",
        "attribution",
        "Four Kenyan officers",
        "Nine Kenyan officers",
    ),
    (
        "One of the Kenyan officers said the first carriers landed at Mombasa in June.",
        "The first carriers landed at Mombasa in June, officers said.",
        "attribution",
        "One of the Kenyan officers",
        "officers",
    ),
    (
        "A French diplomat said the first carriers landed at Mombasa in June.",
        "The first carriers landed at Mombasa in June.",
        "attribution",
        "A French diplomat",
        "The first carriers",
    ),
    (
        "A French diplomat said the first carriers landed at Mombasa in June.",
        "A Kenyan officer said the first carriers landed at Mombasa in June.",
        "moved",
        "A French diplomat",
        "A Kenyan officer",
    ),
    (
        "At least 14 carriers have landed at the port of Mombasa.",
        "Some 40 carriers have landed at the port of Mombasa.",
        "quantity",
        "At least 14",
        "Some 40",
    ),
    (
        "At least 14 carriers have landed at the port of Mombasa.",
        "A total of 14 carriers have landed at the port of Mombasa.",
        "quantity",
        "At least 14",
        "14",
    ),
    (
        "The brigade reportedly received spare engines through Mombasa.",
        "The brigade received spare engines through Mombasa.",
        "certainty",
        "reportedly",
        "The brigade received",
    ),
    (
        "France will deliver spare engines to Kenya through Mombasa.",
        "France has delivered spare engines to Kenya through Mombasa.",
        "stage",
        "will deliver",
        "has delivered",
    ),
    (
        "France and Kenya negotiated over spare engines in Mombasa.",
        "France and Kenya signed over spare engines in Mombasa.",
        "stage",
        "negotiated",
        "signed",
    ),
    (
        "Spare engines came through Mombasa in early June.",
        "Spare engines came through Mombasa in early August.",
        "when",
        "early June",
        "early August",
    ),
    (
        "Kenya denied that spare engines had come through Mombasa port.",
        "Kenya confirmed that spare engines had come through Mombasa port.",
        "polarity",
        "denied",
        "confirmed",
    ),
    (
        "France supplied Kenya with spare engines through Mombasa.",
        "Kenya supplied France with spare engines through Mombasa.",
        "party",
        "France supplied",
        "Kenya supplied",
    ),
    (
        "The cargo held VAB-40 spare engines for Mombasa workshops.",
        "The cargo held AML-90 spare engines for Mombasa workshops.",
        "system",
        "VAB-40",
        "AML-90",
    ),
)


@pytest.mark.parametrize(("before", "after", "field", "was", "is_"), PLANTED)
def test_planted_change_is_found(before: str, after: str, field: str, was: str, is_: str) -> None:
    found = [d for d in drifts(before, after) if d.field == field]
    assert found, drifts(before, after)
    assert any(d.before and was in d.before.words and d.after and is_ in d.after.words for d in found)


SAME = (
    ("Two Kenyan officers said carriers came.", "According to two officers from Kenya, carriers came."),
    ("At least 14 carriers have landed.", "No fewer than 14 carriers have landed."),
    ("The guns reach 300 km, experts say.", "Experts say the guns reach 300 kilometres."),
    ("The guns could hit targets 40 km away.", "The guns hit targets 40 km away."),
    ("Kenya declined to comment on the carriers.", "Kenya did not comment on the carriers."),
    (
        "A U.S. official said the carriers had left Toulon.",
        "The carriers had left Toulon, a US official said.",
    ),
    (
        "The deal was signed late last year in Toulon.",
        "It was in Toulon that the deal was signed late last year.",
    ),
)


@pytest.mark.parametrize(("before", "after"), SAME)
def test_other_words_for_the_same_are_no_drift(before: str, after: str) -> None:
    assert drifts(before, after) == ()


def test_omission_of_what_bears_matter() -> None:
    found = drifts("An embargo on such carriers lapsed in October 2020, under Resolution 1907.", "It rained.")
    assert [(d.field, d.after) for d in found if d.field == "omitted"] == [("omitted", None)]


def test_colour_may_be_left_out() -> None:
    assert [
        d for d in drifts("It had rained all morning over the harbour.", "") if d.field == "omitted"
    ] == []


@pytest.mark.parametrize(("words", "agrees"), [("25 miles", True), ("55 miles", False)])
def test_conversions_are_checked(words: str, agrees: bool) -> None:
    found = drifts("The guns reach 40 km.", f"The guns reach 40 km ({words}).")
    assert [d.after.words for d in found if d.after] == [words]
    assert (found[0].field == "added") is agrees


def test_light_rewrite_of_the_family() -> None:
    found = drift_between(face_of(f.HOWITZERS), face_of(f.HOWITZERS_LIGHT))
    seen = {(d.field, d.before.words if d.before else "", d.after.words if d.after else "") for d in found}
    assert ("quantity", "at least three night convoys", "three night convoys") in seen
    assert ("attribution", "two Moldovan officers", "officers") in seen
    assert ("added", "", "25 miles") in seen
    assert any(f_ == "stage" and "expected to follow" in b and "were delivered" in a for f_, b, a in seen)
    assert any(f_ == "omitted" and "embargo" in b for f_, b, _ in seen)
    assert any(f_ == "attribution" and "Petra Vlk" in b for f_, b, _ in seen)


def test_copy_drifts_by_its_cuts_only() -> None:
    found = drift_between(face_of(f.HOWITZERS), face_of(f.HOWITZERS_CUT))
    assert {d.field for d in found} == {"omitted"}


def test_a_month_is_no_doubt() -> None:
    before = "The brigade received spare engines through Mombasa in May."
    assert drifts(before, "Through Mombasa the brigade received spare engines in May.") == ()


def test_no_drift_is_read_across_languages() -> None:
    assert drift_between(face_of(f.HOWITZERS), face_of(f.HOWITZERS_SPANISH)) == ()
