"""A verb of speech comes in; the clause it reports goes out as a draft, found by the parse or past it."""

from __future__ import annotations

from dataclasses import replace

from waybill.reading.speech_draft import Draft, draft
from waybill.reading.speech_line import QUOTE_MARKS, Line, agent_of, phrase, subject, under
from waybill.records.passage import Token
from waybill.records.words import Span

FINITE = frozenset(("VBD", "VBZ", "VBP"))
# Stances tell of an attitude; they are not thrown into other people's sentences.
STANCES = frozenset(("believed", "judged", "wanted", "discussed"))


def clause_content(line: Line, verb: Token, manner: str) -> Draft | None:
    """A clause below the verb is its content, or the clause that the verb is thrown into."""
    clauses = under(line, verb, "ccomp") or _gapped(line, verb) or _hung_on_hearer(line, verb)
    clauses = [c for c in clauses if not _is_beyond(line, c, verb)]
    if not clauses:
        return _thrown_in(line, verb, manner)
    if len(clauses) > 1:
        clauses = [
            c
            for c in clauses
            if c.i > verb.i or c.tag not in ("VBN", "VBG") or subject(line, c) or under(line, c, "nsubjpass")
        ] or clauses
    tokens = {t for c in clauses for t in line.sentence.subtree(c)}
    tokens |= set(_joined_on(line, verb, clauses[-1]))
    groups = line.groups(tokens)
    if len(groups) > 1 and groups[0].end <= verb.start and _is_apart(line, groups[0], verb):
        groups = groups[1:]
    if groups and groups[0].end <= verb.start:
        groups = _whole_left(line, verb, groups)
    return draft(line, verb, groups, (manner, "clause")) if groups else None


def _thrown_in(line: Line, verb: Token, manner: str) -> Draft | None:
    """The clause into which a finite verb is thrown between commas is its content ("..., he said, ...")."""
    said = manner not in STANCES and verb.tag in FINITE and subject(line, verb) is not None
    if not said or verb.dep not in ("parataxis", "ccomp") or verb.head == verb.i:
        return None
    own = line.sentence.subtree(verb)
    first, last = own[0].i, own[-1].i
    tokens = line.sentence.tokens
    if first > 0 and tokens[first - 1].text == ";":
        return None
    parted = (first > 0 and tokens[first - 1].pos == "PUNCT") or own[0].pos == "PUNCT"
    if not parted or (
        last + 1 < len(tokens) and tokens[last + 1].pos != "PUNCT" and tokens[last].pos != "PUNCT"
    ):
        return None
    host = tokens[verb.head]
    rest = [t for t in line.sentence.subtree(host) if t not in set(own)]
    return draft(line, verb, line.groups(rest), (manner, "thrown_in"))


def loose_content(line: Line, verb: Token, manner: str) -> Draft | None:
    """Where the parse lost it, the content stands before the comma, after a "that" or after a colon."""
    own = subject(line, verb)
    if manner in STANCES or own is None or verb.tag not in FINITE or line.quote_at(verb):
        return None
    tokens = line.sentence.tokens
    below = line.sentence.subtree(verb)
    as_clause = any(c.text.lower() == "as" and c.dep == "mark" for c in line.sentence.children(verb))
    if as_clause and verb.dep == "advcl" and manner == "said":
        rest = [t for t in line.sentence.subtree(tokens[verb.head]) if t not in set(below)]
        return draft(line, verb, line.groups(rest), (manner, "as_clause"))
    that = next(
        (t for t in tokens[verb.i + 1 :] if t.lemma == "that" and t.dep in ("mark", "dobj", "nsubj")), None
    )
    if that is not None and that.dep == "mark":
        return draft(line, verb, line.groups(tokens[that.i :]), (manner, "loose"))
    colon = next((t for t in tokens[verb.i + 1 :] if t.text == ":"), None)
    if colon is not None and colon.i + 1 < len(tokens):
        return draft(line, verb, line.groups(tokens[colon.i + 1 :]), (manner, "loose"))
    first = min(verb.i, phrase(line, own)[0].i)
    comma = first - 1
    while comma > 0 and tokens[comma].text in QUOTE_MARKS:
        comma -= 1
    left = tokens[:first]
    whole = any(
        subject(line, t) for t in left if t.pos in ("VERB", "AUX") and t.dep not in ("advcl", "relcl", "acl")
    )
    if verb.dep == "ROOT" and comma > 1 and tokens[comma].text == "," and whole:
        return draft(line, verb, line.groups(left), (manner, "loose"))
    return None


