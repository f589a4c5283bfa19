"""Lists of phrases come in; one compiled pattern that finds the longest of them in running text goes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Literal

Gap = Literal["strict", "either", "loose"]

HYPHENS = "-‐‑‒–"
APOSTROPHES = "'’‘ʼ"
# How a blank or hyphen of the table may stand in the text: as written, as either, or not at all ("Su35").
_GAPS: dict[Gap, tuple[str, str]] = {
    "strict": (r"\s{1,2}", rf"[{HYPHENS}]"),
    "either": (rf"[{HYPHENS}\s]{{1,2}}", rf"[{HYPHENS}\s]{{1,2}}"),
    "loose": (rf"[{HYPHENS}\s]?", rf"[{HYPHENS}\s]?"),
}
_KEY_DROP = re.compile(r"[\W_]+")
_SPACES = re.compile(r"\s+")
_Node = dict[str, Any]


def fold(words: str) -> str:
    """Spell the words plainly: no accents, straight apostrophes, single blanks, lower case."""
    if words.isascii():  # most are, and this is ten times faster
        return " ".join(words.lower().split())
    plain = unicodedata.normalize("NFKD", words.translate({ord(a): "'" for a in APOSTROPHES}))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _SPACES.sub(" ", plain.translate({ord(h): "-" for h in HYPHENS})).strip().casefold()


def squeeze(words: str) -> str:
    """Spell a designation without what spelling varies: only its letters and digits, in lower case."""
    return _KEY_DROP.sub("", fold(words))


def _symbols(phrase: str, gap: Gap) -> list[str]:
    """Cut the phrase into pieces of pattern, one a character."""
    space, hyphen = _GAPS[gap]
    pieces: list[str] = []
    before = ""
    for char in phrase:
        if char.isspace():
            pieces.append(space)
        elif char in HYPHENS:
            pieces.append(hyphen)
        elif char in APOSTROPHES:
            pieces.append(f"[{APOSTROPHES}]")
        else:
            if gap == "loose" and before.isalpha() and char.isdigit():
                pieces.append(space)
            pieces.append(re.escape(char))
        before = char
    return pieces


def tree_pattern(phrases: Iterable[str], gap: Gap = "strict") -> str:
    """Write the phrases as one nested pattern that shares their beginnings, the longest first."""
    root: _Node = {}
    for phrase in phrases:
        node = root
        for piece in _symbols(phrase, gap):
            node = node.setdefault(piece, {})
        node[""] = {}
    return _written(root)


def _written(node: _Node) -> str:
    branches = [piece + _written(below) for piece, below in node.items() if piece]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if "" in node else body


def compile_phrases(phrases: Iterable[str], gap: Gap = "strict", tail: str = "") -> re.Pattern[str]:
    """Compile the phrases so that they match whole words only; `tail` may follow each of them."""
    return re.compile(rf"(?<!\w){tree_pattern(phrases, gap)}{tail}(?!\w)")
