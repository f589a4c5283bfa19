"""The words of one source come in; the number, side, name, office and kind they tell of go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from waybill.knowledge.cues import load_cues
from waybill.knowledge.outlets import OutletRow, find_outlet
from waybill.records.passage import Mark, Passage, Sentence, Token
from waybill.records.values import Party, Quantity
from waybill.records.words import Span

Kind = Literal["person", "people", "body", "document", "pronoun"]
# Phrases below these prepositions tell whom somebody speaks for or works with; others tell of his subject.
BELONGING = frozenset(("of", "from", "for", "in", "at", "by", "inside", "within"))
PARTIAL = frozenset(
    ("one", "two", "three", "four", "five", "some", "several", "many", "both", "another", "most")
)
# An unknown number of people is at least two.
SEVERAL = Quantity(2, None, None, "at_least", False, "person")


@dataclass(frozen=True, slots=True)
class Words:
    """What a source's words tell: `head` its noun, `ordinal` 2 for "the second", `partial` for "one of"."""

    span: Span
    kind: Kind
    head: str
    definite: bool
    count: Quantity | None = None
    side: str | None = None
    name: str | None = None
    office: str | None = None
    ordinal: int | None = None
    other: bool = False
    partial: bool = False
    like_others: bool = False
    outlet: OutletRow | None = None


@cache
def people_table(language: str = "en") -> Mapping[str, Any]:
    """The lists of people, titles, bodies, documents and numbers beside the cues of speech."""
    return load_cues(language, "speech")


def sentence_at(passage: Passage, span: Span) -> Sentence | None:
    """The sentence in which the span starts."""
    return next((s for s in passage.sentences if s.span.start <= span.start < s.span.end), None)


