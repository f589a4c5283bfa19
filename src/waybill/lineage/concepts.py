"""Stems come in; the word that stands for all with one meaning in reports of arms transfers goes out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from waybill.knowledge.cues import load_cues
from waybill.lineage.sides import parties_in
from waybill.lineage.wording import PLAIN, stem_of, words_of


@cache
def _meaning() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in load_cues("en", "lineage")["meanings"]:
        stems = [stem_of(w) for w in line.split()]
        for stem in stems:
            found.setdefault(stem, stems[0])
    return found


def meaning_of(stem: str) -> str:
    """The stem that stands for this one's meaning."""
    return _meaning().get(stem, stem)


@cache
def common_meanings() -> frozenset[str]:
    """The stems that stand for the ordinary matters of arms news."""
    return frozenset(_meaning().values())


def concepts_of(text: str, words: Iterable[str] | None = None) -> frozenset[str]:
    """The stems that carry matter, one for each meaning, and a code for each state however it is named."""
    parties = parties_in(text)
    taken = frozenset().union(*(named for _, named in parties))
    meaning = _meaning()
    plain = words_of(text) if words is None else words
    stems = (stem_of(w) for w in plain if w not in PLAIN and len(w) > 1 and w not in taken)
    return frozenset(meaning.get(s, s) for s in stems) | {f"={code}" for code, _ in parties}
