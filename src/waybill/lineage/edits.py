"""Two lines that are the same but for a few words come in; what those words change goes out: number, time, state,
system, certainty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from waybill.lineage.align import Aligned
from waybill.lineage.concepts import concepts_of
from waybill.lineage.crediting import voice_change
from waybill.lineage.doubts import HEDGE, doubts
from waybill.lineage.faces import WEEKDAYS, Face
from waybill.lineage.figures import MONTHS, UNITS
from waybill.lineage.kinds import Change, Weight
from waybill.lineage.lines import Line
from waybill.lineage.scales import of_words, scaled
from waybill.lineage.sides import parties_in
from waybill.lineage.speaking import voices_in
from waybill.lineage.voices import Voice
from waybill.lineage.wording import WORD, listed, plain_word, stem_of, tabled
from waybill.records.lineage import DriftField
from waybill.records.words import Span

# From this share of the shorter line's words in common order on, the lines are one sentence with words changed;
# free rewrites keep less than half (development families).
SAME_SENTENCE = 0.6
# A shorter line has too few words to say which of them stand for one another.
FEWEST = 6
# Lines that share most of their words in order share most of their matter.
LEAST_ALIKE = 0.4
# Words after a number within which its noun, or the noun of a name, stands.
NEAR = 4
NUMERAL = re.compile(r"\d[\d.,]*")
SPANS = listed("day days week weeks month months year years decade decades hour hours")
PARTS = listed(
    "early mid late start beginning middle end last next this previous spring summer autumn winter"
)
EXPECTED = re.compile(
    r"\b(?:expected|could|may|might|likely|planned|due|hopes?|intends?|perhaps|estimated)\b", re.I
)
# Words by which a part of many is meant; "at least" and its like are read with their numbers.
PARTLY = re.compile(
    r"\b(?:first|some|part|most|half|several|many|a few) "
    r"(?:of|\d|two|three|four|five|six|seven|eight|nine|ten|twelve)\b",
    re.I,
)
ARMS = frozenset(map(stem_of, tabled("arms")))


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the report's text."""

    plain: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of the telling and the words that stand for them in the retelling, with what follows both."""

    before: tuple[Word, ...]
    after: tuple[Word, ...]
    follows: tuple[str, ...]


def edit_changes(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    """Name what each exchange of words changes, where the lines are else one sentence."""
    told = {w for line in start.lines for w in line.words}
    yield from _speakers(pair, start, to)
    for swap in _swaps(pair):
        for field, weight in _kinds(swap, told) if swap.before and swap.after else ():
            if field == "certainty" and doubts(pair.after.span.words):
                continue
            before, after = _span(start, swap.before), _span(to, swap.after)
            why = f"“{before.words}” has become “{after.words}”."
            yield Change(field, before, after, why, weight)
        if swap.before and not swap.after and (lost := _lost(swap, pair)):
            field, weight = lost
            before = _span(start, swap.before)
            yield Change(field, before, pair.after.span, f"“{before.words}” is gone.", weight)


def _lost(swap: Swap, pair: Aligned) -> tuple[DriftField, Weight] | None:
    """What is lost with words that nothing stands for: a doubt, a bound, a part of many."""
    words, follows = _joined(swap.before), " ".join(swap.follows)
    hedge = HEDGE.search(f"{words} {follows}")
    if hedge and hedge.start() < len(words) and not doubts(pair.after.span.words):
        return "certainty", "notable"
    part = PARTLY.search(f"{words} {follows}")
    return ("quantity", "notable") if part and part.start() < len(words) else None


def _speakers(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    """Another speaker in what is else one sentence, whichever of its speakers it is."""
    swaps = [(_span(start, s.before), _span(to, s.after)) for s in _swaps(pair, voiced=True) if s.after]
    if not swaps:
        return
    mine, theirs = (
        voices_in(f.text, x.span.start, x.span.end) for f, x in ((start, pair.before), (to, pair.after))
    )
    for before, after in swaps:
        one = next((v for v in mine if v.span.overlaps(before)), None)
        other = next((v for v in theirs if v.span.overlaps(after)), None)
        if one is None or other is None or _said_alike(one, other):
            continue
        field, why, weight = voice_change(one, other) or (
            "attribution",
            f"“{one.span.words}” has become “{other.span.words}”.",
            "notable",
        )
        yield Change(field, one.span, other.span, why, weight)


def _said_alike(one: Voice, other: Voice) -> bool:
    """Whether one speaker's words say no more than the other's ("an officer", "an army officer")."""
    mine, theirs = (concepts_of(v.span.words) for v in (one, other))
    return one.count == other.count and (mine <= theirs or theirs <= mine)


def _words(line: Line) -> list[Word]:
    at = line.span.start
    found = [
        Word(plain_word(m.group()), m.group(), at + m.start(), at + m.end())
        for m in WORD.finditer(line.span.words)
    ]
    # The capital that opens a sentence makes no name.
    if found and found[0].plain not in line.names and not any(c.isdigit() for c in found[0].raw):
        found[0] = replace(found[0], raw=found[0].raw.lower())
    return found


def _swaps(pair: Aligned, voiced: bool = False) -> Iterator[Swap]:
    """Words exchanged for others; those of the speaker only where asked for."""
    if min(len(pair.before.words), len(pair.after.words)) < FEWEST or pair.score < LEAST_ALIKE:
        return
    one, other = _words(pair.before), _words(pair.after)
    match = SequenceMatcher(None, [w.plain for w in one], [w.plain for w in other], autojunk=False)
    same = sum(b.size for b in match.get_matching_blocks())
    if same < SAME_SENTENCE * min(len(one), len(other)):
        return
    for tag, a, b, c, d in match.get_opcodes():
        inside = pair.before.voice is not None and a < b and _inside(pair.before.voice.span, one[a:b])
        if tag in ("replace", "delete") and (voiced or not inside):
            yield Swap(tuple(one[a:b]), tuple(other[c:d]), tuple(w.plain for w in other[d : d + NEAR]))


def _inside(span: Span, words: list[Word]) -> bool:
    return span.start <= words[0].start and words[-1].end <= span.end


def _kinds(swap: Swap, told: set[str]) -> list[tuple[DriftField, Weight]]:
    """Every field that the exchanged words speak of, by their sort and by the scales of the table."""
    first = _kind(swap, told)
    marks = scaled(*(of_words(w.plain for w in side) for side in (swap.before, swap.after)))
    parties = [{c for c, _ in parties_in(_joined(side))} for side in (swap.before, swap.after)]
    if first is None and all(parties):
        return []
    return ([first] if first else []) + [m for m in marks if first is None or m[0] != first[0]]


def _kind(swap: Swap, told: set[str]) -> tuple[DriftField, Weight] | None:
    """The field that the exchanged words speak of; None where none does, or both say the same."""
    one, other = _joined(swap.before), _joined(swap.after)
    mine, theirs = ({code for code, _ in parties_in(words)} for words in (one, other))
    if mine and theirs:
        return ("party", "grave") if mine.isdisjoint(theirs) else None
    if _times_differ(swap):
        return "when", "notable"
    if _numbers(swap.before) and _numbers(swap.after):
        if _numbers(swap.before) == _numbers(swap.after):
            return None
        return ("when", "notable") if swap.follows and swap.follows[0] in SPANS else ("quantity", "grave")
    if _system(swap, told):
        return "system", "grave"
    doubt = EXPECTED.search(one) or HEDGE.search(one)
    if doubt and not EXPECTED.search(other) and not doubts(other):
        return "certainty", "notable"
    return None


def _joined(words: tuple[Word, ...]) -> str:
    return " ".join(w.raw for w in words)


def _numbers(words: tuple[Word, ...]) -> list[str]:
    return [w.plain for w in words if w.plain in UNITS or NUMERAL.fullmatch(w.plain)]


def _times_differ(swap: Swap) -> bool:
    """Whether words of one sort of time stand for each other: months, days of the week, years, spans, parts."""
    mine, theirs = ([_time(w) for w in side] for side in (swap.before, swap.after))
    kinds = {kind for kind, _ in filter(None, mine)} & {kind for kind, _ in filter(None, theirs)}
    return any(
        {v for k, v in filter(None, mine) if k == kind} != {v for k, v in filter(None, theirs) if k == kind}
        for kind in kinds
    )


def _time(word: Word) -> tuple[str, str] | None:
    plain = word.plain.rstrip(".")
    if plain in MONTHS and word.raw[:1].isupper():
        return "month", str(MONTHS[plain])
    if plain in WEEKDAYS:
        return "weekday", plain
    if plain in SPANS:
        return "span", stem_of(plain)
    if plain in PARTS:
        return "part", plain
    if re.fullmatch(r"(?:19|20)\d\d", plain):
        return "year", plain
    return None


def _system(swap: Swap, told: set[str]) -> bool:
    """Whether a designation or the name of a weapon stands for another that the telling does not know."""
    mine, theirs = ([w for w in side if _capital(w.raw)] for side in (swap.before, swap.after))
    if not mine or not theirs or any(w.plain in told for w in theirs):
        return False
    if {w.plain.removesuffix("s") for w in mine} & {w.plain.removesuffix("s") for w in theirs}:
        return False
    digits = all(any(c.isdigit() for c in _joined(tuple(side))) for side in (mine, theirs))
    near = [w.plain for w in (*swap.before, *swap.after)] + list(swap.follows)
    return digits or any(stem_of(w) in ARMS for w in near)


def _capital(raw: str) -> bool:
    """Whether the word is written as names are: "Leopard", "2A6"."""
    return raw[:1].isupper() or (raw[:1].isdigit() and any(c.isupper() for c in raw))


def _span(face: Face, words: tuple[Word, ...]) -> Span:
    return Span.cut(face.text, words[0].start, words[-1].end)
