"""A speaker of the telling and a line of the retelling come in; whether the line still gives him the word goes out,
by whatever turn it does so."""

from __future__ import annotations

import re
from functools import cache

from waybill.knowledge.cues import load_cues
from waybill.lineage.faces import QUOTE, Face
from waybill.lineage.figures import UNITS
from waybill.lineage.lines import Line
from waybill.lineage.sides import parties_in
from waybill.lineage.speaking import ACCORDING, CUE
from waybill.lineage.voices import AFTER_NOUN, BODIES, DOCUMENTS, HEADS, ORDINALS, Voice
from waybill.lineage.wording import PLAIN, stem_of, tabled, words_of

# "He said", "one of them": whoever spoke in the lines just before.
CARRIED = 2
_PRONOUN = re.compile(
    r"\b(?:he|she|they|it)\b(?! (?:is|was|were|are|will|would|had|has|have been)\b)|\b(?:one|two|both|some) of them\b"
    r"|\b(?:his|her|their|its) (?:account|words?|view|statement|colleague|report|estimate|reckoning|count|story)\b"
    r"|\b(?:according to|told by|heard from|learn(?:ed|t) from) (?:him|her|them|it|one|another|the other|both)\b"
    r"|\bthe \w+ (?:said|says|added|adds|told|wrote|explained|went on|goes on)\b"
    r"|\bthe (?:other|second|first|same|latter|former)(?: \w+)?\b",
    re.I,
)
# People of a particular sort.
_PARTICULAR = frozenset(
    ("diplomat", "officer", "executive", "general", "engineer", "soldier", "pilot", "minister")
)
# Speech that is retold runs on in the past of the past.
_BACKSHIFT = re.compile(r"\b(?:had|would|could|might)\b", re.I)


@cache
def _signs() -> re.Pattern[str]:
    """Turns by which somebody has the word, besides the verbs of speech."""
    turns = sorted(load_cues("en", "lineage")["speech_turns"], key=lambda t: (-len(t), t))
    return re.compile(rf"\b(?:{'|'.join(turns)})\b", re.I)


def speaks(line: Line) -> bool:
    """Whether the line gives anybody the word: by a verb of speech, a turn that stands for one, or a quotation."""
    words = line.span.words
    return bool(CUE.search(words) or ACCORDING.search(words) or _signs().search(words) or QUOTE.search(words))


def mentions(words: str, voice: Voice, strictly: bool = False) -> bool:
    """Whether the words name the speaker: by surname, by what he is, or by the state whose body speaks; strictly, by
    the very noun."""
    plain = words_of(words)
    front = front_of(voice)
    surnames = {n.split()[-1] for n in voice.names} & set(front)
    if surnames & set(plain):
        return True
    if surnames:
        return bool(voice.head) and voice.head in plain and not _other_name(words, voice)
    alike = _same_noun if strictly else _same_kind
    if any(alike(front[-1], w) for w in plain if w not in PLAIN):
        codes = {code for code, _ in parties_in(words)}
        return not (voice.head in BODIES and voice.sides) or bool(voice.sides & codes)
    if not voice.head and voice.sides and not voice.names:
        return bool(voice.sides & {code for code, _ in parties_in(words)})
    own = {w for w in front if w not in PLAIN}
    return not voice.head and bool(own) and own <= set(plain)


def front_of(voice: Voice) -> tuple[str, ...]:
    """The words that say what the speaker is, without those that say of what: "two employees" of the maker."""
    plain = words_of(voice.span.words)
    nouns = [n for n, w in enumerate(plain) if w not in PLAIN and w not in UNITS and w not in ORDINALS]
    first = nouns[0] if nouns else len(plain)
    return plain[: next((n for n, w in enumerate(plain) if w in AFTER_NOUN and n > first), len(plain))]


def _other_name(words: str, voice: Voice) -> bool:
    """Whether the office stands with the name of somebody else."""
    return re.search(rf"\b{voice.head}\s+(?!of\b)[A-Z]", words, re.I) is not None and not re.search(
        rf"\b(?:the|its|their) {voice.head}\b", words, re.I
    )


@cache
def _persons() -> frozenset[str]:
    return tabled("unnamed_persons")


def _same_kind(one: str, other: str) -> bool:
    """Whether two nouns can mean one speaker; people of no particular sort can be any person."""
    both = {_single(one), _single(other)}
    if _same_noun(one, other) or not both.isdisjoint(BODIES | DOCUMENTS):
        return _same_noun(one, other)
    return _single(other) in _persons() or (_single(one) in _persons() and _single(other) in HEADS)


def _same_noun(one: str, other: str) -> bool:
    return stem_of(_single(one)) == stem_of(_single(other))


@cache
def _single(word: str) -> str:
    whole = {"men": "man", "women": "woman", "people": "person"}.get(word, word)
    return whole.removesuffix("s")


def heard(voice: Voice, line: Line, face: Face, back: int = CARRIED) -> bool:
    """Whether the line gives the word to the speaker himself, or carries on the word of one who is he."""
    words = line.span.words
    last = next((x for x in face.lines if x.n == line.n - 1 and x.part == "body"), None)
    carries = _PRONOUN.search(words) if speaks(line) else _BACKSHIFT.search(words)
    if mentions(words, voice, strictly=not speaks(line)) or (speaks(line) and voice.head in DOCUMENTS):
        return True
    if not carries or not back or last is None or not speaks(last):
        return False
    return heard(voice, last, face, back - 1)