def _joined_on(line: Line, verb: Token, clause: Token) -> list[Token]:
    """Words without a verb that "but" or "and" joins on after the clause belong to the clause."""
    joined = [c for c in under(line, verb, "conj") if c.i > clause.i and c.pos not in ("VERB", "AUX")]
    if clause.i < verb.i or not joined:
        return []
    last = line.sentence.subtree(joined[-1])[-1].i
    return list(line.sentence.tokens[line.sentence.subtree(clause)[-1].i + 1 : last + 1])


def _gapped(line: Line, verb: Token) -> list[Token]:
    """ "which X say carried ...": the relative pronoun and the clause it belongs to."""
    relative = [c for c in under(line, verb, "dobj", "nsubj") if c.i < verb.i and c.tag in ("WDT", "WP")]
    below = [c for c in under(line, verb, "xcomp") if c.i > verb.i]
    told = [c for c in below if not any(t.tag == "TO" for t in line.sentence.children(c))]
    return [*relative, *told] if verb.dep == "relcl" and relative and told else []


def _hung_on_hearer(line: Line, verb: Token) -> list[Token]:
    """ "told the paper that ...": the parse may hang the clause on whoever was told."""
    if verb.lemma not in ("tell", "inform", "assure", "remind", "brief"):
        return []
    below = [c for h in under(line, verb, "dobj", "dative") for c in under(line, h, "acl", "relcl", "ccomp")]
    return [
        c
        for c in below
        if subject(line, c) is not None and any(m.lemma == "that" for m in line.sentence.children(c))
    ]


def _is_apart(line: Line, left: Span, verb: Token) -> bool:
    """A semicolon parts what stands before it from the speech after it, unless both are quoted."""
    between = (t for t in line.sentence.tokens if left.end <= t.start < verb.start)
    return any(t.text == ";" and line.quote_at(t) is None for t in between)


def _is_beyond(line: Line, clause: Token, verb: Token) -> bool:
    """Whether a semicolon parts the clause from a verb that stands beside another clause or an object of its own."""
    below = line.sentence.subtree(clause)
    low, high = (below[-1].i, verb.i) if clause.i < verb.i else (verb.i, below[0].i)
    apart = any(t.text == ";" and low < t.i < high and line.quote_at(t) is None for t in line.sentence.tokens)
    others = [c for c in under(line, verb, "ccomp", "dobj", "xcomp") if c.i != clause.i]
    return apart and bool(others)


def _whole_left(line: Line, verb: Token, groups: tuple[Span, ...]) -> tuple[Span, ...]:
    """A clause set before its verb of speech takes in all that stands before it in the sentence."""
    if verb.dep != "ROOT":
        return groups
    left = [t for t in line.sentence.tokens if t.start < groups[0].end]
    stop = max((t.i for t in left if t.text == ";" and line.quote_at(t) is None), default=-1)
    left = [t for t in left if t.i > stop]
    return (*line.groups(left), *groups[1:])


def passive_content(line: Line, verb: Token, manner: str) -> Draft | None:
    """ "X is said to ...": subject and infinitive are the content, whoever stands after "by" the source."""
    passed = under(line, verb, "nsubjpass")
    below = under(line, verb, "xcomp", "ccomp", "oprd")
    if not passed or not below or below[0].i < verb.i:
        return None
    tokens = [t for c in below for t in line.sentence.subtree(c)]
    if passed[0].lemma != "it":
        tokens = [*line.sentence.subtree(passed[0]), *tokens]
    made = draft(line, verb, line.groups(tokens), (manner, "passive"))
    return made if agent_of(line, verb) else replace(made, source=())


def raising_content(line: Line, verb: Token, manner: str) -> Draft | None:
    """ "X seems to ...": the content is X and what it seems; nobody is credited."""
    subjects, below = under(line, verb, "nsubj"), under(line, verb, "xcomp", "oprd", "acomp", "ccomp")
    if not subjects or not below:
        return None
    tokens = [t for c in below for t in line.sentence.subtree(c)]
    if subjects[0].lemma != "it":
        tokens = [*line.sentence.subtree(subjects[0]), *tokens]
    made = draft(line, verb, line.groups(tokens), (manner, "raising"))
    return replace(made, source=())
