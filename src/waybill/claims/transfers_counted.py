"""A scene comes in; drafts of shipments told only by "more" or a number go out."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.claims.draft import Draft, Thread, circumstances, span_for
from waybill.claims.lexicon import frames
from waybill.claims.modality import Modality, read_modality
from waybill.claims.movement import Movement
from waybill.claims.scene import Scene
from waybill.claims.transfers_fields import fill_from
from waybill.claims.tree import OBJECTS, SUBJECTS, phrases
from waybill.records.claim import Field
from waybill.records.passage import Mark, Token
from waybill.records.values import Quantity
from waybill.records.words import Said

# "Their number is 36", "put the figure at twelve": nouns of number, and verbs that set one.
NUMBERS = {"number", "figure", "total", "count"}
SETTING = {"put", "give", "estimate", "set", "reckon", "place"}


def told_numbers(scene: Scene, thread: Thread, cues: frozenset[int]) -> Iterator[Draft]:
    """How many goods of the deal told before there are: a number alone, set by a verb or said of "their number"."""
    if not (thread.armed and thread.systems and (thread.parties or thread.giver or thread.taker)):
        return
    for verb in scene.sentence.tokens:
        mark = _number_told(scene, verb) if verb.pos in {"VERB", "AUX"} else None
        if mark is None or not isinstance(mark.value, Quantity):
            continue
        fields: dict[str, Field] = {"quantity": Said(mark.value, mark.span, mark.how)}
        span = span_for(scene, verb, fields)
        fill_from(scene, fields, thread, Movement(verb, "give", None, anaphoric=True))
        modality = read_modality(scene.sentence, verb, None, cues)
        yield Draft("transfer", span, fields, modality)


def _number_told(scene: Scene, verb: Token) -> Mark | None:
    """The bare number that the verb says of a noun of number which takes up goods ("their number", "the number")."""
    below = scene.sentence.children(verb)
    side = SUBJECTS if verb.lemma == "be" else {*OBJECTS, "nsubjpass"}
    noun = next((c for c in below if c.dep in side and c.lemma in NUMBERS), None)
    if noun is None or (verb.lemma != "be" and verb.lemma not in SETTING):
        return None
    if any(c.dep == "prep" for c in scene.sentence.children(noun) if c.text.lower() == "of"):
        return None
    told = [c for c in below if c.dep == "attr"] if verb.lemma == "be" else []
    told += [o for p, o in phrases(scene.sentence, verb) if p in {"at", "as"} and verb.lemma != "be"]
    for token in told:
        mark = scene.mark_at(token, "quantity")
        if mark is not None and isinstance(mark.value, Quantity) and mark.value.unit is None:
            return mark
    return None


def counted_shipments(
    scene: Scene, thread: Thread, cues: frozenset[int], taken: list[Token]
) -> Iterator[Draft]:
    """ "There would be more": a number or "more" that stands for shipments named in the same sentence or before."""
    for token in scene.sentence.tokens:
        if token.text.lower() not in {"more", "another", "others"} or token.dep not in {
            "attr",
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
            "npadvmod",
            "advmod",
        }:
            continue
        near = [t for t in taken if t.lemma in frames().shipments]
        if not near or not thread.armed:
            continue
        modality = read_modality(scene.sentence, token, None, cues)
        top = scene.sentence.tokens[token.head]
        if top.lemma == "with" or (top.dep == "pcomp" and token.dep == "advmod"):
            near_by = [top, *scene.sentence.children(token)]
            if not any(
                c.lemma in {"expect", "plan", "due", "schedule", "come", "follow", "set"} for c in near_by
            ):
                continue
            modality = Modality("affirmed", "probable", None, True)
        fields: dict[str, Field] = {}
        span = span_for(scene, token, fields)
        fields.update(circumstances(scene, token, span))
        when = fields.get("when")
        if not modality.future and not (isinstance(when, Said) and when.how and "coming" in when.span.words):
            continue
        fill_from(scene, fields, thread, Movement(token, "shipment", None, noun=True))
        yield Draft(
            "shipment", span, fields, Modality(modality.polarity, modality.certainty, modality.stage, True)
        )
