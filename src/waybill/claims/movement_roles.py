"""A verb in its scene comes in; who acts, who is given what, and where from and to, go out."""

from __future__ import annotations

from collections.abc import Iterable

from waybill.claims.movement import CARRYING, PRONOUNS, Parties
from waybill.claims.scene import Goods, Scene
from waybill.claims.scene_parties import SITES
from waybill.claims.tree import OBJECTS, SUBJECTS, deep_phrases, own_subject, phrases, subject
from waybill.records.passage import Sentence, Token
from waybill.records.values import Party
from waybill.records.words import Said

# Prepositions by the role they give; "for" only where the object is a party.
TO = {"to", "for", "into", "toward", "towards", "onto"}


# What brings goods is not where they come from.
CARRIERS = {
    "aircraft",
    "plane",
    "ship",
    "vessel",
    "freighter",
    "truck",
    "lorry",
    "ferry",
    "boat",
    "train",
    "dhow",
    "airlifter",
}
ARRIVED = {"in", "at", "near"}
# "The Antonov was taking shells to X": a plane under its builder's name.
BUILDERS = {"antonov", "ilyushin", "boeing", "airbus", "hercules"}


def owners(scene: Scene, goods: tuple[Goods, ...]) -> list[Said[Party]]:
    """Whose goods: "its six submarines were bought from X"."""
    return [
        s for g in goods for c in scene.sentence.children(g.head) if c.dep == "poss" for s in scene.parties(c)
    ]


def ends(scene: Scene, found: Iterable[tuple[str, Token]]) -> tuple[list[Said[Party]], list[Said[Party]]]:
    """Parties whom prepositions put at the start and at the end of a way; a place stands for its state where no party does."""
    start: list[Said[Party]] = []
    end: list[Said[Party]] = []
    landed: list[Said[Party]] = []
    for preposition, target in found:
        parties = list(scene.parties(target) or scene.named_in(target))
        if preposition == "from" and target.lemma in CARRIERS:  # "unloaded from an Antonov freighter"
            continue
        if preposition == "from":
            start.extend(parties or scene.state_of(target))
        elif preposition in TO:
            end.extend(parties or scene.state_of(target))
        elif preposition in ARRIVED:
            landed.extend(parties or scene.state_of(target) or _owned_site(scene, target))
    return start, end or landed


def _owned_site(scene: Scene, token: Token) -> Parties:
    """Whose port or airfield it is where the goods are landed: "unloaded at its airfield"."""
    return scene.demonyms(token)[:1] if token.lemma in SITES else ()


def arguments(scene: Scene, verb: Token, passive: bool) -> tuple[Parties, Parties, tuple[Goods, ...]]:
    """Who acts, who is given, and what, from subject and objects; what they name decides, not their order."""
    sentence = scene.sentence
    agents: Parties = ()
    given: list[Said[Party]] = []
    goods: list[Goods] = []
    objects = _objects(scene, verb)
    if passive:
        near = [*phrases(sentence, verb), *deep_phrases(sentence, verb)]
        agents = once([p for prep, o in near if prep == "by" for p in scene.parties(o)])[:2]
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
        item = antecedent(sentence, verb, item)
        found = scene.goods(item)
        if found:
            goods.extend(g for g in found if g.head.i not in {k.head.i for k in goods})
            if scene.sentence.tokens[verb.head] is not item:
                given.extend(_mixed(scene, verb, item))
        else:
            given.extend(p for p in scene.parties(item) if p not in agents)
    return agents, tuple(given), tuple(goods)


def _objects(scene: Scene, verb: Token) -> list[Token]:
    """What the verb has as its objects; a designation behind a number may be read as a measure ("ordered 20 KT-1s")."""
    below = scene.sentence.children(verb)
    found = [c for c in below if c.dep in {*OBJECTS, "dative", "iobj", "ccomp", "oprd"} and c.pos != "VERB"]
    if any(c.dep in OBJECTS for c in below):
        return found
    return found + [
        c for c in below if c.dep == "npadvmod" and c.i > verb.i and scene.mark_at(c, "system") is not None
    ]


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
    seat = (
        scene.mark_at(first, "party") is None and first.dep in {"nmod", "compound"} and first.head == item.i
    )
    if seat and scene.sentence.tokens[first.i + 1].pos == "NUM":  # "has given Bangui ten armoured cars"
        return scene.state_of(first)
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
    who = antecedent(sentence, verb, who)
    if not scene.goods(who):
        return _carrier(scene, verb, who)
    return _leading_party(scene, who) or (scene.demonyms(who) if verb.lemma in CARRYING else ())


def _carrier(scene: Scene, verb: Token, who: Token) -> Parties:
    """Whose plane or ship it is that brings the goods."""
    if who.lemma.lower() in BUILDERS:
        return ()
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


def antecedent(sentence: Sentence, verb: Token, item: Token) -> Token:
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


def once(parties: list[Said[Party]] | Parties) -> Parties:
    kept: list[Said[Party]] = []
    for party in parties:
        if party.value not in [k.value for k in kept]:
            kept.append(party)
    return tuple(kept)
