"""A word in its sentence comes in; how many negations stand on it, and whether it is asked and left unanswered, goes out."""

from __future__ import annotations

from waybill.claims.lexicon import governors
from waybill.claims.tree import OBJECTS, SUBJECTS
from waybill.records.passage import Sentence, Token

# Subjects that are none, by themselves; "neither A nor B" has the word beside its first name.
NOBODY = {"none", "nobody", "neither", "nothing"}
# Words that open a question below another verb.
QUESTION_TAGS = {"WDT", "WP", "WP$", "WRB"}
# Verbs that keep back what they govern ("declined to say"), and words that by themselves say that nobody tells.
KEEPING_BACK = {"decline", "refuse", "fail", "unable", "unwilling"}
NOT_TOLD = {"unclear", "unknown", "ask", "wonder", "question"}


def negated(sentence: Sentence, token: Token) -> int:
    """How many negations stand on the token itself, on its subject, or on the noun it shares its content with."""
    words = governors().negators
    children = sentence.children(token)
    near = [c for c in children if c.dep in {"neg", "det", "advmod", "preconj", "cc", "predet"}]
    count = int(any(c.lemma in words or c.text.lower() in words for c in near))
    count += int(
        any(
            c.dep in SUBJECTS
            and (c.lemma in NOBODY or any(g.lemma == "neither" for g in sentence.children(c)))
            for c in children
        )
    )
    shared = [
        c
        for c in children
        if c.dep in {"dobj", "attr", "acomp"} and c.lemma in governors().lets_negation_through
    ]
    if token.pos in {"VERB", "AUX"} and any(c.dep in {"ccomp", "acl", "xcomp"} for c in children):
        count += int(
            any(g.lemma in words for c in shared for g in sentence.children(c) if g.dep in {"det", "neg"})
        )
    return count


def negated_through(sentence: Sentence, cue: Token) -> int:
    """Negations on the cue or on what makes it possible: "has not been able to confirm"."""
    count, token = negated(sentence, cue), cue
    while token.dep in {"xcomp", "acomp"}:
        token = sentence.tokens[token.head]
        count += negated(sentence, token)
    return min(count, 1)


def of_none(sentence: Sentence, trigger: Token) -> int:
    """Whether what moves is none at all: "sent no launchers", "no missile was sent"."""
    if trigger.pos not in {"VERB", "AUX"}:
        verb = leaves_out(sentence, trigger)
        return int(verb is not None and not negated(sentence, verb))
    moved = [c for c in sentence.children(trigger) if c.dep in {"dobj", "nsubjpass", "attr", "nsubj"}]
    return int(any(g.lemma == "no" and g.dep in {"det", "neg"} for m in moved for g in sentence.children(m)))


def is_unanswered(sentence: Sentence, below: Token, above: Token) -> bool:
    """Whether the clause is a question that is not answered: "would not say how many had arrived", "is unclear who sold them"."""
    if below.pos not in {"VERB", "AUX"} or below.dep not in {
        "ccomp",
        "csubj",
        "pcomp",
        "acl",
        "advcl",
        "relcl",
    }:
        return False
    first = sentence.subtree(below)[0]
    if first.tag not in QUESTION_TAGS or first.i < above.i or below.dep == "relcl":
        return False
    if above.lemma in NOT_TOLD or any(
        c.dep == "acomp" and c.lemma in NOT_TOLD for c in sentence.children(above)
    ):
        return True
    telling = above.lemma in governors().stops_negation | governors().telling
    held = sentence.tokens[above.head]
    kept = above.dep in {"xcomp", "acl"} and (held.lemma in KEEPING_BACK or negated(sentence, held) > 0)
    return telling and (kept or negated(sentence, above) > 0)


def leaves_out(sentence: Sentence, noun: Token) -> Token | None:
    """The verb by which a noun of movement is said not to hold what stands as its object: "did not include"."""
    verb = sentence.tokens[noun.head]
    if noun.dep not in SUBJECTS or verb.lemma not in governors().holding:
        return None
    none = any(
        g.lemma == "no" for c in sentence.children(verb) if c.dep in OBJECTS for g in sentence.children(c)
    )
    return verb if none or negated(sentence, verb) else None
