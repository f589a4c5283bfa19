"""Lines come in; slips that can be seen without knowing the matter go out, as a copy carries them on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from waybill.lineage.lines import Line

_WORD_TWICE = re.compile(r"\b([A-Za-z]{2,})\s+\1\b")


def slips_in(lines: Iterable[Line]) -> frozenset[str]:
    """Slips that can be seen without knowing the matter."""
    found: set[str] = set()
    for line in lines:
        low = line.span.words.lower()
        for match in _WORD_TWICE.finditer(low):
            if match.group(1) not in ("that", "had", "is", "very", "bora", "wagga"):
                found.add(f"word twice: {match.group()}")
        found |= {f"conversion: {words}" for words in _wrong_conversions(line)}
    return frozenset(found)


def _wrong_conversions(line: Line) -> set[str]:
    """Lengths given twice in one sentence, in kilometres and in miles, that do not agree within a tenth."""
    km = [f for f in line.figures if f.km is not None and f.noun.startswith("k")]
    miles = [f for f in line.figures if f.km is not None and f.noun.startswith("mi")]
    if not km or len(km) != len(miles):
        return set()
    return {
        b.span.words.lower()
        for a, b in zip(km, miles, strict=True)
        if abs((a.km or 0) - (b.km or 0)) > 0.1 * (a.km or 1)
    }
