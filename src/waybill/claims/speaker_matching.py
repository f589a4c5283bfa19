"""A source's words and the speakers met before come in; the one they take up again goes out, or none."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.claims.rosters import Known
from waybill.claims.speaker_names import people_table
from waybill.claims.speaker_words import Words

PLURAL_PRONOUNS = frozenset(("they", "them", "their", "we", "both", "all", "some", "others"))
PERSON_PRONOUNS = frozenset(("he", "she", "his", "her", "him"))
THING_PRONOUNS = frozenset(("it", "its", "which", "this", "that"))


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
    for met in (table[i] for i in reversed(last) if i in table):
        single = met.number == 1
        if words.head in PERSON_PRONOUNS and met.words.kind in ("person", "people") and single:
            return met
        if words.head == "both" and met.number != 2:
            continue
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
    """A group named again in the same words is the same group; "an official" is always another one."""
    if words.partial or words.other or words.ordinal or words.count is None or words.count.best == 1:
        return None
    plain = _plain(words.span.words)
    return next((k for k in known if k.is_unnamed and _plain(k.words.span.words) == plain), None)


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
