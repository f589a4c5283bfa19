"""Entries kept per day of publication: kinship, withdrawals, versions, anchors; and tables drawn from the book."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.schema import SchemaItem

from waybill.register import listing, words_index
from waybill.register.columns import WORDS
from waybill.register.triggers import allow_take_down, guard
from waybill.register.writing import reindex

revision = "r0002"
down_revision = "r0001"


def upgrade() -> None:
    """Add what the first book had no place for; its rows stay as they are."""
    _add_to_the_book()
    _create_listing()
    guard(op.get_bind(), ("piece", "withdrawal"))
    allow_take_down(op.get_bind())
    words_index.create(op.get_bind())
    reindex(op.get_bind())
    listing.redraw(op.get_bind())


def _text(name: str, *more: SchemaItem, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, WORDS, *more, primary_key=key, nullable=False)


def _tx() -> sa.Column[int]:
    return sa.Column("tx_id", sa.Integer, sa.ForeignKey("tx.tx_id"), nullable=False)


def _add_to_the_book() -> None:
    op.add_column("report", sa.Column("former", WORDS))
    for name in ("known_from", "pair", "lineage", "cause"):
        op.add_column("transfer", sa.Column(name, WORDS))
    op.create_index("transfer_days", "transfer", ["transfer_id", "known_from", "revision", "tx_id", "state"])
    op.create_index("transfer_pair", "transfer", ["pair", "transfer_id"])
    for name in ("report", "words_sha256", "machine"):
        op.add_column("judgement", sa.Column(name, WORDS))
    for name in ("starts_at", "ends_at"):
        op.add_column("judgement", sa.Column(name, sa.Integer))
    op.create_index("judgement_report", "judgement", ["report"])
    op.create_table("piece", _text("piece_sha256", key=True), _tx(), _text("payload"), sqlite_strict=True)
    op.create_index("piece_tx", "piece", ["tx_id"])
    op.create_table(
        "withdrawal",
        sa.Column("withdrawal_id", sa.Integer, primary_key=True),
        _tx(),
        _text("report_id", sa.ForeignKey("report.report_id")),
        *(_text(n) for n in ("kind", "day", "by_whom", "at", "reason")),
        sqlite_strict=True,
    )
    op.create_index("withdrawal_report", "withdrawal", ["report_id"])
    op.create_index("withdrawal_tx", "withdrawal", ["tx_id"])


def _create_listing() -> None:
    op.create_table(
        "listing",
        _text("transfer_id", key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        *(_text(n) for n in ("day_from", "day_to", "supplier", "recipient", "stage", "systems", "names")),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        *(_text(n) for n in ("known_since", "recorded_at", "summary")),
        sqlite_strict=True,
    )
    op.create_index("listing_now", "listing", ["day_to", "day_from", "transfer_id"])
    op.create_index("listing_supplier", "listing", ["supplier", "day_to"])
    op.create_index("listing_recipient", "listing", ["recipient", "day_to"])
    op.create_table(
        "listing_report",
        *(_text(n, key=True) for n in ("report_id", "transfer_id", "day_from")),
        _text("day_to"),
        sqlite_strict=True,
    )
    op.create_index("listing_report_transfer", "listing_report", ["transfer_id"])
    op.create_table(
        "mark", _text("name", key=True), sa.Column("tx_id", sa.Integer, nullable=False), sqlite_strict=True
    )
