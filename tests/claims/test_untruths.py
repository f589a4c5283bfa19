"""Whoever calls a report or a claim untrue denies it: what it tells is negated, and the denial is a response."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, tells

CALLED_UNTRUE = [
    "Any claim that Chile had sent howitzers to Peru was baseless, Chile's foreign ministry said.",
    "The report that Chile had sold howitzers to Peru was untrue, the Chilean defence ministry said.",
    "Claims that Chile shipped howitzers to Peru are fabrications, Chile's foreign ministry said.",
    "There is no truth in reports that Chile sent howitzers to Peru, Chile's foreign ministry said.",
    "Chile's defence ministry said the allegation that Chile had delivered howitzers to Peru was false.",
    "The allegation that Chile delivered howitzers to Peru is fabricated, Chile's foreign ministry said.",
    "Reports that Chile had sent howitzers to Peru were not true, Chile's foreign ministry said.",
]


@pytest.mark.parametrize("text", CALLED_UNTRUE)
def test_what_is_called_untrue_is_negated_and_its_denial_a_response(text: str) -> None:
    assert tells(text, "transfer", supplier="CHL", recipient="PER", polarity="negated", certainty="certain")
    assert tells(text, "response", response="denied", party="CHL")
    assert not tells(text, "transfer", polarity="affirmed")


def test_what_is_called_true_is_not_denied() -> None:
    text = "The report that Chile had sent howitzers to Peru was accurate, Chile's foreign ministry said."
    assert tells(text, "transfer", supplier="CHL", recipient="PER", polarity="affirmed")
    assert not [c for c in claims_of(text) if c.kind == "response"]
