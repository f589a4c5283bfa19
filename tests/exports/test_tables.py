"""Parquet and CSV tell the same, with types, and have their columns with and without rows."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pyarrow.parquet
import pytest

from tests.exports.pictures import EMPTY, Picture, make_picture
from tests.exports.test_standards import pictures
from waybill.exports import flat, parquet, table
from waybill.exports.record import Losses
from waybill.exports.tables import columns_of


@pytest.mark.parametrize("make", pictures())
def test_parquet_is_read_back_with_its_types(make: Any) -> None:
    picture = make()
    made = parquet.export(picture)
    tables = {n: pyarrow.parquet.read_table(io.BytesIO(d)) for n, d in made.files.items()}
    assert tables["transfers.parquet"].num_rows == len(picture.transfers)
    assert tables["claims.parquet"].num_rows == sum(len(r.claims) for r in picture.readings)
    assert tables["drift.parquet"].num_rows == len(picture.lineage.drift)
    assert str(tables["transfers.parquet"].schema.field("date_start").type) == "date32[day]"
    assert str(tables["transfers.parquet"].schema.field("best").type) == "double"
    assert all(not t.schema.metadata for t in tables.values())


def test_flat_rows_keep_low_best_high_and_how_close_the_days_are() -> None:
    rows = pyarrow.parquet.read_table(
        io.BytesIO(parquet.export(make_picture()).files["transfers.parquet"])
    ).to_pylist()
    assert (rows[0]["low"], rows[0]["best"], rows[0]["high"], rows[0]["bound"]) == (None, 40.0, None, "about")
    assert (rows[0]["date_start"], rows[0]["date_end"], rows[0]["date_prec"]) == (
        date(2023, 12, 1),
        date(2024, 1, 10),
        4,
    )
    assert (rows[0]["systems"], rows[0]["positions"]) == (
        "Herring-2 | Cod-1",
        "MLT denies | NOR silent | UN concern",
    )
    assert rows[0]["measures_in_force"] == "X-MLT-1"
    assert rows[2]["recipient"] is None


def test_csv_and_parquet_tell_the_same() -> None:
    read = pyarrow.parquet.read_table(io.BytesIO(parquet.export(make_picture()).files["claims.parquet"]))
    header = table.export(make_picture()).files["claims.csv"].decode("utf-8").splitlines()[0]
    assert header.split(",") == read.schema.names


@pytest.mark.parametrize("picture", [EMPTY, make_picture()])
def test_a_table_has_its_columns_with_and_without_rows(picture: Picture) -> None:
    for name in ("transfers", "claims", "reports", "drift"):
        data = parquet.export(picture).files[f"{name}.parquet"]
        assert tuple(pyarrow.parquet.read_schema(io.BytesIO(data)).names) == tuple(columns_of(name))
    for name in ("transfers", "claims", "reports"):
        header = table.export(picture).files[f"{name}.csv"].decode("utf-8").splitlines()[0]
        assert tuple(header.split(",")) == tuple(columns_of(name))
    losses = Losses(flat.WHY)
    assert all(tuple(row) == tuple(columns_of("transfers")) for row in flat.transfer_rows(picture, losses))
    assert all(tuple(row) == tuple(columns_of("claims")) for row in flat.claim_rows(picture, losses))
    assert all(tuple(row) == tuple(columns_of("reports")) for row in flat.report_rows(picture))
    assert all(tuple(row) == tuple(columns_of("drift")) for row in parquet.drift_rows(picture))
