"""Ways of transport marked on parsed passages."""

from __future__ import annotations

import pytest

from waybill.reading.modes import mark_modes
from waybill.reading.parse import parse
from waybill.records.passage import Passage
from waybill.records.words import Span


def modes(text: str) -> list[str]:
    marks = mark_modes(Passage("body", Span(0, len(text), text), parse(text)))
    assert all(m.span.grounds_in(text) for m in marks)
    return [str(m.value) for m in marks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The rifles went by ship, others were sent by plane.", ["sea", "air"]),
        ("Shells crossed the border by rail and on trucks.", ["rail", "road"]),
        ("A cargo ship was seized with rockets on board.", ["sea"]),
        ("The jets were loaded onto a train.", ["rail"]),
        ("A plane carried the missiles to Dakar.", ["air"]),
        ("Canada sold ships to Chile.", []),
        ("Chile bought ships and planes.", []),
        ("The minister flew to Oslo.", []),
        ("He said nothing about it.", []),
    ],
)
def test_by_which_way_goods_move(text: str, found: list[str]) -> None:
    assert modes(text) == found
