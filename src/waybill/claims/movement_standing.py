"""A scene comes in; standing trade ("is a supplier of arms to X") and refusals of goods asked for go out as movements."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.claims.movement import Movement
from waybill.claims.movement_roles import once
from waybill.claims.scene import Goods, Scene
from waybill.claims.tree import OBJECTS, is_passive, own_subject, phrases
from waybill.records.passage import Token
from waybill.records.values import Party
from waybill.records.words import Said

# Nouns for whoever gives and whoever takes as a matter of habit.
GIVING = {"supplier", "exporter", "provider", "seller", "donor", "vendor", "source"}
TAKING = {"buyer", "customer", "importer", "purchaser", "client", "recipient"}
# Verbs by which a party is or becomes one.
BEING = {"be", "remain", "become", "stay", "count", "rank"}
# What is turned down, and the verbs that turn it down.
ASKED = {"request", "bid", "plea", "appeal", "application", "query", "wish"}
REFUSING = {"turn", "refuse", "reject", "decline", "deny", "rebuff", "snub", "spurn"}
# Beside these the verb needs "down" to refuse.
DOWN = {"turn"}


def find_standing(scene: Scene) -> Iterator[Movement]:
    """Every clause of standing trade or refusal, in text order."""
    for token in scene.sentence.tokens:
        found = _trader(scene, token) if token.pos == "NOUN" else _refused(scene, token)
        if found is not None:
            yield found


def _trader(scene: Scene, noun: Token) -> Movement | None:
    """ "X remains a supplier of tanks to Y", "X is Y's biggest arms supplier": the subject is what the noun says."""
    verb = scene.sentence.tokens[noun.head]
    if noun.lemma not in GIVING | TAKING or noun.dep not in {"attr", "acomp"} or verb.lemma not in BEING:
        return None
    who = own_subject(scene.sentence, verb)
    goods = _traded(scene, noun)
    if who is None or not goods:
        return None
    own = list(scene.parties(who))[:1]
    ways = list(phrases(scene.sentence, noun))
    other: list[Said[Party]] = [s for p, o in ways if p in {"to", "for", "from"} for s in scene.parties(o)]
    other += [s for c in scene.sentence.children(noun) if c.dep == "poss" for s in scene.parties(c)]
    other = [s for s in once(other) if s.value not in [o.value for o in own]]
    gives = noun.lemma in GIVING
    if not own or not (other or gives):
        return None
    return Movement(
        noun,
        "give",
        "delivered",
        *((once(own), once(other)) if gives else (once(other), once(own))),
        goods,
        noun=True,
    )


def _traded(scene: Scene, noun: Token) -> tuple[Goods, ...]:
    """The goods of "a supplier of tanks", "an arms supplier"."""
    of = tuple(g for p, o in phrases(scene.sentence, noun) if p == "of" for g in scene.goods(o) if g.systems)
    before = (c for c in scene.sentence.children(noun) if c.dep in {"compound", "amod"})
    return of or tuple(g for c in before for g in scene.goods(c) if g.systems)


def _refused(scene: Scene, verb: Token) -> Movement | None:
    """ "turned down a Thai request for jets", "the tanks were refused": goods asked for are not to be had."""
    if verb.pos != "VERB" or verb.lemma not in REFUSING:
        return None
    if verb.lemma in DOWN and not any(c.text.lower() == "down" for c in scene.sentence.children(verb)):
        return None
    if is_passive(scene.sentence, verb):
        who = own_subject(scene.sentence, verb)
        goods = tuple(g for g in scene.goods(who) if g.systems) if who is not None else ()
        if who is not None and who.lemma in ASKED:
            return _of_request(scene, verb, who)
        more = any(c.dep in {*OBJECTS, "xcomp", "ccomp", "dative"} for c in scene.sentence.children(verb))
        plain = goods and verb.lemma == "refuse" and not more  # "the ship was refused permission to dock"
        return Movement(verb, "stop", "halted", (), (), goods) if plain else None
    asked = next((c for c in scene.sentence.children(verb) if c.dep in OBJECTS and c.lemma in ASKED), None)
    return _of_request(scene, verb, asked) if asked is not None else None


def _of_request(scene: Scene, verb: Token, asked: Token) -> Movement | None:
    """Who asked, who refused, and what was asked for."""
    ways = list(phrases(scene.sentence, asked))
    goods = tuple(g for p, o in ways if p in {"for", "of"} for g in scene.goods(o) if g.systems)
    who = own_subject(scene.sentence, verb)
    giver = list(scene.parties(who)) if who is not None and who is not asked else []
    giver += [s for p, o in phrases(scene.sentence, verb) if p == "by" for s in scene.parties(o)]
    taker = [*scene.demonyms(asked), *(s for p, o in ways if p in {"by", "from"} for s in scene.parties(o))]
    if not goods:
        return None
    return Movement(verb, "stop", "halted", once(giver)[:1], once(taker)[:1], goods)
