"""Two faces come in; the credit by which one names the outlet of the other goes out."""

from __future__ import annotations

import re
from functools import lru_cache

from waybill.knowledge.phrases import fold
from waybill.lineage.credits import Credited, credited_at
from waybill.lineage.faces import Face
from waybill.records.words import Span

# "TT" and "PA" are taken for an outlet only beside words that credit it.
SHORT_INITIALS = 2
LONGEST_INITIALS = 5


def credits_outlet_of(face: Face, teller: Face) -> Credited | None:
    """The credit in `face` of the outlet that published `teller`."""
    outlet = teller.outlet
    if not outlet:
        return None
    plain = bare_name(outlet)
    named = [c for c in face.credits if c.form != "own" and bare_name(c.name) == plain]
    return named[0] if named else _names_outlet(face, outlet, plain)


def _names_outlet(face: Face, outlet: str, plain: str) -> Credited | None:
    """The outlet's name in the body of another's report, where it cannot be a common word: two words, or
    capitals throughout that a credit stands beside."""
    own = face.outlet
    if own and bare_name(own) == plain:
        return None
    for name in _forms_of(outlet):
        at = face.text.find(name)
        if at < 0:
            continue
        line = next((x for x in face.lines if x.part == "body" and x.span.start <= at < x.span.end), None)
        if line is None:
            continue
        if " " in name or len(name) > SHORT_INITIALS or credited_at(face.text, at, at + len(name), line.span):
            return Credited(name, "cites", False, Span.cut(face.text, at, at + len(name)))
    return None


@lru_cache(maxsize=4096)
def bare_name(outlet: str) -> str:
    """The name spelled plainly and without its article, to be compared."""
    return fold(outlet).removeprefix("the ")


@lru_cache(maxsize=4096)
def _forms_of(outlet: str) -> tuple[str, ...]:
    """The name as others may write it: without its article and what stands in brackets, and cut to two words."""
    name = re.sub(r"^The |\s*\(.*?\)", "", outlet).strip()
    words = name.split()
    short = [" ".join(words[:2])] if len(words) > 2 and not words[1][0].islower() else []
    short += [name.upper()] if len(words) == 1 and len(name) <= LONGEST_INITIALS else []
    return tuple(n for n in (name, *short) if " " in n or (n.isupper() and len(n) > 1))
