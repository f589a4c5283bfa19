"""A sentence comes in; what its verbs of speech, opinion and intent open goes out as drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from waybill.reading.speech_draft import Draft, draft
from waybill.reading.speech_line import QUOTE_MARKS, Line, agent_of, phrase, subject
from waybill.reading.speech_table import SpeechTable
from waybill.records.passage import Token
from waybill.records.words import Span

FINITE = frozenset(("VBD", "VBZ", "VBP"))
# Stances tell of an attitude; they are not thrown into other people's sentences.
STANCES = frozenset(("believed", "judged", "wanted"))
# Verbs that carry a verb of speech below them ("went on to say").
CARRIERS = frozenset(("go", "continue", "seem", "appear"))
# What may follow an object and belong to it still.
TRAIL = frozenset(("prep", "oprd", "xcomp", "dative"))
# Shapes tried after all others, and shapes that only a verb on its own feet may take.
LAST = ("object", "loose", "quote")
BOUND = frozenset(("object", "as", "naming", "infinitive", "raising"))


def verb_drafts(line: Line, table: SpeechTable) -> Iterator[Draft]:
    """Try each verb of the sentence with the shapes its lemma may take, the fullest shape first."""
    for token in line.sentence.tokens:
        if token.pos not in ("VERB", "AUX"):
            continue
        found = _no_response(line, token, table) or _combined(line, token, table)
        shapes = table.verbs.get(token.lemma)
        if found is None and shapes is not None and not _is_modifier(token):
            found = _by_shape(line, token, shapes)
        if found is not None:
            yield found


def _is_modifier(token: Token) -> bool:
    return token.dep in ("amod", "compound", "aux")


def _by_shape(line: Line, verb: Token, shapes: Mapping[str, str]) -> Draft | None:
    """Take the first shape that fits; a verb that only may stand by a quotation stays without content."""
    free = _is_free(line, verb)
    rows = dict(shapes)
    if "clause" in shapes:
        rows["loose"] = shapes["clause"]
    for shape in (*(s for s in rows if s not in LAST), *(s for s in LAST if s in rows)):
        if shape in BOUND and not free:
            continue
        found = _fit(line, verb, shape, rows[shape])
        if found is not None:
            return replace(found, takes_quote="quote" in shapes)
    return None


def _fit(line: Line, verb: Token, shape: str, manner: str) -> Draft | None:
    if shape == "quote":
        return draft(line, verb, (), (manner, "quote"))
    rule = RULES.get(shape)
    if rule is not None:
        return rule(line, verb, manner)
    return _below_preposition(line, verb, shape, manner)


def _is_free(line: Line, verb: Token) -> bool:
    """A verb under "to" or a preposition tells what is sought or done, not what was said, unless it is carried."""
    if verb.dep == "pcomp" or (verb.dep == "acl" and verb.tag == "VBN" and agent_of(line, verb) is None):
        return False
    if not any(c.tag == "TO" for c in line.sentence.children(verb)):
        return True
    return line.sentence.tokens[verb.head].lemma in CARRIERS


def _under(line: Line, verb: Token, *deps: str) -> list[Token]:
    return [c for c in line.sentence.children(verb) if c.dep in deps]


def _named(line: Line, verb: Token, manner: str) -> Draft | None:
    """ "calls X Y": all that follows up to the end of the predicate."""
    below = [c for c in _under(line, verb, "oprd", "xcomp", "ccomp") if c.i > verb.i]
    passed = _under(line, verb, "nsubjpass")
    if not below:
        return None
    heads = [*(c for c in _under(line, verb, "dobj") if c.i > verb.i), *below, *passed]
    made = draft(
        line, verb, line.groups(t for h in heads for t in line.sentence.subtree(h)), (manner, "named")
    )
    return made if not passed or agent_of(line, verb) else replace(made, source=())


def _loose(line: Line, verb: Token, manner: str) -> Draft | None:
    """Where the parser lost the content, it is what stands before the comma, after a "that" or after a colon."""
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


def _thrown_in(line: Line, verb: Token, manner: str) -> Draft | None:
    """The clause into which a finite verb of speech is thrown between commas is its content ("..., he said, ...")."""
    said = manner not in STANCES and verb.tag in FINITE and subject(line, verb) is not None
    if not said or verb.dep not in ("parataxis", "ccomp") or verb.head == verb.i:
        return None
    own = line.sentence.subtree(verb)
    first, last = own[0].i, own[-1].i
    tokens = line.sentence.tokens
    parted = first > 0 and tokens[first - 1].pos == "PUNCT" or own[0].pos == "PUNCT"
    if not parted or (
        last + 1 < len(tokens) and tokens[last + 1].pos != "PUNCT" and tokens[last].pos != "PUNCT"
    ):
        return None
    host = tokens[verb.head]
    rest = [t for t in line.sentence.subtree(host) if t not in set(own)]
    return draft(line, verb, line.groups(rest), (manner, "thrown_in"))


def _clause(line: Line, verb: Token, manner: str) -> Draft | None:
    """A clause below the verb is its content, or the clause that the verb is thrown into."""
    clauses = _under(line, verb, "ccomp")
    if not clauses:
        return _thrown_in(line, verb, manner)
    tokens = {t for c in clauses for t in line.sentence.subtree(c)}
    groups = line.groups(tokens)
    if groups and groups[0].end <= verb.start:
        groups = _whole_left(line, verb, groups)
    return draft(line, verb, groups, (manner, "clause")) if groups else None


def _whole_left(line: Line, verb: Token, groups: tuple[Span, ...]) -> tuple[Span, ...]:
    """A clause set before its verb of speech takes in all that stands before it in the sentence."""
    if verb.dep != "ROOT":
        return groups
    left = [t for t in line.sentence.tokens if t.start < groups[0].end]
    return (*line.groups(left), *groups[1:])


def _infinitive(line: Line, verb: Token, manner: str) -> Draft | None:
    """ "to ..." below the verb, with the object that comes before it."""
    wanted = [
        c
        for c in _under(line, verb, "xcomp", "ccomp", "advcl")
        if c.i > verb.i and any(a.tag == "TO" for a in line.sentence.children(c))
    ]
    if not wanted:
        return None
    heads = [*(c for c in _under(line, verb, "dobj") if verb.i < c.i < wanted[0].i), wanted[0]]
    groups = line.groups(t for h in heads for t in line.sentence.subtree(h))
    return draft(line, verb, groups, (manner, "infinitive")) if groups else None


def _passive(line: Line, verb: Token, manner: str) -> Draft | None:
    """ "X is said to ...": subject and infinitive are the content, whoever stands after "by" the source."""
    passed = _under(line, verb, "nsubjpass")
    below = _under(line, verb, "xcomp", "ccomp", "oprd")
    if not passed or not below or below[0].i < verb.i:
        return None
    tokens = [t for c in below for t in line.sentence.subtree(c)]
    if passed[0].lemma != "it":
        tokens = [*line.sentence.subtree(passed[0]), *tokens]
    made = draft(line, verb, line.groups(tokens), (manner, "passive"))
    return made if agent_of(line, verb) else replace(made, source=())


def _raising(line: Line, verb: Token, manner: str) -> Draft | None:
    """ "X seems to ...": the content is X and what it seems; nobody is credited."""
    subjects, below = _under(line, verb, "nsubj"), _under(line, verb, "xcomp", "oprd", "acomp", "ccomp")
    if not subjects or not below:
        return None
    tokens = [t for c in below for t in line.sentence.subtree(c)]
    if subjects[0].lemma != "it":
        tokens = [*line.sentence.subtree(subjects[0]), *tokens]
    made = draft(line, verb, line.groups(tokens), (manner, "raising"))
    return replace(made, source=())


def _accusation(line: Line, verb: Token, manner: str) -> Draft | None:
    return _object(line, verb, manner, "accusation")


def _object(line: Line, verb: Token, manner: str, how: str = "object") -> Draft | None:
    """The object with all that hangs on the verb after it ("accused X of ...")."""
    objects = [c for c in _under(line, verb, "dobj") if c.i > verb.i]
    if not objects:
        passed = _under(line, verb, "nsubjpass")
        if not passed or (how == "object" and agent_of(line, verb) is None):
            return None
        made = draft(line, verb, line.groups(line.sentence.subtree(passed[0])), (manner, how))
        return made if agent_of(line, verb) else replace(made, source=())
    heads = [objects[0], *_trail(line, verb, objects[0])]
    tokens = [t for h in heads for t in line.sentence.subtree(h)]
    return draft(line, verb, line.groups(tokens), (manner, how))


def _trail(line: Line, verb: Token, first: Token) -> list[Token]:
    """What follows the object without a comma and still tells of it: "as ...", "for ...", a predicate; never a day."""
    found: list[Token] = []
    for child in line.sentence.children(verb):
        if child.i <= first.i or child.dep not in TRAIL:
            continue
        below = line.sentence.subtree(child)
        parted = line.sentence.tokens[below[0].i - 1].pos == "PUNCT"
        if not parted and not any(t.ent in ("DATE", "TIME") for t in below if t.dep == "pobj"):
            found.append(child)
    return found


def _as(line: Line, verb: Token, manner: str) -> Draft | None:
    """ "describes X as Y": X and Y together."""
    marks = [c for c in _under(line, verb, "prep") if c.lemma == "as" and c.i > verb.i]
    if not marks:
        return None
    passed = _under(line, verb, "nsubjpass")
    heads = [*_under(line, verb, "dobj"), *passed, *marks]
    tokens = [t for h in heads for t in line.sentence.subtree(h) if not passed or t != marks[0]]
    made = draft(line, verb, line.groups(tokens), (manner, "as"), marks if passed else ())
    return made if not passed or agent_of(line, verb) else replace(made, source=())


def _below_preposition(line: Line, verb: Token, word: str, manner: str) -> Draft | None:
    """What stands below the preposition is the content, the preposition belongs to the cue."""
    for child in _under(line, verb, "prep"):
        if child.lemma == word and child.i > verb.i:
            tokens = [t for t in line.sentence.subtree(child) if t.i != child.i]
            asked = [c for c in _under(line, verb, "xcomp") if c.i > child.i]
            tokens += [t for c in asked for t in line.sentence.subtree(c)]
            groups = line.groups(tokens)
            if groups:
                return draft(line, verb, groups, (manner, "preposition"), (child,))
    return None


def _no_response(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """A verb of answering under negation, or a failing to do it."""
    if verb.lemma not in table.no_response:
        return None
    head = line.sentence.tokens[verb.head]
    failing = verb.dep == "xcomp" and head.lemma == "fail"
    if not failing and not _under(line, verb, "neg"):
        return None
    asked = [
        t
        for t in line.sentence.subtree(verb)
        if t.i > verb.i and t.pos == "NOUN" and t.lemma in table.no_response_objects
    ]
    if not asked and verb.lemma in ("return", "react", "answer"):
        return None
    below = [c for c in _under(line, verb, "prep", "dobj") if c.i > verb.i]
    tokens = [t for c in below for t in line.sentence.subtree(c)]
    return draft(line, verb, line.groups(tokens), ("no_response", "no_response"))


def _combined(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """A plain verb and a noun or adjective that make a cue together ("made clear that")."""
    for child in _under(line, verb, "dobj", "acomp", "oprd", "xcomp", "ccomp", "advmod"):
        manner = table.combined.get((verb.lemma, child.lemma))
        if manner is None or child.i < verb.i:
            continue
        clauses = _under(line, child, "acl", "ccomp", "prep") or _under(line, verb, "ccomp")
        clauses = [c for c in clauses if c.i != child.i]
        tokens = [t for c in clauses for t in line.sentence.subtree(c) if t.i > child.i]
        if tokens:
            return draft(line, verb, line.groups(tokens), (manner, "combined"), _up_to(line, verb, child))
    return None


def _up_to(line: Line, verb: Token, last: Token) -> tuple[Token, ...]:
    return line.sentence.tokens[verb.i + 1 : last.i + 1]


RULES: Mapping[str, Callable[[Line, Token, str], Draft | None]] = {
    "clause": _clause,
    "infinitive": _infinitive,
    "passive": _passive,
    "raising": _raising,
    "accusation": _accusation,
    "as": _as,
    "naming": _named,
    "loose": _loose,
    "object": _object,
}
