"""Passages with speech come in; whom each speech credits goes out, one id for all mentions of a speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from waybill.claims.rosters import Known, roster_gap, whole_of
from waybill.claims.speaker_words import Words, head_of, people_table, read_words, sentence_at
from waybill.records.claim import Attribution, Role
from waybill.records.passage import Passage, Speech
from waybill.records.report import Report
from waybill.records.words import Span

Key = tuple[int, int]
__all__ = ["Known", "SpeakerBook", "find_known", "resolve_speakers", "roster_gap"]

PLURAL_PRONOUNS = frozenset(("they", "them", "their", "we", "both", "all", "some", "others"))
PERSON_PRONOUNS = frozenset(("he", "she", "his", "her", "him"))
THING_PRONOUNS = frozenset(("it", "its", "which", "this", "that"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))


@dataclass(frozen=True, slots=True)
class SpeakerBook:
    """Every speaker of one report, and which one each source's words stand for."""

    speakers: tuple[Known, ...] = ()
    mentions: Mapping[Key, tuple[Words, str]] = field(default_factory=dict)
    speeches: tuple[tuple[Speech, str], ...] = ()

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

    def known(self, ident: str) -> Known | None:
        """The speaker of that id."""
        return next((k for k in self.speakers if k.id == ident), None)

    def side_of_quote(self, span: Span) -> str | None:
        """The side of whoever speaks the narrowest quotation over the span: "we" in it is that side."""
        covering = [
            (len(c.words), ident)
            for speech, ident in self.speeches
            if speech.quoted
            for c in speech.content
            if c.covers(span)
        ]
        known = self.known(min(covering)[1]) if covering else None
        return known.words.side if known else None


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
    return known.words.kind in ("person", "body")


def resolve_speakers(report: Report, passages: Sequence[Passage]) -> SpeakerBook:
    """Read every source in text order and give each the id of the speaker it stands for."""
    known: list[Known] = []
    mentions: dict[Key, tuple[Words, str]] = {}
    speeches: list[tuple[Speech, str]] = []
    last: list[str] = []
    for passage, speech in _in_order(passages):
        span = speech.source[0]
        if _key(span) not in mentions:
            words = _with_antecedent(passage, span)
            if words is None:
                continue
            met = find_known(words, known, last)
            if met is None:
                met = _introduced(words, known)
                known.append(met)
            elif words.side and not met.words.side and met.words.kind == "person":
                known[known.index(met)] = replace(met, words=replace(met.words, side=words.side))
            mentions[_key(span)] = (replace(words, span=span), met.id)
        ident = mentions[_key(span)][1]
        last.append(ident)
        speeches.append((speech, ident))
    return SpeakerBook(tuple(known), mentions, tuple(speeches))


def _in_order(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Speech]]:
    """Every speech with a source, by where its source stands; a headline comes after the body it sums up."""
    found = [
        (p.part == "headline", s.source[0], n, p, s)
        for p in passages
        for n, s in enumerate(p.speech)
        if s.source
    ]
    for _, _, _, passage, speech in sorted(found, key=lambda f: f[:3]):
        home = next((p for p in passages if p.span.covers(speech.source[0])), passage)
        yield home, speech


def _with_antecedent(passage: Passage, span: Span) -> Words | None:
    """Read the words; a relative pronoun is read as the noun its clause hangs on."""
    words = read_words(passage, span)
    if words is None or words.kind != "pronoun" or words.head not in RELATIVES:
        return words
    sentence = sentence_at(passage, span)
    token = head_of(sentence, span) if sentence else None
    if sentence is None or token is None:
        return None
    for above in sentence.ancestors(token):
        if above.dep in ("relcl", "acl") and above.head != above.i:
            noun = sentence.tokens[above.head]
            below = [t for t in sentence.subtree(noun) if t.i not in {x.i for x in sentence.subtree(above)}]
            start, end = below[0].start, below[-1].end
            at = passage.span.start
            return read_words(passage, Span(start, end, passage.span.words[start - at : end - at]))
    return None


def _introduced(words: Words, known: Sequence[Known]) -> Known:
    ident = f"s{len(known) + 1}"
    whole = whole_of(words, known)
    return Known(ident, words, whole.id if whole else None)


