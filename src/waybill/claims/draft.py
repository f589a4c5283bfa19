"""What the finders of single kinds hand to extraction: a claim without its chain, and the thread of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from waybill.claims.modality import Modality
from waybill.claims.scene import Scene
from waybill.claims.tree import SUBJECTS, clause_span
from waybill.records.claim import Field, Kind
from waybill.records.passage import Mark, Token
from waybill.records.values import Party, Period, Place, System, Value
from waybill.records.words import Said, Span

# After this many sentences without arms or a movement in them, "the shipments" are no longer those of arms.
QUIET = 6


@dataclass(frozen=True)
class Draft:
    """A claim before grounding and attribution."""

    kind: Kind
    span: Span
    fields: dict[str, Field]
    modality: Modality = field(default_factory=Modality)


@dataclass(frozen=True)
class Thread:
    """What earlier sentences of the report have established; a gap may be filled from it, marked `"context"`."""

    pair: tuple[Said[Party], Said[Party]] | None = None
    near: tuple[Said[Party], Said[Party]] | None = None
    topic: Said[Party] | None = None
    systems: tuple[Said[System], ...] = ()
    armed: bool = False
    quiet: int = 0
    giver: Said[Party] | None = None
    taker: Said[Party] | None = None
    people: bool = False
    afloat: bool = False
    couple: tuple[Said[Party], ...] = ()

    def with_sentence(self, scene: Scene) -> Thread:
        """Remember the systems last named."""
        systems, topic = scene.systems(), scene.first_party()
        told = replace(self, topic=topic or self.topic, quiet=self.quiet + 1, people=scene.names_people())
        told = replace(told, couple=scene.couple() or self.couple)
        if systems:
            return replace(told, systems=systems, armed=True, quiet=0)
        return told if told.quiet <= QUIET else replace(told, systems=(), armed=False)

    def with_claim(self, draft: Draft) -> Thread:
        """Remember the parties of the last movement in which both stood, and whoever last gave or took."""
        supplier, recipient = draft.fields.get("supplier"), draft.fields.get("recipient")
        told = replace(self, giver=_party(supplier) or self.giver, taker=_party(recipient) or self.taker)
        told = replace(told, afloat=self.afloat or draft.kind == "shipment" or "mode" in draft.fields)
        if isinstance(supplier, Said) and isinstance(recipient, Said):
            pair = _pair(supplier, recipient)
            told = replace(told, couple=pair or self.couple)
            return replace(told, pair=self.pair or pair, near=pair or self.near, armed=True, quiet=0)
        return replace(told, quiet=0) if draft.kind in {"transfer", "shipment"} else told

    def with_roles(self, suppliers: Sequence[Said[Party]], recipients: Sequence[Said[Party]]) -> Thread:
        """Remember who gives and takes in an earlier clause of the same sentence."""
        giver = suppliers[0] if suppliers else self.giver
        taker = recipients[0] if recipients else self.taker
        return replace(self, giver=giver, taker=taker, armed=True)

    def next_passage(self) -> Thread:
        """A new paragraph speaks again of what the report is about, unless it says otherwise."""
        return replace(self, near=None)

    @property
    def parties(self) -> tuple[Said[Party], Said[Party]] | None:
        """The pair last named in this paragraph, else the pair the report is about."""
        return self.near or self.pair


def _pair(supplier: Said[Value], recipient: Said[Value]) -> tuple[Said[Party], Said[Party]] | None:
    one, other = supplier.value, recipient.value
    if isinstance(one, Party) and isinstance(other, Party):
        return Said(one, supplier.span, supplier.how), Said(other, recipient.span, recipient.how)
    return None


def _party(said: Field | None) -> Said[Party] | None:
    """The party of a field that holds one."""
    if not isinstance(said, Said) or not isinstance(said.value, Party):
        return None
    return Said(said.value, said.span, said.how)


def from_context(said: Said[Party]) -> Said[Party]:
    """The same value, marked as standing outside the claim's own sentence."""
    return Said(said.value, said.span, "context")


def span_for(scene: Scene, token: Token, fields: dict[str, Field]) -> Span:
    """The clause of the trigger, widened to hold every value read from this sentence."""
    span = clause_span(scene.sentence, token, scene.text, scene.cut)
    inside = [
        s.span for f in fields.values() for s in (f if isinstance(f, tuple) else (f,)) if s.how != "context"
    ]
    inside = [s for s in inside if scene.sentence.span.covers(s)]
    return (
        Span.cut(
            scene.text, min(span.start, *(s.start for s in inside)), max(span.end, *(s.end for s in inside))
        )
        if inside
        else span
    )


