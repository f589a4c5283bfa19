"""The tables of the book, as SQLAlchemy Core sees them after the last migration.

Only `TEXT` and `INTEGER` columns, so that SQLite's strict tables and PostgreSQL take the same definitions.
Every table of the book but `tx` carries the `tx_id` it was written in, and no row is ever changed. Behind them
stand the tables that are only drawn from the book, for speed: they are changed in place and can be made again.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, UniqueConstraint
from sqlalchemy.sql.schema import SchemaItem

from waybill.register.columns import WORDS

metadata = MetaData()


def _table(name: str, *columns: SchemaItem) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True)


def _text(name: str, *more: SchemaItem, key: bool = False) -> Column[str]:
    return Column(name, WORDS, *more, primary_key=key, nullable=False)


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

# One version of what stands at an address, by the hash of its bytes; `former` is the version before it.
report = _table(
    "report",
    _text("report_id", key=True),
    _tx(),
    _text("sha256"),
    _text("address"),
    Column("former", WORDS),
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
    Index("reading_known_from", "known_from", "report_id"),
    Index("reading_tx", "tx_id"),
    Index("reading_newest", "report_id", "tx_id", "known_from"),
)

claim = _table(
    "claim",
    Column("reading_id", Integer, ForeignKey("reading.reading_id"), primary_key=True),
    _text("claim_id", key=True),
    _tx(),
    Column("place", Integer, nullable=False),
    _text("kind"),
    Column("supplier", WORDS),
    Column("recipient", WORDS),
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

# What ties a report to those it retells: links and drift into it, by the hash of their content.
piece = _table("piece", _text("piece_sha256", key=True), _tx(), _text("payload"), Index("piece_tx", "tx_id"))

# A transfer at a revision: how it stood from the day `known_from` on. `state` is live, merged (into `forward`),
# gone, or void (that day no longer stands for itself). Rows of the first book have no day.
transfer = _table(
    "transfer",
    _text("transfer_id", key=True),
    Column("revision", Integer, primary_key=True),
    _tx(),
    _text("state"),
    Column("forward", WORDS),
    _text("payload"),
    Column("known_from", WORDS),
    Column("pair", WORDS),
    Column("lineage", WORDS),
    Column("cause", WORDS),
    Index("transfer_tx", "tx_id"),
    Index("transfer_days", "transfer_id", "known_from", "revision", "tx_id", "state"),
    Index("transfer_pair", "pair", "transfer_id"),
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
    Column("value", WORDS),
    Column("report", WORDS),
    Column("starts_at", Integer),
    Column("ends_at", Integer),
    Column("words_sha256", WORDS),
    Column("machine", WORDS),
    Index("judgement_about", "about"),
    Index("judgement_tx", "tx_id"),
    Index("judgement_report", "report"),
)

# A report that no longer counts from a day on; a take-down also blanks its text.
withdrawal = _table(
    "withdrawal",
    Column("withdrawal_id", Integer, primary_key=True),
    _tx(),
    _text("report_id", ForeignKey("report.report_id")),
    _text("kind"),
    _text("day"),
    _text("by_whom"),
    _text("at"),
    _text("reason"),
    Index("withdrawal_report", "report_id"),
    Index("withdrawal_tx", "tx_id"),
)

# What an act's records go into, in the order in which they may point to one another.
RECORDS: tuple[Table, ...] = (
    report_text,
    report,
    reading,
    claim,
    left_out,
    piece,
    transfer,
    judgement,
    withdrawal,
)

# Columns that came after the first book: sealed only where they hold something, so that its acts still verify.
ADDED: dict[str, frozenset[str]] = {
    "report": frozenset({"former"}),
    "transfer": frozenset({"known_from", "pair", "lineage", "cause"}),
    "judgement": frozenset({"report", "starts_at", "ends_at", "words_sha256", "machine"}),
}

# The states of transfers as the book has them now, each from a day of publication to the next.
listing = _table(
    "listing",
    _text("transfer_id", key=True),
    Column("revision", Integer, primary_key=True),
    *(_text(n) for n in ("day_from", "day_to", "supplier", "recipient", "stage", "systems", "names")),
    Column("origins", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    *(_text(n) for n in ("known_since", "recorded_at", "summary")),
    # PostgreSQL has both without the names: it takes no more than 2.7 kB a row of an index, and they may be longer.
    Index("listing_now", "day_to", "day_from", "recorded_at", "transfer_id", "names"),
    Index("listing_days", "day_from", "recorded_at", "day_to", "transfer_id", "names"),
    Index("listing_supplier", "supplier", "day_to"),
    Index("listing_recipient", "recipient", "day_to"),
)

# From which day to which a report is one of a transfer's.
listing_report = _table(
    "listing_report",
    _text("report_id", key=True),
    _text("transfer_id", key=True),
    _text("day_from", key=True),
    _text("day_to"),
    Index("listing_report_transfer", "transfer_id"),
)

# How far the tables drawn from the book have come: the number of an act under a name.
mark = _table("mark", _text("name", key=True), Column("tx_id", Integer, nullable=False))

# Drawn from the book, outside the seals.
DERIVED: tuple[Table, ...] = (listing, listing_report, mark)
