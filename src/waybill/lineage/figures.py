"""A sentence comes in; the numbers it gives go out, each with its noun, its bound and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from waybill.knowledge.number_words import ONES, TENS
from waybill.knowledge.number_words import SCALES as WORDS_OF_SCALE
from waybill.lineage.concepts import meaning_of
from waybill.lineage.wording import PLAIN, plain_word, stem_of
from waybill.records.words import Span

UNITS = {word: float(number) for word, number in (ONES | TENS).items()}
SCALES = WORDS_OF_SCALE | {"dozen": 12.0, "bn": 1e9, "m": 1e6}

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER_WORDS = "|".join(sorted(UNITS, key=len, reverse=True))
NUMBER = re.compile(
    rf"(?<![\w.,\-–])(?P<digits>\d{{1,3}}(?:[,  ]\d{{3}})+|\d+(?:\.\d+)?)(?![\w\-–]*[A-Za-z]\w*-|\w)"
    rf"|\b(?P<tens>{_TENS})-(?P<ones>{_ONES})\b|\b(?P<word>{_NUMBER_WORDS})\b(?!-)"
    r"|\b(?:half )?an?(?= (?:dozen|hundred|thousand|million|billion)\b)"
    r"|\b(?P<vague>dozens|scores|hundreds|thousands|millions)(?= of\b)",
    re.IGNORECASE,
)
SCALE = re.compile(r"[\s-](hundred|thousand|million|billion|dozen|bn|m)s?\b", re.IGNORECASE)

# From a hundred on, a number in words may go on ("one hundred and five").
LEAST_SCALE = 100
# The words before a number that bound it; read nearest to the number, longest first.
BOUNDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"(?:{words})\s+(?:the\s+|of\s+)?$", re.IGNORECASE))
    for bound, words in (
        ("at_least", r"at least|no fewer than|no less than|a minimum of|not less than"),
        (
            "more_than",
            r"more than|(?<!handed )(?<!turned )(?<!passed )(?<!taken )(?<!took )over|above|"
            r"upwards of|in excess of|exceeding",
        ),
        ("at_most", r"at most|up to|no more than|as many as|a maximum of|not more than"),
        ("less_than", r"less than|fewer than|under|below|nearly|almost"),
        ("about", r"about|around|some|roughly|approximately|an estimated|circa|close to"),
    )
)
# "Thousands of shells": a number of this size that nobody has counted.
VAGUE = {"dozens": 12.0, "scores": 20.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6}
_CURRENCY = re.compile(r"(?:US|A|C|NT|HK)?[$€£¥]\s?$")
CURRENCY_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
OR_MORE = re.compile(r"(?:\s+[a-z]+){0,2}\s+or\s+(more|over|fewer|less)\b")
LENGTHS = {
    "km": 1.0,
    "kms": 1.0,
    "kilomet": 1.0,
    "kilome": 1.0,
    "mile": 1.609344,
    "mil": 1.609344,
    "nautic": 1.852,
    "mi": 1.609344,
}
CALIBRES = ("mm", "millimetre", "millimeter", "millimetres", "millimeters", "cm", "calibre", "caliber")
MONTHS = {
    m: i % 12 + 1
    for i, m in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan",
            "feb",
            "mar",
            "apr",
            "may",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct",
            "nov",
            "dec",
        ]
    )
}
_WORDS_AFTER = re.compile(r"[A-Za-z][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written: its value, the stem of the noun it counts ("" where none follows), its bound,
    its words."""

    value: float
    noun: str
    bound: str
    span: Span

    @property
    def km(self) -> float | None:
        """The number in kilometres where it counts a length."""
        factor = LENGTHS.get(self.noun)
        return None if factor is None else self.value * factor


