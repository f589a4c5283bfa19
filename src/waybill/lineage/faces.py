"""A reading comes in; its face goes out: the lines, facts, quotes, voices and credits by which reports are
compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from waybill.lineage.concepts import common_meanings, concepts_of, meaning_of
from waybill.lineage.credits import Credited, credits_of, main_credit, outlet_of
from waybill.lineage.figures import MONTHS, UNITS, Figure, figures_in
from waybill.lineage.lines import Line
from waybill.lineage.sides import outlets_in, parties_in
from waybill.lineage.slips import slips_in
from waybill.lineage.speaking import voice_in
from waybill.lineage.stated import spoken, stated
from waybill.lineage.tongues import facts_abroad, sounds_of
from waybill.lineage.voices import HEADS, Voice
from waybill.lineage.wording import PLAIN, listed, plain_word, shingles_of, stem_of, tabled, words_of
from waybill.records.claim import Reading
from waybill.records.words import Span

READ = ("headline", "body")
# Languages whose names, speakers and meanings are read; of others, what a table gives.
READ_WHOLE = ("en", "und")
QUOTE = re.compile(r"“([^“”]{12,600})”|\"([^\"]{12,600})\"")
NAME = re.compile(r"[A-ZÀ-ÞА-ЯЁЇІЄ][\w'’-]*|\b[A-Za-z]+-\d[\w-]*|\b\d{1,2}[A-Z]\d?\b")
WEEKDAYS = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday
    """
)
# Names that any report on arms and sanctions may hold, so that sharing them tells nothing.
ORDINARY = tabled("ordinary_names")
# A lead of two sentences says what happened.
OPENING_LINES = 2
# "Migs", but not "Goss": of longer names the plural is cut.
SHORT_NAME = 4
DESIGNATION = re.compile(r"[^\W\d_]{1,6}-?\d+|\d{1,2}[a-z]\d?")
# Powers and bodies that stand in reports on any matter of arms.
GREAT = tabled("ordinary_states")
# A longer list is one that any background paragraph may give.
MOST_STATES = 4
# What small numbers count in any report: speakers, states, sides.
_UNTELLING = {"", "countr", "stat", "side", "nation", "times"} | {meaning_of(stem_of(h)) for h in HEADS}
# Numbers up to twenty are too common to be told apart without the noun they count.
SMALL = 20


@dataclass(frozen=True, slots=True)
class Face:
    """What is compared of one report.

    `shingles` are of all its words, `own` leaves out open statements; `facts` maps each specific fact to the
    first line that holds it, `maybe` the words in capitals that open a sentence and may be names; `quotes` and
    `private` are hashed sequences of quoted words, the latter of unnamed voices; `opening` is the matter of
    headline and lead.
    """

    reading: Reading
    lines: tuple[Line, ...]
    shingles: frozenset[int]
    own: frozenset[int]
    facts: Mapping[str, int]
    quotes: frozenset[int]
    private: frozenset[int]
    voices: frozenset[str]
    credits: tuple[Credited, ...]
    main: Credited | None
    day: int | None
    slips: frozenset[str]
    stated: Mapping[str, tuple[Line, ...]]
    outlet: str | None = None
    opening: frozenset[str] = frozenset()
    own_opening: frozenset[str] = frozenset()
    maybe: Mapping[str, int] = field(default_factory=dict)
    sounds: Mapping[str, int] = field(default_factory=dict)
    spoken: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)

    @property
    def matters(self) -> frozenset[str]:
        """The states of the opening with each of its rarer words: what it is about, to be looked up by."""
        states = sorted(s for s in self.opening if s.startswith("="))[:MOST_STATES]
        words = [s for s in self.opening - common_meanings() if not s.startswith("=")]
        sides = [a + b for n, a in enumerate(states) for b in states[n + 1 :]]
        return frozenset(f"{side} {word}" for side in sides for word in words)

    @property
    def outlet_words(self) -> frozenset[str]:
        """The outlet's name as facts would have its words: who tells is no fact of the matter."""
        return _name_words(self.outlet or "")

    def place(self, fact: str) -> int:
        """The line that holds the fact first."""
        held = self.facts if fact in self.facts else self.maybe if fact in self.maybe else self.sounds
        return held[fact]

    @property
    def id(self) -> str:
        """The report's id."""
        return self.reading.report.id

    @property
    def text(self) -> str:
        """The report's text."""
        return self.reading.report.text


