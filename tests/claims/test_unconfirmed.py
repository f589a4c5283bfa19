"""Who has no confirmation gives and takes nothing; what would only follow from a delivery has not come about."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, tells

OPEN = "Norway sold 20 howitzers to Latvia last year. "
HOLDERS = [
    ("Finland still had no confirmation that the howitzers had been delivered.", "affirmed", "unknown"),
    ("Berlin has no confirmation that the howitzers have arrived.", "affirmed", "unknown"),
    ("Finland had no evidence that the howitzers had arrived.", "negated", "probable"),
    ("Estonia had no indication that the howitzers had been shipped.", "negated", "probable"),
]


@pytest.mark.parametrize(("text", "polarity", "certainty"), HOLDERS)
def test_whoever_lacks_a_confirmation_is_no_recipient(text: str, polarity: str, certainty: str) -> None:
    wanted = {"supplier": "NOR", "recipient": "LVA", "polarity": polarity, "certainty": certainty}
    assert tells(OPEN + text, "transfer", **wanted)
    assert not any(
        tells(OPEN + text, "transfer", **{role: code})
        for role in ("supplier", "recipient")
        for code in ("FIN", "DEU", "EST")
    )


SUPPOSED = [
    "Any transfer of tanks to Sudan would be a grave mistake, Egypt said.",
    "Any delivery of missiles to Sudan would meet a strong response, Ethiopia's foreign ministry said.",
    "Any sale of jets to Sudan will be answered, Chad warned.",
    "A transfer of drones to Sudan would represent a dramatic escalation, Kenya said.",
    "Deliveries of shells to Sudan could prolong the war, Chad's president said.",
]


@pytest.mark.parametrize("text", SUPPOSED)
def test_what_would_follow_from_a_delivery_has_not_come_about(text: str) -> None:
    found = [c for c in claims_of(text) if c.kind == "transfer"]
    assert found
    assert {(c.certainty, c.stage, c.future) for c in found} == {("possible", "considered", True)}


def test_a_delivery_that_was_told_is_not_only_supposed() -> None:
    text = "The delivery of 20 tanks to Sudan took place in May, Egypt said."
    assert tells(text, "transfer", recipient="SDN", certainty="certain", stage="delivered")


def test_whoever_has_no_information_tells_no_delivery() -> None:
    text = OPEN + "Berlin has no information that the howitzers had been delivered."
    told = [c for c in claims_of(text) if c.span.start > len(OPEN) and c.certainty == "certain"]
    assert not told
    assert not tells(text, "transfer", recipient="DEU")
