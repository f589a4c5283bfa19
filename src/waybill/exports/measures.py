"""The rows of the table of measures in, CSV or JSON under CC BY 4.0 out, its change log with it."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.exports.record import EVER, Export, Losses, csv_bytes, json_bytes
from waybill.exports.tables import measures_changes
from waybill.records.formats_values import Json

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
CREDIT = "Waybill, table of measures"
COLUMNS = (
    "id",
    "name",
    "body",
    "acts",
    "direction",
    "targets",
    "binding_on",
    "scope",
    "scope_tags",
    "start",
    "end",
    "ended_by",
    "renewed_to",
    "legal_force",
    "contested",
    "verified",
    "citations",
    "notes",
)
WHY = {
    "phases": "a row has one first and one last day; the JSON has the phases",
    "changes": "no column; the JSON has them",
    "positions": "no column; the JSON has both sides",
    "cells as written": "a spreadsheet would run the cell; an apostrophe stands before it",
}
NOTICE = "\n".join(
    (
        f"{CREDIT}. Licence: Creative Commons Attribution 4.0 International ({LICENCE}), {LICENCE_URL}",
        "You may share and adapt it if you give credit. It names possible relevance, never a violation.",
        "`end` is the first day on which a measure no longer held. `verified` tells how far a row was checked.",
        "",
        "Changes",
        "",
    )
)


def export_json(rows: Sequence[Json]) -> Export:
    """The rows as they stand in the table, with licence and change log: nothing is lost."""
    changes = [{"day": day, "what": what} for day, what in measures_changes()]
    head: Json = {
        "schema": "waybill.measures/1",
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "credit": CREDIT,
    }
    data = json_bytes(head | {"changes": changes, "measures": list(rows)})
    return Export({"measures.json": data}, Losses(WHY).report("measures json", EVER, {"measures": len(rows)}))


def export_csv(rows: Sequence[Json]) -> Export:
    """One row a measure, lists joined by " | "; licence and change log in a file beside it."""
    losses = Losses(WHY)
    for row in rows:
        for what in ("phases", "changes", "positions"):
            if row[what]:
                losses.add(what, row["id"], f"{len(row[what])}")
    table = csv_bytes(COLUMNS, [_cells(row) for row in rows], losses)
    log = "".join(f"{day}  {what}\n" for day, what in measures_changes())
    files = {"measures.csv": table, "measures-licence.txt": (NOTICE + log).encode("utf-8")}
    return Export(files, losses.report("measures csv", EVER, {"measures": len(rows)}))


def _cells(row: Json) -> list[str]:
    told = row | {
        "targets": [f"{direction} {code}" for direction, code in row["targets"]],
        "contested": "yes" if row["positions"] else "no",
    }
    return [_cell(told.get(column)) for column in COLUMNS]


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " | ".join(str(v) for v in value)
    return "" if value is None else str(value)
