"""A movement in its scene comes in; whether it is one of arms, and told as one, goes out."""

from __future__ import annotations

from itertools import pairwise

from waybill.claims.draft import Thread
from waybill.claims.lexicon import frames, governors
from waybill.claims.movement import Movement
from waybill.claims.movement_aboard import PACKED, is_vessel
from waybill.claims.positions import claimed_right
from waybill.claims.scene import Scene
from waybill.claims.taking_up import GOING, PASSING, is_known, is_taken_up
from waybill.claims.transfers_joined import BUILDING
from waybill.claims.tree import OBJECTS, SUBJECTS, is_passive, noun_phrase, own_subject, phrases, subject
from waybill.records.passage import Token

# To obtain these is to come to have them, unless somebody is said to supply them.
NOT_MOVED = {"nuclear weapon", "weapon of mass destruction"}
# An act this many words behind a word of right is what the right is claimed to.
RIGHT_REACH = 10
# Verbs that by themselves say that goods pass from one to another.
STRONG = {
    "deliver", "supply", "hand", "order", "buy", "purchase", "acquire", "receive", "sell", "donate", "ship", "export", "transfer",
}  # fmt: skip
# "called on all to prevent the flow of arms" is a plea, no movement that was halted.
PLEAS = {"call", "urge", "appeal", "demand", "state"}
PREVENTING = {"prevent", "stop", "halt", "end", "curb", "block", "cease", "refrain"}
# What is done to a convoy by those who fight.
RUINING = {"destroy", "hit", "attack", "bomb", "burn", "ambush", "target", "strike"}
# What is done to a cargo that goes nowhere by it.
TOUCHING = {"touch", "handle", "inspect", "search", "guard", "examine", "photograph"}
# Those who stop what crosses a border or a sea.
WATCHING = {
    "customs",
    "custom",
    "border",
    "coast",
    "coastguard",
    "navy",
    "naval",
    "frigate",
    "destroyer",
    "warship",
    "patrol",
    "cutter",
}
# What ships and planes do with a cargo.
SAILING = {
    "take", "land", "leave", "fly", "sail", "arrive", "depart", "carry", "go", "dock", "bring", "deliver", "call", "make",
}  # fmt: skip
# Nouns of trade that without goods are of arms where the report is.
TRADE = {"export", "sale", "delivery", "supply", "shipment", "transfer"}


def is_armed(scene: Scene, movement: Movement, thread: Thread) -> bool:
    """Whether arms move: named in the sentence, or pointed back to where the report is of arms."""
    if movement.awaited:
        return _is_awaited(scene, movement, thread)
    if _only_used(scene, movement):
        return False
    if is_taken_up(scene, movement, thread):
        return True
    if movement.goods and all(g.anaphoric for g in movement.goods):
        return _points_to_arms(movement, thread)
    if movement.trigger.lemma == "arm" and not movement.noun:
        return bool(movement.suppliers) and any(
            c.dep in {"dobj", "nsubjpass"} for c in scene.sentence.children(movement.trigger)
        )
    built = movement.trigger.lemma in BUILDING and not movement.noun
    if built and not (movement.recipients and movement.suppliers):
        return False
    if movement.goods:
        return _names_arms(scene, movement)
    if movement.pattern == "shipment" or movement.noun:
        return _trades_in_arms(scene, movement, thread)
    if _emptied(scene, movement, thread):
        return True
    strong = not movement.weak or movement.trigger.lemma in STRONG
    taken_up = movement.trigger.lemma in PASSING | GOING and bool(movement.suppliers or movement.recipients)
    taken_up = taken_up and not (thread.people and movement.trigger.lemma in GOING)
    return movement.anaphoric and thread.armed and (strong or taken_up)


def _points_to_arms(movement: Movement, thread: Thread) -> bool:
    """Whether goods that are only pointed back to ("ten of them") are arms told of before."""
    parties = movement.suppliers or movement.recipients
    plain = bool(parties or movement.trigger.lemma in STRONG) and not movement.noun
    known = plain or _packed_going(movement) or (movement.noun and movement.pattern != "shipment")
    return thread.armed and known


def _names_arms(scene: Scene, movement: Movement) -> bool:
    """Whether goods that the sentence names change hands: a party stands beside them, or the word alone says so."""
    never = all(s.value.name in NOT_MOVED for g in movement.goods for s in g.systems)
    if not movement.suppliers and never:
        return False
    parties = movement.suppliers or movement.recipients
    return bool(parties) or not movement.weak or _passed_on(scene, movement) or _caught(scene, movement)


def _trades_in_arms(scene: Scene, movement: Movement, thread: Thread) -> bool:
    """Whether a noun of trade without goods ("the exports to X were halted") is of the arms told of before."""
    trigger = movement.trigger
    parties = bool(movement.suppliers or movement.recipients)
    told = trigger.lemma in frames().shipments
    told = told or (parties and trigger.lemma in TRADE and _halted(scene, trigger))
    told = told or _notified(scene, trigger)
    told = told or (bool(thread.giver or thread.taker) and _none_ahead(scene, trigger))
    return told and thread.armed and _sails(scene, trigger) and _no_other_goods(scene, movement)


def _emptied(scene: Scene, movement: Movement, thread: Thread) -> bool:
    """Whether the ship or plane whose cargo was told of is unloaded: "the ship began to unload on Sunday"."""
    verb = movement.trigger
    if verb.lemma not in {"unload", "discharge"} or not (thread.armed and thread.afloat) or movement.noun:
        return False
    who = own_subject(scene.sentence, verb) or subject(scene.sentence, verb)
    near = scene.sentence.children(verb)
    return who is not None and is_vessel(scene, who) and not any(c.dep in OBJECTS for c in near)


