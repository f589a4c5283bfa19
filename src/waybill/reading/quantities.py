"""A passage comes in; a mark for every quantity goes out, with its bounds and the noun it counts.

No number is read inside a designation, a date, a time of day, a calibre, a label ("Resolution 2231") or a
telephone number; a number that counts nothing named keeps the unit None.
"""

from __future__ import annotations

import re
from dataclasses import replace

from waybill.reading.quantities_bounds import bound_after, bound_before, bounded, no_bound
from waybill.reading.quantities_numbers import Number, find_numbers, table
from waybill.reading.quantities_refuse import Refusals
from waybill.reading.quantities_units import Unit, money_before, noun_counted, unit_after
from waybill.records.passage import Mark, Passage
from waybill.records.values import Quantity
from waybill.records.words import Span


def mark_quantities(passage: Passage) -> tuple[Mark, ...]:
    """Mark every quantity of the passage, none inside another."""
    text = passage.span.words
    numbers = tuple(find_numbers(text))
    if not numbers:
        return ()
    refusals = Refusals.of(passage)
    counted = [(n, unit_of(passage, n)) for n in numbers if not refusals.masked(n)]
    kept = [(n, u) for n, u in joined(text, counted) if not refusals.refused(n, u)]
    marks: list[Mark] = []
    floor = 0
    for number, unit in elliptic(passage, kept):
        last = marks[-1].value if marks else None
        mark = _mark(passage, number, unit, floor, last if isinstance(last, Quantity) else None)
        marks.append(mark)
        floor = max(floor, mark.span.end - passage.span.start)
    return tuple(marks)


def elliptic(passage: Passage, kept: list[tuple[Number, Unit]]) -> list[tuple[Number, Unit]]:
    """A bare number counts what the one before it in the sentence did ("24 jets, of which six")."""
    out: list[tuple[Number, Unit]] = []
    for number, unit in kept:
        before = out[-1] if out else None
        if (
            before
            and unit.kind == "none"
            and before[1].kind.startswith("noun")
            and before[0].kind != "fraction"
        ):
            ends = [s.span.end - passage.span.start for s in passage.sentences]
            if not any(before[0].start < end <= number.start for end in ends):
                unit = replace(unit, noun=before[1].noun, kind="noun before")
        out.append((number, unit))
    return out


def unit_of(passage: Passage, number: Number) -> Unit:
    """Money before, money or a measure behind, an age, or the noun counted."""
    text = passage.span.words
    if number.kind == "fraction":
        return _share(passage, text, number)
    found = money_before(text, number) or _age(text, number) or unit_after(text, number)
    if number.letter and (found is None or found.noun == "metre"):
        return _lettered(passage, text, number) or found or noun_counted(passage, text, number)
    return found or noun_counted(passage, text, number)


def _lettered(passage: Passage, text: str, number: Number) -> Unit | None:
    """1.5m rounds, 4.3M sales: a scale where a plural noun follows, else a metre or nothing."""
    whole = replace(number, end=number.end + len(number.letter), letter="")
    counted = noun_counted(passage, text, whole)
    if number.letter == "m" and (counted.noun is None or not text[: counted.end].rstrip().endswith("s")):
        return None
    return replace(
        counted, scale=float(table()["scales"]["letters"][number.letter]), end=max(counted.end, whole.end)
    )


def _age(text: str, number: Number) -> Unit | None:
    """A 50-year-old, and the figures between commas behind a name (", 66,")."""
    match = re.compile(r"[\s-]?(" + "|".join(re.escape(w) for w in table()["ages"]) + r")\b").match(
        text, number.end
    )
    if match:
        return Unit(table()["ages"][match[1]], number.start, match.end(), "measure")
    between = text[number.end : number.end + 1] == "," and number.kind == "figures"
    named = re.search(
        r"[A-Za-z][\w'’-]+\s?,\s?$|\b(?:aged?|age of|under|over the age of)\s$", text[: number.start]
    )
    aged = named is not None and named[0].strip().startswith(("age", "over the age"))
    between = between or aged
    if between and named and 15 <= number.value <= 105 and number.value == int(number.value):
        return Unit("year of age", number.start, number.end, "measure")
    return None


def _share(passage: Passage, text: str, number: Number) -> Unit:
    """A third of its tanks: a share, so that no reader takes it for a number of tanks."""
    whole = noun_counted(passage, text, number)
    noun = f"share of {whole.noun}s" if whole.noun else "share"
    return replace(whole, noun=noun, kind="noun")


_TO = re.compile(r"\s*(?:-|–|—|−|\bto\b|\bor\b|\band\b)\s*-?(?:as\s+(?:many|much)\s+as\s+)?", re.IGNORECASE)


