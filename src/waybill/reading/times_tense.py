"""A passage and a place in it come in; whether the words around look back or ahead goes out."""

from __future__ import annotations

from typing import Literal

from waybill.reading.times_words import table
from waybill.records.passage import Passage, Sentence, Token

Direction = Literal["past", "future", "open"]


def direction_at(passage: Passage, start: int, end: int) -> Direction:
    """Whether the verb that governs the expression looks back, ahead, or neither."""
    for sentence in passage.sentences:
        if sentence.span.start <= start < sentence.span.end:
            inside = [t for t in sentence.tokens if start <= t.start < end]
            return _direction(sentence, inside[0]) if inside else "open"
    return "open"


def _direction(sentence: Sentence, token: Token) -> Direction:
    """Climb to the first verb or telling noun above the token and read its tense."""
    ahead = table()["ahead"]
    chain = [token, *sentence.ancestors(token)]
    for above in chain:
        if above.pos == "NOUN" and above.lemma in ahead["nouns"]:
            return "future"
        if (
            above.lemma in ahead["participles"]
            and above.tag in ("VBN", "JJ")
            and not _is_active(sentence, above)
        ):
            return "future"
        if above.pos in ("VERB", "AUX"):
            return _tense(sentence, above)
    return "open"


def _is_active(sentence: Sentence, verb: Token) -> bool:
    below = sentence.children(verb)
    return any(t.lemma == "have" for t in below) and not any(t.dep == "auxpass" for t in below)


def _tense(sentence: Sentence, verb: Token) -> Direction:
    """A modal of the future, an infinitive under a word that looks ahead, or a past form."""
    ahead = table()["ahead"]
    helpers = [t for t in sentence.children(verb) if t.dep in ("aux", "auxpass")]
    if any(t.lemma in ahead["auxiliaries"] or t.text.lower() in ahead["auxiliaries"] for t in helpers):
        return "future"
    if any(t.lemma == "have" for t in helpers):
        return "past"
    if any(t.tag == "TO" for t in helpers) or verb.tag == "VB":
        return _infinitive(sentence, verb)
    if any(t.tag == "VBD" for t in helpers) or verb.tag == "VBD":
        return "past"
    if verb.tag == "VBN" and not helpers:
        return "past"
    if verb.tag in ("VBG", "VBN") and verb.head != verb.i and not helpers:
        return _direction(sentence, sentence.tokens[verb.head])
    return "open"


def _infinitive(sentence: Sentence, verb: Token) -> Direction:
    """An infinitive looks ahead, unless the verb it hangs on merely tells of the past ("began to ship")."""
    if verb.head == verb.i:
        return "future"
    above = sentence.tokens[verb.head]
    if above.lemma in table()["ahead"]["governors"] or above.pos not in ("VERB", "AUX"):
        return "future"
    return _tense(sentence, above)
