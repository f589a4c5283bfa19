"""A parsed passage comes in; marks on the ways goods travel in it go out."""

from __future__ import annotations

from waybill.knowledge.modes import find_mode, mode_cues, mode_pattern
from waybill.records.passage import Mark, Passage, Sentence, Token
from waybill.records.words import Span

_OBJECT = frozenset({"dobj", "obj", "dative"})


def mark_modes(passage: Passage) -> tuple[Mark, ...]:
    """Mark each word for transport by sea, air, rail or road where something moves by it."""
    text, at = passage.span.words, passage.span.start
    lower = text.lower() if len(text.lower()) == len(text) else text
    named = [m.span for m in passage.marks if m.kind in ("system", "party") and m.how not in ("kind", "name")]
    found: list[Mark] = []
    for match in mode_pattern().finditer(lower):
        span = Span(at + match.start(), at + match.end(), text[match.start() : match.end()])
        mode = find_mode(match[0])
        if mode is None or any(n.overlaps(span) for n in named):
            continue
        value, certain = mode
        sentence = next((s for s in passage.sentences if s.span.covers(span)), None)
        if certain or (sentence is not None and _carries(sentence, span)):
            found.append(Mark("mode", span, value, "certain word" if certain else "word beside a movement"))
    return tuple(m for m in found if not _landed_at_a_port(passage, m, found))


def _landed_at_a_port(passage: Passage, mark: Mark, found: list[Mark]) -> bool:
    """Whether goods are "landed" where ships are told of in the same sentence and no plane: they came by sea."""
    sentence = next((s for s in passage.sentences if s.span.covers(mark.span)), None)
    if mark.span.words.lower() not in mode_cues("landing") or sentence is None:
        return False
    beside = {m.value for m in found if m is not mark and sentence.span.covers(m.span)}
    return "sea" in beside and "air" not in beside


def _carries(sentence: Sentence, span: Span) -> bool:
    """Whether the plane or ship carries something: it hangs on a word of moving, nearly or directly."""
    inside = sentence.inside(span)
    if not inside:
        return False
    head = inside[-1]
    if _is_goods(sentence, head) or _by_people(sentence, head):
        return False
    if sentence.tokens[head.head].lemma in ("aboard", "onto"):
        return True
    around = [head, *list(sentence.ancestors(head))[:3], *sentence.children(head)]
    return any(t.lemma in mode_cues("moving") for t in around)


def _by_people(sentence: Sentence, token: Token) -> bool:
    """Whether it is people who fly: "officials flew to Tehran" moves no goods."""
    if token.pos != "VERB":
        return False
    below = sentence.children(token)
    return any(
        t.dep == "nsubj" and (t.lemma in mode_cues("people") or t.ent == "PERSON" or t.pos == "PRON")
        for t in below
    ) and not any(t.dep in _OBJECT for t in below)


def _is_goods(sentence: Sentence, token: Token) -> bool:
    """Whether the carrier is itself what is handed over: "bought ships", "a delivery of aircraft"."""
    while token.dep == "conj" and token.head != token.i:
        token = sentence.tokens[token.head]
    above = sentence.tokens[token.head]
    if token.dep in _OBJECT and above.lemma in mode_cues("giving"):
        return True
    return token.dep == "pobj" and above.lemma == "of"