def face_of(reading: Reading) -> Face:
    """Read the sentences of headline and body once, so that pairs are compared by set operations."""
    lines = _lines(reading)
    body = [line for line in lines if line.part == "body"] or list(lines)
    words = [w for line in body for w in line.words]
    own = [w for line in body if not line.public for w in line.words]
    whole = shingles_of(words)
    facts: dict[str, int] = {}
    for line in body:
        for fact in sorted(line.facts):
            facts.setdefault(fact, line.n)
    maybe = {_designation(n): line.n for line in reversed(body) for n in _names(line.span.words)[1]}
    quotes = {line.n: _quote_shingles(line.span.words) for line in body}
    credits = credits_of(reading)
    published = reading.report.published
    day = published.period.earliest if published else None
    return Face(
        reading,
        lines,
        whole,
        shingles_of(own) if len(own) < len(words) else whole,
        facts,
        frozenset().union(*quotes.values()),
        frozenset().union(*(quotes[line.n] for line in body if not line.public)),
        frozenset(voice_key(line.who) for line in body if line.who and line.who.telling),
        credits,
        main_credit(credits),
        day.toordinal() if day else None,
        slips_in(lines),
        stated(body),
        outlet_of(reading.report),
        _opening(lines, body),
        _opening([], [x for x in body[:OPENING_LINES] if not x.public]),
        {name: n for name, n in maybe.items() if name not in facts},
        sounds_of({**maybe, **facts}),
        spoken(reading, body),
    )


def _opening(lines: Sequence[Line], body: Sequence[Line]) -> frozenset[str]:
    """The matter of the headline and of the first sentences."""
    head = [x for x in lines if x.part == "headline"][:1]
    return frozenset().union(*(x.stems for x in (*head, *body[:OPENING_LINES])))


def _lines(reading: Reading) -> tuple[Line, ...]:
    text, language = reading.report.text, reading.report.language
    out: list[Line] = []
    known: list[Voice] = []
    opened = False
    for part, span in sorted(reading.sentences, key=lambda s: s[1]):
        if part not in READ or not span.grounds_in(text):
            continue
        voice = voice_in(text, span.start, span.end)
        who = _resolve(voice, span, known, out[-1] if out else None, opened)
        opened = _still_open(span.words, opened)
        if voice is not None:
            known.append(who or voice)
        figures = figures_in(text, span.start, span.end)
        names = _names(span.words)[0]
        words = words_of(span.words)
        bears = any(c.span.overlaps(span) for c in reading.claims)
        quoted = bool(QUOTE.search(span.words)) or span.words.lstrip().startswith(("“", '"'))
        here = language in READ_WHOLE
        facts = (
            _facts(span.words, figures, names, voice) | _states_together(span.words)
            if here
            else facts_abroad(span.words, language)
        )
        stems = concepts_of(span.words, words)
        out.append(Line(len(out), part, span, words, stems, figures, names, facts, voice, who, quoted, bears))
    return tuple(out)


def _still_open(words: str, opened: bool) -> bool:
    """Whether a quotation runs on into the next sentence."""
    last = max(words.rfind("“"), words.rfind("”"))
    return opened if last < 0 else words[last] == "“"


def _resolve(
    voice: Voice | None, span: Span, known: list[Voice], last: Line | None, opened: bool
) -> Voice | None:
    """Give "the official" the voice it stands for, and a carried quotation or "he said" the voice before
    it."""
    if voice is None:
        opens = span.words.lstrip().lower()
        carried = opened or opens.startswith(("“", '"', "he ", "she ", "they "))
        return last.who if carried and last is not None else None
    definite = voice.span.words.lower().startswith(("the ", "that ", "this ", "all "))
    if definite and not voice.names:
        for old in reversed(known):
            bare = not voice.head and voice.count is not None and voice.count == old.count
            if (bare or (voice.head and old.head == voice.head)) and (
                not voice.sides or voice.sides == old.sides
            ):
                return old
    return voice


