"""What reading hands on: passages with their sentences, parsed tokens and marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from waybill.records.report import PartName
from waybill.records.values import Value
from waybill.records.words import Span

MarkKind = Literal["time", "quantity", "place", "party", "system", "mode", "person", "credit"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the parse; offsets are into the report's text, `head` is an index into the sentence.

    `pos` is the universal tag, `tag` the Penn tag, `dep` the ClearNLP label of spaCy's English pipelines,
    `ent` the named-entity label or "".
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its dependency tree."""

    span: Span
    tokens: tuple[Token, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(tuple(b) for b in below))

    def children(self, token: Token) -> tuple[Token, ...]:
        """The tokens that hang directly on this one, in text order."""
        return tuple(self.tokens[i] for i in self._children[token.i])

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and everything below it, in text order."""
        found, todo = [], [token.i]
        while todo:
            i = todo.pop()
            found.append(i)
            todo.extend(self._children[i])
        return tuple(self.tokens[i] for i in sorted(found))

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above the token, nearest first."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def inside(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie in the span."""
        return tuple(t for t in self.tokens if span.start <= t.start and t.end <= span.end)


@dataclass(frozen=True, slots=True)
class Mark:
    """What reading lays on a span: a name, a number, a date, a place, a mode, a credit.

    `how` names the rule that read it. `role` is `actor` or `place` for a place name used for its
    government or for the spot itself, else "".
    """

    kind: MarkKind
    span: Span
    value: Value | None
    how: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """Who is said to say what: spans of the source, of the cue and of the content.

    Any of the three may be empty (a quotation whose speaker is carried over from the sentence before has
    its `source` there). `manner` is said, confirmed, denied, estimated, alleged, warned, declined,
    no_response, quoted, reported, announced, asked.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: str
    quoted: bool
    how: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A headline, caption or body paragraph with its sentences and what reading laid on it."""

    part: PartName
    span: Span
    sentences: tuple[Sentence, ...]
    marks: tuple[Mark, ...] = ()
    speech: tuple[Speech, ...] = ()
