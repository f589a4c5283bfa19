"""Names above a headline that look like a publisher's, and lines that do not."""

from __future__ import annotations

import pytest

from waybill.knowledge.mastheads import masthead


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("STRAITS MORNING LEDGER", "Straits Morning Ledger"),
        ("Danube Observer — Independent. Since 1994.", "Danube Observer"),
        ("GULF OF GUINEA TIMES", "Gulf of Guinea Times"),
        ("Dnipro Wire | War", "Dnipro Wire"),
        ("The Coral Coast Herald", "The Coral Coast Herald"),
    ],
)
def test_a_masthead_names_its_publisher(line: str, name: str) -> None:
    assert masthead(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "Home   News   World   Opinion   Subscribe",
        "World | Middle East",
        "Breaking | Politics | Football | Lifestyle",
        "News",
        "Read more: Singapore shares end higher as banks gain",
        "Retold for demonstration by the Waybill project; not the outlet's own text.",
        "",
    ],
)
def test_menus_and_teasers_are_no_mastheads(line: str) -> None:
    assert masthead(line) is None
