"""Words come in; the states, bodies and outlets they name go out, with the words that name them."""

from __future__ import annotations

from functools import lru_cache

from waybill.knowledge.outlets import NameFound, find_names
from waybill.knowledge.parties import names_by_words
from waybill.knowledge.phrases import fold
from waybill.lineage.wording import plain_word

# "Democratic Republic of Congo" is the longest name met in ordinary news.
LONGEST = 4


@lru_cache(maxsize=65536)
def side_of(words: str) -> str | None:
    """The party code that the words stand for as a name, demonym, seat or office."""
    name = names_by_words().get(fold(words)) or names_by_words().get(fold(words).removeprefix("the "))
    return name.party.code if name else None


@lru_cache(maxsize=4096)
def parties_in(words: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each party named, in order, with its plain words; the longest name at each place."""
    plain = [_bare(w) for w in words.split()]
    found: list[tuple[str, frozenset[str]]] = []
    at = 0
    while at < len(plain):
        step = 1
        if plain[at][:1].isupper():
            for n in range(min(LONGEST, len(plain) - at), 0, -1):
                run = plain[at : at + n]
                code = side_of(" ".join(run)) if run[-1] and len("".join(run)) > 1 else None
                if code:
                    found.append((code, frozenset(plain_word(w) for w in run)))
                    step = n
                    break
        at += step
    return tuple(found)


@lru_cache(maxsize=4096)
def outlets_in(words: str) -> tuple[NameFound, ...]:
    """The outlets named, in order; a sentence is asked several times over while its report is read."""
    return find_names(words)


def _bare(word: str) -> str:
    word = word.strip(",;:()“”\"'’‘—–")
    word = word.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    return word if word.count(".") > 1 else word.strip(".")
