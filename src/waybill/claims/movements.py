"""A scene comes in; the movements of goods in it, with whoever stands in which role, go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waybill.claims.lexicon import frames
from waybill.claims.origins import split_by_origin
from waybill.claims.scene import Goods, Scene, is_carrier
from waybill.claims.tree import (
    OBJECTS,
    SUBJECTS,
    clause_top,
    deep_phrases,
    is_passive,
    own_subject,
    phrases,
    subject,
)
from waybill.records.claim import Stage
from waybill.records.passage import Sentence, Token
from waybill.records.values import Party, System
from waybill.records.words import Said

Parties = tuple[Said[Party], ...]
# Prepositions by the role they give; "for" only where the object is a party.
TO = {"to", "for", "into", "toward", "towards", "onto"}
ARRIVED = {"in", "at", "near"}
# Ways that the parser may hang on the goods instead of the verb.
NAMED_WAYS = {"to", "from", "for", "into", "towards"}
# Verbs whose goods stand after "for", and verbs that ask their object for goods.
FOR_GOODS = {"sign", "contract", "ask", "bid", "pay", "press", "turn", "lobby", "approach"}
# Verbs whose subject gives or takes, as the "from" beside them tells.
EITHER_WAY = {"lease", "rent", "charter", "loan"}
ASKING = {"ask", "press", "turn", "lobby", "approach", "pay"}
# Verbs and nouns that say only that the noun of transfer below them happens: the subject is its agent.
SUPPORT = {"begin", "start", "make", "continue", "halt", "suspend", "stop", "complete", "resume", "take", "approve",
           "block", "freeze", "announce", "conduct", "increase", "expand", "plan", "cancel", "pause", "accelerate", "step",
           "end", "clear", "license", "discuss", "negotiate", "pursue", "mull", "weigh", "seek", "finalise", "finalize", "propose", "offer", "fulfil", "speed", "authorize", "authorise", "deny", "finish", "delay", "receive", "confirm", "carry", "await", "expect", "accept"}  # fmt: skip
# What planes and ships do with the goods of others: where from tells more than whose the carrier is.
CARRYING = {"bring", "carry", "fly", "deliver", "unload", "land", "ferry", "transport", "ship", "haul"}
# Verbs that only carry the noun of transfer: "took delivery of", "took possession of".
LIGHT = {"take", "make", "get", "gain"}
# Nouns that with "defence" or "military" before them speak of arms.
MILITARY_TRADE = {"export", "import", "sale", "purchase", "procurement", "delivery", "transfer"}
RECEIVING = {"take", "receive", "await", "expect", "accept"}
PRONOUNS = {
    "it",
    "they",
    "them",
    "these",
    "those",
    "others",
    "other",
    "some",
    "more",
    "many",
    "which",
    "that",
}


@dataclass(frozen=True)
class Movement:
    """A verb or noun by which goods change hands, with its roles."""

    trigger: Token
    pattern: str
    stage: Stage | None
    suppliers: Parties = ()
    recipients: Parties = ()
    goods: tuple[Goods, ...] = ()
    anaphoric: bool = False
    noun: bool = False

    @property
    def weak(self) -> bool:
        """Whether the word alone says nothing of a transfer."""
        return self.trigger.lemma in frames().weak and not self.noun


def find_movements(scene: Scene) -> Iterator[Movement]:
    """Yield the movements of a sentence in text order."""
    for token in scene.sentence.tokens:
        if token.pos == "VERB" and token.lemma in frames().verbs:
            if not (
                token.lemma in FOR_GOODS
                and any(
                    c.dep in OBJECTS and c.lemma in frames().agreement_nouns
                    for c in scene.sentence.children(token)
                )
                and token.lemma not in ASKING
            ):
                yield _verbal(scene, token)
        elif token.pos in {"NOUN", "PROPN"} and (
            token.lemma in frames().nouns or token.lemma in frames().shipments
        ):
            yield _nominal(scene, token)


def _verbal(scene: Scene, verb: Token) -> Movement:
    pattern, stage = frames().verbs[verb.lemma]
    passive = is_passive(scene.sentence, verb)
    agents, given, goods = _arguments(scene, verb, passive)
    objects = [c for c in scene.sentence.children(verb) if c.dep in OBJECTS]
    hung = [p for c in objects for p in phrases(scene.sentence, c) if p[0] == "with"]
    for preposition, target in [*phrases(scene.sentence, verb), *hung]:
        if not goods and (
            preposition in {"with", "of"} or (preposition == "for" and verb.lemma in FOR_GOODS)
        ):
            goods = scene.goods(target)
    if not goods:
        goods = _fronted(scene, verb)
    if pattern in {"move", "stop"} and not goods:
        goods = _subject_goods(scene, verb)
    start, end = _ends(scene, _reach(scene.sentence, verb))
    if pattern == "take":
        if verb.lemma in FOR_GOODS or verb.lemma == "order":
            start += [s for p, o in phrases(scene.sentence, verb) if p == "with" for s in scene.parties(o)]
        asked = list(given) if verb.lemma in ASKING else []
        suppliers, recipients = [*start, *asked], [*agents] or end or _owners(scene, goods)
    elif pattern in {"move", "stop"}:
        suppliers, recipients = start, [*given, *end] if pattern == "move" else end
    else:
        carried = verb.lemma in CARRYING and bool(start)
        suppliers, recipients = start if carried else [*agents] or start, [*given, *end]
        if verb.lemma in EITHER_WAY and start and not recipients:
            suppliers, recipients = start, [*agents]
    if pattern == "take" and not suppliers and len(recipients) == 2:
        told = split_by_origin(recipients, [s for g in goods for s in g.systems])
        suppliers, recipients = ([told[0]], [told[1]]) if told else (suppliers, recipients)
    recipients = [r for r in recipients if r.value not in [s.value for s in suppliers]]
    anaphoric = not goods and _points_back(scene.sentence, verb, passive)
    return Movement(verb, pattern, stage, _once(suppliers), _once(recipients), goods, anaphoric)


def _fronted(scene: Scene, verb: Token) -> tuple[Goods, ...]:
    """The goods put before the clause: "twenty of which X is to deliver", "of the twelve, X has sent six"."""
    who = subject(scene.sentence, verb)
    if (
        who is None
        or is_passive(scene.sentence, verb)
        or any(c.dep in OBJECTS for c in scene.sentence.children(verb))
    ):
        return ()
    for token in scene.sentence.tokens[: who.i]:
        above = scene.sentence.tokens[token.head]
        counted = scene.sentence.tokens[above.head]
        if (
            token.tag == "WDT"
            and above.lemma == "of"
            and counted.pos in {"NUM", "NOUN", "ADJ", "DET", "PRON"}
            and counted.i < token.i
        ):
            if not any(t.pos in {"VERB", "AUX"} for t in scene.sentence.tokens[token.i : who.i]):
                return scene.goods_of_relative(token, counted)
    return ()


def _owners(scene: Scene, goods: tuple[Goods, ...]) -> list[Said[Party]]:
    """Whose goods: "its six submarines were bought from X"."""
    return [
        s for g in goods for c in scene.sentence.children(g.head) if c.dep == "poss" for s in scene.parties(c)
    ]


def _ends(scene: Scene, found: Iterable[tuple[str, Token]]) -> tuple[list[Said[Party]], list[Said[Party]]]:
    """Parties whom prepositions put at the start and at the end of a way; a place stands for its state where no party does."""
    start: list[Said[Party]] = []
    end: list[Said[Party]] = []
    landed: list[Said[Party]] = []
    for preposition, target in found:
        parties = list(scene.parties(target) or scene.named_in(target))
        if preposition == "from":
            start.extend(parties or scene.state_of(target))
        elif preposition in TO:
            end.extend(parties or scene.state_of(target))
        elif preposition in ARRIVED:
            landed.extend(parties or scene.state_of(target))
    return start, end or landed


def _arguments(scene: Scene, verb: Token, passive: bool) -> tuple[Parties, Parties, tuple[Goods, ...]]:
    """Who acts, who is given, and what, from subject and objects; what they name decides, not their order."""
    sentence = scene.sentence
    agents: Parties = ()
    given: list[Said[Party]] = []
    goods: list[Goods] = []
    objects = [
        c
        for c in sentence.children(verb)
        if c.dep in {*OBJECTS, "dative", "iobj", "ccomp", "oprd"} and c.pos != "VERB"
    ]
    if passive:
        agents = tuple(p for prep, o in phrases(sentence, verb) if prep == "by" for p in scene.parties(o))
        undergoer = own_subject(sentence, verb) or _modified(sentence, verb)
        objects = [undergoer, *objects] if undergoer else objects
    else:
        agents = _agents(scene, verb)
        clause = _relative_clause(sentence, verb)
        if clause is not None and not any(
            c.dep in OBJECTS and c.text.lower() not in PRONOUNS for c in sentence.children(verb)
        ):
            objects.append(sentence.tokens[clause.head])
    for item in objects:
        item = _antecedent(sentence, verb, item)
        found = scene.goods(item)
        if found:
            goods.extend(found)
            if scene.sentence.tokens[verb.head] is not item:
                given.extend(_mixed(scene, verb, item))
        else:
            given.extend(p for p in scene.parties(item) if p not in agents)
    return agents, tuple(given), tuple(goods)


def _relative_clause(sentence: Sentence, verb: Token) -> Token | None:
    """The relative clause the verb heads, or shares with the verb it is coordinated with: "that X built and delivered"."""
    if verb.dep == "relcl":
        return verb
    first = sentence.tokens[verb.head]
    shares = (
        verb.dep == "conj"
        and first.dep == "relcl"
        and not any(c.dep in SUBJECTS for c in sentence.children(verb))
    )
    return first if shares else None


def _mixed(scene: Scene, verb: Token, item: Token) -> Parties:
    """The recipient that the parser took for part of the goods: "offered Pakistan 40 fighters"."""
    first = next((t for t in scene.sentence.tokens[verb.i + 1 :] if t.dep != "det"), None)
    if first is None or first is item or first.pos != "PROPN":
        return ()
    mark = scene.mark_at(first, "party")
    following = next((t for t in scene.sentence.tokens if mark and t.start >= mark.span.end), None)
    apart = (
        following is not None
        and following.pos in {"NUM", "DET", "ADJ", "NOUN", "PROPN"}
        and following.tag != "POS"
    )
    return scene.parties(first) if mark and apart and mark.how != "demonym" else ()


def _agents(scene: Scene, verb: Token) -> Parties:
    sentence = scene.sentence
    above = sentence.tokens[verb.head]
    if verb.dep == "acl" and above.pos == "NOUN" and own_subject(sentence, verb) is None:
        return scene.demonyms(above) or _by(scene, above) or _holder(scene, above)
    if verb.dep == "pcomp" and above.pos == "ADP":
        return _under_preposition(scene, verb, above)
    who = subject(sentence, verb)
    if who is None:
        return ()
    who = _antecedent(sentence, verb, who)
    if not scene.goods(who):
        return _carrier(scene, verb, who)
    return _leading_party(scene, who) or (scene.demonyms(who) if verb.lemma in CARRYING else ())


def _carrier(scene: Scene, verb: Token, who: Token) -> Parties:
    """Whose plane or ship it is that brings the goods."""
    return scene.parties(who) or (scene.demonyms(who) if verb.lemma in CARRYING else ())


def _leading_party(scene: Scene, who: Token) -> Parties:
    return scene.parties(who) if scene.mark_at(who, "party") else ()


def _under_preposition(scene: Scene, verb: Token, preposition: Token) -> Parties:
    """The agent of "accused X of supplying", "barred X from buying", "close to acquiring", "the cost of sending"."""
    sentence = scene.sentence
    top = sentence.tokens[preposition.head]
    if top.dep == "pcomp" and preposition.lemma in {"by", "through", "while"}:
        return _agents(scene, top)
    if top.pos in {"VERB", "AUX"}:
        objects = [c for c in sentence.children(top) if c.dep in OBJECTS]
        if objects and preposition.lemma in {"of", "from", "for", "into", "against", "over", "about"}:
            return scene.parties(objects[0])
        passive = [c for c in sentence.children(top) if c.dep == "nsubjpass"]
        if passive:
            return scene.parties(passive[0])
    if top.pos == "NOUN":
        return scene.demonyms(top) or _by(scene, top) or _holder(scene, top)
    who = subject(sentence, top)
    return scene.parties(who) if who else ()


def _by(scene: Scene, noun: Token) -> Parties:
    """The party of "a decision by Germany"."""
    return tuple(s for p, o in phrases(scene.sentence, noun) if p in {"by", "of"} for s in scene.parties(o))


def _holder(scene: Scene, noun: Token) -> Parties:
    """The subject of the verb whose object or complement the noun is: "X made a decision to", "X has plans to"."""
    above = scene.sentence.tokens[noun.head]
    if noun.dep == "pobj":
        above = scene.sentence.tokens[above.head]
    if above.pos not in {"VERB", "AUX"} or noun.dep in {"nsubj", "nsubjpass"}:
        return ()
    who = subject(scene.sentence, above)
    return scene.parties(who) if who and who is not noun else ()


def _antecedent(sentence: Sentence, verb: Token, item: Token) -> Token:
    """What a relative pronoun stands for: the noun that its clause hangs on."""
    if item.tag in {"WDT", "WP"} or (item.lemma in {"that", "which", "who"} and verb.dep == "relcl"):
        clause = verb
        while clause.dep not in {"relcl", "ROOT"}:
            clause = sentence.tokens[clause.head]
        return sentence.tokens[clause.head]
    return item


def _modified(sentence: Sentence, verb: Token) -> Token | None:
    """The noun that a participle qualifies: "drones supplied by Iran"."""
    if verb.dep in {"acl", "relcl", "amod"} or (verb.dep == "advcl" and verb.tag == "VBN"):
        above = sentence.tokens[verb.head]
        return above if above.pos in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"} else None
    if verb.dep == "xcomp":
        return subject(sentence, verb)
    return None


def _reach(sentence: Sentence, verb: Token) -> Iterator[tuple[str, Token]]:
    """Prepositional phrases of the verb, and those that the parser hung on its objects instead."""
    yield from deep_phrases(sentence, verb)
    for child in sentence.children(verb):
        if child.dep in {*OBJECTS, "nsubjpass", "dative", "nsubj"} and child.pos != "ADP":
            yield from ((p, o) for p, o in deep_phrases(sentence, child) if p in NAMED_WAYS)


def _subject_goods(scene: Scene, verb: Token) -> tuple[Goods, ...]:
    who = own_subject(scene.sentence, verb) or (
        subject(scene.sentence, verb) if verb.dep == "xcomp" else None
    )
    goods = scene.goods(_antecedent(scene.sentence, verb, who)) if who else ()
    carriers = [m.span for m in scene.of_kind("system") if is_carrier(m) and scene.of_kind("mode")]
    return tuple(
        g
        for g in goods
        if not any(c.overlaps(g.systems[0].span) or c.start <= g.head.start < c.end for c in carriers)
    )


def _points_back(sentence: Sentence, verb: Token, passive: bool) -> bool:
    """Whether the goods are a pronoun or a bare plural that stands for goods named before."""
    places = {"nsubjpass"} if passive else {*OBJECTS}
    parted = verb.lemma in {"part", "dispose"} and any(
        o.text.lower() in PRONOUNS for p, o in phrases(sentence, verb)
    )
    return parted or any(c.dep in places and c.text.lower() in PRONOUNS for c in sentence.children(verb))


def _nominal(scene: Scene, noun: Token) -> Movement:
    pattern, stage = frames().nouns.get(noun.lemma, ("shipment", None))
    goods = _noun_goods(scene, noun)
    owners = list(scene.demonyms(noun))
    by = [
        p
        for preposition, target in phrases(scene.sentence, noun)
        if preposition == "by"
        for p in scene.parties(target)
    ]
    start, end = _ends(scene, deep_phrases(scene.sentence, noun))
    end += [p for w, o in phrases(scene.sentence, noun) if w == "for" for p in scene.parties(o) if not end]
    holder, far_start, far_end = (
        _support(scene, noun) if not _agreed_on(scene, noun) else _from_agreement(scene, noun, pattern)
    )
    above = scene.sentence.tokens[noun.head]
    if above.lemma in RECEIVING and noun.dep in OBJECTS:
        end = end or holder
        holder = []
    start, end = start or far_start, end or far_end
    if pattern == "take":
        start = start or _permitting(scene, noun, owners)
        return Movement(
            noun, pattern, stage, _once(start), _once([*by, *owners] or holder or end), goods, noun=True
        )
    if pattern == "move":
        return Movement(noun, pattern, stage, _once(start), _once(end), goods, noun=True)
    suppliers = _once([*by, *start, *owners] or holder)
    recipients = _once([e for e in end if e.value not in [s.value for s in suppliers]])
    return Movement(noun, pattern, stage, suppliers, recipients, goods, noun=True)


def _support(scene: Scene, noun: Token) -> tuple[list[Said[Party]], list[Said[Party]], list[Said[Party]]]:
    """Who makes the noun's movement happen, from where and to where, by the verb it stands under: "X began deliveries to Y"."""
    verb = scene.sentence.tokens[noun.head]
    if verb.pos != "VERB" or noun.dep not in {*OBJECTS, *SUBJECTS}:
        return [], [], []
    holder: list[Said[Party]] = []
    if noun.dep in OBJECTS and (verb.lemma in SUPPORT or (verb.lemma == "consider" and verb.tag == "VBG")):
        who = subject(scene.sentence, verb)
        holder = list(scene.parties(who)) if who else []
    ways = [
        *phrases(scene.sentence, verb),
        *(w for v in _shared(scene.sentence, verb) for w in phrases(scene.sentence, v)),
    ]
    start, end = _ends(scene, ways)
    return holder, start, end


