"""Number words come in; numbers go out. Shared by the rules of times and of quantities."""

from __future__ import annotations

import re

from waybill.knowledge.number_words import ONES, SCALES, TENS

_WORDS = sorted((*ONES, *TENS), key=len, reverse=True)
NUMBER_WORDS = "(?:" + "|".join(_WORDS) + ")"


def small_number(words: str) -> float | None:
    """A number in figures or words ("3", "two and a half", "a", "half a"); None where there is none."""
    text = re.sub(r"\s+", " ", words.strip().lower())
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    if text in ("a", "an"):
        return 1.0
    if text in ("half a", "half an"):
        return 0.5
    half = 0.5 if text.endswith("and a half") else 0.0
    return in_words(text.removesuffix("and a half").strip()) + half if in_words_ok(text) else None


def in_words_ok(text: str) -> bool:
    """Whether the text is made of number words only."""
    parts = re.split(r"[\s-]+", text.removesuffix("and a half").strip())
    return bool(parts) and all(p in ONES or p in TENS or p in SCALES or p == "and" for p in parts if p)


def in_words(text: str) -> float:
    """Add number words up: "two hundred and fifty thousand" is 250,000."""
    total = part = 0.0
    for word in re.split(r"[\s-]+", text):
        if word in ONES:
            part += ONES[word]
        elif word in TENS:
            part += TENS[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES:
            total, part = total + (part or 1) * SCALES[word], 0.0
    return total + part
