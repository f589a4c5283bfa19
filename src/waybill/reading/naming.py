"""The tokens of a sentence come in; which of them name a person, a place, a body or a day goes out.

Tables and the words around a name do here what a trained recogniser would: it takes as long as the whole parse, and finds
little that the tables of parties and places do not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from waybill.knowledge.companies import seat_of
from waybill.knowledge.cues import load_cues
from waybill.knowledge.given_names import is_given_name
from waybill.knowledge.parties import find_name
from waybill.knowledge.places import Spot, cue_words, find_places
from waybill.records.passage import Sentence, Token

Run = Sequence[Token]

# A name of more words than this is a headline or a list without commas.
LONGEST = 6
# An office told behind a name stands within so many words: "Guido Crosetto, the Italian defence minister".
NEAR = 9
# Towns of fifty thousand (log10 of thousands, as in the table of places) are believed without further signs.
TOWN = 1.7


@cache
def _cues(language: str = "en") -> Mapping[str, frozenset[str]]:
    table: Mapping[str, Any] = load_cues(language, "names")
    spoken: Mapping[str, Any] = load_cues(language, "speech")
    found = {name: frozenset(words) for name, words in table.items()}
    return found | {"titles": found["titles"] | frozenset(spoken["titles"])}


def kinds_of_names(tokens: Sequence[Token]) -> dict[int, str]:
    """The kind of each token that is part of a name, by its index: PERSON, GPE, LOC, NORP, ORG or DATE."""
    found: dict[int, str] = {}
    for run in _runs(tokens):
        for part in _parts(run):
            if kind := _kind(part, tokens):
                found |= {t.i: kind for t in part}
    return found


def surnames(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The last words of the persons' names of two words and more that were found."""
    found = set()
    for sentence in sentences:
        for token, after in zip(sentence.tokens, (*sentence.tokens[1:], None), strict=True):
            alone = token.i == 0 or sentence.tokens[token.i - 1].ent != "PERSON"
            if token.ent == "PERSON" and not alone and (after is None or after.ent != "PERSON"):
                found.add(token.text)
    return frozenset(found)


def with_surnames(sentence: Sentence, known: frozenset[str]) -> Sentence:
    """The sentence with the lone surnames of persons who are named in full elsewhere told as theirs."""
    if not any(not t.ent and t.text in known for t in sentence.tokens):
        return sentence
    tokens = tuple(replace(t, ent="PERSON") if not t.ent and t.text in known else t for t in sentence.tokens)
    return replace(sentence, tokens=tokens)


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    """Stretches of proper nouns, small words between them included."""
    run: list[Token] = []
    for token in tokens:
        if (token.tag.startswith("NNP") and not token.text[:1].islower()) or (
            token.text[:1].isupper() and token.tag in ("NN", "NNS", "FW", "JJ") and run
        ):
            run.append(token)
            continue
        inside = token.text == "-" or token.text.lower() in _cues()["particles"]
        follows = token.i + 1 < len(tokens) and tokens[token.i + 1].tag.startswith("NNP")
        if inside and follows and (run or token.text[:1].isupper()):
            run.append(token)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _parts(run: Run) -> Iterator[Run]:
    """The run without its titles, cut where a person's name follows an office: "Defence Secretary | Ben Wallace"."""
    starts = [n for n, t in enumerate(run) if n and _is_title(run[n - 1]) and not _is_title(t)]
    starts += [
        n
        for n, t in enumerate(run[:-1])
        if n and is_given_name(t.text) and not is_given_name(run[n - 1].text)
    ]
    cut = min(starts, default=0)
    office, name = run[:cut], run[cut:]
    while office and _is_title(office[-1]):
        office = office[:-1]
    while name and _is_title(name[0]):
        name = name[1:]
    yield from (part for part in (office, name) if part)


def _is_title(token: Token) -> bool:
    return token.text.lower().rstrip(".") in _cues()["titles"]


def _kind(run: Run, tokens: Sequence[Token]) -> str:
    words = " ".join(t.text for t in run).replace(" - ", "-")
    plain = words.lower()
    if plain in _cues()["times"] or run[0].text.lower() in _cues()["times"]:
        return "DATE"
    name = find_name(words)
    if name is not None:
        return "NORP" if name.form == "demonym" else "GPE"
    before = tokens[run[0].i - 1] if run[0].i else None
    if _is_body(run) or seat_of(words) is not None:
        return "ORG"
    spots = find_places(words)
    if len(run) <= LONGEST and _is_person(run, before, tokens, spots):
        return "PERSON"
    return _place_or_body(run, words, before, spots)


def _is_body(run: Run) -> bool:
    bodies = _cues()["bodies"]
    return len(run) > 1 and (run[-1].text.lower().rstrip(".") in bodies or run[0].text.lower() in bodies)


def _is_person(run: Run, before: Token | None, tokens: Sequence[Token], spots: tuple[Spot, ...]) -> bool:
    if before is not None and _is_title(before) and not spots:
        return True
    if len(run) > 1 and is_given_name(run[0].text):
        return not (spots and spots[0].weight > TOWN)
    if spots or run[0].text.isupper():
        return False
    last, head = run[-1], tokens[run[-1].head]
    if last.dep == "nsubj" and head.lemma in _cues()["personal"] and len(run) < 4:
        return True
    beside = (t for t in tokens[last.i + 1 : last.i + NEAR] if t.dep == "appos" and t.head == last.i)
    return (last.dep == "appos" and _is_title(head)) or any(_is_title(t) for t in beside)


def _place_or_body(run: Run, words: str, before: Token | None, spots: tuple[Spot, ...]) -> str:
    led = before is not None and before.lemma in _cues()["leading"]
    if spots:
        ordinary = words.lower() in cue_words("ordinary")
        believed = led if ordinary else led or spots[0].weight > TOWN
        return ("LOC" if spots[0].place.precision in ("sea", "area") else "GPE") if believed else ""
    if len(words) > 1 and words.isupper() and len(run) == 1:
        return "ORG"
    return "GPE" if led and len(run) < 4 else ""
