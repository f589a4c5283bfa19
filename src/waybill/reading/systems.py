"""The raw text of a passage comes in; marks on weapons, by designation or by kind, go out.

It runs before the parser, so that "S-400 Triumf" can be parsed as one word and no number is read inside it.
"""

from __future__ import annotations

import re
from functools import cache

from waybill.knowledge.kinds import acronyms, calibre_before, find_kind, kind_pattern
from waybill.knowledge.parties import codes
from waybill.knowledge.phrases import compile_phrases
from waybill.knowledge.systems import (
    Designation,
    designation_pattern,
    find_designations,
    prefixes,
    words_that,
)
from waybill.reading.systems_beside import BESIDE, crewed, flying, mark_beside, traded
from waybill.records.passage import Mark
from waybill.records.values import System
from waybill.records.words import Span

TABLE, PATTERN, KIND = "designation table", "designation pattern", "kind"

# How far a word for a weapon may stand from a doubtful name, in characters: a clause, and three words.
NEAR, NEXT_AFTER, NEXT_BEFORE = 120, 32, 26

_SHAPE = re.compile(
    r"(?<![\w-])(?:(?:Type|Project|Mk|MK)[\s‑-]\d{1,5}[A-Z]{0,2}"
    r"|[A-Z][A-Za-z]{0,10}[‑-]\d{1,4}(?:[A-Z]{1,4}\d?)?(?:/[A-Z]{1,2})?"
    r"|[A-Z]{1,4}\d{1,4}(?:[A-Z]{1,3}\d?)?)s?(?![\w-])"
)
# "Hwasong-20" where the table has "Hwasong": another designation, whose shape will be read.
_GOES_ON = re.compile(r"[-‑]\d")
# "anti-tank mine", "counter-drone": what is fought, not what is handed over.
_AGAINST = re.compile(r"(?:anti|counter)[-‑]$")
# "Armament Agency", "Arms Control": words in a body's name are not goods.
_BODY = re.compile(
    r"\s(?:Agency|Administration|Corporation|Industr(?:y|ies)|Company|Group|Directorate|Committee|Council|Bureau|"
    r"Office|Control|Trade|Export|Exports|Factory|Works|Association|Force|Forces|Command|Brigade|Division)\b"
)
_STOP = re.compile(r"[.!?;:](?:\s|$)")
_LETTERS = re.compile(r"[A-Za-z]+")
# "A321 jets": a kind right behind an airliner's name is no arms.
_AIRLINER = re.compile(
    r"\b(?:A[23]\d\d(?:neo)?|E-?1[79][05](?:-E2)?|7[3-8]7(?: MAX)?|CRJ-?\d+|C919|ARJ21|MC-21|Q400)s?(?: passenger)? $"
)
# "has sold the TB2", "ordered 24 K9s": what is traded under a name with a figure in it is a weapon of the table.
_DEALT = re.compile(
    r"\b(?:s(?:ell|ells|elling|old)|b(?:uy|uys|uying|ought)|order(?:s|ed|ing)?|acquir(?:es?|ed|ing)|receiv(?:es?|ed|ing)"
    r"|deliver(?:s|ed|ing)?|donat(?:es?|ed|ing)|suppl(?:y|ies|ied|ying)|export(?:s|ed|ing)?|purchas(?:es?|ed|ing)"
    r"|(?:sales?|deliver(?:y|ies)|purchases?|exports?) of)\s"
    r"(?:(?:the|its|their|some|more|another|used|first|of|\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|a|dozen)\s)*$"
)
# Kinds that fit many designations tell less than the letters of one do.
_WIDE = frozenset(
    {
        "missile",
        "aircraft",
        "launcher",
        "weapon",
        "military equipment",
        "ammunition",
        "unmanned aerial vehicle",
        "air defence system",
        "armoured vehicle",
        "warship",
        "ship",
        None,
    }
)
# A plural's "s" and the blank between a designation and the kind behind it.
PLURAL_GAP = 2
_VERBS = frozenset({"shells", "arms", "tanks", "rockets", "torpedoes", "guns"})


Stretch = tuple[int, int, System]
Found = tuple[int, int, System, str]


def mark_systems(text: str, at: int = 0) -> tuple[Mark, ...]:
    """Mark every weapon in the text: designations of the table, words shaped like one, then kinds.

    `at` is where the text starts in the report. A designation is told from a kind by `how`.
    """
    kinds = _kinds(text)
    company = sorted([*kinds, *flying(text)], key=lambda k: k[:2])
    named = _designations(text, sorted([*company, *crewed(text)], key=lambda k: k[:2]))
    if company:
        named += _shapes(text, company, named)
    masked = [m.span() for m in _traps().finditer(text)] if kinds else []
    named += [
        (*found, BESIDE) for found in mark_beside(text, kinds, [*((s, e) for s, e, _, _ in named), *masked])
    ]
    taken = [(start, end) for start, end, _, _ in named]
    found = named + [(s, e, v, KIND) for s, e, v in kinds if not _overlaps(taken, s, e)]
    return tuple(
        Mark("system", Span(at + start, at + end, text[start:end]), value, how)
        for start, end, value, how in sorted(found, key=lambda f: f[:2])
    )


