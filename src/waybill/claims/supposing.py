"""A noun of movement in its sentence comes in; whether it is only supposed ("any delivery would ...") goes out."""

from __future__ import annotations

from waybill.claims.tree import SUBJECTS
from waybill.records.claim import Stage
from waybill.records.passage import Sentence, Token

# Words before a noun that leave open whether there is such a thing at all.
OPEN = {"any", "a", "an", "such", "another", "further"}
# Helpers by which a clause tells what follows from something supposed, and those that do so only beside "any".
SUPPOSING = {"would", "could", "might"}
AHEAD = {"will", "shall", "'ll", "can", "may", "must", "should"}
# What was settled before stays so, whatever is said of its effects.
SETTLED = {"licensed", "halted", "negotiating"}


def is_supposed(sentence: Sentence, noun: Token) -> bool:
    """Whether a clause tells only what would follow from the noun: "any transfer would be a grave mistake"."""
    if noun.pos != "NOUN":
        return False
    near = {c.text.lower() for c in sentence.children(noun) if c.dep in {"det", "amod", "predet"}}
    verb = sentence.tokens[noun.head]
    if noun.dep not in SUBJECTS or verb.pos not in {"VERB", "AUX"}:
        return False
    helpers = {c.text.lower() for c in sentence.children(verb) if c.dep == "aux"}
    bare = noun.tag == "NNS" and not any(c.dep in {"det", "poss", "nummod"} for c in sentence.children(noun))
    if "any" in near:
        return bool(helpers & (SUPPOSING | AHEAD))
    return bool(helpers & SUPPOSING) and (bare or bool(near & OPEN))


def supposed_stage(stage: Stage | None) -> Stage | None:
    """What is only supposed is at most considered."""
    return stage if stage is None or stage in SETTLED else "considered"
