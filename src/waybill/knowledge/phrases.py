"""Lists of phrases come in; one compiled pattern that finds the longest of them in running text goes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

# What may stand between the parts of a designation: "Su-35", "Su 35", "Su‑35", "Su35".
HYPHENS = "-‐‑‒–"
LOOSE = rf"[\s{HYPHENS}]?"
SPACE = r"\s{1,2}"
HYPHEN = rf"[{HYPHENS}]"
APOSTROPHE = "['’‘ʼ]"

_KEY_DROP = re.compile(r"[\W_]+")
_SPACES = re.compile(r"\s+")
_Node = dict[str, Any]


def fold(words: str) -> str:
    """Spell the words plainly: no accents, straight apostrophes, single blanks, lower case."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'").replace("‘", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _SPACES.sub(" ", plain.translate({ord(h): "-" for h in HYPHENS})).strip().casefold()


def squeeze(words: str) -> str:
    """Spell a designation without what spelling varies: only its letters and digits, in lower case."""
    return _KEY_DROP.sub("", fold(words))


def symbols(phrase: str, loose: bool) -> list[str]:
    """Cut the phrase into pieces of pattern; with `loose`, blanks and hyphens may be there or not."""
    pieces: list[str] = []
    for char in phrase:
        if char.isspace() or char in HYPHENS:
            pieces.append(LOOSE if loose else SPACE if char.isspace() else HYPHEN)
        elif char in "'’‘ʼ":
            pieces.append(APOSTROPHE)
        else:
            if loose and pieces and len(pieces[-1]) == 1 and pieces[-1].isdigit() != char.isdigit():
                if char.isalnum() and pieces[-1].isalpha() and char.isdigit():
                    pieces.append(LOOSE)
            pieces.append(re.escape(char))
    return pieces


def tree_pattern(phrases: Iterable[str], loose: bool = False) -> str:
    """Write the phrases as one nested pattern that shares their beginnings, the longest first."""
    root: _Node = {}
    for phrase in phrases:
        node = root
        for piece in symbols(phrase, loose):
            node = node.setdefault(piece, {})
        node[""] = {}
    return _written(root)


def _written(node: _Node) -> str:
    branches = [piece + _written(below) for piece, below in node.items() if piece]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if "" in node else body


def compile_phrases(phrases: Iterable[str], loose: bool = False, tail: str = "") -> re.Pattern[str]:
    """Compile the phrases so that they match whole words only; `tail` may follow each of them."""
    return re.compile(rf"(?<![\w]){tree_pattern(phrases, loose)}{tail}(?!\w)")
