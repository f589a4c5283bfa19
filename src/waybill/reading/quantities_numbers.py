"""Text comes in; the numbers that stand in it go out, in figures, in words and vague, ranges joined."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from waybill.knowledge.cues import load_cues
from waybill.knowledge.number_words import ONES, SCALES, TENS
from waybill.reading.quantities_words import in_words
from waybill.records.values import Bound

NumberKind = Literal["figures", "words", "vague", "fraction"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the place of its words; `scaled` tells that a scale ("million") stood in them.

    `letter` is a scale letter that may as well be a unit ("500m"), left for the reader of units to settle.
    """

    start: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    kind: NumberKind
    bound: Bound = "exact"
    scaled: bool = False
    letter: str = ""

    @property
    def value(self) -> float:
        """The number itself, or the least it stands for."""
        return next((x for x in (self.best, self.low, self.high) if x is not None), 0.0)


def table() -> Mapping[str, Any]:
    """The English table of number words."""
    return load_cues("en", "quantities")


def either(words: list[str]) -> str:
    """A pattern for any of the words, the longest first, blanks between them of any kind."""
    ordered = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in ordered) + ")"


def singles(value: float, start: int, end: int, kind: NumberKind, scaled: bool = False) -> Number:
    """A number that stands for just itself."""
    return Number(start, end, value, value, value, kind, scaled=scaled)


@cache
def _figures() -> re.Pattern[str]:
    scales = either(list(table()["scales"]["words"]))
    letters = either(list(table()["scales"]["letters"]))
    signs = [str(w) for row in table()["currencies"].values() for w in row["before"] if str(w)[-1].isalpha()]
    money = "|".join(rf"(?<=(?<![A-Za-z]){re.escape(w)})" for w in signs)
    return re.compile(
        rf"(?:(?<!\w)(?<!\d[.,])(?<![A-Za-z]-)|{money})"
        r"(?P<sign>minus[\s-]?|(?<=[$€£])[-−](?=\d))?(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
        rf"(?:(?P<letter>{letters})\b|(?P<scale>(?:[\s-]{scales}\b)+))?(?!\d)"
    )


@cache
def _words() -> re.Pattern[str]:
    ones = either([*ONES, *TENS])
    scales = either([*SCALES, "dozen", "score", "lakh", "crore"])
    return re.compile(
        rf"(?<![\w-])(?:half\s+an?\s+{scales}|(?:an?\s+)?half[\s-]{scales}|an?\s+{scales}(?:\s+{scales})*"
        rf"|{ones}(?:[\s-](?:and\s+)?(?:{ones}|{scales}))*(?:\s+and\s+a\s+(?:half|quarter)(?:\s+{scales})?)?)(?![\w])",
        re.IGNORECASE,
    )


@cache
def _vague() -> re.Pattern[str]:
    names = [*table()["plurals"], *table()["vague"]]
    lead = r"(?:(?P<times>several|a\s+few|many|a\s+couple\s+of)\s+)?"
    return re.compile(rf"(?<![\w-]){lead}(?P<v>{either(names)})(?![\w-])", re.IGNORECASE)


@cache
def _fraction() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:(?P<f>{either(list(table()['fractions']))})(?=\s+(?:of|the|its|their|his)\b)"
        rf"|(?P<g>{either([w for w in table()['fractions'] if '-' in w or ' ' in w])})(?![\w-])"
        r"|one\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<in>\w+)\b|(?P<a>\d{1,2})[/⁄](?P<b>\d{1,3})(?![\d/]))",
        re.IGNORECASE,
    )


