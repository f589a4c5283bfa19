"""A newly met speaker and those met before come in; the group that the report counts it among goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from waybill.claims.speaker_names import people_table
from waybill.claims.speaker_words import Words, head_of, read_words, sentence_at
from waybill.knowledge.parties import find_name
from waybill.records.passage import Passage, Sentence, Token
from waybill.records.values import Party, Quantity
from waybill.records.words import Span

# "three Iranian": a part without a noun of its own is no longer.
MOST_WORDS = 3
# Fewer people than this are told one by one, not as a roster.
LEAST = 3


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
        return _nearest(words, [g for g in groups if _is_larger(g, words)])
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


def _is_larger(group: Known, words: Words) -> bool:
    """Whether the group has room for as many; a number not told leaves it open."""
    number = words.count.best if words.count else None
    return group.number is None or number is None or group.number > number


def _may_hold(group: Known, words: Words) -> bool:
    """A group of the same noun or of kin that stands on no other side."""
    kin = people_table()["people"].get(group.words.head, [group.words.head])
    return (words.head in (group.words.head, *kin) or words.head == "person") and group.words.side in (
        None,
        words.side,
    )


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
    """The parts that a group's own words tell: "six sources, including three Iranian officials and a diplomat"."""
    sentence = sentence_at(passage, words.span)
    head = head_of(sentence, words.span) if sentence else None
    if sentence is None or head is None or words.kind != "people" or (words.count and words.count.best == 1):
        return
    noun = words.head
    parts: list[Words] = []
    for run in reversed(_listed(sentence, words.span, head)):
        part = _part(passage, sentence, run, noun)
        if part is not None:
            noun = part.head
            parts.append(part)
    yield from reversed(parts)


def _listed(sentence: Sentence, span: Span, head: Token) -> list[list[Token]]:
    """The runs of words after the group's noun, parted by commas and "and"; each starts with a number or "a"."""
    runs: list[list[Token]] = []
    for token in (t for t in sentence.inside(span) if t.i > head.i):
        if _number_of(token) is not None:
            runs.append([token])
        elif runs and (token.text in (",", ";", "(", ")", "-", "–", "—", ":") or token.pos == "CCONJ"):
            runs.append([])
        elif runs and runs[-1]:
            runs[-1].append(token)
    return [r for r in runs if len(r) > 1]


def _number_of(token: Token) -> float | None:
    table = people_table()["numbers"]
    word = token.text.lower()
    if word in ("a", "an"):
        return 1
    found = table.get(word) or (int(word) if word.isdigit() and len(word) < 4 else None)
    return float(found) if found else None


def _part(passage: Passage, sentence: Sentence, run: list[Token], noun: str) -> Words | None:
    """One part of a list: its number, its side, and its noun or the one that the list goes on to name."""
    table = people_table()
    people = {*table["people"], *table["titles"], *table["occupations"]}
    named = next((t for t in run if t.lemma in people or _is_people(t)), None)
    last = named or run[-1]
    if named is None and (run[-1].pos not in ("ADJ", "PROPN") or len(run) > MOST_WORDS):
        return None
    kept = [t for t in run if t.i <= last.i]
    at = passage.span.start
    span = Span(kept[0].start, last.end, passage.span.words[kept[0].start - at : last.end - at])
    number = _number_of(kept[0]) or 1.0
    sides = [
        m.value.code
        for m in passage.marks
        if m.kind == "party" and isinstance(m.value, Party) and span.covers(m.span)
    ]
    head = noun if named is None else "person" if _is_people(named) else named.lemma
    count = Quantity(number, number, number, "exact", False, "person")
    return Words(span, "people", head, False, count=count, side=sides[-1] if sides else None)


def _is_people(token: Token) -> bool:
    """ "Iranians": people by their country."""
    name = find_name(token.text) if token.tag in ("NNPS", "NNS") else None
    return name is not None and name.form == "demonym"


def rosters_told(passage: Passage) -> Iterator[Words]:
    """Groups that the report says it spoke to: "interviews with seven people, among them ..."."""
    table = people_table()
    people = {*table["people"], *table["titles"], *table["occupations"]}
    for sentence in passage.sentences:
        for token in sentence.tokens:
            number = next((_number_of(c) for c in sentence.children(token) if c.dep == "nummod"), None)
            if token.lemma not in people or token.dep != "pobj" or number is None or number < LEAST:
                continue
            above = {a.lemma for a in sentence.ancestors(token)}
            if above & set(table["interviewing"]):
                at = passage.span.start
                start, end = sentence.subtree(token)[0].start, sentence.span.end
                words = read_words(
                    passage, Span(start, token.end, passage.span.words[start - at : token.end - at])
                )
                if words is not None:
                    yield replace(words, span=Span(start, end, passage.span.words[start - at : end - at]))


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
