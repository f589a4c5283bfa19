"""A maker's or arms trader's name comes in; the state it is seated in goes out."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from waybill.knowledge.parties import codes
from waybill.records.values import Party


@cache
def _seats() -> dict[str, str]:
    text = files("waybill.knowledge").joinpath("companies.csv").read_text(encoding="utf-8")
    return {row["name"].lower(): row["country"] for row in csv.DictReader(text.splitlines())}


def seat_of(words: str) -> Party | None:
    """The state of a company by its whole name, without regard to case; None for a name not in the table."""
    code = _seats().get(words.lower().removesuffix("'s").removesuffix("’s").strip())
    return codes().get(code) if code else None