def circumstances(scene: Scene, trigger: Token, span: Span) -> dict[str, Field]:
    """When, by what mode and along which way, from the marks of the clause."""
    fields: dict[str, Field] = {}
    times = [
        m
        for m in scene.of_kind("time")
        if isinstance(m.value, Period) and span.covers(m.span) and not _cut(scene, m.span)
    ]
    times = [m for m in times if not _apart(scene, trigger, m.span)]
    nearest = min(times, key=lambda m: _steps(scene, trigger, m.span), default=None)
    if nearest is not None and isinstance(nearest.value, Period):
        fields["when"] = Said(nearest.value, nearest.span, nearest.how)
    modes = [
        m for m in scene.of_kind("mode") if span.covers(m.span) and m.value and not scene.is_goods(m.span)
    ]
    if modes:
        fields["mode"] = tuple(Said(m.value, m.span, m.how) for m in _distinct(modes) if m.value)
    via = [
        m
        for m in scene.of_kind("place")
        if isinstance(m.value, Place) and span.covers(m.span) and _on_the_way(scene, m.span)
    ]
    seas = [m for m in via if isinstance(m.value, Place) and m.value.precision == "sea"]
    if seas and not any(m.value == "sea" for m in modes) and (not modes or _shipped(scene, seas[0].span)):
        told = [*modes_of(fields), Said("sea", seas[0].span, "way over a sea")]
        fields["mode"] = tuple(sorted(told, key=lambda s: s.span))
    if via:
        fields["via"] = tuple(
            Said(_in_its_words(m.value, m.span), m.span, m.how) for m in via if isinstance(m.value, Place)
        )
    return fields


def _in_its_words(place: Place, span: Span) -> Place:
    """A country on the way under the name the report gives it."""
    return replace(place, name=span.words) if place.precision == "country" else place


def modes_of(fields: dict[str, Field]) -> tuple[Said[Value], ...]:
    """The modes among the fields."""
    field = fields.get("mode", ())
    return field if isinstance(field, tuple) else (field,)


def _shipped(scene: Scene, span: Span) -> bool:
    """Whether the verb above the place is one of going by sea."""
    first = scene.sentence.inside(span)[:1]
    above = next((a for t in first for a in scene.sentence.ancestors(t) if a.pos == "VERB"), None)
    return above is not None and above.lemma in {"ship", "sail", "ferry", "cruise", "steam"}


def _steps(scene: Scene, trigger: Token, span: Span) -> tuple[int, int]:
    """How far a time stands from the trigger in the tree: below it first, then by the way up and down."""
    first = scene.sentence.inside(span)
    if not first:
        return (10**6, 0)
    up = [trigger.i, *[a.i for a in scene.sentence.ancestors(trigger)]]
    for down, above in enumerate((first[0], *scene.sentence.ancestors(first[0]))):
        if above.i in up:
            return (down + 3 * up.index(above.i), abs(first[0].i - trigger.i))
    return (10**6, 0)


def _apart(scene: Scene, trigger: Token, span: Span) -> bool:
    """Whether a clause of its own stands between the trigger and the time: "tanks ordered in 2018 arrived"."""
    first = scene.sentence.inside(span)[:1]
    if not first:
        return False
    if first[0].dep == "dateline":
        return True
    above = [trigger, *scene.sentence.ancestors(trigger)]
    below = [first[0], *scene.sentence.ancestors(first[0])]
    shared = {t.i for t in above} & {t.i for t in below}
    up = [t for t in above if t.i not in shared]
    down = [t for t in below if t.i not in shared]
    held = any(t.lemma == "hold" and t.dep == "acl" for t in down)  # "a deal in meetings held last year"
    if any(_own_clause(scene, t) for t in up):
        return True
    return not held and any(_own_clause(scene, t) or t.dep == "acl" for t in down)


def _own_clause(scene: Scene, verb: Token) -> bool:
    """Whether the token is the verb of a relative clause, a finite participle or a reported clause."""
    if verb.pos not in {"VERB", "AUX"}:
        return False
    to = any(c.dep == "aux" and c.tag == "TO" for c in scene.sentence.children(verb))
    own = any(c.dep in SUBJECTS for c in scene.sentence.children(verb))
    return (
        verb.dep == "relcl" or (verb.dep == "acl" and not to) or (verb.dep in {"ccomp", "parataxis"} and own)
    )


def _distinct(marks: Sequence[Mark]) -> list[Mark]:
    seen: list[Mark] = []
    for mark in marks:
        if mark.value not in [s.value for s in seen]:
            seen.append(mark)
    return seen


def _cut(scene: Scene, span: Span) -> bool:
    return any(c.overlaps(span) for c in scene.cut)


# Words before a place that make it a way rather than an end.
WAY = {"via", "through", "across", "along", "past", "transit", "cross", "way"}


def _on_the_way(scene: Scene, span: Span) -> bool:
    for token in scene.sentence.inside(span):
        ends = False  # "on its way from X to Y" goes neither through X nor through Y
        for above in scene.sentence.ancestors(token):
            if above.lemma in WAY:
                return not ends
            ends = ends or above.text.lower() in {"from", "to"}
            if above.pos in {"VERB", "AUX"}:
                break
    mark = next((m for m in scene.of_kind("place") if m.span == span), None)
    return bool(
        mark and isinstance(mark.value, Place) and mark.value.precision == "sea" and mark.role != "actor"
    )
