"""Two faces of one telling come in; what the retelling changed goes out where the words stand in other sentences than
the telling's: numbers, months, designations, denials."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from waybill.lineage.counts import part_as_whole, rebounded, shared_otherwise, some_as_all
from waybill.lineage.doubts import MUTE, denies
from waybill.lineage.faces import DESIGNATION, Face
from waybill.lineage.figures import MONTHS
from waybill.lineage.kinds import Change
from waybill.lineage.lines import Line
from waybill.lineage.numbers import recounted, remeasured
from waybill.lineage.stands import turned_round
from waybill.lineage.wording import tabled
from waybill.records.words import Span

Found = Iterator[tuple[Line, Line, Change]]
# A line of the retelling shares two words of matter with the telling's, besides what changed.
SHARED = 2
_MONTH = re.compile(rf"\b(?:{'|'.join(m.title() for m in MONTHS if len(m) > 3)})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTH.pattern[2:-2]})\b|\b(?:{_MONTH.pattern[2:-2]}) \d{{1,2}}\b(?! ?\d)"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_DENYING = re.compile(rf"\b(?:{'|'.join(sorted(tabled('denying')))})\b", re.I)
_GRANTING = re.compile(rf"\b(?:{'|'.join(sorted(tabled('granting')))})\b", re.I)


def changed_elsewhere(start: Face, to: Face) -> Found:
    """Every change between lines that were not aligned, one rule after the other."""
    for rule in RULES:
        yield from rule(start, to)


def retimed(start: Face, to: Face) -> Found:
    """A month, year or day of the week that only the telling gives, and another in a like sentence of the retelling."""
    for pattern in (_MONTH, _YEAR, _WEEKDAY, _DAY):
        told = [
            {m.group() for x in _body(face) for m in pattern.finditer(x.span.words)} for face in (start, to)
        ]
        for before in _body(start):
            mine = [m for m in pattern.finditer(before.span.words) if m.group() not in told[1]]
            if len(mine) != 1:
                continue
            after = _likest(before, [x for x in _body(to) if pattern.search(x.span.words)])
            theirs = (
                [m for m in pattern.finditer(after.span.words) if m.group() not in told[0]] if after else []
            )
            if after is not None and len(theirs) == 1 and len(list(pattern.finditer(after.span.words))) == 1:
                one, other = _cut(start, before, mine[0]), _cut(to, after, theirs[0])
                yield (
                    before,
                    after,
                    Change("when", one, other, f"“{one.words}” has become “{other.words}”.", "notable"),
                )


def renamed(start: Face, to: Face) -> Found:
    """A designation that only the telling gives, and one of the same letters that only the retelling gives."""
    names = [{_core(n) for x in _body(face) for n in x.names if DESIGNATION.match(n)} for face in (start, to)]
    for before in _body(start):
        for name in sorted(n for n in before.names if DESIGNATION.match(n) and _core(n) not in names[1]):
            letters = re.match(r"[^\W\d_]+", name)
            for after in _body(to):
                new = [n for n in sorted(after.names) if DESIGNATION.match(n) and _core(n) not in names[0]]
                same = [
                    n
                    for n in new
                    if letters
                    and n.startswith(letters.group())
                    and not n[len(letters.group()) :][:1].isalpha()
                ]
                if same and (one := _find(start, before, name)) and (other := _find(to, after, same[0])):
                    why = f"“{one.words}” has become “{other.words}”."
                    yield before, after, Change("system", one, other, why, "grave")


def taken_back(start: Face, to: Face) -> Found:
    """What the telling has somebody deny, the retelling has him admit."""
    granted = [x for x in _body(to) if _GRANTING.search(x.span.words) and not denies(x.span.words)]
    for before in _body(start):
        if not _DENYING.search(before.span.words) or MUTE.search(before.span.words):
            continue
        for after in granted:
            states = {s for s in before.stems & after.stems if s.startswith("=")}
            said = any(
                _GRANTING.search(x.span.words) and len(x.stems & after.stems) >= SHARED for x in _body(start)
            )
            if not said and (states or before.stems & after.stems):
                why = "A denial has become an admission."
                yield before, after, Change("polarity", before.span, after.span, why, "grave")


def _body(face: Face) -> list[Line]:
    return [x for x in face.lines if x.part == "body"]


def _likest(line: Line, others: list[Line]) -> Line | None:
    """The line that shares most matter, if it is enough to be about the same."""
    best = max(others, key=lambda x: (len(x.stems & line.stems), -x.n), default=None)
    return best if best is not None and len(best.stems & line.stems) >= SHARED else None


def _core(name: str) -> str:
    core = DESIGNATION.match(name)
    return core.group().replace("-", "") if core else name


def _cut(face: Face, line: Line, match: re.Match[str]) -> Span:
    return Span.cut(face.text, line.span.start + match.start(), line.span.start + match.end())


def _find(face: Face, line: Line, word: str) -> Span | None:
    at = line.span.words.lower().find(word)
    start = line.span.start + at
    return Span.cut(face.text, start, start + len(word)) if at >= 0 else None


RULES: tuple[Callable[[Face, Face], Found], ...] = (
    recounted,
    remeasured,
    part_as_whole,
    some_as_all,
    rebounded,
    shared_otherwise,
    retimed,
    renamed,
    taken_back,
    turned_round,
)
