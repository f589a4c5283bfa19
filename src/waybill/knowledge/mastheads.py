"""A line of a page's frame comes in; the publisher's name in it goes out, where it looks like a masthead."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

# What ends the name on its line: a motto, a section, a place.
_END = re.compile(r"\s+[—–|·•]\s+|\s*\(|\s+-\s+|\s{3,}")
# No newspaper in the outlets table has a longer name.
MAX_WORDS = 6


@cache
def _words() -> frozenset[str]:
    text = files("waybill.knowledge").joinpath("mastheads.txt").read_text(encoding="utf-8")
    return frozenset(line.lower() for line in text.splitlines() if line and not line.startswith("#"))


def masthead(line: str) -> str | None:
    """The name at the start of the line: two to six capitalised words, one of which newspapers are named by."""
    name = _END.split(line.strip(), maxsplit=1)[0].strip(" .")
    words = name.split()
    small = {"of", "the", "and", "for", "de", "la"}
    capitalised = all(w[:1].isupper() or w.lower() in small for w in words)
    named = any(w.lower() in _words() for w in words[1:])
    if not (1 < len(words) <= MAX_WORDS and capitalised and named):
        return None
    return name.title().replace(" Of ", " of ") if name.isupper() else name
