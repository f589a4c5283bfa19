"""Scenes and speech come in; drafts of responses and positions go out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from waybill.claims.draft import Draft, Thread, span_for
from waybill.claims.lexicon import frames
from waybill.claims.modality import Modality, read_modality
from waybill.claims.scene import Scene
from waybill.claims.stances import is_denied, told_stances
from waybill.claims.tree import OBJECTS, clause_top, conjuncts, own_subject, phrases, subject
from waybill.claims.untruths import told_untrue
from waybill.knowledge.cues import load_cues
from waybill.records.claim import Field
from waybill.records.passage import Speech, Token
from waybill.records.values import Party
from waybill.records.words import Said, Span


@cache
def _stances() -> Mapping[str, str]:
    table = load_cues("en", "kinds")["positions"]
    return {word: stance for stance, words in table.items() if isinstance(words, list) for word in words}


def find_positions(
    scene: Scene, thread: Thread, side: Said[Party] | None, cues: frozenset[int]
) -> Iterator[Draft]:
    """Concern, warning, condemnation, support or a claim of right; `side` is the party of whoever speaks the sentence."""
    if not (thread.armed or thread.pair or _on_arms(scene) or _on_a_movement(scene, thread.armed)):
        return
    wide = bool(thread.pair or _on_arms(scene) or _on_a_movement(scene, thread.armed))
    seen: set[str] = set()
    scene = replace(scene, cut=())
    for token, told in told_stances(scene):
        seen.add(told)
        for holder in _holders(scene, token, side) or (side,):
            yield _draft(scene, token, told, holder, thread)
    if not wide:
        return
    right = claimed_right(scene)
    if right is not None and "right_claimed" not in seen:
        yield _draft(
            scene, right, "right_claimed", side or next(iter(_holders(scene, right, side)), None), thread
        )
        seen.add("right_claimed")
    for token in scene.sentence.tokens:
        stance = _stances().get(token.lemma)
        if stance is None or stance in seen or not _takes_a_stand(scene, token):
            continue
        borne = token.lemma in THREATS and scene.sentence.tokens[token.head].lemma in {
            "bear",
            "face",
            "suffer",
        }
        holders = () if borne else _holders(scene, token, side)
        if borne and side:
            holders = (side,)
        if not holders and token.i not in cues and stance in {"support", "warning"}:
            continue
        if not holders and side is None and stance != "concern":
            continue
        seen.add(stance)
        for holder in holders or (side,):
            yield _draft(scene, token, stance, holder, thread)


def _takes_a_stand(scene: Scene, token: Token) -> bool:
    """Whether a word of stance is held by somebody here, not denied, named in passing or a mere preposition."""
    if token.pos not in {"VERB", "NOUN", "ADJ"} or token.dep == "compound":
        return False
    if not _voiced(scene, token) if token.pos == "NOUN" else is_denied(scene, token):
        return False
    if token.text.lower() == "concerning" and token.dep in {"prep", "acl"}:
        return False
    return token.lemma not in THREATS or _threatened(scene, token)


# Words by which a sentence with weapons in it speaks of their use, which no position here is on.
USED = {
    "attack",
    "strike",
    "bombardment",
    "barrage",
    "shelling",
    "kill",
    "hit",
    "bomb",
    "fire",
    "test",
    "launch",
    "explosion",
    "raid",
    "war",
}


def _on_arms(scene: Scene) -> bool:
    """Whether the sentence names arms or a restriction on them, and not what they did."""
    words = {t.lemma for t in scene.sentence.tokens}
    return bool(scene.of_kind("system") or words & {"embargo", "arms"}) and not words & USED


def _on_a_movement(scene: Scene, armed: bool) -> bool:
    """Whether the sentence itself speaks of arms changing hands, or of a right or rule on that."""
    return (armed or bool(scene.of_kind("system"))) and any(
        t.lemma in frames().verbs
        or t.lemma in frames().nouns
        or t.lemma in frames().shipments
        or t.lemma in {"embargo", "deal"}
        for t in scene.sentence.tokens
    )


# Verbs by which a noun of stance is held by somebody.
VOICING = {
    "raise", "express", "voice", "share", "have", "cause", "spark", "prompt", "draw", "say", "be",
    "reiterate", "repeat", "stress", "fuel", "underline", "issue", "trigger", "deepen", "add",
    "provoke", "meet", "convey", "sound", "note",
}  # fmt: skip


# Nouns that warn only where somebody is to bear them or is warned of them.
THREATS = {"consequence", "countermeasure", "retaliation", "repercussion"}
BEARING = {
    "bear",
    "face",
    "suffer",
    "carry",
    "entail",
    "have",
    "threaten",
    "announce",
    "vow",
    "promise",
    "take",
    "meet",
}


def _threatened(scene: Scene, token: Token) -> bool:
    above = scene.sentence.tokens[token.head]
    return above.lemma in BEARING and token.dep in {"dobj", "obj"}


def _voiced(scene: Scene, token: Token) -> bool:
    """Whether a noun of stance is held by somebody in the sentence, not mentioned in passing ("amid concerns")."""
    above = scene.sentence.tokens[token.head]
    return (above.pos in {"VERB", "AUX"} and above.lemma in VOICING | BEARING) or token.dep == "ROOT"


def _draft(scene: Scene, token: Token, stance: str, party: Said[Party] | None, thread: Thread) -> Draft:
    fields: dict[str, Field] = {
        "stance": Said(stance, Span.cut(scene.text, token.start, token.end), "cue table")
    }
    if party:
        fields["party"] = party
    systems = scene.systems()
    if systems:
        fields["about"] = Said(systems[0].value.name, systems[0].span, systems[0].how)
    span = span_for(scene, clause_top(scene.sentence, token), fields)
    modality = read_modality(scene.sentence, token, None, frozenset())
    return Draft("position", span, fields, Modality(modality.polarity, "certain", None, False))


def claimed_right(scene: Scene) -> Token | None:
    """A word of right or permission with an act of arms trade below it: "we are allowed to export weapons"."""
    table = load_cues("en", "kinds")["positions"]["right_claimed"]
    words, acts = set(table["words"]), set(table["acts"])
    for token in scene.sentence.tokens:
        if token.lemma not in words and token.text.lower() not in words:
            continue
        below = scene.sentence.tokens[token.i + 1 : token.i + 9]
        if token.lemma == "permit" and token.pos == "NOUN":  # a paper, no right
            continue
        if token.lemma == "free" and below and below[0].lemma == "trade":
            continue
        above = list(scene.sentence.ancestors(token))[:1]
        subject_side = [
            t for a in above if a.pos == "AUX" for t in scene.sentence.subtree(a) if t.i < token.i
        ]
        if any(t.lemma in acts for t in (*below, *subject_side)) and not _licensing(scene, token):
            return token
    return None


def _licensing(scene: Scene, token: Token) -> bool:
    """Whether somebody else grants the permission ("the government allowed the firm to export"): no claim of right."""
    return (
        token.pos == "VERB"
        and token.lemma in {"allow", "permit"}
        and any(c.dep == "nsubj" for c in scene.sentence.children(token))
    )


def _holders(scene: Scene, token: Token, side: Said[Party] | None) -> tuple[Said[Party], ...]:
    """Whose stance, each party by itself: the noun's owner, the verb's subject (of a pronoun the side), or who is stirred."""
    sentence = scene.sentence
    found = scene.demonyms(token)
    if token.lemma in STIRRING and token.pos == "VERB":
        found = tuple(s for c in sentence.children(token) if c.dep in OBJECTS for s in scene.parties(c))
    for preposition, target in phrases(sentence, token):
        if preposition in {"among", "by", "in", "from", "of"} and not found:
            found = scene.parties(target)
    top = clause_top(sentence, token)
    if not found:
        who = own_subject(sentence, top) or subject(sentence, top)
        if side is not None and who is not None and who.pos == "PRON":
            return (side,)
        found = scene.parties(who) if who is not None else ()
        if who is not None and len(found) > 1 and len(conjuncts(sentence, who)) > 1:
            return found  # "X, Y and Z condemned the sale"
    for preposition, target in phrases(sentence, top):
        if preposition in {"among", "in", "from"} and not found:
            found = scene.parties(target)
    return found[:1]


# What is given in words: to refuse it is silence ("declined to give details").
TOLD = {
    "detail", "comment", "information", "figure", "number", "reason", "name", "answer", "explanation", "statement", "interview",
    "date",
}  # fmt: skip
# What is refused in deed, not in words.
UNSPOKEN = {
    "publish", "recognise", "recognize", "resign", "accept", "join", "pay", "leave", "meet", "attend", "take", "sign",
}  # fmt: skip
# Verbs whose object feels what they say: "the arrival alarmed X".
STIRRING = {"alarm", "worry", "trouble", "unsettle", "concern", "dismay", "outrage", "anger", "infuriate"}
# Manners of those who state something as so.
STATING = {"said", "announced", "reported", "confirmed"}
# Words that withhold a confirmation.
NO = {"no", "not", "n't", "never", "without", "neither", "nor"}


def find_responses(speech: Speech, side: Said[Party] | None, scene: Scene, thread: Thread) -> Draft | None:
    """A party that was asked or accused: it declined, did not respond, denied or confirmed.

    Who keeps silent may be on no known side.
    """
    sentence_span, text = scene.sentence.span, scene.text
    armed = thread.armed or any(m.kind == "system" for m in scene.passage.marks)
    if not armed or (speech.manner == "confirmed" and not (thread.pair or scene.of_kind("system"))):
        return None
    table = load_cues("en", "kinds")["responses"]
    silent = speech.manner in table["silent"]
    untrue = next((c for c in _untruths(scene, speech) if speech.manner in STATING), None)
    if not speech.cue or not (silent or (side and (untrue or speech.manner in table["told"]))):
        return None
    if not speech.source or (side is None and not (thread.giver and thread.taker)):
        return None
    if speech.manner == "declined" and _acts(scene, speech):
        return None
    if speech.manner == "confirmed" and (_withheld(scene, speech.cue[0]) or _trails(speech)):
        return None
    pieces = [*speech.source, *speech.cue, *speech.content]
    pieces = [p for p in pieces if sentence_span.overlaps(p)]
    span = Span.cut(text, min(p.start for p in pieces), max(p.end for p in pieces))
    told = Said("denied", untrue, "cue table") if untrue else Said(speech.manner, speech.cue[0], "cue table")
    fields: dict[str, Field] = {"response": told}
    if side is not None:
        fields["party"] = side
    return Draft("response", span, fields, Modality())


def _untruths(scene: Scene, speech: Speech) -> Iterator[Span]:
    """The words by which the speaker calls a report or claim untrue: "the report was baseless, X said"."""
    for _, cue in told_untrue(scene.sentence):
        if any(c.start <= cue.start < c.end for c in speech.content):
            yield Span.cut(scene.text, cue.start, cue.end)


def _acts(scene: Scene, speech: Speech) -> bool:
    """Whether what is refused is to give or take arms ("refused to sell X the battery"): a refusal of trade, no silence."""
    cue = [t for t in scene.sentence.inside(speech.cue[0]) if t.lemma in {"refuse", "decline"}]
    refused = [
        c for t in cue for c in scene.sentence.children(t) if c.dep in {"xcomp", "ccomp"} and c.pos == "VERB"
    ]
    if any(o.lemma in TOLD for c in refused for o in scene.sentence.children(c) if o.dep in OBJECTS):
        return False
    if refused and all(c.lemma in UNSPOKEN for c in refused):
        return True
    return any(c.lemma in frames().verbs or c.lemma in {"let", "allow", "issue", "grant"} for c in refused)


def _trails(speech: Speech) -> bool:
    """Whether the words told stand before the cue ("X sold them, the ministry confirmed"): its teller, no answer."""
    return bool(speech.content) and all(c.end <= speech.cue[0].start for c in speech.content)


def _withheld(scene: Scene, cue: Span) -> bool:
    """Whether the confirmation is one that was not given: "had no confirmation", "could not confirm"."""
    tokens = scene.sentence.tokens
    first = next((t.i for t in tokens if t.start >= cue.start), 0)
    near = tokens[max(0, first - 3) : first]
    inside = scene.sentence.inside(cue)
    return any(t.text.lower() in NO for t in (*near, *inside))
