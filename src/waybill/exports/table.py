"""A picture in, three CSV tables of our own out: transfers, claims, reports."""

from __future__ import annotations

from collections.abc import Iterable

from waybill.exports import flat
from waybill.exports.record import EVER, AsOf, Export, Losses, Picture, csv_bytes
from waybill.exports.tables import columns_of
from waybill.exports.untold import add_untold
from waybill.exports.words import figure

LOST = ("drift", "links between reports", "steps")
WHY = flat.WHY | dict.fromkeys(LOST, "no table for it") | {
    "which claim gives which value": "a row of a transfer names its claims, but not which value each gives",
    "cells as written": "a spreadsheet would run the cell; an apostrophe stands before it",
}  # fmt: skip


def export(picture: Picture, as_of: AsOf = EVER) -> Export:
    """The three tables, each with a header even where it has no row."""
    losses = Losses(WHY)
    add_untold(picture, losses, LOST)
    transfers = list(flat.transfer_rows(picture, losses))
    claims = list(flat.claim_rows(picture, losses))
    reports = list(flat.report_rows(picture))
    for row in transfers:
        losses.add("which claim gives which value", str(row["id"]), str(row["claims"]))
    files = {
        "transfers.csv": _csv("transfers", transfers, losses),
        "claims.csv": _csv("claims", claims, losses),
        "reports.csv": _csv("reports", reports, losses),
    }
    carried = {"transfers": len(transfers), "claims": len(claims), "reports": len(reports)}
    return Export(files, losses.report("csv", as_of, carried))


def _csv(name: str, rows: Iterable[flat.Row], losses: Losses) -> bytes:
    columns = list(columns_of(name))
    return csv_bytes(columns, [[_cell(row[column]) for column in columns] for row in rows], losses)


def _cell(value: flat.Cell) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return figure(value) if isinstance(value, float) else value
