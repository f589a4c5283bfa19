"""Triage keeps every text that may tell of arms, and drops what cannot."""

from __future__ import annotations

import pytest

from waybill.reading.triage import may_tell


@pytest.mark.parametrize(
    "text",
    [
        "Lisbon will take two KC-390s before the winter.",
        "Nothing was said of the Gripens.",
        "THE EMBARGO LAPSED AT MIDNIGHT.",
        "Crates of 155mm shells, the captain said.",
        "He would not talk about the F-16s.",
        "A licence for howitzers was refused.",
        "Bolivia's air-defence radars, still in their crates.",
        "Six patrol boats are on their way to Suva.",
    ],
)
def test_a_text_on_arms_is_kept(text: str) -> None:
    assert may_tell(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor opened a bakery in the old town.",
        "One man was first; all the others took the third road to a small harbour with a red light.",
        "Rain is expected from Tuesday; the ferry will not run.",
    ],
)
def test_a_text_without_arms_is_dropped(text: str) -> None:
    assert not may_tell(text)
