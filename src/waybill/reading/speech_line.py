"""One parsed sentence in its passage comes in; spans of its sources, cues and groups of words go out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waybill.reading.quotes import Quote
from waybill.records.passage import Passage, Sentence, Token
from waybill.records.words import Span

SUBJECTS = ("nsubj", "csubj")
# Clauses without a subject of their own borrow the one of the clause they hang on.
BORROWING = ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep")
EDGES = frozenset(",;:–—-―.…)(]['\"“”‘’`")
QUOTE_MARKS = frozenset(('"', "“", "”", "‘", "’", "'", "''", "``", "«", "»", "„"))
# What somebody says something in, so close to the saying that it is part of it.
FORMS = frozenset(("statement", "tweet", "twitter", "telegram", "facebook", "release", "post"))
BETWEEN = ("aux", "auxpass", "neg", "advmod", "prt")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, the passage it stands in and the passage's quotations."""

    passage: Passage
    sentence: Sentence
    quotes: tuple[Quote, ...]

    def cut(self, start: int, end: int) -> Span:
        """Cut a span of the report out of the passage's words."""
        at = self.passage.span.start
        return Span(start, end, self.passage.span.words[start - at : end - at])

    def quote_at(self, token: Token) -> Quote | None:
        """The quotation the token stands in."""
        return next((q for q in self.quotes if q.holds(token.start, token.end)), None)

    def span(self, tokens: Sequence[Token]) -> Span:
        """The span from the first to the last of the tokens."""
        return self.cut(tokens[0].start, tokens[-1].end)

    def groups(self, tokens: Iterable[Token]) -> tuple[Span, ...]:
        """Runs of adjacent tokens as spans, bare of punctuation at their edges but for quotation marks."""
        runs: list[list[Token]] = []
        for token in sorted(set(tokens), key=lambda t: t.i):
            if runs and runs[-1][-1].i == token.i - 1:
                runs[-1].append(token)
            else:
                runs.append([token])
        bare = [trimmed(run) for run in runs]
        return tuple(self.span(run) for run in bare if any(t.pos != "PUNCT" for t in run))


def trimmed(run: Sequence[Token]) -> list[Token]:
    """Drop commas, dashes, stops and conjunctions without a partner at both ends."""
    kept = list(run)
    while kept and _is_edge(kept[0]):
        kept.pop(0)
    while kept and _is_edge(kept[-1]):
        kept.pop()
    return kept


def _is_edge(token: Token) -> bool:
    return token.pos in ("PUNCT", "SPACE") and token.text not in QUOTE_MARKS


def phrase(line: Line, head: Token, without: Iterable[Token] = ()) -> tuple[Token, ...]:
    """The unbroken run of words under the head that holds the head itself."""
    barred = {t.i for t in without}
    below = {t.i for t in line.sentence.subtree(head)} - barred | {head.i}
    low = high = head.i
    while low - 1 in below:
        low -= 1
    while high + 1 in below:
        high += 1
    return tuple(trimmed(line.sentence.tokens[low : high + 1]))


def under(line: Line, verb: Token, *deps: str) -> list[Token]:
    """The children of the verb in these relations."""
    return [c for c in line.sentence.children(verb) if c.dep in deps]


def subject(line: Line, verb: Token) -> Token | None:
    """The verb's own subject: of several the nearest one that is not quoted apart from the verb."""
    quote = line.quote_at(verb)
    found = [c for c in line.sentence.children(verb) if c.dep in SUBJECTS and line.quote_at(c) == quote]
    return min(found, key=lambda c: abs(c.i - verb.i), default=None)


def source_of(line: Line, verb: Token) -> tuple[Token, ...]:
    """Whoever does the verb: its subject, its agent, or the subject of the clause it hangs on."""
    sentence, seen = line.sentence, verb
    for _ in range(4):
        own = subject(line, seen)
        if own is not None:
            return phrase(line, own) if own.lemma != "it" or seen is verb else ()
        agent = agent_of(line, seen)
        if agent is not None:
            return phrase(line, agent)
        if any(c.dep == "nsubjpass" for c in sentence.children(seen)):
            passed = next(c for c in sentence.children(seen) if c.dep == "nsubjpass")
            return phrase(line, passed) if seen is not verb else ()
        if seen.dep in ("acl", "relcl") and seen.head != seen.i:
            head = sentence.tokens[seen.head]
            return phrase(line, head, sentence.subtree(seen)) if head.pos in ("NOUN", "PROPN", "PRON") else ()
        if seen.dep not in BORROWING or seen.head == seen.i:
            return ()
        seen = sentence.tokens[seen.head]
        if seen.pos not in ("VERB", "AUX", "ADP", "SCONJ"):
            return ()
    return ()


def agent_of(line: Line, verb: Token) -> Token | None:
    """Whoever stands after "by" below a passive."""
    for child in line.sentence.children(verb):
        if child.dep == "agent":
            return next((c for c in line.sentence.children(child) if c.dep == "pobj"), None)
    return None


def cue_of(line: Line, verb: Token, after: Sequence[Token] = ()) -> tuple[Token, ...]:
    """The verb with the auxiliaries and adverbs that touch it, its particle, and the words of `after`."""
    sentence = line.sentence
    near = {c.i for c in sentence.children(verb) if c.dep in BETWEEN}
    low = high = verb.i
    while low - 1 in near:
        low -= 1
    head = sentence.tokens[verb.head]
    if verb.dep == "xcomp" and head.lemma in ("go", "continue") and head.i < low:
        low = head.i
    extra = {t.i for t in after} | {i for i in near if sentence.tokens[i].dep == "prt"}
    while high + 1 in extra or high + 1 in {i for i in near if sentence.tokens[i].dep == "neg"}:
        high += 1
    tokens = list(sentence.tokens[low : high + 1])
    tokens += [t for t in after if t.i > high or t.i < low]
    return tuple(sorted(tokens, key=lambda t: t.i))


def form_of(line: Line, verb: Token) -> tuple[Token, ...]:
    """The form that touches the verb and makes one cue with it: "said in a statement"."""
    for child in line.sentence.children(verb):
        if child.dep == "prep" and child.i == verb.i + 1 and child.lemma in ("in", "on", "via"):
            below = line.sentence.subtree(child)
            named = [t for t in below if t.dep == "pobj" and t.head == child.i]
            if named and named[0].lemma in FORMS:
                return tuple(t for t in below if t.i <= named[0].i)
    return ()
