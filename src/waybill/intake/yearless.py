"""A page's pieces come in; the day of a dateline that gives no year goes out, with the year from elsewhere on the
page and the word where from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from waybill.intake.dates import Dated, Order, find_dates, find_yearless
from waybill.intake.pieces import Piece
from waybill.records.report import Published

# Dates deep inside a line are about something else.
WITHIN = 300
# A page's clock may stand a day behind its dateline's.
SLACK = timedelta(days=1)

_COPYRIGHT_YEAR = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,40}(?:(?:19|20)\d{2}\s?[-–]\s?)?((?:19|20)\d{2})", re.I
)
_ADDRESS_YEAR = re.compile(r"/((?:19|20)\d{2})/")
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.I)


def yearless(
    text: str, pieces: list[Piece], addresses: tuple[str, ...], order: Order | None
) -> Iterator[Published]:
    """A dateline's day in the year of the page's other date, of its address, of its copyright line, in that
    order; a story is not dated after the page's other date."""
    for piece in pieces:
        if piece.part != "dateline":
            continue
        words = piece.words(text)
        for year, latest, how in _years(text, pieces, addresses, order):
            dated = find_yearless(words, year)
            if dated and latest and _day(dated) > latest + SLACK:
                dated = find_yearless(words, year - 1)
            if dated:
                yield Published(
                    dated.period, words[dated.start : dated.end], f"dateline: the year is that of {how}"
                )


def _day(dated: Dated) -> date:
    return dated.period.earliest or date.max


def _years(
    text: str, pieces: list[Piece], addresses: tuple[str, ...], order: Order | None
) -> Iterator[tuple[int, date | None, str]]:
    """Years with the last day the story can be of, and where they stand."""
    frame = [(p, p.words(text)[:WITHIN]) for p in pieces if p.part in ("furniture", "byline")]
    for piece, words in frame:
        if piece.part == "byline" or piece.tag in ("today", "credit"):
            how = "the day of updating" if _UPDATED.search(words) else "another date on the page"
            for dated in find_dates(words, order or "day"):
                if dated.period.earliest:
                    yield dated.period.earliest.year, dated.period.latest, how
    for address in addresses:
        if "://" in address and (match := _ADDRESS_YEAR.search(address)):
            yield int(match[1]), None, "the page's address"
    for _, words in frame:
        if match := _COPYRIGHT_YEAR.search(words):
            yield int(match[1]), None, "the copyright line"
