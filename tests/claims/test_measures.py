"""Measures: what was done to a restriction, by whom, on whom and when."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import tells

TOLD: list[tuple[str, dict[str, object]]] = [
    (
        "The Security Council terminated the arms embargo on Somalia in December.",
        {"body": "UN", "target": "SOM", "change": "lifted"},
    ),
    (
        "The arms embargo on Sierra Leone ended in 2010.",
        {"target": "SLE", "change": "expired", "when": "2010"},
    ),
    (
        "Laos was added on Friday to the list of countries barred from buying American weapons.",
        {"target": "LAO", "change": "imposed"},
    ),
    (
        "Cyprus was removed by Washington from the list of states denied American arms.",
        {"body": "USA", "target": "CYP", "change": "lifted"},
    ),
    (
        "The European Union renewed until July the arms embargo that it had imposed on Belarus in 2011.",
        {"body": "EU", "change": "retained"},
    ),
    (
        "The European Union renewed until July the arms embargo that it had imposed on Belarus in 2011.",
        {"target": "BLR", "change": "imposed", "when": "2011"},
    ),
    (
        "The arms embargo on Iran, which expired in October, covered tanks and missiles.",
        {"target": "IRN", "change": "expired"},
    ),
    (
        "The arms embargo on Liberia was lifted by unanimous vote of the Security Council.",
        {"body": "UN", "target": "LBR", "change": "lifted"},
    ),
    (
        "The Security Council established on Friday an arms embargo against the gangs of Haiti.",
        {"body": "UN", "change": "imposed"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_a_sentence_tells_its_measure(text: str, wanted: dict[str, object]) -> None:
    assert tells(text, "measure", **wanted)
