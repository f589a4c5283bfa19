"""A scene comes in; goods told to be on board, in containers or on their way with a ship or plane go out as movements."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.claims.movement import Movement, Parties
from waybill.claims.movement_roles import TO, antecedent, ends, once
from waybill.claims.scene import Goods, Scene
from waybill.claims.tree import OBJECTS, deep_phrases, is_passive, own_subject, phrases
from waybill.records.passage import Token
from waybill.records.values import Party
from waybill.records.words import Said

# What brings the goods of others; each may stand alone as the subject or object of a clause.
VESSELS = {
    "airplane", "plane", "airliner", "freighter", "ship", "vessel", "boat", "dhow", "ferry", "barge", "coaster", "trawler",
    "tanker", "steamer", "truck", "lorry", "train", "wagon", "railcar", "flight", "airlifter", "antonov", "ilyushin",
    "skiff", "transporter", "trailer", "convoy", "jumbo",
}  # fmt: skip
# What goods are packed in.
PACKED = {"container", "crate", "box", "hold", "pallet", "trailer", "suitcase", "sack"}
# Verbs by which a ship or a plane has or takes goods on board.
HAVING = {"carry", "hold", "bear", "transport", "contain", "haul", "have", "load", "bring"}
# Of these a warship is told as well, unless what it has is on board.
STANDING = {"have", "hold", "bear"}
# Verbs by which goods are somewhere.
LYING = {
    "be",
    "lie",
    "sit",
    "stay",
    "hide",
    "conceal",
    "find",
    "discover",
    "pack",
    "stow",
    "store",
    "load",
    "stack",
    "transport",
}
# Nouns that stand for goods whatever they are: "the cargo was shells for X".
CARGO = {"cargo", "shipment", "consignment", "load", "freight", "goods", "good", "payload"}


def find_aboard(scene: Scene) -> Iterator[Movement]:
    """Every clause that tells goods on board, in text order; the carrier itself gives nothing."""
    for token in scene.sentence.tokens:
        found = (
            _with_goods(scene, token) or _having(scene, token) or _lying(scene, token) or _being(scene, token)
        )
        if found is not None:
            yield found


def is_vessel(scene: Scene, token: Token) -> bool:
    """Whether the noun means a ship, a plane, a train or a lorry that brings what others own."""
    if scene.is_goods(scene.text_span(token)):
        return False
    mark = scene.mark_at(token, "mode")
    return token.lemma.lower() in VESSELS or (
        mark is not None and mark.span.words.lower().startswith("cargo")
    )


def _aboard(scene: Scene) -> bool:
    """Whether the sentence says that what it names is on board."""
    words = [t.text.lower() for t in scene.sentence.tokens]
    return "aboard" in words or "board" in words


def _with_goods(scene: Scene, token: Token) -> Movement | None:
    """ "A plane with 11 tons of weapons on board crashed", "a ship lay off X with arms": the goods stand behind "with"."""
    if token.text.lower() != "with" or token.pos != "ADP":
        return None
    above = scene.sentence.tokens[token.head]
    carrier = above if above.pos in {"NOUN", "PROPN"} else own_subject(scene.sentence, above)
    if carrier is None or not is_vessel(scene, carrier):
        return None
    goods = tuple(
        g for p, o in phrases(scene.sentence, above) if p == "with" for g in scene.goods(o) if g.systems
    )
    top = above if above.pos == "VERB" else scene.sentence.tokens[carrier.head]
    if not goods:
        return None
    found = _movement(scene, token, goods, [carrier, top])
    return found if _aboard(scene) or found.suppliers or found.recipients else None


def _having(scene: Scene, verb: Token) -> Movement | None:
    """ "The freighter carried three million rounds", "the ship took on weapons"."""
    if verb.pos != "VERB" or is_passive(scene.sentence, verb):
        return None
    taking = verb.lemma == "take" and any(
        c.dep in {"prt", "prep"} and c.text.lower() in {"on", "aboard"} for c in scene.sentence.children(verb)
    )
    if not taking and (verb.lemma not in HAVING or (verb.lemma in STANDING and not _aboard(scene))):
        return None
    who = own_subject(scene.sentence, verb)
    who = antecedent(scene.sentence, verb, who) if who is not None else None
    if who is None and verb.dep == "acl":
        who = scene.sentence.tokens[verb.head]
    if who is None or not (is_vessel(scene, who) or _ship_name(scene, who, verb)):
        return None
    goods = tuple(
        g for c in scene.sentence.children(verb) if c.dep in OBJECTS for g in scene.goods(c) if g.systems
    )
    return _movement(scene, verb, goods, [verb]) if goods else None


def _ship_name(scene: Scene, who: Token, verb: Token) -> bool:
    """ "The Lady R carries ...": a name with an article that stands for no party, place or system."""
    named = who.pos == "PROPN" and any(c.dep == "det" for c in scene.sentence.children(who))
    marked = any(scene.mark_at(who, kind) for kind in ("party", "place", "system"))
    return (
        named
        and not marked
        and verb.lemma in {"carry", "take", "transport", "haul"}
        and not scene.parties(who)
    )


def _lying(scene: Scene, verb: Token) -> Movement | None:
    """ "The shells lay in six containers", "rifles were found aboard a dhow", "weapons were loaded onto that vessel"."""
    if verb.pos not in {"VERB", "AUX"} or verb.lemma not in LYING:
        return None
    who = own_subject(scene.sentence, verb)
    if who is None or (
        verb.lemma not in {"be", "lie", "sit", "stay"} and not is_passive(scene.sentence, verb)
    ):
        return None
    held = [
        o
        for p, o in phrases(scene.sentence, verb)
        if (p in {"in", "inside", "aboard", "on", "onto", "into", "among", "under"})
        and (o.lemma in PACKED or is_vessel(scene, o) or (o.lemma == "board" and p == "on"))
    ]
    goods = tuple(g for g in scene.goods(who) if g.systems)
    if not held or not goods:
        return None
    packed = tuple(
        Goods(g.head, g.systems, g.quantity or q)
        for g in goods
        for q in [next((k.quantity for o in held for k in scene.goods(o) if k.quantity), None)]
    )
    return _movement(scene, verb, packed, [verb])


def _being(scene: Scene, verb: Token) -> Movement | None:
    """ "The goods were mortar shells for X": what a cargo is, and for whom."""
    if verb.lemma != "be" or verb.dep in {"aux", "auxpass"}:
        return None
    who = own_subject(scene.sentence, verb)
    if who is None or who.lemma.lower() not in CARGO:
        return None
    what = [c for c in scene.sentence.children(verb) if c.dep == "attr"]
    goods = tuple(g for c in what for g in scene.goods(c) if g.systems)
    return _movement(scene, verb, goods, [verb, *what, *(g.head for g in goods)]) if goods else None


def _movement(scene: Scene, trigger: Token, goods: tuple[Goods, ...], tops: list[Token]) -> Movement:
    """The movement of the goods, between the ends of the way told below any of the tops."""
    ways = [w for top in [*tops, *(g.head for g in goods)] for w in deep_phrases(scene.sentence, top)]
    own = [(p, o) for p, o in ways if o.lemma.lower() not in {*VESSELS, *PACKED}]
    start, end = ends(scene, [(p, o) for p, o in own if p == "from" or p in TO])
    makers = scene.makers(goods)
    giving: Parties = once([*start, *makers])[:1]
    taken: list[Said[Party]] = [s for s in once(end) if s.value not in [g.value for g in giving]]
    return Movement(trigger, "shipment", "in_delivery", giving, tuple(taken), goods, noun=True)
