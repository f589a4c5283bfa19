"""Two readings and what the second changed come in; both texts with the changed words marked and numbered go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from waybill.records.claim import Reading
from waybill.records.lineage import Drift
from waybill.records.words import Span
from waybill.views.dossier_evidence import day_of, outlet_of
from waybill.views.dossier_kin import CHANGES, WEIGHTS
from waybill.views.report_text import paragraphs_of
from waybill.views.reports_listed import title_of


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One change: its number on the page, weight, field, why, and the words on both sides, "" where there are none."""

    number: int
    weight: str
    field: str
    why: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one side; `numbers` are those of the changes on them, `begins` of those that begin here, `weight` is that of
    the gravest."""

    words: str
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One telling: whose, its title and day, its paragraphs in pieces; `part` of each as among the records."""

    report: str
    outlet: str
    title: str
    day: str
    language: str
    paragraphs: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Both tellings and the changes, the gravest first."""

    teller: Side
    retold: Side
    changes: tuple[ChangeShown, ...]


def pair_of(teller: Reading, retold: Reading, drifts: Sequence[Drift]) -> Pair:
    """The two texts side by side."""
    ordered = sorted(drifts, key=lambda d: (WEIGHTS.index(d.weight), _place(d)))
    shown = tuple(
        ChangeShown(n, d.weight, CHANGES.get(d.field, d.field), d.why, _words(d.before), _words(d.after))
        for n, d in enumerate(ordered, 1)
    )
    before = [(d.before, n, d.weight) for n, d in enumerate(ordered, 1) if d.before]
    after = [(d.after, n, d.weight) for n, d in enumerate(ordered, 1) if d.after]
    return Pair(_side(teller, before), _side(retold, after), shown)


def _place(drift: Drift) -> int:
    span = drift.after or drift.before
    return span.start if span else 0


def _words(span: Span | None) -> str:
    return " ".join(span.words.split()) if span else ""


Marked = tuple[Span, int, str]


def _side(reading: Reading, marked: Sequence[Marked]) -> Side:
    report = reading.report
    paragraphs = tuple(
        (part, _pieces(report.text, Span.cut(report.text, start, end), marked))
        for part, start, end in paragraphs_of(report)
        if part != "furniture" or any(s.start < end and s.end > start for s, _, _ in marked)
    )
    return Side(report.id, outlet_of(report), title_of(report), day_of(report), report.language, paragraphs)


def _pieces(text: str, block: Span, marked: Sequence[Marked]) -> tuple[Piece, ...]:
    """The paragraph cut wherever a mark begins or ends."""
    over = [m for m in marked if m[0].overlaps(block)]
    ends = {e for s, _, _ in over for e in (s.start, s.end) if block.start < e < block.end}
    found = []
    for start, end in pairwise(sorted({block.start, block.end, *ends})):
        here = [m for m in over if m[0].start <= start and end <= m[0].end]
        weight = min((w for _, _, w in here), key=WEIGHTS.index, default="")
        begins = tuple(n for s, n, _ in here if max(s.start, block.start) == start and s.start >= block.start)
        found.append(Piece(text[start:end], tuple(n for _, n, _ in here), begins, weight))
    return tuple(found)
