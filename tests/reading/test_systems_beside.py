"""Names no table knows, told as designations by the kind behind them."""

from __future__ import annotations

import pytest

from waybill.reading.systems import mark_systems
from waybill.reading.systems_beside import BESIDE


def _beside(text: str) -> list[tuple[str, str | None]]:
    return [(m.span.words, getattr(m.value, "category", None)) for m in mark_systems(text) if m.how == BESIDE]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They bought 12 Rooikat armoured cars.", "Rooikat"),
        ("She saw three Avante 1800 corvettes.", "Avante 1800"),
        ("An order for two Kormac airborne radar systems stands.", "Kormac"),
        ("The Egyptian Fahd armoured vehicles came by sea.", "Fahd"),
        ("A deal for 36 VALKO fighters was signed.", "VALKO"),
    ],
)
def test_a_name_before_a_kind_is_a_designation(text: str, name: str) -> None:
    assert [words for words, _ in _beside(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "New tanks arrived.",
        "The Soviet tanks rusted.",
        "Some Russian missiles fell.",
        "The Navy helicopters left.",
        "They met 300 Wagner fighters.",
        "The Embraer aircraft and Saab missiles were shown.",
        "POLAND BUYS NEW TANKS",
    ],
)
def test_a_party_a_body_or_a_first_word_is_none(text: str) -> None:
    assert _beside(text) == []
