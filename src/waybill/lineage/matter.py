"""Two faces come in; whether their names and numbers are of one matter, and how much of a second-hand report the other
tells, goes out."""

from __future__ import annotations

from waybill.lineage.concepts import common_meanings
from waybill.lineage.faces import Face
from waybill.lineage.lines import Line
from waybill.lineage.wording import stem_of, words_of

# Words of every report on arms tell half as much of the matter, states half as much again (development families).
COMMON_LESS = 0.5
STATE_MORE = 0.5
# A retelling keeps a third and more of the names and numbers of the shorter; reports with less than a quarter in
# common share their turns only (sixty families, and worlds of them with other names).
SAME_NAMES = 0.25
# With fewer names and numbers a report may well keep none of them.
NAMES_TO_TELL = 3
# An opening of fewer words says too little, and so does a report of fewer than these: a mention in passing.
FEWEST_STEMS = 6
FEWEST_TOLD = 9


def names_of(facts: frozenset[str]) -> frozenset[str]:
    """Of the facts the names and greater numbers; months, small numbers and pairs of states are of many matters."""
    return frozenset(f for f in facts if " " not in f)


def other_matter(one: Face, other: Face, shared: frozenset[str]) -> bool:
    """Whether both name enough, and too little of it is the same: what words they share are turns of speech."""
    if one.reading.report.language != other.reading.report.language:
        return False
    fewer = min(len(names_of(frozenset(f.facts))) for f in (one, other))
    return fewer >= NAMES_TO_TELL and len(names_of(shared)) < SAME_NAMES * fewer


def weigh(stems: frozenset[str]) -> float:
    """What the stems tell together: the words of every report on arms half, states more than other words."""
    common = len(stems & common_meanings())
    states = sum(1 for s in stems if s.startswith("="))
    return len(stems) - COMMON_LESS * common + STATE_MORE * states


def contained_in(face: Face, other: Face) -> float:
    """How much of what the report tells, open statements left aside, stands anywhere in the other."""
    told, held = _told(face, False), _told(other, True)
    return weigh(told & held) / weigh(told) if len(told) >= FEWEST_TOLD else 0.0


def line_in(line: Line, other: Face) -> float:
    """How much of what the sentence tells stands anywhere in the body of the other report."""
    told = line.stems - frozenset(map(stem_of, words_of(other.outlet or "")))
    return weigh(told & _told(other, True)) / weigh(told) if len(told) >= FEWEST_STEMS else 0.0


def _told(face: Face, public: bool) -> frozenset[str]:
    """The stems of the body, with or without those of open statements only."""
    return frozenset().union(*(x.stems for x in face.lines if x.part == "body" and (public or not x.public)))
