"""A noun of movement in its scene comes in ("deliveries of tanks to X"); the movement goes out."""

from __future__ import annotations

from waybill.claims.lexicon import frames
from waybill.claims.movement import Movement
from waybill.claims.movement_roles import ARRIVED, ends, once
from waybill.claims.negation import leaves_out
from waybill.claims.scene import Goods, Scene
from waybill.claims.tree import OBJECTS, SUBJECTS, clause_top, deep_phrases, own_subject, phrases, subject
from waybill.records.passage import Sentence, Token
from waybill.records.values import Party, System
from waybill.records.words import Said

# Verbs and nouns that say only that the noun of transfer below them happens: the subject is its agent.
SUPPORT = {
    "begin", "start", "make", "continue", "halt", "suspend", "stop", "complete", "resume", "take",
    "approve", "block", "freeze", "announce", "conduct", "increase", "expand", "plan", "cancel",
    "pause", "accelerate", "step", "end", "clear", "license", "discuss", "negotiate", "pursue", "mull",
    "weigh", "seek", "finalise", "finalize", "propose", "offer", "fulfil", "speed", "authorize",
    "authorise", "deny", "finish", "delay", "receive", "confirm", "carry", "await", "expect", "accept",
}  # fmt: skip


# Verbs that only carry the noun of transfer: "took delivery of", "took possession of".
LIGHT = {"take", "make", "get", "gain"}


# Nouns that with "defence" or "military" before them speak of arms.
MILITARY_TRADE = {"export", "import", "sale", "purchase", "procurement", "delivery", "transfer"}


RECEIVING = {"take", "receive", "await", "expect", "accept"}


def nominal(scene: Scene, noun: Token) -> Movement:
    pattern, stage = frames().nouns.get(noun.lemma, ("shipment", None))
    goods = _noun_goods(scene, noun)
    owners = list(scene.demonyms(noun))
    by = [
        p
        for preposition, target in phrases(scene.sentence, noun)
        if preposition == "by"
        for p in scene.parties(target)
    ]
    start, end = ends(scene, deep_phrases(scene.sentence, noun))
    end += [p for w, o in phrases(scene.sentence, noun) if w == "for" for p in scene.parties(o) if not end]
    holder, far_start, far_end = (
        _support(scene, noun) if not _agreed_on(scene, noun) else _from_agreement(scene, noun, pattern)
    )
    if not start and any(p == "of" for p, _ in phrases(scene.sentence, scene.sentence.tokens[noun.head])):
        start = ends(scene, [w for g in goods for w in deep_phrases(scene.sentence, g.head)])[0]
    above = scene.sentence.tokens[noun.head]
    if above.lemma in RECEIVING and noun.dep in OBJECTS:
        end = end or holder
        holder = []
    start, end = start or far_start, end or far_end
    if pattern == "take":
        start = start or _permitting(scene, noun, owners)
        return Movement(
            noun, pattern, stage, once(start), once([*by, *owners] or holder or end), goods, noun=True
        )
    if pattern == "move":
        return Movement(noun, pattern, stage, once(start), once(end), goods, noun=True)
    suppliers = once([*by, *start, *owners] or holder)
    recipients = once([e for e in end if e.value not in [s.value for s in suppliers]])
    return Movement(noun, pattern, stage, suppliers, recipients, goods, noun=True)


def _support(scene: Scene, noun: Token) -> tuple[list[Said[Party]], list[Said[Party]], list[Said[Party]]]:
    """Who makes the noun's movement happen, from where and to where, by the verb it stands under: "X began deliveries to Y"."""
    verb = scene.sentence.tokens[noun.head]
    if (
        verb.pos == "ADP" and scene.sentence.tokens[verb.head].lemma == "notify"
    ):  # "notified Congress of a sale"
        who = subject(scene.sentence, scene.sentence.tokens[verb.head])
        return list(scene.parties(who)) if who else [], [], []
    if verb.pos != "VERB" or noun.dep not in {*OBJECTS, *SUBJECTS}:
        return [], [], []
    holder: list[Said[Party]] = []
    if noun.dep in OBJECTS and (verb.lemma in SUPPORT or (verb.lemma == "consider" and verb.tag == "VBG")):
        who = subject(scene.sentence, verb)
        holder = list(scene.parties(who)) if who else []
    ways = [
        *phrases(scene.sentence, verb),
        *(w for v in _shared(scene.sentence, verb) for w in phrases(scene.sentence, v)),
    ]
    if (
        verb.lemma in frames().verbs and frames().verbs[verb.lemma][0] == "stop"
    ):  # "was seized at X": no end of its way
        ways = [w for w in ways if w[0] not in ARRIVED]
    start, end = ends(scene, ways)
    return holder, start, end


