"""A sentence and its drafts come in; what those cited or quoted in passing are credited with goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waybill.reading.speech_draft import Draft
from waybill.reading.speech_line import Line, phrase, under
from waybill.reading.speech_table import SpeechTable
from waybill.records.passage import Token
from waybill.records.words import Span


def citing_drafts(line: Line, table: SpeechTable, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """ "..., citing X" credits X with what the clause reports; so does "Y, which quoted X"."""
    made: list[Draft] = list(drafts)
    for verb in line.sentence.tokens:
        if verb.lemma not in table.handing_on or verb.pos != "VERB":
            continue
        named = [c for c in under(line, verb, "dobj") if c.i > verb.i and _can_speak(c, table)]
        if not named or any(c.lemma == "as" for c in under(line, verb, "prep")):
            continue
        content = _content(line, verb, made)
        if content:
            found = Draft(
                line.groups(phrase(line, named[0])), (line.span((verb,)),), content, "said", "citing"
            )
            made.append(found)
            yield found


def _can_speak(token: Token, table: SpeechTable) -> bool:
    return token.pos == "PROPN" or token.lemma in table.speakers


def _content(line: Line, verb: Token, drafts: Sequence[Draft]) -> tuple[Span, ...]:
    """What the clause that cites reports: the content of its own speech, or the clause itself."""
    host = line.sentence.tokens[verb.head]
    if host.i == verb.i or verb.dep not in ("advcl", "relcl", "acl", "prep", "dep", "ccomp"):
        return ()
    over = [
        d for d in drafts if any(s.start <= host.start and host.end <= s.end for s in (*d.cue, *d.source))
    ]
    own = {t.i for t in line.sentence.subtree(verb)}
    if over:
        return tuple(g for c in over[-1].content for g in _without(line, c, own))
    if host.pos not in ("VERB", "AUX"):
        return ()
    return line.groups(t for t in line.sentence.subtree(host) if t.i not in own)


def _without(line: Line, content: Span, own: set[int]) -> tuple[Span, ...]:
    """The content less the words that do the citing; a content outside the sentence is left whole."""
    inside = line.sentence.inside(content)
    if not any(t.i in own for t in inside):
        return (content,)
    return line.groups(t for t in inside if t.i not in own)
