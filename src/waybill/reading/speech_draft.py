"""What one cue opens, before quotations are joined to it: the working record of the speech rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waybill.reading.speech_line import Line, cue_of, form_of, source_of
from waybill.records.passage import Speech, Token
from waybill.records.words import Span


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
    source = line.groups(source_of(line, verb))
    form = () if after else form_of(line, verb)
    cue = tuple(
        s for s in line.groups(cue_of(line, verb, after or form)) if not any(s.overlaps(x) for x in source)
    )
    return Draft(source, cue or (line.span((verb,)),), content, manner, how)