def _permitting(scene: Scene, noun: Token, owners: list[Said[Party]]) -> list[Said[Party]]:
    """Who lets another buy is who sells: "X approved Y's purchase", "X gave the green light to Y's purchase"."""
    above = scene.sentence.tokens[noun.head]
    if above.pos == "ADP":
        above = scene.sentence.tokens[above.head]
    light = any(
        c.lemma in {"light", "nod", "ahead", "approval", "permission"} for c in scene.sentence.children(above)
    )
    if not owners or not (
        above.lemma in {"approve", "clear", "authorise", "authorize", "license"}
        or (above.lemma == "give" and light)
    ):
        return []
    who = own_subject(scene.sentence, above)
    found = scene.parties(who) if who is not None and who is not noun else ()
    return [p for p in found if p.value not in [o.value for o in owners]]


def _agreed_on(scene: Scene, noun: Token) -> Token | None:
    """The talks or deal that the movement is the subject of: "negotiations over the acquisition of helicopters"."""
    above = scene.sentence.tokens[noun.head]
    if noun.dep != "pobj" or above.lemma not in {"on", "over", "for", "about", "regarding", "of"}:
        return None
    talks = scene.sentence.tokens[above.head]
    return talks if talks.lemma in frames().agreement_nouns else None


def _from_agreement(
    scene: Scene, noun: Token, pattern: str
) -> tuple[list[Said[Party]], list[Said[Party]], list[Said[Party]]]:
    """Who deals (the subject of the clause) and with whom, put at the ends of the way."""
    talks = _agreed_on(scene, noun) or noun
    verb = clause_top(scene.sentence, talks)
    who = own_subject(scene.sentence, verb)
    holder = [*scene.demonyms(talks)] or (
        list(scene.parties(who)) if who is not None and who is not talks else []
    )
    ways = [*phrases(scene.sentence, talks), *phrases(scene.sentence, verb)]
    other = [s for p, o in ways if p in {"with", "to", "from"} for s in scene.parties(o)]
    return (holder, other, []) if pattern == "take" else (holder, [], other)


def _shared(sentence: Sentence, verb: Token) -> list[Token]:
    """Verbs coordinated with this one under the same subject."""
    return [
        c
        for c in sentence.children(verb)
        if c.dep == "conj" and c.pos == "VERB" and own_subject(sentence, c) is own_subject(sentence, verb)
    ]


def _noun_goods(scene: Scene, noun: Token) -> tuple[Goods, ...]:
    """The goods of "deliveries of tanks", "tank deliveries", "a shipment containing shells"."""
    without = leaves_out(scene.sentence, noun)
    if without is not None:  # "the first batch of tanks included no spare parts" tells of the parts alone
        return tuple(
            g
            for c in scene.sentence.children(without)
            if c.dep in OBJECTS
            for g in scene.goods(c)
            if g.systems
        )
    found: list[Goods] = []
    for preposition, target in phrases(scene.sentence, noun):
        if preposition in {"of", "with"}:
            found.extend(scene.goods(target))
    for preposition, target in deep_phrases(scene.sentence, noun):
        if not found and preposition == "of":
            found.extend(scene.goods(target))
    if not found and noun.dep in OBJECTS and scene.sentence.tokens[noun.head].lemma in LIGHT:
        far = deep_phrases(scene.sentence, scene.sentence.tokens[noun.head])
        found.extend(g for p, o in far if p == "of" for g in scene.goods(o) if g.systems)
    owned = scene.goods_of_owner(noun) or _included(scene, noun) or _military(scene, noun)
    compounds = [c for c in scene.sentence.children(noun) if c.dep in {"compound", "amod", "nmod"}]
    if not found:
        systems = tuple(s for c in compounds for s in scene.goods(c))
        found.extend(systems)
    return tuple(found) or owned


def _military(scene: Scene, noun: Token) -> tuple[Goods, ...]:
    """The goods of "defence exports to X": arms, though no word names them."""
    if noun.lemma not in MILITARY_TRADE:
        return ()
    arms = System("military equipment", None, "military equipment", None)
    return tuple(
        Goods(c, (Said(arms, scene.text_span(c), "defence trade"),))
        for c in scene.sentence.children(noun)
        if c.dep in {"compound", "amod"}
        and c.lemma in {"defence", "defense", "military", "weapon", "armament"}
    )[:1]


def _included(scene: Scene, noun: Token) -> tuple[Goods, ...]:
    """The goods of "the transfer includes about 30 tanks"."""
    verb = scene.sentence.tokens[noun.head]
    if noun.dep not in SUBJECTS or verb.lemma not in frames().systems_in:
        return ()
    return tuple(g for c in scene.sentence.children(verb) if c.dep in OBJECTS for g in scene.goods(c))
