"""A page's pieces come in; the day it was published goes out, with the words and how it was known.

The order is the policy: a header, the byline, the dateline, the address, a dateline whose year stands elsewhere,
a day of updating, a day at the page's foot; never the page's own "today", never the file's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from waybill.intake.dates import UNKNOWN_ORDER, Dated, Order, find_dates, one_day
from waybill.intake.phrases import WEEKDAY
from waybill.intake.pieces import Piece
from waybill.intake.yearless import yearless
from waybill.knowledge.outlets import OutletRow
from waybill.records.report import Published

# Countries whose press writes the month before the day in numbers (CLDR short date patterns).
MONTH_FIRST = frozenset({"USA", "PHL"})
# Dates deep inside a line are about something else.
WITHIN = 300

_CLOCK = re.compile(
    r"(?:T|[,|·–-]|at|\s)*\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?(?:Z|"
    r"[A-Z]{2,4}|[+-]\d{2}:?\d{2})\b)?|,?\s+\d{1,2}\s?[ap]m\b"
)
_UPDATED = re.compile(
    r"\b(?:updated|modified|edited|actualizado|mis à jour|aktualisiert|обновлено|güncelleme)\b", re.I
)
_FIRST = re.compile(
    r"\b(?:published|posted|publicado|publié|veröffentlicht|опубликовано|yayınlanma|pubblicato)\b", re.I
)
_IN_ADDRESS = re.compile(r"(?<!\d)(?:19|20)\d{2}[-/](?:0?[1-9]|1[0-2])[-/](?:0?[1-9]|[12]\d|3[01])(?!\d)")
_NAMED_DAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?day\b", re.I)
# Ranks of the days in bylines: published, bare, of the issue, updated.
ISSUE, UPDATED = 2, 3
OF_ISSUE = "byline: the day of the issue"
ONLY = "byline: the page's only date, above the headline"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page's machine-readable head says: its site, its own address, its days as (words, how)."""

    site: str = ""
    address: str = ""
    title: str = ""
    days: tuple[tuple[str, str], ...] = ()
    agencies: tuple[str, ...] = ()


def order_for(row: OutletRow | None) -> Order | None:
    """Whether an outlet's country writes the day or the month first; None where the outlet is not known."""
    if row is None or not row.country:
        return None
    return "month" if row.country in MONTH_FIRST else "day"


def find_publication(
    text: str, pieces: list[Piece], facts: PageFacts, order: Order | None, address: str
) -> Published | None:
    """The first day that the policy's list gives, None where it gives none."""
    for published in _candidates(text, pieces, facts, order, address):
        return _by_weekday(published, text, pieces)
    return None


def _by_weekday(published: Published, text: str, pieces: list[Piece]) -> Published:
    """Of two readings of a day in numbers the one that falls on the weekday of the first paragraph."""
    first, last = published.period.earliest, published.period.latest
    lede = next((p.words(text)[:WITHIN] for p in pieces if p.part == "body"), "")
    named = {
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].index(m[1].casefold())
        for m in _NAMED_DAY.finditer(lede)
    }
    if UNKNOWN_ORDER not in published.how or not named or first is None or last is None:
        return published
    fitting = [day for day in (first, last) if day.weekday() in named]
    if len(fitting) != 1:
        return published
    how = published.how.replace(UNKNOWN_ORDER, "the first paragraph's weekday tells the day from the month")
    return Published(one_day(fitting[0]), published.words, how)


def _candidates(
    text: str, pieces: list[Piece], facts: PageFacts, order: Order | None, address: str
) -> Iterator[Published]:
    yield from _in_pieces(
        text, [p for p in pieces if p.tag == "header" and p.name == "date"], order, "header"
    )
    for words, how in facts.days:
        for dated in find_dates(words, order or "day")[:1]:
            yield Published(dated.period, words, how)
    stamped = [
        p for p in pieces if p.part == "furniture" and p.tag == "credit" and _FIRST.search(p.words(text))
    ]
    bylines = [p for p in pieces if p.part == "byline" and p.tag not in ("today", "header")]
    ranked = _in_bylines(text, bylines + stamped, order)
    yield from (p for rank, p in ranked if rank < ISSUE)
    datelines = [p for p in pieces if p.part == "dateline"]
    yield from _in_pieces(text, datelines, order, "dateline")
    own = [p.words(text) for p in pieces if p.name == "address"]
    for where in (facts.address, address, *own):
        if "://" in where and (found := _IN_ADDRESS.search(where)):
            yield from _published(found[0], find_dates(found[0], "day"), "address")
    yield from (p for rank, p in ranked if rank == ISSUE and p.period.earliest == p.period.latest)
    yield from yearless(text, pieces, (facts.address, address, *own), order)
    yield from (p for _, p in ranked)
    yield from _at_foot(text, pieces, order)


def _in_pieces(text: str, pieces: list[Piece], order: Order | None, how: str) -> Iterator[Published]:
    for piece in pieces:
        words = piece.words(text)[:WITHIN]
        yield from _published(words, find_dates(words, order), how)


def _in_bylines(text: str, pieces: list[Piece], order: Order | None) -> list[tuple[int, Published]]:
    """A day of publication goes before a bare day, a bare day before a day of updating."""
    ranked: list[tuple[int, Published]] = []
    for piece in pieces:
        words = piece.words(text)[:WITHIN]
        how = {"only": ONLY, "issue": OF_ISSUE}.get(piece.name, "byline")
        for dated in find_dates(words, order):
            before = words[max(0, dated.start - 40) : dated.start]
            updated, first = _last(_UPDATED, before), _last(_FIRST, before)
            rank = (
                0
                if first > updated
                else UPDATED
                if updated > first
                else ISSUE
                if piece.name == "issue"
                else 1
            )
            ranked += [(rank, p) for p in _published(words, (dated,), how)]
    return sorted(ranked, key=lambda pair: pair[0])


def _at_foot(text: str, pieces: list[Piece], order: Order | None) -> Iterator[Published]:
    """The day that stands alone below the story; several belong to links to other stories."""
    found = [
        published
        for p in pieces
        if p.part == "furniture" and p.tag == "credit" and not WEEKDAY.search(p.words(text)[:WITHIN])
        for published in _in_pieces(text, [p], order, "byline: at the page's foot")
    ]
    if len({p.period for p in found}) == 1:
        yield found[0]


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((m.start() for m in pattern.finditer(words)), default=-1)


def _published(words: str, found: tuple[Dated, ...], how: str) -> Iterator[Published]:
    """The day as written, with the clock that follows it; a day that can be read two ways says so in
    `how`."""
    for dated in found:
        clock = _CLOCK.match(words, dated.end)
        end = clock.end() if clock else dated.end
        note = f"{how}: {dated.note}" if dated.note else how
        yield Published(dated.period, words[dated.start : end], note)
