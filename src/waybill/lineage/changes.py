"""Two aligned lines come in; what the retelling changed in number, time, certainty, stage, direction goes
out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from waybill.lineage.align import Aligned
from waybill.lineage.concepts import concepts_of
from waybill.lineage.doubts import HEDGE, MUTE, denies, doubts, refuses
from waybill.lineage.faces import Face
from waybill.lineage.figures import MONTHS
from waybill.lineage.kinds import Change
from waybill.lineage.lines import Line
from waybill.lineage.numbers import quantity_changes
from waybill.lineage.sides import parties_in
from waybill.lineage.tense import come_true, undone
from waybill.records.words import Span

# Alignment from which two lines say the same thing, so that a word of doubt or denial on one side alone is
# a change.
CLOSE = 0.4
# From here on two lines are one sentence, and a movement in the one is the movement in the other.
ONE_SENTENCE = 0.6
# Two lines that are each other's best are likely one from here on, though a free rendering shares few words.
LIKELY = 0.27
# A short sentence has one thing to deny; in a long one below CLOSE, something else may be denied.
SHORT = 10
# A word of doubt governs the words up to here; two of them at least must stand in the other line.
GOVERNED = 8
KEPT_STEMS = 2
KEPT = 0.66
# A retelling may put a denial into the sentence before or after the one that had it.
NEARBY = 2
CLAUSE = re.compile(r"[,;:“”\"—–]| (?:said|says|and|but|that|which|who) ")
_GIVE = (
    r"deliver|suppl|sen[dt]|provid|ship|transfer|sold\b|sell|hand|receiv|acquir|b(?:uy|ought)|arriv|import|export|"
    r"obtain|purchas"
)
AHEAD = re.compile(
    r"\b(?:will|would|plans?|planned|planning|intends?|intended|(?:set|due|expected|going|about|"
    r"preparing|agreed|ready|wants?|"
    r"hopes?|expects?|promised|pledged|offered|close|considering|weighing|mulling|possible)(?: to)?|"
    r"to be|next)\b"
    rf"[^.;]{{0,40}}?\b(?:{_GIVE}|follow|come|reach|leave)",
    re.I,
)
_UNDER_WAY = (
    rf"\b(?:began|begun|started|being|en route|under way|underway)\b[^.;]{{0,40}}?\b(?:{_GIVE})"
    r"|\b(?:shipments|deliveries) (?:\w+ )?(?:began|started|have begun)"
)
_DONE = (
    r"\b(?:delivered|supplied|sent|provided|shipped|transferred|sold|handed over|received|acquired|bought|"
    r"arrived|obtained)\b"
)
LADDER: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "considered",
        re.compile(
            r"\b(?:consider|offer|weigh|mull|explor|stud(?:y|ied|ying)|discuss|request|asked for|wants|seeks|interest)",
            re.I,
        ),
    ),
    (
        "negotiating",
        re.compile(
            r"\b(?:talks|negotiat|close to (?:an? )?(?:deal|agree|contract|accord|sign|buy|sell|purchas)|advanced discussions)",
            re.I,
        ),
    ),
    (
        "agreed",
        re.compile(
            r"\b(?:agreed|agreement|signed|contract|deal|ordered|pledged|promised|decided|inked|sealed)", re.I
        ),
    ),
    ("licensed", re.compile(r"\b(?:approved|licen[sc]ed|authori[sz]ed)", re.I)),
    ("in_delivery", re.compile(_UNDER_WAY, re.I)),
    ("delivered", re.compile(_DONE, re.I)),
)
RUNGS = tuple(name for name, _ in LADDER)
_MONTH = "|".join(m.title() for m in MONTHS if len(m) > 3)
WHEN = re.compile(
    rf"\b(?:(early|mid|late|end of|beginning of)[\s-]+(?:in\s+)?)?(?:(\d{{1,2}})\s+)?({_MONTH})"
    r"\b(?:\s+(\d{1,2})(?!\d))?(?:,?\s+(\d{4}))?|\b(last|this|next)\s+(year|month|week|spring|"
    r"summer|autumn|winter)\b"
)
SUPPLY = re.compile(
    r"\b(?:deliver(?:ed|s|ing)?|suppl(?:y|ies|ied|ying)|sen(?:ds?|t|ding)|provid(?:es?|ed|ing)|"
    r"shipped|shipping|"
    r"transferr?(?:ed|s|ing)?|sold|sell(?:s|ing)?|handed|export(?:ed|s|ing)|g[ai]ven?|gives)\b",
    re.I,
)
TAKE = re.compile(
    r"\b(?:receiv(?:e|es|ed|ing)|acquir(?:e|es|ed|ing)|b(?:uy|uys|ought|uying)|import(?:ed|s|ing)|"
    r"obtain(?:ed|s|ing)?|purchas(?:e|es|ed|ing)|procur(?:e|es|ed|ing)|t(?:ake|ook|aken|"
    r"aking) (?:delivery|possession))\b",
    re.I,
)


def changes_in(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    """Every change that can be seen between the two lines, one rule after the other."""
    for rule in RULES:
        yield from rule(pair, start, to)


def certainty_changes(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    """A word of doubt in the telling and none in the retelling."""
    if doubts(pair.after.span.words):
        return
    for hedge in HEDGE.finditer(pair.before.span.words):
        if not (_near(pair) if pair.best else _content_kept(hedge, pair)):
            continue
        dropped = pair.after.who is None and pair.before.who is not None
        before = _cut_on(start, pair.before, hedge)
        why = f"The telling's “{hedge.group()}” is gone; the retelling states it as fact."
        yield Change("certainty", before, pair.after.span, why, "grave" if dropped else "notable")
        return


def _near(pair: Aligned) -> bool:
    """Whether two lines are each other's best and likely one."""
    return pair.best and pair.score >= LIKELY


