"""A text comes in; whether it can tell of arms at all goes out, before anything is parsed."""

from __future__ import annotations

import string
from collections import Counter
from contextlib import suppress
from functools import cache

from waybill.knowledge.cues import load_cues
from waybill.knowledge.kinds import kinds
from waybill.knowledge.systems import designations

Phrase = tuple[bytes, ...]
# For each word by which phrases are looked for: those phrases, with the place of the word in each.
Anchors = dict[bytes, list[tuple[int, Phrase]]]

# Punctuation and hyphens part words; capitals fold. Bytes are translated at memory speed, text is not.
_PARTING = string.punctuation + "\n\t\r"
_FOLD = bytes.maketrans(
    (string.ascii_uppercase + _PARTING).encode(), (string.ascii_lowercase + " " * len(_PARTING)).encode()
)


def _split(text: str) -> list[bytes]:
    plain = text.replace("’", "'").replace("‑", "-").replace("–", "-").encode("utf-8", "replace")
    return plain.translate(_FOLD).split()


@cache
def _phrases() -> frozenset[Phrase]:
    """Kinds and designations of goods, word by word, a plural of the last word among them."""
    names = [*kinds(), *(one.words for same in designations().values() for one in same)]
    split = {tuple(_split(name)) for name in names}
    return frozenset(split | {(*phrase[:-1], phrase[-1] + b"s") for phrase in split if phrase})


@cache
def _words(language: str) -> frozenset[bytes]:
    """Words that keep a text by themselves."""
    table = load_cues(language, "triage")
    common = {w.encode() for w in table["common"]}
    single = {p[0] for p in _phrases() if len(p) == 1 and len(p[0]) > 2 and not p[0].isdigit()}
    return frozenset(single - common) | {w.encode() for w in table["words"]}


@cache
def _anchors(language: str) -> Anchors:
    """Phrases of several words, each under its word that stands in the fewest others."""
    longer = [p for p in _phrases() if len(p) > 1 and not _words(language) & set(p)]
    met = Counter(word for phrase in longer for word in set(phrase))
    found: Anchors = {}
    for phrase in longer:
        at = min(range(len(phrase)), key=lambda n: (met[phrase[n]], -len(phrase[n])))
        found.setdefault(phrase[at], []).append((at, phrase))
    return found


def may_tell(text: str, language: str = "en") -> bool:
    """Whether any word of arms, or the name of a system, stands in the text."""
    words = _split(text)
    met = set(words)
    if not _words(language).isdisjoint(met):
        return True
    anchors = _anchors(language)
    whole = [found for word in anchors.keys() & met for found in anchors[word] if met.issuperset(found[1])]
    return any(_stands(words, at, phrase) for at, phrase in whole)


def _stands(words: list[bytes], at: int, phrase: Phrase) -> bool:
    """Whether the phrase's words stand one after another."""
    place = -1
    with suppress(ValueError):
        while True:
            place = words.index(phrase[at], place + 1)
            if place >= at and tuple(words[place - at : place - at + len(phrase)]) == phrase:
                return True
    return False