def find_known(words: Words, known: Sequence[Known], last: Sequence[str]) -> Known | None:
    """The speaker already met that the words take up; an unnamed one is never taken for a named one."""
    if words.kind == "pronoun":
        return _by_pronoun(words, known, last)
    if words.outlet is not None:
        return next((k for k in known if k.words.outlet == words.outlet), None)
    if words.kind == "person":
        return _by_name(words, known)
    if words.kind in ("body", "document"):
        return _by_body(words, known)
    if not words.definite or words.partial:
        return _same_words(words, known)
    return _by_description(words, known, last)


def _by_pronoun(words: Words, known: Sequence[Known], last: Sequence[str]) -> Known | None:
    """ "He" is the last single person who spoke, "they" the last group, "it" the last body."""
    table = {k.id: k for k in known}
    for ident in reversed(last):
        met = table[ident]
        single = met.number == 1
        if words.head in PERSON_PRONOUNS and met.words.kind in ("person", "people") and single:
            return met
        if words.head in PLURAL_PRONOUNS and (not single or met.words.kind == "body"):
            return met
        if words.head in THING_PRONOUNS and met.words.kind in ("body", "document"):
            return met
    return None


def _by_name(words: Words, known: Sequence[Known]) -> Known | None:
    """A named person met before under the same surname, with no other first name."""
    mine = (words.name or "").split()
    for met in reversed(known):
        theirs = (met.words.name or "").split()
        if not theirs or not mine or theirs[-1].lower() != mine[-1].lower():
            continue
        if len(mine) == 1 or len(theirs) == 1 or mine[0].lower() == theirs[0].lower():
            return met
    return None


def _by_body(words: Words, known: Sequence[Known]) -> Known | None:
    """A body or document met before: the same noun of its side, or a definite noun without a side."""
    plain = _plain(words.span.words)
    for met in reversed(known):
        if met.words.kind != words.kind:
            continue
        same = met.words.head == words.head
        if _plain(met.words.span.words) == plain or (
            same and _is_short(words) and words.definite and not words.side
        ):
            return met
        if same and words.side and words.side == met.words.side and words.definite and _is_short(words):
            return met
    return None


def _is_short(words: Words) -> bool:
    return len(words.span.words.split()) <= 2


def _plain(words: str) -> str:
    return words.lower().removeprefix("the ").replace("’", "'").strip()


def _same_words(words: Words, known: Sequence[Known]) -> Known | None:
    """People without article or number are one group wherever the report names them in the same words."""
    if words.partial or words.other or words.ordinal or words.count is None or words.count.best is not None:
        return None
    return next(
        (k for k in known if k.is_unnamed and _plain(k.words.span.words) == _plain(words.span.words)), None
    )


def _by_description(words: Words, known: Sequence[Known], last: Sequence[str]) -> Known | None:
    """ "The X" is the last unnamed speaker it fits; a title may take up a named holder of it."""
    number = words.count.best if words.count else None
    fitting = [k for k in known if k.is_unnamed and _fits(words, k)]
    if words.other:
        return None
    if words.ordinal is not None and words.head in people_table()["people"]:
        single = [k for k in fitting if k.number == 1 and not k.words.partial]
        told = [k for k in fitting if k.words.ordinal == words.ordinal]
        return told[-1] if told else single[words.ordinal - 1] if len(single) >= words.ordinal else None
    if number is None:
        return next((k for k in reversed(fitting) if k.number != 1), None)
    alike = [k for k in fitting if k.number == number]
    if alike:
        recent = {ident: n for n, ident in enumerate(last)}
        return max(alike, key=lambda k: recent.get(k.id, -1))
    if number == 1 and words.head in people_table()["titles"]:
        return next(
            (k for k in reversed(known) if k.words.name and words.head in (k.words.office or "").lower()),
            None,
        )
    return None


def _fits(words: Words, met: Known) -> bool:
    """Whether a definite description may stand for the speaker: same noun or kin, same side or none told."""
    kin = people_table()["people"].get(words.head, [words.head])
    if met.words.head != words.head and met.words.head not in kin:
        return False
    return words.side is None or words.side == met.words.side
