"""Scenes come in; drafts of legal restrictions imposed, retained, expired, lifted or tightened go out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from waybill.claims.draft import Draft, Thread, circumstances, span_for
from waybill.claims.licensing import find_withheld
from waybill.claims.modality import read_modality
from waybill.claims.scene import Scene
from waybill.claims.tree import OBJECTS, deep_phrases, is_passive, noun_phrase, own_subject, phrases, subject
from waybill.knowledge.cues import load_cues
from waybill.knowledge.parties import codes
from waybill.records.claim import Field
from waybill.records.passage import Token
from waybill.records.values import Party, Value
from waybill.records.words import Said

# Codes that impose measures of their own on others; a state is one only as subject or owner of the measure.
BODIES = {"UN", "EU", "AU", "LAS", "OSCE", "ECOWAS", "NATO"}


@cache
def _changes() -> dict[str, str]:
    verbs = load_cues("en", "kinds")["measures"]["verbs"]
    return {verb: change for change, words in verbs.items() for verb in words}


def find_measures(scene: Scene, thread: Thread, cues: frozenset[int]) -> Iterator[Draft]:
    """Every change in a restriction that the sentence reports, where the report is on arms."""
    if not (thread.armed or thread.pair or scene.of_kind("system") or _on_arms(scene)):
        return
    table = load_cues("en", "kinds")["measures"]
    for noun in scene.sentence.tokens:
        if noun.lemma not in table["nouns"] or noun.pos not in {"NOUN", "PROPN"} or noun.i in cues:
            continue
        if noun.lemma in table["weak"] and not (scene.of_kind("system") or _on_arms(scene)):
            continue
        if noun.lemma == "resolution" and _acts_on_another(scene, noun):
            continue
        if noun.dep in {"amod", "npadvmod"} or (noun.dep == "compound" and noun.lemma != "arms"):
            continue
        change = _change(scene, noun, table["nouns_of_change"])
        if change is None:
            continue
        trigger, word = change
        yield _draft(scene, noun, trigger, _ended(scene, noun, trigger, word), cues)
    yield from _described(scene, cues)
    yield from _listed(scene, cues)
    yield from _verbal(scene, cues)
    yield from find_withheld(scene, cues)


def _ended(scene: Scene, noun: Token, trigger: Token, change: str) -> str:
    """A measure that somebody ends is lifted; one that ends of itself has expired."""
    if change != "expired" or trigger.lemma not in {"end", "terminate", "cease"}:
        return change
    return "lifted" if noun.dep in OBJECTS or is_passive(scene.sentence, trigger) else change


def _described(scene: Scene, cues: frozenset[int]) -> Iterator[Draft]:
    """A change told beside the main one: "renewed the embargo that it imposed on X", "the embargo, which expires in May"."""
    nouns = load_cues("en", "kinds")["measures"]["nouns"]
    for verb in scene.sentence.tokens:
        noun = scene.sentence.tokens[verb.head]
        if (
            verb.dep == "relcl" and noun.lemma not in nouns and noun.dep == "pobj"
        ):  # "the embargo on X, which Y imposed"
            noun = scene.sentence.tokens[scene.sentence.tokens[noun.head].head]
        if verb.dep != "relcl" or noun.lemma not in nouns or noun.i in cues:
            continue
        low = next(
            (t for t in scene.sentence.subtree(verb) if t.pos == "VERB" and t.lemma in _changes()), None
        )
        trigger = verb if verb.lemma in _changes() else low
        if trigger is not None and (trigger is verb or verb.pos == "AUX"):
            yield _draft(scene, noun, trigger, _changes()[trigger.lemma], cues)


def _listed(scene: Scene, cues: frozenset[int]) -> Iterator[Draft]:
    """A party put on a list of the restricted, or taken off it: "X was added to the list of countries barred from arms"."""
    verbs = {
        "add": "imposed",
        "put": "imposed",
        "place": "imposed",
        "remove": "lifted",
        "delete": "lifted",
        "strike": "lifted",
    }
    lists = {"list", "blacklist", "register"}
    for verb in scene.sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in verbs or verb.i in cues or not _barring(scene):
            continue
        ways = list(phrases(scene.sentence, verb))
        objects = [c for c in scene.sentence.children(verb) if c.dep in {*OBJECTS, "nsubjpass"}]
        target = next((s for c in objects for s in scene.parties(c)), None)
        if target is None or not any(o.lemma in lists for _, o in ways):
            continue
        fields: dict[str, Field] = {
            "change": Said(verbs[verb.lemma], scene.text_span(verb), "cue table"),
            "target": target,
        }
        who = own_subject(scene.sentence, verb)
        body = scene.parties(who) if who is not None and who not in objects else ()
        body = body or tuple(s for p, o in ways if p == "by" for s in scene.parties(o))
        if body:
            fields["body"] = tuple(Said(b.value, b.span, b.how) for b in body)
        span = span_for(scene, verb, fields)
        around = circumstances(scene, verb, span)
        fields |= {"when": around["when"]} if "when" in around else {}
        yield Draft("measure", span, fields, read_modality(scene.sentence, verb, None, cues))


def _barring(scene: Scene) -> bool:
    """Whether the sentence speaks of arms and of their being denied."""
    words = {t.lemma for t in scene.sentence.tokens}
    return bool(
        words
        & {
            "deny",
            "bar",
            "ban",
            "prohibit",
            "restrict",
            "embargo",
            "sanction",
            "blacklist",
            "proscribed",
            "refuse",
        }
    ) and (bool(scene.of_kind("system")) or _on_arms(scene))


def _on_arms(scene: Scene) -> bool:
    """Whether the restriction names arms without a system: "arms embargo", "military equipment"."""
    return any(
        t.lemma in {"arm", "arms", "weapon", "military", "embargo", "missile"} for t in scene.sentence.tokens
    )


def _acts_on_another(scene: Scene, noun: Token) -> bool:
    """Whether a resolution is what changes another measure: "Resolution 2270 tightened the embargo"."""
    verb = scene.sentence.tokens[noun.head]
    nouns = load_cues("en", "kinds")["measures"]["nouns"]
    return noun.dep == "nsubj" and any(
        c.dep in OBJECTS and c.lemma in nouns for c in scene.sentence.children(verb)
    )


def _numbered(scene: Scene) -> list[Said[Party]]:
    """The Security Council by its numbered resolution."""
    for token in scene.sentence.tokens:
        follows = scene.sentence.tokens[token.i + 1 : token.i + 2]
        if token.lemma == "resolution" and follows and follows[0].pos == "NUM":
            return [Said(codes()["UN"], scene.span_of((token, follows[0])), "numbered resolution")]
    return []


def _verbal(scene: Scene, cues: frozenset[int]) -> Iterator[Draft]:
    """A verb that restricts arms by itself: "banned arms sales to X", "barred X from importing tanks"."""
    words = set(load_cues("en", "kinds")["measures"]["restrict"])
    for verb in scene.sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in words or verb.i in cues:
            continue
        below = scene.sentence.subtree(verb)
        if not any(m.span.start <= t.start < m.span.end for m in scene.of_kind("system") for t in below):
            continue
        objects = [c for c in scene.sentence.children(verb) if c.dep in {*OBJECTS, "nsubjpass"}]
        ends = [
            s
            for c in objects
            for p, o in deep_phrases(scene.sentence, c)
            if p in {"to", "from", "on"}
            for s in scene.parties(o)
        ]
        ends += [
            s for p, o in deep_phrases(scene.sentence, verb) if p in {"to", "on"} for s in scene.parties(o)
        ]
        target = next(iter([s for c in objects for s in scene.parties(c)] + ends), None)
        who = own_subject(scene.sentence, verb)
        body = (
            (scene.parties(who) or scene.parties_under(who)) if who is not None and who not in objects else ()
        )
        body = body or tuple(
            s for p, o in phrases(scene.sentence, verb) if p == "by" for s in scene.parties(o)
        )
        body = body or tuple(_numbered(scene))
        if not body and target is None:
            continue
        fields: dict[str, Field] = {"change": Said("imposed", scene.text_span(verb), "cue table")}
        if body:
            fields["body"] = tuple(Said(b.value, b.span, b.how) for b in body)
        if target is not None:
            fields["target"] = target
        span = span_for(scene, verb, fields)
        around = circumstances(scene, verb, span)
        fields |= {"when": around["when"]} if "when" in around else {}
        yield Draft("measure", span, fields, read_modality(scene.sentence, verb, None, cues))


def _change(scene: Scene, noun: Token, nominal: dict[str, str]) -> tuple[Token, str] | None:
    """The verb or noun of change that governs the restriction, and the change."""
    for above in scene.sentence.ancestors(noun):
        if above.lemma in nominal:
            return above, nominal[above.lemma]
        if above.pos in {"VERB", "AUX"}:
            word = _changes().get(above.lemma)
            under = noun.dep == "pobj" and scene.sentence.tokens[noun.head].lemma == "under"
            if (word is None and above.lemma in {"be", "remain", "stay"} and under) or (
                word is None
                and above.lemma == "be"
                and any(c.lemma in {"place", "force", "effect"} for c in scene.sentence.subtree(above))
            ):
                word = "retained"
            return (above, word) if word else None
    below = scene.sentence.subtree(noun) if noun.dep == "ROOT" else ()
    low = next((c for c in below if c.dep == "acl" and c.lemma in _changes()), None)
    return (low, _changes()[low.lemma]) if low is not None else None  # "curbs on exports lapsed"


def _draft(scene: Scene, noun: Token, trigger: Token, change: str, cues: frozenset[int]) -> Draft:
    fields: dict[str, Field] = {}
    target = _target(scene, noun, trigger)
    body = [b for b in _bodies(scene, noun, trigger) if not target or b.value != target.value]
    if body:
        fields["body"] = tuple(body)
    if target:
        fields["target"] = target
    fields["change"] = Said(change, scene.text_span(trigger), "cue table")
    span = span_for(scene, trigger, fields)
    around = circumstances(scene, trigger, span)
    if "when" in around:
        fields["when"] = around["when"]
    scope = noun_phrase(scene.sentence, noun)
    fields["scope"] = Said(scene.words_of(scope), scene.span_of(scope), "phrase")
    return Draft("measure", span, fields, read_modality(scene.sentence, trigger, None, cues))


def _bodies(scene: Scene, noun: Token, trigger: Token) -> list[Said[Value]]:
    """Who restricts: owners of the measure, the verb's subject, its agent."""
    found: list[Said[Party]] = list(scene.demonyms(noun))
    found += [Said(m.value, m.span, m.how) for m in scene.of_kind("party") if isinstance(m.value, Party)
              and any(m.span.start <= t.start < m.span.end for t in noun_phrase(scene.sentence, noun))]  # fmt: skip
    if trigger.pos == "VERB":
        who = (
            subject(scene.sentence, trigger)
            if noun.dep in {*OBJECTS, "pobj"}
            else own_subject(scene.sentence, trigger)
        )
        if who is not None and who is not noun:
            found.extend(scene.parties(who))
        below = [
            trigger,
            *scene.sentence.children(trigger),
            *(o for _, o in phrases(scene.sentence, trigger)),
        ]
        by = [o for t in below for p, o in phrases(scene.sentence, t) if p == "by"]
        found.extend(s for o in by for s in scene.parties(o) or scene.parties_under(o))
    kept: list[Said[Value]] = []
    for said in found or _numbered(scene):
        if said.value not in [k.value for k in kept]:
            kept.append(Said(said.value, said.span, said.how))
    return kept


def _target(scene: Scene, noun: Token, trigger: Token) -> Said[Party] | None:
    """On whom: the party in the phrase after on, against, over; owners inside it ("on Iran's export") count."""
    on = set(load_cues("en", "kinds")["measures"]["against"])
    for head in (noun, trigger):
        for preposition, target in phrases(scene.sentence, head):
            if preposition in on:
                ways = deep_phrases(scene.sentence, target) if scene.goods(target) else ()
                found = tuple(s for p, o in ways if p in {"to", "for"} for s in scene.parties(o))
                found = (
                    found or scene.parties(target) or scene.demonyms(target) or scene.parties_under(target)
                )
                if found:
                    return found[0]
    above = scene.sentence.tokens[noun.head]
    who = own_subject(scene.sentence, trigger) if above.lemma == "under" else None
    found = scene.parties(who) if who is not None else ()  # "X has been under sanctions since May"
    return found[0] if found else None
