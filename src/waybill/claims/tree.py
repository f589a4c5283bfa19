"""A parsed sentence comes in; its subjects, objects, prepositional phrases and clauses go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waybill.records.passage import Sentence, Token
from waybill.records.words import Span

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
OBJECTS = {"dobj", "obj"}
# Clauses hanging below a verb or noun that say something of their own.
CLAUSES = {"relcl", "acl", "advcl", "ccomp", "csubj", "parataxis"}
# Clauses whose missing subject is that of the verb above (control and coordination).
CONTROLLED = {"xcomp", "conj", "pcomp", "advcl", "ccomp", "prep", "acl", "acomp", "attr", "oprd"}


def phrases(sentence: Sentence, token: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, object) for every prepositional phrase on the token, chained ones flattened."""
    for child in sentence.children(token):
        if child.text.lower() == "according":
            continue
        if child.dep in {"prep", "agent", "dative"} and child.pos in {"ADP", "SCONJ", "VERB", "ADV"}:
            yield from _objects(sentence, child)


def _objects(sentence: Sentence, prep: Token) -> Iterator[tuple[str, Token]]:
    for child in sentence.children(prep):
        if child.dep in {"pobj", "pcomp", "obj", "dobj"}:
            yield prep.lemma, child
        elif child.dep == "prep":
            yield from _objects(sentence, child)


