"""Free rewrites that change nothing bear no notable change, whatever their turns of speech."""

from __future__ import annotations

from pathlib import Path

import pytest

from waybill.flow import reading_of
from waybill.intake.read import read_report
from waybill.lineage.drift import drift_between
from waybill.lineage.faces import Face, face_of

TEXTS = Path(__file__).parents[1] / "families" / "texts"
FAITHFUL = {
    "f45": (
        "Twenty-two self-propelled guns of the type M109 have gone from Norway to Ukraine, as a gift. "
        "Oslo's ministry of defence made it known on Wednesday.",
        "Spares went along with them, and some 5,000 rounds, said the ministry.",
        "Germany was where the crews learned the weapon in May, NTB was told by an army spokeswoman. "
        "By her words Norway is also thinking of giving NASAMS launchers.",
    ),
    "f18": (
        "The Al Jubail, a corvette, is now a ship of the Royal Saudi Navy: Navantia, which built her, said on Thursday "
        "that Spain had delivered her, first of a series of five.",
        "At intervals of four months the rest are to come, the yard, owned by the state, wrote. "
        "It puts the contract, which was concluded in 2018, at 1.8 billion euros.",
        "Six thousand people have work for five years thanks to it, by the company's reckoning.",
    ),
}


def face(text: str, name: str) -> Face:
    """What the whole road reads of a text."""
    return face_of(reading_of(read_report(text.encode(), name)))


@pytest.mark.parametrize("family", sorted(FAITHFUL))
def test_a_faithful_rewrite_changes_nothing_that_matters(family: str) -> None:
    wire = face((TEXTS / family / "original.txt").read_text(encoding="utf-8"), "wire.txt")
    text = "\n\n".join(
        ["The Evening Courant", "News of the day from abroad", "12 May 2022", *FAITHFUL[family]]
    )
    found = drift_between(wire, face(text, "rewrite.txt"))
    assert [d for d in found if d.field != "omitted" and d.weight != "minor"] == []
