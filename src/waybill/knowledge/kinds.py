"""Words for kinds of arms come in ("155mm shells", "drones"); the generic system they stand for goes out."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from waybill.knowledge.phrases import compile_phrases
from waybill.records.values import System

_HYPHENS = re.compile(r"[\s‐‑‒–-]+")
_BORE = r"(\d{1,3}(?:\.\d{1,2})?)[\s-]?(?:mm|millimet(?:er|re)s?)"
_CALIBRE = re.compile(rf"{_BORE}(?:(?:, | and | or ){_BORE})*[\s-](?:calib(?:er|re)\s)?$")
_AMERICAN = (("defence", "defense"), ("armour", "armor"), ("fuelled", "fueled"), ("calibre", "caliber"))


@cache
def kinds() -> dict[str, System]:
    """Every way to write a kind: singular, plural, British, American; in lower case with single blanks."""
    found: dict[str, System] = {}
    text = files("waybill.knowledge").joinpath("kinds.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        system = System(row["kind"], None, row["category"], row["unroca"] or None)
        words = [row["kind"], *filter(None, row["synonyms"].split("|"))]
        plurals = [*filter(None, row["plural"].split("|")), *(plural(w) for w in words)]
        for word in [row["kind"], *words, *plurals]:
            for form in _spellings(word):
                found.setdefault(form, system)
    return found


@cache
def acronyms() -> frozenset[str]:
    """Kinds that the table writes in capitals ("TEL"): in the text, too, they are no word in small letters."""
    text = files("waybill.knowledge").joinpath("kinds.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    words = {w for row in rows for w in (row["kind"], *row["synonyms"].split("|")) if w.isupper()}
    return frozenset(form for w in words for form in (w.lower(), plural(w.lower())))


def _spellings(word: str) -> list[str]:
    forms = [_plain(word)]
    for british, american in _AMERICAN:
        forms += [f.replace(british, american) for f in forms if british in f]
    return forms


def plural(noun: str) -> str:
    """Write the regular plural of the noun's last word."""
    if noun.endswith(("y",)) and noun[-2:-1] not in "aeou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _plain(words: str) -> str:
    return _HYPHENS.sub(" ", words.lower())


@cache
def kind_pattern() -> re.Pattern[str]:
    """The pattern that finds the longest word for a kind; it wants text in lower case."""
    return compile_phrases(sorted(kinds()), "either")


def find_kind(words: str) -> System | None:
    """Find the kind the words name: "Attack-drones" → one-way attack drone."""
    return kinds().get(_plain(words))


def calibre_before(text: str, end: int) -> tuple[int, str] | None:
    """Find a calibre that stands right before `end`: where it starts and how it is written ("155mm").

    Of several ("152mm and 122mm shells") none is the kind's own: the words count, the writing is "".
    """
    match = _CALIBRE.search(text, max(0, end - 48), end)
    if match is None:
        return None
    return match.start(), "" if match[2] else f"{match[1]}mm"
