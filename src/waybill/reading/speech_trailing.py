"""A verb that the parse misled comes in; the speaker between the last comma and it, or after it, goes out."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.reading.speech_draft import Draft
from waybill.reading.speech_line import Line, trimmed
from waybill.reading.speech_table import SpeechTable
from waybill.records.passage import Token

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# Participles that cannot be a past tense ("a document shown to us").
PARTICIPLES = ("wn", "en")
# A credit at the end of a sentence is short; a longer stretch is a clause of its own.
MOST_WORDS = 14


def trailing_content(line: Line, verb: Token, manner: str, table: SpeechTable) -> Draft | None:
    """ "..., a network of reporters found in its data", "..., writes a correspondent": the clause before the comma is told."""
    if verb.tag not in ("VBD", "VBZ", "VBP", "VBN") or line.quote_at(verb) is not None:
        return None
    if verb.tag == "VBN" and verb.text.lower().endswith(PARTICIPLES):
        return None
    tokens = line.sentence.tokens
    left = _comma_before(tokens, verb.i)
    if left is None or any(c.dep in ("aux", "auxpass", "neg") for c in line.sentence.children(verb)):
        return None
    source: Sequence[Token] = tokens[left + 1 : verb.i]
    if not source:
        source = _after(tokens, verb)
    elif not any(t.pos == "PROPN" for t in source) or not _is_name(source, table):
        outer = _comma_before(tokens, left)
        beside = tokens[outer + 1 : left] if outer is not None else ()
        if beside and beside[-1].pos == "PROPN" and _is_name(beside, table):
            left, source = outer or 0, tokens[(outer or 0) + 1 : verb.i]
    source = trimmed(source)
    told = tokens[:left]
    if not source or not _is_speaker(source, table) or not _is_clause(told):
        return None
    if told[-1].pos == "CCONJ" and tokens[verb.i + 1 : verb.i + 2] and tokens[verb.i + 1].text == ",":
        told = (*told[:-1], *tokens[verb.i + 2 :])
    return Draft(line.groups(source), (line.span((verb,)),), line.groups(told), manner, "trailing")


def _comma_before(tokens: Sequence[Token], end: int) -> int | None:
    return next((t.i for t in reversed(tokens[:end]) if t.text in (",", ";", "–", "—")), None)


def _after(tokens: Sequence[Token], verb: Token) -> Sequence[Token]:
    """Whoever stands after the verb to the sentence's end or the next comma; a bare name with the office behind it."""
    stop = _stop(tokens, verb.i + 1)
    name = tokens[verb.i + 1 : stop]
    bare = bool(name) and all(t.pos == "PROPN" for t in name)
    if bare and stop < len(tokens) and tokens[stop].text == ",":
        return tokens[verb.i + 1 : _stop(tokens, stop + 1)]
    return name


def _stop(tokens: Sequence[Token], start: int) -> int:
    return next((t.i for t in tokens[start:] if t.pos == "PUNCT" and t.text not in ("-", "'")), len(tokens))


def _is_name(tokens: Sequence[Token], table: SpeechTable) -> bool:
    return len(tokens) <= MOST_WORDS and not any(t.tag in FINITE or t.pos == "VERB" for t in tokens)


def _is_speaker(tokens: Sequence[Token], table: SpeechTable) -> bool:
    """A noun phrase of those who can speak: no verb in it, no relative, a noun for a speaker as its head."""
    if not tokens or len(tokens) > MOST_WORDS or any(t.tag in (*FINITE, "WDT", "WP", "WRB") for t in tokens):
        return False
    if tokens[0].pos not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM") or tokens[0].tag == "PRP":
        return False
    joint = next((n for n, t in enumerate(tokens) if t.text == ","), 0)
    if joint and all(t.pos == "PROPN" for t in tokens[:joint]):  # "Juma Otieno, a spokesman for the army"
        return _is_speaker(tokens[joint + 1 :], table)
    stop = next((t.i for t in tokens if t.pos == "ADP" or t.text == ","), tokens[-1].i + 1)
    nouns = [t for t in tokens if t.i < stop and t.pos in ("NOUN", "PROPN")]
    heads = nouns[-2:] if nouns and nouns[-1].pos == "PROPN" else nouns[-1:]
    return any(n.lemma.lower() in table.speakers for n in heads)


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Words with a subject and a finite verb."""
    finite = any(t.tag in FINITE for t in tokens)
    return finite and any(t.dep in ("nsubj", "nsubjpass", "expl") for t in tokens)
