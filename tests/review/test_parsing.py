"""A person's plain words become values; what cannot be one is refused."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.errors import UsageError
from waybill.records.values import Party, Period, Quantity, Reach, System, Value
from waybill.review.fields import TYPE_OF, WORDS_OF
from waybill.review.imprint import said_to_value
from waybill.review.parsing import parse_values

MISSILES = Quantity(400, 400, 400, unit="missile")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("41", Quantity(41, 41, 41, unit="missile")),
        ("1,200 shells", Quantity(1200, 1200, 1200, unit="shell")),
        ("about 40", Quantity(None, 40, None, "about", True, "missile")),
        ("At least 4 shipments", Quantity(4, 4, None, "at_least", False, "shipment")),
        ("up to 200", Quantity(None, None, 200, "at_most", False, "missile")),
        ("40-60", Quantity(40, None, 60, "between", False, "missile")),
        ("between 40 and 60", Quantity(40, None, 60, "between", False, "missile")),
        ("2.5 USD", Quantity(2.5, 2.5, 2.5, unit="USD")),
        ("3 batteries", Quantity(3, 3, 3, unit="battery")),
    ],
)
def test_numbers(words: str, value: Quantity) -> None:
    ((found, ends),) = parse_values("quantity", words, (MISSILES,))
    assert (found, ends) == (value, None)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024-02-21", "2024-02-21", "2024-02-21"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-01/2024-03", "2024-01-01", "2024-03-31"),
        ("2024-01-05/..", "2024-01-05", None),
        ("/2024-01-05", None, "2024-01-05"),
    ],
)
def test_days(words: str, first: str | None, last: str | None) -> None:
    ((found, _),) = parse_values("when", words)
    assert isinstance(found, Period)
    assert (found.earliest and str(found.earliest), found.latest and str(found.latest)) == (first, last)


def test_names() -> None:
    assert parse_values("supplier", "iran")[0][0] == Party("IRN", "Iran")
    assert [v for v, _ in parse_values("parties", "Iran; RUS")] == [
        Party("IRN", "Iran"),
        Party("RUS", "Russia"),
    ]
    found = parse_values("system", "Shahed-136")[0][0]
    assert isinstance(found, System) and found.unroca == "VII"
    assert parse_values("system", "rowing boat")[0][0] == System("rowing boat", None, "rowing boat")
    near = System("T-72", "T-72", "main battle tank", "I")
    assert parse_values("system", "Kaplan Xi", (near,))[0][0] == System(
        "Kaplan Xi", None, "main battle tank", "I"
    )
    assert parse_values("range_km", "120-300 km")[0][0] == Reach(120, 300)
    assert parse_values("stage", "In delivery")[0][0] == "in_delivery"
    assert [v for v, _ in parse_values("mode", "sea; air")] == ["sea", "air"]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("quantity", "60-40"),
        ("quantity", "between 60 and 40"),
        ("range_km", "300-120 km"),
        ("quantity", '{"low": 60, "best": null, "high": 40, "unit": null, "bound": "between"}'),
    ],
)
def test_ends_that_stand_the_wrong_way_round_are_refused_not_swapped(field: str, words: str) -> None:
    with pytest.raises(UsageError, match="comes first"):
        parse_values(field, words)


def test_what_is_written_is_read_back() -> None:
    period = Period(date(2024, 1, 1), None, "2024-01-01/..")
    for field, value in (("quantity", MISSILES), ("when", period), ("supplier", Party("IRN", "Iran"))):
        value_and_ends: tuple[Value, tuple[int, int]] = (value, (3, 9))
        assert parse_values(field, said_to_value([value_and_ends])) == (value_and_ends,)


@settings(deadline=None)  # the first call loads a table
@given(st.sampled_from(sorted({*TYPE_OF, *WORDS_OF, "scope"})), st.text(max_size=30))
def test_whatever_is_typed_gives_a_value_or_one_line(field: str, words: str) -> None:
    try:
        found = parse_values(field, words)
    except UsageError as refused:
        assert str(refused)
    else:
        assert found and all(isinstance(v, TYPE_OF.get(field, str)) for v, _ in found)


@settings(deadline=None)
@given(
    st.sampled_from(sorted({*TYPE_OF, *WORDS_OF})),
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["value", "label", "low", "high", "best", "earliest", "latest", "span"]),
                inner,
            )
        ),
        max_leaves=8,
    ),
)
def test_whatever_json_comes_gives_a_value_or_one_line(field: str, data: object) -> None:
    try:
        found = parse_values(field, json.dumps([data]))
    except UsageError as refused:
        assert str(refused)
    else:
        assert found
