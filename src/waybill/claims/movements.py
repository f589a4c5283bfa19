"""A scene comes in; the movements of goods in it, with whoever stands in which role, go out."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.claims.lexicon import frames
from waybill.claims.movement import CARRYING, PRONOUNS, Movement
from waybill.claims.movement_aboard import find_aboard
from waybill.claims.movement_awaited import find_awaited
from waybill.claims.movement_nouns import nominal
from waybill.claims.movement_roles import antecedent, arguments, ends, once, owners
from waybill.claims.origins import split_by_origin
from waybill.claims.scene import Goods, Scene, is_carrier
from waybill.claims.taking_up import GOING
from waybill.claims.tree import OBJECTS, deep_phrases, is_passive, own_subject, phrases, subject
from waybill.records.passage import Sentence, Token
from waybill.records.values import Party
from waybill.records.words import Said

# Ways that the parser may hang on the goods instead of the verb.
NAMED_WAYS = {"to", "from", "for", "into", "towards"}


# Verbs whose goods stand after "for", and verbs that ask their object for goods.
FOR_GOODS = {"sign", "contract", "ask", "bid", "pay", "press", "turn", "lobby", "approach"}


# Verbs whose subject gives or takes, as the "from" beside them tells.
EITHER_WAY = {"lease", "rent", "charter", "loan"}


ASKING = {"ask", "press", "turn", "lobby", "approach", "pay"}

# What these verbs have as their object is where the goods come from.
LEAVING = {"leave", "depart", "quit"}


def find_movements(scene: Scene) -> Iterator[Movement]:
    """Yield the movements of a sentence in text order."""
    for token in scene.sentence.tokens:
        if token.pos == "VERB" and token.lemma in frames().verbs:
            if not (
                token.lemma in FOR_GOODS
                and any(
                    c.dep in OBJECTS and c.lemma in frames().agreement_nouns
                    for c in scene.sentence.children(token)
                )
                and token.lemma not in ASKING
            ):
                yield _verbal(scene, token)
        elif token.pos in {"NOUN", "PROPN"} and (
            token.lemma in frames().nouns or token.lemma in frames().shipments
        ):
            yield nominal(scene, token)
    yield from find_awaited(scene)
    yield from find_aboard(scene)


def _verbal(scene: Scene, verb: Token) -> Movement:
    pattern, stage = frames().verbs[verb.lemma]
    passive = is_passive(scene.sentence, verb)
    agents, given, goods = arguments(scene, verb, passive)
    objects = [c for c in scene.sentence.children(verb) if c.dep in OBJECTS]
    hung = [p for c in objects for p in phrases(scene.sentence, c) if p[0] == "with"]
    for preposition, target in [*phrases(scene.sentence, verb), *hung]:
        if not goods and (
            preposition in {"with", "of"} or (preposition == "for" and verb.lemma in FOR_GOODS)
        ):
            goods = scene.goods(target)
    if not goods:
        goods = _fronted(scene, verb)
    itself = verb.lemma in CARRYING and not goods and not objects and not passive  # "the jets fly to X"
    if (pattern in {"move", "stop"} or itself) and not goods:
        goods = _subject_goods(scene, verb)
    start, end = ends(scene, _reach(scene.sentence, verb))
    if itself and verb.lemma == "fly" and not (start or end):  # a flight to nowhere hands nothing over
        goods = ()
    given = given or _reached(scene, verb, objects)
    if verb.lemma in LEAVING:  # only from: drones that enter or reach a city may have been fired at it
        given = given or tuple(s for c in objects for s in scene.state_of(c) if end)
        start, given = [*start, *given], ()
    if pattern == "take":
        if verb.lemma in FOR_GOODS or verb.lemma == "order":
            start += [s for p, o in phrases(scene.sentence, verb) if p == "with" for s in scene.parties(o)]
        asked = list(given) if verb.lemma in ASKING else []
        suppliers, recipients = [*start, *asked], [*agents] or end or owners(scene, goods)
    elif pattern in {"move", "stop"}:
        suppliers, recipients = start, [*given, *end] if pattern == "move" else end
    else:
        carried = verb.lemma in CARRYING and bool(start)
        suppliers, recipients = start if carried else [*agents] or start, [*given, *end]
        if verb.lemma in EITHER_WAY and start and not recipients:
            suppliers, recipients = start, [*agents]
    if pattern == "take" and not suppliers and len(recipients) == 2:
        told = split_by_origin(recipients, [s for g in goods for s in g.systems])
        suppliers, recipients = ([told[0]], [told[1]]) if told else (suppliers, recipients)
    recipients = [r for r in recipients if r.value not in [s.value for s in suppliers]]
    anaphoric = not goods and _points_back(scene.sentence, verb, passive)
    return Movement(verb, pattern, stage, once(suppliers), once(recipients), goods, anaphoric)


def _reached(scene: Scene, verb: Token, objects: list[Token]) -> tuple[Said[Party], ...]:
    """ "reached Poti by ship": where a way by ship or rail is told, nothing was fired at the city."""
    if verb.lemma != "reach" or not scene.of_kind("mode"):
        return ()
    return tuple(s for c in objects for s in scene.state_of(c))


def _fronted(scene: Scene, verb: Token) -> tuple[Goods, ...]:
    """The goods put before the clause: "twenty of which X is to deliver", "of the twelve, X has sent six"."""
    who = subject(scene.sentence, verb)
    if (
        who is None
        or is_passive(scene.sentence, verb)
        or any(c.dep in OBJECTS for c in scene.sentence.children(verb))
    ):
        return ()
    for token in scene.sentence.tokens[: who.i]:
        above = scene.sentence.tokens[token.head]
        counted = scene.sentence.tokens[above.head]
        if (
            token.tag == "WDT"
            and above.lemma == "of"
            and counted.pos in {"NUM", "NOUN", "ADJ", "DET", "PRON"}
            and counted.i < token.i
            and not any(t.pos in {"VERB", "AUX"} for t in scene.sentence.tokens[token.i : who.i])
        ):
            return scene.goods_of_relative(token, counted)
    return ()


def _reach(sentence: Sentence, verb: Token) -> Iterator[tuple[str, Token]]:
    """Prepositional phrases of the verb, and those that the parser hung on its objects instead."""
    yield from deep_phrases(sentence, verb)
    for child in sentence.children(verb):
        if child.dep in {*OBJECTS, "nsubjpass", "dative", "nsubj"} and child.pos != "ADP":
            yield from ((p, o) for p, o in deep_phrases(sentence, child) if p in NAMED_WAYS)


def _subject_goods(scene: Scene, verb: Token) -> tuple[Goods, ...]:
    who = own_subject(scene.sentence, verb) or (
        subject(scene.sentence, verb) if verb.dep == "xcomp" else None
    )
    goods = scene.goods(antecedent(scene.sentence, verb, who)) if who else ()
    carriers = [m.span for m in scene.of_kind("system") if is_carrier(m) and scene.of_kind("mode")]
    return tuple(
        g
        for g in goods
        if not any(c.overlaps(g.systems[0].span) or c.start <= g.head.start < c.end for c in carriers)
    )


def _points_back(sentence: Sentence, verb: Token, passive: bool) -> bool:
    """Whether the goods are a pronoun or a bare plural that stands for goods named before."""
    places = {"nsubjpass"} if passive else {*OBJECTS}
    parted = verb.lemma in {"part", "dispose"} and any(
        o.text.lower() in PRONOUNS for p, o in phrases(sentence, verb)
    )
    going = verb.lemma in GOING and not any(c.dep in OBJECTS for c in sentence.children(verb))
    return parted or any(
        (c.dep in places or (going and c.dep == "nsubj" and c.tag != "WDT")) and c.text.lower() in PRONOUNS
        for c in sentence.children(verb)
    )
