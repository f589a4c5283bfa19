"""A noun of telling in its sentence comes in; the word by which what it tells is called untrue goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from waybill.claims.lexicon import governors
from waybill.claims.tree import SUBJECTS, phrases
from waybill.knowledge.cues import load_cues
from waybill.records.passage import Sentence, Token
from waybill.records.words import Span

# What is called untrue of these is what they say.
SAYINGS = {
    "suggestion", "claim", "report", "allegation", "accusation", "charge", "rumour", "rumor",
    "assertion", "story", "notion", "idea", "talk", "speculation",
}  # fmt: skip
# "There is no truth in the report": what a report is said not to have.
TRUTH = {"truth", "substance", "basis", "foundation", "merit"}
# Words that are said not to hold: "the report was not true".
TRUE = {"true", "accurate", "correct"}
NO = {"no", "not", "n't", "without", "never"}
# Verbs of being and turning out to be.
LINKING = {"be", "remain", "amount", "prove"}


@cache
def _falsehoods() -> frozenset[str]:
    return frozenset(load_cues("en", "speech")["falsehoods"])


def told_untrue(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Every noun of telling that its clause calls untrue, with the word that does so."""
    for noun in sentence.tokens:
        cue = untrue(sentence, noun)
        if cue is not None:
            yield noun, cue


def untrue(sentence: Sentence, noun: Token) -> Token | None:
    """ "The claim that ... was baseless", "there is no truth in reports that ...": the word that says it is not so."""
    if noun.lemma not in SAYINGS or noun.pos != "NOUN":
        return None
    above = sentence.tokens[noun.head]
    if noun.dep == "pobj":
        return _no_truth(sentence, above)
    if noun.dep not in SUBJECTS:
        return None
    denied = _withheld(sentence, above)
    if above.pos == "VERB" and above.lemma not in LINKING:
        return above if _is_false(above) and noun.dep == "nsubjpass" and not denied else None
    for word in sentence.children(above):
        if word.dep not in {"acomp", "attr", "oprd"}:
            continue
        if denied != _withheld(sentence, word):
            if word.lemma in TRUE or word.lemma in TRUTH:
                return word
        elif _is_false(word) and not denied:
            return word
    behind = [o for p, o in phrases(sentence, above) if p == "without" and o.lemma in TRUTH]
    return behind[0] if behind else None


def is_content(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause that the parser hung on a noun of telling like a relative one is what it tells."""
    above = sentence.tokens[verb.head].lemma
    told = above in SAYINGS | governors().lets_negation_through | governors().unknowing
    return verb.dep == "relcl" and told and any(c.dep == "mark" for c in sentence.children(verb))


def denies_only_loss(sentence: Sentence, contents: Sequence[Span]) -> bool:
    """Whether what is denied is what became of the goods: whoever denies that any were lost does not deny having them."""
    inside = {t.i for span in contents for t in sentence.inside(span)}
    verbs = [
        t
        for t in sentence.tokens
        if t.i in inside and t.pos == "VERB" and t.dep in {"ccomp", "pcomp", "xcomp"}
    ]
    return bool(verbs) and all(v.lemma in governors().fates or _gone_missing(sentence, v) for v in verbs)


def _gone_missing(sentence: Sentence, verb: Token) -> bool:
    below = (*sentence.children(verb), sentence.tokens[verb.head])
    return verb.lemma in {"go", "miss"} and any(c.lemma in {"miss", "missing", "astray", "go"} for c in below)


def _no_truth(sentence: Sentence, preposition: Token) -> Token | None:
    truth = sentence.tokens[preposition.head]
    verb = sentence.tokens[truth.head]
    if preposition.lemma in {"to", "in", "for", "behind"} and truth.lemma in TRUTH:
        return truth if _withheld(sentence, truth) or _withheld(sentence, verb) else None
    return None


def _is_false(token: Token) -> bool:
    return bool({token.lemma.lower(), token.text.lower()} & _falsehoods())


def _withheld(sentence: Sentence, token: Token) -> bool:
    return any(c.dep in {"neg", "det"} and c.text.lower() in NO for c in sentence.children(token))
