"""A headline or a line of an interview comes in; whom its colon or dash credits goes out: "Report: ...", "... - officials"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from waybill.reading.speech_draft import Draft
from waybill.reading.speech_table import SpeechTable
from waybill.records.passage import Passage, Token
from waybill.records.words import Span

JOINT = re.compile(r":(?=\s)|(?<=\s)[–—-](?=\s)")
# A source in a headline is short; a longer stretch is a sentence of its own.
MOST_WORDS = 7
# The label of whoever speaks in a transcript: an office or a name with its title.
MOST_LABEL = 5
HONORIFICS = frozenset(
    ("Mr", "Mrs", "Ms", "Dr", "Sir", "Dame", "Gen", "Col", "Maj", "Lt", "Adm", "Capt", "Prof", "Sen", "Rep")
)


def headline_drafts(passage: Passage, table: SpeechTable) -> Iterator[Draft]:
    """The side of the joint that names somebody who can speak is the source, the other the content."""
    if passage.part != "headline":
        return
    joints = list(JOINT.finditer(passage.span.words))
    if len(joints) != 1:
        return
    at, joint = passage.span.start, joints[0]
    left = _cut(passage, at, at + joint.start())
    right = _cut(passage, at + joint.end(), passage.span.end)
    cue = _cut(passage, at + joint.start(), at + joint.end())
    for source, content, front in ((right, left, False), (left, right, True)):
        if _speaks(passage, source, table, front) and _tells(passage, content, table, source):
            yield Draft((source,), (cue,), (content,), "said", "headline")
            return


def labelled_drafts(passage: Passage, table: SpeechTable) -> Iterator[Draft]:
    """A paragraph that opens with who speaks and a colon is all his: "Spokesman: We have delivered ...", "Mr Otieno: ..."."""
    joint = JOINT.search(passage.span.words) if passage.part == "body" else None
    if joint is None or joint[0] != ":":
        return
    at = passage.span.start
    source = _cut(passage, at, at + joint.start())
    content = _cut(passage, at + joint.end(), passage.span.end)
    tokens = _tokens(passage, source)
    titled = bool(tokens) and tokens[0].text.rstrip(".") in HONORIFICS
    many = any(
        t.pos == "NUM" or t.tag in {"NNS", "NNPS"} for t in tokens
    )  # "Six sources: three Libyan, ..." is a list
    if many or len(tokens) > MOST_LABEL or not _speaks(passage, source, table, True):
        return
    person = any(t.lemma.lower() in table.persons for t in tokens)
    if (titled or person) and any(t.pos in ("VERB", "AUX") for t in _tokens(passage, content)):
        yield Draft(
            (source,), (_cut(passage, at + joint.start(), at + joint.end()),), (content,), "said", "label"
        )


def _cut(passage: Passage, start: int, end: int) -> Span:
    """The stretch without blanks and a full stop at its ends."""
    words = passage.span.words[start - passage.span.start : end - passage.span.start]
    start += len(words) - len(words.lstrip())
    words = words.strip().rstrip(".").rstrip()
    return Span(start, start + len(words), words)


def _tokens(passage: Passage, span: Span) -> list[Token]:
    return [t for s in passage.sentences for t in s.inside(span)]


def _tells(passage: Passage, span: Span, table: SpeechTable, source: Span) -> bool:
    """The other side is a clause, or anything where the source is a noun for a speaker and no bare name."""
    plain = _has_speaker(_tokens(passage, source), table) and len(span.words.split()) > 2
    return plain or any(t.pos in ("VERB", "AUX") for t in _tokens(passage, span))


def _has_speaker(tokens: list[Token], table: SpeechTable) -> bool:
    return any(t.lemma.lower() in table.speakers for t in tokens)


def _speaks(passage: Passage, span: Span, table: SpeechTable, front: bool) -> bool:
    """A few words without a finite verb: a noun for a speaker, or before a colon a name."""
    tokens = [t for t in _tokens(passage, span) if t.pos != "PUNCT"]
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens)
    if not tokens or len(tokens) > MOST_WORDS or finite or tokens[0].text.lower() in table.labels:
        return False
    named = tokens[-1].pos == "PROPN" and (front or tokens[-1].ent in ("ORG", "PERSON", "GPE"))
    return named or _has_speaker(tokens, table)