def _permitting(scene: Scene, noun: Token, owners: list[Said[Party]]) -> list[Said[Party]]:
    """Who lets another buy is who sells: "X approved Y's purchase", "X gave the green light to Y's purchase"."""
    above = scene.sentence.tokens[noun.head]
    if above.pos == "ADP":
        above = scene.sentence.tokens[above.head]
    light = any(
        c.lemma in {"light", "nod", "ahead", "approval", "permission"} for c in scene.sentence.children(above)
    )
    if not owners or not (
        above.lemma in {"approve", "clear", "authorise", "authorize", "license"}
        or (above.lemma == "give" and light)
    ):
        return []
    who = own_subject(scene.sentence, above)
    found = scene.parties(who) if who is not None and who is not noun else ()
    return [p for p in found if p.value not in [o.value for o in owners]]


def _agreed_on(scene: Scene, noun: Token) -> Token | None:
    """The talks or deal that the movement is the subject of: "negotiations over the acquisition of helicopters"."""
    above = scene.sentence.tokens[noun.head]
    if noun.dep != "pobj" or above.lemma not in {"on", "over", "for", "about", "regarding", "of"}:
        return None
    talks = scene.sentence.tokens[above.head]
    return talks if talks.lemma in frames().agreement_nouns else None


def _from_agreement(
    scene: Scene, noun: Token, pattern: str
) -> tuple[list[Said[Party]], list[Said[Party]], list[Said[Party]]]:
    """Who deals (the subject of the clause) and with whom, put at the ends of the way."""
    talks = _agreed_on(scene, noun) or noun
    verb = clause_top(scene.sentence, talks)
    who = own_subject(scene.sentence, verb)
    holder = [*scene.demonyms(talks)] or (
        list(scene.parties(who)) if who is not None and who is not talks else []
    )
    ways = [*phrases(scene.sentence, talks), *phrases(scene.sentence, verb)]
    other = [s for p, o in ways if p in {"with", "to", "from"} for s in scene.parties(o)]
    return (holder, other, []) if pattern == "take" else (holder, [], other)


