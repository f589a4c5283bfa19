"""Parties and systems come in; which of the parties makes the systems, by the table of designations, goes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from waybill.knowledge.systems import find_designations
from waybill.records.values import Party, System
from waybill.records.words import Said

# Rules by which a system was read from a name, whose maker the table may know.
NAMED = {"designation table", "designation pattern"}


@cache
def origin_of(words: str) -> str | None:
    """The ISO code of the state that makes a system of this name; None where several do or the table is silent."""
    codes = {d.origin for d in find_designations(words)}
    code = codes.pop() if len(codes) == 1 else ""
    return code if len(code) == 3 and code.isupper() else None


def split_by_origin(
    parties: Sequence[Said[Party]], systems: Iterable[Said[System]]
) -> tuple[Said[Party], Said[Party]] | None:
    """Of two parties to a deal, the one whose state makes the system supplies, the other obtains."""
    made = {code for s in systems if s.how in NAMED and (code := origin_of(s.span.words))}
    makers = [p for p in parties if p.value.code in made]
    others = [p for p in parties if p.value.code not in made]
    if len(makers) != 1 or len(others) != 1:
        return None
    maker = makers[0]
    return Said(maker.value, maker.span, "origin of the system"), others[0]
