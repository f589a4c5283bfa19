"""A parsed sentence comes in; its subjects, objects, prepositional phrases and clauses go out."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.records.passage import Sentence, Token
from waybill.records.words import Span

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
OBJECTS = {"dobj", "obj"}
# Clauses hanging below a verb or noun that say something of their own.
CLAUSES = {"relcl", "acl", "advcl", "ccomp", "csubj", "parataxis"}
# Clauses whose missing subject is that of the verb above (control and coordination).
CONTROLLED = {"xcomp", "conj", "pcomp", "advcl", "ccomp", "prep", "acl", "acomp", "attr", "oprd"}
# Adverbs of time on which the parser may hang the way of the verb before them.
WHEN = {
    "early", "earlier", "late", "later", "previously", "already", "recently", "originally", "first", "once", "before", "long",
    "ago", "today", "formerly", "initially", "afterwards", "then", "now",
}  # fmt: skip


def phrases(sentence: Sentence, token: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, object) for every prepositional phrase on the token, chained ones flattened."""
    for child in sentence.children(token):
        if child.text.lower() == "according":
            continue
        if child.lemma == "worth":  # "arms worth 225 million to Y"
            yield from phrases(sentence, child)
        if child.pos == "ADV" and child.lemma in WHEN:  # "obtained earlier from X"
            yield from phrases(sentence, child)
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
