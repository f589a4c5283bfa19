"""A report's body comes in; the language it is written in goes out."""

from __future__ import annotations

import re

from py3langid import classify

# Detection is stable on a few hundred words, and its cost grows with length.
WITHIN = 4000
# Below this many letters no detector is to be trusted; English is then told by its small words.
FEW_LETTERS = 250
# A text with fewer letters says nothing; "und" is ISO 639-2 for undetermined.
NO_LETTERS = 12
_ENGLISH = re.compile(
    (
        r"\b(?:the|of|and|to|in|has|have|had|was|were|said|says|from|with|for|that|"
        r"by|on|its|is|are|not|will|a)\b"
    ),
    re.I,
)


def find_language(body: str) -> str:
    """The ISO 639-1 code, "und" where there is too little text to tell."""
    head = body[:WITHIN]
    letters = sum(char.isalpha() for char in head)
    if letters < NO_LETTERS:
        return "und"
    words = max(1, len(head.split()))
    if letters < FEW_LETTERS and len(_ENGLISH.findall(head)) >= max(2, 0.15 * words):
        return "en"
    code, _ = classify(head)
    return str(code)
