"""The words of the dossier: periods, plurals, headlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.views.pictures import make_picture
from waybill.records.transfer import Backed
from waybill.records.values import Period, System
from waybill.records.writing import plural
from waybill.views.dossier_words import goods_of, headline_of, period_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (("2024-02-01", "2024-02-29"), "February 2024"),
        (("2023-01-01", "2023-12-31"), "2023"),
        (("2023-10-01", "2023-12-31"), "October 2023 to December 2023"),
        (("2024-01-01", "2024-01-10"), "1 to 10 January 2024"),
        (("2024-01-28", "2024-02-02"), "28 January to 2 February 2024"),
        (("2023-12-28", "2024-02-02"), "28 December 2023 to 2 February 2024"),
        (("2024-02-21", "2024-02-21"), "21 February 2024"),
        (("2024-02-21", None), "from 21 February 2024 on"),
        ((None, "2024-02-21"), "until 21 February 2024"),
        ((None, None), "at some time"),
    ],
)
def test_periods_read_as_a_reader_says_them(edtf: tuple[str | None, str | None], words: str) -> None:
    first, last = (date.fromisoformat(d) if d else None for d in edtf)
    assert period_words(Period(first, last)) == words


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("missile", "missiles"),
        ("battery", "batteries"),
        ("aircraft", "aircraft"),
        ("USD", "USD"),
        ("torch", "torches"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_headline_follows_the_stage() -> None:
    transfer, _, _ = make_picture()
    assert "agreed to supply Russia with" in headline_of(replace(transfer, stage="agreed"))
    assert "licensed the supply to Russia of artillery shells" in headline_of(
        replace(transfer, stage="licensed")
    )
    assert "halted supplies to Russia of" in headline_of(replace(transfer, stage="halted"))


def test_headline_names_the_closest_kind_told_often() -> None:
    transfer, _, _ = make_picture()

    def told(**claims: int) -> str:
        systems = [Backed(System(k.replace("_", " ")), tuple("abcdefghi"[:n])) for k, n in claims.items()]
        return goods_of(replace(transfer, systems=tuple(systems)))

    assert told(missile=9, ballistic_missile=8, drone=1) == "ballistic missiles"
    assert told(missile=9, ballistic_missile=2) == "missiles"
    assert told(drone=5, missile=4) == "drones and missiles"
    assert goods_of(replace(transfer, systems=())) == "arms"
    named = Backed(System("Leopard 1", None, "main battle tank"), ("a",))
    assert goods_of(replace(transfer, systems=(named,))) == "Leopard 1 main battle tanks"
