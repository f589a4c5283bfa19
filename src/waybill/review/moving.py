"""Words that a judgement stands on and a reading come in; where those words stand in it goes out, or why nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from waybill.records.claim import Reading
from waybill.records.judgement import Anchor
from waybill.review.imprint import Ends, Imprint, hash_of


@dataclass(frozen=True, slots=True)
class Astray:
    """Why a judgement could not be carried, in one sentence."""

    reason: str


def moved(anchor: Anchor, imprint: Imprint, reading: Reading) -> Ends | Astray:
    """Where the words stand: in place in the same text, else in the same sentence where that stands once."""
    same = reading.report.id == anchor.report
    if same and _hash(reading, anchor.start, anchor.end) == anchor.words_sha256:
        return anchor.start, anchor.end
    which = "the text of the report is cut otherwise now" if same else "the report is another version now"
    found = [s for s in imprint.sentences if s[0] <= anchor.start < s[1]]
    if not found:
        return Astray(f"{which}, and the sentence of these words is not known")
    start, _, words = found[0]
    homes = [s.start for _, s in reading.sentences if hash_of(s.words) == words]
    if len(homes) != 1:
        where = f"stands in it {len(homes)} times" if homes else "does not stand in it"
        return Astray(f"{which}, and the sentence {where}")
    ends = anchor.start + homes[0] - start, anchor.end + homes[0] - start
    if _hash(reading, *ends) != anchor.words_sha256:
        return Astray(f"{which}, and the words around that sentence changed")
    return ends


def _hash(reading: Reading, start: int, end: int) -> str:
    return hash_of(reading.report.text[start:end])
