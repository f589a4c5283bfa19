"""Words that name a speaker come in; who they are goes out: how many, of which side, named or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from waybill.knowledge.outlets import find_names
from waybill.lineage.figures import UNITS
from waybill.lineage.sides import parties_in
from waybill.lineage.wording import PLAIN, listed, plain_word, stem_of, tabled, words_of
from waybill.records.words import Span

# Cues that give no content: to decline is not to tell.
SILENT = frozenset(
    map(
        stem_of,
        listed(
            "decline declined refuse refused respond responded comment commented reply replied "
            "answer answered"
        ),
    )
)
# Nouns that name people who can speak, or what they speak through; singular stems.
HEADS = tabled("speaker_heads")
WEAK_HEADS = tabled("weak_speaker_heads")
PRONOUNS = tabled("speaker_pronouns")
BODIES = tabled("speaking_bodies")
# Those whom the United Nations appoint publish what they find, and speak as one.
PANELS = tabled("panels")
_PANEL_STEMS = frozenset(map(stem_of, PANELS))
DOCUMENTS = frozenset(["report", "document", "dossier", "statement"])
ORDINALS = tabled("ordinals")
ROUGH_COUNT = tabled("rough_counts")
# The longest subject met in the test families has twelve words; beyond, a clause was taken for one.
LONGEST_SUBJECT = 14
NO_SUBJECT = PRONOUNS | {"like", "unlike", "not"}
# Alone, these are nobody's name.
NOBODYS = tabled("nobodys")
STORY_WORDS = tabled("story_words")
# "A former engineer in Minsk": who speaks under an article, in so many words, with its noun before these.
MOST_WORDS = 9
AFTER_NOUN = frozenset(("in", "of", "at", "from", "with", "who", "familiar", "close", "for", "on", "near"))
# Articles and their like, under which any noun before a word of speech is its speaker.
OPENERS = (
    "a",
    "an",
    "another",
    "the",
    "its",
    "their",
    "his",
    "her",
    "some",
    "several",
    "many",
    "both",
    "two-thirds",
)
NOBODY: frozenset[str] = frozenset()
OUTLET = "outlet"
# A finite verb inside the words shows that they are a clause, not a speaker.
VERB = re.compile(
    r"\b(?:has|have|had|is|are|was|were|been|not|will|would|could|may|might|did|does|called|"
    r"condemned|wants|seen|says)\b"
)
# A time before the subject: "In August two sources said".
OPENING = re.compile(
    r"(?:in|on|by|since|last|this|late|early)\s+(?:[A-Z]\w+|\w*day|week|month|year)(?:\s+\d+)?,?\s+", re.I
)
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


def read_voice(text: str, start: int, end: int, cue: str) -> Voice | None:
    """Read the words between the offsets as a voice; None where they name nobody who can speak."""
    span = _trimmed(text, start, end)
    words, plain = span.words, words_of(span.words)
    if not plain or len(plain) > LONGEST_SUBJECT or VERB.search(words) or plain[0] in NO_SUBJECT:
        return None
    if len(plain) == 1 and plain[0] in NOBODYS:
        return None
    if _is_outlet(words, plain):
        return Voice(span, OUTLET, None, NOBODY, NOBODY, NOBODY, cue)
    names, sides = _names_and_sides(words)
    head = _head(_before_of(plain))
    names = names if _personal(words, names, head) else NOBODY
    if not head and not (names and _bare_name(words, names, sides)) and (noun := _noun(plain)):
        head, names = noun, NOBODY
    if not head and _plural_opening(words, plain):
        head, names = plain[0], NOBODY
    counted = plain[-1] in UNITS and (len(plain) <= 2 or "of" in plain)
    if not head and not counted and not _bare_name(words, names, sides):
        return None
    dull = ORDINALS | set(UNITS) | {"of", "to"} | {w for n in names for w in n.split()}
    marks = frozenset(stem_of(w) for w in plain if w not in dull and _singular(w) != head)
    return Voice(span, head, _count(plain, head), sides, names, _own(marks, words), cue)


def _before_of(plain: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say who speaks, of a person "of the ministry"; all of them where no article opens the words."""
    if plain[0] not in ("a", "an", "another") or len(plain) < 3:
        return plain
    return plain[: next((n for n, w in enumerate(plain) if w in AFTER_NOUN and n > 1), len(plain))]