def head_of(sentence: Sentence, span: Span) -> Token | None:
    """The token of the span that hangs on a word outside it."""
    inside = sentence.inside(span)
    within = {t.i for t in inside}
    tops = [t for t in inside if t.head not in within or t.head == t.i]
    nouns = [t for t in tops if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")]
    return next(iter(nouns or tops), None)


def read_words(passage: Passage, span: Span) -> Words | None:
    """Read the words of a source; None where they name nothing that can speak."""
    sentence = sentence_at(passage, span)
    head = head_of(sentence, span) if sentence else None
    if sentence is None or head is None:
        return None
    table = people_table()
    whole = _whole(sentence, head)
    noun = whole or head
    if noun.lemma in table["mute"] and noun.pos == "NOUN":
        return None
    if head.pos == "PRON" and whole is None:
        return Words(span, "pronoun", head.text.lower(), True)
    near = _near(sentence, noun)
    name = _name(sentence, span, noun, passage)
    return Words(
        span=span,
        kind=_kind(noun, name, table),
        head=noun.lemma,
        definite=_is_definite(near),
        count=_count(sentence, head, noun, table),
        side=_side(passage, sentence, noun),
        name=_text(sentence, list(name)) if name else None,
        office=_office(sentence, noun, name),
        ordinal=next((table["ordinals"][t.lemma] for t in near if t.lemma in table["ordinals"]), None),
        other=any(t.lemma in ("other", "another") for t in near),
        partial=whole is not None,
        like_others=_like_others(sentence, noun),
        outlet=find_outlet(span.words) if noun.pos == "PROPN" or noun.text[:1].isupper() else None,
    )


def _whole(sentence: Sentence, head: Token) -> Token | None:
    """ "one of the officials": the noun of the whole."""
    if head.text.lower() not in PARTIAL:
        return None
    for child in sentence.children(head):
        if child.dep == "prep" and child.lemma == "of":
            return next((c for c in sentence.children(child) if c.dep == "pobj"), None)
    return None


def _near(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The words before the noun that hang on it."""
    return tuple(c for c in sentence.children(noun) if c.i < noun.i)


def _is_definite(near: tuple[Token, ...]) -> bool:
    return any(
        t.text.lower() in ("the", "this", "that", "these", "those", "both")
        for t in near
        if t.dep in ("det", "predet")
    )


def _kind(noun: Token, name: tuple[Token, ...], table: Mapping[str, Any]) -> Kind:
    if name:
        return "person"
    if noun.lemma in table["documents"]:
        return "document"
    if noun.lemma in table["bodies"] or noun.pos == "PROPN":
        return "body"
    return "people"


def _count(sentence: Sentence, head: Token, noun: Token, table: Mapping[str, Any]) -> Quantity | None:
    """How many: a numeral, the singular for one, the bare plural for two or more; joined bodies add up."""
    if head.i != noun.i:
        return _number(head.text.lower(), (), table) or SEVERAL
    joined = [c for c in sentence.children(noun) if c.dep == "conj" and c.pos in ("NOUN", "PROPN")]
    if joined and noun.tag in ("NN", "NNP"):
        best = float(1 + len(joined))
        return Quantity(best, best, best, "exact", False, "person")
    for token in _near(sentence, noun):
        before = tuple(t.text.lower() for t in sentence.children(token))
        found = (
            _number(token.text.lower(), before, table)
            if token.dep in ("nummod", "det", "predet", "amod")
            else None
        )
        if found is not None:
            return found
    return SEVERAL if noun.tag == "NNS" else Quantity(1, 1, 1, "exact", False, "person")


def _number(word: str, before: tuple[str, ...], table: Mapping[str, Any]) -> Quantity | None:
    number = table["numbers"].get(word) or (int(word) if word.isdigit() and len(word) < 4 else None)
    if number is None:
        return None
    at_least = "least" in before or "than" in before
    bound: Literal["at_least", "exact"] = "at_least" if at_least else "exact"
    return Quantity(number, number, None if at_least else number, bound, False, "person")


def _name(sentence: Sentence, span: Span, noun: Token, passage: Passage) -> tuple[Token, ...]:
    """The name of a person: a run of proper nouns tagged so, at the head or beside it."""
    parties = [m.span for m in passage.marks if m.kind in ("party", "system")]
    own = {t.i for t in sentence.subtree(noun)} - _foreign(sentence, noun)
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
    if (
        noun.pos != "PROPN"
        or noun.ent in ("ORG", "GPE", "NORP", "LOC", "FAC", "DATE")
        or noun.lemma in table["bodies"]
    ):
        return ()
    run = [t for t in sentence.children(noun) if t.dep in ("compound", "flat") and t.pos == "PROPN"] + [noun]
    titled = any(t.lemma in table["titles"] for t in sentence.children(noun))
    run = [t for t in run if not any(p.start <= t.start < p.end for p in parties)]
    return tuple(run) if run and (titled or noun.ent == "PERSON") and noun in run else ()


def _foreign(sentence: Sentence, noun: Token) -> set[int]:
    """What hangs on the noun and tells not who it is: relative clauses, what follows "on", "with", "to"."""
    found: set[int] = set()
    for child in sentence.children(noun):
        if child.dep in ("relcl", "acl") or (child.dep == "prep" and child.lemma not in BELONGING):
            found |= {t.i for t in sentence.subtree(child)}
        elif child.dep == "appos":
            found |= _foreign(sentence, child)
        elif child.dep == "conj":
            found |= set()
    return found


def _side(passage: Passage, sentence: Sentence, noun: Token) -> str | None:
    """The party in the words: the last one before the noun, else the first after it that it belongs to."""
    own = {t.i for t in sentence.subtree(noun)} - _foreign(sentence, noun)
    at = {t.start: t for t in sentence.tokens if t.i in own}
    marks = [
        m for m in passage.marks if m.kind == "party" and isinstance(m.value, Party) and _first_in(m, at)
    ]
    before = [m for m in marks if m.span.start <= noun.start]
    chosen = before[-1:] or marks[:1]
    return chosen[0].value.code if chosen and isinstance(chosen[0].value, Party) else None


def _first_in(mark: Mark, at: Mapping[int, Token]) -> bool:
    return any(mark.span.start <= start < mark.span.end for start in at)


def _office(sentence: Sentence, noun: Token, name: tuple[Token, ...]) -> str | None:
    """What a named person is: the words before the name, or those beside it between commas."""
    if not name:
        return None
    first, last = name[0].i, name[-1].i
    table = people_table()
    before = [t for t in sentence.subtree(noun) if t.i < first and t.pos not in ("DET", "PUNCT")]
    if before and any(t.lemma in table["titles"] or t.pos in ("NOUN", "PROPN") for t in before):
        return _text(sentence, before)
    for child in sentence.children(noun):
        if child.dep == "appos" and child.i > last:
            words = [t for t in sentence.subtree(child) if t.i not in _foreign(sentence, child)]
            words = [t for t in words if t.pos != "PUNCT" and not (t.pos == "DET" and t is words[0])]
            return _text(sentence, words) if words else None
    return None


def _text(sentence: Sentence, tokens: list[Token]) -> str:
    at = sentence.span.start
    return sentence.span.words[tokens[0].start - at : tokens[-1].end - at]


def _like_others(sentence: Sentence, noun: Token) -> bool:
    """ "who, like the other sources, ...": the report itself counts the speaker among them."""
    people = people_table()["people"]
    below = sentence.subtree(noun)
    return any(
        t.lemma in people and any(c.lemma == "other" for c in sentence.children(t))
        for t in below
        if t.i != noun.i
    )
