"""Scenes come in; drafts of agreements (deals, contracts, licences, talks) go out."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.claims.agreements_matter import is_alone, is_mere_letter, is_no_deal, is_on_arms
from waybill.claims.draft import Draft, Thread, circumstances, span_for
from waybill.claims.lexicon import frames
from waybill.claims.licensing import PAPERS, STOPPING, paper_sides
from waybill.claims.modality import Modality, read_modality
from waybill.claims.origins import split_by_origin
from waybill.claims.scene import Goods, Scene
from waybill.claims.taking_up import between_both, fill_agreement, is_named_again
from waybill.claims.tree import OBJECTS, deep_phrases, own_subject, phrases, subject
from waybill.records.claim import Field, Stage
from waybill.records.passage import Token
from waybill.records.values import Party, Place, Value
from waybill.records.words import Said

# Verbs whose subject buys, or sells, what the contract is for.
BUYING = {
    "sign",
    "ink",
    "conclude",
    "strike",
    "award",
    "place",
    "seal",
    "close",
    "finalise",
    "finalize",
    "initial",
    "approve",
    "agree",
}
TALKS = {"talk", "negotiation", "discussion"}
SELLING = {"secure", "win", "receive", "land", "bag", "obtain", "clinch", "get"}
WITH = {"with", "between", "among", "by", "from", "to", "of"}
# What the noun must be the object or subject of for the sentence to report the agreement itself.
MEETINGS = {
    "meeting",
    "talk",
    "visit",
    "negotiation",
    "ceremony",
    "summit",
    "fair",
    "show",
    "airshow",
    "exhibition",
    "session",
}


# Movements that are agreed on only where they are named again: "approved the sale".
MOVES = {"sale"}


def find_agreements(scene: Scene, thread: Thread, cues: frozenset[int]) -> Iterator[Draft]:
    """Every agreement, negotiation or licence on arms in the sentence; one on anything else is passed over."""
    for noun in scene.sentence.tokens:
        stage = frames().agreement_nouns.get(noun.lemma)
        if (
            stage is None
            or noun.pos not in {"NOUN", "PROPN"}
            or noun.i in cues
            or not is_on_arms(scene, noun, thread)
        ):
            continue
        verb = _verb_of(scene, noun)
        if is_mere_letter(scene, noun):
            continue
        if noun.lemma in MOVES and not (
            verb is not None and is_named_again(scene, noun) and is_alone(scene, noun)
        ):
            continue
        if verb is not None and (_withheld(scene, verb) or is_no_deal(scene, noun, verb)):
            continue
        if verb is not None and scene.sentence.tokens[verb.head].lemma in STOPPING and verb.dep == "xcomp":
            continue  # "stopped issuing permits" is a measure
        if verb is None and not _own_parties(scene, noun):
            continue
        draft = _draft(scene, noun, verb, stage, cues)
        between_both(scene, verb, draft.fields, thread)
        fill_agreement(scene, noun, draft.fields, thread)
        if draft.fields or noun.lemma in TALKS:
            yield draft


def _withheld(scene: Scene, verb: Token) -> bool:
    """ "has not confirmed the purchase": a word withheld tells no deal."""
    return verb.lemma in {"confirm", "announce"} and any(
        c.dep == "neg" for c in scene.sentence.children(verb)
    )


def _verb_of(scene: Scene, noun: Token) -> Token | None:
    """The verb by which the agreement comes about, stands or falls."""
    for below in scene.sentence.children(noun):
        if below.dep in {"acl", "relcl"} and below.tag == "VBN" and below.lemma in frames().agreement_verbs:
            return below
    for above in scene.sentence.ancestors(noun):
        if above.pos in {"VERB", "AUX"} or above.lemma in {
            "finalisation",
            "finalization",
            "signing",
            "conclusion",
            "cancellation",
        }:
            ok = above.lemma in frames().agreement_verbs or above.lemma in {
                "finalisation",
                "finalization",
                "signing",
                "conclusion",
                "have",
                "see",
                "make",
                "begin",
                "be",
                "follow",
                "come",
                "include",
            }
            return above if ok else None
        if above.dep in {"relcl"}:
            return None
    return None


def _draft(scene: Scene, noun: Token, verb: Token | None, stage: Stage, cues: frozenset[int]) -> Draft:
    settled: Stage = frames().agreement_verbs.get(verb.lemma, stage) if verb else stage
    if stage in {"negotiating", "licensed"} and settled != "halted":
        settled = stage
    trigger = verb if verb is not None and verb.lemma in frames().agreement_verbs else noun
    modality = read_modality(scene.sentence, trigger, settled, cues)
    if settled in {"halted", "negotiating"}:
        modality = Modality(
            modality.polarity, modality.certainty, settled, modality.future and settled != "halted"
        )
    elif modality.stage in {"delivered", "in_delivery", None}:
        modality = Modality(modality.polarity, modality.certainty, settled, modality.future)
    fields: dict[str, Field] = {}
    parties = _parties(scene, noun, verb)
    if parties:
        fields["parties"] = tuple(Said(p.value, p.span, p.how) for p in parties)
    goods = _goods(scene, noun, verb)
    systems = tuple(s for g in goods for s in g.systems) or scene.systems()
    if systems:
        fields["system"] = systems
    fields |= _roles(scene, noun, verb, goods, parties)
    span = span_for(scene, trigger, fields)
    around = circumstances(scene, trigger, span)
    if "when" in around:
        fields["when"] = around["when"]
    places = _places(scene, span.start, span.end, parties)
    if places:
        fields["place"] = places
    return Draft("agreement", span, fields, modality)


def _goods(scene: Scene, noun: Token, verb: Token | None) -> list[Goods]:
    """What the agreement is for: in its own phrase, below a noun of movement there, or in the phrase of its verb."""
    about = {"for", "on", "over", "about", "concerning", "covering"}
    own = [o for p, o in phrases(scene.sentence, noun) if p in about]
    if not own and noun.lemma in TALKS:
        low = [*deep_phrases(scene.sentence, noun), *(phrases(scene.sentence, verb) if verb else ())]
        own = [o for p, o in low if p in about]
    if not own and verb is not None and noun.dep in OBJECTS:
        own = [o for p, o in phrases(scene.sentence, verb) if p == "for"]
    found = [g for o in own for g in scene.goods(o)]
    if not any(g.systems for g in found):
        found = [
            g
            for o in own
            for p, low in deep_phrases(scene.sentence, o)
            if p == "of"
            for g in scene.goods(low)
        ]
    return [g for g in found if g.systems or g.quantity]


def _roles(
    scene: Scene, noun: Token, verb: Token | None, goods: list[Goods], parties: list[Said[Party]]
) -> dict[str, Field]:
    """ "X signed a contract for tanks with Y": X buys from Y, unless what is dealt in is X's own make."""
    fields: dict[str, Field] = {}
    systems = tuple(s for g in goods for s in g.systems) or scene.systems()
    told: Sides | None = split_by_origin(parties, systems)
    if told is None and goods and verb is not None and noun.dep in OBJECTS and verb.lemma in BUYING | SELLING:
        told = _by_verb(scene, noun, verb)
    if told is None and noun.lemma in PAPERS:
        told = paper_sides(scene, noun, verb)
    if told is None and goods and noun.lemma in TALKS:
        told = _talkers(scene, noun)
    supplier, recipient = told or (None, None)
    if supplier is not None:
        fields["supplier"] = supplier
    if recipient is not None:
        fields["recipient"] = recipient
    counted = [g.quantity for g in goods if g.quantity]
    if len(counted) == 1:
        fields["quantity"] = counted[0]
    return fields


