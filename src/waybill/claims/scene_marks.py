"""A sentence within its passage comes in; its marks, by kind and by token, go out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from waybill.records.passage import Mark, MarkKind, Passage, Sentence, Token
from waybill.records.values import Party, System
from waybill.records.words import Said, Span


@dataclass(frozen=True)
class MarkedScene:
    """A sentence within its passage; spans are offsets into the report's text."""

    text: str
    passage: Passage
    sentence: Sentence
    cut: tuple[Span, ...] = field(default=())
    topic: Said[Party] | None = None
    voice: Said[Party] | None = None

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that lie in this sentence."""
        return tuple(m for m in self.passage.marks if self.sentence.span.covers(m.span))

    def of_kind(self, kind: MarkKind) -> tuple[Mark, ...]:
        """The sentence's marks of one kind."""
        return tuple(m for m in self.marks if m.kind == kind)

    def mark_at(self, token: Token, kind: MarkKind) -> Mark | None:
        """The mark of that kind in which the token stands."""
        for mark in self.of_kind(kind):
            if mark.span.start <= token.start < mark.span.end:
                return mark
        return None

    def _mark_party(self, token: Token) -> tuple[Said[Party], ...]:
        mark = self.mark_at(token, "party")
        return (Said(mark.value, mark.span, mark.how),) if mark and isinstance(mark.value, Party) else ()

    def text_span(self, token: Token) -> Span:
        """The span of one token."""
        return Span.cut(self.text, token.start, token.end)

    def span_of(self, tokens: tuple[Token, ...]) -> Span:
        """The stretch from the first to the last of the tokens."""
        return Span.cut(self.text, min(t.start for t in tokens), max(t.end for t in tokens))

    def words_of(self, tokens: tuple[Token, ...]) -> str:
        """The words of that stretch."""
        return self.span_of(tokens).words

    def systems(self) -> tuple[Said[System], ...]:
        """Every system the sentence names, designations before kinds."""
        found = [m for m in self.of_kind("system") if isinstance(m.value, System)]
        ordered = [m for m in found if m.how != "kind"] or found
        return tuple(Said(m.value, m.span, m.how) for m in ordered if isinstance(m.value, System))

    def _systems(self, tokens: tuple[Token, ...]) -> tuple[Said[System], ...]:
        """The systems in the tokens; a generic kind gives way to a designation in the same phrase."""
        marks = [
            m
            for m in self.of_kind("system")
            if isinstance(m.value, System) and any(m.span.start <= t.start < m.span.end for t in tokens)
        ]
        named = [m for m in marks if m.how != "kind"]
        named = named or [m for k in marks[-1:] for m in self._right_before(k)]
        return tuple(
            Said(m.value, m.span, m.how) for m in (named or marks[-1:]) if isinstance(m.value, System)
        )

    def _right_before(self, kind: Mark) -> list[Mark]:
        """The designation right before a word for a kind, where the parser did not join the two ("TB2 drones")."""
        return [
            m
            for m in self.of_kind("system")
            if m.how != "kind"
            and m.span.end < kind.span.start <= m.span.end + 1
            and isinstance(m.value, System)
        ]

    def is_goods(self, span: Span) -> bool:
        """Whether the words name a system, not only the carrier of one ("combat aircraft", but not "cargo plane")."""
        over = [m for m in self.of_kind("system") if m.span.overlaps(span)]
        return bool(over) and not any(is_carrier(m) for m in over)


def is_carrier(mark: Mark) -> bool:
    """Whether a system mark names a ship or plane that carries, rather than fights."""
    named = mark.span.words.lower()
    return any(word in named for word in ("transport", "cargo", "freighter", "airlifter"))
