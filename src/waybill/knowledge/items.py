"""Words for what moves come in ("Zolfaghar", "rifles"); the system and its publicly stated range go out."""

from __future__ import annotations

from waybill.knowledge.kinds import find_kind
from waybill.knowledge.systems import find_system, systems
from waybill.records.values import System


def read_item(words: str) -> tuple[System, float | None]:
    """The designation or kind that the words name, and its range in km; unknown words stand for themselves."""
    plain = " ".join(words.split())
    singular = plain[:-1] if plain.lower().endswith("s") else plain
    for tried in dict.fromkeys((plain, singular)):
        system = find_system(tried) or find_kind(tried) or find_kind(tried.lower())
        if system is not None:
            return system, range_of(system)
    return System(plain), None


def range_of(system: System) -> float | None:
    """The publicly stated range of a designation, in km; None where the table gives none."""
    return next((facts.range_km for facts in systems() if facts.system.name == system.name), None)
