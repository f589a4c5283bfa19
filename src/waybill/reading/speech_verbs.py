"""A sentence comes in; what its verbs of speech, opinion and intent open goes out as drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from waybill.reading.speech_clauses import clause_content, loose_content, passive_content, raising_content
from waybill.reading.speech_denial import denying_draft
from waybill.reading.speech_draft import Draft, draft
from waybill.reading.speech_line import Line, agent_of, phrase, subject, trimmed, under
from waybill.reading.speech_manner import bent
from waybill.reading.speech_objects import (
    accusation_content,
    as_content,
    gerund_content,
    infinitive_content,
    named_content,
    object_content,
    prepositional_content,
)
from waybill.reading.speech_silence import silent_draft
from waybill.reading.speech_table import SpeechTable
from waybill.reading.speech_trailing import trailing_content
from waybill.records.passage import Token

# Verbs that carry a verb of speech below them ("went on to say").
CARRIERS = frozenset(("go", "continue", "seem", "appear"))
# Shapes tried after all others, and shapes that only a verb on its own feet may take.
LAST = ("object", "loose", "quote")
BOUND = frozenset(("object", "as", "naming", "gerund", "infinitive", "raising"))


def verb_drafts(line: Line, table: SpeechTable) -> Iterator[Draft]:
    """Try each verb of the sentence with the shapes its lemma may take, the fullest shape first."""
    for token in line.sentence.tokens:
        shapes = table.verbs.get(token.lemma)
        if token.pos == "NOUN" and shapes is not None:
            found = _mistaken_noun(line, token, shapes)
        elif token.pos not in ("VERB", "AUX") or _is_left_unsaid(line, token, table):
            continue
        else:
            rules = (silent_draft, denying_draft, _combined)
            found = next((d for rule in rules if (d := rule(line, token, table)) is not None), None)
            if found is None and shapes is not None and not _is_modifier(token):
                found = _by_shape(line, token, shapes)
            if (found is None or not found.content or not found.source) and shapes and "clause" in shapes:
                found = trailing_content(line, token, shapes["clause"], table) or found
        if found is not None:
            yield bent(line, token, found, table)


def _mistaken_noun(line: Line, noun: Token, shapes: Mapping[str, str]) -> Draft | None:
    """A verb that the tagger took for a noun still heads the sentence and has a clause below it."""
    clauses = [c for c in under(line, noun, "ccomp") if c.i > noun.i]
    if noun.dep != "ROOT" or not clauses or "clause" not in shapes or noun.i == 0:
        return None
    own = subject(line, noun)
    before = phrase(line, own) if own else trimmed(line.sentence.tokens[: noun.i])
    content = line.groups(line.sentence.subtree(clauses[0]))
    return Draft(line.groups(before), (line.span((noun,)),), content, shapes["clause"], "mistaken_noun")


def _is_left_unsaid(line: Line, verb: Token, table: SpeechTable) -> bool:
    """ "declined to say whether ...": what was declined is not said."""
    head = table.verbs.get(line.sentence.tokens[verb.head].lemma, {})
    return verb.dep == "xcomp" and head.get("infinitive") == "declined"


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
    return prepositional_content(line, verb, shape, manner)


def _is_free(line: Line, verb: Token) -> bool:
    """A verb under "to" or a preposition tells what is sought, not what was said, unless it is carried."""
    if verb.dep == "pcomp" or (verb.dep == "acl" and verb.tag == "VBN" and agent_of(line, verb) is None):
        return False
    if not any(c.tag == "TO" for c in line.sentence.children(verb)):
        return True
    return line.sentence.tokens[verb.head].lemma in CARRIERS


def _combined(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """A plain verb and a noun or adjective that make a cue together ("made clear that")."""
    for child in under(line, verb, "dobj", "acomp", "oprd", "xcomp", "ccomp", "advmod"):
        by_text = table.combined.get((verb.lemma, child.text.lower()))
        manner = table.combined.get((verb.lemma, child.lemma), by_text)
        if manner is None or child.i < verb.i:
            continue
        clauses = under(line, child, "acl", "ccomp", "prep") or under(line, verb, "ccomp")
        clauses = [c for c in clauses if c.i != child.i]
        tokens = [t for c in clauses for t in line.sentence.subtree(c) if t.i > child.i]
        if tokens:
            return draft(line, verb, line.groups(tokens), (manner, "combined"), _up_to(line, verb, child))
    return None


def _up_to(line: Line, verb: Token, last: Token) -> tuple[Token, ...]:
    return line.sentence.tokens[verb.i + 1 : last.i + 1]


RULES: Mapping[str, Callable[[Line, Token, str], Draft | None]] = {
    "clause": clause_content,
    "infinitive": infinitive_content,
    "passive": passive_content,
    "raising": raising_content,
    "accusation": accusation_content,
    "as": as_content,
    "naming": named_content,
    "gerund": gerund_content,
    "loose": loose_content,
    "object": object_content,
}