def _shared(sentence: Sentence, verb: Token) -> list[Token]:
    """Verbs coordinated with this one under the same subject."""
    return [
        c
        for c in sentence.children(verb)
        if c.dep == "conj" and c.pos == "VERB" and own_subject(sentence, c) is own_subject(sentence, verb)
    ]


def _noun_goods(scene: Scene, noun: Token) -> tuple[Goods, ...]:
    """The goods of "deliveries of tanks", "tank deliveries", "a shipment containing shells"."""
    found: list[Goods] = []
    for preposition, target in phrases(scene.sentence, noun):
        if preposition in {"of", "with"}:
            found.extend(scene.goods(target))
    for preposition, target in deep_phrases(scene.sentence, noun):
        if not found and preposition == "of":
            found.extend(scene.goods(target))
    if not found and noun.dep in OBJECTS and scene.sentence.tokens[noun.head].lemma in LIGHT:
        far = deep_phrases(scene.sentence, scene.sentence.tokens[noun.head])
        found.extend(g for p, o in far if p == "of" for g in scene.goods(o) if g.systems)
    owned = scene.goods_of_owner(noun) or _included(scene, noun) or _military(scene, noun)
    compounds = [c for c in scene.sentence.children(noun) if c.dep in {"compound", "amod", "nmod"}]
    if not found:
        systems = tuple(s for c in compounds for s in scene.goods(c))
        found.extend(systems)
    return tuple(found) or owned


def _military(scene: Scene, noun: Token) -> tuple[Goods, ...]:
    """The goods of "defence exports to X": arms, though no word names them."""
    if noun.lemma not in MILITARY_TRADE:
        return ()
    arms = System("military equipment", None, "military equipment", None)
    return tuple(
        Goods(c, (Said(arms, scene.text_span(c), "defence trade"),))
        for c in scene.sentence.children(noun)
        if c.dep in {"compound", "amod"}
        and c.lemma in {"defence", "defense", "military", "weapon", "armament"}
    )[:1]


def _included(scene: Scene, noun: Token) -> tuple[Goods, ...]:
    """The goods of "the transfer includes about 30 tanks"."""
    verb = scene.sentence.tokens[noun.head]
    if noun.dep not in SUBJECTS or verb.lemma not in frames().systems_in:
        return ()
    return tuple(g for c in scene.sentence.children(verb) if c.dep in OBJECTS for g in scene.goods(c))


def _once(parties: list[Said[Party]] | Parties) -> Parties:
    kept: list[Said[Party]] = []
    for party in parties:
        if party.value not in [k.value for k in kept]:
            kept.append(party)
    return tuple(kept)
