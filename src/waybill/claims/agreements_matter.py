"""A noun of agreement in its scene comes in; whether what is agreed on is arms goes out."""

from __future__ import annotations

from waybill.claims.draft import Thread
from waybill.claims.lexicon import frames
from waybill.claims.scene import Scene
from waybill.claims.tree import phrases
from waybill.records.passage import Token

# Words before a licence or a deal by which it is one of arms trade.
PAPERED = {
    "export",
    "import",
    "arm",
    "arms",
    "weapon",
    "weapons",
    "defence",
    "defense",
    "sale",
    "sales",
    "supply",
    "transfer",
    "purchase",
}
# What an agreement on arms is on, where no weapon is named in its phrase.
MILITARY = {
    "military", "defence", "defense", "arm", "arms", "weapon", "weaponry", "cooperation", "security", "production", "package",
    "system", "vessel", "ship", "boat", "plane", "vehicle", "licence", "license", "equipment", "rest", "unit", "second", "first",
}  # fmt: skip


def is_on_arms(scene: Scene, noun: Token, thread: Thread) -> bool:
    """Whether the agreement is on arms: by goods in its phrase or clause, or by the report's thread."""
    sentence = scene.sentence
    if scene.of_kind("system"):
        return not _on_other_things(scene, noun)
    about = [
        o
        for p, o in phrases(sentence, noun)
        if p in {"on", "for", "over", "about", "to"} and not scene.parties(o)
    ]
    named = [
        c
        for c in sentence.children(noun)
        if c.dep in {"compound", "amod"}
        and c.pos in {"NOUN", "PROPN"}
        and c.lemma not in PAPERED
        and not scene.mark_at(c, "party")
    ]
    return thread.armed and not about and not named


def is_alone(scene: Scene, noun: Token) -> bool:
    """Whether the noun names no goods of its own."""
    return not any(p == "of" for p, _ in phrases(scene.sentence, noun))


def _on_other_things(scene: Scene, noun: Token) -> bool:
    """Whether the noun's own phrase says that it is on something else: "an agreement on visas"."""
    about = [o for p, o in phrases(scene.sentence, noun) if p in {"on", "for", "over", "about"}]
    if not about or any(
        scene.parties(o) or scene.mark_at(o, "quantity") or scene.mark_at(o, "time") for o in about
    ):
        return False
    below = [t for o in about for t in scene.sentence.subtree(o)]
    arms = any(m.span.start <= t.start < m.span.end for m in scene.of_kind("system") for t in below)
    military = any(
        t.lemma in MILITARY or t.lemma in frames().verbs or t.lemma in frames().nouns for t in below
    )
    return (
        not arms and not military and not any(t.pos in {"PRON", "DET", "NUM"} and t in about for t in below)
    )


# A letter is a deal only where it is one of these.
LETTERS = {
    "intent",
    "intention",
    "acceptance",
    "offer",
    "request",
    "agreement",
    "commitment",
    "understanding",
}
# What talks are said to be where somebody explains his silence.
HUSHED = {"confidential", "private", "secret", "sensitive"}


def is_no_deal(scene: Scene, noun: Token, verb: Token) -> bool:
    """A court's order, a letter to be answered, "who signed the licences", "because the talks are confidential"."""
    below = scene.sentence.children(verb)
    if noun.lemma == "order" and verb.lemma in {"grant", "issue"}:
        return True
    if any(c.dep == "acomp" and c.lemma in HUSHED for c in below):
        return True
    return verb.dep == "relcl" and any(c.text.lower() == "who" for c in below) and not scene.of_kind("system")


def is_mere_letter(scene: Scene, noun: Token) -> bool:
    """Whether a letter is only one to be read or answered."""
    return noun.lemma == "letter" and not any(o.lemma in LETTERS for _, o in phrases(scene.sentence, noun))
