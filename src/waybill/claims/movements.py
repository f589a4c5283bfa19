"""A scene comes in; the movements of goods in it, with whoever stands in which role, go out."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.claims.lexicon import frames
from waybill.claims.movement import CARRYING, PRONOUNS, Movement, Parties
from waybill.claims.movement_aboard import find_aboard, is_vessel
from waybill.claims.movement_awaited import find_awaited
from waybill.claims.movement_nouns import nominal
from waybill.claims.movement_roles import ARRIVED, antecedent, arguments, ends, once, owners
from waybill.claims.movement_standing import find_standing
from waybill.claims.origins import split_by_origin
from waybill.claims.scene import Goods, Scene, is_carrier
from waybill.claims.taking_up import GOING
from waybill.claims.tree import OBJECTS, deep_phrases, is_passive, own_subject, phrases, subject
from waybill.records.passage import Sentence, Token
from waybill.records.values import Party
from waybill.records.words import Said

# Ways that the parser may hang on the goods instead of the verb.
NAMED_WAYS = {"to", "from", "for", "into", "towards"}


# Verbs whose goods stand after "for", beside those that ask their object for goods.
FOR_GOODS = {"sign", "contract", "bid"}


# Verbs whose subject gives or takes, as the "from" beside them tells.
EITHER_WAY = {"lease", "rent", "charter", "loan"}


# Verbs that hand goods over only where it is told to whom: "took the shells to X".
TAKEN_TO = {"take"}
# Verbs of supply whose goods may be told by whose they are: "supplied most of X's arms".
SUPPLYING = {"supply", "provide", "furnish", "deliver", "sell"}
# Where goods are loaded is no end of their way.
LOADED_AT: dict[str, set[str]] = {"load": {"in", "at", "near"}}
# To be able to do this is what carriers and launchers are for.
MEANT = {"carry", "haul", "transport"}
# What these verbs have as their object is where the goods come from.
LEAVING = {"leave", "depart", "quit"}


def find_movements(scene: Scene) -> Iterator[Movement]:
    """Yield the movements of a sentence; where a cargo is told of, its carrier's way is none of its own."""
    aboard = list(find_aboard(scene))
    yield from (m for m in _by_word(scene) if not (aboard and _only_carrier(scene, m)))
    yield from aboard


def _by_word(scene: Scene) -> Iterator[Movement]:
    """The movements told by a verb or noun of movement, in text order."""
    for token in scene.sentence.tokens:
        if token.pos == "VERB" and token.lemma in frames().verbs and not _turns_away(scene.sentence, token):
            if not (
                token.lemma in FOR_GOODS
                and any(
                    c.dep in OBJECTS and c.lemma in frames().agreement_nouns
                    for c in scene.sentence.children(token)
                )
            ):
                yield _verbal(scene, token)
        elif token.pos in {"NOUN", "PROPN"} and (
            token.lemma in frames().nouns or token.lemma in frames().shipments
        ):
            yield nominal(scene, token)
    yield from find_awaited(scene)
    yield from find_standing(scene)


def _only_carrier(scene: Scene, movement: Movement) -> bool:
    """Whether all that moves is the ship or plane whose cargo is told of by itself."""
    return bool(movement.goods) and all(g.anaphoric and is_vessel(scene, g.head) for g in movement.goods)


def _turns_away(sentence: Sentence, verb: Token) -> bool:
    """Whether "turn" has no "to", "over" or "for" by which goods are sought or handed over: "turn the ship away"."""
    near = {c.text.lower() for c in sentence.children(verb) if c.dep in {"prep", "prt", "advmod", "dative"}}
    return verb.lemma == "turn" and not near & {"to", "over", "for"}


