"""A report in a language that no rules of claims read comes in; what lineage can compare of it goes out: sentences,
numbers, months, and names by their sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from waybill.errors import KnowledgeError
from waybill.knowledge.cues import load_cues
from waybill.records.claim import Reading
from waybill.records.report import PartName, Report
from waybill.records.words import Span

# Languages whose numbers, months and credits stand in tables.
TRACED = ("es", "fr", "de", "ru", "uk", "fa", "ar")
_SENTENCE = re.compile(r"[^.!?؟۔\n]+(?:[.!?](?=\S)[^.!?؟۔\n]*)*[.!?؟۔]?[»”\"’']*")
_READ = ("headline", "body", "dateline", "byline")
_DIGITS = re.compile(r"(?<![\w])\d[\d.,،\u066b\u066c\u00a0\u202f ]*\d|(?<!\w)\d")
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
# Scripts without capitals: any word there may be a name.
_BARE = re.compile(r"[\u0600-\u06ff]")
# Sounds that one script tells apart and another does not, and the vowels, which most leave out or change.
_SOUNDS = (
    ("kh", "h"),
    ("gh", "g"),
    ("zh", "j"),
    ("sh", "s"),
    ("ch", "s"),
    ("ts", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
)
_LETTERS = str.maketrans(
    {"c": "k", "q": "k", "z": "s", "x": "ks", "j": "j", "h": None, "y": None, "w": None, "v": None, "p": "b"}
    | dict.fromkeys("aeiou")
)
# "Kot" and "Kit" sound alike: a name must keep four letters to tell itself from others.
SHORTEST = 3
SMALL = 20


def plain_reading(report: Report) -> Reading:
    """The report with its sentences cut at their full stops, and no claims."""
    spans: list[tuple[PartName, Span]] = []
    for part in report.parts:
        for match in _SENTENCE.finditer(report.text, part.start, part.end) if part.part in _READ else ():
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            if report.text[start : match.end()].strip():
                spans.append((part.part, Span.cut(report.text, start, match.end())))
    return Reading(report, tuple(spans), ())


def facts_abroad(words: str, language: str) -> frozenset[str]:
    """Numbers, months and names of a sentence in another language, as English facts would have them; a name by its
    sound, behind a tilde."""
    if language not in TRACED:
        return frozenset()
    return frozenset((*_numbers(words, language), *_months(words, language), *sounds_in(words)))


def _numbers(words: str, language: str) -> Iterator[str]:
    table = load_cues(language, "numbers")
    scales: dict[str, int] = table["scales"]
    for match in _DIGITS.finditer(words):
        value = _value(match.group(), table["thousands"])
        behind = " ".join(words[match.end() :].split()[:2]).lower()
        scale = next((s for s in sorted(scales, key=len, reverse=True) if re.match(rf"{s}\b", behind)), None)
        value *= scales[scale] if scale else 1
        if value > SMALL and not (1900 <= value <= 2100 and scale is None):
            yield f"{value:g}"


def _value(digits: str, thousands: str) -> float:
    """The number as its language writes it: what stands before three digits parts thousands, else a fraction."""
    plain = re.sub(r"[\s\u00a0\u202f\u066c،]", "", digits).replace("\u066b", ".")
    other = "," if thousands == "." else "."
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain)
    if grouped:
        return float(re.sub(r"[.,]", "", plain))
    plain = plain.replace(thousands, "") if thousands in ".," else plain
    plain = plain.replace(other, ".") if other == "," else plain
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else float(re.sub(r"\D", "", plain))


def _months(words: str, language: str) -> Iterator[str]:
    low = words.lower()
    for number, month in enumerate(load_cues(language, "numbers")["months"], 1):
        hit = re.search(rf"(?:(\d{{1,2}})\.?\s+(?:de\s+)?)?(?<!\w){month}(?!\w)", low)
        if hit:
            yield f"month {number} {int(hit.group(1)) if hit.group(1) else ''}".strip()


def sounds_in(words: str) -> frozenset[str]:
    """The names in the words by their sound; in scripts without capitals every word."""
    found = set()
    for match in _WORD.finditer(words):
        word = match.group()
        if word[:1].isupper() or _BARE.match(word):
            found.add(sound_of(word))
    return frozenset(f"~{s}" for s in found if len(s) >= SHORTEST)


def sounds_of(facts: Mapping[str, int]) -> Mapping[str, int]:
    """The names among the facts by their sound, for comparison with reports in other scripts."""
    return {f"~{sound_of(f)}": n for f, n in facts.items() if f.isalpha() and len(sound_of(f)) >= SHORTEST}


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """The consonants of the word in Latin letters, no letter twice in a row and no "s" at the end, so that
    "Кольчугино" and "Kolchugino" meet."""
    low = word.lower().removeprefix("ال").removesuffix("'s").removesuffix("’s")
    latin = "".join(_letters().get(c, c) for c in low)
    for pair, one in _SOUNDS:
        latin = latin.replace(pair, one)
    plain = re.sub(r"[^a-z]", "", latin.translate(_LETTERS))
    single = re.sub(r"(.)\1+", r"\1", plain)
    return single.removesuffix("s") if len(single) > SHORTEST else single


@cache
def _letters() -> dict[str, str]:
    try:
        rows = yaml.safe_load(
            files("waybill.knowledge.cues").joinpath("transliteration.yml").read_text("utf-8")
        )
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError("table transliteration.yml cannot be read") from error
    return {letter: str(latin) for script in rows.values() for letter, latin in script.items()}
