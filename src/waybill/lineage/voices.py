"""A sentence comes in; whom it credits for what it says goes out, read from its cue words and their subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from waybill.knowledge.outlets import find_outlet
from waybill.knowledge.parties import names_by_words
from waybill.knowledge.phrases import fold
from waybill.lineage.figures import UNITS
from waybill.lineage.wording import listed, plain_word, stem_of, words_of
from waybill.records.words import Span

CUES = (
    "said|says|say|told|tells|tell|confirmed|confirms|confirm|stated|announced|announces|claimed|claims|"
    "alleged|alleges|denied|denies|deny|warned|warns|estimated|estimates|estimate|acknowledged|acknowledges|"
    "disclosed|revealed|insisted|insists|noted|emphasi[sz]ed|stressed|explained|declared|suggested|believe|believes|"
    "believed|argued|added|reiterated|conceded|recalled|maintained|asserted|accused|declined|refused|reported|reports|"
    "described|indicated|testified|cautioned|predicted|respond|responded|reply|replied|answer|answered|"
    r"comment|commented|rejected|rejects|rejecting|counted|put the (?:number|figure|total|toll)|puts the (?:number|figure|total|toll)|"
    "named|spoke of|speak of"
)
CUE = re.compile(
    r"\b(?:(?:has|have|had|did|does|do|would|could|will) )?(?:not |also |later |never )?(?:[a-z]+ly )?(?:not |yet )?"
    rf"(?:{CUES})\b"
)
ACCORDING = re.compile(r"\b(?:according to|as per|quoting|citing|in the words of|in the view of|by the count of|by the account of)\s+", re.IGNORECASE)
EDGE = re.compile(
    r"[,;:()“”\"—–]| - |\b(?:and|but|while|whereas|although|as|because|since|that|after|when|where)\b"
)
AFTER_EDGE = re.compile(
    r"[,.;:()“”\"—–]|\b(?:who|cited|quoted|familiar|and told|briefed|speaking|in|on|the transfer|that|which|with)\b"
)

# Nouns that name people who can speak, or what they speak through; singular stems.
HEADS = listed(
    """
    source official expert analyst diplomat people person officer ministry minister spokesman
    spokeswoman spokesperson government commander general president envoy lawmaker senator witness
    insider aide adviser advisor report document agency guard army military command embassy mission
    statement dossier panel investigator researcher observer executive trader banker captain sailor
    soldier admiral colonel ambassador secretary chief director manager adviser council committee
    parliament presidency
    """
)
WEAK_HEADS = listed(
    """
    general military army command guard report mission chief
    """
)
PRONOUNS = listed(
    """
    he she they it who i we
    """
)
BODIES = listed(
    """
    ministry government embassy mission army council committee parliament presidency statement
    agency
    """
)
DOCUMENTS = frozenset(["report", "document", "dossier", "statement"])
ORDINALS = listed(
    """
    another second third fourth fifth sixth one a an the other
    """
)
ROUGH_COUNT = listed(
    """
    several many some two-thirds multiple both various
    """
)
NOBODY: frozenset[str] = frozenset()
OUTLET = "outlet"
# A finite verb inside the words shows that they are a clause, not a speaker.
VERB = re.compile(
    r"\b(?:has|have|had|is|are|was|were|been|not|will|would|could|may|might|did|does|called|condemned|wants|seen|says)\b"
)
# A time before the subject: "In August two sources said".
OPENING = re.compile(r"(?:in|on|by|since|last|this|late|early)\s+(?:[A-Z]\w+|\w*day|week|month|year)(?:\s+\d+)?,?\s+", re.I)
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-ÞА-ЯЁЇІЄ][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a sentence credits.

    Args:
        span: the words.
        head: what it is ("source", "official", "ministry"), "" for a bare name.
        count: how many, None where the plural is not counted.
        sides: party codes of the adjectives and names in the words.
        names: personal names in it, folded; an official with a name is a named voice.
        marks: the stems that tell it from other voices of the same head ("senior", "militar").
        cue: the stem of the cue ("declin").
    """

    span: Span
    head: str
    count: float | None
    sides: frozenset[str]
    names: frozenset[str]
    marks: frozenset[str]
    cue: str

    @property
    def public(self) -> bool:
        """Whether it speaks openly: by name, or as a body or document."""
        return bool(self.names) or self.head in BODIES or self.head in DOCUMENTS

    @property
    def telling(self) -> bool:
        """Whether the words single it out enough for two reports to share it only by a shared telling."""
        told = len(self.sides) + len(self.marks) + (2 if self.count is not None and self.count >= 2 else 0)
        return not self.public and bool(self.head) and told >= 2


