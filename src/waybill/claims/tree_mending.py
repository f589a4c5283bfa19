"""A parsed sentence comes in; the same with frequent slips of the parser undone goes out."""

from __future__ import annotations

from dataclasses import replace

from waybill.claims.tree import OBJECTS, SUBJECTS
from waybill.records.passage import Sentence, Token


def _infinitive(sentence: Sentence, token: Token) -> Token:
    """ "a deal to buy tanks": the infinitive is what the noun is about, not a clause on its own."""
    to = any(c.dep == "aux" and c.tag == "TO" for c in sentence.children(token))
    own = any(c.dep in SUBJECTS for c in sentence.children(token))
    return replace(token, dep="acl") if token.dep == "relcl" and to and not own else token


# Verbs whose object hears the that-clause instead of being described by it.
TELLING = {"tell", "inform", "assure", "notify", "warn", "remind", "convince", "show", "persuade"}


def _relative(tokens: list[Token], verbs: frozenset[str]) -> list[Token]:
    """ "fired missiles that X delivered": a clause right behind an object it lacks itself describes that object."""
    for verb in list(tokens):
        above = tokens[verb.head]
        below = [t for t in tokens if t.head == verb.i and t.i != verb.i]
        that = next((t for t in below if t.lemma == "that" and t.dep == "mark"), None)
        if verb.dep != "ccomp" or verb.lemma not in verbs or that is None or above.lemma in TELLING:
            continue
        noun = tokens[that.i - 1] if that.i else that
        if noun.dep == "dobj" and noun.head == above.i and not any(t.dep == "dobj" for t in below):
            tokens[verb.i] = replace(verb, dep="relcl", head=noun.i)
            tokens[that.i] = replace(that, dep="dobj", tag="WDT")
    return tokens


def _misled(tokens: list[Token], verbs: frozenset[str]) -> list[Token]:
    """ "The boats promised to X arrived at Y": the first verb qualifies the subject of the second, which has none."""
    for second in list(tokens):
        first = tokens[second.head]
        finite = second.tag in {"VBD", "VBZ", "VBP"} and tokens[second.i - 1].text != ","
        if (
            second.dep not in {"ccomp", "advcl"}
            or second.i < first.i
            or first.tag not in {"VBD", "VBN"}
            or not finite
        ):
            continue
        noun = next((t for t in tokens if t.head == first.i and t.dep in SUBJECTS and t.i < first.i), None)
        own = [t for t in tokens if t.head == second.i and (t.dep in SUBJECTS or t.dep == "mark")]
        bare = not any(t.head == first.i and t.dep in {"aux", "auxpass", *OBJECTS} for t in tokens)
        if noun is None or own or not bare or first.lemma not in verbs or tokens[first.i - 1].text == ",":
            continue
        top = first.head if first.head != first.i else second.i
        tokens[second.i] = replace(second, dep=first.dep, head=top)
        tokens[first.i] = replace(first, dep="acl", tag="VBN", head=noun.i)
        tokens[noun.i] = replace(noun, head=second.i)
        for other in tokens:
            if other.head == first.i and other.i > second.i and other.dep == "punct":
                tokens[other.i] = replace(other, head=second.i)
    return tokens


def _given_back(tokens: list[Token]) -> list[Token]:
    """ "The tanks, though consigned to Y, had been sold": the subject stands before the "though" and is the main verb's."""
    for noun in list(tokens):
        clause = tokens[noun.head]
        marks = [t for t in tokens if t.head == clause.i and t.dep == "mark" and t.i > noun.i]
        main = tokens[clause.head]
        if noun.dep not in SUBJECTS or clause.dep != "advcl" or not marks or main.i < clause.i:
            continue
        if any(t.dep in SUBJECTS and t.head == main.i for t in tokens):
            continue
        passive = any(t.dep == "auxpass" and t.head == main.i for t in tokens)
        tokens[noun.i] = replace(noun, head=main.i, dep="nsubjpass" if passive else "nsubj")
    return tokens


def _counted_up_to(tokens: list[Token]) -> list[Token]:
    """ "to sell up to 50 of them": the number is the verb's object, "up to" only bounds it."""
    for up, to, number in zip(tokens, tokens[1:], tokens[2:], strict=False):
        verb = tokens[to.head]
        free = verb.pos == "VERB" and not any(t.dep == "dobj" and t.head == verb.i for t in tokens)
        if (
            up.lemma == "up"
            and to.text.lower() == "to"
            and number.pos == "NUM"
            and number.head == to.i
            and free
        ):
            tokens[number.i] = replace(number, dep="dobj", head=verb.i)
            tokens[up.i] = replace(up, dep="quantmod", head=number.i)
            tokens[to.i] = replace(to, dep="quantmod", head=number.i)
    return tokens


def _gapped(tokens: list[Token]) -> list[Token]:
    """ "Handed over four tanks last December and two jets in March": the second lot is no second date."""
    for second in list(tokens):
        first = tokens[second.head]
        verb = tokens[first.head]
        counted = any(t.head == second.i and t.dep == "nummod" and t.pos == "NUM" for t in tokens)
        if second.dep != "conj" or not counted or first.dep not in {"npadvmod", "pobj"}:
            continue
        if first.dep == "pobj":
            verb = tokens[verb.head]
        noun = next((t for t in tokens if t.head == verb.i and t.dep in OBJECTS and t.i < first.i), None)
        dated = first.ent == "DATE" or first.text[:1].isupper() or first.lemma in {"year", "month", "week"}
        if (
            noun is not None
            and verb.pos == "VERB"
            and dated
            and any(t.head == noun.i and t.dep == "nummod" for t in tokens)
            and second.ent != "DATE"
            and second.lemma not in {"year", "month", "week", "day"}
        ):
            tokens[second.i] = replace(second, head=noun.i)
    return tokens


def mend(sentence: Sentence, gerunds: frozenset[str]) -> Sentence:
    """Undo a frequent slip of the parser: "denied supplying missiles to X" read as an adjective before its noun.

    `gerunds` are the lemmas that may open a frame; the gerund becomes the verb of what follows it.
    """
    tokens = [_infinitive(sentence, t) for t in sentence.tokens]
    tokens = _misled(_given_back(_relative(_counted_up_to(_gapped(tokens)), gerunds)), gerunds)
    changed = tokens != list(sentence.tokens)
    for token in list(tokens):
        noun = tokens[token.head]
        above = tokens[noun.head]
        bare = (
            token.i > 0
            and tokens[token.i - 1].pos not in {"DET", "PRON", "ADJ"}
            and tokens[token.i - 1].tag != "POS"
        )
        slipped = token.tag == "VBG" and token.dep == "amod" and token.lemma in gerunds and noun.i > token.i
        if not (slipped and bare and noun.dep in {"dobj", "pobj"} and above.i < token.i):
            continue
        changed = True
        tokens[token.i] = replace(
            token, pos="VERB", dep="xcomp" if noun.dep == "dobj" else "pcomp", head=above.i
        )
        tokens[noun.i] = replace(noun, dep="dobj", head=token.i)
        for other in sentence.tokens:
            if other.head == above.i and other.dep in {"prep", "dative"} and other.i > noun.i:
                tokens[other.i] = replace(other, head=token.i)
    return Sentence(sentence.span, tuple(tokens)) if changed else sentence
