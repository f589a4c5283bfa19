"""Hand-written families of reports come in; the whole set, with derived copies and light rewrites, goes out with its gold.

Every derived report is made by one recipe, without chance: the same texts come out of every run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.families_tables import OUTLETS, SYNONYMS

TEXTS = Path(__file__).parents[1] / "tests" / "families" / "texts"
# Where each part of the set ends; see tests/families/README.md.
DEV_LAST, FROZEN_LAST = 20, 40
HALVES = {"dev": DEV_LAST, "frozen": FROZEN_LAST, "fresh": 60, "third": 70, "fourth": 80}
# A paragraph of the story is longer than a headline or a date line; the shortest in the texts has 45 characters.
SHORTEST_LEAD = 90
CREDIT_END = re.compile(r"^(?:Reporting by |\(END\)|\(Reporting|EFE$|©)")
LEAD_IN = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,}(?:, [^()/\n]{0,30}?)?"
    r"(?: ?\([^)\n]{2,40}\) ?(?:--|\.-|-|—|–)?| /\w+/\.| ?(?:--|-|—|–)) "
)
_FORMS = ("%d %B %Y", "%B %d %Y")  # the day first, the month first
# Statements and documents are origins of claims, and not tellings that a report can retell.
NO_TELLING = ("s", "d")
RANK = ("same_text", "light", "rewrite", "translation", "cites")


@dataclass(frozen=True, slots=True)
class Planted:
    """One change of meaning, known beforehand: the words before it and after it, "" where a side has none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Made:
    """One report of the set: its text, the report it was made from, and what was changed on the way."""

    family: str
    name: str
    text: str
    tells: tuple[str, ...]
    parent: str | None = None
    relation: str | None = None
    planted: tuple[Planted, ...] = ()
    untouched: bool = False
    credit_dropped: bool = False
    faithful: bool = False

    @property
    def key(self) -> str:
        """The report's name within the whole set."""
        return f"{self.family}/{self.name}"


@dataclass(frozen=True, slots=True)
class Family:
    """Reports on one event, the kin among them, and how many origins each of its claims has."""

    name: str
    reports: tuple[Made, ...]
    links: tuple[tuple[str, str, str], ...]
    claims: Mapping[str, Mapping[str, Any]]

    @property
    def half(self) -> str:
        """The part of the set that the family belongs to, by its number."""
        return next(name for name, last in HALVES.items() if int(self.name[1:]) <= last)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one report is derived: `credit` is dateline, byline, own, line or via; `plants` are places in the gold's list."""

    name: str
    credit: str
    cut: int = 0
    drop: bool = False
    headline: int | None = None
    swap: bool = False
    reorder: bool = False
    plants: tuple[int, ...] = ()
    after: int = 0


RECIPES = (
    Recipe("copy-cut", "dateline", cut=2),
    Recipe("copy-retitled", "byline", drop=True, headline=0, after=1),
    Recipe("copy-own-name", "own", cut=1, headline=1, after=1),
    Recipe("light-inputs", "line", swap=True, reorder=True, headline=1, plants=(0, 3), after=1),
    Recipe("light-cut", "dateline", swap=True, cut=1, headline=0, plants=(1, 2), after=2),
    Recipe("light-clean", "via", swap=True, reorder=True, after=1),
)
LEFT_OUT = (1, 2, 5)
SECOND_HAND = ("rewrite", "uncredited", "wrong-credit", "translated")
# Other tellings are copied as well: what is alike between two tellings is then seen many times over.
COPIED = ("independent", "second-agency", "outlet-story", "panel-story")


def load_families(folder: Path = TEXTS, half: str | None = None) -> tuple[Family, ...]:
    """Every family of the folder, or of one part of it, hand-written and derived."""
    found = (_load(path) for path in sorted(folder.iterdir()) if (path / "gold.json").exists())
    return tuple(f for f in found if half in (None, f.half))


