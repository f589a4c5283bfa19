"""Two faces come in; which line of one retells which line of the other goes out, with how surely."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from waybill.lineage.faces import Face, voice_key
from waybill.lineage.kindred import kinship
from waybill.lineage.lines import Line

# On the founding pair and the test families aligned lines score from .27 upwards and others below .22.
ALIGNED = 0.27
# A shared number or rare name, and the most that several add: two of them with a few words align a free
# rendering.
A_FACT = 0.11
MOST_FACTS = 0.28
# One or two sentences alike are the news itself; a retelling shows over three.
FEW_LINES = 3
# Claims on one matter that no other claim of either report is on.
A_CLAIM = 0.3
# Lines left over are paired from here on, where they share what few lines of the two hold.
LEFT = 0.14
LOOSE = 0.3
FEW = 1
# The same speaker of the same side.
A_VOICE = 0.1


@dataclass(frozen=True, slots=True)
class Aligned:
    """A line of the telling and a line of the retelling on one matter; `best` where each is the other's
    best, `loose` where they are only the best of those left over."""

    before: Line
    after: Line
    score: float
    best: bool
    loose: bool = False


def align(start: Face, to: Face, claims: bool = False) -> tuple[Aligned, ...]:
    """Pair every line of the retelling with the line it retells, and every line told with its best
    counterpart; where asked, by what they claim as well as by their words."""
    before = [x for x in start.lines if x.part == "body"]
    after = [x for x in to.lines if x.part == "body"]
    weights = _weights(before, after)
    norms = [[sum(weights[s] for s in x.stems) for x in side] for side in (before, after)]
    table = [
        [
            0.0 if a.stems.isdisjoint(b.stems) else _likeness(a, b, weights, n * m)
            for b, m in zip(after, norms[1], strict=True)
        ]
        for a, n in zip(before, norms[0], strict=True)
    ]
    for i, j, likeness in _claimed(before, after, start, to) if claims else ():
        table[i][j] = min(1.0, table[i][j] + A_CLAIM * likeness)
    first = {j: max(range(len(before)), key=lambda i: (table[i][j], -i)) for j in range(len(after)) if before}
    best = {i: max(range(len(after)), key=lambda j: (table[i][j], -j)) for i in range(len(before)) if after}
    pairs = {(i, j) for j, i in first.items()} | set(best.items())
    found = {
        (i, j): Aligned(before[i], after[j], table[i][j], first.get(j) == i and best.get(i) == j)
        for i, j in pairs
        if table[i][j] >= ALIGNED
    }
    left = _left_over(table, found, before, after) if claims else {}
    return tuple(pair for _, pair in sorted((found | left).items()))


def _left_over(
    table: Sequence[Sequence[float]],
    found: Mapping[tuple[int, int], Aligned],
    before: Sequence[Line],
    after: Sequence[Line],
) -> dict[tuple[int, int], Aligned]:
    """Lines that are in no pair, each with its best among those left, where something particular ties the two."""
    rows, columns = {i for i, _ in found}, {j for _, j in found}
    rest = sorted(
        (-table[i][j], i, j)
        for i in range(len(before))
        for j in range(len(after))
        if i not in rows
        and j not in columns
        and table[i][j] >= LEFT
        and _tied(before[i], after[j], before, after)
    )
    out: dict[tuple[int, int], Aligned] = {}
    for score, i, j in rest:
        if i not in rows and j not in columns:
            out[i, j] = Aligned(before[i], after[j], max(-score, LOOSE), True, True)
            rows.add(i)
            columns.add(j)
    return out


def _tied(one: Line, other: Line, before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether the two share a fact or a state that few lines of either report hold."""
    shared = (one.facts & other.facts) | (one.stems & other.stems)
    return any(
        sum(1 for x in side if s in x.stems or s in x.facts) <= FEW
        for s in shared
        for side in (before, after)
    )


def _claimed(
    before: Sequence[Line], after: Sequence[Line], start: Face, to: Face
) -> Iterator[tuple[int, int, float]]:
    """The places in the table of lines that claim one matter, and how surely."""
    rows, columns = ({x.n: k for k, x in enumerate(side)} for side in (before, after))
    for (n, m), likeness in kinship(start, to).items():
        yield rows[n], columns[m], likeness


def _weights(before: Sequence[Line], after: Sequence[Line]) -> dict[str, float]:
    """How telling each stem is, squared, by how few lines of the two reports hold it; the pair alone decides."""
    lines = len(before) + len(after)
    held = Counter(s for side in (before, after) for line in side for s in line.stems)
    by_times = {n: (math.log((1 + lines) / (1 + n)) + 0.2) ** 2 for n in set(held.values())}
    return {s: by_times[n] for s, n in held.items()}


def _likeness(a: Line, b: Line, weights: dict[str, float], norm: float) -> float:
    """Weighted word overlap, tempered by rapidfuzz's token_set_ratio, which forgives a short line within a
    long one."""
    cosine = sum(weights[s] for s in a.stems & b.stems) / math.sqrt(norm)
    within = fuzz.token_set_ratio(_written(a.stems), _written(b.stems)) / 100
    facts = len(a.facts & b.facts)
    voices = (
        A_VOICE if a.voice and b.voice and a.voice.sides and voice_key(a.voice) == voice_key(b.voice) else 0.0
    )
    return min(
        1.0, 0.75 * cosine + 0.2 * max(0.0, within - 0.4) / 0.6 + min(MOST_FACTS, A_FACT * facts) + voices
    )


@lru_cache(maxsize=4096)
def _written(stems: frozenset[str]) -> str:
    return " ".join(sorted(stems))


def retold_share(one: Face, other: Face) -> tuple[float, Line | None]:
    """How much of the shorter report stands in the other sentence for sentence: the likeness of lines that are
    each other's best, open statements left aside, by the number of its lines; and the likest line."""
    pairs = [p for p in align(one, other) if p.best and not (p.before.public or p.after.public)]
    shorter = min(sum(1 for x in face.lines if x.part == "body") for face in (one, other))
    likest = max(pairs, key=lambda p: p.score, default=None)
    return sum(p.score for p in pairs) / max(FEW_LINES, shorter), likest.after if likest else None


def covered(line: Line, other: Face) -> float:
    """The share of the line's stems, weighed alike, that the other report's body holds anywhere."""
    held = frozenset().union(*(x.stems for x in other.lines if x.part == "body"))
    return len(line.stems & held) / max(1, len(line.stems))
