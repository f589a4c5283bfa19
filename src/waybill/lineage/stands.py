"""Two faces of one telling come in; a state that kept silent and is made to speak, or whose stand is turned round, goes
out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from waybill.knowledge.cues import load_cues
from waybill.lineage.doubts import IDLE_DENIAL, denies, keeps_silent
from waybill.lineage.faces import Face
from waybill.lineage.kinds import Change
from waybill.lineage.lines import Line
from waybill.lineage.sides import parties_in

Stand = Literal["silent", "for", "against"]
# Words between a state, or its body, and the verb that takes the stand ("the foreign ministry in Ankara yesterday …").
BETWEEN = 8
_CLAUSE = re.compile(r"[;:“”\"—–]|, (?:and|but|while|which|who)\b|\b(?:and|but|while|whereas|although)\b")


def turned_round(start: Face, to: Face) -> Iterator[tuple[Line, Line, Change]]:
    """Every stand of a state in the retelling that the telling has otherwise, and never so."""
    mine, theirs = _stands(start), _stands(to)
    for code in sorted(mine.keys() & theirs.keys()):
        told, retold = mine[code], theirs[code]
        for stand, after in sorted(retold.items()):
            if stand == "silent" or stand in told:
                continue
            was: Stand = "silent" if set(told) == {"silent"} else "against" if stand == "for" else "for"
            if was in told and was not in retold:
                why = "A silence has become a word." if was == "silent" else "The stand is turned round."
                before = told[was]
                yield before, after, Change("polarity", before.span, after.span, why, "grave")


def _stands(face: Face) -> Mapping[str, dict[Stand, Line]]:
    """The first line in which each state takes each stand."""
    found: dict[str, dict[Stand, Line]] = defaultdict(dict)
    for line in face.lines:
        for code, stand in _taken(line) if line.part == "body" else ():
            found[code].setdefault(stand, line)
    return found


def _taken(line: Line) -> Iterator[tuple[str, Stand]]:
    """Each state of the line with what it is said to say or do."""
    words = line.span.words
    if keeps_silent(words):
        subject = _subject(words)
        if subject:
            yield subject, "silent"
        return
    for clause in _CLAUSE.split(words):
        for stand, pattern in _verbs().items():
            verb = pattern.search(clause)
            subject = _subject(clause[: verb.start()]) if verb else None
            if verb is None or subject is None:
                continue
            denied = denies(IDLE_DENIAL.sub(" ", clause[: verb.start()])[-20:])
            turned: Stand = "against" if stand == "for" else "for"
            yield subject, turned if denied else stand


def _subject(words: str) -> str | None:
    """The state that stands last before the verb, near enough to be its subject."""
    near = " ".join(words.split()[-BETWEEN - len(["the", "foreign", "ministry"]) :])
    named = [code for code, _ in parties_in(near)]
    return named[0] if named else None


@cache
def _verbs() -> Mapping[Stand, re.Pattern[str]]:
    table = load_cues("en", "lineage")
    return {
        "for": re.compile(rf"\b(?:{'|'.join(table['stands_for'])})\b", re.I),
        "against": re.compile(rf"\b(?:{'|'.join(table['stands_against'])})\b", re.I),
    }