Sides = tuple[Said[Party] | None, Said[Party] | None]


def _by_verb(scene: Scene, noun: Token, verb: Token) -> Sides | None:
    """Supplier and recipient by the verb: who signs or places buys, who wins or secures sells."""
    who = subject(scene.sentence, verb)
    own = scene.parties(who) if who is not None else ()
    ways = [*deep_phrases(scene.sentence, noun), *phrases(scene.sentence, verb)]
    others = {s.value: s for p, o in ways if p in {"with", "from", "to"} for s in scene.parties(o)}
    if len(own) != 1:
        return None
    other = next((s for v, s in others.items() if v != own[0].value), None) if len(others) <= 2 else None
    seller = verb.lemma in SELLING or (who is not None and own[0].how == "seat of the company")
    if other is not None and other.how == "seat of the company":
        seller = False
    return (own[0], other) if seller else (other, own[0])


def _talkers(scene: Scene, noun: Token) -> Sides | None:
    """ "X is in talks with Y about howitzers": who seeks the talks seeks the goods."""
    verb = next((a for a in scene.sentence.ancestors(noun) if a.pos in {"VERB", "AUX"}), None)
    who = subject(scene.sentence, verb) if verb is not None else None
    own = scene.parties(who) if who is not None and who is not noun else ()
    others = [s for p, o in deep_phrases(scene.sentence, noun) if p == "with" for s in scene.parties(o)]
    if len(own) != 1 or len(others) > 1 or (others and own[0].value == others[0].value):
        return None
    return (others[0] if others else None), own[0]


def _own_parties(scene: Scene, noun: Token) -> list[Said[Party]]:
    found = list(scene.demonyms(noun))
    for preposition, target in phrases(scene.sentence, noun):
        if preposition in WITH:
            found.extend(scene.parties(target))
    return found


def _parties(scene: Scene, noun: Token, verb: Token | None) -> list[Said[Party]]:
    """The parties of the agreement: its owners, those it is with or between, the subject of its verb, and those who met."""
    sentence = scene.sentence
    found = _own_parties(scene, noun)
    doing = verb is not None and (
        verb.lemma in frames().agreement_verbs or verb.lemma in {"have", "be", "make"}
    )
    if verb is not None and doing and verb.pos in {"VERB", "AUX"}:
        who = subject(sentence, verb) if noun.dep in OBJECTS else own_subject(sentence, verb)
        if who is not None and who is not noun:
            found.extend(scene.parties(who))
        for preposition, target in phrases(sentence, verb):
            if preposition in WITH:
                found.extend(scene.parties(target))
    for token in sentence.tokens:
        if token.lemma in MEETINGS and token is not noun:
            found.extend(_own_parties(scene, token))
        if token.lemma in {"between", "with"} and token.dep == "prep" and len(found) < 2:
            found.extend(p for o in sentence.children(token) for p in scene.parties(o))
    kept: list[Said[Party]] = []
    for said in found:
        if said.value not in [k.value for k in kept]:
            kept.append(said)
    return kept


def _places(scene: Scene, start: int, end: int, parties: list[Said[Party]]) -> tuple[Said[Value], ...]:
    """Where it was settled: places named in the clause or in a relative clause on the meeting."""
    met = any(t.lemma in MEETINGS or t.lemma in {"sign", "meet"} for t in scene.sentence.tokens)
    named = [p.span for p in parties if p.how == "seat of the company"]
    return tuple(
        Said(m.value, m.span, m.how)
        for m in scene.of_kind("place")
        if isinstance(m.value, Place)
        and m.role == "place"
        and (start <= m.span.start < end or met)
        and m.value.precision in {"city", "site"}
        and not any(c.overlaps(m.span) for c in scene.cut)
        and not any(p.covers(m.span) for p in named)
    )
