"""A scene comes in; drafts of shipments told only by "more" or a number go out."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.claims.draft import Draft, Thread, circumstances, span_for
from waybill.claims.lexicon import frames
from waybill.claims.modality import Modality, read_modality
from waybill.claims.movement import Movement
from waybill.claims.scene import Scene
from waybill.claims.transfers_fields import fill_from
from waybill.records.claim import Field
from waybill.records.passage import Token
from waybill.records.words import Said


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
