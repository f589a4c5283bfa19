"""A picture in, four Parquet files out: transfers, claims, reports, drift; the same rows give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from waybill.errors import UsageError
from waybill.exports import flat
from waybill.exports.flat import Row
from waybill.exports.record import EVER, AsOf, Export, Losses, Picture
from waybill.exports.tables import columns_of
from waybill.exports.untold import add_untold
from waybill.records.lineage import Drift

LOST = ("links between reports", "steps")
WHY = (
    flat.WHY
    | dict.fromkeys(LOST, "no table for it")
    | {
        "which claim gives which value": "a row of a transfer names its claims, but not which value each gives",
    }
)


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
    for d in sorted(picture.lineage.drift, key=_place):
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


def _place(drift: Drift) -> tuple[str, str, str, str, int, int]:
    """Sorts changes by report, field and where their words stand."""
    starts = [side.start if side else -1 for side in (drift.before, drift.after)]
    return drift.start, drift.to, drift.field, drift.why, starts[0], starts[1]


def _parquet(name: str, rows: list[Row]) -> bytes:
    try:
        import pyarrow as arrow
        from pyarrow import parquet as writer
    except ImportError as error:
        raise UsageError("Parquet wants pyarrow: install waybill[exports]") from error
    kinds = columns_of(name)
    schema = arrow.schema([(column, _type(arrow, kind)) for column, kind in kinds.items()])
    table = arrow.Table.from_pylist([_dated(row, kinds) for row in rows], schema=schema)
    out = io.BytesIO()
    # No statistics of the machine go in; `created_by` names pyarrow's version, which is pinned.
    writer.write_table(table, out, compression="zstd", version="2.6", store_schema=False)
    return out.getvalue()


def _type(arrow: Any, kind: str) -> Any:
    makers = {
        "text": arrow.string,
        "whole": arrow.int64,
        "real": arrow.float64,
        "truth": arrow.bool_,
        "day": arrow.date32,
    }
    return makers[kind]()


def _dated(row: Row, kinds: Mapping[str, str]) -> dict[str, Any]:
    return {
        k: date.fromisoformat(v) if kinds[k] == "day" and isinstance(v, str) else v for k, v in row.items()
    }
