"""Stems come in; the word that stands for all with one meaning in reports of arms transfers goes out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from waybill.lineage.sides import parties_in
from waybill.lineage.wording import PLAIN, stem_of, words_of

# Words that rewrites put for one another, a group a line; forms of one verb stand side by side where stems
# differ.
GROUPS = """
supply supplied provide provided provision deliver delivered send sent transfer furnish give handed pass
shipment consignment cargo load batch convoy
receive received obtain obtained acquire acquired get got possession
ship vessel boat sea ships shipped freighter
plane aircraft air flight flown flew fly
begin began begun start started commence
deal agreement contract accord pact
finalise finalize conclude sign signed close closed reach reached settle
expire expired lapse lapsed end ended run
sanction sanctions curb curbs restriction restrictions embargo measure ban
retain retained keep kept remain remained maintain apply
comment respond response reply answer
evidence sign signs indication trace proof
talk talks negotiation negotiations discussion
missile missiles rocket rockets projectile
shell shells round rounds
gun guns howitzer howitzers cannon
drone drones uav uavs
weapon weapons arms arm
soldier soldiers serviceman servicemen troop troops crew crews
buy bought purchase purchased order ordered
sell sold export exported sale
range reach distance
large substantial big great many
quantity number amount batch lot
official officials source sources people person
month months
move moved deepen deepening closer close
confirm confirmed verify verified
train trained training learn learning
concern concerned worry worried fear
"""


@cache
def _meaning() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in GROUPS.strip().splitlines():
        stems = [stem_of(w) for w in line.split()]
        for stem in stems:
            found.setdefault(stem, stems[0])
    return found


def meaning_of(stem: str) -> str:
    """The stem that stands for this one's meaning."""
    return _meaning().get(stem, stem)


def concepts_of(text: str, words: Iterable[str] | None = None) -> frozenset[str]:
    """The stems that carry matter, one for each meaning, and a code for each state however it is named."""
    parties = parties_in(text)
    taken = frozenset().union(*(named for _, named in parties))
    meaning = _meaning()
    plain = words_of(text) if words is None else words
    stems = (stem_of(w) for w in plain if w not in PLAIN and len(w) > 1 and w not in taken)
    return frozenset(meaning.get(s, s) for s in stems) | {f"={code}" for code, _ in parties}
