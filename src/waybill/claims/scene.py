"""One passage comes in; questions on what its marks mean at a token are answered: which party, which goods, how many."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from waybill.claims.lexicon import frames
from waybill.claims.tree import antecedent, conjuncts, noun_phrase, phrases
from waybill.knowledge.companies import seat_of
from waybill.knowledge.parties import codes
from waybill.records.passage import Mark, MarkKind, Passage, Sentence, Token
from waybill.records.values import Party, Place, Quantity, System
from waybill.records.words import Said, Span

# Units that count no goods.
NOT_GOODS = {
    "usd", "eur", "gbp", "percent", "kilometer", "kilometre", "km", "mile", "year", "month", "day", "week", "hour", "person",
    "people", "country", "source", "official", "time", "metre", "meter", "foot", "knot", "kilogram", "degree", "state", "man",
    "soldier", "company", "dollar", "euro", "minute", "decade", "nation", "troop", "expert", "mph", "millimetre", "millimeter",
}  # fmt: skip
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
PRONOUNS = {"it", "they", "its", "their", "we", "us", "our"}
# Words for one of a number of goods, and nouns by which goods named before are pointed back to.
ORDINALS = {
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "twelfth",
    "last",
    "latest",
    "next",
    "final",
}
POINTING_BACK = {
    "type",
    "machine",
    "unit",
    "example",
    "airframe",
    "vessel",
    "craft",
    "hull",
    "batch",
    "lot",
    "instalment",
    "installment",
    "tranche",
    "platform",
    "rest",
    "remainder",
    "container",
    "crate",
    "system",
    "plane",
    "ship",
}
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
# "drones of Iranian make".
MADE = {"make", "build", "manufacture", "produce", "develop", "assemble"}
MAKE = {"make", "origin", "design", "manufacture", "production"}
DEMONYM_DEPS = {"amod", "compound", "poss", "nmod", "npadvmod"}


@dataclass(frozen=True)
class Goods:
    """One kind of goods in a phrase: its systems and how many of them."""

    head: Token
    systems: tuple[Said[System], ...] = ()
    quantity: Said[Quantity] | None = None

    @property
    def anaphoric(self) -> bool:
        """Whether the words only point back to goods named before ("ten of them", "the first batch")."""
        return not self.systems


@dataclass(frozen=True)
class Scene:
    """A sentence within its passage; spans are offsets into the report's text."""

    text: str
    passage: Passage
    sentence: Sentence
    cut: tuple[Span, ...] = field(default=())
    topic: Said[Party] | None = None
    voice: Said[Party] | None = None

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that lie in this sentence."""
        return tuple(m for m in self.passage.marks if self.sentence.span.covers(m.span))

    def of_kind(self, kind: MarkKind) -> tuple[Mark, ...]:
        """The sentence's marks of one kind."""
        return tuple(m for m in self.marks if m.kind == kind)

    def mark_at(self, token: Token, kind: MarkKind) -> Mark | None:
        """The mark of that kind in which the token stands."""
        for mark in self.of_kind(kind):
            if mark.span.start <= token.start < mark.span.end:
                return mark
        return None

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
            own = self._owner(head)
            if own or head.lemma not in STANDS_FOR_STATE:
                return own
        seat = self._company(head)
        if seat:
            return seat
        if head.text.lower() in PRONOUNS or head.lemma in STANDS_FOR_STATE:
            return self._pointed_at(head)
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

    def _seated(self, head: Token) -> tuple[Said[Party], ...]:
        """The state in which a trader or firm is said to sit: "a network of companies in Dubai"."""
        below = self.sentence.subtree(head)
        return tuple(s for t in below if t.dep == "pobj" for s in self.state_of(t))[:1]

    def _company(self, head: Token) -> tuple[Said[Party], ...]:
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
            if token.pos != "PRON" and (own := self._owner(token)):
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
        found = []
        for child in self.sentence.children(token):
            if child.tag == "WP$":
                found.extend(self.parties(antecedent(self.sentence, child)))
            elif child.dep in DEMONYM_DEPS:
                found.extend(self.parties(child) or self._mark_party(child))
        return tuple(found)

    def _mark_party(self, token: Token) -> tuple[Said[Party], ...]:
        mark = self.mark_at(token, "party")
        return (Said(mark.value, mark.span, mark.how),) if mark and isinstance(mark.value, Party) else ()

    def goods(self, token: Token) -> tuple[Goods, ...]:
        """The goods that the noun phrase of the token names, one for each coordinated kind."""
        found: list[Goods] = []
        for head in conjuncts(self.sentence, token):
            found.extend(self._goods(head, head))
        return tuple(found)

    def _goods(self, head: Token, counted: Token) -> tuple[Goods, ...]:
        if head.tag in {"WDT", "WP"} and head.dep in {"pobj", "dobj"}:
            return self._relative(head, counted)
        systems = self._systems(noun_phrase(self.sentence, head))
        if systems:
            quantity = (
                self._quantity(counted, head) if counted.lemma not in ORDINALS else self._ordinal(counted)
            )
            if quantity is None or _is_part(quantity.value):
                quantity = self._one(head)
            return (Goods(head, systems + self._examples(head), quantity),)
        ordinal = head.lemma in ORDINALS
        if (
            ordinal
            or head.lemma in frames().transparent
            or head.pos in {"NUM", "PRON", "DET"}
            or self.mark_at(head, "quantity")
        ):
            inner = [o for p, o in phrases(self.sentence, head) if p in {"of", "from", "worth"}]
            full = [
                c for c in self.sentence.children(head) if c.lemma in {"full", "laden", "loaded", "filled"}
            ]
            inner += [o for c in full for p, o in phrases(self.sentence, c) if p in {"of", "with"}]
            found = [g for o in inner for c in conjuncts(self.sentence, o) for g in self._goods(c, counted)]
            if found:
                return tuple(found)
        if head.lemma in {"all", "most", "some", "both", "none"} and any(
            o.text.lower() in {"them", "which", "these", "those"}
            for p, o in phrases(self.sentence, head)
            if p == "of"
        ):
            return (Goods(head),)
        counted_back = head.pos == "NUM" or ordinal or head.lemma in POINTING_BACK
        if counted_back and not self.mark_at(head, "time") and not self.parties(head):
            quantity = (
                self._ordinal(head) if ordinal else self._quantity(head, head) or self._own_number(head)
            )
            return (Goods(head, (), quantity),) if quantity or head.lemma in POINTING_BACK else ()
        return ()

    def goods_of_relative(self, pronoun: Token, counted: Token) -> tuple[Goods, ...]:
        """The goods of a relative pronoun, counted by a word before it."""
        return self._relative(pronoun, counted)

    def _relative(self, pronoun: Token, counted: Token) -> tuple[Goods, ...]:
        """The goods of "for which X signed" and of "ten of which X is to deliver", these counted by their own number."""
        noun = antecedent(self.sentence, pronoun)
        systems = self._systems(noun_phrase(self.sentence, noun)) if noun is not pronoun else ()
        if not systems:
            return ()
        if counted is pronoun:
            return (Goods(noun, systems, self._quantity(noun, noun)),)
        own = self._ordinal(counted) if counted.lemma in ORDINALS else self._own_number(counted)
        return (Goods(counted, systems, own),)

    def _own_number(self, counted: Token) -> Said[Quantity] | None:
        mark = self.mark_at(counted, "quantity")
        return Said(mark.value, mark.span, mark.how) if mark and isinstance(mark.value, Quantity) else None

    def _one(self, head: Token) -> Said[Quantity] | None:
        """ "Its first transport", "a third submarine": one."""
        if head.tag not in {"NN", "NNP"}:
            return None
        nth = next(
            (c for c in self.sentence.children(head) if c.lemma in ORDINALS and c.dep in {"amod", "nummod"}),
            None,
        )
        return Said(Quantity(1, 1, 1), self.text_span(nth), "ordinal") if nth else None

    def _ordinal(self, head: Token) -> Said[Quantity] | None:
        """ "The first six of them" are six; "the third of the five" is one."""
        for child in self.sentence.children(head):
            mark = self.mark_at(child, "quantity")
            if child.pos == "NUM" and mark is not None and isinstance(mark.value, Quantity):
                return Said(mark.value, mark.span, mark.how)
        one = Quantity(1, 1, 1)
        return Said(one, self.text_span(head), "ordinal")

    def _examples(self, head: Token) -> tuple[Said[System], ...]:
        """Systems named by "including", "such as", "like" or an apposition below the goods."""
        found: list[Said[System]] = []
        subject_of = self._include_verb(head)
        if subject_of is not None:
            found.extend(
                self._systems(tuple(t for t in self.sentence.subtree(subject_of) if t.i > subject_of.i))
            )
        for child in self.sentence.children(head):
            named = child.dep == "appos" or (child.dep == "prep" and child.lemma in frames().systems_in)
            if named or (child.dep == "prep" and child.lemma in {"of", "from"}):
                found.extend(self._systems(self.sentence.subtree(child)))
        return tuple(found)

    def _include_verb(self, head: Token) -> Token | None:
        """The verb of "the missiles include", "the supply of missiles includes"."""
        token = head
        while token.dep in {"pobj", "prep", "compound"}:
            token = self.sentence.tokens[token.head]
        verb = self.sentence.tokens[token.head]
        return verb if token.dep in {"nsubj", "nsubjpass"} and verb.lemma in frames().systems_in else None

    def _systems(self, tokens: tuple[Token, ...]) -> tuple[Said[System], ...]:
        """The systems in the tokens; a generic kind gives way to a designation in the same phrase."""
        marks = [
            m
            for m in self.of_kind("system")
            if isinstance(m.value, System) and any(m.span.start <= t.start < m.span.end for t in tokens)
        ]
        named = [m for m in marks if m.how != "kind"]
        return tuple(
            Said(m.value, m.span, m.how) for m in (named or marks[-1:]) if isinstance(m.value, System)
        )

    def _quantity(self, counted: Token, head: Token) -> Said[Quantity] | None:
        """The number that counts the goods: inside the phrase, before its head."""
        whole = self.sentence.subtree(counted)
        first = min(t.start for t in whole)
        last = max(head.end, counted.end)
        for mark in self.of_kind("quantity"):
            value = mark.value
            if isinstance(value, Quantity) and first <= mark.span.start < last and counts_goods(value):
                return Said(value, mark.span, mark.how)
        return None

    def named_in(self, token: Token) -> tuple[Said[Party], ...]:
        """A party named, not only qualified by, in the phrase of a noun that stands for no party itself."""
        if self.goods(token) or self.mark_at(token, "place"):
            return ()
        names = [
            t for t in noun_phrase(self.sentence, token) if t.pos == "PROPN" and t.dep in {"compound", "nmod"}
        ]
        return tuple(s for t in names[:1] for s in self._mark_party(t) if s.how != "demonym")

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

    def goods_of_owner(self, noun: Token) -> tuple[Goods, ...]:
        """Goods that own the noun: "the missiles' delivery"."""
        owners = [
            antecedent(self.sentence, c) if c.tag == "WP$" else c
            for c in self.sentence.children(noun)
            if c.dep == "poss"
        ]
        return tuple(g for c in owners for g in self.goods(c))

    def makers(self, goods: tuple[Goods, ...]) -> tuple[Said[Party], ...]:
        """Whose the goods are by the words before them: "Iranian weapons", "a Chinese submarine"."""
        own = [s for g in goods for s in self.demonyms(g.head)]
        of = [
            s
            for g in goods
            for p, o in phrases(self.sentence, g.head)
            if p == "of" and o.lemma in MAKE
            for s in self.demonyms(o)
        ]
        made = [
            c for g in goods for c in self.sentence.children(g.head) if c.dep == "acl" and c.lemma in MADE
        ]
        by = [
            s
            for c in made
            for p, o in phrases(self.sentence, c)
            if p in {"in", "by"}
            for s in self.parties(o) or self.state_of(o)
        ]
        return tuple([*own, *of, *by])

    def is_goods(self, span: Span) -> bool:
        """Whether the words name a system, not only the carrier of one ("combat aircraft", but not "cargo plane")."""
        over = [m for m in self.of_kind("system") if m.span.overlaps(span)]
        return bool(over) and not any(is_carrier(m) for m in over)

    def parties_under(self, token: Token) -> tuple[Said[Party], ...]:
        """Every party named below the token."""
        below = self.sentence.subtree(token)
        return tuple(
            Said(m.value, m.span, m.how)
            for m in self.of_kind("party")
            if isinstance(m.value, Party) and any(m.span.start <= t.start < m.span.end for t in below)
        )

    def text_span(self, token: Token) -> Span:
        """The span of one token."""
        return Span.cut(self.text, token.start, token.end)

    def span_of(self, tokens: tuple[Token, ...]) -> Span:
        """The stretch from the first to the last of the tokens."""
        return Span.cut(self.text, min(t.start for t in tokens), max(t.end for t in tokens))

    def words_of(self, tokens: tuple[Token, ...]) -> str:
        """The words of that stretch."""
        return self.span_of(tokens).words

    def systems(self) -> tuple[Said[System], ...]:
        """Every system the sentence names, designations before kinds."""
        found = [m for m in self.of_kind("system") if isinstance(m.value, System)]
        ordered = [m for m in found if m.how != "kind"] or found
        return tuple(Said(m.value, m.span, m.how) for m in ordered if isinstance(m.value, System))


def is_carrier(mark: Mark) -> bool:
    """Whether a system mark names a ship or plane that carries, rather than fights."""
    named = mark.span.words.lower()
    return any(word in named for word in ("transport", "cargo", "freighter", "airlifter"))


def _is_part(quantity: Quantity) -> bool:
    """Whether an ordinal was read as a fraction ("a third submarine")."""
    return quantity.best is not None and 0 < quantity.best < 1


def counts_goods(quantity: Quantity) -> bool:
    """Whether the quantity can count goods, by its unit."""
    return (quantity.unit or "").lower() not in NOT_GOODS
