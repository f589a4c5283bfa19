"""Two faces of one telling come in; numbers told with another bound, a part told as the whole and another share of it
go out, wherever they stand."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from waybill.lineage.faces import SMALL, Face
from waybill.lineage.figures import UNITS, Figure
from waybill.lineage.kinds import Change
from waybill.lineage.lines import Line
from waybill.lineage.numbers import TIMES, bound_change, bounds_differ, counted, phrase_of
from waybill.lineage.wording import words_of
from waybill.records.words import Span

Found = Iterator[tuple[Line, Line, Change]]
# Two sentences on one matter share two words of it, besides what changed.
SHARED = 2
# "The first two of six": a part, and the whole that it is of; the words in which a retelling may keep the part.
_PART = re.compile(
    r"\b(?:first|second|third|last|next|another|other|one of|some|part|half|most|several|batch)\b", re.I
)
_WHOLE = re.compile(
    r"\b(?:all(?: of (?:them|the|its))?|both|the whole (?:lot|batch|order)|every one)\b(?! (?:over|along|but|about))",
    re.I,
)
_OF = re.compile(r"\s+(?:\w+\s+){0,2}?(?:out of|of)\s+(?:the\s+|a total of\s+|some\s+|its\s+)?$", re.I)
_SHARES = {
    "half": 2.0,
    "halves": 2.0,
    "third": 3.0,
    "quarter": 4.0,
    "fifth": 5.0,
    "sixth": 6.0,
    "eighth": 8.0,
    "tenth": 10.0,
}
_SHARE = re.compile(
    r"\b(?:(?P<of>a|an|one|two|three|four)[\s-])?(?P<share>half|(?:third|quarter|fifth|sixth|eighth|tenth)s?)\s+(?:of|the|as)\b",
    re.I,
)


def rebounded(start: Face, to: Face) -> Found:
    """A number that either report gives once, with another bound."""
    mine, theirs = _once(start), _once(to)
    for value in sorted(mine.keys() & theirs.keys()):
        (before, one), (after, other) = mine[value], theirs[value]
        if bounds_differ(one, other) and (value > SMALL or _one_thing(one, other, start, to)):
            yield before, after, bound_change(one, other)


def _once(face: Face) -> dict[float, tuple[Line, Figure]]:
    """The numbers of the body that stand there once, by value."""
    found = [(x, f) for x in face.lines if x.part == "body" for f in counted(x) if f.noun not in TIMES]
    times = Counter(f.value for _, f in found)
    return {f.value: (x, f) for x, f in found if times[f.value] == 1}


def _one_thing(one: Figure, other: Figure, start: Face, to: Face) -> bool:
    """Whether both count the same: by their noun or by a name among what they count."""
    mine, theirs = (
        {w.removesuffix("s") for w in words_of(phrase_of(f.text, x.span).words)} - set(UNITS)
        for f, x in ((start, one), (to, other))
    )
    return (one.noun == other.noun and bool(one.noun)) or any(
        any(c.isdigit() for c in w) for w in mine & theirs
    )


def part_as_whole(start: Face, to: Face) -> Found:
    """A part and the whole it is of in the telling; of the two, only the whole in the retelling."""
    told = [(x, f) for x in to.lines if x.part == "body" for f in counted(x)]
    values = {f.value for _, f in told}
    for before in start.lines:
        figures = counted(before) if before.part == "body" else []
        for part, whole in itertools.pairwise(figures):
            between = start.text[part.span.end : whole.span.start]
            if part.value >= whole.value or part.value in values or not _OF.fullmatch(between):
                continue
            for after, figure in told:
                if figure.value == whole.value and len(before.stems & after.stems) >= SHARED:
                    why = f"“{part.span.words}” of “{whole.span.words}” are told as all of them."
                    yield before, after, Change("quantity", part.span, figure.span, why, "grave")
                    break


def some_as_all(start: Face, to: Face) -> Found:
    """All of them, where the likest sentence of the telling has the first, or some of them."""
    for after in to.lines:
        match = _WHOLE.search(after.span.words) if after.part == "body" else None
        if match is None:
            continue
        body = [x for x in start.lines if x.part == "body"]
        before = max(body, key=lambda x: (len(x.stems & after.stems), -x.n), default=None)
        part = _PART.search(before.span.words) if before else None
        if (
            before
            and part
            and len(before.stems & after.stems) >= SHARED
            and not _WHOLE.search(before.span.words)
        ):
            one, other = _cut(start, before, part), _cut(to, after, match)
            why = f"“{one.words}” has become “{other.words}”: a part is told as the whole."
            yield before, after, Change("quantity", one, other, why, "grave")


def shared_otherwise(start: Face, to: Face) -> Found:
    """Another share of the whole in a like sentence: a fifth, a half."""
    for before in start.lines:
        mine = list(_SHARE.finditer(before.span.words)) if before.part == "body" else []
        for after in to.lines:
            theirs = list(_SHARE.finditer(after.span.words)) if after.part == "body" else []
            alike = len(mine) == len(theirs) == 1 and len(before.stems & after.stems) >= SHARED
            if alike and _value(mine[0]) != _value(theirs[0]):
                one, other = _cut(start, before, mine[0]), _cut(to, after, theirs[0])
                why = f"“{one.words}” has become “{other.words}”: the share is another."
                yield before, after, Change("quantity", one, other, why, "grave")


def _value(match: re.Match[str]) -> float:
    word = match.group("share").lower()
    parts = _SHARES.get(word) or _SHARES[word.removesuffix("s")]
    return UNITS.get((match.group("of") or "one").lower(), 1.0) / parts


def _cut(face: Face, line: Line, match: re.Match[str]) -> Span:
    return Span.cut(face.text, line.span.start + match.start(), line.span.start + match.end())