def _notified(scene: Scene, noun: Token) -> bool:
    """Whether the trade is what a parliament is told of: "notified Congress of the possible sale"."""
    above = scene.sentence.tokens[noun.head]
    known = any(c.dep == "det" and c.lemma == "the" for c in scene.sentence.children(noun))
    return known and above.pos == "ADP" and scene.sentence.tokens[above.head].lemma == "notify"


def _packed_going(movement: Movement) -> bool:
    """Whether what goods are packed in goes its way: "the containers had left the port"."""
    packed = all(g.head.lemma in PACKED for g in movement.goods)
    return packed and movement.trigger.lemma in GOING | {"leave", "depart", "reach", "sail"}


def _only_used(scene: Scene, movement: Movement) -> bool:
    """Whether somebody only flies, carries or pays what was named before ("flew them against Y", "paid in four instalments")."""
    trigger = movement.trigger
    if (
        movement.noun
        and scene.sentence.tokens[trigger.head].lemma in RUINING
        and trigger.dep in {*OBJECTS, "nsubjpass"}
    ):
        return True
    if movement.noun:
        above = list(scene.sentence.ancestors(trigger))[:2]
        if trigger.dep in {*OBJECTS, "nsubjpass"} and above[0].lemma in TOUCHING:
            return True
        return trigger.lemma in frames().shipments and any(a.lemma in {"pay", "repay"} for a in above)
    named = any(not g.anaphoric for g in movement.goods)
    going = movement.recipients or is_passive(scene.sentence, trigger)
    return trigger.lemma in {"fly", "carry"} and not named and not going and bool(movement.suppliers)


def _is_awaited(scene: Scene, movement: Movement, thread: Thread) -> bool:
    """Whether what is awaited is arms: named here with a party beside them or known, or taken up from before."""
    if movement.goods and not all(g.anaphoric for g in movement.goods):
        known = any(is_known(scene, g) for g in movement.goods) and thread.armed
        return known or bool(movement.suppliers or movement.recipients)
    return thread.armed and bool(thread.parties or thread.giver or thread.taker)


def _sails(scene: Scene, noun: Token) -> bool:
    """Whether a cargo before a carrier's name is on its way ("cargo planes landed at X"), not only named."""
    if noun.dep != "compound":
        return True
    carrier = scene.sentence.tokens[noun.head]
    return carrier.dep in SUBJECTS and scene.sentence.tokens[carrier.head].lemma in SAILING


def _passed_on(scene: Scene, movement: Movement) -> bool:
    """Whether goods of a known maker are moved in the passive: "Israeli munitions were unloaded at the airfield"."""
    going = movement.trigger.lemma in PASSING and is_passive(scene.sentence, movement.trigger)
    return going and not movement.noun and bool(scene.makers(movement.goods))


def _none_ahead(scene: Scene, noun: Token) -> bool:
    """ "No further purchases are planned", "more deliveries are expected"."""
    verb = scene.sentence.tokens[noun.head]
    more = any(c.lemma in {"further", "more", "additional", "new"} for c in scene.sentence.children(noun))
    return (
        more
        and noun.dep == "nsubjpass"
        and verb.lemma in {"plan", "expect", "schedule", "envisage", "foresee"}
    )


def _caught(scene: Scene, movement: Movement) -> bool:
    """Whether those who watch a border or the sea stop counted goods on their way: "customs officers seized 120 rifles"."""
    who = own_subject(scene.sentence, movement.trigger)
    if movement.pattern != "stop" or who is None or not any(g.quantity and g.systems for g in movement.goods):
        return False
    return any(t.lemma.lower() in WATCHING for t in noun_phrase(scene.sentence, who))


def _halted(scene: Scene, noun: Token) -> bool:
    """Whether the trade is what somebody halts or resumes: "X suspended exports to Y"."""
    verb = scene.sentence.tokens[noun.head]
    row = governors().stages.get(verb.lemma)
    return noun.dep in {*OBJECTS, "nsubjpass"} and row is not None and row[0] in {"halted", "in_delivery"}


def is_restricted(scene: Scene, movement: Movement) -> bool:
    """Whether the words are what a measure forbids or a party objects to ("a ban on exports"): no movement is told."""
    right = claimed_right(scene)
    if right is not None and right.i < movement.trigger.i <= right.i + RIGHT_REACH:
        return True
    chain = [movement.trigger, *scene.sentence.ancestors(movement.trigger)]
    for below, above in pairwise(chain):
        if below.dep in {"relcl", "advcl", "ROOT", "ccomp"} and below.pos in {"VERB", "AUX"}:
            return False
        if above.lemma in frames().restrictions or (above.lemma in PLEAS and below.lemma in PREVENTING):
            return True
    return _left_open(scene, movement.trigger)


def _left_open(scene: Scene, trigger: Token) -> bool:
    """Whether the words only ask ("has not said whether it will sell them")."""
    marked = any(c.dep == "mark" and c.lemma == "whether" for c in scene.sentence.children(trigger))
    return marked and scene.sentence.tokens[trigger.head].lemma in {
        "say",
        "ask",
        "know",
        "clear",
        "comment",
        "tell",
        "wonder",
    }


def _no_other_goods(scene: Scene, movement: Movement) -> bool:
    """Whether a bare "shipments" names no goods of its own ("shipments of grain")."""
    sentence = scene.sentence
    of = [o for p, o in phrases(sentence, movement.trigger) if p == "of"]
    compound = [
        c
        for c in sentence.children(movement.trigger)
        if c.dep == "compound" and not scene.mark_at(c, "party")
    ]
    return not of and not compound
