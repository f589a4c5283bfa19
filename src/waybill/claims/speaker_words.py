"""The words of one source come in; the number, side, name, office and kind they tell of go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from waybill.claims.speaker_names import foreign, name_of, office_of, people_table, text_of
from waybill.claims.speaker_publishers import publisher_of
from waybill.claims.speaker_sides import own_side
from waybill.knowledge.outlets import OutletRow
from waybill.knowledge.parties import find_name
from waybill.records.passage import Passage, Sentence, Token
from waybill.records.values import Quantity
from waybill.records.words import Span

Kind = Literal["person", "people", "body", "document", "pronoun"]
PARTIAL = frozenset(
    ("one", "two", "three", "four", "five", "some", "several", "many", "both", "another", "most")
)
# A state has one of these in a capital.
MISSIONS = frozenset(("embassy", "mission", "consulate"))
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
    owned: bool = False
    homely: bool = False


def sentence_at(passage: Passage, span: Span) -> Sentence | None:
    """The sentence in which the span starts."""
    return next((s for s in passage.sentences if s.span.start <= span.start < s.span.end), None)


def head_of(sentence: Sentence, span: Span) -> Token | None:
    """The token of the span that hangs on a word outside it."""
    inside = sentence.inside(span)
    listing = _listing(sentence, inside)
    if listing is not None:
        return listing
    within = {t.i for t in inside}
    tops = [t for t in inside if t.head not in within or t.head == t.i]
    nouns = [t for t in tops if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")]
    return next(iter(nouns or tops), None)


def _listing(sentence: Sentence, inside: tuple[Token, ...]) -> Token | None:
    """The numbered noun before a colon or dash that opens a list ("Six sources - three Libyan, ...")."""
    joint = next((n for n, t in enumerate(inside) if t.text in (":", "-", "–", "—", "―")), 0)
    if joint == 0 or joint + 1 >= len(inside):
        return None
    noun = inside[joint - 1]
    numbered = any(c.dep == "nummod" for c in sentence.children(noun))
    return noun if noun.tag == "NNS" and numbered else None


def noun_of(sentence: Sentence, span: Span) -> Token | None:
    """The noun that tells who the words are: the head, or in "one of the officials" the noun of the whole."""
    head = head_of(sentence, span)
    return (_whole(sentence, head) or head) if head is not None else None


def read_words(passage: Passage, span: Span) -> Words | None:
    """Read the words of a source; None where they name nothing that can speak."""
    sentence = sentence_at(passage, span)
    head = head_of(sentence, span) if sentence else None
    if sentence is None or head is None:
        return None
    table = people_table()
    whole = _whole(sentence, head)
    noun = whole or head
    if (noun.lemma in table["mute"] and noun.pos == "NOUN") or head.text.lower() in table["nobody"]:
        return None
    if any(m.kind == "system" and m.span.start <= noun.start < m.span.end for m in passage.marks):
        return None
    if noun.pos == "PRON" and (whole is None or noun.text.lower() != "them"):
        return Words(span, "pronoun", head.text.lower(), True)
    near = _near(sentence, noun)
    name = name_of(sentence, span, noun, passage)
    return Words(
        span=span,
        kind=_kind(noun, name, table),
        head=_head_word(noun, table),
        definite=_is_definite(near) or noun.text.lower() == "them",
        count=_count(sentence, head, noun, table),
        side=own_side(passage, sentence, noun),
        name=text_of(sentence, list(name)) if name else None,
        office=office_of(sentence, noun, name),
        ordinal=next(
            (table["ordinals"][t.lemma] for t in (*near, noun) if t.lemma in table["ordinals"]), None
        ),
        other=any(t.lemma in ("other", "another") for t in near),
        partial=whole is not None,
        like_others=_like_others(sentence, noun),
        outlet=publisher_of(passage, sentence, span, noun),
        owned=_is_owned(sentence, noun, near),
    )


def _head_word(noun: Token, table: Mapping[str, Any]) -> str:
    """The noun; "the Iranians", "a fourth" and "two of them" are persons."""
    elliptic = noun.lemma in table["ordinals"] or noun.pos in ("NUM", "PRON")
    return "person" if elliptic or _is_demonym(noun) else noun.lemma


def _is_demonym(noun: Token) -> bool:
    """ "The Iranians", "an Iranian": people by their country, nobody's name."""
    name = find_name(noun.text) if noun.pos in ("PROPN", "ADJ", "NOUN") else None
    return name is not None and name.form == "demonym"


def _is_owned(sentence: Sentence, noun: Token, near: tuple[Token, ...]) -> bool:
    """Whether the words name the body itself: by a name, or as its owner's or its state's only one."""
    if any(t.text.lower() in ("a", "an", "another", "some", "one") for t in near):
        return False
    own = [t for t in sentence.subtree(noun) if t.i not in foreign(sentence, noun)]
    mission = noun.tag == "NN" and noun.lemma.lower() in MISSIONS
    organ = mission or noun.lemma.lower() in people_table()["organs"]
    return organ or any(t.pos == "PROPN" or t.dep == "poss" for t in own)


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
    if _is_demonym(noun) or noun.lemma in table["ordinals"] or noun.pos in ("NUM", "PRON"):
        return "people"
    if noun.lemma in table["documents"]:
        return "document"
    if noun.lemma in table["bodies"] or noun.pos == "PROPN":
        return "body"
    return "people"


def _count(sentence: Sentence, head: Token, noun: Token, table: Mapping[str, Any]) -> Quantity | None:
    """How many: a numeral, the singular for one, the bare plural for two or more; joined bodies add up."""
    if head.text.lower() == "another":
        return Quantity(1, 1, 1, "exact", False, "person")
    if head.i != noun.i or head.pos == "NUM":
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
    return SEVERAL if noun.tag in ("NNS", "NNPS") else Quantity(1, 1, 1, "exact", False, "person")


def _number(word: str, before: tuple[str, ...], table: Mapping[str, Any]) -> Quantity | None:
    number = table["numbers"].get(word) or (int(word) if word.isdigit() and len(word) < 4 else None)
    if number is None:
        return None
    at_least = "least" in before or "than" in before
    bound: Literal["at_least", "exact"] = "at_least" if at_least else "exact"
    return Quantity(number, number, None if at_least else number, bound, False, "person")


def _like_others(sentence: Sentence, noun: Token) -> bool:
    """ "who, like the other sources, ...": the report itself counts the speaker among them."""
    people = people_table()["people"]
    below = sentence.subtree(noun)
    return any(
        t.lemma in people and any(c.lemma == "other" for c in sentence.children(t))
        for t in below
        if t.i != noun.i
    )
