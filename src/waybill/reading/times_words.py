"""The table of time words comes in; look-ups and pieces of patterns for the rules of time go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from waybill.knowledge.cues import load_cues
from waybill.reading.quantities_words import NUMBER_WORDS, small_number
from waybill.reading.times_periods import rows_of

YEAR = r"(?:19|20)\d\d"
UNITS = "day|week|weekend|month|quarter|year|decade|century|fortnight|centurie|hour|minute"
# An apostrophe, straight or curly, with the s of a genitive, also where a tokeniser has set it apart.
GENITIVE = r"(?:\s?['’]s?\b)?"


def table() -> Mapping[str, Any]:
    """The English table of time words."""
    return load_cues("en", "times")


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, blanks between them of any kind."""
    ordered = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


@cache
def names(table_name: str) -> Mapping[str, int]:
    """Every spelling of a table of named rows, in small letters, with the row's place counted from 1."""
    rows = table()[table_name]
    if isinstance(rows, list):
        return {str(word).lower(): n for n, words in enumerate(rows, 1) for word in words}
    order = {str(key): n for n, key in enumerate(rows, 1)}
    return {word: order[key] for word, key in rows_of(table(), table_name).items()}


@cache
def pieces() -> Mapping[str, str]:
    """Pieces of patterns by name, built from the table."""
    own = table()
    short = [w for row in own["months"].values() for w in row[1:]]
    past, following, this = (either(own["relative_words"][k]) for k in ("past", "next", "this"))
    return {
        "M": f"(?:{either(own['months'])}\\b|{either(short)}\\b\\.?)",
        "W": either(w.title() for w in names("weekdays") if len(w) > 5) + r"\b",
        "WA": either(w.title() for w in names("weekdays")) + r"\b\.?",
        "S": either(own["seasons"]),
        "D": r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th))?(?![\d:%]|[.,]\d)",
        "Y": YEAR,
        "ORD": either(own["ordinals"]),
        "JM": either(w for row in own["jalali_months"] for w in row),
        "HM": either(w for row in own["hijri_months"] for w in row),
        "PAST": past,
        "NEXT": following,
        "THIS": this,
        "REL": f"(?:{past}|{following}|{this})",
        "UNIT": f"(?:{UNITS})s?\\b",
        "VAGUE": either(own["vague_counts"]),
        "N": r"(?:\d{1,3}(?:\.\d+)?|"
        + NUMBER_WORDS
        + r"(?:[\s-]"
        + NUMBER_WORDS
        + r")?(?:\s+and\s+a\s+half)?|an?|half\s+an?)",
    }


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Compile a template in which <M>, <Y> and so on stand for the pieces; blanks match any blank."""
    filled = re.sub(r"<(\w+)>", lambda m: pieces()[m[1]] if m[1] in pieces() else m[0], template)
    return re.compile(filled.replace(" ", r"\s+").replace("~", r"\s*"), re.IGNORECASE)


def count_of(words: str) -> float | None:
    """The number that the words of a count name; None where they are vague."""
    return small_number(words)


def unit_of(words: str) -> str:
    """The unit in the singular; fortnights count as weeks by the caller."""
    word = words.lower()
    return {"centuries": "century", "centurie": "century"}.get(word, word.removesuffix("s"))
