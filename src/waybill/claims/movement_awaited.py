"""A scene comes in; goods that are told to be awaited, due or on order, without a verb of movement, go out as movements."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.claims.movement import PRONOUNS, Movement
from waybill.claims.movement_roles import ends, once
from waybill.claims.scene import Goods, Scene
from waybill.claims.tree import CLAUSES, SUBJECTS, deep_phrases, is_passive, own_subject, phrases
from waybill.records.claim import Stage
from waybill.records.passage import Token

# "The rest are expected in May", "all are due by 2028".
AWAITING = {"expect", "schedule", "plan", "slate", "await", "anticipate"}
DUE = {"due"}
# Nouns behind "on" and "under" that tell how far the goods are: "eight more are on order", "under contract".
STANDING: dict[tuple[str, str], Stage] = {
    ("on", "order"): "agreed",
    ("under", "contract"): "agreed",
    ("on", "way"): "in_delivery",
    ("in", "transit"): "in_delivery",
    ("en", "route"): "in_delivery",
    ("in", "arsenal"): "delivered",
    ("in", "inventory"): "delivered",
}
# Verbs by which goods become part of somebody's arms: "have been integrated into the air force".
JOINING = {"integrate", "incorporate"}
JOINED = {
    "arsenal",
    "inventory",
    "force",
    "army",
    "navy",
    "fleet",
    "service",
    "stock",
    "military",
    "unit",
    "corps",
    "guard",
}


def find_awaited(scene: Scene) -> Iterator[Movement]:
    """Every clause whose goods are awaited, in text order."""
    for token in scene.sentence.tokens:
        found = _awaited(scene, token) or _standing(scene, token)
        if found is not None:
            yield found


def _awaited(scene: Scene, token: Token) -> Movement | None:
    """ "are expected in May", "is due by 2028": the clause has no other verb that says what comes."""
    below = scene.sentence.children(token)
    if any(c.dep == "prep" and c.lemma == "for" for c in below):  # "due for an overhaul"
        return None
    if any(c.dep in {*CLAUSES, "xcomp"} and c.pos in {"VERB", "AUX"} for c in below):
        return None
    if token.lemma in DUE and token.pos == "ADJ":
        verb = scene.sentence.tokens[token.head]
        if verb.lemma != "be" or token.dep not in {"acomp", "attr"}:
            return None
        return _movement(scene, token, verb, "agreed")
    if token.lemma in AWAITING and token.pos == "VERB" and is_passive(scene.sentence, token):
        return _movement(scene, token, token, "agreed")
    into = [o.lemma.lower() for p, o in phrases(scene.sentence, token) if p == "into"]
    if token.lemma in JOINING and is_passive(scene.sentence, token) and JOINED & set(into):
        return _movement(scene, token, token, "delivered")
    return None


def _standing(scene: Scene, token: Token) -> Movement | None:
    """ "are on order", "is on its way"."""
    above = scene.sentence.tokens[token.head]
    stage = STANDING.get((above.lemma, token.lemma)) if token.dep == "pobj" else None
    verb = scene.sentence.tokens[above.head]
    return _movement(scene, token, verb, stage) if stage and verb.lemma == "be" else None


def _movement(scene: Scene, trigger: Token, verb: Token, stage: Stage) -> Movement | None:
    """The movement of the clause's subject, with whoever stands at its ends."""
    who = own_subject(scene.sentence, verb)
    if who is None:
        return None
    goods: tuple[Goods, ...] = scene.goods(who)
    points = who.text.lower() in PRONOUNS | {"all", "both", "most"} and who.dep in SUBJECTS
    if not goods and not points:
        return None
    ways = [
        *deep_phrases(scene.sentence, verb),
        *(deep_phrases(scene.sentence, trigger) if trigger is not verb else ()),
    ]
    ways = [(p, o) for p, o in ways if not (trigger.dep == "pobj" and o is trigger)]
    start, end = ends(scene, ways)
    return Movement(trigger, "move", stage, once(start), once(end), goods, points and not goods, awaited=True)
