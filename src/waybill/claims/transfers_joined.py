"""The movements of one sentence come in; those that tell one matter go out as one, each with its roles."""

from __future__ import annotations

from dataclasses import replace

from waybill.claims.movement import Movement, Parties
from waybill.claims.scene import Scene
from waybill.claims.tree import OBJECTS, SUBJECTS, own_subject

# Verbs whose subject has what their object is.
USING = {
    "operate",
    "use",
    "have",
    "own",
    "field",
    "possess",
    "deploy",
    "retire",
    "put",
    "introduce",
    "upgrade",
}
# To make goods is to hand them over only where it is said for whom.
BUILDING = {"build", "make", "construct", "manufacture", "produce", "assemble"}


def merged(scene: Scene, movements: list[Movement]) -> list[Movement]:
    """Leave out a noun that is the object or goods of another movement already found ("received shipments of tanks")."""
    kept: list[Movement] = []
    for movement in movements:
        above = [t.i for t in scene.sentence.ancestors(movement.trigger)]
        shadowed = movement.noun and any(
            not m.noun
            and m.trigger.lemma != "pay"  # what is paid for changed hands by another act
            and m.goods
            and m.trigger.i in above
            and any(g.head.i in {t.i for t in scene.sentence.subtree(movement.trigger)} for g in m.goods)
            for m in movements
        )
        if not shadowed:
            kept.append(movement)
    return kept


def joined(scene: Scene, movements: list[Movement]) -> list[Movement]:
    """Movements of the same goods in one sentence are one: "tanks promised by X have reached Y"."""
    kept: list[Movement] = []
    for movement in movements:
        heads = {g.head.i for g in movement.goods}
        twin = next((k for k in kept if heads & {g.head.i for g in k.goods} and _agree(k, movement)), None)
        if twin is None:
            kept.append(movement)
            continue
        outer, inner = _outer_first(scene, movement, twin)
        if _own_matter(scene, inner, outer):
            kept.append(inner)
        kept[kept.index(twin)] = replace(
            outer,
            suppliers=outer.suppliers or inner.suppliers,
            recipients=outer.recipients or inner.recipients,
        )
    return kept


def _outer_first(scene: Scene, one: Movement, other: Movement) -> tuple[Movement, Movement]:
    """Which of the two tells the matter: never the making of the goods, else the one higher in the tree."""
    if (one.trigger.lemma in BUILDING) != (other.trigger.lemma in BUILDING):
        return (other, one) if one.trigger.lemma in BUILDING else (one, other)
    return (one, other) if _depth(scene, one) < _depth(scene, other) else (other, one)


def _own_matter(scene: Scene, inner: Movement, outer: Movement) -> bool:
    """Whether the inner clause tells a step of its own: "tanks ordered by X in 2018 were handed over on Monday"."""
    if inner.noun or outer.noun or inner.stage == outer.stage:
        return False
    below = scene.sentence.subtree(inner.trigger)
    timed = any(m.span.start <= t.start < m.span.end for m in scene.of_kind("time") for t in below)
    if not timed:
        return False
    if inner.trigger.dep == "conj":  # "were ordered in 2016 and arrived this month"
        return {inner.stage, outer.stage} == {"agreed", "delivered"}
    return bool(inner.suppliers or inner.recipients) and inner.trigger.dep in {"acl", "relcl"}


def lent(scene: Scene, movements: list[Movement]) -> list[Movement]:
    """A participle inside another movement borrows its actor: "X is buying tanks beside the jets already bought from Y"."""
    whole = []
    for movement in movements:
        above = {t.i for t in scene.sentence.ancestors(movement.trigger)}
        outer = next((m for m in movements if m.trigger.i in above and m.pattern == movement.pattern), None)
        if outer is None and movement.trigger.dep == "acl" and movement.trigger.tag == "VBN":
            outer = next(
                (m for m in movements if m.trigger.i < movement.trigger.i and m.pattern == movement.pattern),
                None,
            )
        if not movement.recipients and movement.trigger.dep == "acl":
            movement = replace(movement, recipients=_users(scene, movement))
        if outer is not None and movement.pattern == "take" and not movement.recipients:
            movement = replace(movement, recipients=outer.recipients)
        if outer is not None and movement.pattern == "give" and not movement.suppliers:
            movement = replace(movement, suppliers=outer.suppliers)
        whole.append(movement)
    return whole


def _users(scene: Scene, movement: Movement) -> Parties:
    """ "X operates jets bought from Y": whoever uses the goods is who got them."""
    noun = scene.sentence.tokens[movement.trigger.head]
    if any(c.dep in {*SUBJECTS, "mark"} for c in scene.sentence.children(movement.trigger)):
        return ()  # "had no confirmation that the jets had come": a clause of its own, on no goods
    while noun.dep in {"conj", "appos"}:
        noun = scene.sentence.tokens[noun.head]
    verb = scene.sentence.tokens[noun.head]
    who = own_subject(scene.sentence, verb)
    if noun.dep not in OBJECTS or verb.lemma not in USING or who is None:
        return ()
    return tuple(p for p in scene.parties(who) if p.value not in [s.value for s in movement.suppliers])


def _agree(one: Movement, other: Movement) -> bool:
    """Whether no role is filled differently by the two."""
    pairs = ((one.suppliers, other.suppliers), (one.recipients, other.recipients))
    return all(not a or not b or {s.value for s in a} == {s.value for s in b} for a, b in pairs)


def _depth(scene: Scene, movement: Movement) -> int:
    return sum(1 for _ in scene.sentence.ancestors(movement.trigger))
