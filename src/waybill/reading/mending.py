"""A parsed sentence comes in; where a final attribution led the parser astray, its two parts parsed apart and joined go out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from waybill.records.passage import Sentence, Token
from waybill.records.words import Span

# Past and present forms of the verbs that close a reported sentence ("..., the ministry said on Monday").
CLOSING = frozenset({
    "said", "says", "confirmed", "announced", "reported", "added", "noted", "stated", "declared",
    "acknowledged", "revealed", "disclosed", "wrote", "told", "explained", "insisted", "claimed",
    "admitted", "concluded", "warned",
})  # fmt: skip
# Beyond this many words after the verb it closes no sentence.
MAX_TAIL = 14
# A speaker longer than this is a clause of its own.
MAX_SPEAKER = 16
MIN_CONTENT = 4
# "DOHA –", "WASHINGTON, May 3 (Reuters) -", "Warsaw (AP) —": where a report was written, no part of its first sentence.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.-]*)*(?:, [A-Z][\w., ]{2,28}?)?(?: \([^()]{2,30}\))?"
    r"|[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+)?(?:, [A-Z][\w. ]{2,24}?)? \([^()]{2,30}\))(?:\s+[–—-]{1,2}|(?<=\)):)\s+(?=[\w\"“'‘])"
)


def dateline_end(text: str) -> int:
    """Where the first sentence begins after a date line; 0 where there is none."""
    match = _DATELINE.match(text)
    return match.end() if match else 0


def with_dateline(line: Sentence, first: Sentence) -> Sentence:
    """Put the tokens of the date line before the sentence they were cut from, hung on its root."""
    shift = len(line.tokens)
    second = [replace(t, i=t.i + shift, head=t.head + shift) for t in first.tokens]
    root = next((t for t in second if t.head == t.i), second[0])
    before = [replace(t, dep="punct" if t.pos == "PUNCT" else "dateline", head=root.i) for t in line.tokens]
    gap = " " * (first.span.start - line.span.end)
    return Sentence(
        Span(line.span.start, first.span.end, line.span.words + gap + first.span.words), (*before, *second)
    )


def astray(sentence: Sentence) -> int | None:
    """Where "CONTENT, SPEAKER said TAIL" was not read as said with content below it, and is to be cut; else None."""
    cut = _cut(sentence)
    if cut is None:
        return None
    comma, verb = cut
    return None if _sound(sentence, verb, comma) else sentence.tokens[comma].end


def mend_closing(sentence: Sentence, content: Sequence[Sentence], closing: Sequence[Sentence]) -> Sentence:
    """The sentence from its two parts, parsed apart; as it was, where a part is no single sentence."""
    if len(content) != 1 or len(closing) != 1:
        return sentence
    return _joined(content[0], closing[0], sentence.span)


def _cut(sentence: Sentence) -> tuple[int, int] | None:
    """The comma before the speaker and the verb after it, by position."""
    tokens = sentence.tokens
    for verb in range(len(tokens) - 1, MIN_CONTENT, -1):
        if tokens[verb].text.lower() not in CLOSING or len(tokens) - verb > MAX_TAIL:
            continue
        appositions = int(tokens[verb - 1].text == ",")
        for comma in range(verb - 2, max(MIN_CONTENT - 1, verb - MAX_SPEAKER), -1):
            if tokens[comma].text == ",":
                if appositions:  # ", Daramola, the service's spokesman, said": the name stands one comma back
                    appositions -= 1
                    continue
                opens = tokens[comma + 1].pos in {"DET", "NUM", "PROPN", "NOUN", "PRON", "ADJ"}
                quoted = any(t.text in {'"', "“", "”"} for t in tokens[:verb])
                return (
                    (comma, verb)
                    if opens and not quoted and any(t.pos in {"VERB", "AUX"} for t in tokens[:comma])
                    else None
                )
        return None
    return None


def _sound(sentence: Sentence, verb: int, comma: int) -> bool:
    """Whether the parser already put the content below the verb and its speaker beside it."""
    token = sentence.tokens[verb]
    children = sentence.children(token)
    content = any(c.dep == "ccomp" and c.i < comma for c in children)
    speaker = any(c.dep == "nsubj" and c.i > comma for c in children)
    return token.dep == "ROOT" and content and speaker


def _joined(content: Sentence, closing: Sentence, span: Span) -> Sentence:
    """One tree: the content's root hangs on the closing verb as its clausal complement."""
    shift = len(content.tokens)
    root = next((t for t in closing.tokens if t.head == t.i), closing.tokens[0])
    first = [replace(t, dep="ccomp", head=root.i + shift) if t.head == t.i else t for t in content.tokens]
    second = [replace(t, i=t.i + shift, head=t.head + shift) for t in closing.tokens]
    tokens: tuple[Token, ...] = (*first, *second)
    return Sentence(span, tokens)
