"""The two halves of a word that a line's end parted at a hyphen come in; whether the hyphen is the word's own goes out."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")
# Endings of words, which begin no second half of a compound.
_ENDING = re.compile(
    r"(?:e?s|ed|e?rs?|ing|ings|ments?|m?ent|[st]ions?|ions?|ly|ness|able|ible|ities|i?ty|al|ry|[^aeiouy]+)(?!\w)"
)


@cache
def _parts() -> frozenset[str]:
    text = files("waybill.knowledge").joinpath("hyphens.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def keeps_hyphen(before: str, after: str) -> bool:
    """Whether the hyphen after `before` is written in the middle of a line too.

    Before a capital or a figure, and behind a figure, a point or an abbreviation, it is; between letters the table of
    compounds tells, and a word of more hyphens keeps them all.
    """
    head, rest = _LAST.search(before), _FIRST.match(after)
    if head is None or rest is None or not after[:1].islower() or (head[0].isupper() and len(head[0]) > 1):
        return True
    if _ENDING.match(after):
        return False
    first, second = head[0].casefold(), rest[0].casefold()
    many = "-" in before.split()[-1] or after[len(second) :].startswith("-")
    return many or f"{first}-" in _parts() or f"-{second}" in _parts()
