"""A scene comes in; the movements of goods in it, with whoever stands in which role, go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waybill.claims.lexicon import frames
from waybill.claims.scene import Goods, Scene
from waybill.claims.tree import OBJECTS, conjuncts, is_passive, own_subject, phrases, subject
from waybill.records.claim import Stage
from waybill.records.passage import Sentence, Token
from waybill.records.values import Party
from waybill.records.words import Said

Parties = tuple[Said[Party], ...]
# Prepositions by the role they give; "for" only where the object is a party.
TO = {"to", "for", "into", "toward", "towards", "in", "against", "onto"}
FROM = {"from", "by", "through"}
# Verbs and nouns that say only that the noun of transfer below them happens: the subject is its agent.
SUPPORT = {"begin", "start", "make", "continue", "halt", "suspend", "stop", "complete", "resume", "take", "approve",
           "block", "freeze", "announce", "conduct", "increase", "expand", "plan", "consider", "cancel", "pause", "accelerate", "step",
           "end", "ban", "authorize", "authorise", "deny", "finish", "delay", "receive", "confirm", "carry", "await", "expect", "accept"}  # fmt: skip
RECEIVING = {"take", "receive", "await", "expect", "accept"}
PRONOUNS = {"it", "they", "them", "these", "those", "others", "other", "some", "more", "many", "which", "that", "all", "most", "both", "this", "one"}


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
            yield _verbal(scene, token)
        elif token.pos in {"NOUN", "PROPN"} and (token.lemma in frames().nouns or token.lemma in frames().shipments):
            yield _nominal(scene, token)


def _verbal(scene: Scene, verb: Token) -> Movement:
    pattern, stage = frames().verbs[verb.lemma]
    sentence = scene.sentence
    passive = is_passive(sentence, verb)
    agents, given, goods = _arguments(scene, verb, passive)
    before: dict[str, list[Said[Party]]] = {"from": [], "to": []}
    for preposition, target in _reach(sentence, verb):
        parties = scene.parties(target)
        if preposition in FROM and not (preposition == "by" and not passive):
            before["from"].extend(parties)
        elif preposition in TO:
            before["to"].extend(parties)
        elif preposition in {"with", "of"} and not goods:
            goods = scene.goods(target)
    if pattern == "take":
        suppliers, recipients = before["from"], [*agents, *([] if agents else before["to"])]
    elif pattern == "move":
        suppliers, recipients = before["from"], before["to"] or list(given)
        goods = goods or _subject_goods(scene, verb)
    elif pattern == "stop":
        suppliers, recipients = before["from"], before["to"]
    else:
        suppliers = [*agents, *([] if agents else before["from"])]
        recipients = [*given, *before["to"]]
    if pattern == "take" and passive:
        recipients = [*agents, *before["to"]] if agents else recipients
    anaphoric = not goods and _points_back(sentence, verb, passive)
    return Movement(verb, pattern, stage, _once(suppliers), _once(recipients), goods, anaphoric)


def _arguments(scene: Scene, verb: Token, passive: bool) -> tuple[Parties, Parties, tuple[Goods, ...]]:
    """Who acts, who is given, and what, from subject and objects; what they name decides, not their order."""
    sentence = scene.sentence
    agents: Parties = ()
    given: list[Said[Party]] = []
    goods: list[Goods] = []
    objects = [c for c in sentence.children(verb) if c.dep in {*OBJECTS, "dative", "iobj", "ccomp", "oprd"} and c.pos != "VERB"]
    if passive:
        agents = tuple(p for prep, o in phrases(sentence, verb) if prep == "by" for p in scene.parties(o))
        undergoer = own_subject(sentence, verb) or _modified(sentence, verb)
        objects = [undergoer, *objects] if undergoer else objects
    else:
        agents = _agents(scene, verb)
        if verb.dep == "relcl" and not any(c.dep in OBJECTS and c.text.lower() not in PRONOUNS for c in sentence.children(verb)):
            objects.append(sentence.tokens[verb.head])
    for item in objects:
        item = _antecedent(sentence, verb, item)
        found = scene.goods(item)
        if found:
            goods.extend(found)
            if scene.sentence.tokens[verb.head] is not item:
                given.extend(_mixed(scene, item))
        else:
            given.extend(p for p in scene.parties(item) if p not in agents)
    return agents, tuple(given), tuple(goods)


def _mixed(scene: Scene, item: Token) -> Parties:
    """Parties wrongly coordinated under the goods by the parser ("gave Mali and Niger drones")."""
    return tuple(p for c in scene.sentence.children(item) if c.dep == "dative" for p in scene.parties(c))


def _agents(scene: Scene, verb: Token) -> Parties:
    sentence = scene.sentence
    above = sentence.tokens[verb.head]
    if verb.dep == "acl" and above.pos == "NOUN":
        return scene.demonyms(above) or _by(scene, above) or _holder(scene, above)
    if verb.dep == "pcomp" and above.pos == "ADP":
        return _under_preposition(scene, verb, above)
    who = subject(sentence, verb)
    if who is None:
        return ()
    who = _antecedent(sentence, verb, who)
    return scene.parties(who) if not scene.goods(who) else _leading_party(scene, who)


def _leading_party(scene: Scene, who: Token) -> Parties:
    return scene.parties(who) if scene.mark_at(who, "party") else ()


def _under_preposition(scene: Scene, verb: Token, preposition: Token) -> Parties:
    """The agent of "accused X of supplying", "barred X from buying", "close to acquiring", "the cost of sending"."""
    sentence = scene.sentence
    top = sentence.tokens[preposition.head]
    if top.pos in {"VERB", "AUX"}:
        objects = [c for c in sentence.children(top) if c.dep in OBJECTS]
        if objects and preposition.lemma in {"of", "from", "for", "into"}:
            return scene.parties(objects[0])
        passive = [c for c in sentence.children(top) if c.dep == "nsubjpass"]
        if passive:
            return scene.parties(passive[0])
    if top.pos == "NOUN":
        return scene.demonyms(top) or _by(scene, top) or _holder(scene, top)
    who = subject(sentence, top)
    return scene.parties(who) if who else ()


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
        return above if above.pos in {"NOUN", "PROPN", "PRON"} else None
    if verb.dep == "xcomp":
        return subject(sentence, verb)
    return None


def _reach(sentence: Sentence, verb: Token) -> Iterator[tuple[str, Token]]:
    """Prepositional phrases of the verb, and those that the parser hung on its objects instead."""
    yield from phrases(sentence, verb)
    for child in sentence.children(verb):
        if child.dep in {*OBJECTS, "nsubjpass", "dative"} and child.pos != "ADP":
            for noun in conjuncts(sentence, child):
                yield from ((p, o) for p, o in phrases(sentence, noun) if p in {"to", "from", "for"})
    if verb.dep == "conj" and not any(True for _ in phrases(sentence, verb)):
        return


def _subject_goods(scene: Scene, verb: Token) -> tuple[Goods, ...]:
    who = own_subject(scene.sentence, verb)
    return scene.goods(_antecedent(scene.sentence, verb, who)) if who else ()


def _points_back(sentence: Sentence, verb: Token, passive: bool) -> bool:
    """Whether the goods are a pronoun or a bare plural that stands for goods named before."""
    places = {"nsubjpass"} if passive else {*OBJECTS}
    return any(c.dep in places and c.text.lower() in PRONOUNS for c in sentence.children(verb))


def _nominal(scene: Scene, noun: Token) -> Movement:
    sentence = scene.sentence
    shipment = noun.lemma in frames().shipments
    pattern, stage = ("shipment", None) if shipment and noun.lemma not in frames().nouns else frames().nouns.get(noun.lemma, ("shipment", None))
    goods = _noun_goods(scene, noun)
    owners = list(scene.demonyms(noun))
    by, source_side, target_side = [], [], []
    for preposition, target in phrases(sentence, noun):
        parties = scene.parties(target)
        if preposition == "by":
            by.extend(parties)
        elif preposition == "from":
            source_side.extend(parties)
        elif preposition in {"to", "for"}:
            target_side.extend(parties)
    above = sentence.tokens[noun.head]
    if noun.dep in OBJECTS and above.pos == "VERB" and above.lemma in SUPPORT:
        who = subject(sentence, above)
        holder = list(scene.parties(who)) if who else []
        if above.lemma in RECEIVING:
            target_side = target_side or holder
        elif not owners and not by:
            by = holder
        for preposition, target in phrases(sentence, above):
            if preposition == "to":
                target_side.extend(scene.parties(target))
            elif preposition == "from":
                source_side.extend(scene.parties(target))
    if pattern == "take":
        return Movement(noun, pattern, stage, _once(source_side), _once([*by, *owners, *target_side]), goods, False, True)
    return Movement(noun, pattern, stage, _once([*by, *source_side, *owners]), _once(target_side), goods, False, True)


def _noun_goods(scene: Scene, noun: Token) -> tuple[Goods, ...]:
    """The goods of "deliveries of tanks", "tank deliveries", "a shipment containing shells"."""
    found: list[Goods] = []
    for preposition, target in phrases(scene.sentence, noun):
        if preposition in {"of", "with"}:
            found.extend(scene.goods(target))
    compounds = [c for c in scene.sentence.children(noun) if c.dep in {"compound", "amod", "nmod"}]
    if not found:
        systems = tuple(s for c in compounds for s in scene.goods(c))
        found.extend(systems)
    return tuple(found)


def _once(parties: list[Said[Party]] | Parties) -> Parties:
    kept: list[Said[Party]] = []
    for party in parties:
        if party.value not in [k.value for k in kept]:
            kept.append(party)
    return tuple(kept)
