"""A marked sentence comes in; which party a noun phrase stands for goes out."""

from __future__ import annotations

from dataclasses import dataclass

from waybill.claims.lexicon import frames
from waybill.claims.scene_marks import MarkedScene
from waybill.claims.tree import SUBJECTS, antecedent, conjuncts, noun_phrase, phrases
from waybill.knowledge.companies import seat_of
from waybill.knowledge.cues import load_cues
from waybill.knowledge.parties import codes
from waybill.records.passage import Mark, Token
from waybill.records.values import Party, Place
from waybill.records.words import Said

# What a demonym may modify and still stand for its state as the owner of the goods.
# Nouns that without an owner stand for the state the sentence is about.
STANDS_FOR_STATE = {
    "country",
    "government",
    "nation",
    "army",
    "military",
    "force",
    "navy",
    "administration",
    "cabinet",
    "parliament",
    "ministry",
}
# Words by which such a noun stands for a state that is not named.
OTHERS = {
    "a",
    "an",
    "another",
    "some",
    "any",
    "no",
    "other",
    "foreign",
    "several",
    "many",
    "certain",
    "third",
    "different",
    "unnamed",
    "every",
    "each",
}
PRONOUNS = {"it", "they", "its", "their", "we", "us", "our"}
# Where goods are landed; the place in their name tells the state.
SITES = {
    "port",
    "base",
    "airport",
    "airfield",
    "airbase",
    "harbour",
    "harbor",
    "dock",
    "shipyard",
    "yard",
    "pier",
    "station",
    "depot",
    "barracks",
}
# Those who hold office where they are said to be.
OFFICES = {
    "official",
    "government",
    "ministry",
    "authority",
    "minister",
    "president",
    "cabinet",
    "parliament",
    "junta",
}
# People whom no list of speakers holds.
CREWS = {
    "crew",
    "pilot",
    "soldier",
    "troop",
    "team",
    "delegation",
    "instructor",
    "man",
    "woman",
    "fighter",
    "sailor",
    "trainer",
}
DEMONYM_DEPS = {"amod", "compound", "poss", "nmod", "npadvmod"}


