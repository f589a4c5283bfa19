"""A word comes in; whether it is a given name that is common in the news of the world goes out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from waybill.knowledge.phrases import fold


@cache
def _names() -> frozenset[str]:
    text = files("waybill.knowledge").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(fold(line) for line in text.splitlines() if line and not line.startswith("#"))


def is_given_name(word: str) -> bool:
    """Whether the word, spelling folded, is listed; "Jean-Pierre" is where its first part is."""
    plain = fold(word)
    return plain in _names() or plain.split("-")[0] in _names()