def _trimmed(text: str, start: int, end: int) -> Span:
    """The words without the marks and the time around them."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    opening = OPENING.match(text, start, end)
    return Span.cut(text, opening.end() if opening else start, end)


def _is_outlet(words: str, plain: tuple[str, ...]) -> bool:
    """Whether the words are an outlet's name, or what a retelling calls the story it retells."""
    named = any(len(n.words) >= len(words) - len("the ") for n in find_names(words))
    return named or (
        plain[0] == "the" and plain[-1] in STORY_WORDS and len(plain) <= len(("the", "news", "agency"))
    )


def _noun(plain: tuple[str, ...]) -> str:
    """The noun of a speaker under an article that no list knows ("a former engineer in Minsk"), else ""."""
    if plain[0] not in (*UNITS, *OPENERS) or not 2 <= len(plain) <= MOST_WORDS or plain[-1] in PLAIN:
        return ""
    return stem_of(next((plain[n - 1] for n, w in enumerate(plain) if w in AFTER_NOUN and n > 1), plain[-1]))


def _plural_opening(words: str, plain: tuple[str, ...]) -> bool:
    """Whether one capitalised plural opens the sentence ("Residents counted"): people, not a name."""
    return len(plain) == 1 and plain[0].endswith("s") and words[:1].isupper() and not parties_in(words)


def _personal(words: str, names: frozenset[str], head: str) -> bool:
    """Whether capitals beside a noun name a person ("spokesman John Doe"), and do not merely describe
    ("NATO sources")."""
    if not head or head in BODIES:
        return True
    plain = words_of(words)
    at = max((i for i, w in enumerate(plain) if _singular(w) == head), default=0)
    return any(len(n.split()) > 1 or n in plain[at + 1 :] for n in names) and not _count_many(plain)


def _count_many(plain: tuple[str, ...]) -> bool:
    return any(w in UNITS and w != "one" for w in plain[:3])


def _bare_name(words: str, names: frozenset[str], sides: frozenset[str]) -> bool:
    """Whether words without a speaking noun are a name throughout, or a state of few words."""
    low = [
        w
        for w in words.split()
        if w[:1].islower() and w not in ("of", "the", "one", "al", "bin", "de", "von", "van")
    ]
    return bool(names or sides) and not low and len(words.split()) <= 6


def statement_key(voice: Voice) -> str | None:
    """What names an open speaker in every report: the surname, or the side and the body; None for a closed
    one."""
    if voice.cue in SILENT:
        return None
    if "UN" in voice.sides and (voice.head in PANELS or not _PANEL_STEMS.isdisjoint(voice.marks)):
        return "UN panel"
    if not voice.public:
        return None
    if voice.names:
        return sorted(voice.names, key=lambda n: (-len(n.split()), n))[0].split()[-1]
    if not voice.sides:
        return None
    return f"{'+'.join(sorted(voice.sides))} {voice.head} {'+'.join(sorted(voice.marks))}".strip()


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


def kind_of(voice: Voice) -> str:
    """The kind of speaker, loosely: people of any sort are persons."""
    return _kind(voice.head)


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


def _names_and_sides(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Personal names (runs of capitals that are no party, office or opening word) and the sides named
    beside them."""
    parties = parties_in(words)
    taken = frozenset().union(*(found for _, found in parties))
    names: set[str] = set()
    for run in re.finditer(rf"{_NAME.pattern}(?:\s+{_NAME.pattern})*", words):
        opening = run.start() == 0
        parts = [plain_word(w.strip(".,")) for w in run.group().split()]
        rest = [p for p in parts if p not in taken and _singular(p) not in HEADS]
        if opening and rest and (rest[0] in ORDINALS | set(UNITS) | ROUGH_COUNT or _only_word(parts, words)):
            rest = rest[1:] if rest[0] == parts[0] else rest
        if rest:
            names.add(" ".join(rest))
    return frozenset(names), frozenset(code for code, _ in parties)


def _only_word(run: list[str], words: str) -> bool:
    """Whether a capital at the head of the words is only that of the sentence ("Sources familiar with
    it")."""
    return len(run) == 1 and len(words.split()) > 1


def _own(marks: frozenset[str], words: str) -> frozenset[str]:
    """Drop the stems of parties: they are kept as sides."""
    named = {stem_of(w) for _, found in parties_in(words) for w in found}
    return frozenset(m for m in marks - named if m not in ("the", "famili", "matter", "with", "told"))
