"""A trigger in its sentence comes in; polarity, certainty, stage and whether it looks ahead go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from waybill.claims.lexicon import frames, governors
from waybill.claims.negation import is_unanswered, negated, negated_through, of_none
from waybill.claims.purposes import purposed
from waybill.claims.supposing import is_supposed, supposed_stage
from waybill.claims.tree import SUBJECTS, is_passive
from waybill.claims.untruths import SAYINGS, is_content, untrue
from waybill.records.claim import Certainty, Polarity, Stage
from waybill.records.passage import Sentence, Token

RANK: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}
# Relations through which a governor reaches down to what it governs.
THROUGH = {
    "xcomp", "ccomp", "pcomp", "acl", "dobj", "obj", "pobj", "prep", "nsubj", "nsubjpass", "conj", "attr", "oprd",
    "agent", "dative", "compound", "appos", "amod", "csubj", "csubjpass", "advcl", "relcl", "npadvmod", "nmod", "acomp",
}  # fmt: skip
# Relations at which the clause stands for itself: what is above says nothing on how sure it is.
APART = {"relcl", "advcl", "parataxis"}


@dataclass(frozen=True, slots=True)
class Modality:
    """How a claim is put."""

    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    stage: Stage | None = None
    future: bool = False

    def less_sure(self, certainty: Certainty) -> Modality:
        """The same, at most as sure as given."""
        return replace(self, certainty=certainty) if RANK[certainty] > RANK[self.certainty] else self


def read_modality(
    sentence: Sentence, trigger: Token, stage: Stage | None, cues: frozenset[int] = frozenset()
) -> Modality:
    """How the trigger is put; `stage` is what its plain past reports, `cues` are tokens of speech cues (left out).

    The nearest governor decides the stage; every governor and modal on the way can only make it less sure.
    """
    found = _own_form(sentence, trigger, stage)
    settled = found.future and trigger.pos != "NOUN"
    negations = negated(sentence, trigger) + of_none(sentence, trigger)
    below = trigger
    for above in _governors(sentence, trigger):
        if untrue(sentence, above) is not None:  # whoever speaks denies it
            return Modality("affirmed" if negations % 2 else "negated", "certain", found.stage, found.future)
        if is_unanswered(
            sentence, below, above
        ):  # what is asked about is taken for granted, by nobody's word
            found = found.less_sure("unknown")
            break
        if above.i in cues and not _looks_ahead(above):
            denied = negated_through(sentence, above)
            negations += denied * (above.lemma in governors().lets_negation_through)
            found = _reported(found, above, below, bool(denied))
            break
        settled = settled or _told_as_fact(sentence, below)
        if _undone(found, above, below):
            found, settled = replace(found, stage="halted", future=False, certainty="certain"), True
        else:
            found, settled = _govern(sentence, found, above, below, settled)
        denied = negated(sentence, above)
        if denied and above.lemma in governors().unknowing:
            return Modality("negated" if negations % 2 else "affirmed", "unknown", found.stage, found.future)
        if denied and above.lemma in governors().stops_negation:
            found, denied = replace(found.less_sure("possible"), stage="considered", future=True), 0
        negations += denied + (above.lemma in governors().negating or _declined(above, below))
        below = above
    polarity: Polarity = "negated" if negations % 2 else "affirmed"
    if is_supposed(sentence, trigger):
        found = replace(found.less_sure("possible"), stage=supposed_stage(found.stage), future=True)
    return replace(_adverbs(sentence, trigger, found), polarity=polarity)


def _governors(sentence: Sentence, trigger: Token) -> Iterator[Token]:
    """The heads above the trigger that speak of it, nearest first; a clause that stands apart ends the way."""
    token = trigger
    for above in sentence.ancestors(trigger):
        if (
            token.dep not in THROUGH
            or (token.dep in APART and token.pos in {"VERB", "AUX"} and not _belongs(sentence, token, above))
            or _participle(sentence, token)
        ):
            return
        if token.dep == "conj" and token.pos in {"VERB", "AUX"} and _has_own(sentence, token):
            token = above
            continue
        if above.pos != "ADP":
            yield above
        token = above


def _belongs(sentence: Sentence, token: Token, above: Token) -> bool:
    """Whether a clause that the parser set apart is what the word above speaks of: "ruled out sending them"."""
    particle = token.i == above.i + 2 and sentence.tokens[above.i + 1].dep == "prt"
    gerund = token.tag == "VBG" and token.dep == "advcl" and (token.i == above.i + 1 or particle)
    return is_content(sentence, token) or (gerund and above.lemma in governors().negating)


def _reported(found: Modality, cue: Token, below: Token, denied: bool) -> Modality:
    """What the cue of speech leaves of the content: "could not confirm that", "warned against supplying"."""
    if denied and cue.lemma in governors().stops_negation | governors().unknowing:
        return found.less_sure("unknown")
    hedge = governors().hedges.get(cue.lemma)
    if hedge:
        found = found.less_sure(_certainty(hedge))
    if cue.lemma in {"warn", "caution"} and below.dep in {"pcomp", "prep", "xcomp", "pobj"}:
        found = replace(found, stage="considered", future=True)
    return found


def _looks_ahead(cue: Token) -> bool:
    """Whether a cue of speech also tells how far ("is considering sending", "denied supplying")."""
    return cue.lemma == "decline" or cue.lemma in governors().stages or cue.lemma in governors().negating


def _told_as_fact(sentence: Sentence, below: Token) -> bool:
    """Whether the clause below has a tense of its own that reports something done, whatever stands above it."""
    if below.pos not in {"VERB", "AUX"} or below.dep not in {"ccomp", "relcl", "advcl", "csubj"}:
        return False
    auxiliaries = {c.lemma for c in sentence.children(below) if c.dep in {"aux", "auxpass"}}
    ahead = auxiliaries & (governors().future_modals | governors().possible_modals | {"would", "to"})
    return not ahead and (below.tag in {"VBD", "VBZ", "VBP"} or bool(auxiliaries & {"have", "be"}))


def _participle(sentence: Sentence, token: Token) -> bool:
    """Whether a participle only qualifies its noun ("missiles bought earlier"): what is above does not speak of it."""
    to = any(c.dep == "aux" and c.tag == "TO" for c in sentence.children(token))
    own = any(c.dep in {*SUBJECTS, "mark"} for c in sentence.children(token))
    return token.pos == "VERB" and token.dep == "acl" and token.tag in {"VBN", "VBG"} and not to and not own


def _has_own(sentence: Sentence, verb: Token) -> bool:
    return any(c.dep in {*SUBJECTS, "aux"} for c in sentence.children(verb))


def _own_form(sentence: Sentence, trigger: Token, stage: Stage | None) -> Modality:
    """What tense, aspect and modals of the trigger itself say."""
    if trigger.pos not in {"VERB", "AUX"}:
        return Modality(stage=stage)
    auxiliaries = [c for c in sentence.children(trigger) if c.dep in {"aux", "auxpass"}]
    if trigger.dep == "conj" and not auxiliaries:
        auxiliaries = [c for c in sentence.children(sentence.tokens[trigger.head]) if c.dep == "aux"]
    words = {a.lemma for a in auxiliaries} | {a.text.lower() for a in auxiliaries}
    headline = trigger.dep == "ROOT" and trigger.tag == "VB" and "to" in words
    future = headline or bool(words & governors().future_modals)
    found = Modality(stage=stage, future=future)
    if words & governors().possible_modals or "would" in words:
        found = replace(found.less_sure("possible"), future=not words & {"have"})
    progressive = trigger.tag == "VBG" and words & {"be", "is", "are", "was", "were", "been"}
    if progressive and stage == "delivered" and not is_passive(sentence, trigger):
        found = replace(found, stage="in_delivery")
    if any(c.dep == "mark" and c.lemma in {"if", "unless", "whether"} for c in sentence.children(trigger)):
        found = replace(found.less_sure("possible"), future=True)
    meant = purposed(sentence, trigger) if stage in {"delivered", "agreed"} else None
    if meant is not None:
        return replace(found.less_sure(meant[2]), stage=meant[0], future=meant[1])
    if (future or found.future) and stage == "delivered":
        found = replace(found, stage="agreed" if future and found.certainty == "certain" else "considered")
    return found


def _govern(
    sentence: Sentence, found: Modality, above: Token, below: Token, settled: bool
) -> tuple[Modality, bool]:
    table = governors()
    # "was set to supply" governs; "set up a plant that supplies" does not; a past event noun is not its own plan.
    row = table.stages.get(above.lemma)
    if above.lemma == "be" and below.dep == "xcomp" and below.pos == "VERB":
        row = ("agreed", True, "certain")
    if above.lemma == "consider" and below.pos == "NOUN" and above.tag != "VBG":
        row = None
    worded: tuple[Stage, bool, str] | None = None
    if above.pos == "VERB" and below.dep in {"dobj", "nsubjpass", "prep", "obj", "pobj", "dative"}:
        under = " ".join(t.text.lower() for t in sentence.subtree(above)).replace(" - ", "-")
        worded = next(
            ((stage, False, "certain") for words, stage in table.wordings.items() if words in under), None
        )
        row = worded or row
    if above.lemma in table.negating and below.lemma in SAYINGS:
        row = None
    if row and not settled and (worded or _reaches(above, below)):
        stage, future, certainty = row
        if found.stage != "halted":
            found = replace(found, stage=stage, future=found.future or future)
        if certainty != "certain":
            found = found.less_sure(_certainty(certainty))
        settled = True
    hedge = table.hedges.get(above.lemma)
    if hedge and below.dep not in {"nsubj", "nsubjpass"}:
        found = found.less_sure(_certainty(hedge))
    for child in sentence.children(above):
        word = child.lemma
        if child.dep == "aux" and word in table.possible_modals:
            found = found.less_sure("possible")
        if child.dep == "aux" and word in table.future_modals:
            found = replace(found, future=True)
    return found, settled


def _declined(above: Token, below: Token) -> bool:
    """ "declined to supply"; exports that declined only fell."""
    return above.lemma == "decline" and below.dep == "xcomp" and below.lemma in frames().verbs


def _undone(found: Modality, above: Token, below: Token) -> bool:
    """Whether a plan or deal that looked ahead is halted: "has shelved its plan to buy"."""
    row = governors().stages.get(above.lemma)
    return (
        row is not None
        and row[0] == "halted"
        and below.pos == "NOUN"
        and found.future
        and _reaches(above, below)
    )


def _reaches(above: Token, below: Token) -> bool:
    if above.lemma == "notify":  # "notified Congress of a possible sale"
        return True
    if above.pos in {"VERB", "AUX", "ADJ"}:
        return below.dep in {
            "xcomp",
            "ccomp",
            "dobj",
            "obj",
            "prep",
            "pcomp",
            "nsubj",
            "nsubjpass",
            "attr",
            "oprd",
            "csubj",
            "agent",
            "acomp",
        }
    return below.dep in {
        "acl",
        "prep",
        "compound",
        "pobj",
        "ccomp",
        "appos",
        "amod",
        "pcomp",
        "nmod",
        "relcl",
    }


def _adverbs(sentence: Sentence, trigger: Token, found: Modality) -> Modality:
    """Hedging adverbs anywhere in the trigger's clause chain make it less sure."""
    reach = [trigger, *list(sentence.ancestors(trigger))[:2]]
    for token in reach:
        for child in sentence.children(token):
            if child.pos in {"ADV", "ADJ"} and child.dep in {"advmod", "amod", "acomp"}:
                hedge = governors().hedges.get(child.lemma)
                if hedge:
                    found = found.less_sure(_certainty(hedge))
    return found


def _certainty(word: str) -> Certainty:
    return next((c for c in RANK if c == word), "unknown")
