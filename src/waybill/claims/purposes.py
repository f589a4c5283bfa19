"""A trigger in its sentence comes in; whether it is only what something is for ("raised a loan to buy them") goes out."""

from __future__ import annotations

from waybill.claims.lexicon import governors
from waybill.claims.tree import SUBJECTS
from waybill.records.claim import Certainty, Stage
from waybill.records.passage import Sentence, Token


def purpose_of(sentence: Sentence, trigger: Token) -> Token | None:
    """The verb or noun of means whose purpose the infinitive is; None where it tells something done.

    "Used the loan to buy tanks" tells a purchase, "is the first to buy them" as well; "needs a loan to buy them" none.
    """
    first = trigger
    while first.dep == "conj" and sentence.tokens[first.head].pos == "VERB":
        first = sentence.tokens[first.head]
    below = sentence.children(first)
    if not any(c.dep == "aux" and c.tag == "TO" for c in below) or any(c.lemma == "have" for c in below):
        return None
    for_whom = any(c.dep == "mark" and c.lemma == "for" for c in below)  # "for a lender to buy tanks"
    if any(c.dep in SUBJECTS for c in below) and not for_whom:
        return None
    above = sentence.tokens[first.head]
    if first.dep == "advcl" and above.pos in {"VERB", "AUX"}:
        carried = above.lemma in governors().carrying_out or above.lemma == "be"
        return None if carried or first.i < above.i else above
    if first.dep in {"acl", "relcl"} and above.lemma in governors().means:
        verb = next((a for a in sentence.ancestors(above) if a.pos in {"VERB", "AUX"}), above)
        return None if verb.lemma in governors().carrying_out else above
    return None


def purposed(sentence: Sentence, trigger: Token) -> tuple[Stage, bool, Certainty] | None:
    """Stage, looking ahead and certainty of what is only a purpose; a contract signed to buy tanks agrees on them."""
    above = purpose_of(sentence, trigger)
    if above is None:
        return None
    for word in (above, *(c for c in sentence.children(above) if c.dep in {"dobj", "nsubjpass"})):
        row = governors().stages.get(word.lemma)
        if row is not None and row[0] in {"negotiating", "agreed", "licensed"}:
            return row[0], row[1], _certainty(row[2])
    return "considered", True, "possible"


def _certainty(word: str) -> Certainty:
    return "certain" if word == "certain" else "possible"
