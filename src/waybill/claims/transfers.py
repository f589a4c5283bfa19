"""Scenes come in; drafts of transfers and shipments go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

from waybill.claims.draft import Draft, Thread, circumstances, span_for
from waybill.claims.lexicon import frames
from waybill.claims.modality import Modality, read_modality
from waybill.claims.movement import Movement
from waybill.claims.movements import find_movements
from waybill.claims.positions import claimed_right
from waybill.claims.scene import Scene
from waybill.claims.taking_up import GOING, PASSING, is_known, is_taken_up
from waybill.claims.transfers_counted import counted_shipments
from waybill.claims.transfers_fields import fields_of, fill_from, grouped_lots, kind_of, shipment_quantity
from waybill.claims.transfers_joined import BUILDING, joined, lent, merged
from waybill.claims.tree import OBJECTS, phrases
from waybill.records.claim import Field
from waybill.records.passage import Token
from waybill.records.values import Value
from waybill.records.words import Said, Span

# More pairings than this in one sentence are a list, not a movement.
MAX_PAIRS = 12


# To obtain these is to come to have them, unless somebody is said to supply them.
NOT_MOVED = {"nuclear weapon", "weapon of mass destruction"}


# An act this many words behind a word of right is what the right is claimed to.
RIGHT_REACH = 10


# "called on all to prevent the flow of arms" is a plea, no movement that was halted.
# Verbs that by themselves say that goods pass from one to another.
STRONG = {
    "deliver",
    "supply",
    "hand",
    "order",
    "buy",
    "purchase",
    "acquire",
    "receive",
    "sell",
    "donate",
    "ship",
    "export",
    "transfer",
}


PLEAS = {"call", "urge", "appeal", "demand", "state"}


# Verbs by which somebody lets a movement be known.
TOLD = {"confirm", "announce", "report", "acknowledge", "admit", "disclose", "reveal"}


PREVENTING = {"prevent", "stop", "halt", "end", "curb", "block", "cease", "refrain"}


def find_transfers(scene: Scene, thread: Thread, cues: frozenset[int]) -> Iterator[Draft]:
    """Every movement of arms in the sentence, one draft for each pairing of supplier, recipient and counted goods.

    A movement without arms in it is passed over, unless it points back to arms named before.
    """
    found = [
        m
        for m in joined(scene, list(find_movements(scene)))
        if _is_armed(scene, m, thread) and not _restricted(scene, m)
    ]
    found = [m for m in found if m.trigger.i not in cues or (m.goods and (m.suppliers or m.recipients))]
    told: list[Draft] = []
    for movement in lent(scene, merged(scene, found)):
        modality = read_modality(scene.sentence, movement.trigger, movement.stage, cues)
        if movement.pattern == "stop":
            modality = Modality(modality.polarity, modality.certainty, "halted", modality.future)
        if movement.awaited:
            modality = Modality(
                modality.polarity, modality.certainty, movement.stage, movement.stage == "agreed"
            )
        drafts = list(_pairings(scene, movement, thread, modality))
        if movement.anaphoric and told and len(drafts) == 1 and _same_way(told[-1], drafts[0]):
            told[-1] = _widened(scene, told[-1], drafts[0])
            continue
        told += drafts
        for draft in drafts:
            thread = thread.with_claim(draft)
    yield from told
    yield from counted_shipments(scene, thread, cues, [m.trigger for m in found])


def _is_armed(scene: Scene, movement: Movement, thread: Thread) -> bool:
    parties = movement.suppliers or movement.recipients
    if movement.awaited:
        return _is_awaited(scene, movement, thread)
    if is_taken_up(scene, movement, thread):
        return True
    if movement.goods and all(g.anaphoric for g in movement.goods):
        plain = bool(parties or movement.trigger.lemma in STRONG) and not movement.noun
        return thread.armed and (plain or (movement.noun and movement.pattern != "shipment"))
    if movement.trigger.lemma == "arm" and not movement.noun:
        return bool(movement.suppliers) and any(
            c.dep in {"dobj", "nsubjpass"} for c in scene.sentence.children(movement.trigger)
        )
    if (
        movement.trigger.lemma in BUILDING
        and not movement.noun
        and not (movement.recipients and movement.suppliers)
    ):
        return False
    if movement.goods:
        if not movement.suppliers and all(
            s.value.name in NOT_MOVED for g in movement.goods for s in g.systems
        ):
            return False
        return bool(parties) or not movement.weak
    if movement.pattern == "shipment" or movement.noun:
        plain = movement.trigger.lemma in frames().shipments and thread.armed
        return plain and not movement.goods and _no_other_goods(scene, movement)
    strong = not movement.weak or movement.trigger.lemma in STRONG
    taken_up = movement.trigger.lemma in PASSING | GOING and bool(parties) and not movement.noun
    return movement.anaphoric and thread.armed and (strong or taken_up)


def _is_awaited(scene: Scene, movement: Movement, thread: Thread) -> bool:
    """Whether what is awaited is arms: named here with a party beside them or known, or taken up from before."""
    if movement.goods and not all(g.anaphoric for g in movement.goods):
        known = any(is_known(scene, g) for g in movement.goods) and thread.armed
        return known or bool(movement.suppliers or movement.recipients)
    return thread.armed and bool(thread.parties or thread.giver or thread.taker)


def _restricted(scene: Scene, movement: Movement) -> bool:
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


def _same_way(one: Draft, other: Draft) -> bool:
    """Whether the second draft speaks on of the goods of the first ("others were flown")."""
    same = one.modality.stage == other.modality.stage and one.modality.polarity == other.modality.polarity
    return same and "quantity" not in other.fields and bool({"mode", "via"} & set(other.fields))


def _widened(scene: Scene, one: Draft, other: Draft) -> Draft:
    """The first draft with the modes and ways of the second."""
    fields = dict(one.fields)
    for name in ("mode", "via"):
        both = {
            said.value: said for said in (*_listed(other.fields.get(name)), *_listed(one.fields.get(name)))
        }
        if both:
            fields[name] = tuple(sorted(both.values(), key=lambda s: s.span))
    span = Span.cut(scene.text, min(one.span.start, other.span.start), max(one.span.end, other.span.end))
    return replace(one, fields=fields, span=span)


def _listed(field: Field | None) -> tuple[Said[Value], ...]:
    return () if field is None else field if isinstance(field, tuple) else (field,)


def _pairings(scene: Scene, movement: Movement, thread: Thread, modality: Modality) -> Iterator[Draft]:
    taken = [r.value for r in movement.recipients]  # "X received its first jets": X's by now, not of its make
    makers = tuple(m for m in scene.makers(movement.goods) if m.value not in taken)
    suppliers = movement.suppliers or makers[:1] or (None,)
    recipients = movement.recipients or (None,)
    goods = grouped_lots(movement.goods) or (None,)
    pairs = [
        (s, r, g) for s, r, g in product(suppliers, recipients, goods) if not (s and r and s.value == r.value)
    ]
    for supplier, recipient, lot in pairs[:MAX_PAIRS]:
        fields = fields_of(supplier, recipient, lot)
        count = (
            shipment_quantity(scene, movement.trigger)
            if movement.trigger.lemma in frames().shipments
            else None
        )
        if count:
            fields["quantity"] = count
        span = span_for(scene, movement.trigger, fields)
        fields.update(circumstances(scene, movement.trigger, span))
        put = _awaited(scene, movement, fields, modality)
        if not fields and _bare(scene, movement, modality):
            continue
        fill_from(scene, fields, thread, movement)
        yield Draft(kind_of(movement, fields), span, fields, put)


def _bare(scene: Scene, movement: Movement, modality: Modality) -> bool:
    """Whether a noun of movement is only named: nothing above it says how far, how surely or when, or that it is told."""
    noun = movement.trigger
    if noun.dep in OBJECTS and scene.sentence.tokens[noun.head].lemma in TOLD:
        return False
    named = movement.noun and movement.trigger.lemma in frames().shipments
    stage = movement.stage if named else None
    plain = modality.stage == stage and not modality.future and modality.polarity == "affirmed"
    return (named or movement.pattern == "shipment") and plain and modality.certainty == "certain"


def _awaited(scene: Scene, movement: Movement, fields: dict[str, Field], modality: Modality) -> Modality:
    """ "The first jets arrive in November": a plain present with a month or year, in running text, looks ahead."""
    when, verb = fields.get("when"), movement.trigger
    if not isinstance(when, Said) or scene.passage.part != "body" or movement.pattern != "move":
        return modality
    plain = verb.tag in {"VBZ", "VBP"} and not any(
        c.dep in {"aux", "auxpass"} for c in scene.sentence.children(verb)
    )
    dated = not any(word in when.how for word in ("weekday", "relative"))
    return replace(modality, future=True, stage="agreed") if plain and dated else modality