def _content_kept(hedge: re.Match[str], pair: Aligned) -> bool:
    """Whether what stands around the word of doubt, within its clause, stands in the other line."""
    words = pair.before.span.words
    front = CLAUSE.split(words[: hedge.start()])[-1].split()[-GOVERNED:]
    behind = CLAUSE.split(words[hedge.end() :])[0].split()[:GOVERNED]
    stems = concepts_of(" ".join((*front, *behind)))
    return len(stems) >= KEPT_STEMS and len(stems & pair.after.stems) >= max(KEPT_STEMS, KEPT * len(stems))


def _cut_on(face: Face, line: Line, match: re.Match[str]) -> Span:
    """The word of doubt and the words that it governs next."""
    words = line.span.words
    tail = re.match(r"(?:[\s-]+[\w'’-]+){0,3}", words[match.end() :])
    end = match.end() + (tail.end() if tail else 0)
    return Span.cut(face.text, line.span.start + match.start(), line.span.start + end)


def polarity_changes(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    """A denial on one side only."""
    if not _near(pair) or MUTE.search(pair.before.span.words):
        return
    if pair.score < CLOSE and min(len(pair.before.words), len(pair.after.words)) > SHORT:
        return
    one, other = denies(pair.before.span.words), denies(pair.after.span.words)
    if one == other or refuses(pair.before.span.words) == refuses(pair.after.span.words):
        return
    around = [x for x in start.lines if 0 < abs(x.n - pair.before.n) <= NEARBY]
    if other and any(denies(x.span.words) and x.stems & pair.after.stems for x in around):
        return
    why = "A denial has become an affirmation." if one else "An affirmation has become a denial."
    yield Change("polarity", pair.before.span, pair.after.span, why, "grave")


def stage_changes(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    """A plan told as done, done told as a plan, or a lower rung of the ladder told as a higher one."""
    one, other = pair.before.span.words, pair.after.span.words
    if not _near(pair) or denies(one) or denies(other):
        return
    found = _ripened(one, other)
    if found is None and pair.score >= CLOSE and undone(one, other, pair.score >= ONE_SENTENCE):
        found = "What was done is told as still to come."
    if found is None and not _told_beside(pair, start):
        found = _climbed(one, other)
    if found is not None:
        yield Change("stage", pair.before.span, pair.after.span, found, "grave")


def _ripened(one: str, other: str) -> str | None:
    """Whether what was still to come is told as done."""
    delivering = AHEAD.search(one) and not AHEAD.search(other)
    done = delivering and "delivered" not in _rungs(one) and "delivered" in _rungs(other)
    return "What was still to come is told as done." if done or come_true(one, other) else None


def _climbed(one: str, other: str) -> str | None:
    """Whether a lower rung is told as a higher one."""
    low, high = _rungs(AHEAD.sub(" ", one)), _rungs(AHEAD.sub(" ", other))
    if not low or not high or "in_delivery" in low or AHEAD.search(one):
        return None
    if RUNGS.index(high[-1]) <= max(RUNGS.index(low[-1]), RUNGS.index("negotiating")):
        return None
    return f"{low[-1].replace('_', ' ').capitalize()} is told as {high[-1].replace('_', ' ')}."


def _told_beside(pair: Aligned, start: Face) -> bool:
    """Whether a sentence beside the telling's has the higher rung, and as much of the retelling's matter."""
    high = _rungs(AHEAD.sub(" ", pair.after.span.words))
    shared = len(pair.before.stems & pair.after.stems)
    beside = [x for x in start.lines if 0 < abs(x.n - pair.before.n) <= 1]
    return any(
        high and high[-1] in _rungs(x.span.words) and len(x.stems & pair.after.stems) >= shared
        for x in beside
    )


def _rungs(words: str) -> list[str]:
    return [name for name, pattern in LADDER if pattern.search(words)]


def time_changes(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    """Another month, part of month, day or year for the same thing."""
    one, other = list(WHEN.finditer(pair.before.span.words)), list(WHEN.finditer(pair.after.span.words))
    if len(one) != len(other) or pair.score < CLOSE:
        return
    for a, b in zip(one, other, strict=True):
        if _moment_differs(a, b):
            before, after = _cut(start, pair.before, a), _cut(to, pair.after, b)
            yield Change("when", before, after, f"“{a.group()}” has become “{b.group()}”.", "notable")


def _moment_differs(a: re.Match[str], b: re.Match[str]) -> bool:
    """Whether two expressions of one kind name different moments; what one leaves open is no difference."""
    if (a.group(3) is None) != (b.group(3) is None):
        return False
    one = (a.group(1), a.group(2) or a.group(4), a.group(3), a.group(5), a.group(6), a.group(7))
    other = (b.group(1), b.group(2) or b.group(4), b.group(3), b.group(5), b.group(6), b.group(7))
    return any(x and y and x.lower() != y.lower() for x, y in zip(one, other, strict=True))


def system_changes(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    """A designation in place of another that the telling never names."""
    one, other = _designations(pair.before), _designations(pair.after)
    told = {n for line in start.lines for n in _designations(line)}
    if not one or not other or one & other or other & told or pair.score < CLOSE:
        return
    before, after = _find(start, pair.before, sorted(one)[0]), _find(to, pair.after, sorted(other)[0])
    yield Change("system", before, after, f"“{before.words}” has become “{after.words}”.", "grave")


def _designations(line: Line) -> set[str]:
    """The designations of the line, without the "s" of a plural."""
    names = {n for n in line.names if any(c.isdigit() for c in n) and any(c.isalpha() for c in n)}
    return {n.removesuffix("s") for n in names}


def direction_changes(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    """Supplier and recipient exchanged."""
    one, other = _direction(pair.before.span.words), _direction(pair.after.span.words)
    if one is not None and other is not None and one == other[::-1]:
        why = "Supplier and recipient have changed places."
        yield Change("party", pair.before.span, pair.after.span, why, "grave")


def _direction(words: str) -> tuple[str, str] | None:
    """Supplier and recipient of the first verb of supply or taking with one state before and another after
    it."""
    for verb in sorted([*SUPPLY.finditer(words), *TAKE.finditer(words)], key=lambda m: m.start()):
        before, after = _sides(words[: verb.start()]), _sides(words[verb.start() :])
        if before and after and before[0] != after[0] and len(set(before + after)) == 2:
            ends = (before[0], after[0])
            return ends if SUPPLY.match(words, verb.start()) else ends[::-1]
    return None


def _sides(words: str) -> list[str]:
    return [code for code, _ in parties_in(words)]


def _cut(face: Face, line: Line, match: re.Match[str]) -> Span:
    return Span.cut(face.text, line.span.start + match.start(), line.span.start + match.end())


def _find(face: Face, line: Line, word: str) -> Span:
    at = line.span.words.lower().find(word)
    return (
        Span.cut(face.text, line.span.start + at, line.span.start + at + len(word)) if at >= 0 else line.span
    )


RULES: tuple[Callable[[Aligned, Face, Face], Iterator[Change]], ...] = (
    quantity_changes,
    time_changes,
    certainty_changes,
    stage_changes,
    polarity_changes,
    direction_changes,
    system_changes,
)
