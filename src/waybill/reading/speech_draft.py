"""What one cue opens, before quotations are joined to it: the working record of the speech rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waybill.reading.speech_line import Line, cue_of, form_of, source_of, trimmed
from waybill.records.passage import Speech, Token
from waybill.records.words import Span

# "A spokesman for X said": the parse may take X alone for the subject.
SPEAKING_FOR = frozenset(("spokesman", "spokeswoman", "spokesperson"))


@dataclass(frozen=True, slots=True)
class Draft:
    """Spans found for one cue; `takes_quote` tells that a quotation beside it belongs to it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: str
    how: str
    takes_quote: bool = False

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return min(s.start for s in (*self.source, *self.cue))

    @property
    def end(self) -> int:
        """Where its source and cue have ended."""
        return max(s.end for s in (*self.source, *self.cue))

    def speech(self, quoted: bool) -> Speech:
        """The record that leaves the room."""
        return Speech(self.source, self.cue, self.content, self.manner, quoted, self.how)


def draft(
    line: Line, verb: Token, content: tuple[Span, ...], reading: tuple[str, str], after: Sequence[Token] = ()
) -> Draft:
    """Draft a verb's speech; `reading` is manner and rule's name, `after` further words of the cue."""
    manner, how = reading
    source = line.groups(_whole_source(line, verb))
    form = () if after else form_of(line, verb)
    cue = tuple(
        s for s in line.groups(cue_of(line, verb, after or form)) if not any(s.overlaps(x) for x in source)
    )
    return Draft(source, cue or (line.span((verb,)),), content, manner, how)


def _whole_source(line: Line, verb: Token) -> tuple[Token, ...]:
    """The source with the number before a colon that it is the list of ("Six sources: three A, two B said")."""
    found = source_of(line, verb)
    if not found or found[0].i == 0:
        return found
    tokens = line.sentence.tokens
    before = tokens[found[0].i - 1]
    if before.text == "for" and before.i > 0 and tokens[before.i - 1].lemma in SPEAKING_FOR:
        first = line.sentence.children(tokens[before.i - 1])
        return tuple(tokens[min([before.i - 1, *(c.i for c in first if c.i < before.i)]) : found[-1].i + 1])
    if before.text == "Of":
        return _one_of(line, found, verb)
    if before.text not in (":", "-", "–", "—"):
        return found
    counted = [
        c
        for c in line.sentence.children(verb)
        if c.dep == "nsubj" and c.i < before.i and any(n.dep == "nummod" for n in line.sentence.children(c))
    ]
    if not counted or any(t.tag in ("VBD", "VBZ", "VBP") for t in tokens[counted[0].i : found[0].i]):
        return found
    return tuple(tokens[line.sentence.subtree(counted[0])[0].i : found[-1].i + 1])


def _one_of(line: Line, group: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """ "Of six pilots, one, a contractor, said": the number after the comma speaks, not the group."""
    tokens = line.sentence.tokens[group[-1].i + 1 : verb.i]
    comma = next((t for t in tokens if t.text == ","), None)
    rest = [t for t in tokens if comma is not None and t.i > comma.i]
    if not rest or rest[0].pos not in ("NUM", "DET", "PRON"):
        return group
    return tuple(trimmed(rest))
