"""Faces come in; the pairs worth comparing go out: by shared word sequences, quotes, rare facts and
credits, never all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from waybill.lineage.faces import Face
from waybill.lineage.tellers import credits_outlet_of

# One word sequence in eight is looked up: a cut of 100 words still leaves some twelve of them, and sampling
# by the sequence itself (not by place) finds cuts of any part, which whole-text signatures miss.
SAMPLE = 8
# Two sampled sequences are some sixteen words in common order, counting those not sampled.
SHARED_SHINGLES = 2
# Pairs of unrelated reports on one country rarely share more than two specific facts (own test families).
SHARED_FACTS = 3
# A lead may list whole regions; the first few states say what it is about.
MOST_STATES = 4
# A key that stands in more reports than this is compared along a chain of neighbours and with the first few
# only, so that work stays near linear.
HOT = 40
FIRST = 4


def candidates(faces: Sequence[Face]) -> tuple[tuple[int, int], ...]:
    """Index pairs (smaller first) that share enough to be looked at; `faces` are sorted by id."""
    pairs: set[tuple[int, int]] = set()
    shingles = _shared((i, (s for s in f.shingles if s % SAMPLE == 0)) for i, f in enumerate(faces))
    pairs |= {p for p, n in shingles.items() if n >= SHARED_SHINGLES}
    pairs |= set(_shared((i, f.quotes) for i, f in enumerate(faces)))
    facts = _shared(
        (i, [*f.facts, *f.maybe, *f.matters, *_facts_of_states(f), *(f"voice {v}" for v in f.voices)])
        for i, f in enumerate(faces)
    )
    names = [frozenset(c.name for c in f.credits) for f in faces]
    pairs |= {
        p
        for p, n in facts.items()
        if n >= SHARED_FACTS
        or not names[p[0]].isdisjoint(names[p[1]])
        or _names_other(faces[p[0]], faces[p[1]])
    }
    return tuple(sorted(pairs | _across(faces)))


def _facts_of_states(face: Face) -> Iterable[str]:
    """Each fact with each state of the opening: two facts on one state call for a look."""
    states = [s for s in sorted(face.opening) if s.startswith("=")][:MOST_STATES]
    return (f"{state} {fact}" for state in states for fact in face.facts if not fact.startswith("states "))


def _across(faces: Sequence[Face]) -> set[tuple[int, int]]:
    """Pairs in two languages that share numbers, months and the sounds of names."""
    tongues = [f.reading.report.language for f in faces]
    if len(set(tongues)) < 2:
        return set()
    shared = _shared((i, [*f.facts, *f.sounds]) for i, f in enumerate(faces))
    return {(a, b) for (a, b), n in shared.items() if n >= SHARED_FACTS and tongues[a] != tongues[b]}


def _names_other(one: Face, other: Face) -> bool:
    """Whether one names the other's outlet, so that fewer shared facts call for a look, as where both credit one."""
    return credits_outlet_of(one, other) is not None or credits_outlet_of(other, one) is not None


def _shared(keyed: Iterable[tuple[int, Iterable[Hashable]]]) -> Counter[tuple[int, int]]:
    """How many keys each pair of reports shares."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for index, keys in keyed:
        for key in keys:
            holders[key].append(index)
    counted: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        counted.update(_pairs(held))
    return counted


def _pairs(held: list[int]) -> Iterable[tuple[int, int]]:
    if len(held) <= HOT:
        return ((a, b) for n, a in enumerate(held) for b in held[n + 1 :])
    near = {(held[n], held[n + 1]) for n in range(len(held) - 1)}
    return near | {(a, b) for n, a in enumerate(held[:FIRST]) for b in held[n + 1 :]}
