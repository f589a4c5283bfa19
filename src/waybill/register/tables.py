"""The tables of the book, as SQLAlchemy Core sees them after the last migration.

Only `TEXT` and `INTEGER` columns, so that SQLite's strict tables and PostgreSQL take the same definitions.
Every table but `tx` carries the `tx_id` it was written in, and no row is ever changed.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData()


def _table(name: str, *columns: SchemaItem) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True)


def _text(name: str, *more: SchemaItem, key: bool = False) -> Column[str]:
    return Column(name, Text, *more, primary_key=key, nullable=False)


def _tx() -> Column[int]:
    return Column("tx_id", Integer, ForeignKey("tx.tx_id"), nullable=False)


# One act of writing: when it was learnt (UTC), by whom, why, under which rules, and its place in the chain.
tx = _table(
    "tx",
    Column("tx_id", Integer, primary_key=True),
    _text("recorded_at"),
    _text("actor"),
    _text("why"),
    _text("reader"),
    _text("previous"),
    _text("records"),
    _text("hash"),
    UniqueConstraint("hash", name="tx_hash"),
    Index("tx_recorded_at", "recorded_at"),
)

# The text of reports, alone, so that a take-down can blank it while hash and offsets stay.
report_text = _table("report_text", _text("text_sha256", key=True), _tx(), _text("text"))

# One version of what stands at an address, by the hash of its bytes.
report = _table(
    "report",
    _text("report_id", key=True),
    _tx(),
    _text("sha256"),
    _text("address"),
    UniqueConstraint("sha256", name="report_sha256"),
    Index("report_address", "address"),
)

# One reading of a report by one version of the rules; `known_from` is the day it was public, and
# `known_how` says whether that is its publication or, for want of one, the day it was learnt.
reading = _table(
    "reading",
    Column("reading_id", Integer, primary_key=True),
    _tx(),
    _text("report_id", ForeignKey("report.report_id")),
    _text("reader"),
    _text("text_sha256", ForeignKey("report_text.text_sha256")),
    _text("known_from"),
    _text("known_how"),
    _text("payload"),
    UniqueConstraint("report_id", "reader", name="reading_once"),
    Index("reading_known_from", "known_from"),
    Index("reading_tx", "tx_id"),
)

claim = _table(
    "claim",
    Column("reading_id", Integer, ForeignKey("reading.reading_id"), primary_key=True),
    _text("claim_id", key=True),
    _tx(),
    Column("place", Integer, nullable=False),
    _text("kind"),
    Column("supplier", Text),
    Column("recipient", Text),
    _text("payload"),
    Index("claim_id", "claim_id"),
    Index("claim_tx", "tx_id"),
    Index("claim_parties", "supplier", "recipient"),
)

left_out = _table(
    "left_out",
    Column("left_out_id", Integer, primary_key=True),
    _tx(),
    _text("address"),
    _text("step"),
    _text("reason"),
    Index("left_out_address", "address"),
    Index("left_out_tx", "tx_id"),
)

# A transfer at a revision; `state` is live, merged (into `forward`) or gone.
transfer = _table(
    "transfer",
    _text("transfer_id", key=True),
    Column("revision", Integer, primary_key=True),
    _tx(),
    _text("state"),
    Column("forward", Text),
    _text("payload"),
    Index("transfer_tx", "tx_id"),
)

judgement = _table(
    "judgement",
    Column("judgement_id", Integer, primary_key=True),
    _tx(),
    _text("about"),
    _text("field"),
    _text("decision"),
    _text("judge"),
    _text("judged_at"),
    _text("reason"),
    Column("value", Text),
    Index("judgement_about", "about"),
    Index("judgement_tx", "tx_id"),
)

# What an act's records go into, in the order in which they may point to one another.
RECORDS: tuple[Table, ...] = (report_text, report, reading, claim, left_out, transfer, judgement)
