"""The words of a sentence come in; whether they tell something as still to come, or as done, goes out."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from waybill.knowledge.cues import load_cues
from waybill.lineage.concepts import meaning_of
from waybill.lineage.wording import PLAIN, plain_word, stem_of, tabled

_WORD = re.compile(r"[A-Za-z][\w'’-]*")
# What is allowed is no thing to come.
_MAY = re.compile(r"\b(?:may|can) be\b")
# Words that may stand between an auxiliary and its verb.
_BETWEEN = r"(?:\s+(?:\w+ly|not|now|already|also|all|both|since|just|in fact|yet|even|been|being|be|to)){0,3}"
# Words after the cue among which its verb stands.
_NEAR = 3
# Sentences remembered: each is asked for with every line that it is aligned with.
KEPT = 20_000


@cache
def _ahead() -> re.Pattern[str]:
    cues = sorted(load_cues("en", "lineage")["ahead"], key=lambda c: (-len(c), c))
    return re.compile(rf"\b(?:{'|'.join(re.escape(c) for c in cues)}){_BETWEEN}\b", re.I)


@cache
def _done() -> re.Pattern[str]:
    past = "|".join(sorted(tabled("past_forms")))
    return re.compile(
        rf"\b(?P<perfect>has|have|had|was|were|is|are)?{_BETWEEN}\s*\b(?P<verb>\w+[^e\W]ed|{past})\b", re.I
    )


@lru_cache(maxsize=KEPT)
def ahead_in(words: str) -> frozenset[str]:
    """The meanings of the verbs told as still to come, or as a wish, an offer, a talk."""
    found: set[str] = set()
    for cue in _ahead().finditer(words):
        after = [plain_word(m.group()) for m in _WORD.finditer(words, cue.end())]
        if after[:1] == ["have"]:  # "may have sent" is a doubt about what is past
            continue
        verbs = [w for w in after[:_NEAR] if w not in PLAIN]
        able = cue.group().lower().startswith(("may", "might", "could", "can", "would"))
        found |= {meaning_of(stem_of(w)) for w in verbs[:1] if not (able and w in tabled("abilities"))}
    return frozenset(found)


@lru_cache(maxsize=KEPT)
def done_in(words: str) -> tuple[frozenset[str], bool]:
    """The meanings of the verbs told as done, and whether one stands in the perfect."""
    found: set[str] = set()
    perfect = False
    taken = [c.span() for c in _ahead().finditer(words)]
    for match in _done().finditer(words):
        verb = match.start("verb")
        if any(a <= verb < b + len("be ") for a, b in taken):
            continue
        found.add(meaning_of(stem_of(match.group("verb").lower())))
        perfect = perfect or (match.group("perfect") or "").lower() in ("has", "have", "had")
    return frozenset(found), perfect


def come_true(before: str, after: str) -> bool:
    """Whether what the first tells as to come, the second tells as done."""
    coming, still = ahead_in(before), ahead_in(after)
    done, perfect = done_in(after)
    already = done_in(before)[0]
    if not coming or still & coming or not done - already:
        return False
    same = coming & (done - already)
    moved = coming & movements() and (done - already - bargains()) & movements() and not already & movements()
    return bool(same or moved or (perfect and not done - already <= bargains()))


def undone(before: str, after: str, one_sentence: bool) -> bool:
    """Whether the very thing that the first tells as done, the second tells as to come; in what is else one sentence,
    any movement."""
    if _MAY.search(after):
        return False
    very = ahead_in(after) & done_in(before)[0] - ahead_in(before) - done_in(after)[0]
    return bool(very) or (one_sentence and come_true(after, before))


@cache
def bargains() -> frozenset[str]:
    """The meanings of verbs by which a movement is agreed on: what is ordered has not come."""
    return frozenset(meaning_of(stem_of(w)) for w in tabled("bargains"))


@cache
def movements() -> frozenset[str]:
    """The meanings of verbs by which goods change hands or place."""
    return frozenset(meaning_of(stem_of(w)) for w in tabled("movements"))
