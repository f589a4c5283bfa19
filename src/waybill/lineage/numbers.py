"""Lines or whole reports come in; how the retelling changed the telling's numbers goes out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from waybill.lineage.align import Aligned
from waybill.lineage.concepts import meaning_of
from waybill.lineage.faces import Face
from waybill.lineage.figures import Figure, figures_in
from waybill.lineage.kinds import Change, Weight
from waybill.lineage.lines import Line
from waybill.lineage.voices import HEADS
from waybill.lineage.wording import PLAIN, listed, stem_of, tabled
from waybill.records.words import Span

# Nouns of time: another number before them is another time.
TIMES = frozenset(map(stem_of, listed("hour day week month year decade")))
# Who counts as a speaker is no good that is counted.
_PEOPLE = frozenset(map(stem_of, HEADS))
CURRENCIES = frozenset(map(meaning_of, map(stem_of, tabled("currencies"))))
# What stands for "reach", "range" and their like.
RANGE = meaning_of(stem_of("range"))
REVERSED = (
    {"less_than", "more_than"},
    {"at_least", "at_most"},
    {"less_than", "at_least"},
    {"more_than", "at_most"},
)
ROUGHLY = frozenset(("about", "less_than"))
# What goes before a number and says which of them are meant.
FRONT = re.compile(
    r"\b(?:(?:the )?(?:first|last|next|remaining|other|another|all)|another|all)\s+(?:the\s+)?$", re.I
)
LONGEST_FRONT = 20
# The words that follow a number without a mark between, and how far they are followed.
BEHIND = re.compile(r"[\s-]([\w'’-]+)")
LONGEST_BEHIND = 36
_BETWEEN = ("and", "to", "-", "–")


def quantity_changes(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    """A number changed, rounded, or bared of its bound; a range told as one of its ends."""
    mine, theirs = counted(pair.before), counted(pair.after)
    told = {(f.value, f.noun) for line in start.lines for f in line.figures}
    yield from _range_lost(start, mine, theirs)
    for figure in mine:
        equal = [f for f in theirs if _equal(figure, f)]
        unit = _other_unit(figure, [f for f in theirs if f.value == figure.value])
        if unit is not None:
            yield unit
        elif equal:
            if bounds_differ(figure, equal[0]):
                yield bound_change(figure, equal[0])
            continue
        other = [f for f in theirs if figure.noun and f.noun == figure.noun and (f.value, f.noun) not in told]
        if other and pair.best:
            yield _number_change(figure, other[0])


def bounds_differ(one: Figure, other: Figure) -> bool:
    """Whether the bound is another; "over three days" is a span and no bound, and nearly is about."""
    both = {one.bound, other.bound}
    span = one.noun in TIMES and "over" in (f.span.words.split()[0].lower() for f in (one, other))
    alike = len(both) == 1 or both <= ROUGHLY or span
    return not alike and (one.noun == other.noun or not other.noun)


def _other_unit(one: Figure, same: Sequence[Figure]) -> Change | None:
    """The same number of another unit: miles for kilometres, dollars for euros."""
    if any(f.noun == one.noun for f in same):
        return None
    for other in same:
        lengths = one.km is not None and other.km is not None and not _equal(one, other)
        if lengths or {one.noun, other.noun} <= CURRENCIES:
            why = f"“{one.span.words}” of one unit has become as many of another."
            return Change("quantity", one.span, other.span, why, "grave")
    return None


def _range_lost(start: Face, mine: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[Change]:
    """Both ends of a range told, one of them kept."""
    values = {f.value: f for f in theirs}
    for low, high in itertools.pairwise(mine):
        gap = start.text[low.span.end : high.span.start].strip().lower()
        kept = [f for f in (low, high) if f.value in values]
        if gap in _BETWEEN and low.noun == high.noun and len(kept) == 1:
            words, other = start.text[low.span.start : high.span.end], values[kept[0].value].span
            why = f"“{words}” has become “{other.words}”: the range is gone."
            yield Change("quantity", low.span, other, why, "notable")


def counted(line: Line) -> list[Figure]:
    """The numbers of the line that count goods, lengths, money: not speakers, not dates."""
    own = [f for f in line.figures if not (line.voice is not None and line.voice.span.overlaps(f.span))]
    return [f for f in own if f.noun != "date" and not (1900 <= f.value <= 2100 and not f.noun)]


def counted_in(words: str) -> bool:
    """Whether the words hold a number."""
    return bool(figures_in(words, 0, len(words)))


def recounted(start: Face, to: Face) -> Iterator[tuple[Line, Line, Change]]:
    """Numbers of one noun, one told only by the telling and one only by the retelling, wherever they stand: the
    one has become the other."""
    values = [{f.value for x in face.lines for f in x.figures} for face in (start, to)]
    mine, theirs = _alone(start, values[1]), _alone(to, values[0])
    for noun in sorted(mine.keys() & theirs.keys()):
        if len(mine[noun]) == len(theirs[noun]) == 1:
            (before, one), (after, other) = mine[noun][0], theirs[noun][0]
            if _equal(one, other):
                continue
            yield before, after, _number_change(one, other)


def remeasured(start: Face, to: Face) -> Iterator[tuple[Line, Line, Change]]:
    """The same number of another unit, wherever it stands, where neither report has it of both."""
    mine, theirs = (
        [(x, f) for x in face.lines if x.part == "body" for f in counted(x)] for face in (start, to)
    )
    for before, one in mine:
        same = [(x, f) for x, f in theirs if f.value == one.value]
        change = _other_unit(one, [f for _, f in same]) if len(same) == 1 else None
        if change is not None and not any(
            f.noun == same[0][1].noun and f.value == one.value for _, f in mine
        ):
            yield before, same[0][0], change


def _alone(face: Face, others: set[float]) -> dict[str, list[tuple[Line, Figure]]]:
    """The numbers of the body that the other report does not have, by noun."""
    found: dict[str, list[tuple[Line, Figure]]] = {}
    for line in face.lines:
        for figure in counted(line) if line.part == "body" else ():
            reach = figure.km is not None and RANGE in line.stems
            dull = figure.noun in TIMES or figure.noun in _PEOPLE or not figure.noun or figure.km is not None
            if figure.value not in others and (reach or not dull):
                found.setdefault(RANGE if reach else figure.noun, []).append((line, figure))
    return found


def phrase_of(text: str, span: Span) -> Span:
    """The number with what it counts, as far as the words run on: "first two of six Su-30s"."""
    front = FRONT.search(text, max(0, span.start - LONGEST_FRONT), span.start)
    start, end = front.start() if front else span.start, span.end
    for word in BEHIND.finditer(text, span.end):
        if word.start() != end or word.group(1).lower() in PLAIN - {"of"}:
            break
        end = word.end()
        if word.group(1).endswith("s") and word.group(1)[:1].islower():
            break
        if end - span.end > LONGEST_BEHIND:
            break
    words = text[start:end]
    return Span.cut(text, start, start + len(words.removesuffix(" of")))


def _equal(one: Figure, other: Figure) -> bool:
    if one.km is not None and other.km is not None:
        return abs(one.km - other.km) <= 0.02 * max(one.km, other.km)
    return one.value == other.value


def bound_change(one: Figure, other: Figure) -> Change:
    words = f"“{one.span.words}” has become “{other.span.words}”"
    if {one.bound, other.bound} in REVERSED:
        return Change("quantity", one.span, other.span, f"{words}: less is told as more.", "notable")
    if other.bound == "exact":
        weight: Weight = "minor" if one.bound == "about" else "notable"
        return Change("quantity", one.span, other.span, f"{words}: its bound is gone.", weight)
    return Change("quantity", one.span, other.span, f"{words}: its bound is another.", "minor")


def _number_change(one: Figure, other: Figure) -> Change:
    near = abs(one.value - other.value) <= 0.1 * max(one.value, other.value)
    words = f"“{one.span.words}” has become “{other.span.words}”"
    if other.bound == "vague":
        return Change("quantity", one.span, other.span, f"{words}: the number is left open.", "notable")
    if one.noun in TIMES:
        return Change("when", one.span, other.span, f"{words}: the time is another.", "notable")
    if near and len(f"{other.value:g}".rstrip("0")) < len(f"{one.value:g}".rstrip("0")):
        return Change("quantity", one.span, other.span, f"{words}: the number is rounded.", "minor")
    return Change("quantity", one.span, other.span, f"{words}: the number is another.", "grave")
