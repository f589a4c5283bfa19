"""A newly met speaker and those met before come in; the group that the report counts it among goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waybill.claims.speaker_names import people_table
from waybill.claims.speaker_words import Words, head_of, read_words, sentence_at
from waybill.records.passage import Passage
from waybill.records.values import Quantity
from waybill.records.words import Span


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker met so far: the words of its first mention, its id, and the roster it is one of."""

    id: str
    words: Words
    of: str | None = None

    @property
    def number(self) -> float | None:
        """How many it stands for, where the words tell."""
        return self.words.count.best if self.words.count else None

    @property
    def is_unnamed(self) -> bool:
        """Whether it is people without a name."""
        return self.words.kind == "people"


def whole_of(words: Words, known: Sequence[Known]) -> Known | None:
    """The roster a speaker is told to be one of: "one of the", "a fourth", a smaller number."""
    if words.kind != "people":
        return None
    groups = [
        k for k in known if k.is_unnamed and k.number != 1 and not k.words.other and _may_hold(k, words)
    ]
    if words.partial:
        return _nearest(words, groups)
    if words.like_others:
        return _nearest(words, groups)
    if words.ordinal is not None and not words.definite:
        return _largest([g for g in groups if g.number is None or g.number >= words.ordinal])
    if words.other:
        before = [k for k in known if k.of and k.number == 1 and _alike(k, words)]
        if before and not words.definite:
            return next((k for k in known if k.id == before[-1].of), None)
        return _largest(groups) if words.definite else None
    number = words.count.best if words.count else None
    if number is None or number < 2 or words.definite:
        return None
    return _largest([g for g in groups if g.number is not None and g.number > number])


def _may_hold(group: Known, words: Words) -> bool:
    """A group of the same noun or of kin that stands on no other side."""
    kin = people_table()["people"].get(group.words.head, [group.words.head])
    return words.head in (group.words.head, *kin) and group.words.side in (None, words.side)


def _alike(one: Known, words: Words) -> bool:
    return one.words.head == words.head and one.words.side == words.side


def _nearest(words: Words, groups: Sequence[Known]) -> Known | None:
    """Of several groups the last one on the speaker's own side, else the last one."""
    same = [g for g in groups if g.words.side == words.side]
    return next(reversed(same or list(groups)), None)


def _largest(groups: Sequence[Known]) -> Known | None:
    return max(groups, key=lambda g: g.number or 0, default=None)


def earlier_parts(whole: Known, known: Sequence[Known]) -> Iterator[Known]:
    """Smaller groups of the same noun told before the whole, as in a lead on the best sources."""
    if not whole.is_unnamed or whole.number is None or whole.number < 3:
        return
    for met in known:
        smaller = met.number is not None and 1 < met.number < whole.number
        alike = met.is_unnamed and met.words.head == whole.words.head
        if smaller and alike and met.of is None and whole.words.side in (None, met.words.side):
            yield met


def parts_told(passage: Passage, words: Words) -> Iterator[Words]:
    """The parts that a group's own words tell: "six sources, including three Iranian officials"."""
    sentence = sentence_at(passage, words.span)
    head = head_of(sentence, words.span) if sentence else None
    if sentence is None or head is None or words.kind != "people" or (words.count and words.count.best == 1):
        return
    for token in sentence.inside(words.span):
        numbered = any(c.dep == "nummod" for c in sentence.children(token))
        if token.i <= head.i or token.pos not in ("NOUN", "PROPN") or not numbered:
            continue
        below = [t for t in sentence.subtree(token) if t.i <= token.i]
        at = passage.span.start
        start, end = below[0].start, token.end
        part = read_words(passage, Span(start, end, passage.span.words[start - at : end - at]))
        yield from (part,) if part is not None and part.kind == "people" else ()


def roster_gap(known: Sequence[Known], roster: str) -> tuple[tuple[Known, ...], Quantity | None]:
    """The parts that the report tells of a roster, and how many of it stay untold.

    The gap is None where the roster has no number of its own; parts of parts are counted once, in their part.
    """
    whole = next((k for k in known if k.id == roster), None)
    parts = tuple(k for k in known if k.of == roster)
    if whole is None or whole.number is None:
        return parts, None
    gap = max(0.0, whole.number - sum(p.number or 0 for p in parts))
    return parts, Quantity(gap, gap, gap, "exact", False, "person")
