"""A verb comes in; a draft of who calls what is told a lie, or brushes it off, goes out."""

from __future__ import annotations

from waybill.reading.speech_draft import Draft, draft
from waybill.reading.speech_line import Line, under
from waybill.reading.speech_manner import is_negated
from waybill.reading.speech_table import SpeechTable
from waybill.records.passage import Token

# Manners of nouns for what somebody told: such a thing can be denied.
TOLD = frozenset(("said", "reported", "alleged", "estimated"))
# What is held or shown by somebody and can be called false, though its noun is none of telling.
SHOWN = frozenset(("analysis", "finding", "conclusion", "image", "footage", "document", "figure", "paper"))
POINTING = frozenset(("it", "them", "this", "that", "these", "those"))


def denying_draft(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """What is told is called false, or brushed off: its teller is contradicted, so the manner is denial."""
    if verb.pos != "VERB" or is_negated(line, verb):
        return None
    objects = [c for c in under(line, verb, "dobj", "nsubj", "nsubjpass") if _is_told(line, c, verb, table)]
    if not objects:
        return None
    told = objects[0]
    particle = next((c for c in under(line, verb, "prt", "advmod") if c.i == verb.i + 1), None)
    if particle is not None and (verb.lemma, particle.text.lower()) in table.brushing:
        content = line.groups(line.sentence.subtree(told))
        return draft(line, verb, content, ("denied", "brushed_off"), (particle,))
    if verb.lemma not in table.turning:
        return None
    last = next((t for t in line.sentence.subtree(verb) if t.i > told.i and _is_false(line, t, table)), None)
    if last is None:
        return None
    tokens = {t for h in (told, last) for t in line.sentence.subtree(h)}
    between = {
        t for t in line.sentence.tokens if told.i < t.i < last.i and line.sentence.tokens[last.head] is t
    }
    return draft(line, verb, line.groups(tokens | between), ("denied", "called_false"))


def _is_told(line: Line, token: Token, verb: Token, table: SpeechTable) -> bool:
    """Whether the token is an object of telling: a report, a claim, or a pronoun for one."""
    if token.dep != "dobj" and not (token.i > verb.i or token.dep == "nsubjpass"):
        return False
    manners = set(table.nouns.get(token.lemma, {}).values())
    return bool(manners & TOLD) or token.lemma in SHOWN or token.text.lower() in POINTING


def _is_false(line: Line, token: Token, table: SpeechTable) -> bool:
    words = (token.lemma.lower(), token.text.lower())
    return any(w in table.falsehoods for w in words) and not any(
        c.dep == "neg" for c in line.sentence.children(token)
    )
