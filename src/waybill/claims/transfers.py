"""Scenes come in; drafts of transfers and shipments go out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from waybill.claims.draft import Draft, Thread, circumstances, span_for
from waybill.claims.lexicon import frames
from waybill.claims.modality import Modality, read_modality
from waybill.claims.movement import Movement
from waybill.claims.movements import find_movements
from waybill.claims.scene import Goods, Scene
from waybill.claims.transfers_armed import is_armed, is_restricted
from waybill.claims.transfers_counted import counted_shipments, told_numbers
from waybill.claims.transfers_fields import fields_of, fill_from, grouped_lots, kind_of, shipment_quantity
from waybill.claims.transfers_joined import joined, lent, merged
from waybill.claims.transfers_listed import by_lots
from waybill.claims.tree import OBJECTS, SUBJECTS, phrases
from waybill.records.claim import Field
from waybill.records.values import Party, Period, Value
from waybill.records.words import Said, Span

# More pairings than this in one sentence are a list, not a movement.
MAX_PAIRS = 12


# Verbs by which a delivery begins and goes on.
STARTING = {"start", "begin", "run", "continue", "resume", "follow", "end"}
# Verbs by which somebody lets a movement be known.
TOLD = {"confirm", "announce", "report", "acknowledge", "admit", "disclose", "reveal"}


def find_transfers(scene: Scene, thread: Thread, cues: frozenset[int]) -> Iterator[Draft]:
    """Every movement of arms in the sentence, one draft for each pairing of supplier, recipient and counted goods.

    A movement without arms in it is passed over, unless it points back to arms named before.
    """
    found: list[Movement] = []
    known = thread
    for movement in joined(scene, list(find_movements(scene))):
        if is_armed(scene, movement, known) and not is_restricted(scene, movement):
            found.append(movement)
            known = known.with_roles(movement.suppliers, movement.recipients)
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
        drafts = by_lots(scene, movement, list(_pairings(scene, movement, thread, modality)))
        if movement.anaphoric and told and len(drafts) == 1 and _same_way(told[-1], drafts[0]):
            told[-1] = _widened(scene, told[-1], drafts[0])
            continue
        told += drafts
        for draft in drafts:
            thread = thread.with_claim(draft)
    yield from told
    yield from told_numbers(scene, thread, cues)
    yield from counted_shipments(scene, thread, cues, [m.trigger for m in found])


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
    for supplier, recipient, lot in _of_own_make(scene, movement, goods, pairs, taken)[:MAX_PAIRS]:
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
        if lot is not None and len(goods) > 1:
            fields.update(_own_time(scene, lot))
        put = _awaited(scene, movement, fields, modality)
        if not fields and _bare(scene, movement, modality):
            continue
        fill_from(scene, fields, thread, movement)
        yield Draft(kind_of(movement, fields), span, fields, put)


Pair = tuple[Said[Party] | None, Said[Party] | None, Goods | None]


def _of_own_make(
    scene: Scene, movement: Movement, goods: Sequence[Goods | None], pairs: list[Pair], taken: list[Party]
) -> list[Pair]:
    """ "Took delivery of Chinese missiles and Russian launchers": without a supplier, each lot comes from its maker."""
    if movement.suppliers or len(movement.goods) < len({m.value for m in scene.makers(movement.goods)}):
        return pairs
    makers = {g: [m for m in scene.makers((g,)) if m.value not in taken] for g in movement.goods}
    if len({m[0].value for m in makers.values() if m}) < 2 or not all(makers.values()):
        return pairs
    recipients = movement.recipients or (None,)
    return [
        (m[0], r, g) for r, (g, m) in product(recipients, makers.items()) if not (r and r.value == m[0].value)
    ]


def _own_time(scene: Scene, lot: Goods) -> dict[str, Field]:
    """ "Four in December and two in March": the time that hangs on the lot itself."""
    below = {
        o.i: o for p, o in phrases(scene.sentence, lot.head) if p in {"in", "on", "during", "by", "since"}
    }
    for mark in scene.of_kind("time"):
        if isinstance(mark.value, Period) and any(
            mark.span.start <= o.start < mark.span.end for o in below.values()
        ):
            return {"when": Said(mark.value, mark.span, mark.how)}
    return {}


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
    if movement.noun and verb.dep in SUBJECTS and scene.sentence.tokens[verb.head].lemma in STARTING:
        verb = scene.sentence.tokens[verb.head]  # "deliveries start in 2022"
    elif movement.pattern != "move":
        return modality
    if not isinstance(when, Said) or scene.passage.part != "body":
        return modality
    plain = verb.tag in {"VBZ", "VBP"} and not any(
        c.dep in {"aux", "auxpass"} for c in scene.sentence.children(verb)
    )
    dated = not any(word in when.how for word in ("weekday", "relative"))
    return replace(modality, future=True, stage="agreed") if plain and dated else modality
