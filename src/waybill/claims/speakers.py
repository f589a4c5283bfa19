"""Passages with speech come in; whom each speech credits goes out, one id for all mentions of a speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from waybill.claims.rosters import Known, earlier_parts, parts_told, roster_gap, rosters_told, whole_of
from waybill.claims.speaker_matching import THING_PRONOUNS, find_known
from waybill.claims.speaker_publishers import taken_up
from waybill.claims.speaker_sides import BACK, Line, borrowed_side, homely_side
from waybill.claims.speaker_words import Words, head_of, noun_of, read_words, sentence_at
from waybill.knowledge.leaders import state_of_leader
from waybill.records.claim import Attribution, Role
from waybill.records.passage import Passage, Speech
from waybill.records.report import Report
from waybill.records.words import Span

Key = tuple[int, int]
__all__ = ["Known", "SpeakerBook", "find_known", "resolve_speakers", "roster_gap"]

# A speaker is taken up again within so many others, not from the other end of a book; keeps the work linear.
WINDOW = 200
# A relative clause stands within a few sources of its noun.
NEAR = 5
# "The agency", "the news agency".
SHORT = 3
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))


@dataclass(frozen=True, slots=True)
class SpeakerBook:
    """Every speaker of one report, and which one each source's words stand for."""

    speakers: tuple[Known, ...] = ()
    mentions: Mapping[Key, tuple[Words, str]] = field(default_factory=dict)
    speeches: Mapping[int, tuple[Speech, ...]] = field(default_factory=dict)

    def attribution(self, speech: Speech) -> Attribution | None:
        """Whom the speech credits; None where it names nobody, or nothing that can speak."""
        if not speech.source:
            return None
        found = self.mentions.get(_key(speech.source[0]))
        if found is None:
            return None
        words, ident = found
        known = self.known(ident)
        if known is None:
            return None
        role, name = _role(words)
        return Attribution(
            role=role,
            name=name or (known.words.name if known.words.kind == "person" else None),
            span=words.span,
            id=ident,
            named=_named(known),
            count=known.words.count if words.kind == "pronoun" else words.count,
            side=words.side or known.words.side,
            office=words.office or known.words.office,
            manner=speech.manner,
            quoted=speech.quoted,
            of=known.of,
        )

    def is_homely(self, speech: Speech) -> bool:
        """Whether the speaker's side is only that of the state told of before."""
        found = self.mentions.get(_key(speech.source[0])) if speech.source else None
        return found is not None and found[0].homely

    def known(self, ident: str) -> Known | None:
        """The speaker of that id."""
        number = int(ident[1:]) if ident[1:].isdigit() else 0
        return self.speakers[number - 1] if 0 < number <= len(self.speakers) else None

    def speeches_over(self, passage: Passage) -> tuple[Speech, ...]:
        """The speeches of which some content stands in the passage, wherever their cue stands."""
        return self.speeches.get(passage.span.start, ())

    def side_of_quote(self, span: Span, passage: Passage) -> str | None:
        """The side of whoever speaks the narrowest quotation over the span: "we" in it is that side."""
        quoting = [
            s for s in self.speeches_over(passage) if s.quoted and any(c.covers(span) for c in s.content)
        ]
        for speech in sorted(quoting, key=lambda s: sum(len(c.words) for c in s.content)):
            found = self.attribution(speech)
            if found is not None:
                return found.side
        return None


def _key(span: Span) -> Key:
    return (span.start, span.end)


def _role(words: Words) -> tuple[Role, str | None]:
    if words.outlet is not None:
        return ("agency" if words.outlet.is_agency else "outlet"), words.outlet.name
    if words.kind == "document":
        return "document", None
    return "speaker", words.name


def _named(known: Known) -> bool | None:
    if known.words.kind == "document":
        return None
    return known.words.kind == "person" or (known.words.kind == "body" and known.words.owned)


@dataclass(slots=True)
class _Hearing:
    """What has been heard so far while the sources are read in order."""

    report: Report
    lines: Sequence[Line]
    known: list[Known] = field(default_factory=list)
    mentions: dict[Key, tuple[Words, str]] = field(default_factory=dict)
    last: list[str] = field(default_factory=list)

    def line_at(self, span: Span) -> int:
        """The number of the sentence in which the span starts."""
        return bisect_right(self.lines, span.start, key=lambda line: line[1].span.start) - 1


def resolve_speakers(report: Report, passages: Sequence[Passage]) -> SpeakerBook:
    """Read every source in text order and give each the id of the speaker it stands for."""
    hearing = _Hearing(report, [(p, s) for p in passages for s in p.sentences])
    told = [(w, p) for p in passages for w in rosters_told(p)]
    for passage, speech in _in_order(passages):
        span = speech.source[0]
        while told and told[0][0].span.start <= span.start:
            words, home = told.pop(0)
            if find_known(words, hearing.known, hearing.last) is None:
                _introduced(words, home, hearing.known)
        if _key(span) not in hearing.mentions:
            found = _mention(passage, span, hearing)
            if found is None:
                continue
            hearing.mentions[_key(span)] = found
        hearing.last.append(hearing.mentions[_key(span)][1])
    return SpeakerBook(tuple(hearing.known), hearing.mentions, _by_passage(passages))