def joined(text: str, counted: list[tuple[Number, Unit]]) -> list[tuple[Number, Unit]]:
    """20 to 30, 300-700 km, between 5% and 6%: two numbers of one unit become one with two ends."""
    out: list[tuple[Number, Unit]] = []
    for number, unit in counted:
        range_ = _range(text, *out[-1], number, unit) if out else None
        if range_:
            out[-1] = range_
        else:
            out.append((number, unit))
    return out


def _range(text: str, one: Number, unit: Unit, two: Number, other: Unit) -> tuple[Number, Unit] | None:
    gap_start = unit.end if unit.kind in ("money", "measure") else one.end
    gap_end = min(two.start, other.start)
    link = _TO.fullmatch(text, gap_start, gap_end) if gap_start <= gap_end else None
    if link is None or one.kind in ("vague", "fraction") or two.kind in ("vague", "fraction"):
        return None
    before = text[max(0, min(one.start, unit.start) - 22) : min(one.start, unit.start)].lower()
    word = link[0].strip().lower()
    if word.startswith("and") and not re.search(r"\bbetween\s+(?:about |around |roughly )?$", before):
        return None
    if before.endswith("by ") and unit.kind == other.kind != "none":
        return None
    if word == "to" and _CHANGE.search(text[max(0, one.start - 60) : one.start]):
        return None
    if unit.kind == "money" and other.kind != "money" and other.kind != "none":
        return None
    if unit.kind in ("measure",) and unit.noun != other.noun:
        return None
    low, high = one.value * unit.scale, two.value * other.scale
    if two.scaled and not one.scaled and low < 1000 <= high:
        mantissa = _mantissa(text[two.start : two.end])
        low = low * high / mantissa if mantissa and low <= mantissa else low
    elif other.scale != 1.0 and unit.scale == 1.0:
        low *= other.scale
    if not low < high:
        return None
    whole = Number(one.start, two.end, low, None, high, one.kind, "between", scaled=True)
    noun = other.noun if other.kind != "none" else unit.noun
    kind = other.kind if other.kind != "none" else unit.kind
    if unit.kind == "money":
        noun, kind = unit.noun, "money"
    return whole, Unit(noun, min(one.start, unit.start), max(other.end, two.end), kind)


# "raised from 24 to 36": two numbers, the one before and the one after, no range.
_CHANGE = re.compile(
    r"\b(?:increas|rais|rose|ris|rais|cut|reduc|fell|fall|drop|grow|grew|climb|expand|lower|doubl|slash|jump|go(?:es|ing)?|went|bring|brought|lift|chang|upgrad|revis)\w*"
    r"(?:\s+\w+){0,6}\s+from\s+(?:about |around |some |US)?[$€£]?$",
    re.IGNORECASE,
)


def _mantissa(words: str) -> float | None:
    match = re.match(r"[\d.,]*\d", words)
    return float(match[0].replace(",", "")) if match else None


def _mark(passage: Passage, number: Number, unit: Unit, floor: int, last: Quantity | None) -> Mark:
    """Lay the mark from the words that bound the number to the noun it counts.

    A measure given again in brackets ("at least 300 km (190 miles)") has the bound of the one before.
    """
    text, shift = passage.span.words, passage.span.start
    start, end = min(number.start, unit.start), max(number.end, unit.end)
    if unit.scale != 1.0:
        number = replace(
            number,
            **{k: v * unit.scale for k in ("low", "best", "high") if (v := getattr(number, k)) is not None},
        )
    bound, start, words = bound_before(text, start, floor)
    if bound is None and last is not None and re.fullmatch(r"\s*[(/]\s*", text[floor:start]):
        bound = last.bound if last.unit != unit.noun and unit.kind in ("measure", "money") else None
        bound = None if bound in ("exact", "between") else bound
    behind, close = bound_after(text, number.end)
    if behind is None:
        behind, close = bound_after(text, end)
    told = bound or behind
    if bound and unit.noun and no_bound(text, start, words, unit.noun):
        told, start = behind, min(number.start, unit.start)
    if told:
        number = bounded(number, told, words)
        end = max(end, close if behind else end)
    between = re.search(r"\b(?:between|from)\s+$", text[max(floor, start - 12) : start], re.IGNORECASE)
    if number.bound == "between" and number.kind != "vague" and between:
        start -= len(between[0])
    approximate = number.bound == "about" or number.kind == "vague" or (told == "about")
    quantity = Quantity(number.low, number.best, number.high, number.bound, approximate, unit.noun)
    words_span = Span(start + shift, end + shift, text[start:end])
    return Mark("quantity", words_span, quantity, f"{number.kind} {unit.kind}")
