"""A picture in, rows in the forms of the UN Register of Conventional Arms out: exports, imports, small arms.

The forms are a State's own report for a calendar year; these rows are what others report of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waybill.exports import goods
from waybill.exports.goods import Lot, Told, backing_of, lots_of, year_of
from waybill.exports.record import EVER, AsOf, Export, Losses, Picture, claims_of, csv_bytes, transfers_of
from waybill.exports.tables import is_state, salw_line
from waybill.exports.untold import add_untold
from waybill.exports.words import figure, quantity_words
from waybill.records.transfer import Transfer
from waybill.records.values import Party

MAJOR = ("I", "II", "III", "IV", "V", "VI", "VII")
# The letters are those of the form (A/RES/46/36 L and later reviews); State and year head each form.
EXPORTS = (
    "Reporting State",
    "Calendar year",
    "A. Category (I-VII)",
    "B. Final importer State(s)",
    "C. Number of items",
    "D. State of origin (if not exporter)",
    "E. Intermediate location (if any)",
    "F. Description of item",
    "G. Comments on the transfer",
)
IMPORTS = tuple("B. Exporter State(s)" if c.startswith("B.") else c for c in EXPORTS)
SMALL_EXPORTS = ("Reporting State", "Calendar year", "Part", "Line", *EXPORTS[3:])
SMALL_IMPORTS = ("Reporting State", "Calendar year", "Part", "Line", *IMPORTS[3:])
UNFILLED = {"D. State of origin (if not exporter)": "who made the goods is not told of a transfer"}
LOST = (
    "chains of attribution",
    "negated claims",
    "doubts",
    "claims of other kinds",
    "drift",
    "links between reports",
    "conflicts",
    "positions",
    "law on the day",
    "grades",
    "steps",
    "words of the claims",
)
WHY = (
    goods.WHY
    | dict.fromkeys(LOST, "no column")
    | {
        "outside the register": "the goods are in none of the seven categories, nor small arms or light weapons",
        "category open": "the words do not tell which category the goods are in; the row's category is empty",
        "small arms line open": "the words do not tell which line of the form the goods are on",
        "parties that are no State": "only States report; the row on the other side stands",
        "modes": "no column",
        "cells as written": "a spreadsheet would run the cell; an apostrophe stands before it",
        "ids": "no column; these rows are of these transfers",
    }
)


@dataclass(frozen=True, slots=True)
class _Line:
    """One lot on the forms of both sides."""

    of: str
    supplier: Party
    recipient: Party
    year: str
    small: bool
    head: tuple[str, ...]
    number: str
    way: str
    what: str
    comment: str

    def on(self, reporting: Party, other: Party) -> tuple[str, ...]:
        """The row on the form of one of the two."""
        row = (other.label, self.number, "", self.way, self.what, self.comment)
        return (reporting.label, self.year, *self.head, *row)


def export(picture: Picture, as_of: AsOf = EVER) -> Export:
    """Four forms: what States exported and imported, major arms and small arms apart."""
    losses = Losses(WHY)
    add_untold(picture, losses, LOST)
    told_of = claims_of(picture)
    lines = [line for t in transfers_of(picture) for line in _lines(t, told_of, losses)]
    files = {
        f"unroca-{name}.csv": csv_bytes(columns, _form(lines, small, out, losses), losses)
        for name, columns, small, out in (
            ("exports", EXPORTS, False, True),
            ("imports", IMPORTS, False, False),
            ("salw-exports", SMALL_EXPORTS, True, True),
            ("salw-imports", SMALL_IMPORTS, True, False),
        )
    }
    for line in lines:
        losses.add("ids", line.of, f"{line.year} {line.what}".strip())
    carried = {"transfers": len({line.of for line in lines}), "lots": len(lines)}
    return Export(files, losses.report("unroca", as_of, carried, UNFILLED))


def _form(lines: list[_Line], small: bool, out: bool, losses: Losses) -> list[tuple[str, ...]]:
    rows = []
    for line in lines:
        reporting, other = (line.supplier, line.recipient) if out else (line.recipient, line.supplier)
        if line.small != small:
            continue
        if is_state(reporting):
            rows.append(line.on(reporting, other))
        else:
            losses.add("parties that are no State", line.of, reporting.label)
    return sorted(rows)


def _lines(transfer: Transfer, told_of: Told, losses: Losses) -> Iterator[_Line]:
    for mode in transfer.modes:
        losses.add("modes", transfer.id, mode.value)
    if transfer.recipient is None:
        losses.add("no recipient", transfer.id)
    elif not goods.is_delivered(transfer):
        losses.add("not delivered", transfer.id, transfer.stage or "")
    elif not transfer.systems:
        losses.add("no system", transfer.id)
    else:
        for lot in lots_of(transfer, losses, told_of):
            head = _category(transfer, lot, losses)
            if head is not None:
                yield _line(transfer, lot, head, told_of, losses)


def _category(transfer: Transfer, lot: Lot, losses: Losses) -> tuple[str, ...] | None:
    """The category, or part and line of the form on small arms; None outside the Register."""
    found = {s.unroca for s in lot.systems} - {"none"}
    if not found:
        losses.add("outside the register", transfer.id, lot.name)
        return None
    if found == {"SALW"}:
        part, line = salw_line(lot.systems[0])
        if not line:
            losses.add("small arms line open", transfer.id, lot.name)
        return part, line
    kinds = [c for c in MAJOR if c in found]
    if not kinds or None in found or len(kinds) > 1:
        losses.add("category open", transfer.id, lot.name)
    return (kinds[0] if len(kinds) == 1 and None not in found else "",)


def _line(transfer: Transfer, lot: Lot, head: tuple[str, ...], told_of: Told, losses: Losses) -> _Line:
    year, about = year_of(transfer, lot, losses)
    reports, low, high = backing_of(transfer, lot, told_of)
    origins = f"{low}" if low == high else f"{low} to {high}"
    told = f"{quantity_words(lot.quantity)}; " if lot.quantity and lot.estimated else ""
    when = "year estimated; " if about else ""
    comment = (
        f"{told}{when}as reported: {reports} report{_s(reports)}, {origins} independent origin{_s(high)}"
    )
    way = ", ".join(
        dict.fromkeys(b.value.name for b in transfer.routes if lot.alone or set(b.claims) & lot.claims)
    )
    number = figure(lot.number)
    recipient = transfer.recipient or transfer.supplier
    parties = (transfer.supplier.value, recipient.value)
    return _Line(transfer.id, *parties, year, len(head) == 2, head, number, way, lot.name, comment)


def _s(number: int) -> str:
    return "" if number == 1 else "s"