def figures_in(text: str, start: int, end: int) -> tuple[Figure, ...]:
    """Every number between the offsets, read with its bound and its noun; designations are not numbers."""
    found: list[Figure] = []
    for match in NUMBER.finditer(text, start, end):
        value = _value(match)
        scale = SCALE.match(text, match.end(), end)
        stop = match.end()
        if scale:
            value, stop = value * SCALES[scale.group(1).lower()], scale.end()
        before = text[max(start, match.start() - 28) : match.start()]
        bound, begin = _bound(_CURRENCY.sub("", before), match.start())
        begin -= len(before) - len(_CURRENCY.sub("", before)) if begin < match.start() else 0
        suffix = OR_MORE.match(text, stop, end)
        if suffix:
            bound = "at_least" if suffix.group(1) in ("more", "over") else "at_most"
        noun = _money(before) or meaning_of(_noun(text, stop, end))
        bound = "vague" if match.group("vague") else bound
        if noun in MONTHS or _month_before(before):
            noun = "date"
        if _is_pronoun_one(match, noun):
            continue
        found.append(Figure(value, noun, bound, Span.cut(text, begin, stop)))
    return _share_nouns(text, _added_up(text, found))


def _added_up(text: str, found: list[Figure]) -> list[Figure]:
    """One number where two stand side by side in words: "one thousand one hundred"."""
    out: list[Figure] = []
    for figure in found:
        last = out[-1] if out else None
        beside = last is not None and text[last.span.end : figure.span.start] in (" ", " and ")
        if (
            last is not None
            and beside
            and last.value >= LEAST_SCALE
            and last.value > figure.value
            and last.span.words[:1].isalpha()
        ):
            span = Span.cut(text, last.span.start, figure.span.end)
            out[-1] = Figure(last.value + figure.value, figure.noun, last.bound, span)
        else:
            out.append(figure)
    return out


def _money(before: str) -> str:
    """The stem of the currency whose sign stands before the number, "" where none does."""
    sign = _CURRENCY.search(before)
    return stem_of(CURRENCY_SIGNS[sign.group().strip()[-1]]) if sign else ""


def _value(match: re.Match[str]) -> float:
    digits = match.group("digits")
    if match.group("vague"):
        return VAGUE[match.group("vague").lower()]
    if match.group().lower().startswith("half"):
        return 0.5
    if digits:
        return float(re.sub(r"[,\s  ]", "", digits))
    if match.group("tens"):
        return UNITS[match.group("tens").lower()] + UNITS[match.group("ones").lower()]
    return UNITS[match.group("word").lower()] if match.group("word") else 1.0


def _bound(before: str, at: int) -> tuple[str, int]:
    for name, pattern in BOUNDS:
        hit = pattern.search(before)
        if hit:
            return name, at - (len(before) - hit.start())
    return "exact", at


def _noun(text: str, at: int, end: int) -> str:
    """The stem of the first word after the number that carries matter; for "400 ballistic missiles" the
    last of a run."""
    window = text[at : min(end, at + 60)]
    window = re.split(r"[,.;:()“”\"—–]", window, maxsplit=1)[0]
    run = ""
    for count, match in enumerate(_WORDS_AFTER.finditer(window)):
        word = plain_word(match.group())
        if word in MONTHS:
            return word
        if count == 0 and word in ("and", "or", "to"):
            return ""
        if count == 0 and (word in LENGTHS or word in CALIBRES):
            return word
        if word in ("of", "more", "the", "other", "its", "their", "such"):
            continue
        if word in PLAIN or count > 3:
            break
        run = stem_of(word)
        if word.endswith("s") or word in LENGTHS:
            break
    return run


def _month_before(before: str) -> bool:
    last = before.strip().rsplit(" ", 1)[-1].lower().rstrip(".")
    return last in MONTHS


def _is_pronoun_one(match: re.Match[str], noun: str) -> bool:
    """Whether "one" is the pronoun or an article rather than a number."""
    return match.group().lower() in ("one", "zero") and not noun


def _share_nouns(text: str, found: list[Figure]) -> tuple[Figure, ...]:
    """Give the first number of a pair ("between 300 and 700 km") the noun of the second."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        one, other = out[i], out[i + 1]
        gap = text[one.span.end : other.span.start].strip().lower()
        if not one.noun and gap in ("and", "or", "to", "-", "–", ","):
            out[i] = Figure(one.value, other.noun, one.bound, one.span)
    return tuple(out)
