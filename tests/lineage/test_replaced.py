"""Numbers, weapons, states and stands that the retelling has put in the place of others, in whatever sentence."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lineage.builders import told
from waybill.lineage.doubts import keeps_silent
from waybill.lineage.drift import drift_between
from waybill.lineage.faces import face_of

DAY = date(2025, 5, 6)
FRAME = ("Kenya orders 30 Bastion carriers from France for its northern border brigade at Wajir.",)
CHANGED = (
    (
        "About 700 mortars came by sea to Lamu.",
        "In Lamu one has counted 700 mortars.",
        "quantity",
        "About 700",
        "700",
    ),
    (
        "Nearly 700 mortars came by sea to Lamu.",
        "There are more than 700 mortars in Lamu.",
        "quantity",
        "Nearly 700",
        "more than 700",
    ),
    (
        "The first 3 of 14 trucks came to the depot at Lamu.",
        "The 14 trucks stand in the depot at Lamu.",
        "quantity",
        "3",
        "14",
    ),
    (
        "The first truck came to the depot at Lamu.",
        "All of them came to the depot at Lamu.",
        "quantity",
        "first",
        "All of them",
    ),
    (
        "A clerk kept a tenth of each load at Lamu.",
        "A clerk kept half of each load at Lamu.",
        "quantity",
        "a tenth",
        "half",
    ),
    (
        "Lamu's depot holds cruise missiles of that type.",
        "Of that type the depot at Lamu holds ballistic missiles.",
        "system",
        "cruise",
        "ballistic",
    ),
    (
        "Lamu's depot holds American-made trucks.",
        "There are Polish-made trucks in the depot at Lamu.",
        "system",
        "American-made",
        "Polish-made",
    ),
    (
        "Norway paid for the depot at Lamu.",
        "The depot at Lamu was paid for by Finland.",
        "party",
        "Norway",
        "Finland",
    ),
    (
        "The trucks reached Lamu on 17 April.",
        "On 27 April the trucks reached Lamu.",
        "when",
        "17 April",
        "27 April",
    ),
    (
        "Norway did not comment on the depot.",
        "Norway condemned the depot.",
        "polarity",
        "did not comment",
        "condemned",
    ),
    (
        "Norway stopped the sale of trucks in May.",
        "Norway has allowed the trucks to go.",
        "polarity",
        "stopped",
        "allowed",
    ),
)


def drifts(before: str, after: str) -> list[tuple[str, str, str]]:
    """Field and words of the drift between two reports that differ in one sentence."""
    one = told("one", ["Title", *FRAME, before], "Wire", DAY, "AFP")
    other = told("other", ["Title", *FRAME, after], "Paper", DAY)
    found = drift_between(face_of(one), face_of(other))
    return [(d.field, d.before.words if d.before else "", d.after.words if d.after else "") for d in found]


@pytest.mark.parametrize(("before", "after", "field", "was", "is_"), CHANGED)
def test_the_change_is_found(before: str, after: str, field: str, was: str, is_: str) -> None:
    found = drifts(before, after)
    assert any(f == field and was in b and is_ in a for f, b, a in found), found


SAME = (
    ("Nearly 700 mortars came by sea to Lamu.", "Close to 700 mortars came to Lamu by sea."),
    ("The escort stayed for over three days in Lamu.", "For three days the escort stayed in Lamu."),
    ("Norway stopped the sale of trucks in May.", "The sale of trucks was halted by Norway in May."),
    ("Norway forbids the sale of such trucks.", "Norway does not allow such trucks to be sold."),
)


@pytest.mark.parametrize(("before", "after"), SAME)
def test_other_words_for_the_same_are_no_change(before: str, after: str) -> None:
    assert [d for d in drifts(before, after) if d[0] not in ("omitted", "added")] == []


def test_who_would_not_be_named_has_spoken() -> None:
    assert keeps_silent("The ministry did not answer calls.") and keeps_silent("The yard would not say when.")
    assert not keeps_silent("A clerk, whom the paper did not identify, named the price.")