def conjuncts(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The token and everything coordinated with it, in text order."""
    found, todo = [token], [token]
    while todo:
        for child in sentence.children(todo.pop()):
            if child.dep in {"conj", "appos"} and child.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
                found.append(child)
                todo.append(child)
    return tuple(sorted(found, key=lambda t: t.i))


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of the verb, taken from the controlling verb where it has none of its own."""
    seen = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = [c for c in sentence.children(verb) if c.dep in SUBJECTS]
        if own:
            return own[0]
        if verb.dep == "ROOT" or verb.dep not in CONTROLLED:
            return None
        verb = sentence.tokens[verb.head]
    return None


def antecedent(sentence: Sentence, pronoun: Token) -> Token:
    """The noun that "which" or "whose" stands for: what its clause hangs on."""
    for above in sentence.ancestors(pronoun):
        if above.dep in {"relcl", "acl", "advcl"} and above.pos in {"VERB", "AUX"}:
            noun = sentence.tokens[above.head]
            if noun.pos in {"NOUN", "PROPN", "NUM"}:
                return noun
    before = [
        t
        for t in sentence.tokens[: pronoun.i]
        if t.pos in {"NOUN", "PROPN"} and t.dep not in {"compound", "poss"}
    ]
    return before[-1] if before else pronoun


def own_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The verb's own subject, or that of the verb it is coordinated with."""
    while True:
        own = [c for c in sentence.children(verb) if c.dep in SUBJECTS]
        if own:
            return own[0]
        if verb.dep != "conj":
            return None
        verb = sentence.tokens[verb.head]


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb stands in the passive, reduced relatives ("drones supplied by Iran") included."""
    children = sentence.children(verb)
    if any(c.dep in {"nsubjpass", "auxpass"} for c in children):
        return True
    if any(c.dep in {"nsubj", "aux"} for c in children):
        return False
    if verb.dep == "conj" and verb.tag == "VBN":
        return is_passive(sentence, sentence.tokens[verb.head])
    if verb.tag == "VBD" and verb.dep == "acl":  # the tagger took "jets bought from X" for a past tense
        return not any(c.dep in {*SUBJECTS, *OBJECTS} for c in children)
    return verb.tag == "VBN" and verb.dep in {"acl", "advcl", "relcl", "amod", "ROOT", "xcomp"}


def clause_top(sentence: Sentence, token: Token) -> Token:
    """The verb (or root) of the smallest clause in which the token stands."""
    top = token
    for above in (token, *sentence.ancestors(token)):
        top = above
        verbal = above.pos in {"VERB", "AUX"} and above.dep not in {"amod", "compound", "aux", "auxpass"}
        if verbal and not _leans(sentence, above):
            break
    return top


def _leans(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb's clause has no subject of its own and is told through the clause above it."""
    if any(c.dep in {*SUBJECTS, "expl"} for c in sentence.children(verb)):
        return False
    if verb.dep in {"xcomp", "pcomp", "prep"}:
        return True
    return verb.dep == "acl" and any(c.dep == "aux" and c.tag == "TO" for c in sentence.children(verb))


def clause_span(sentence: Sentence, token: Token, text: str, cut: tuple[Span, ...] = ()) -> Span:
    """The stretch of the clause in which the token stands, coordinated clauses and cut spans left off.

    `cut` holds spans that are not part of what is said: the speaker and the cue.
    """
    top = clause_top(sentence, token)
    keep = {t.i for t in sentence.subtree(top)}
    for child in sentence.children(top):
        apart = child.dep == "conj" and own_conjunct(sentence, child)
        if (apart or child.dep == "parataxis") and token.i not in {t.i for t in sentence.subtree(child)}:
            keep -= {t.i for t in sentence.subtree(child)}
    keep |= {t.i for t in sentence.subtree(token)}
    cut = tuple(c for c in cut if not c.start <= token.start < c.end)  # what asks or offers is told itself
    inside = [t for t in sentence.tokens if t.i in keep and not any(c.start <= t.start < c.end for c in cut)]
    inside = _around(inside, token) or [token]
    while len(inside) > 1 and inside[-1].pos in {"PUNCT", "CCONJ", "SPACE"} and inside[-1] is not token:
        inside.pop()
    while len(inside) > 1 and inside[0].pos in {"PUNCT", "CCONJ", "SPACE"} and inside[0] is not token:
        inside.pop(0)
    return Span.cut(text, inside[0].start, inside[-1].end)


def own_conjunct(sentence: Sentence, verb: Token) -> bool:
    """Whether a coordinated verb has a subject of its own and so makes a clause of its own."""
    return verb.pos in {"VERB", "AUX"} and any(c.dep in {*SUBJECTS, "expl"} for c in sentence.children(verb))


def _around(tokens: list[Token], token: Token) -> list[Token]:
    """The tokens from first to last; a gap of a cut speaker in mid-clause stays inside the stretch."""
    return tokens if token in tokens else []


def span_of(tokens: tuple[Token, ...] | list[Token], text: str) -> Span:
    """The stretch from the first to the last of the tokens."""
    return Span.cut(text, min(t.start for t in tokens), max(t.end for t in tokens))


def noun_phrase(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """The noun's phrase without relative clauses, appositions and coordinated nouns."""
    found, todo = [head], [head]
    while todo:
        for child in sentence.children(todo.pop()):
            if child.dep in {*CLAUSES, "appos", "cc", "punct", "prep"} or (
                child.dep == "conj" and child.head == head.i
            ):
                continue
            found.append(child)
            todo.append(child)
    return tuple(sorted(found, key=lambda t: t.i))


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
        if (
            second.dep != "ccomp"
            or second.i < first.i
            or first.tag != "VBD"
            or second.tag not in {"VBD", "VBZ", "VBP"}
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


def mend(sentence: Sentence, gerunds: frozenset[str]) -> Sentence:
    """Undo a frequent slip of the parser: "denied supplying missiles to X" read as an adjective before its noun.

    `gerunds` are the lemmas that may open a frame; the gerund becomes the verb of what follows it.
    """
    tokens = [_infinitive(sentence, t) for t in sentence.tokens]
    tokens = _misled(_given_back(_relative(_counted_up_to(tokens), gerunds)), gerunds)
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


def deep_phrases(sentence: Sentence, token: Token) -> Iterator[tuple[str, Token]]:
    """Prepositional phrases on the token and, below them and its coordinated nouns, on their objects; clauses are not entered."""
    todo = list(conjuncts(sentence, token)) if token.pos in {"NOUN", "PROPN", "PRON", "NUM"} else [token]
    seen: set[int] = set()
    while todo:
        head = todo.pop(0)
        if head.i in seen:
            continue
        seen.add(head.i)
        for preposition, target in phrases(sentence, head):
            yield preposition, target
            if target.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
                todo.append(target)