def _verbal(scene: Scene, verb: Token) -> Movement:
    """The movement that a verb tells: its goods, where they come from and go to, and who gives and takes."""
    pattern, stage = frames().verbs[verb.lemma]
    passive = is_passive(scene.sentence, verb)
    agents, given, goods = arguments(scene, verb, passive)
    objects = [c for c in scene.sentence.children(verb) if c.dep in OBJECTS]
    if verb.lemma == "pay":  # what is paid is money
        goods = tuple(g for g in goods if g.systems)
    goods = goods or _beside(scene, verb, objects)
    if verb.lemma in TAKEN_TO and not _told_whither(scene.sentence, verb):
        goods = ()
    goods = goods or _fronted(scene, verb)
    itself = verb.lemma in CARRYING and not goods and not objects and not passive  # "the jets fly to X"
    if (pattern in {"move", "stop"} or itself) and not goods:
        goods = _subject_goods(scene, verb)
    caught = pattern == "stop" and passive
    no_end = ARRIVED if caught else LOADED_AT.get(verb.lemma, set())
    start, end = ends(scene, [w for w in _reach(scene.sentence, verb) if w[0] not in no_end])
    if itself and verb.lemma == "fly" and not (start or end):  # a flight to nowhere hands nothing over
        goods = ()
    if verb.lemma in MEANT and not (start or end or given) and _is_purpose(scene.sentence, verb):
        goods = ()
    given = given or _reached(scene, verb, objects)
    if verb.lemma in LEAVING:  # only from: drones that enter or reach a city may have been fired at it
        given = given or tuple(s for c in objects for s in scene.state_of(c) if end)
        start, given = [*start, *given], ()
    suppliers, recipients = _sides(scene, verb, goods, (agents, given), (start, end))
    if pattern == "take" and not suppliers and len(recipients) == 2:
        told = split_by_origin(recipients, [s for g in goods for s in g.systems])
        suppliers, recipients = ([told[0]], [told[1]]) if told else (suppliers, recipients)
    recipients = [r for r in recipients if r.value not in [s.value for s in suppliers]]
    anaphoric = not goods and _points_back(scene.sentence, verb, passive)
    return Movement(verb, pattern, stage, once(suppliers), once(recipients), goods, anaphoric)


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    """ "Trucks to carry the missiles": what something is for, no way that goods went."""
    to = any(c.dep == "aux" and c.tag == "TO" for c in sentence.children(verb))
    return to and verb.dep in {"advcl", "acl", "relcl", "xcomp"}


def _beside(scene: Scene, verb: Token, objects: list[Token]) -> tuple[Goods, ...]:
    """The goods behind "with", "of" or, with some verbs, "for"."""
    hung = [p for c in objects for p in phrases(scene.sentence, c) if p[0] == "with"]
    for preposition, target in [*phrases(scene.sentence, verb), *hung]:
        if preposition in {"with", "of"} or (
            preposition == "for" and verb.lemma in FOR_GOODS | frames().asking
        ):
            found = scene.goods(target)
            if found:
                return found
    return ()


def _sides(
    scene: Scene,
    verb: Token,
    goods: tuple[Goods, ...],
    actors: tuple[Parties, Parties],
    way: tuple[list[Said[Party]], list[Said[Party]]],
) -> tuple[list[Said[Party]], list[Said[Party]]]:
    """Who supplies and who receives, by the pattern of the verb, its agents, whoever is given, and the ends of the way."""
    (agents, given), (start, end) = actors, way
    pattern, _ = frames().verbs[verb.lemma]
    passive = is_passive(scene.sentence, verb)
    if pattern == "take":
        if verb.lemma in FOR_GOODS | frames().asking | {"order"}:
            start = start + [
                s for p, o in phrases(scene.sentence, verb) if p == "with" for s in scene.parties(o)
            ]
        asked = list(given) if verb.lemma in frames().asking else []
        return [*start, *asked], [*agents] or end or owners(scene, goods)
    if pattern in {"move", "stop"}:
        return start, [*given, *end] if pattern == "move" else end
    carried = verb.lemma in CARRYING and bool(start)
    recipients = [*given, *end]
    if verb.lemma in SUPPLYING and not recipients and not passive:
        recipients = owners(scene, goods)
    if verb.lemma in EITHER_WAY and start and not recipients:
        return start, [*agents]
    return start if carried else [*agents] or start, recipients


def _told_whither(sentence: Sentence, verb: Token) -> bool:
    """Whether "to" stands at the verb itself or at its object."""
    near = [verb, *(c for c in sentence.children(verb) if c.dep in OBJECTS)]
    return any(p == "to" for t in near for p, _ in phrases(sentence, t))


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
