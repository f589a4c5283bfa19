"""A verb of speech comes in; the object, infinitive or phrase it governs goes out as a draft."""

from __future__ import annotations

from dataclasses import replace

from waybill.reading.speech_draft import Draft, draft
from waybill.reading.speech_line import Line, agent_of, subject, under
from waybill.records.passage import Token

# What may follow an object and belong to it still.
TRAIL = frozenset(("prep", "oprd", "xcomp", "dative"))


def infinitive_content(line: Line, verb: Token, manner: str) -> Draft | None:
    """ "to ..." below the verb, with the object that comes before it."""
    wanted = [
        c
        for c in under(line, verb, "xcomp", "ccomp", "advcl")
        if c.i > verb.i and any(a.tag == "TO" for a in line.sentence.children(c))
    ]
    if not wanted:
        return None
    heads = [*(c for c in under(line, verb, "dobj") if verb.i < c.i < wanted[0].i), wanted[0]]
    groups = line.groups(t for h in heads for t in line.sentence.subtree(h))
    return draft(line, verb, groups, (manner, "infinitive")) if groups else None


def gerund_content(line: Line, verb: Token, manner: str) -> Draft | None:
    """ "denied supplying ...", "denies having supplied ..." """
    below = [c for c in under(line, verb, "xcomp", "ccomp") if c.i > verb.i and _is_gerund(line, c)]
    if not below or subject(line, below[0]) is not None:
        return None
    return draft(line, verb, line.groups(line.sentence.subtree(below[0])), (manner, "gerund"))


def _is_gerund(line: Line, verb: Token) -> bool:
    return verb.tag == "VBG" or any(c.dep == "aux" and c.tag == "VBG" for c in line.sentence.children(verb))


def named_content(line: Line, verb: Token, manner: str) -> Draft | None:
    """ "calls X Y": all that follows up to the end of the predicate."""
    below = [c for c in under(line, verb, "oprd", "xcomp", "ccomp") if c.i > verb.i]
    passed = under(line, verb, "nsubjpass")
    if not below:
        return None
    heads = [*(c for c in under(line, verb, "dobj") if c.i > verb.i), *below, *passed]
    made = draft(
        line, verb, line.groups(t for h in heads for t in line.sentence.subtree(h)), (manner, "named")
    )
    return made if not passed or agent_of(line, verb) else replace(made, source=())


def accusation_content(line: Line, verb: Token, manner: str) -> Draft | None:
    return object_content(line, verb, manner, "accusation")


def object_content(line: Line, verb: Token, manner: str, how: str = "object") -> Draft | None:
    """The object with all that hangs on the verb after it ("accused X of ...")."""
    objects = [c for c in under(line, verb, "dobj") if c.i > verb.i or c.tag in ("WDT", "WP")]
    if not objects:
        passed = under(line, verb, "nsubjpass")
        if not passed or (how == "object" and agent_of(line, verb) is None):
            return None
        made = draft(line, verb, line.groups(line.sentence.subtree(passed[0])), (manner, how))
        return made if agent_of(line, verb) else replace(made, source=())
    heads = [objects[0], *_trail(line, verb, objects[0])]
    tokens = [t for h in heads for t in line.sentence.subtree(h)]
    return draft(line, verb, line.groups(tokens), (manner, how))


def _trail(line: Line, verb: Token, first: Token) -> list[Token]:
    """What follows the object without a comma: "as ...", "for ...", a predicate; never a day."""
    found: list[Token] = []
    for child in line.sentence.children(verb):
        if child.i <= first.i or child.dep not in TRAIL:
            continue
        below = line.sentence.subtree(child)
        parted = line.sentence.tokens[below[0].i - 1].pos == "PUNCT"
        if not parted and not any(t.ent in ("DATE", "TIME") for t in below if t.dep == "pobj"):
            found.append(child)
    return found


def as_content(line: Line, verb: Token, manner: str) -> Draft | None:
    """ "describes X as Y": X and Y together."""
    marks = [c for c in under(line, verb, "prep") if c.lemma == "as" and c.i > verb.i]
    if not marks:
        return None
    passed = under(line, verb, "nsubjpass")
    heads = [*under(line, verb, "dobj"), *passed, *marks]
    tokens = [t for h in heads for t in line.sentence.subtree(h) if not passed or t != marks[0]]
    made = draft(line, verb, line.groups(tokens), (manner, "as"), marks if passed else ())
    return made if not passed or agent_of(line, verb) else replace(made, source=())


def prepositional_content(line: Line, verb: Token, word: str, manner: str) -> Draft | None:
    """What stands below the preposition is the content, the preposition belongs to the cue."""
    for child in under(line, verb, "prep"):
        if child.lemma == word and child.i > verb.i:
            tokens = [t for t in line.sentence.subtree(child) if t.i != child.i]
            asked = [c for c in under(line, verb, "xcomp") if c.i > child.i]
            tokens += [t for c in asked for t in line.sentence.subtree(c)]
            groups = line.groups(tokens)
            if groups:
                return draft(line, verb, groups, (manner, "preposition"), (child,))
    return None
