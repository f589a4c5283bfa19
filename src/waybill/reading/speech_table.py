"""The table of cues comes in; look-ups from lemma and shape to manner go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from waybill.knowledge.cues import load_cues

Shapes = Mapping[str, Mapping[str, str]]

# The shapes a row may take; any other is a preposition. A test holds the table to them.
SHAPES = {
    "clause", "quote", "infinitive", "object", "as", "passive", "accusation", "raising", "naming", "gerund",
    "that", "to",
}  # fmt: skip
# The lists of those who may be cited.
ROOMS = ("people", "titles", "occupations", "bodies", "documents")
# Those of them that name a person.
PERSONS = ("people", "titles", "occupations")


@dataclass(frozen=True, slots=True)
class SpeechTable:
    """Lemma to shape to manner for verbs, nouns and adjectives, and the smaller lists beside them."""

    verbs: Shapes
    nouns: Shapes
    adjectives: Shapes
    adverbs: Mapping[str, str]
    carriers: frozenset[str]
    combined: Mapping[tuple[str, str], str]
    prepositions: Mapping[tuple[str, ...], str]
    no_response: frozenset[str]
    no_response_objects: frozenset[str]
    declining: frozenset[str]
    unreached: frozenset[str]
    handing_on: frozenset[str]
    speakers: frozenset[str]
    persons: frozenset[str]
    labels: frozenset[str]
    rejecting: frozenset[str]
    refusable: frozenset[str]
    quiet: frozenset[str]
    staying: frozenset[str]
    answering: frozenset[str]
    answers: frozenset[str]
    falsehoods: frozenset[str]
    brushing: frozenset[tuple[str, str]]
    turning: frozenset[str]
    withholding: frozenset[str]


@cache
def speech_table(language: str = "en") -> SpeechTable:
    """The cues of speech of a language."""
    table = load_cues(language, "speech")
    return SpeechTable(
        verbs=_shapes(table["verbs"]),
        nouns=_shapes(table["nouns"]),
        adjectives=_shapes(table["adjectives"]),
        adverbs=table["adverbs"],
        carriers=frozenset(table["carriers"]),
        combined={(r["verb"], r["complement"]): r["manner"] for r in table["combined"]},
        prepositions={tuple(r["words"]): r["manner"] for r in table["prepositions"]},
        no_response=frozenset(table["no_response"]),
        no_response_objects=frozenset(table["no_response_objects"]),
        declining=frozenset(table["declining"]),
        unreached=frozenset(table["unreached"]),
        labels=frozenset(table["labels"]),
        rejecting=frozenset(table["rejecting"]),
        refusable=frozenset(table["refusable"]),
        quiet=frozenset(table["quiet"]),
        staying=frozenset(table["staying"]),
        answering=frozenset(table["answering"]),
        answers=frozenset(table["answers"]),
        falsehoods=frozenset(table["falsehoods"]),
        brushing=frozenset((r["verb"], p) for r in table["brushing"] for p in r["particles"]),
        turning=frozenset(table["turning"]),
        withholding=frozenset(table["withholding"]),
        handing_on=frozenset(table["handing_on"]),
        speakers=frozenset(name for room in ROOMS for name in table[room]),
        persons=frozenset(name for room in PERSONS for name in table[room]),
    )


def _shapes(rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """The first row that gives a lemma a shape decides its manner."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        for lemma in row["words"]:
            for shape in row["takes"]:
                found.setdefault(lemma, {}).setdefault(shape, row["manner"])
    return found
