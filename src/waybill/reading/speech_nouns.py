"""A sentence comes in; what its nouns, adjectives, adverbs and prepositions open goes out as drafts."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.reading.speech_draft import Draft
from waybill.reading.speech_line import Line, phrase, source_of
from waybill.reading.speech_table import SpeechTable
from waybill.records.passage import Token
from waybill.records.words import Span


def noun_drafts(line: Line, table: SpeechTable) -> Iterator[Draft]:
    """Try each noun and adjective, then the prepositions and adverbs that credit somebody or nobody."""
    for token in line.sentence.tokens:
        found: Draft | None = None
        if token.pos in ("NOUN", "PROPN") and token.lemma in table.nouns:
            found = _noun(line, token, table)
        elif token.pos == "ADJ" and token.lemma in table.adjectives:
            found = _adjective(line, token, table)
        elif token.pos == "ADV" and token.text.lower() in table.adverbs:
            found = _adverb(line, token, table)
        elif token.pos in ("ADP", "VERB", "SCONJ"):
            found = _preposition(line, token, table)
        if found is not None:
            yield found


def _noun(line: Line, noun: Token, table: SpeechTable) -> Draft | None:
    """ "X's claim that ...", "a warning of ..." : what hangs on the noun is the content."""
    shapes = table.nouns[noun.lemma]
    for child in line.sentence.children(noun):
        if child.i < noun.i:
            continue
        clause = child.dep == "acl" and child.pos in ("VERB", "AUX")
        that = clause and any(
            c.text.lower() == "that" and c.dep == "mark" for c in line.sentence.children(child)
        )
        to = clause and any(c.tag == "TO" for c in line.sentence.children(child))
        below = line.sentence.subtree(child)
        if (that and "that" in shapes) or (to and "to" in shapes):
            return _noun_draft(line, noun, line.groups(below), shapes["that" if that else "to"], ())
        if child.dep == "prep" and child.lemma in shapes and child.lemma != "to":
            content = line.groups(t for t in below if t.i != child.i)
            return _noun_draft(line, noun, content, shapes[child.lemma], (child,))
    return None


def _noun_draft(
    line: Line, noun: Token, content: tuple[Span, ...], manner: str, after: tuple[Token, ...]
) -> Draft | None:
    """The owner, the agent, or the subject of the verb that carries the noun is the source."""
    owner = next((c for c in line.sentence.children(noun) if c.dep == "poss"), None)
    source: tuple[Token, ...] = ()
    if owner is not None:
        source = phrase(line, owner)
    else:
        by = next(
            (c for c in line.sentence.children(noun) if c.dep in ("prep", "agent") and c.lemma == "by"), None
        )
        named = [c for c in line.sentence.children(by) if c.dep == "pobj"] if by else []
        source = phrase(line, named[0]) if named else ()
    verb = line.sentence.tokens[noun.head]
    carried = noun.dep == "dobj" and verb.pos == "VERB" and not source
    if carried:
        source = source_of(line, verb)
    first = verb.i if carried and verb.i < noun.i else noun.i
    last = max([noun.i, *(t.i for t in after)])
    cue = [t for t in line.sentence.tokens[first : last + 1] if t not in source]
    if not content:
        return None
    return Draft(line.groups(source), line.groups(cue), content, manner, "noun")


def _adjective(line: Line, adjective: Token, table: SpeechTable) -> Draft | None:
    """ "X is confident that ..." : the subject of the copula is the source."""
    verb = line.sentence.tokens[adjective.head]
    if adjective.dep != "acomp" or verb.i > adjective.i:
        return None
    shapes = table.adjectives[adjective.lemma]
    source = source_of(line, verb)
    if not source or source[0].lemma == "it":
        return None
    for child in line.sentence.children(adjective):
        if child.i < adjective.i:
            continue
        below = line.sentence.subtree(child)
        cue = line.groups(line.sentence.tokens[verb.i : adjective.i + 1])
        if child.dep == "ccomp" and "that" in shapes:
            return Draft(line.groups(source), cue, line.groups(below), shapes["that"], "adjective")
        if child.dep == "prep" and child.lemma in shapes:
            content = line.groups(t for t in below if t.i != child.i)
            cue = line.groups(line.sentence.tokens[verb.i : child.i + 1])
            return (
                Draft(line.groups(source), cue, content, shapes[child.lemma], "adjective")
                if content
                else None
            )
    return None


def _adverb(line: Line, adverb: Token, table: SpeechTable) -> Draft | None:
    """ "has reportedly sent": the clause is reported, by nobody named."""
    head = line.sentence.tokens[adverb.head]
    if head.pos not in ("VERB", "AUX"):
        return None
    below = [t for t in line.sentence.subtree(head) if t.i != adverb.i]
    return Draft(
        (), (line.span((adverb,)),), line.groups(below), table.adverbs[adverb.text.lower()], "adverb"
    )


def _preposition(line: Line, token: Token, table: SpeechTable) -> Draft | None:
    """ "according to X": X is the source, the rest of the clause the content."""
    for words, manner in table.prepositions.items():
        tokens = line.sentence.tokens[token.i : token.i + len(words)]
        lemmas = tuple(t.lemma for t in tokens)
        if lemmas != words and tuple(t.text.lower() for t in tokens) != ("according", *words[1:]):
            continue
        named = [
            c for t in tokens for c in line.sentence.children(t) if c.dep == "pobj" and c.i > tokens[-1].i
        ]
        if not named:
            return None
        source = phrase(line, named[0])
        return _credit(line, (tokens, source), manner)
    return None


def _credit(line: Line, parts: tuple[tuple[Token, ...], tuple[Token, ...]], manner: str) -> Draft | None:
    """A credit tells of the clause it hangs on, or of the whole sentence where it stands first or last."""
    cue, source = parts
    barred = {t.i for t in (*cue, *source)}
    sentence = line.sentence
    first, last = min(barred), max(barred)
    top = next(
        (a for a in sentence.ancestors(cue[0]) if a.pos in ("VERB", "AUX") and a.i not in barred), None
    )
    at_edge = first == 0 or all(t.pos == "PUNCT" for t in sentence.tokens[last + 1 :])
    if top is None or at_edge:
        rest = [t for t in sentence.tokens if t.i not in barred]
    else:
        rest = [t for t in sentence.subtree(top) if t.i not in barred]
    content = line.groups(rest)
    return Draft(line.groups(source), line.groups(cue), content, manner, "according", takes_quote=first == 0)
