"""The record of one movement of goods, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass

from waybill.claims.lexicon import frames
from waybill.claims.scene import Goods
from waybill.records.claim import Stage
from waybill.records.passage import Token
from waybill.records.values import Party
from waybill.records.words import Said

Parties = tuple[Said[Party], ...]


# What planes and ships do with the goods of others: where from tells more than whose the carrier is.
CARRYING = {"bring", "carry", "fly", "deliver", "unload", "land", "ferry", "transport", "ship", "haul"}


PRONOUNS = {
    "it",
    "any",
    "one",
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
    awaited: bool = False

    @property
    def weak(self) -> bool:
        """Whether the word alone says nothing of a transfer."""
        return self.trigger.lemma in frames().weak and not self.noun