def write_set(families: Sequence[Family], folder: Path) -> dict[Path, Made]:
    """Write every report of the families under the folder, and say which file holds which."""
    written: dict[Path, Made] = {}
    for family in families:
        (folder / family.name).mkdir(parents=True, exist_ok=True)
        for made in family.reports:
            path = folder / family.name / f"{made.name}.txt"
            path.write_text(made.text, encoding="utf-8")
            written[path] = made
    return written


def _load(path: Path) -> Family:
    gold = json.loads((path / "gold.json").read_text(encoding="utf-8"))
    tells = gold["origins"]["reports"]
    above = {to: (start, relation) for start, to, relation in gold["links"] if start in tells}
    faithful = gold.get("faithful", ())
    drift = [(d["to"], Planted(d["field"], d["before"], d["after"])) for d in gold["drift"]]
    hand = []
    for name in sorted(tells):
        text = (path / f"{name}.txt").read_text(encoding="utf-8")
        parent, relation = above.get(name, (None, None))
        planted = tuple(p for to, p in drift if to == name)
        told = tuple(tells[name])
        hand.append(Made(path.name, name, text, told, parent, relation, planted, faithful=name in faithful))
    made = (*hand, *_derived(path.name, gold, {m.name: m for m in hand}))
    seen = tuple(m for m in made if m.name not in gold["unseen"])
    links = tuple((m.parent, m.name, m.relation) for m in made if m.parent and m.relation)
    others = tuple(tuple(x) for x in gold["links"] if (x[0], x[1]) not in {(a, b) for a, b, _ in links})
    return Family(path.name, seen, (*links, *others), gold["origins"]["claims"])


def _derived(family: str, gold: Mapping[str, Any], hand: Mapping[str, Made]) -> Iterator[Made]:
    number = int(family[1:])
    for place, recipe in enumerate(RECIPES):
        # Each family goes without one of the recipes that plant nothing, in turn.
        if place == LEFT_OUT[number % len(LEFT_OUT)]:
            continue
        yield _derive(family, gold, hand["original"], recipe, OUTLETS[(number * 7 + place) % len(OUTLETS)])
    parent = next((hand[n] for n in SECOND_HAND if n in hand and n not in gold["unseen"]), None)
    copied = [(parent, "second-hand")] if parent else []
    copied += [(hand[n], f"{n}-copy") for n in COPIED if n in hand]
    for place, (made, name) in enumerate(copied):
        yield _copied(gold, made, name, OUTLETS[(number * 7 + len(RECIPES) + place) % len(OUTLETS)])


def _paragraphs(text: str) -> list[str]:
    return [p.strip() for p in text.split("\n\n") if p.strip()]


def _derive(
    family: str, gold: Mapping[str, Any], original: Made, recipe: Recipe, outlet: tuple[str, str]
) -> Made:
    """One retelling of the original by the recipe."""
    head, _, headline, _, *body = _paragraphs(original.text)
    body = [p for p in body if not CREDIT_END.match(p)]
    plants = [Planted(p["field"], p["before"], p["after"]) for p in gold["plants"]]
    kept = [p.before for p in plants if p.before]
    body[0] = LEAD_IN.sub("", body[0])
    body = _shorten(body, recipe, kept)
    body = [_swap(p, kept) for p in body] if recipe.swap else body
    planted = tuple(plants[i] for i in recipe.plants if i < len(plants))
    for plant in planted:
        body = _plant(body, plant)
    if recipe.reorder and len(body) > 4:
        body[2], body[3] = body[3], body[2]
    if recipe.headline is not None:
        headline = gold["headlines"][recipe.headline]
    day = date.fromisoformat(gold["day"]) + timedelta(days=recipe.after)
    told, agency = _credited(body, recipe.credit, (gold["agency"], _city(original), day), outlet)
    text = "\n\n".join([head, outlet[0], headline, *agency, _day(day, recipe.after), *told]) + "\n"
    relation = "light" if recipe.swap else "same_text"
    own = recipe.credit == "own"
    return Made(family, recipe.name, text, original.tells, "original", relation, planted, not planted, own)


