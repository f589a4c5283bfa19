"""A movement and its drafts come in; those of a list ("two to Angola, four to Mali in 2018") go out lot by lot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from waybill.claims.draft import Draft
from waybill.claims.movement import Movement
from waybill.claims.scene import Scene, counts_goods
from waybill.records.claim import Field
from waybill.records.passage import Mark, Token
from waybill.records.values import Party, Period, Quantity
from waybill.records.words import Said, Span

# How reading marks a number that counts the noun of an earlier one ("four to Mali").
TAKEN_UP = "noun before"
ROLES = {"to": "recipient", "for": "recipient", "from": "supplier"}
ENDS = ("supplier", "recipient")


@dataclass(frozen=True, slots=True)
class Lot:
    """A further number of a list, with the place where the next one begins."""

    number: Token
    mark: Mark
    stop: int


def by_lots(scene: Scene, movement: Movement, drafts: Sequence[Draft]) -> list[Draft]:
    """Each number of a list with an end of its own is a lot; what stands behind it is none of the first lot's."""
    lots = list(_lots(scene, movement))
    told = [(lot, ends) for lot in lots if (ends := _ends(scene, lot))]
    if not told:
        return list(drafts)
    start = told[0][0].number.start
    own = [d for d in drafts if not any(s.span.start >= start for s in _end_fields(d))]
    if len(own) != 1:
        return list(drafts)
    return [_first(scene, own[0], start), *(_further(scene, own[0], lot, ends) for lot, ends in told)]


def _first(scene: Scene, draft: Draft, start: int) -> Draft:
    """The first lot, with the time that stands before the second."""
    if not draft.span.start < start < draft.span.end:
        return draft
    fields = {k: f for k, f in draft.fields.items() if k != "when"}
    words = scene.text[draft.span.start : start].rstrip(" ,;").removesuffix(" and").rstrip(" ,;")
    span = Span.cut(scene.text, draft.span.start, draft.span.start + len(words))
    return replace(draft, span=span, fields=fields | _time(scene, span.start, span.end))


def _further(scene: Scene, first: Draft, lot: Lot, ends: dict[str, Said[Party]]) -> Draft:
    fields: dict[str, Field] = {k: f for k, f in first.fields.items() if k in {*ENDS, "system"}}
    if isinstance(lot.mark.value, Quantity):
        fields["quantity"] = Said(lot.mark.value, lot.mark.span, lot.mark.how)
    when = _time(scene, lot.number.start, lot.stop)
    last = max(s.span.end for s in (*ends.values(), *when.values()))
    return replace(
        first, span=Span.cut(scene.text, lot.mark.span.start, last), fields=fields | dict(ends) | dict(when)
    )


def _end_fields(draft: Draft) -> list[Said[Party]]:
    found = [draft.fields.get(name) for name in ENDS]
    return [
        Said(f.value, f.span, f.how)
        for f in found
        if isinstance(f, Said) and isinstance(f.value, Party) and f.how != "context"
    ]


def _lots(scene: Scene, movement: Movement) -> Iterator[Lot]:
    """Numbers behind the goods, below the verb of the movement and no other verb, that count the goods again."""
    after = max((g.head.i for g in movement.goods), default=-1)
    if movement.noun or after < movement.trigger.i:
        return
    found: list[tuple[Token, Mark]] = []
    for token in scene.sentence.tokens[after + 1 :]:
        mark = scene.mark_at(token, "quantity")
        if token.pos != "NUM" or mark is None or TAKEN_UP not in mark.how:
            continue
        verb = next((a for a in scene.sentence.ancestors(token) if a.pos in {"VERB", "AUX"}), None)
        if verb is movement.trigger and isinstance(mark.value, Quantity) and counts_goods(mark.value):
            found.append((token, mark))
    for place, (token, mark) in enumerate(found):
        stop = found[place + 1][0].start if place + 1 < len(found) else _clause_end(scene, token)
        yield Lot(token, mark, stop)


def _ends(scene: Scene, lot: Lot) -> dict[str, Said[Party]]:
    """Whom the lot goes to or comes from, by the phrase right behind the number."""
    preposition = next((t for t in scene.sentence.tokens[lot.number.i + 1 :]), None)
    role = ROLES.get(preposition.lemma) if preposition is not None else None
    if preposition is None or role is None:
        return {}
    parties = [p for c in scene.sentence.children(preposition) for p in scene.parties(c)]
    return {role: parties[0]} if parties else {}


def _time(scene: Scene, start: int, stop: int) -> dict[str, Said[Period]]:
    """The first time of the stretch."""
    for mark in scene.of_kind("time"):
        if start < mark.span.start < stop and isinstance(mark.value, Period):
            return {"when": Said(mark.value, mark.span, mark.how)}
    return {}


def _clause_end(scene: Scene, number: Token) -> int:
    """Where the next verb begins, or the sentence ends."""
    later = (t.start for t in scene.sentence.tokens[number.i :] if t.pos in {"VERB", "AUX"})
    return next(later, scene.sentence.span.end)