def _mention(passage: Passage, span: Span, hearing: _Hearing) -> tuple[Words, str] | None:
    """Read one source; a speaker not met before joins the list, with the parts its words tell."""
    words = read_words(passage, span)
    if words is not None and words.kind == "pronoun" and words.head in RELATIVES:
        antecedent = _antecedent(passage, span)
        if antecedent is None:
            return None
        over = [
            i
            for (start, end), (_, i) in hearing.mentions.items()
            if start <= antecedent.start and antecedent.end <= end
        ]
        if over:
            return replace(words, side=None), over[-1]
        words = read_words(passage, antecedent)
    if words is not None and words.head == "it" and not _took_part(words, hearing):
        words = _body_before(hearing, span)
    if words is None:
        return None
    words = _completed(words, passage, hearing)
    known = hearing.known
    same = find_known(words, known[-WINDOW:], hearing.last[-WINDOW:])
    if same is None:
        if words.kind == "pronoun" and words.head in THING_PRONOUNS:
            return None
        same = _introduced(words, passage, known)
    elif words.side and not same.words.side and same.words.kind == "person":
        place = int(same.id[1:]) - 1
        known[place] = replace(same, words=replace(same.words, side=words.side))
    return replace(words, span=span), same.id


def _took_part(words: Words, hearing: _Hearing) -> bool:
    """Whether somebody heard before is who the words stand for."""
    return find_known(words, hearing.known[-WINDOW:], hearing.last[-WINDOW:]) is not None


def _body_before(hearing: _Hearing, span: Span) -> Words | None:
    """ "It" is the body that the clause before is about ("His office corrected the record. ..., it said")."""
    at = hearing.line_at(span)
    for passage, sentence in reversed(hearing.lines[max(0, at - BACK) : at + 1]):
        for token in reversed(sentence.tokens):
            if token.end > span.start or token.dep not in ("nsubj", "nsubjpass"):
                continue
            below = [t for t in sentence.subtree(token) if t.i <= token.i]
            at_start = below[0].start
            start = at_start - passage.span.start
            words = read_words(
                passage,
                Span(at_start, token.end, passage.span.words[start : token.end - passage.span.start]),
            )
            if words is not None and words.kind == "body":
                return words
    return None


def _completed(words: Words, passage: Passage, hearing: _Hearing) -> Words:
    """Add the publisher that "the agency" takes up, and the side that the words point back to."""
    if words.kind in ("body", "document") and words.outlet is None and words.definite and not words.side:
        met = find_known(words, hearing.known[-WINDOW:], hearing.last[-WINDOW:])
        short = len(words.span.words.split()) <= SHORT
        row = taken_up(hearing.report, words.span, words.head) if short and met is None else None
        words = replace(words, outlet=row)
    if words.kind == "person" and words.name and not words.side:
        words = replace(words, side=_by_office(words, hearing.report))
    sentence = sentence_at(passage, words.span)
    noun = noun_of(sentence, words.span) if sentence else None
    if words.side or words.outlet or words.kind in ("document", "pronoun") or noun is None:
        return words
    at = hearing.line_at(words.span)
    side = borrowed_side(hearing.lines, at, noun)
    if side is not None:
        return replace(words, side=side)
    side = homely_side(hearing.lines, at, noun)
    return replace(words, side=side, homely=side is not None)


def _by_office(words: Words, report: Report) -> str | None:
    """The side of a named holder of high office in the year of the report."""
    when = report.published.period.latest if report.published else None
    return state_of_leader(words.name or "", when.year if when else None, words.office is not None)


def _introduced(words: Words, passage: Passage, known: list[Known]) -> Known:
    """Put a speaker not met before on the list, with the roster it is of and the parts it has."""
    whole = whole_of(words, known[-WINDOW:])
    new = Known(f"s{len(known) + 1}", words, whole.id if whole else None)
    known.append(new)
    for earlier in earlier_parts(new, known[-WINDOW:]):
        known[int(earlier.id[1:]) - 1] = replace(earlier, of=new.id)
    for part in parts_told(passage, words):
        known.append(Known(f"s{len(known) + 1}", part, new.id))
    return new


def _by_passage(passages: Sequence[Passage]) -> dict[int, tuple[Speech, ...]]:
    """For each passage the speeches of which some content stands in it."""
    found: dict[int, list[Speech]] = {p.span.start: [] for p in passages}
    starts = sorted(found)
    for passage in passages:
        for speech in passage.speech:
            homes = {starts[bisect_right(starts, c.start) - 1] for c in speech.content}
            for home in sorted(homes):
                found[home].append(speech)
    return {start: tuple(speeches) for start, speeches in found.items()}


def _in_order(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Speech]]:
    """Every speech with a source, by where its source stands; a headline comes after the body it sums up."""
    found = [
        (p.part == "headline", s.source[0], n, p, s)
        for p in passages
        for n, s in enumerate(p.speech)
        if s.source and p.span.covers(s.source[0])
    ]
    for _, _, _, passage, speech in sorted(found, key=lambda f: f[:3]):
        yield passage, speech


def _antecedent(passage: Passage, span: Span) -> Span | None:
    """The noun phrase that a relative pronoun's clause hangs on."""
    sentence = sentence_at(passage, span)
    token = head_of(sentence, span) if sentence else None
    if sentence is None or token is None:
        return None
    for above in sentence.ancestors(token):
        if above.dep in ("relcl", "acl") and above.head != above.i:
            noun = sentence.tokens[above.head]
            clause = {t.i for t in sentence.subtree(above)}
            below = [t for t in sentence.subtree(noun) if t.i not in clause and t.pos != "PUNCT"]
            start, end = below[0].start, max(t.end for t in below if t.i <= max(noun.i, below[0].i))
            at = passage.span.start
            return Span(start, end, passage.span.words[start - at : end - at])
    return None
