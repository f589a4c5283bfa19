"""A verb comes in; a draft of who refused to speak, did not answer or was not reached goes out."""

from __future__ import annotations

from dataclasses import replace

from waybill.reading.speech_draft import Draft, draft
from waybill.reading.speech_line import Line, phrase, subject, under
from waybill.reading.speech_manner import UNWILLING, auxiliaries, is_negated
from waybill.reading.speech_table import SpeechTable
from waybill.records.passage import Token

# "ignored repeated written requests": what is ignored stands this near.
REACH = 6
# "did not wish to comment": verbs of will under negation.
WISHING = {"wish", "want", "care", "choose"}


def silent_draft(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """The first way of keeping silent that the verb tells."""
    rules = (
        _short_of,
        _refused,
        _unanswered,
        _went_unanswered,
        _unreached,
        _quiet,
        _without_words,
        _withheld,
        _ignored,
        _not_drawn,
    )
    return next((d for rule in rules if (d := rule(line, verb, table)) is not None), None)


def _refused(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """ "declined comment": what was asked for stands as the object."""
    asked = [c for c in under(line, verb, "dobj") if c.lemma in table.no_response_objects and c.i > verb.i]
    if verb.lemma not in table.declining or not asked:
        return None
    return draft(line, verb, line.groups(line.sentence.subtree(asked[0])), ("declined", "refused"))


def _unreached(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """ "could not be reached for comment", "was unavailable to comment"."""
    words = [c for c in under(line, verb, "acomp") if c.lemma in table.unreached]
    word = words[0] if words else verb
    if word.lemma not in table.unreached:
        return None
    below = [t for t in line.sentence.subtree(word) if t.i > word.i]
    asked = any(t.lemma in table.no_response_objects for t in below)
    holder = subject(line, verb) or next(iter(under(line, verb, "nsubjpass")), None)
    nobody = holder is not None and holder.text.lower() in ("nobody", "none", "one")
    if holder is not None and verb.dep not in ("amod", "acl") and not asked:  # an agreement is reached, too
        asked = word is verb and (holder.lemma.lower() in table.speakers or holder.ent == "PERSON")
    if holder is None or not asked or not (is_negated(line, verb) or word.lemma.startswith("un") or nobody):
        return None
    content = line.groups([t for t in below if t.pos != "PUNCT"] or [word])
    found = draft(line, verb, content, ("no_response", "unreached"), words)
    return replace(found, source=line.groups(phrase(line, holder)))


def _unanswered(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """A verb of answering under negation, or a failing to do it."""
    if verb.lemma not in table.no_response:
        return None
    head = line.sentence.tokens[verb.head]
    failing = verb.dep == "xcomp" and (
        head.lemma == "fail" or (head.lemma in WISHING and is_negated(line, head))
    )
    holder = subject(line, verb)
    nobody = holder is not None and any(
        c.text.lower() in ("neither", "no", "none") for c in (holder, *line.sentence.children(holder))
    )
    if not failing and not nobody and not under(line, verb, "neg"):
        return None
    asked = [
        t
        for t in line.sentence.subtree(verb)
        if t.i > verb.i and t.pos == "NOUN" and t.lemma in table.no_response_objects
    ]
    if (
        not asked
        and verb.lemma in ("return", "react", "answer")
        and not _asked_person(line, verb, holder, table)
    ):
        return None
    below = [c for c in under(line, verb, "prep", "dobj") if c.i > verb.i]
    tokens = [t for c in below for t in line.sentence.subtree(c)] or [verb]
    refused = any(a.lemma in UNWILLING or a.text.lower() in UNWILLING for a in auxiliaries(line, verb))
    refused = refused or (verb.dep == "xcomp" and head.lemma in WISHING)
    return draft(line, verb, line.groups(tokens), ("declined" if refused else "no_response", "no_response"))


def _went_unanswered(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """ "A question to the embassy went unanswered": whoever was asked stands behind "to"."""
    words = [c for c in line.sentence.children(verb) if c.text.lower() == "unanswered" and c.i > verb.i]
    asked = next(iter(under(line, verb, "nsubj", "nsubjpass")), None)
    if not words or asked is None or asked.lemma not in table.no_response_objects:
        return None
    ways = [c for c in under(line, asked, "prep") if c.lemma in ("to", "for")]
    holder = next((o for c in ways for o in under(line, c, "pobj")), None)
    if holder is None:
        return None
    found = draft(line, verb, line.groups([asked]), ("no_response", "unanswered"), words)
    return replace(found, source=line.groups(phrase(line, holder)))


def _asked_person(line: Line, verb: Token, holder: Token | None, table: SpeechTable) -> bool:
    """ "The official did not answer": a person, with nothing else that could be answered or returned."""
    if holder is None or verb.lemma == "return" or under(line, verb, "dobj", "prep", "xcomp"):
        return False
    return (
        holder.lemma.lower() in table.speakers
        or holder.ent == "PERSON"
        or holder.text.lower() in ("he", "she")
    )


def _short_of(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """ "stopped short of confirming that ...": it was not said."""
    above = list(line.sentence.ancestors(verb))[:3]
    if (
        verb.dep != "pcomp"
        or [a.lemma for a in above] != ["of", "short", "stop"]
        or verb.lemma not in table.verbs
    ):
        return None
    owner = subject(line, above[2])
    tokens = [t for t in line.sentence.subtree(verb) if t.i > verb.i]
    if owner is None or not tokens:
        return None
    cue = line.sentence.tokens[above[2].i : verb.i + 1]
    return Draft(
        line.groups(phrase(line, owner)), line.groups(cue), line.groups(tokens), "declined", "short_of"
    )


def _quiet(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """ "kept silent", "remained tight-lipped": what was asked stands beside it."""
    words = [c for c in under(line, verb, "acomp", "oprd", "xcomp", "amod", "advmod") if c.i > verb.i]
    word = next((c for c in words if c.lemma.lower() in table.quiet), None)
    if word is None or verb.lemma not in table.staying or subject(line, verb) is None:
        return None
    about = [c for h in (verb, word) for c in under(line, h, "prep") if c.i > verb.i]
    asked = [c for c in under(line, verb, "advcl") if c.lemma in ("ask", "question", "press")]
    tokens = [t for c in (about or asked) for t in line.sentence.subtree(c)] or [word]
    return draft(
        line,
        verb,
        line.groups(tokens),
        ("no_response", "quiet"),
        line.sentence.tokens[verb.i + 1 : word.i + 1],
    )


def _without_words(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """ "gave no answer", "had no comment", "said nothing": an answer under "no"."""
    objects = [c for c in under(line, verb, "dobj") if c.i > verb.i]
    if not objects or verb.lemma not in table.answering or subject(line, verb) is None:
        return None
    word = objects[0]
    none = any(c.text.lower() in ("no", "neither", "any") for c in line.sentence.children(word))
    denied = none and (
        is_negated(line, verb) or any(c.text.lower() == "no" for c in line.sentence.children(word))
    )
    if not (word.lemma in table.answers and denied) and word.text.lower() != "nothing":
        return None
    if word.text.lower() == "nothing" and verb.lemma not in ("say", "add"):
        return None
    manner = "declined" if word.lemma == "comment" else "no_response"
    return draft(line, verb, line.groups(line.sentence.subtree(word)), (manner, "without_words"))


def _not_drawn(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """ "would not be drawn on the price"."""
    helped = any(c.dep == "auxpass" for c in line.sentence.children(verb))
    holder = next(iter(under(line, verb, "nsubjpass")), None)
    if verb.lemma != "draw" or not helped or holder is None or not is_negated(line, verb):
        return None
    tokens = [t for c in under(line, verb, "prep") for t in line.sentence.subtree(c)] or [verb]
    found = draft(line, verb, line.groups(tokens), ("declined", "not_drawn"))
    return replace(found, source=line.groups(phrase(line, holder)))


def _withheld(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """ "does not discuss its equipment", "would not disclose the price": what is told of to nobody."""
    objects = [c for c in under(line, verb, "dobj", "ccomp") if c.i > verb.i]
    helpers = {a.lemma for a in auxiliaries(line, verb)}
    if (
        verb.lemma not in table.withholding
        or not objects
        or not helpers & {"do", "will", "would", "can", "could"}
    ):
        return None
    if not any(c.dep == "neg" for c in line.sentence.children(verb)) or subject(line, verb) is None:
        return None
    if any(a.text.lower() == "did" for a in auxiliaries(line, verb)):
        return None
    return draft(line, verb, line.groups(line.sentence.subtree(objects[0])), ("declined", "withheld"))


def _ignored(line: Line, verb: Token, table: SpeechTable) -> Draft | None:
    """ "ignored repeated requests", "left unanswered a list of questions"."""
    asked = [c for c in line.sentence.subtree(verb) if c.i > verb.i and c.lemma in table.no_response_objects]
    left = verb.lemma == "leave" and any(c.text.lower() == "unanswered" for c in line.sentence.subtree(verb))
    if not asked or subject(line, verb) is None or is_negated(line, verb):
        return None
    near = line.sentence.tokens[verb.i + 1 : asked[0].i + 1]
    if not left and not (verb.lemma == "ignore" and len(near) < REACH):
        return None
    return draft(line, verb, line.groups(line.sentence.subtree(asked[0])), ("no_response", "ignored"))
