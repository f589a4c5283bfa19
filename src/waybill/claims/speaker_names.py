"""A source's noun in its sentence comes in; the person's name beside it and his office go out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from waybill.knowledge.cues import load_cues
from waybill.knowledge.leaders import is_leader
from waybill.records.passage import Passage, Sentence, Token
from waybill.records.words import Span

# Phrases below these prepositions tell whom somebody speaks for or works with; others tell of his subject.
BELONGING = frozenset(("of", "from", "for", "in", "at", "by", "inside", "within"))


@cache
def people_table(language: str = "en") -> Mapping[str, Any]:
    """The lists of people, titles, bodies, documents and numbers beside the cues of speech."""
    return load_cues(language, "speech")


def name_of(sentence: Sentence, span: Span, noun: Token, passage: Passage) -> tuple[Token, ...]:
    """The name of a person: a run of proper nouns tagged so, at the head or beside it."""
    parties = [m.span for m in passage.marks if m.kind in ("party", "system")]
    own = {t.i for t in sentence.subtree(noun)} - foreign(sentence, noun)
    persons = [
        t
        for t in sentence.inside(span)
        if t.i in own
        and t.ent == "PERSON"
        and t.pos == "PROPN"
        and not any(p.covers(Span(t.start, t.end, t.text)) for p in parties)
    ]
    if not persons:
        return _unseen_name(sentence, noun, parties)
    run = [persons[0]]
    for token in sentence.tokens[persons[0].i + 1 :]:
        joined = token.start == run[-1].end and (token.text == "-" or run[-1].text == "-")
        if token.i not in own or not (joined or (token.ent == "PERSON" and token.tag != "POS")):
            break
        run.append(token)
    return tuple(run)


def _unseen_name(sentence: Sentence, noun: Token, parties: list[Span]) -> tuple[Token, ...]:
    """A name the recogniser missed: a proper noun that follows a title, or that it took for a person."""
    table = people_table()
    if is_leader(text_of(sentence, run := _run(sentence, noun))):
        return tuple(run)
    if (
        noun.pos != "PROPN"
        or noun.ent in ("ORG", "GPE", "NORP", "LOC", "FAC", "DATE")
        or noun.lemma in table["bodies"]
    ):
        return ()
    titled = any(t.lemma in table["titles"] for t in sentence.children(noun))
    run = [t for t in run if not any(p.start <= t.start < p.end for p in parties)]
    return tuple(run) if run and (titled or noun.ent == "PERSON") and noun in run else ()


def _run(sentence: Sentence, noun: Token) -> list[Token]:
    """The noun with the proper nouns before it that belong to its name."""
    return [t for t in sentence.children(noun) if t.dep in ("compound", "flat") and t.pos == "PROPN"] + [noun]


def foreign(sentence: Sentence, noun: Token) -> set[int]:
    """What hangs on the noun and tells not who it is: relative clauses, what follows "on", "with", "to"."""
    found: set[int] = set()
    for child in sentence.children(noun):
        if child.dep in ("relcl", "acl") or (child.dep == "prep" and child.lemma not in BELONGING):
            found |= {t.i for t in sentence.subtree(child)}
        elif child.dep == "appos":
            found |= foreign(sentence, child)
        elif child.dep == "conj":
            found |= set()
    return found


def office_of(sentence: Sentence, noun: Token, name: tuple[Token, ...]) -> str | None:
    """What a named person is: the words before the name, or those beside it between commas."""
    if not name:
        return None
    first, last = name[0].i, name[-1].i
    table = people_table()
    before = [t for t in sentence.subtree(noun) if t.i < first and t.pos not in ("DET", "PUNCT")]
    if before and any(t.lemma in table["titles"] or t.pos in ("NOUN", "PROPN") for t in before):
        return text_of(sentence, before)
    for child in sentence.children(noun):
        if child.dep == "appos" and child.i > last:
            words = [t for t in sentence.subtree(child) if t.i not in foreign(sentence, child)]
            words = [t for t in words if t.pos != "PUNCT" and not (t.pos == "DET" and t is words[0])]
            return text_of(sentence, words) if words else None
    return None


def text_of(sentence: Sentence, tokens: list[Token]) -> str:
    """The words from the first to the last of the tokens."""
    at = sentence.span.start
    return sentence.span.words[tokens[0].start - at : tokens[-1].end - at]