@dataclass(frozen=True)
class PartyScene(MarkedScene):
    """Answers which party is meant."""

    def parties(self, token: Token) -> tuple[Said[Party], ...]:
        """The parties that the noun phrase of the token stands for, coordinated ones included."""
        found: list[Said[Party]] = []
        for head in conjuncts(self.sentence, token):
            found.extend(s for s in self._party(head) if s.value not in [f.value for f in found])
        return tuple(found)

    def _party(self, head: Token) -> tuple[Said[Party], ...]:
        mark = self.mark_at(head, "party")
        if mark is not None and isinstance(mark.value, Party) and mark.role != "place":
            return (Said(mark.value, mark.span, mark.how),)
        if mark is not None and isinstance(mark.value, Party) and mark.value.label == mark.span.words:
            return (Said(mark.value, mark.span, mark.how),)
        if head.lemma in frames().bodies:
            own = self._owner(head) or self._seated_office(head)
            if own or head.lemma not in STANDS_FOR_STATE:
                return own
        seat = self.company(head)
        if seat:
            return seat
        if head.text.lower() in PRONOUNS or head.lemma in STANDS_FOR_STATE:
            return () if self._is_another(head) else self._pointed_at(head)
        if head.lemma in {
            "network",
            "dealer",
            "broker",
            "trader",
            "supplier",
            "intermediary",
            "businessman",
            "firm",
            "company",
        }:
            return self._seated(head)
        if head.lemma in frames().transparent:
            inner = [o for p, o in phrases(self.sentence, head) if p == "of"]
            return tuple(s for o in inner for s in self.parties(o))
        return ()

    def _seated_office(self, head: Token) -> tuple[Said[Party], ...]:
        """The state in whose city an office is said to sit: "officials in Windhoek"."""
        if head.lemma not in OFFICES:
            return ()
        return tuple(s for p, o in phrases(self.sentence, head) if p == "in" for s in self.state_of(o))[:1]

    def _seated(self, head: Token) -> tuple[Said[Party], ...]:
        """The state in which a trader or firm is said to sit: "a network of companies in Dubai"."""
        below = self.sentence.subtree(head)
        return tuple(s for t in below if t.dep == "pobj" for s in self.state_of(t))[:1]

    def company(self, head: Token) -> tuple[Said[Party], ...]:
        """The state of a maker named by its whole name."""
        names = [t for t in noun_phrase(self.sentence, head) if t.pos == "PROPN" and t.end <= head.end]
        parts = [names[first:] for first in range(len(names))] + [
            names[:last] for last in range(len(names) - 1, 0, -1)
        ]
        for part in parts:
            span = self.span_of(tuple(part))
            party = seat_of(span.words)
            if party is not None:
                return (Said(party, span, "seat of the company"),)
        return ()

    def _is_another(self, head: Token) -> bool:
        """Whether the noun means states that are not named, not the one told of: "other countries", "a government"."""
        near = self.sentence.children(head)
        strange = any(c.lemma in OTHERS for c in near if c.dep in {"det", "amod"})
        return strange or (head.tag == "NNS" and head.lemma in {"country", "nation", "government"})

    def _pointed_at(self, head: Token) -> tuple[Said[Party], ...]:
        """Whom "it", "its" or "the country" stands for: the nearest subject before it, else the report's topic."""
        if head.text.lower() in {"we", "us", "our", "ours"}:
            return (Said(self.voice.value, self.voice.span, "voice"),) if self.voice else ()
        before = [
            t for t in self.sentence.tokens if t.dep in {"nsubj", "nsubjpass", "poss"} and t.end <= head.start
        ]
        for token in reversed(before):
            mark = self.mark_at(token, "party")
            if mark is not None and isinstance(mark.value, Party):
                return (Said(mark.value, mark.span, "pronoun"),)
            goods = (
                self.mark_at(token, "system") is not None
            )  # "Israeli munitions ... at its airfield": not Israel's
            if token.pos != "PRON" and not goods and (own := self._owner(token)):
                return (Said(own[0].value, own[0].span, "pronoun"),)
        return (Said(self.topic.value, self.topic.span, "context"),) if self.topic else ()

    def first_party(self) -> Said[Party] | None:
        """The party that the sentence is about: its subject, else the first one named."""
        for token in self.sentence.tokens:
            if token.dep in {"nsubj", "nsubjpass"} and token.pos in {"NOUN", "PROPN"}:
                found = self.parties(token)
                if found:
                    return found[0]
        return None

    def couple(self) -> tuple[Said[Party], ...]:
        """The two parties that the sentence names together: "X and Y"."""
        for token in self.sentence.tokens:
            if token.pos == "PROPN" and token.dep != "conj" and len(conjuncts(self.sentence, token)) == 2:
                found = self.parties(token)
                if len(found) == 2:
                    return found
        return ()

    def names_people(self) -> bool:
        """Whether somebody does or suffers what the sentence tells: "they" may be they."""
        people = load_cues("en", "speech")["people"]
        return any(
            t.dep in SUBJECTS
            and not self._is_cut(t)
            and (t.lemma in people or t.lemma in CREWS or t.ent == "PERSON")
            for t in self.sentence.tokens
        )

    def _is_cut(self, token: Token) -> bool:
        return any(c.start <= token.start < c.end for c in self.cut)

    def _owner(self, head: Token) -> tuple[Said[Party], ...]:
        inside = noun_phrase(self.sentence, head)
        of = [o for p, o in phrases(self.sentence, head) if p in {"of", "in", "from"}]
        inside += tuple(t for o in of for t in noun_phrase(self.sentence, o))
        return tuple(
            Said(m.value, m.span, "modifier")
            for m in self.of_kind("party")
            if isinstance(m.value, Party) and any(m.span.start <= t.start < m.span.end for t in inside)
        )

    def demonyms(self, token: Token) -> tuple[Said[Party], ...]:
        """The parties that stand before a noun as its owner: "Iran's", "Iranian"."""
        found: list[Said[Party]] = []
        for child in self.sentence.children(token):
            if child.tag == "WP$":
                found.extend(self.parties(antecedent(self.sentence, child)))
            elif child.dep in DEMONYM_DEPS:
                found.extend(self.parties(child) or self._mark_party(child))
        return tuple(found)

    def state_of(self, token: Token) -> tuple[Said[Party], ...]:
        """The state in which a named place lies: "unloaded in Mogadishu"."""
        mark = self.mark_at(token, "place") or self._site(token)
        if mark is None or not isinstance(mark.value, Place) or mark.value.country is None:
            return ()
        party = codes().get(mark.value.country)
        return (Said(party, mark.span, "state of the place"),) if party else ()

    def _site(self, token: Token) -> Mark | None:
        """The place by which a port or base is named: "the port of Gdynia", "Clark air base"."""
        if token.lemma not in SITES:
            return None
        near = [
            *self.sentence.children(token),
            *(o for p, o in phrases(self.sentence, token) if p in {"of", "in", "at", "near"}),
        ]
        return next((m for t in near if (m := self.mark_at(t, "place")) is not None), None)

    def parties_under(self, token: Token) -> tuple[Said[Party], ...]:
        """Every party named below the token."""
        below = self.sentence.subtree(token)
        return tuple(
            Said(m.value, m.span, m.how)
            for m in self.of_kind("party")
            if isinstance(m.value, Party) and any(m.span.start <= t.start < m.span.end for t in below)
        )
