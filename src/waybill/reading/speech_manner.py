"""A verb of speech in its sentence comes in; its manner goes out as negation and "quoted as" bend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from waybill.reading.speech_draft import Draft
from waybill.reading.speech_line import Line, cue_of, phrase, subject, under
from waybill.reading.speech_table import SpeechTable
from waybill.records.passage import Token
from waybill.records.words import Span

# What a negated manner turns into; a belief or a stance stays one, its polarity is the claim's.
NEGATED = {
    "confirmed": "unconfirmed",
    "denied": "undenied",
    "said": "unsaid",
    "reported": "unsaid",
    "announced": "unsaid",
    "alleged": "unsaid",
    "estimated": "unsaid",
}
# "would not say": a refusal, not a lack of words.
UNWILLING = frozenset(("would", "could", "can", "will"))
QUOTING = frozenset(("quote", "cite"))


def bent(line: Line, verb: Token, found: Draft, table: SpeechTable) -> Draft:
    """The draft with its manner under negation, or as somebody's quoted words."""
    if verb.tag == "VBG" and verb.dep == "pcomp":
        quoting = _quoting(line, verb)
        if quoting is not None:
            quoted = under(line, quoting, "dobj", "nsubjpass")
            cue = line.groups([*cue_of(line, quoting), line.sentence.tokens[verb.i - 1], verb])
            source = line.groups(phrase(line, quoted[0])) if quoted else found.source
            cue = tuple(c for c in cue if not any(c.overlaps(s) for s in source)) or found.cue
            content = found.content or _told_before(line, quoting)
            return replace(found, source=source, cue=cue, content=content, manner="quoted")
    if found.how == "object" and verb.lemma in table.rejecting:
        found = replace(found, manner=_rejected(line, verb, found.manner, table))
    manner = NEGATED.get(found.manner)
    if manner is None or not is_negated(line, verb):
        return found
    refused = any(a.lemma in UNWILLING or a.text.lower() in UNWILLING for a in auxiliaries(line, verb))
    both = verb.dep == "conj" and line.sentence.tokens[verb.head].lemma == "confirm"
    return replace(found, manner="declined" if refused or both else manner)


def is_negated(line: Line, verb: Token) -> bool:
    """Whether "not", "never" or "neither ... nor" stands over the verb."""
    children = line.sentence.children(verb)
    if any(c.dep == "neg" or c.text.lower() == "neither" for c in children):
        return True
    head = line.sentence.tokens[verb.head]
    if verb.dep != "conj" or head.i == verb.i:
        return False
    return any(c.text.lower() == "neither" for c in line.sentence.children(head)) or any(
        c.text.lower() == "nor" and head.i < c.i < verb.i for c in line.sentence.children(head)
    )


def auxiliaries(line: Line, verb: Token) -> Sequence[Token]:
    """The verb's auxiliaries, or those of the verb it is joined to."""
    own = [c for c in line.sentence.children(verb) if c.dep == "aux"]
    if own or verb.dep != "conj":
        return own
    return [c for c in line.sentence.children(line.sentence.tokens[verb.head]) if c.dep == "aux"]


def _quoting(line: Line, verb: Token) -> Token | None:
    """The "quoted" above "as saying"."""
    above = list(line.sentence.ancestors(verb))[:2]
    if len(above) == 2 and above[0].lemma == "as" and above[1].lemma in QUOTING:
        return above[1]
    return None


def _told_before(line: Line, quoting: Token) -> tuple[Span, ...]:
    """ "..., X quoted Y as saying": what stands before the comma."""
    owner = subject(line, quoting)
    first = phrase(line, owner)[0].i if owner is not None else 0
    if first < 2 or line.sentence.tokens[first - 1].text != ",":
        return ()
    return line.groups(line.sentence.tokens[: first - 1])


def _rejected(line: Line, verb: Token, manner: str, table: SpeechTable) -> str:
    """Rejecting what was said denies it; denying a licence refuses it."""
    objects = [*under(line, verb, "dobj"), *under(line, verb, "nsubjpass")]
    if not objects:
        return manner
    if objects[0].lemma in table.refusable:
        return "judged"
    told = table.nouns.get(objects[0].lemma, {})
    return "denied" if told or objects[0].pos == "PRON" or verb.lemma == "deny" else "judged"
