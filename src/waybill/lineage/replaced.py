"""Aligned lines of two faces come in; a weapon, a kind of weapon or a state put in the place of another goes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from waybill.knowledge.cues import load_cues
from waybill.knowledge.systems import designation_pattern, find_system
from waybill.lineage.align import Aligned
from waybill.lineage.faces import Face
from waybill.lineage.kinds import Change
from waybill.lineage.sides import parties_in, side_of
from waybill.lineage.wording import words_of
from waybill.records.words import Span

Found = Iterator[tuple[Aligned, Change]]
_MADE = re.compile(r"\b(?P<state>[A-Z][\w.]+)-(?:made|built|produced|designed|supplied)\b")


def replaced(pairs: Sequence[Aligned], start: Face, to: Face) -> Found:
    """What only the telling names gives way to what only the retelling names, in lines on one matter."""
    for rule in RULES:
        yield from rule(pairs, start, to)


def kinds_replaced(pairs: Sequence[Aligned], start: Face, to: Face) -> Found:
    """A kind of weapon that only the telling has, and one of the same row of the table that only the retelling has."""
    mine, theirs = _body_words(start), _body_words(to)
    for pair in pairs:
        for row in _rows():
            one = _only(pair.before.span, row, theirs)
            other = _only(pair.after.span, row, mine)
            if one and other:
                yield _system(pair, one, other)


@cache
def _rows() -> tuple[re.Pattern[str], ...]:
    rows = load_cues("en", "lineage")["kinds_apart"]
    return tuple(
        re.compile(rf"\b(?:{'|'.join(w.replace('_', '[ -]') for w in row.split())})(?:s|es)?\b", re.I)
        for row in rows
    )


def _body_words(face: Face) -> str:
    return " ".join(_plain(x.span.words) for x in face.lines)


def _plain(words: str) -> str:
    return f" {' '.join(w.replace('-', ' ') for w in words_of(words))} "


def _only(span: Span, row: re.Pattern[str], others: str) -> re.Match[str] | None:
    """The first word of the row in the span, where the other report has none of those in the span."""
    found = list(row.finditer(span.words))
    stems = [_plain(m.group()).strip().removesuffix("s") for m in found]
    return found[0] if found and not any(f" {s}" in others for s in stems) else None


def systems_replaced(pairs: Sequence[Aligned], start: Face, to: Face) -> Found:
    """A weapon of the tables that only the telling names, and another that only the retelling names."""
    told = [{name for x in face.lines for name, _ in _systems(x.span.words)} for face in (start, to)]
    for pair in pairs:
        mine = [m for name, m in _systems(pair.before.span.words) if name not in told[1]]
        theirs = [m for name, m in _systems(pair.after.span.words) if name not in told[0]]
        if mine and theirs:
            yield _system(pair, mine[0], theirs[0])


def _systems(words: str) -> list[tuple[str, re.Match[str]]]:
    """The systems named, each by its family where it has one: a variant is no other weapon."""
    found = [(find_system(m.group()), m) for m in designation_pattern().finditer(words)]
    return [(s.family or s.name, m) for s, m in found if s is not None]


def makers_replaced(pairs: Sequence[Aligned], start: Face, to: Face) -> Found:
    """ "American-made" in the telling, "Soviet-made" in the retelling, and neither in both."""
    mine, theirs = (
        {side_of(m.group("state")) for x in f.lines for m in _MADE.finditer(x.span.words)}
        for f in (start, to)
    )
    if not mine or not theirs or not mine.isdisjoint(theirs):
        return
    for before in start.lines:
        for one in _MADE.finditer(before.span.words):
            for after in to.lines:
                for other in _MADE.finditer(after.span.words):
                    yield _system(Aligned(before, after, 0.0, False), one, other)
                    return


def states_replaced(pairs: Sequence[Aligned], start: Face, to: Face) -> Found:
    """A state that only the telling names, and one that only the retelling names."""
    told = [{code for x in f.lines for code, _ in parties_in(x.span.words)} for f in (start, to)]
    for pair in pairs:
        gone = [code for code, _ in parties_in(pair.before.span.words) if code not in told[1]]
        new = [(code, named) for code, named in parties_in(pair.after.span.words) if code not in told[0]]
        if gone and new:
            one, other = _named(gone[0], pair.before.span), _named(new[0][0], pair.after.span)
            why = f"“{one.words}” has become “{other.words}”."
            yield pair, Change("party", one, other, why, "grave")


def _named(code: str, span: Span) -> Span:
    """The first word of the line that names the state."""
    for match in re.finditer(r"[A-Z][\w.’'-]*", span.words):
        if any(c == code for c, _ in parties_in(match.group())):
            return _at(span, match)
    return span


def _at(span: Span, match: re.Match[str]) -> Span:
    return Span(span.start + match.start(), span.start + match.end(), match.group())


def _system(pair: Aligned, one: re.Match[str], other: re.Match[str]) -> tuple[Aligned, Change]:
    before, after = _at(pair.before.span, one), _at(pair.after.span, other)
    why = f"“{before.words}” has become “{after.words}”."
    return pair, Change("system", before, after, why, "grave")


Rule = Callable[[Sequence[Aligned], Face, Face], Found]
RULES: tuple[Rule, ...] = (kinds_replaced, systems_replaced, makers_replaced, states_replaced)