def _kinds(text: str) -> list[Stretch]:
    lower = text.lower()
    if len(lower) != len(text):  # a few letters change their length in lower case; offsets must hold
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    matches = list(kind_pattern().finditer(lower))
    masked = [m.span() for m in _not_kind().finditer(lower)] if matches else []
    found: list[Stretch] = traded(text)
    for match in matches:
        system = find_kind(match[0])
        if system is None or _overlaps(masked, *match.span()) or _is_verb(text, match):
            continue
        if match[0] != text[match.start() : match.end()] and _BODY.match(text, match.end()):
            continue
        if match[0] in acronyms() and not text[match.start() : match.end()].rstrip("s").isupper():
            continue
        if _AIRLINER.search(text, max(0, match.start() - 24), match.start()):
            continue
        if _AGAINST.search(lower, max(0, match.start() - 8), match.start()):
            continue
        start, end = match.span()
        if calibre := calibre_before(lower, start):
            start, written = calibre
            name = system.name if system.name[:1].isdigit() else f"{written} {system.name}".strip()
            system = System(name, system.family, system.category, system.unroca)
        found.append((start, end, system))
    return found


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """Whether "shells" or "arms" stands between two names, as in "Russia shells Kharkiv"."""
    if match[0] not in _VERBS:
        return False
    return bool(
        re.search(r"[A-Z][\w.]*\s$", text[: match.start()]) and re.match(r"\s[A-Z]", text[match.end() :])
    )


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(s < end and start < e for s, e in taken)


@cache
def _not_kind() -> re.Pattern[str]:
    return compile_phrases(sorted(words_that("not_kind")), "either")


@cache
def _traps() -> re.Pattern[str]:
    return compile_phrases(sorted(words_that("trap")), "strict")


def _designations(text: str, kinds: list[Stretch]) -> list[Found]:
    matches = [m for m in designation_pattern().finditer(text) if not _GOES_ON.match(text, m.end())]
    masked = [m.span() for m in _traps().finditer(text)] if matches else []
    found: list[Found] = []
    believed: dict[str, System] = {}
    for match in matches:
        start, end = match.span()
        if _overlaps(masked, start, end):
            continue
        words = match[0].rstrip("s")
        choices = tuple(c for c in find_designations(match[0]) if _in_company(text, c, start, end, kinds))
        # A name believed once is believed wherever it comes again in the passage.
        system = _choose(text, choices, start, end, kinds) if choices else believed.get(words)
        if system is not None:
            believed.setdefault(words, system)
            found.append((start, end, system, TABLE))
    return found


def _in_company(text: str, one: Designation, start: int, end: int, kinds: list[Stretch]) -> bool:
    if one.needs == "nothing" or _is_dealt_in(text, start, end):
        return True
    if one.needs == "next":
        return bool(_beside(text, start, end, kinds))
    return any(0 <= s - end <= NEAR or 0 <= start - e <= NEAR for s, e, _ in kinds)


def _is_dealt_in(text: str, start: int, end: int) -> bool:
    """Whether a name with a figure in it stands as what is sold or bought."""
    if not any(c.isdigit() for c in text[start:end]):
        return False
    return _DEALT.search(text, max(0, start - NEXT_AFTER), start) is not None


def _beside(text: str, start: int, end: int, kinds: list[Stretch]) -> list[System]:
    """The kinds that stand beside a name within its sentence: those after it, else those before it."""
    after = [v for s, _, v in kinds if 0 <= s - end <= NEXT_AFTER and not _STOP.search(text, end, s)]
    before = [v for _, e, v in kinds if 0 <= start - e <= NEXT_BEFORE and not _STOP.search(text, e, start)]
    return after or before


def _choose(
    text: str, choices: tuple[Designation, ...], start: int, end: int, kinds: list[Stretch]
) -> System:
    """Choose among systems of one name by the kind beside it, the maker named in the text, the spelling."""
    if len(choices) == 1:
        return choices[0].system
    beside = _beside(text, start, end, kinds)

    def points(one: Designation) -> int:
        fits = sum(3 * (v.category == one.system.category) + (v.unroca == one.system.unroca) for v in beside)
        maker = codes().get(one.origin[:3])
        return 4 * fits + 2 * bool(maker and maker.label in text) + (one.words == text[start:end])

    return max(choices, key=points).system


def _shapes(text: str, kinds: list[Stretch], named: list[Found]) -> list[Found]:
    """Take words shaped like a designation the table lacks, where a word for a weapon stands beside them."""
    matches = list(_SHAPE.finditer(text))
    masked = [m.span() for m in _traps().finditer(text)] if matches else []
    masked += [(s, e) for s, e, _, _ in named]
    found: list[Found] = []
    for match in matches:
        start, end = match.span()
        words = match[0].removesuffix("s")
        system = None if _overlaps(masked, start, end) else _shaped(text, words, start, kinds)
        if system is not None:
            found.append((start, end, system, PATTERN))
    return found


def _shaped(text: str, words: str, start: int, kinds: list[Stretch]) -> System | None:
    end = start + len(words)
    letters = _LETTERS.match(words)
    known = prefixes().get(letters[0]) if letters else None
    beside = _beside(text, start, end, kinds)
    if known is None or known[0] is None:
        return System(words, None, beside[0].category, beside[0].unroca) if beside else None
    if told := _told_right_behind(end, kinds):
        return System(words, None, told.category, told.unroca)
    near = any(0 <= s - end <= NEAR or 0 <= start - e <= NEAR for s, e, _ in kinds)
    return System(words, None, *known) if near else None


def _told_right_behind(end: int, kinds: list[Stretch]) -> System | None:
    """The kind as the very next word ("R4 rifles", "T129 helicopters") says more than the letters before the figure,
    unless it is a word for many kinds."""
    return next((v for s, _, v in kinds if 0 <= s - end <= PLURAL_GAP and v.category not in _WIDE), None)
