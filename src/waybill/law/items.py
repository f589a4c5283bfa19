"""An item and a measure's scope tags come in; whether the item fits, may fit or lies outside goes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waybill.knowledge.measures import KindRow, ScopeTag, load_kinds, load_scope_tags
from waybill.records.law import Question, ScopeFit
from waybill.records.values import System

# MTCR Annex, items 1.A and 19.A: complete systems "capable of a range equal to or greater than 300 km".
MTCR_KM = 300
# UN Register, category VII(a): "capable of delivering a warhead ... to a range of at least 25 kilometres".
REGISTER_MISSILE_KM = 25

_RANK: Mapping[ScopeFit, int] = {"fits": 2, "may_fit": 1, "does_not_fit": 0}
_MAJOR = re.compile(r"(VII|VI|IV|V|III|II|I)(?:\([ab]\))?")
_MISSILES = frozenset({"missile", "missile_unclear", "ballistic_missile", "cruise_missile", "rocket"})


@dataclass(frozen=True, slots=True)
class Item:
    """What is known of the goods asked about: the words for them, their facets, their range in kilometres."""

    words: str
    facets: frozenset[str]
    range_km: float | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """How an item lies to a scope, and why, as a clause."""

    fit: ScopeFit
    why: str


def rank(fit: ScopeFit) -> int:
    """Fits goes above may fit, may fit above does not fit."""
    return _RANK[fit]


def weaker(one: ScopeFit, other: ScopeFit) -> ScopeFit:
    """The weaker of two fits."""
    return one if rank(one) <= rank(other) else other


def _find_kinds(words: str) -> list[KindRow]:
    """The longest generic kinds that stand in the words, in singular or plural, none inside another."""
    left, found = words.casefold().replace("-", " "), []
    for row in load_kinds():
        plain = re.escape(row.words.replace("-", " "))
        pattern = rf"(?<!\w){plain}(?:s|es)?(?!\w)"
        if re.search(pattern, left):
            left = re.sub(pattern, "|", left)
            found.append(row)
    return found


def find_system(words: str) -> System:
    """The kind of goods that plain words name, where no table of designations knows better."""
    kinds = _find_kinds(words)
    if not kinds:
        return System(name=words)
    category = max(kinds, key=lambda row: len(row.words))
    return System(name=words, category=category.words, unroca=category.unroca or None)


def describe_item(question: Question) -> Item:
    """The item's facets come from its category, else from its name, else from the words it was asked in."""
    system = question.item
    kinds: list[KindRow] = []
    for words in (system.category, system.name, question.item_words):
        kinds = kinds or (_find_kinds(words) if words else [])
    facets = {facet for row in kinds for facet in row.facets}
    facets |= _register_facets(system.unroca, facets)
    if "component" in facets:
        facets -= {"major", "ballistic_missile", "cruise_missile"}
    if question.range_km is not None and question.range_km < REGISTER_MISSILE_KM and facets & _MISSILES:
        facets = (facets - {"major"}) | {"unroca_open"}
    words = question.item_words or system.name
    return Item(words, frozenset(facets or {"unknown"}), question.range_km)


def _register_facets(unroca: str | None, facets: set[str]) -> set[str]:
    """A settled category of the UN Register overrules what the kind alone leaves open."""
    if unroca is None:
        return set()
    if _MAJOR.fullmatch(unroca):
        facets.discard("unroca_open")
        return {"arms", "major"}
    if unroca == "SALW":
        facets -= {"unroca_open", "major"}
        return {"arms", "salw"}
    if unroca == "none":
        facets -= {"unroca_open", "major"}
        return set() if facets else {"arms"}
    return {"arms", "unroca_open"}


def fit_scope(item: Item, tags: Sequence[str]) -> Fit:
    """The best fit over a measure's scope tags, with the reason for that one."""
    known = load_scope_tags()
    fits = [_fit_tag(item, known[tag]) for tag in tags]
    best = max(fits, key=lambda fit: rank(fit.fit))
    if best.fit == "does_not_fit" and len(fits) > 1:
        words = "; ".join(dict.fromkeys(fit.why for fit in fits if "km" in fit.why)) or best.why
        return Fit("does_not_fit", words)
    return best


def _fit_tag(item: Item, tag: ScopeTag) -> Fit:
    """One tag: the MTCR line decides where the tag is drawn on it, else the facets do."""
    if tag.tag in ("mtcr", "uav_mtcr"):
        lined = _fit_mtcr(item, tag)
        if lined is not None:
            return lined
    if item.facets & tag.outside:
        return Fit("does_not_fit", f'"{item.words}" falls outside the scope: {tag.words}')
    if item.facets & tag.fits:
        return Fit("fits", f'"{item.words}" falls in the scope: {tag.words}')
    if item.facets & tag.may_fit or ("unknown" in item.facets and tag.tag != "none"):
        return Fit("may_fit", f'"{item.words}" may fall in the scope: {tag.words}')
    return Fit("does_not_fit", f'"{item.words}" falls outside the scope: {tag.words}')


def _fit_mtcr(item: Item, tag: ScopeTag) -> Fit | None:
    """Complete missiles, rockets and unmanned aircraft stand above or below the MTCR's line of 300 km."""
    unmanned = "uav" in item.facets and not item.facets & {"component", "dual_use"}
    if tag.tag == "mtcr" and not (item.facets & _MISSILES) and not unmanned:
        return None
    if tag.tag == "uav_mtcr" and not unmanned:
        return None
    if item.facets & {"component", "launcher"}:
        return None
    if item.range_km is None:
        return Fit("may_fit", f'the range of "{item.words}" is not given, and the MTCR line is {MTCR_KM} km')
    reach = f"{item.range_km:g} km"
    if item.range_km >= MTCR_KM:
        return Fit("fits", f"a range of {reach} reaches the MTCR line of {MTCR_KM} km")
    if unmanned:
        why = f"{reach} is below the MTCR line of {MTCR_KM} km, which counts the longest one-way flight"
        return Fit("may_fit", why)
    return Fit("does_not_fit", f"a range of {reach} stays below the MTCR line of {MTCR_KM} km")
