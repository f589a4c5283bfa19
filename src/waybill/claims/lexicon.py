"""The cue tables come in; frozen look-ups of verbs and nouns go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from waybill.knowledge.cues import load_cues
from waybill.records.claim import Stage


@dataclass(frozen=True, slots=True)
class Frames:
    """Which words open which frame: lemma to (pattern, stage)."""

    verbs: Mapping[str, tuple[str, Stage]]
    weak: frozenset[str]
    nouns: Mapping[str, tuple[str, Stage | None]]
    shipments: frozenset[str]
    transparent: frozenset[str]
    asking: frozenset[str]
    bodies: frozenset[str]
    systems_in: frozenset[str]
    restrictions: frozenset[str]
    agreement_nouns: Mapping[str, Stage]
    agreement_verbs: Mapping[str, Stage]


@cache
def frames(language: str = "en") -> Frames:
    """The frames of a language."""
    table = load_cues(language, "frames")
    verbs = {
        lemma: (pattern, cast(Stage, stage))
        for pattern, stages in table["verbs"].items()
        for stage, lemmas in stages.items()
        for lemma in lemmas
    }
    nouns = {
        lemma: (pattern, cast("Stage | None", stage))
        for pattern in ("give", "take", "move")
        for lemma, stage in table["nouns"][pattern].items()
    }
    agreements = table["agreements"]
    return Frames(
        verbs=verbs,
        weak=frozenset(table["weak"]),
        nouns=nouns,
        shipments=frozenset(table["nouns"]["shipment"]),
        transparent=frozenset(table["transparent"]),
        asking=frozenset(table["asking"]),
        bodies=frozenset(table["bodies"]),
        systems_in=frozenset(table["systems_in"]),
        restrictions=frozenset(table["restrictions"]),
        agreement_nouns=agreements["nouns"],
        agreement_verbs=agreements["verbs"],
    )


@dataclass(frozen=True, slots=True)
class Governors:
    """What the words above a trigger do to it."""

    stages: Mapping[str, tuple[Stage, bool, str]]
    hedges: Mapping[str, str]
    negators: frozenset[str]
    negating: frozenset[str]
    wordings: Mapping[str, Stage]
    lets_negation_through: frozenset[str]
    stops_negation: frozenset[str]
    unknowing: frozenset[str]
    future_modals: frozenset[str]
    possible_modals: frozenset[str]
    telling: frozenset[str]
    holding: frozenset[str]
    carrying_out: frozenset[str]
    means: frozenset[str]
    fates: frozenset[str]


@cache
def governors(language: str = "en") -> Governors:
    """The governors of a language: lemma to (stage, looks ahead, certainty)."""
    table = load_cues(language, "modality")
    stages = {
        word: (cast(Stage, stage), bool(row["future"]), str(row["certainty"]))
        for stage, row in table["govern"].items()
        for word in row["words"]
    }
    hedges = {word: certainty for certainty, words in table["hedges"].items() for word in words}
    wordings = {words: cast(Stage, stage) for stage, rows in table["wordings"].items() for words in rows}
    return Governors(
        stages=stages, hedges=hedges, wordings=wordings, **{key: _words(table, key) for key in _SETS}
    )


_SETS = (
    "negators",
    "negating",
    "lets_negation_through",
    "stops_negation",
    "unknowing",
    "future_modals",
    "possible_modals",
    "telling",
    "holding",
    "carrying_out",
    "means",
    "fates",
)


def _words(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(cast("Iterable[str]", table[key]))
