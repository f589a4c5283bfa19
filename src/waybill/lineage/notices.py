"""A report comes in; the notice in it goes out that corrects it, withdraws it, or tells editors to kill a story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from waybill.knowledge.cues import load_cues
from waybill.lineage.figures import MONTHS
from waybill.lineage.numbers import counted_in
from waybill.records.lineage import DriftField
from waybill.records.report import Report
from waybill.records.words import Span

NoticeKind = Literal["correction", "retraction", "kill", "advisory"]
# The graver word first: a kill notice may say that a correction follows.
KINDS: tuple[NoticeKind, ...] = ("retraction", "kill", "correction", "advisory")
# Notices in capitals that open a text are an agency's own; within a sentence "kill" is a verb of the news.
SHOUTED = ("kill", "advisory")
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?=[^\s])[^\n.!?]*)*[.!?]?")
# A notice runs on for a sentence or two; further on the story begins.
LONGEST = 400
# Months of three letters stand in other words.
SPELLED = 4


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice does: it corrects `field`, or withdraws the whole report.

    Args:
        kind: correction, retraction, kill (an agency's order not to use a story) or advisory (word to editors).
        span: the notice's words.
        field: what a correction says it corrects, None where it does not say, and for other kinds.
        wrong: the words taken back, "" where they are not given.
        right: the words put in their place, "" where they are not given.
    """

    kind: NoticeKind
    span: Span
    field: DriftField | None = None
    wrong: str = ""
    right: str = ""

    @property
    def withdraws(self) -> bool:
        """Whether nothing of the report may be used any more."""
        return self.kind in ("retraction", "kill")


def notice_of(report: Report) -> Notice | None:
    """The gravest notice of the report, the first of its kind; None where there is none."""
    found = notices_in(report)
    return min(found, key=lambda n: (KINDS.index(n.kind), n.span.start), default=None)


def notices_in(report: Report) -> tuple[Notice, ...]:
    """Every notice, wherever on the page it stands, in order."""
    found: list[Notice] = []
    for match in _SENTENCE.finditer(report.text):
        start = match.start() + len(match.group()) - len(match.group().lstrip(" \t*_([—–-"))
        kind = _kind(report.text[start : match.end()])
        if kind is None or (found and start < found[-1].span.end):
            continue
        found.append(_notice(report.text, kind, start))
    return tuple(found)


@cache
def _patterns() -> tuple[tuple[NoticeKind, re.Pattern[str]], ...]:
    table = load_cues("en", "notices")
    return tuple((kind, re.compile(rf"(?:{'|'.join(table[kind])})", re.I)) for kind in KINDS)


def _kind(words: str) -> NoticeKind | None:
    for kind, pattern in _patterns():
        hit = pattern.match(words)
        if hit and (kind not in SHOUTED or hit.group()[:4].isupper() or " " in hit.group().strip()):
            return kind
    return None


def _notice(text: str, kind: NoticeKind, start: int) -> Notice:
    """The notice to the end of its paragraph; what it corrects, where it says so."""
    stop = text.find("\n", start)
    span = Span.cut(text, start, min(stop if stop >= 0 else len(text), start + LONGEST))
    if kind != "correction":
        return Notice(kind, span)
    wrong, right = _exchanged(span.words)
    return Notice(kind, span, _field(span.words, right or wrong), wrong, right)


def _field(words: str, given: str) -> DriftField | None:
    """What the correction is about: the field whose words it has first; a bare number is a quantity."""
    low, best = words.lower(), None
    for field, cues in load_cues("en", "notices")["fields"].items():
        hits = (re.search(rf"\b{re.escape(cue)}", low) for cue in cues)
        at = min((hit.start() for hit in hits if hit), default=None)
        if at is not None and (best is None or at < best[0]):
            best = (at, field)
    if best is None and given:
        month = any(m.title() in given for m in MONTHS if len(m) >= SPELLED or m == "may")
        return "when" if month else "quantity" if counted_in(given) else None
    return best[1] if best else None


def _exchanged(words: str) -> tuple[str, str]:
    """The words taken back and those put in their place: "12 tanks, not 20", "20 instead of 12"."""
    back = re.search(
        r"(?P<right>[^,.;:]{2,60}?),? (?:not|instead of|rather than) (?P<wrong>[^,.;:]{2,60})", words
    )
    said = re.search(
        r"(?:said|stated|reported|gave|misstated)(?: that)? (?P<wrong>[^.;]{2,120})[.;] "
        r"(?:The |It |In fact,? )?(?P<right>[^.;]{2,120})",
        words,
    )
    hit = back or said
    return (hit.group("wrong").strip(), hit.group("right").strip()) if hit else ("", "")
