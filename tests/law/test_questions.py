"""Questions worked out from the acts, first and last days included, against the shipped table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.law.questions import ask, relevant

_ROWS = list(csv.DictReader((Path(__file__).parent / "questions.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize(
    "row", _ROWS, ids=lambda r: f"{r['supplier']}-{r['recipient']}-{r['item']}-{r['day']}"
)
def test_the_day_has_the_measures_that_the_acts_give(row: dict[str, str]) -> None:
    range_km = float(row["range_km"]) if row["range_km"] else None
    question = ask(f"{row['supplier']}>{row['recipient']}", row["item"], row["day"], range_km=range_km)
    assert relevant(question, *row["bodies"].split()) == set(row["relevant"].split()), row["worked_out_from"]


def test_there_are_enough_questions_over_enough_embargoes() -> None:
    named = {id for row in _ROWS for id in row["relevant"].split()}
    assert len(_ROWS) >= 60
    assert len(named) >= 40
