"""The words for ways of transport."""

from __future__ import annotations

import pytest

from waybill.knowledge.modes import MODES, find_mode, mode_words


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("by ship", ("sea", True)),
        ("cargo planes", ("air", True)),
        ("freight train", ("rail", True)),
        ("Overland", ("road", True)),
        ("ships", ("sea", False)),
        ("airlifted", ("air", True)),
    ],
)
def test_finds_the_mode_and_whether_it_is_certain(words: str, mode: tuple[str, bool]) -> None:
    assert find_mode(words) == mode


def test_every_word_has_one_of_four_modes() -> None:
    assert {mode for mode, _ in mode_words().values()} == set(MODES)
    assert find_mode("by bicycle") is None