def voice_in(text: str, start: int, end: int) -> Voice | None:
    """The voice that the sentence credits, the first cue with a speaking subject taking it; None for plain narrative."""
    accorded = ACCORDING.search(text, start, end)
    if accorded:
        stop = AFTER_EDGE.search(text, accorded.end(), end)
        begin, cut = accorded.end(), stop.start() if stop else end
        if stop and stop.group() in ("in", "on", "with", "which", "that", "the transfer"):
            cut = stop.start()
        found = read_voice(text, begin, cut, "accord")
        if found:
            return found
    for cue in CUE.finditer(text, start, end):
        found = _before(text, start, cue) or _after(text, cue, end)
        if found:
            return found
    return None


def read_voice(text: str, start: int, end: int, cue: str) -> Voice | None:
    """Read the words between the offsets as a voice; None where they name nobody who can speak."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    opening = OPENING.match(text, start, end)
    start = opening.end() if opening else start
    words = text[start:end]
    plain = words_of(words)
    if not plain or len(plain) > 14 or VERB.search(words):
        return None
    if find_outlet(words) is not None:
        return Voice(Span.cut(text, start, end), OUTLET, None, NOBODY, NOBODY, NOBODY, cue)
    head = _head(plain)
    names, sides = _names_and_sides(words)
    names = names if _personal(words, names, head) else NOBODY
    counted = plain[-1] in UNITS and len(plain) <= 2
    if not head and not counted and not _bare_name(words, names, sides):
        return None
    if plain[0] in PRONOUNS or plain[0] in ("like", "unlike", "not"):
        return None
    marks = frozenset(
        stem_of(w)
        for w in plain
        if w not in ORDINALS and w not in UNITS and w != "of" and _singular(w) != head
    )
    marks -= {stem_of(w) for n in names for w in n.split()} | {"us", "to", "iran"}
    return Voice(Span.cut(text, start, end), head, _count(plain, head), sides, names, _own(marks, words), cue)


def _personal(words: str, names: frozenset[str], head: str) -> bool:
    """Whether capitals beside a noun name a person ("spokesman John Doe"), and do not merely describe ("NATO sources")."""
    if not head or head in BODIES:
        return True
    plain = words_of(words)
    at = max((i for i, w in enumerate(plain) if _singular(w) == head), default=0)
    return any(len(n.split()) > 1 or n in plain[at + 1 :] for n in names) and not _count_many(plain)


def _count_many(plain: tuple[str, ...]) -> bool:
    return any(w in UNITS and w != "one" for w in plain[:3])


def _bare_name(words: str, names: frozenset[str], sides: frozenset[str]) -> bool:
    """Whether words without a speaking noun are a name throughout, or a state of few words."""
    low = [w for w in words.split() if w[:1].islower() and w not in ("of", "the", "one", "al", "bin", "de", "von", "van")]
    return bool(names or sides) and not low and len(words.split()) <= 6


def same_voice(one: Voice, other: Voice) -> bool:
    """Whether the two can be one speaker: a shared name, or the same kind, side and number."""
    if OUTLET in (one.head, other.head):
        return one.head == other.head
    if one.names or other.names:
        return any(_same_name(a, b) for a in one.names for b in other.names)
    if one.sides != other.sides and one.sides and other.sides:
        return False
    if _kind(one.head) != _kind(other.head):
        return False
    return one.count == other.count or None in (one.count, other.count)


def _same_name(one: str, other: str) -> bool:
    return one.split()[-1] == other.split()[-1]


def _kind(head: str) -> str:
    """Sources, officials, people and persons stand for one another from wire to rewrite."""
    loose = ("", "source", "official", "people", "person", "insider", "diplomat", "officer")
    return (
        "person"
        if head in loose
        else "expert"
        if head in ("expert", "analyst", "researcher", "observer")
        else head
    )


def _before(text: str, start: int, cue: re.Match[str]) -> Voice | None:
    """The subject before the cue; an inserted clause between two commas or dashes is stepped over."""
    edges = [start, *(m.end() for m in EDGE.finditer(text, start, cue.start()))]
    name = stem_of(cue.group().lower().split()[-1])
    stop = cue.start()
    for begin in reversed(edges[-9:]):
        clause = text[begin:stop].strip(' ,;:—–-()“”"')
        if not clause:
            continue
        found = read_voice(
            text, begin, cue.start() if begin == edges[-1] else _clause_end(text, begin, stop), name
        )
        if found and _subject(text, found, begin):
            return found
        if begin == edges[-1] and clause and not text[begin:stop].rstrip().endswith((",", "—", "–", ")")):
            return None
        stop = begin
    return None


def _clause_end(text: str, begin: int, stop: int) -> int:
    edge = EDGE.search(text, begin, stop)
    return edge.start() if edge else stop


def _subject(text: str, voice: Voice, begin: int) -> bool:
    """Whether the words can be a subject: they do not follow a preposition that governs them, and hold no verb cue."""
    return not CUE.search(text, voice.span.start, voice.span.end)


def _after(text: str, cue: re.Match[str], end: int) -> Voice | None:
    """The subject after the cue, as in: "…", said the minister."""
    before = text[: cue.start()].rstrip()
    if not before or before[-1] not in ",”\"'’":
        return None
    stop = AFTER_EDGE.search(text, cue.end() + 1, end)
    return read_voice(text, cue.end(), stop.start() if stop else end, stem_of(cue.group().lower()))


def _head(plain: tuple[str, ...]) -> str:
    """The last strong head noun, else the last weak one."""
    found = [s for s in map(_singular, plain) if s in HEADS]
    strong = [s for s in found if s not in WEAK_HEADS]
    return (strong or found or [""])[-1]


@lru_cache(maxsize=8192)
def _singular(word: str) -> str:
    if word in HEADS:
        return word
    for ending, new in (("ies", "y"), ("men", "man"), ("women", "woman"), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + new in HEADS:
            return word[: -len(ending)] + new
    return word


def _count(plain: tuple[str, ...], head: str) -> float | None:
    for i, word in enumerate(plain):
        if word in UNITS and word != "one" and i < 3:
            return UNITS[word]
        if word.isdigit():
            return float(word)
    if plain[0] == "one" or (head and head in plain and head != "people"):
        return 1.0
    return None if head else 1.0


@lru_cache(maxsize=65536)
def side_of(word: str) -> str | None:
    """The party code that the word stands for as a name, demonym or seat."""
    name = names_by_words().get(fold(word))
    return name.party.code if name else None


def _names_and_sides(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Personal names (runs of capitals that are no party, office or first word) and the sides named beside them."""
    sides: set[str] = set()
    names: set[str] = set()
    for run in re.finditer(rf"{_NAME.pattern}(?:\s+{_NAME.pattern})*", words):
        rest = []
        for word in run.group().split():
            bare = plain_word(word.strip(".,"))
            side = side_of(word.removesuffix("'s").removesuffix("’s").strip(".,")) if len(word) > 1 else None
            if side:
                sides.add(side)
            elif _singular(bare) in HEADS or (
                run.start() == 0 and bare in ORDINALS | set(UNITS) | ROUGH_COUNT
            ):
                continue
            elif not (run.start() == 0 and word == run.group().split()[0] and _only_word(run.group(), words)):
                rest.append(bare)
        whole = side_of(re.sub(r"['’]s\b.*", "", run.group()))
        if whole:
            sides.add(whole)
        elif rest:
            names.add(" ".join(rest))
    return frozenset(names), frozenset(sides)


def _only_word(run: str, words: str) -> bool:
    """Whether a capital at the head of the words is only that of the sentence ("Sources familiar with it")."""
    return " " not in run.strip() and len(words.split()) > 1


def _own(marks: frozenset[str], words: str) -> frozenset[str]:
    """Drop the stems of parties: they are kept as sides."""
    parties = {stem_of(plain_word(w)) for w in words.split() if side_of(w.strip(".,").removesuffix("'s"))}
    return frozenset(m for m in marks - parties if m not in ("the", "famili", "matter", "with", "told"))
