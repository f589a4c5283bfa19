"""The texts of a set come in; pairs that three public ways of finding copies hold for kin go out.

Each way scores pairs of texts; its threshold, and whether kin of kin are kin, is chosen on the development half.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from datasketch import MinHash, MinHashLSH
from rapidfuzz import fuzz, process

Pair = frozenset[str]
Scores = Mapping[Pair, float]
# The thresholds tried, on a scale of 0 to 1.
STEPS = tuple(i / 50 for i in range(1, 50))
# datasketch's own default number of permutations; words are taken three by three.
PERMUTATIONS, SHINGLE = 128, 3
# The lowest threshold at which the index is asked; pairs below share too little to be copies.
LSH_FLOOR = 0.1


@dataclass(frozen=True, slots=True)
class Chosen:
    """A way of scoring with its threshold, and whether kin of kin are kin."""

    threshold: float
    closed: bool


def minhash_scores(texts: Mapping[str, str]) -> Scores:
    """The estimated share of word triples that two texts have in common, for pairs the LSH index brings up."""
    index, signed = MinHashLSH(threshold=LSH_FLOOR, num_perm=PERMUTATIONS), {}
    for key, text in texts.items():
        words = re.findall(r"\w+", text.lower())
        triples = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
        signed[key] = MinHash(num_perm=PERMUTATIONS)
        signed[key].update_batch([t.encode() for t in triples])
        index.insert(key, signed[key])
    asked = {frozenset({key, other}) for key in texts for other in index.query(signed[key]) if other != key}
    return {pair: _jaccard(signed, pair) for pair in asked}


def _jaccard(signed: Mapping[str, MinHash], pair: Pair) -> float:
    one, other = sorted(pair)
    return float(signed[one].jaccard(signed[other]))


def tfidf_scores(texts: Mapping[str, str]) -> Scores:
    """The cosine of the texts' words, each weighed by how few of the texts have it."""
    counts = [Counter(re.findall(r"\w+", t.lower())) for t in texts.values()]
    having = Counter(word for c in counts for word in c)
    column = {word: i for i, word in enumerate(sorted(having))}
    table = np.zeros((len(counts), len(column)))
    for row, words in enumerate(counts):
        for word, times in words.items():
            weight = math.log((1 + len(counts)) / (1 + having[word])) + 1
            table[row, column[word]] = (1 + math.log(times)) * weight
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    return _pairs(list(texts), table @ table.T)


def rapidfuzz_scores(texts: Mapping[str, str]) -> Scores:
    """rapidfuzz's token_set_ratio of the two texts."""
    told = [t.lower() for t in texts.values()]
    return _pairs(list(texts), process.cdist(told, told, scorer=fuzz.token_set_ratio) / 100)


PEERS: Mapping[str, Callable[[Mapping[str, str]], Scores]] = {
    "MinHash/LSH (datasketch)": minhash_scores,
    "TF-IDF cosine": tfidf_scores,
    "rapidfuzz token_set_ratio": rapidfuzz_scores,
}


def _pairs(keys: Sequence[str], table: np.ndarray) -> Scores:
    return {frozenset({keys[i], keys[j]}): float(table[i, j]) for i, j in combinations(range(len(keys)), 2)}


def choose(scores: Scores, f1: Callable[[Iterable[Pair]], float]) -> Chosen:
    """The threshold and closure under which the pairs score best."""
    ways = [Chosen(step, closed) for step in STEPS for closed in (False, True)]
    return max(ways, key=lambda way: f1(pairs_of(scores, way)))


def pairs_of(scores: Scores, way: Chosen) -> set[Pair]:
    """The pairs at or above the threshold."""
    near = {pair for pair, score in scores.items() if score >= way.threshold}
    return {frozenset(p) for g in groups_of(near) for p in combinations(sorted(g), 2)} if way.closed else near


def groups_of(pairs: Iterable[Pair]) -> list[set[str]]:
    """The reports that hang together over any chain of pairs."""
    groups: dict[str, set[str]] = {}
    for pair in pairs:
        merged = set(pair).union(*(groups.get(key, set()) for key in pair))
        groups.update(dict.fromkeys(merged, merged))
    return list({id(g): g for g in groups.values()}.values())
