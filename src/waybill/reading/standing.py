"""A name of a place in its sentence comes in; whether it acts or is where something happens goes out."""

from __future__ import annotations

from waybill.knowledge.places import cue_words
from waybill.records.passage import Sentence, Token
from waybill.records.words import Span

ACTOR, PLACE = "actor", "place"
_BACKED = {
    "backed",
    "led",
    "supplied",
    "aligned",
    "sponsored",
    "made",
    "friendly",
    "supported",
    "funded",
    "armed",
}
_SUBJECT = {"nsubj", "csubj", "agent"}
_OBJECT = {"dobj", "dative", "iobj", "obj"}


def standing(sentence: Sentence, span: Span) -> str:
    """Tell by grammar whether the place's name stands for its government or for the spot."""
    inside = sentence.inside(span)
    if not inside:
        return PLACE
    head = next((t for t in inside if t.head == t.i or not _within(sentence, t, span)), inside[-1])
    if _dateline(sentence, span) or _in_country(sentence, inside[-1]):
        return PLACE
    return _by_hyphen(sentence, inside[-1]) or _by_dependency(sentence, head, 0)


def _within(sentence: Sentence, token: Token, span: Span) -> bool:
    above = sentence.tokens[token.head]
    return span.start <= above.start and above.end <= span.end


def _dateline(sentence: Sentence, span: Span) -> bool:
    after = sentence.span.words[span.end - sentence.span.start :][:40]
    opens = span.start - sentence.span.start < 2
    return opens and span.words.isupper() and after.lstrip().startswith(("(", "—", "–", "―", "-", ",", "/"))


def _in_country(sentence: Sentence, last: Token) -> bool:
    rest = sentence.tokens[last.i + 1 : last.i + 3]
    return (
        len(rest) == 2
        and rest[0].text == ","
        and rest[1].dep in ("appos", "npadvmod")
        and rest[1].ent == "GPE"
    )


def _by_hyphen(sentence: Sentence, last: Token) -> str:
    rest = sentence.tokens[last.i + 1 : last.i + 3]
    if len(rest) == 2 and rest[0].text == "-" and rest[0].start == last.end:
        if rest[1].text.lower() in ("based", "born", "bound", "area"):
            return PLACE
        return ACTOR if rest[1].text.lower() in _BACKED else ""
    return ""


def _by_dependency(sentence: Sentence, token: Token, depth: int) -> str:
    above = sentence.tokens[token.head]
    if token.dep in ("conj", "appos") and above is not token and depth < 4:
        return _by_dependency(sentence, above, depth + 1)
    if token.dep in _SUBJECT:
        return ACTOR
    if token.dep == "nsubjpass" or token.dep in _OBJECT:
        return PLACE if above.lemma in cue_words("place_verb") else ACTOR
    if token.dep == "poss":
        return PLACE if above.lemma in cue_words("place_noun") else ACTOR
    if token.dep in ("compound", "nmod", "amod", "npadvmod"):
        return ACTOR if above.lemma in cue_words("actor_noun") else PLACE
    if token.dep == "pobj":
        return _by_preposition(sentence, above)
    return PLACE


def _by_preposition(sentence: Sentence, prep: Token) -> str:
    word, above = prep.lemma, sentence.tokens[prep.head]
    if word in cue_words("prep_place"):
        return PLACE
    if word == "by" or prep.dep == "agent":
        return ACTOR
    over = {above.lemma, *(t.lemma for t in sentence.children(above) if t.dep in _OBJECT)}
    if word in ("to", "from", "between"):
        if above.lemma in cue_words("motion"):
            return PLACE
        return ACTOR if word == "between" or over & cue_words("transfer") else PLACE
    if word == "of":
        return ACTOR if above.lemma in cue_words("actor_noun") else PLACE
    return ACTOR if word in cue_words("prep_actor") else PLACE
