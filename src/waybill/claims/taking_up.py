"""A movement and the thread come in; whether its words take up goods that the report named before goes out."""

from __future__ import annotations

from waybill.claims.draft import Thread, from_context
from waybill.claims.movement import Movement
from waybill.claims.scene import ORDINALS, Goods, Scene
from waybill.claims.tree import OBJECTS, is_passive, own_subject, phrases
from waybill.records.claim import Field
from waybill.records.passage import Token
from waybill.records.values import Value
from waybill.records.words import Said

# Verbs that with goods named before tell of their way, though alone they tell nothing.
PASSING = {
    "hand", "give", "send", "fly", "bring", "load", "unload", "move", "carry", "pass", "rush", "truck", "take",
    "accept", "commission", "return", "forward", "release", "promise", "offer", "order", "turn",
}  # fmt: skip
# What is done to goods whose way is opened; said of people, too, so the goods must be named.
CLEARING = {"clear", "approve", "authorise", "authorize"}
GOING = {"arrive", "come", "follow", "land", "dock", "go"}
# Helpers by which a clause tells what goods can do, not where they go.
ABLE = {"can", "could"}
# Words before goods by which the report says that the reader knows them.
# "No contract has been signed": the one that was talked of.
NONE = {"no", "any"}
TALKS = {"talk", "negotiation", "discussion"}
KNOWN = {"the", "these", "those", "this", "that", "both", "all", "its", "their", "her", "his", "such"}
MORE = {
    "remain",
    "remaining",
    "other",
    "further",
    "more",
    "additional",
    "another",
    "last",
    "final",
    "next",
    "latest",
    "new",
    "separate",
    "earlier",
    "similar",
}


def is_taken_up(scene: Scene, movement: Movement, thread: Thread) -> bool:
    """Whether goods named before are on their way here ("the tanks are to be handed over", "a further 50 would follow")."""
    if not (thread.armed and (thread.parties or thread.giver or thread.taker)):
        return False
    if movement.trigger.lemma not in PASSING | GOING | CLEARING or movement.noun:
        return False
    if movement.trigger.lemma in PASSING | CLEARING and not is_passive(scene.sentence, movement.trigger):
        return False
    if movement.trigger.lemma == "go" and not any(
        p in {"to", "into"} for p, _ in phrases(scene.sentence, movement.trigger)
    ):
        return False
    if any(
        c.lemma in ABLE or (c.dep in OBJECTS and movement.trigger.lemma in GOING)
        for c in scene.sentence.children(movement.trigger)
    ):
        return False
    if movement.trigger.lemma == "order" and thread.taker and any(g.quantity for g in movement.goods):
        return True  # "two submarines have been ordered too"
    made = movement.trigger.lemma in GOING and bool(scene.makers(movement.goods))
    return made or any(is_known(scene, g) for g in movement.goods)


def is_known(scene: Scene, goods: Goods) -> bool:
    """Whether the words say that the goods are known: by an article, a number alone, an ordinal, "other", "remaining"."""
    head = goods.head
    if goods.anaphoric or head.pos in {"NUM", "PRON", "DET"} or head.lemma in ORDINALS:
        return True
    near = scene.sentence.children(head)
    return any(
        c.text.lower() in KNOWN or c.lemma in MORE or c.lemma in ORDINALS
        for c in near
        if c.dep in {"det", "poss", "amod", "predet", "nummod"}
    )


def is_named_again(scene: Scene, noun: Token) -> bool:
    """Whether a noun of trade without goods of its own takes up one told before: "the sale", "this delivery", "its order"."""
    near = scene.sentence.children(noun)
    known = any(c.text.lower() in KNOWN for c in near if c.dep in {"det", "poss"})
    return known and not any(c.dep in {"compound", "nmod"} for c in near)


def fill_agreement(scene: Scene, noun: Token, fields: dict[str, Field], thread: Thread) -> None:
    """ "The order was placed in 2017": a deal named again is between those told of before, over the same goods."""
    none = any(c.dep == "det" and c.text.lower() in NONE for c in scene.sentence.children(noun))
    talks = noun.lemma in TALKS and not fields.get("parties")
    if not (is_named_again(scene, noun) or none or talks) or "quantity" in fields:
        return
    pair = thread.parties
    roles = {"supplier": pair[0] if pair else thread.giver, "recipient": pair[1] if pair else thread.taker}
    known = {said.value for said in roles.values() if said is not None}
    own = _values(fields, "parties") | _values(fields, "supplier") | _values(fields, "recipient")
    if not own <= known or (
        fields.get("system") and not _values(fields, "system") <= {s.value for s in thread.systems}
    ):
        return
    for name, said in roles.items():
        if name not in fields and said is not None:
            fields[name] = from_context(said)
    if "system" not in fields and thread.systems:
        fields["system"] = tuple(Said(s.value, s.span, "context") for s in thread.systems)


# Words for two parties named before.
BOTH = {
    "country",
    "nation",
    "state",
    "side",
    "government",
    "party",
    "neighbour",
    "neighbor",
    "ally",
    "capital",
}


def between_both(scene: Scene, verb: Token | None, fields: dict[str, Field], thread: Thread) -> None:
    """ "The two countries signed a contract": it is between the two last named together, and tells no buyer."""
    who = own_subject(scene.sentence, verb) if verb is not None else None
    if who is None or who.tag != "NNS" or who.lemma not in BOTH or len(thread.couple) != 2:
        return
    fields["parties"] = tuple(Said(p.value, p.span, "context") for p in thread.couple)
    for name in ("supplier", "recipient"):
        said = fields.get(name)
        if isinstance(said, Said) and said.how == "context":
            del fields[name]


def _values(fields: dict[str, Field], name: str) -> set[Value]:
    field = fields.get(name, ())
    return {said.value for said in (field if isinstance(field, tuple) else (field,))}