def find_numbers(text: str) -> list[Number]:
    """Every number of the text, none inside another, in order."""
    found = [*_read_fractions(text), *_read_vague(text), *_read_figures(text), *_read_words(text)]
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _read_figures(text: str) -> list[Number]:
    found = []
    for match in _figures().finditer(text):
        value = float(match["n"].replace(",", "")) * (-1 if match["sign"] else 1)
        start = match.start("sign") if match["sign"] else match.start("n")
        for word in re.split(r"[\s-]+", (match["scale"] or "").strip(" -")):
            value *= table()["scales"]["words"].get(word.lower(), 1)
        letter = match["letter"] or ""
        if letter and letter not in ("m", "k", "b", "T", "B", "M"):
            value, letter = value * table()["scales"]["letters"][letter], ""
        end = match.end() - len(letter)
        number = singles(_round(value), start, end, "figures", bool(match["scale"]))
        found.append(replace(number, letter=letter))
    return found


def _round(value: float) -> float:
    """Take the dust of binary fractions off ("1.1 million" is 1,100,000)."""
    return float(f"{value:.12g}")


def _read_words(text: str) -> list[Number]:
    found = []
    for match in _words().finditer(text):
        words = re.sub(r"\s+", " ", match[0].lower())
        value = _spoken(words)
        if value is None:
            continue
        loose = words.endswith(("dozen", "score")) and words.startswith(("a ", "half"))
        number = singles(value, match.start(), match.end(), "words", any(s in words for s in SCALES))
        found.append(replace(number, low=None, high=None, bound="about") if loose else number)
    return found


def _spoken(words: str) -> float | None:
    """The value of number words, "half a million" and "two and a half thousand" among them."""
    if re.fullmatch(r"an? score|one|a hundredth", words) and words.startswith("a"):
        return None
    scales = {**SCALES, "dozen": 12.0, "score": 20.0, "lakh": 1e5, "crore": 1e7}
    factor = 1.0
    if half := re.match(r"(?:an? )?half[ -](?:an? )?", words):
        factor, words = 0.5, words[half.end() :]
    if part := re.search(r" and a (half|quarter)(?: (\w+))?$", words):
        extra = 0.5 if part[1] == "half" else 0.25
        whole = in_words(words[: part.start()])
        return _round((whole + extra) * scales.get(part[2] or "", 1.0))
    words = re.sub(r"^an? ", "one ", words)
    tokens = re.split(r"[\s-]+", words)
    tail = 1.0
    while tokens and tokens[-1] in ("dozen", "score", "lakh", "crore"):
        tail *= scales[tokens.pop()]
    if tokens and not all(t in ONES or t in TENS or t in SCALES or t == "and" for t in tokens):
        return None
    return _round(factor * tail * (in_words(" ".join(tokens)) if tokens else 1.0))


def _read_vague(text: str) -> list[Number]:
    found = []
    for match in _vague().finditer(text):
        words = re.sub(r"[\s-]+", " ", match["v"].lower())
        row = table()["vague"].get(words)
        if row:
            low, best, high = (_float(row[end]) for end in ("low", "best", "high"))
            found.append(Number(match.start(), match.end(), low, best, high, "vague", row["bound"]))
            continue
        least = 2.0 * table()["plurals"][words]
        if match["times"] and match["times"].lower() in ("several", "many"):
            least = 3.0 * table()["plurals"][words]
        found.append(Number(match.start(), match.end(), least, None, None, "vague", "at_least", scaled=True))
    return found


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _read_fractions(text: str) -> list[Number]:
    found = []
    for match in _fraction().finditer(text):
        named = match["f"] or match["g"]
        if named:
            rows = {re.sub(r"[\s-]+", " ", k): v for k, v in table()["fractions"].items()}
            value = float(rows[re.sub(r"[\s-]+", " ", named.lower())])
        elif match["in"]:
            below = in_words(match["in"].lower()) or float(match["in"] if match["in"].isdigit() else 0)
            value = 1 / below if below > 1 else 0.0
        else:
            value = int(match["a"]) / int(match["b"]) if int(match["b"]) else 0.0
        if 0 < value < 1:
            found.append(singles(value, match.start(), match.end(), "fraction"))
    return found
