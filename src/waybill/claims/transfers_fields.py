"""A movement comes in; the fields of its claim, those filled from the thread included, go out."""

from __future__ import annotations

from waybill.claims.draft import Thread, from_context
from waybill.claims.lexicon import frames
from waybill.claims.movement import Movement
from waybill.claims.scene import Goods, Scene, counts_goods
from waybill.claims.taking_up import is_known
from waybill.claims.tree import OBJECTS, phrases
from waybill.records.claim import Field, Kind
from waybill.records.passage import Token
from waybill.records.values import Party, Quantity, System
from waybill.records.words import Said


def grouped_lots(goods: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """Goods without a number of their own join those before them: one lot for each number."""
    lots: list[Goods] = []
    for one in goods:
        if lots and (one.quantity is None or lots[-1].quantity is None or one.quantity == lots[-1].quantity):
            last = lots[-1]
            lots[-1] = (
                Goods(last.head, last.systems + one.systems, last.quantity or one.quantity)
                if one.quantity is None
                else lots[-1]
            )
            if one.quantity is not None:
                lots.append(one)
        else:
            lots.append(one)
    return tuple(lots)


def fields_of(
    supplier: Said[Party] | None, recipient: Said[Party] | None, lot: Goods | None
) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    if supplier:
        fields["supplier"] = supplier
    if recipient:
        fields["recipient"] = recipient
    if lot and lot.systems:
        fields["system"] = lot.systems
    if lot and lot.quantity:
        fields["quantity"] = lot.quantity
    return fields


def fill_from(scene: Scene, fields: dict[str, Field], thread: Thread, movement: Movement) -> None:
    """Take a missing party from the thread where what is there agrees with it; goods where they are pointed back to."""
    known = {k: f for k, f in fields.items() if k in {"supplier", "recipient"} and isinstance(f, Said)}
    for parties in (thread.near, thread.pair):
        pair = dict(zip(("supplier", "recipient"), parties, strict=True)) if parties else {}
        if pair and all(f.value == pair[k].value for k, f in known.items()):
            fields |= {name: from_context(said) for name, said in pair.items() if name not in fields}
            break
    else:
        _fill_alone(scene, fields, thread, movement)
    for name in _left_unnamed(scene, movement):
        said = fields.get(name)
        if isinstance(said, Said) and said.how == "context":
            del fields[name]
    if any(not g.anaphoric and is_known(scene, g) for g in movement.goods) and not movement.noun:
        _name_again(fields, thread)
    if "system" not in fields and (known_systems := _named_before(scene, movement.trigger) or thread.systems):
        fields["system"] = tuple(Said(s.value, s.span, "context") for s in known_systems)


# Words for a giver or taker that the report leaves unnamed: the thread must not name him.
UNNAMED = {
    "partner", "ally", "country", "nation", "state", "buyer", "customer", "neighbour", "neighbor", "firm", "company", "supplier",
    "dealer", "broker",
}  # fmt: skip


def _left_unnamed(scene: Scene, movement: Movement) -> set[str]:
    """The roles in which the sentence puts somebody of its own whom it does not name ("asked its partners for more")."""
    verb = movement.trigger
    asking = verb.lemma in frames().asking
    gives = movement.pattern == "give" and not asking
    seats = [
        ("supplier" if p == "from" or asking else "recipient", o)
        for p, o in phrases(scene.sentence, verb)
        if p in {"from", "to"}
    ]
    seats += [
        ("supplier" if gives else "recipient", o) for p, o in phrases(scene.sentence, verb) if p == "by"
    ]
    for child in scene.sentence.children(verb):
        if child.dep == "nsubj" and movement.pattern in {"give", "take"}:
            seats.append(("supplier" if gives else "recipient", child))
        if child.dep in {*OBJECTS, "dative"}:
            seats.append(("supplier" if asking else "recipient", child))
    return {
        name
        for name, noun in seats
        if noun.lemma in UNNAMED and not _taken_up(scene, noun) and not scene.parties(noun)
    }


def _taken_up(scene: Scene, noun: Token) -> bool:
    """ "The country", "the company": one that was named before."""
    return noun.tag == "NN" and any(
        c.text.lower() in {"the", "this", "that"} for c in scene.sentence.children(noun)
    )


def _fill_alone(scene: Scene, fields: dict[str, Field], thread: Thread, movement: Movement) -> None:
    """Where no pair fits, goods taken up again come from whoever last gave and go to whoever last took."""
    ordered = movement.trigger.lemma == "order"
    if not (
        ordered or movement.anaphoric or movement.noun or any(is_known(scene, g) for g in movement.goods)
    ):
        return
    own = fields.get("supplier")
    seller = (
        own.value if movement.pattern == "take" and isinstance(own, Said) and own.how != "context" else None
    )
    if (
        seller is not None
        and thread.giver is not None
        and "recipient" not in fields
        and thread.giver.value != seller
    ):
        fields["recipient"] = from_context(
            thread.giver
        )  # "they were bought from Z": by whoever gives them now
    told = {f.value for k, f in fields.items() if k in {"supplier", "recipient"} and isinstance(f, Said)}
    for name, said in (("supplier", thread.giver), ("recipient", thread.taker)):
        if name not in fields and said is not None and said.value not in told:
            fields[name] = from_context(said)
            told.add(said.value)


def _name_again(fields: dict[str, Field], thread: Thread) -> None:
    """ "The tanks" are those named before where both are of one sort."""
    own = fields.get("system")
    if not isinstance(own, tuple) or any(s.how != "kind" for s in own):
        return
    named = [s for s in thread.systems if s.how not in {"kind", "context"}]
    kinds = {s.value for s in own if isinstance(s.value, System)}
    if named and all(any(_same_sort(k, n.value) for n in named) for k in kinds):
        fields["system"] = tuple(Said(n.value, n.span, "context") for n in named)


def _same_sort(kind: System, named: System) -> bool:
    """Whether a word for a kind can mean the named system."""
    words = (named.category or "").split()
    return (
        kind.category == named.category
        or kind.name in words
        or (kind.unroca == named.unroca and kind.unroca is not None)
    )


def _named_before(scene: Scene, trigger: Token) -> tuple[Said[System], ...]:
    """Systems that the sentence itself names before the trigger."""
    return tuple(s for s in scene.systems() if s.span.end <= trigger.start)


def kind_of(movement: Movement, fields: dict[str, Field]) -> Kind:
    if (
        movement.trigger.lemma
        in {"shipment", "consignment", "cargo", "batch", "instalment", "installment", "tranche", "convoy"}
        or movement.pattern == "shipment"
    ):
        return "shipment"
    on_the_way = "mode" in fields or "via" in fields
    return "shipment" if on_the_way and not movement.suppliers and not movement.noun else "transfer"


def shipment_quantity(scene: Scene, noun: Token) -> Said[Quantity] | None:
    """How many shipments: the number that counts the noun itself."""
    inside = scene.sentence.subtree(noun)
    for mark in scene.of_kind("quantity"):
        value = mark.value
        if (
            isinstance(value, Quantity)
            and counts_goods(value)
            and any(mark.span.start <= t.start < mark.span.end for t in inside)
            and mark.span.start <= noun.start
        ):
            return Said(value, mark.span, mark.how)
    return None
