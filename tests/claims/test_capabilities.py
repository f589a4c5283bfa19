"""Capabilities: how far which system is stated to reach."""

from __future__ import annotations

from tests.claims.claims_material import claims_of, tells


def test_a_range_belongs_to_the_subject_not_to_what_it_is_compared_with() -> None:
    text = "Lighter than the Fateh-110 missile, the Zolfaghar missile reaches targets 700 km away."
    assert tells(text, "capability", system="Zolfaghar", range_km=(700, 700))


def test_the_reach_of_a_missile_may_be_what_it_covers() -> None:
    assert tells(
        "The BrahMos cruise missile covers 290 km.", "capability", system="BrahMos", range_km=(290, 290)
    )


def test_a_difference_of_ranges_is_no_range() -> None:
    text = "The Khorramshahr missile flies 300 km farther than the Emad missile."
    assert not [c for c in claims_of(text) if c.kind == "capability"]
