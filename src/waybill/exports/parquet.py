"""A picture in, four Parquet files out: transfers, claims, reports, drift; the same rows give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from waybill.errors import UsageError
from waybill.exports import flat
from waybill.exports.flat import Row
from waybill.exports.record import EVER, AsOf, Export, Losses, Picture
from waybill.exports.untold import add_untold

LOST = ("links between reports", "steps")
WHY = (
    flat.WHY
    | dict.fromkeys(LOST, "no table for it")
    | {
        "which claim gives which value": "a row of a transfer names its claims, but not which value each gives",
    }
)
# Columns that are no text.
WHOLE = frozenset(
    {
        "revision",
        "origins_low",
        "origins_high",
        "origins_unknown",
        "reports",
        "start",
        "end",
        "date_prec",
        "agreed_prec",
        "known_since_prec",
        "published_prec",
    }
)
REAL = frozenset({"low", "best", "high", "range_low", "range_high"})
TRUTH = frozenset({"approximate", "future"})
DAYS = ("_start", "_end")
# What an empty table is made from, so that its columns stand all the same.
EMPTY: Row = {"id": None}


def export(picture: Picture, as_of: AsOf = EVER) -> Export:
    """Four tables; days are dates, numbers are numbers."""
    losses = Losses(WHY)
    add_untold(picture, losses, LOST)
    tables = {
        "transfers": list(flat.transfer_rows(picture, losses)),
        "claims": list(flat.claim_rows(picture, losses)),
        "reports": list(flat.report_rows(picture)),
        "drift": list(drift_rows(picture)),
    }
    for row in tables["transfers"]:
        losses.add("which claim gives which value", str(row["id"]), str(row["claims"]))
    files = {f"{name}.parquet": _parquet(name, rows) for name, rows in tables.items()}
    return Export(files, losses.report("parquet", as_of, {name: len(rows) for name, rows in tables.items()}))


def drift_rows(picture: Picture) -> Iterator[Row]:
    """One row a change between two tellings."""
    for d in sorted(picture.lineage.drift, key=lambda d: (d.start, d.to, d.field, d.why)):
        row: Row = {
            "start_report": d.start,
            "to_report": d.to,
            "field": d.field,
            "weight": d.weight,
            "why": d.why,
        }
        yield row | {
            "before": d.before.words if d.before else None,
            "after": d.after.words if d.after else None,
            "before_claim": d.before_claim,
            "after_claim": d.after_claim,
        }


def _parquet(name: str, rows: list[Row]) -> bytes:
    try:
        import pyarrow as arrow
        from pyarrow import parquet as writer
    except ImportError as error:
        raise UsageError("Parquet wants pyarrow: install waybill[exports]") from error
    columns = list(rows[0]) if rows else list(EMPTY)
    schema = arrow.schema([(c, _kind(arrow, name, c)) for c in columns])
    table = arrow.Table.from_pylist([_dated(row) for row in rows], schema=schema)
    out = io.BytesIO()
    # No statistics of the machine go in; `created_by` names pyarrow's version, which is pinned.
    writer.write_table(table, out, compression="zstd", version="2.6", store_schema=False)
    return out.getvalue()


def _kind(arrow: Any, name: str, column: str) -> Any:
    if column in WHOLE or (name == "reports" and column == "claims"):
        return arrow.int64()
    if column in REAL:
        return arrow.float64()
    if column in TRUTH:
        return arrow.bool_()
    return arrow.date32() if column.endswith(DAYS) else arrow.string()


def _dated(row: Row) -> dict[str, Any]:
    return {
        k: date.fromisoformat(v) if k.endswith(DAYS) and isinstance(v, str) else v for k, v in row.items()
    }