@lru_cache(maxsize=4096)
def _names(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names that single a report out: capitals within the sentence and designations, without states and
    offices; and the lone capital that opens the sentence, which may be a name or not."""
    outlets = {plain_word(w) for n in outlets_in(words) for w in n.words.split()}
    found: tuple[set[str], set[str]] = (set(), set())
    runs = list(NAME.finditer(words))
    parties = frozenset().union(*(named for _, named in parties_in(words)))
    for i, match in enumerate(runs):
        raw = match.group()
        word = plain_word(raw)
        first = not words[: match.start()].strip(" “\"'‘(—-")
        alone = not (i + 1 < len(runs) and runs[i + 1].start() <= match.end() + 1)
        digit = any(c.isdigit() for c in raw)
        opens = first and alone and not digit
        dull = (
            word in PLAIN
            or word in MONTHS
            or word in WEEKDAYS
            or word in ORDINARY
            or word in outlets
            or word in UNITS
        )
        if len(word) < (2 if digit else 3) or dull or word in parties:
            continue
        found[opens].add(word)
    return frozenset(found[0]), frozenset(found[1])


def _facts(
    words: str, figures: tuple[Figure, ...], names: frozenset[str], voice: Voice | None
) -> frozenset[str]:
    """Names, numbers with what they count, and dates; the number of speakers is no fact of the matter."""
    found = {_designation(name) for name in names}
    for figure in figures:
        if figure.noun == "date" or figure.noun in MONTHS:
            continue
        if voice is not None and voice.span.covers(figure.span):
            continue
        value = f"{figure.km or figure.value:.3g}" if figure.km else f"{figure.value:g}"
        if figure.value > SMALL and not 1900 <= figure.value <= 2100:
            found.add(value)
        elif figure.value != 1 and figure.value <= SMALL and figure.noun not in _UNTELLING:
            found.add(f"{value} {figure.noun}")
    low = words.lower()
    for name, month in MONTHS.items():
        if len(name) > 3 and name in low:
            day = re.search(rf"\b(\d{{1,2}})\s+{name}|{name}\s+(\d{{1,2}})\b(?!\d)", low)
            number = (day.group(1) or day.group(2)) if day else ""
            if number or name != "may":
                found.add(f"month {month} {number}".strip())
    return frozenset(found)


def _states_together(words: str) -> frozenset[str]:
    """Two states in one sentence, great powers and bodies left aside: a route, a company of buyers."""
    codes = sorted({code for code, _ in parties_in(words)} - GREAT)
    return frozenset(
        f"states {a} {b}" for n, a in enumerate(codes) for b in codes[n + 1 :] if len(codes) <= MOST_STATES
    )


@lru_cache(maxsize=4096)
def _name_words(outlet: str) -> frozenset[str]:
    return frozenset(_designation(w) for w in words_of(outlet))


def _designation(name: str) -> str:
    """A designation without the letters of its variant or plural ("su-30sme", "f-16s"); other names as they are."""
    core = DESIGNATION.match(name)
    return core.group() if core else name.removesuffix("s") if len(name) > SHORT_NAME else name


def _quote_shingles(words: str) -> frozenset[int]:
    out: frozenset[int] = frozenset()
    for match in QUOTE.finditer(words):
        out |= shingles_of(words_of(match.group(1) or match.group(2)))
    return out


def voice_key(voice: Voice | None) -> str:
    """Unnamed voices as compared between reports: number, sides, kind and marks."""
    if voice is None:
        return ""
    head = "person" if voice.head in ("", "source", "official", "people", "person") else stem_of(voice.head)
    return f"{voice.count or 0:g} {'+'.join(sorted(voice.sides))} {'+'.join(sorted(voice.marks))} {head}"
