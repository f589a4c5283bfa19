"""One passage comes in; questions on what its marks mean at a token are answered: which party, which goods, how many."""

from __future__ import annotations

from dataclasses import dataclass

from waybill.claims.lexicon import frames
from waybill.claims.scene_marks import is_carrier
from waybill.claims.scene_parties import PartyScene
from waybill.claims.tree import antecedent, conjuncts, noun_phrase, phrases
from waybill.records.passage import Token
from waybill.records.values import Party, Quantity, System
from waybill.records.words import Said

__all__ = ["Goods", "Scene", "counts_goods", "is_carrier"]


# Units that count no goods.
NOT_GOODS = {
    "usd", "eur", "gbp", "percent", "kilometer", "kilometre", "km", "mile", "year", "month", "day", "week", "hour", "person",
    "people", "country", "source", "official", "time", "metre", "meter", "foot", "knot", "kilogram", "degree", "state", "man",
    "soldier", "company", "dollar", "euro", "minute", "decade", "nation", "troop", "expert", "mph", "millimetre", "millimeter",
}  # fmt: skip
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
    "battery",
}
# "most of its weapons": what is told of goods as a share of them.
SHARES = {"most", "much", "many", "some", "all", "more", "half"}
# "drones of Iranian make".
MADE = {"make", "build", "manufacture", "produce", "develop", "assemble"}
MAKE = {"make", "origin", "design", "manufacture", "production"}


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
class Scene(PartyScene):
    """A sentence with its parties and its goods."""

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
            or head.lemma in SHARES
            or self.mark_at(head, "quantity")
        ):
            inner = self._inside(head)
            found = [g for o in inner for c in conjuncts(self.sentence, o) for g in self._goods(c, counted)]
            if found:
                return tuple(found)
            if ordinal and any(self._other_matter(o) for o in inner):  # "a fifth of the bananas"
                return ()
        return self._pointed_goods(head)

    def _inside(self, head: Token) -> list[Token]:
        """What a word of number or packing stands before: "a batch of tanks", "crates full of rifles"."""
        full = [c for c in self.sentence.children(head) if c.lemma in {"full", "laden", "loaded", "filled"}]
        inner = [o for p, o in phrases(self.sentence, head) if p in {"of", "from", "worth"}]
        return inner + [o for c in full for p, o in phrases(self.sentence, c) if p in {"of", "with"}]

    def _pointed_goods(self, head: Token) -> tuple[Goods, ...]:
        """Goods that are only pointed back to: "all of them", "the first batch", "ten"."""
        ordinal = head.lemma in ORDINALS
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

    def _other_matter(self, noun: Token) -> bool:
        """Whether the noun is of something that neither is arms nor points back to any."""
        known = any(c.text.lower() in {"these", "those", "such"} for c in self.sentence.children(noun))
        return noun.pos == "NOUN" and not known and noun.lemma not in POINTING_BACK | frames().transparent

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
        if mark is None or not isinstance(mark.value, Quantity) or not counts_goods(mark.value):
            return None
        return Said(mark.value, mark.span, mark.how)

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

    def _quantity(self, counted: Token, head: Token) -> Said[Quantity] | None:
        """The number that counts the goods: inside the phrase, before its head."""
        whole = self.sentence.subtree(counted)
        first = min(t.start for t in whole)
        last = max(head.end, counted.end)
        for mark in self.of_kind("quantity"):
            value = mark.value
            on_it = (
                mark.span.start <= counted.start < mark.span.end
            )  # "handed over ten": "over" bounds nothing here
            near = first <= mark.span.start < last or (on_it and counted.pos == "NUM")
            if isinstance(value, Quantity) and near and counts_goods(value):
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

    def goods_of_owner(self, noun: Token) -> tuple[Goods, ...]:
        """Goods that own the noun: "the missiles' delivery"."""
        owners = [
            antecedent(self.sentence, c) if c.tag == "WP$" else c
            for c in self.sentence.children(noun)
            if c.dep == "poss"
        ]
        return tuple(g for c in owners for g in self.goods(c))

    def _before_name(self, head: Token) -> tuple[Said[Party], ...]:
        """ "Six Chinese L-15 jets": the people stand before the name, not before the noun."""
        inside = noun_phrase(self.sentence, head)
        return tuple(s for t in inside if t.dep == "amod" for s in self._mark_party(t) if s.how == "demonym")[
            :1
        ]

    def _made_by(self, participle: Token) -> tuple[Said[Party], ...]:
        """ "Turkish-made": the parser may take the people for an adverb."""
        before = (c for c in self.sentence.children(participle) if c.dep == "advmod")
        return tuple(s for c in before for s in self._mark_party(c))

    def makers(self, goods: tuple[Goods, ...]) -> tuple[Said[Party], ...]:
        """Whose the goods are by the words before them: "Iranian weapons", "a Chinese submarine"."""
        own = [s for g in goods for s in self.demonyms(g.head) or self._before_name(g.head)]
        own += [
            s
            for g in goods
            for c in self.sentence.children(g.head)
            if c.dep == "amod" and c.tag == "VBN"
            for s in (*self.demonyms(c), *self._made_by(c))
        ]
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
        return (*own, *of, *by)


def _is_part(quantity: Quantity) -> bool:
    """Whether an ordinal was read as a fraction ("a third submarine")."""
    return quantity.best is not None and 0 < quantity.best < 1


def counts_goods(quantity: Quantity) -> bool:
    """Whether the quantity can count goods, by its unit."""
    return (quantity.unit or "").lower() not in NOT_GOODS
