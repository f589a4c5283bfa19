"""A passage comes in; a judge of which numbers in it are no quantities goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from waybill.reading.quantities_numbers import Number, table
from waybill.reading.quantities_units import Unit
from waybill.reading.times import mark_times
from waybill.records.passage import Mark, Passage, Token

_PHONE = re.compile(r"\+\d[\d\s().-]{7,}\d|\(\d{3,5}\)\s?\d{3,}[\d\s-]*|\b\d{3}[-.]\d{3}[-.]\d{4}\b")
_HOUR = re.compile(r"\b\d\d?:\d\d\b|\b\d\d?(?:\.\d\d)?\s?[ap]\.?m\b", re.IGNORECASE)
# 2-0, 89-89: two numbers that do not rise are no range.
_SCORE = re.compile(r"(?<![\w.,-])(\d{1,3})[-–](\d{1,3})(?![\w,-]|\.\d)")
_TIME_UNIT = re.compile(
    r"[\s-]?(?:years?|months?|weeks?|days?|decades?|hours?|minutes?|seasons?)\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:\s[A-Z][\w'’]*){0,3}\s(?:Road|Street|Avenue|Ave|St|Lane|Way|Drive|Boulevard|Square)\b"
)
_YEAR_LEAD = re.compile(r"\b(?:in|by|since|until|from|before|after|between|to|and)\s$")
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|UTC|GMT|hrs\b)|:\d\d", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    words = "|".join(re.escape(str(w)) for w in sorted(table()["labels"], key=lambda w: -len(str(w))))
    return re.compile(rf"(?:\b|(?<=\s)|^)(?:{words})\.?\s*\(?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refusals:
    """What stands in the way of reading a number as a quantity."""

    text: str
    shift: int
    tokens: tuple[Token, ...]
    marks: tuple[Mark, ...]
    masks: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, passage: Passage) -> Refusals:
        """Gather the designations, the telephone numbers and the times of the passage."""
        text, shift = passage.span.words, passage.span.start
        systems = [m.span for m in passage.marks if m.kind == "system" and m.how != "kind"]
        masks = [(s.start - shift, s.end - shift) for s in systems]
        masks += [m.span() for rule in (_PHONE, _HOUR) for m in rule.finditer(text)]
        masks += [m.span() for m in _SCORE.finditer(text) if int(m[1]) >= int(m[2])]
        times = [m for m in passage.marks if m.kind == "time"] or mark_times(passage, None)
        masks += [(m.span.start - shift, m.span.end - shift) for m in times if "frequency" not in m.how]
        tokens = tuple(t for s in passage.sentences for t in s.tokens)
        return cls(text, shift, tokens, passage.marks, tuple(masks))

    def masked(self, number: Number) -> bool:
        """Whether the number stands inside a designation, a telephone number or a date (durations count)."""
        if any(number.start < e and s < number.end for s, e in self.masks):
            return not (_TIME_UNIT.match(self.text, number.end) and not _CLOCK.match(self.text, number.end))
        return bool(_CLOCK.match(self.text, number.end)) and number.kind == "figures"

    def refused(self, number: Number, unit: Unit) -> bool:
        """Whether the number is a calibre, a label, part of a name, a pronoun or a score."""
        if unit.kind == "money":
            return False
        return (
            self._calibre(number, unit)
            or self._label(number, unit)
            or self._pronoun(number, unit)
            or self._attached(number, unit)
            or self._loose(number, unit)
        )

    def _loose(self, number: Number, unit: Unit) -> bool:
        """A few days, the top three, 22 Foch Avenue, (1), .22-calibre, by 2120: none counts goods."""
        before = self.text[max(0, number.start - 14) : number.start].lower()
        if number.kind == "vague" and unit.noun in table()["stretches"] and number.bound != "at_least":
            return True
        if unit.noun in ("calibre", "caliber"):
            return True
        bracketed = self.text[number.start - 1 : number.end + 1] if number.start else ""
        if unit.kind == "none" and re.fullmatch(r"\(\d{1,2}\)", bracketed):
            return True
        if unit.kind == "none" and re.search(r"\b(?:bottom|top|big)\s$", before):
            return True
        if number.kind == "figures" and _ADDRESS.match(self.text, number.end):
            return True
        yearly = re.fullmatch(r"[12]\d{3}", self.text[number.start : number.end])
        return bool(yearly) and unit.kind == "none" and bool(_YEAR_LEAD.search(before))

    def _calibre(self, number: Number, unit: Unit) -> bool:
        """155mm shells, a 7.62 mm machine gun: millimetres before a word for what they measure."""
        if unit.noun != "millimetre":
            return False
        after = re.match(r"[\s-]*([A-Za-z]+)?", self.text[unit.end :])
        word = (after[1] or "").lower() if after else ""
        touching = (
            self.text[number.end : number.end + 2].lower() == "mm"
            or self.text[number.end : number.end + 1] == "-"
        )
        shape = word in ("thick", "long", "wide", "deep", "of", "in", "tall", "slim")
        return not shape and (
            touching or word.rstrip("s") in table()["calibre_nouns"] or word in table()["calibre_nouns"]
        )

    def _label(self, number: Number, unit: Unit) -> bool:
        """Resolution 2231, Unit 3, and a figure that follows a name it belongs to (iPhone 11)."""
        if number.kind not in ("figures", "words") or number.bound == "between":
            return False
        before = self.text[max(0, number.start - 16) : number.start]
        label = _labels().search(before)
        if label and not (label[0].strip().lower() in table()["soft_labels"] and self._plural(unit)):
            return True
        if number.kind == "words" or unit.kind == "measure":
            return False
        return self._named(number, unit)

    def _plural(self, unit: Unit) -> bool:
        return unit.kind == "noun" and self.text[: unit.end].endswith("s")

    def _named(self, number: Number, unit: Unit) -> bool:
        """A figure right behind a capitalised name that is no party: a model, a squad, an index."""
        at = number.start + self.shift
        before = next((t for t in reversed(self.tokens) if t.end <= at), None)
        if before is None or before.pos not in ("PROPN",) or at - before.end > 1:
            return False
        if any(m.kind in ("party", "place") and m.span.end == before.end for m in self.marks):
            return False
        if before.ent in ("GPE", "NORP", "PERSON", "DATE") and unit.kind == "noun":
            return False
        named_plural = re.fullmatch(r"\s[A-Z][\w'’-]*[a-z0-9]s", self.text[number.end : unit.end])
        return not named_plural and number.value == int(number.value) and number.value < 10000

    def _pronoun(self, number: Number, unit: Unit) -> bool:
        """ "one" that counts nothing: no one, one another, the one who."""
        words = self.text[number.start : number.end].lower()
        if words != "one":
            return False
        after = self.text[number.end : number.end + 12].lower()
        before = self.text[max(0, number.start - 6) : number.start].lower()
        if re.match(r"\s(?:another|day\b|thing|by one|time)", after) or re.search(
            r"\b(?:no|any|some|every|each|this|that|the)\s$", before
        ):
            return not re.match(r"\sof\b", after)
        return unit.kind == "none"

    def _attached(self, number: Number, unit: Unit) -> bool:
        """Letters or figures that touch the number and are no unit: 2S19, 109th, 5G, 3-D, a score of 2-0."""
        after = self.text[number.end : number.end + 3]
        if unit.kind == "measure":
            return False
        if number.kind == "figures" and re.match(r"[A-Za-z]", after) and not number.letter:
            return True
        if number.kind == "figures" and re.match(r"-\d", after):
            return True
        return bool(re.match(r"-[A-Z]", after)) and number.kind == "figures" and unit.kind == "none"