def _shorten(body: Sequence[str], recipe: Recipe, kept: Sequence[str]) -> list[str]:
    """Cut from the bottom, and drop one from the middle; never the lead nor what a change is planted in."""
    free = [i for i, p in enumerate(body) if i and not any(k in p for k in kept)]
    gone = set(free[-recipe.cut :] if recipe.cut else [])
    if recipe.drop and free:
        gone.add(free[len(free) // 2])
    return [p for i, p in enumerate(body) if i not in gone]


def _swap(paragraph: str, kept: Sequence[str]) -> str:
    """Swap wordings for synonyms, save in quotations and in the words that a change is planted in."""
    fixed = [*kept, *re.findall(r'"[^"]*"', paragraph)]
    for words, others in SYNONYMS:
        if words in paragraph and not any(words in f for f in fixed if f in paragraph):
            paragraph = re.sub(rf"(?<!\w){re.escape(words)}", others, paragraph)
    return paragraph


def _plant(body: Sequence[str], plant: Planted) -> list[str]:
    if not plant.before:
        return [*body, plant.after]
    if not any(plant.before in p for p in body):
        raise ValueError(f"nothing to plant in: {plant.before}")
    changed = [p.replace(plant.before, plant.after).strip() for p in body]
    return [p for p in changed if p]


def _city(original: Made) -> str:
    lead = next(p for p in _paragraphs(original.text)[3:] if len(p) > SHORTEST_LEAD)
    found = re.match(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+", lead)
    return found.group().strip(" .-") if found else ""


def _credited(
    body: Sequence[str], credit: str, frame: tuple[str, str, date], outlet: tuple[str, str]
) -> tuple[list[str], list[str]]:
    """The body as the outlet runs it, and the byline where there is one; `frame` is agency, city and day."""
    agency, city, day = frame
    lead, *rest = body
    if credit == "dateline":
        return [f"{city} ({agency}) - {lead}", *rest], []
    if credit == "byline":
        return [lead, *rest], [f"By {agency}"]
    if credit == "own":
        dateline = f"{outlet[1]}, {day:%b} {day.day} ({outlet[0]}) - "
        told = [re.sub(rf" told (?:the )?{re.escape(agency)}\b", " said", p) for p in (lead, *rest)]
        return [dateline + told[0], *told[1:]], []
    end = f"(With inputs from {agency})" if credit == "line" else f"Source: {agency}"
    return [f"{city} - {lead}", *rest, end], []


def _day(day: date, form: int) -> str:
    forms = (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B %Y}, 09:20",
        f"{day:%A}, {day.day} {day:%b %Y}",
    )
    return forms[form % len(forms)]


def _copied(gold: Mapping[str, Any], parent: Made, name: str, outlet: tuple[str, str]) -> Made:
    """A copy of another report than the original, one paragraph shorter, under another outlet's name."""
    head, _, headline, *rest = _paragraphs(parent.text)
    body = rest[next(i for i, p in enumerate(rest) if len(p) > SHORTEST_LEAD) :]
    body = body[:-1] if len(body) > 2 else body
    told = _dated(parent.text) or date.fromisoformat(gold["day"])
    day = told + timedelta(days=1)
    text = "\n\n".join([head, outlet[0], headline, _day(day, 2), *body]) + "\n"
    return Made(parent.family, name, text, parent.tells, parent.name, "same_text", untouched=True)


def _dated(text: str) -> date | None:
    """The day that a hand-written report puts at its head, None where its form is not known."""
    for line in _paragraphs(text)[1:6]:
        for form in (r"[A-Z][a-z]+ \d{1,2}, \d{4}", r"\d{1,2} [A-Z][a-z]+ \d{4}"):
            found = re.search(form, line)
            if found:
                return datetime.strptime(found.group().replace(",", ""), _FORMS[form[0] == "["]).date()
    return None
