"""A picture in, rows in the layout of SIPRI's trade register out: one a lot of goods delivered.

The layout is that of the register's download of 2026. The database itself is SIPRI's: its ids, its trend-indicator
values and its judgement on the goods' condition (`Status`) are theirs to give and stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from waybill.exports import goods
from waybill.exports.goods import Lot, Told, lots_of, order_year, year_of
from waybill.exports.record import EVER, AsOf, Export, Losses, Picture, claims_of, csv_bytes, transfers_of
from waybill.exports.tables import armament_of, is_group, is_state
from waybill.exports.untold import add_untold
from waybill.exports.words import figure
from waybill.records.transfer import Transfer
from waybill.records.values import Party

NAME = "trade-register.csv"
COLUMNS = (
    "SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description", "Armament category", "Order date",
    "Order date is estimate", "Numbers delivered", "Numbers delivered is estimate", "Delivery year",
    "Delivery year is estimate", "Status", "SIPRI estimate", "TIV deal unit", "TIV delivery values", "Local production",
)  # fmt: skip
UNFILLED = MappingProxyType(
    {
        "SIPRI AT Database ID": "given by SIPRI",
        "Status": "the condition of the goods (new, second hand), which no claim tells",
        "SIPRI estimate": "SIPRI's own",
        "TIV deal unit": "SIPRI's own",
        "TIV delivery values": "SIPRI's own",
        "Local production": "no claim tells it",
    }
)
LOST = (
    "chains of attribution", "negated claims", "doubts", "claims of other kinds", "drift", "links between reports",
    "counts of origins", "conflicts", "positions", "law on the day", "grades", "modes and routes", "words of the claims",
)  # fmt: skip
WHY = goods.WHY | dict.fromkeys(LOST, "no column") | {
    "outside the register": "small arms, ammunition, trucks and parts are not in SIPRI's register",
    "armament category open": "the kind of goods maps to none of SIPRI's categories for certain",
    "cells as written": "a spreadsheet would run the cell; an apostrophe stands before it",
    "ids": "the database id is SIPRI's; these rows are of these transfers",
}  # fmt: skip


def export(picture: Picture, as_of: AsOf = EVER) -> Export:
    """One row for each lot that claims say is under way or delivered."""
    losses = Losses(WHY)
    add_untold(picture, losses, LOST)
    told_of = claims_of(picture)
    rows = [row for t in transfers_of(picture) for row in _rows(t, told_of, losses)]
    for number, (of, _) in enumerate(rows, 1):
        losses.add("ids", of, f"row {number}")
    table = csv_bytes(COLUMNS, [cells for _, cells in rows], losses)
    done = len({of for of, _ in rows})
    return Export(
        {NAME: table}, losses.report("sipri", as_of, {"transfers": done, "rows": len(rows)}, UNFILLED)
    )


def _rows(transfer: Transfer, told_of: Told, losses: Losses) -> Iterator[tuple[str, tuple[str, ...]]]:
    if transfer.recipient is None:
        losses.add("no recipient", transfer.id)
    elif not goods.is_delivered(transfer):
        losses.add("not delivered", transfer.id, transfer.stage or "")
    elif not transfer.systems:
        losses.add("no system", transfer.id)
    else:
        for lot in lots_of(transfer, losses, told_of):
            kinds = {armament_of(s) for s in lot.systems}
            if kinds == {"outside"}:
                losses.add("outside the register", transfer.id, lot.name)
            else:
                yield transfer.id, _row(transfer, transfer.recipient.value, lot, losses)


def _row(transfer: Transfer, recipient: Party, lot: Lot, losses: Losses) -> tuple[str, ...]:
    kinds = {armament_of(s) for s in lot.systems} - {"outside"}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    if kind is None:
        losses.add("armament category open", transfer.id, lot.name)
    ordered, ordered_about = order_year(transfer, losses)
    year, year_about = year_of(transfer, lot, losses)
    return (
        "", party_name(transfer.supplier.value), party_name(recipient), lot.name,
        " / ".join(dict.fromkeys(s.category or "" for s in lot.systems)), kind or "", ordered,
        _flag(ordered, ordered_about), figure(lot.number), _flag(figure(lot.number), lot.estimated), year,
        _flag(year, year_about), "", "", "", "", "",
    )  # fmt: skip


def _flag(value: str, estimated: bool) -> str:
    return "" if not value else "Yes" if estimated else "No"


def party_name(party: Party) -> str:
    """SIPRI marks an armed group with one asterisk and an international body with two."""
    if is_state(party):
        return party.label
    return f"{party.label}{'*' if is_group(party) else '**'}"
