"""A scene comes in; the words by which somebody takes a stand on a matter of arms trade go out, each with its stance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from waybill.claims.lexicon import frames
from waybill.claims.scene import Scene
from waybill.claims.tree import CLAUSES, OBJECTS, SUBJECTS, deep_phrases, own_subject, phrases
from waybill.knowledge.cues import load_cues
from waybill.records.passage import Token

# Pronouns that take up a matter named before.
POINTING = {"it", "this", "that", "them"}
# What is warned of or thanked for stands behind these.
FOR = {"for", "of", "against", "about"}
# What somebody turns down instead of judging it.
OFFERED = {"offer", "request", "bid", "proposal", "application", "plan", "order"}
# Particles with which the verb is another one.
PARTED = {"out", "off", "down", "away"}


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = load_cues("en", "kinds")["stands"]
    return table


@cache
def _verbs() -> Mapping[str, str]:
    return {word: stance for stance, words in _table()["on_trade"].items() for word in words}


def told_stances(scene: Scene) -> Iterator[tuple[Token, str]]:
    """Every verb of stance with a subject whose object is arms trade, one for each stance, in text order."""
    seen: set[str] = set()
    for token in scene.sentence.tokens:
        stance = (
            (_lawful(scene, token) or _stance(scene, token)) if token.pos == "VERB" else _judged(scene, token)
        )
        if stance is not None and stance not in seen:
            seen.add(stance)
            yield token, stance


def _held(scene: Scene, verb: Token) -> bool:
    """Whether somebody does it: a subject that is neither a thing nor a matter."""
    who = own_subject(scene.sentence, verb)
    if who is None:
        return False
    if who.dep == "nsubjpass":
        return _is_trade(who) and any(p == "by" for p, _ in phrases(scene.sentence, verb))
    return not (scene.mark_at(who, "system") or (who.lemma in _table()["trade"] and who.pos == "NOUN"))


def _stance(scene: Scene, verb: Token) -> str | None:
    if not _held(scene, verb) or is_denied(scene, verb):
        return None
    found = _called(scene, verb) or _accused(scene, verb) or _viewed(scene, verb) or _unopposed(scene, verb)
    if found is not None:
        return found
    stance = _verbs().get(verb.lemma)
    if stance is None or verb.dep == "amod" or _withheld(scene, verb) or _turned_down(scene, verb):
        return None
    return stance if _on_trade(scene, verb, stance) else None


def is_denied(scene: Scene, verb: Token) -> bool:
    """Whether somebody denies it ("denied that it had threatened"), or it is no stance ("backed out of the deal")."""
    parted = any(
        c.dep in {"prt", "advmod", "prep"} and c.text.lower() in PARTED for c in scene.sentence.children(verb)
    )
    return parted or scene.sentence.tokens[verb.head].lemma == "deny"


def _withheld(scene: Scene, verb: Token) -> bool:
    return any(c.dep == "neg" for c in scene.sentence.children(verb))


def _turned_down(scene: Scene, verb: Token) -> bool:
    """ "rejected the offer": what was to be had is refused, no stance is taken."""
    objects = [c for c in scene.sentence.children(verb) if c.dep in {*OBJECTS, "nsubjpass"}]
    return verb.lemma == "reject" and any(o.lemma in OFFERED for o in objects)


def _on_trade(scene: Scene, verb: Token, stance: str) -> bool:
    """Whether the object, what follows "for", or the that-clause of a regret or a warning is a matter of arms trade."""
    below = scene.sentence.children(verb)
    objects = [c for c in below if (c.dep in OBJECTS and c.i > verb.i) or c.dep == "nsubjpass"]
    objects += [o for p, o in phrases(scene.sentence, verb) if p in FOR and stance != "warning"]
    if stance == "warning" and any(o.lemma in _table()["answering"] for o in objects):
        return True
    if any(o.tag == "VBG" and o.lemma in frames().verbs for o in objects):
        return True
    if any(
        _is_trade(o) or _of_trade(scene, o) or (o.text.lower() in POINTING and _told_before(scene, verb))
        for o in objects
    ):
        return True
    if stance not in {"warning", "concern"} or verb.lemma == "question":
        return False
    clauses = [c for c in below if c.dep in CLAUSES | {"xcomp"} and c.i > verb.i]
    return any(_is_trade(t) for c in clauses for t in scene.sentence.subtree(c) if t.pos == "NOUN")


def _of_trade(scene: Scene, token: Token) -> bool:
    """ "criticised the rise in exports": what is judged is how the trade goes."""
    return token.lemma in _table()["course"] and any(
        _is_trade(o) for _, o in deep_phrases(scene.sentence, token)
    )


def _accused(scene: Scene, verb: Token) -> str | None:
    """ "accused Israel of fuelling the war": a charge that is itself a judgement on the trade."""
    if verb.lemma != "accuse":
        return None
    below = [o for p, o in phrases(scene.sentence, verb) if p == "of"]
    return "condemnation" if any(o.lemma in _table()["fuelling"] for o in below) else None


def _told_before(scene: Scene, verb: Token) -> bool:
    """Whether the sentence names the matter before a pronoun takes it up."""
    return any(_is_trade(t) for t in scene.sentence.tokens[: verb.i] if t.pos == "NOUN")


def _is_trade(token: Token) -> bool:
    return token.lemma in _table()["trade"] and token.pos in {"NOUN", "VERB", "PROPN"}


def _called(scene: Scene, verb: Token) -> str | None:
    """ "called the delivery a milestone", "denounced the purchase as a whim": what a matter is called tells the stance."""
    if verb.lemma not in _table()["calling"]:
        return None
    after = [t for t in scene.sentence.subtree(verb) if t.i > verb.i]
    first = next((t for t in after if t.pos in {"NOUN", "PROPN", "PRON"} and t.dep != "compound"), None)
    if first is None or not (
        _is_trade(first)
        or first.lemma in {"step", "move", "ruling"}
        or (first.text.lower() in POINTING and _told_before(scene, verb))
    ):
        return None
    words = {w for t in after if t.i > first.i for w in (t.lemma.lower(), t.text.lower())}
    if words & set(_table()["bad"]):
        return "condemnation"
    return "support" if words & set(_table()["good"]) else None


def _judged(scene: Scene, verb: Token) -> str | None:
    """ "This is a testament to our partnership": what a pointing word is said to be, by somebody who speaks."""
    if verb.lemma != "be" or verb.pos != "AUX" or scene.voice is None or _withheld(scene, verb):
        return None
    below = scene.sentence.children(verb)
    if not any(c.dep in SUBJECTS and c.text.lower() in POINTING for c in below):
        return None
    words = {
        t.lemma.lower()
        for c in below
        if c.dep == "attr"
        for t in (c, *scene.sentence.subtree(c))
        if t.pos in {"NOUN", "ADJ"}
    }
    heads = {c.lemma.lower() for c in below if c.dep == "attr" and c.pos == "NOUN"}
    if heads & set(_table()["bad"]) or "malign" in words:
        return "condemnation"
    return "support" if heads & set(_table()["good"]) else None


def _viewed(scene: Scene, verb: Token) -> str | None:
    """ "views the offer with concern"."""
    objects = [c for c in scene.sentence.children(verb) if c.dep in OBJECTS]
    if verb.lemma not in _table()["viewing"] or not any(_is_trade(o) for o in objects):
        return None
    near = [*phrases(scene.sentence, verb), *(p for o in objects for p in phrases(scene.sentence, o))]
    return next(
        (
            "concern"
            for p, o in near
            if p == "with" and o.lemma in load_cues("en", "kinds")["positions"]["concern"]
        ),
        None,
    )


def _lawful(scene: Scene, verb: Token) -> str | None:
    """ "breaks no rule of international law", "does not violate the embargo": a right is claimed."""
    if verb.lemma not in _table()["breaking"]:
        return None
    objects = [c for c in scene.sentence.children(verb) if c.dep in OBJECTS]
    none = any(g.text.lower() in {"no", "any"} for o in objects for g in scene.sentence.children(o))
    on_law = any(t.lemma in _table()["lawful"] for o in objects for t in scene.sentence.subtree(o))
    return "right_claimed" if on_law and (none or _withheld(scene, verb)) else None


def _unopposed(scene: Scene, verb: Token) -> str | None:
    """ "made no objection", "raised no objections": whoever does not object agrees."""
    objects = [c for c in scene.sentence.children(verb) if c.dep in OBJECTS and c.lemma == "objection"]
    none = any(g.text.lower() in {"no"} for o in objects for g in scene.sentence.children(o))
    return "support" if none or (objects and _withheld(scene, verb)) else None
