"""Judgements come in; how far each two reviewers agree goes out: raw, and by Cohen's kappa, with the number of matters.

Counted are the matters that both judged, each by his newest word. The categories are the decisions: accept, fix and
reject on claims; same and different on links, merges and splits; unsure on both. Kappa is agreement beyond what two
who decide as often as these, but by chance, would reach; it is undefined where chance alone would agree always.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from waybill.records.judgement import Decision, Judgement
from waybill.review.standing import Matter, outcome, rulings

CATEGORIES: tuple[Decision, ...] = ("accept", "fix", "reject", "same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two reviewers decided on the matters that both judged.

    Args:
        n: matters both judged.
        agreed: those on which both decided alike.
        kappa: Cohen's kappa, 1 for full agreement, 0 for that of chance; None where it is undefined.
        why: why kappa is undefined, "" where it is not.
        table: how often the one's decision met the other's, `(one's, other's, times)`.
        apart: matters that both fixed, but to different values: alike as decisions, different in what they say.
    """

    one: str
    other: str
    n: int
    agreed: int
    kappa: float | None
    why: str
    table: tuple[tuple[Decision, Decision, int], ...]
    apart: int

    @property
    def share(self) -> float | None:
        """The raw share of matters on which both decided alike; None where there is none."""
        return self.agreed / self.n if self.n else None


def agreements(judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    """Every two reviewers who judged a matter both, by name."""
    words: dict[str, dict[Matter, Judgement]] = defaultdict(dict)
    for matter, ruling in rulings(j for j in judgements if j.field != "reliability").items():
        for judgement in ruling.words:
            words[judgement.by][matter] = judgement
    pairs = combinations(sorted(words), 2)
    return tuple(a for one, other in pairs if (a := _between(one, other, words[one], words[other])).n)


def _between(
    one: str, other: str, ones: dict[Matter, Judgement], others: dict[Matter, Judgement]
) -> Agreement:
    both = [(ones[m], others[m]) for m in sorted(ones.keys() & others.keys())]
    decisions = [(a.decision, b.decision) for a, b in both]
    agreed = sum(a == b for a, b in decisions)
    kappa, why = kappa_of(decisions)
    counted = Counter(decisions)
    table = tuple((a, b, counted[a, b]) for a in CATEGORIES for b in CATEGORIES if counted[a, b])
    apart = sum(a.decision == b.decision == "fix" and outcome(a) != outcome(b) for a, b in both)
    return Agreement(one, other, len(both), agreed, kappa, why, table, apart)


def kappa_of(decisions: Sequence[tuple[str, str]]) -> tuple[float | None, str]:
    """Cohen's kappa of paired decisions (Cohen 1960), and why it is undefined where it is."""
    n = len(decisions)
    if not n:
        return None, "no matter was judged by both"
    ones, others = Counter(a for a, _ in decisions), Counter(b for _, b in decisions)
    # In whole numbers: n² times the expected agreement, so that "always" is told exactly.
    expected = sum(ones[k] * others[k] for k in ones)
    if expected == n * n:
        (only,) = ones
        return None, f"both decided {only} each time, which chance would too"
    agreed = sum(a == b for a, b in decisions)
    return (agreed * n - expected) / (n * n - expected), ""
