"""Running text comes in; words, stems and hashed word sequences go out, the same on every run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

from waybill.knowledge.cues import load_cues

WORD = re.compile(r"[^\W_]+(?:[-'’.,/][^\W_]+)*")

# Four words: three are shared by independent reports on one event as often as by rewrites (field notes: 4 %
# of triples).
SHINGLE = 4


def listed(words: str) -> frozenset[str]:
    """The words of a list written out in running lines."""
    return frozenset(words.split())


def tabled(name: str) -> frozenset[str]:
    """The words of one row of the table of lineage's words."""
    return listed(load_cues("en", "lineage")[name])


# Function words of English news, and the words of speech that stand in every report: they carry no matter.
PLAIN = listed(
    """
    a about above after again against all also although am amid among an and another any are as at
    be because been before being below between both but by can could did do does doing down during
    each even few for from further had has have having he her here hers him his how however i if in
    into is it its itself just like many may me might more most much must my near no nor not now of
    off on once one only onto or other our out over own per same shall she should since so some such
    than that the their theirs them then there these they this those though through to too toward
    towards under until up upon very was we were what when where whether which while who whom
    whose why will with within without would yet you your according said say says saying told tell
    tells added adding stated noted reported reportedly mr mrs ms dr
    """
)

# Endings cut before stems are compared, longest first; what is left is cut to STEM letters, so that
# "finalised", "finalized" and "finalization" meet without a dictionary.
ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ied",
    "ies",
    "ian",
    "ed",
    "es",
    "ly",
    "s",
    "e",
)
STEM = 6


def words_of(text: str) -> tuple[str, ...]:
    """The words of the text in lower case, without possessives and dots."""
    return tuple(plain_word(found.group()) for found in WORD.finditer(text))


@lru_cache(maxsize=65536)
def plain_word(word: str) -> str:
    """The word in lower case, without its possessive ending and inner dots ("U.S." is "us")."""
    low = word.lower().replace("’", "'")
    low = low[:-2] if low.endswith("'s") else low
    return low if any(c.isdigit() for c in low) else low.replace(".", "").replace("'", "")


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """The word without its ending, cut short; words with digits stay whole."""
    if any(c.isdigit() for c in word):
        return word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:STEM]


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The stems of the words that carry matter."""
    return frozenset(stem_of(w) for w in words if w not in PLAIN and len(w) > 1)


def shingles_of(words: Sequence[str]) -> frozenset[int]:
    """The hashed sequences of four words; a checksum, because Python's own hash differs from run to run."""
    return frozenset(
        crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(max(0, len(words) - SHINGLE + 1))
    )


def contained(small: frozenset[int], large: frozenset[int]) -> float:
    """The share of the smaller set that the larger holds; 0 where either is empty."""
    if len(small) > len(large):
        small, large = large, small
    return len(small & large) / len(small) if small else 0.0
