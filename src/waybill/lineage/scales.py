"""Two runs of words that stand for each other in one sentence come in; of what they tell otherwise goes out, by the
scales of the table: times, numbers, goods, stages, doubts, answers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import get_args

from waybill.knowledge.cues import load_cues
from waybill.lineage.concepts import meaning_of
from waybill.lineage.kinds import Weight
from waybill.lineage.wording import stem_of
from waybill.records.lineage import DriftField

# The fields that have scales.
FIELDS: tuple[DriftField, ...] = ("polarity", "party", "system", "quantity", "when", "stage", "certainty")
Place = tuple[tuple[DriftField, int], str]
GRAVE = frozenset(("polarity", "party", "system", "quantity", "stage"))


def scaled(before: Iterable[str], after: Iterable[str]) -> list[tuple[DriftField, Weight]]:
    """Every field with a scale on which the two stand at other marks; words of one meaning are at one mark."""
    mine, theirs = _marks(before), _marks(after)
    apart = {k[0] for k in mine.keys() & theirs.keys() if mine[k].isdisjoint(theirs[k])}
    return [(field, "grave" if field in GRAVE else "notable") for field in FIELDS if field in apart]


def _marks(words: Iterable[str]) -> Mapping[tuple[DriftField, int], frozenset[str]]:
    """For each scale that has one of the words, the marks they stand at."""
    found: dict[tuple[DriftField, int], set[str]] = {}
    for word in words:
        for scale, mark in _places().get(word, ()) or _places().get(stem_of(word), ()):
            found.setdefault(scale, set()).add(mark)
    return {k: frozenset(v) for k, v in found.items()}


@cache
def _places() -> Mapping[str, tuple[Place, ...]]:
    """Each word of the table, and its stem, with its scales and its mark on each."""
    assert set(FIELDS) <= set(get_args(DriftField))
    found: dict[str, tuple[Place, ...]] = {}
    for field in FIELDS:
        for n, row in enumerate(load_cues("en", "lineage").get(f"scales_{field}", ())):
            for mark in row.split():
                for word in mark.split("="):
                    plain = word.replace("_", " ")
                    place: Place = ((field, n), meaning_of(stem_of(mark.split("=")[0])))
                    for form in {plain, stem_of(plain)}:
                        found[form] = (*found.get(form, ()), place)
    return found


def of_words(words: Iterable[str]) -> list[str]:
    """The words with what two of them mean together ("second hand", "no longer")."""
    plain = [re.sub(r"[’']s$", "", w) for w in words]
    return [*plain, *(f"{a} {b}" for a, b in itertools.pairwise(plain))]
