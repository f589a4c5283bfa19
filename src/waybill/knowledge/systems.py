"""Designations of weapons come in, however spelt; the systems they may stand for go out."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from waybill.errors import KnowledgeError
from waybill.knowledge.phrases import compile_phrases, squeeze
from waybill.records.values import System

Needs = Literal["nothing", "near", "next"]

# "F-16C/D", "T-72B3M", "S-300PMU2", "Mi-171Sh", "T-50i", "K2s": what may hang on a designation that ends in a figure.
_VARIANT = r"(?:(?<=\d)(?:[A-Z]{1,4}h?\d?[A-Z]{0,2}|[ie](?![a-z])))?(?:/[A-Z]{1,3}\d?)?[sS]?"
_FIGURE = re.compile(r"\d")
_FIGHTER = re.compile(r"[FTJ]-\d\d[A-Z]?|[A-Z][a-z]+-\d+|B-52")


@dataclass(frozen=True, slots=True)
class Designation:
    """One way to write a system.

    Args:
        words: as the table spells it.
        system: what it stands for.
        origin: who makes it, as an ISO code, or in words where there are several.
        needs: whether a word for a weapon must stand near it, or right beside it, before it is believed.
    """

    words: str
    system: System
    origin: str
    needs: Needs


@dataclass(frozen=True, slots=True)
class SystemFacts:
    """A row of the table: the system with its aliases, publicly stated range, and what backs it."""

    system: System
    aliases: tuple[str, ...]
    origin: str
    range_km: float | None
    verified: bool
    citations: tuple[str, ...]


@cache
def systems() -> tuple[SystemFacts, ...]:
    """Read the table of designations."""
    text = files("waybill.knowledge").joinpath("systems.jsonl").read_text(encoding="utf-8")
    return tuple(_facts(line) for line in text.splitlines())


def _facts(line: str) -> SystemFacts:
    try:
        row = json.loads(line)
        system = System(row["name"], row["family"], row["category"], row["unroca"])
        return SystemFacts(
            system,
            tuple(row["aliases"]),
            row["origin"],
            row["range_km"],
            row["verified"],
            tuple(row["citations"]),
        )
    except (ValueError, KeyError) as error:
        raise KnowledgeError(f"systems.jsonl: {error!r} in {line[:60]}") from error


@cache
def words_that(need: str) -> frozenset[str]:
    """The words of one sort from the table of traps: sure, next, trap, never, not_kind."""
    text = files("waybill.knowledge").joinpath("systems_words.csv").read_text(encoding="utf-8")
    return frozenset(
        w
        for row in csv.DictReader(text.splitlines())
        if row["needs"] == need
        for w in row["words"].split("|")
    )


@cache
def prefixes() -> dict[str, tuple[str | None, str | None]]:
    """Category and UNROCA mark of designations the table lacks, by first letters ("Su" → combat aircraft)."""
    text = files("waybill.knowledge").joinpath("systems_prefixes.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {r["prefix"]: (r["category"] or None, r["unroca"] or None) for r in rows}


@cache
def designations() -> dict[str, tuple[Designation, ...]]:
    """Every designation by its squeezed spelling; several systems may share one."""
    found: dict[str, list[Designation]] = {}
    for facts in systems():
        for words in dict.fromkeys((facts.system.name, *facts.aliases)):
            if "(" in words or words in words_that("never"):
                continue
            one = Designation(words, facts.system, facts.origin, _needs(words))
            others = found.setdefault(squeeze(words), [])
            if all(o.system != one.system for o in others):
                others.append(one)
    return {key: tuple(value) for key, value in found.items()}


def _needs(words: str) -> Needs:
    """A short or ordinary word is believed in company only; one with figures or of several words, alone."""
    if words in words_that("next"):
        return "next"
    if words in words_that("sure") or words.rstrip("s") in words_that("sure") or _FIGHTER.fullmatch(words):
        return "nothing"
    if _FIGURE.search(words):
        return "near" if len(squeeze(words)) <= 3 else "nothing"
    return "nothing" if re.search(r"[\s/-]", words) else "near"


@cache
def designation_pattern() -> re.Pattern[str]:
    """The pattern that finds the longest designation, with its variants and plurals."""
    return compile_phrases(sorted(set(_spellings())), "loose", _VARIANT)


def _spellings() -> Iterator[str]:
    for facts in systems():
        for words in (facts.system.name, *facts.aliases):
            if squeeze(words) in designations() and "(" not in words and words not in words_that("never"):
                yield words
                if len(words) > 3:
                    yield words.upper()


def find_designations(words: str) -> tuple[Designation, ...]:
    """Find what the words may stand for: as spelt, without the plural, then without the variant's letters."""
    table = designations()
    whole = squeeze(words)
    written = whole in table or whole.removesuffix("s") in table
    key = whole if written else squeeze(words.partition("/")[0])
    singular = key.removesuffix("s")
    base = re.sub(r"(?<=\d)[a-z]{1,4}\d?[a-z]{0,2}$", "", key)
    for form in (key, singular, base):
        if form in table:
            return table[form]
    return ()


def find_system(words: str) -> System | None:
    """Find the system a designation names; where several share it, the first in the table."""
    found = find_designations(words)
    return found[0].system if found else None
