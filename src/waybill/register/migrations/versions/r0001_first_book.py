"""The first book: acts, texts, reports, readings, claims, left-outs, transfers, judgements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.schema import SchemaItem

from waybill.register.columns import WORDS
from waybill.register.triggers import guard

revision = "r0001"
down_revision = None

# PostgreSQL's ordinary index takes no more than 2.7 kB; an address may be longer, and is only looked up whole.
ANY_LENGTH = "hash"


def upgrade() -> None:
    """Draw the tables and guard each against UPDATE and DELETE."""
    _create_acts_and_reports()
    _create_claims()
    _create_entries()
    guard(
        op.get_bind(),
        ("tx", "report_text", "report", "reading", "claim", "left_out", "transfer", "judgement"),
    )


def _text(name: str, *more: SchemaItem, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, WORDS, *more, primary_key=key, nullable=False)


def _tx() -> sa.Column[int]:
    return sa.Column("tx_id", sa.Integer, sa.ForeignKey("tx.tx_id"), nullable=False)


def _create_acts_and_reports() -> None:
    op.create_table(
        "tx",
        sa.Column("tx_id", sa.Integer, primary_key=True),
        *(_text(n) for n in ("recorded_at", "actor", "why", "reader", "previous", "records", "hash")),
        sa.UniqueConstraint("hash", name="tx_hash"),
        sqlite_strict=True,
    )
    op.create_index("tx_recorded_at", "tx", ["recorded_at"])
    op.create_table("report_text", _text("text_sha256", key=True), _tx(), _text("text"), sqlite_strict=True)
    op.create_table(
        "report",
        _text("report_id", key=True),
        _tx(),
        _text("sha256"),
        _text("address"),
        sa.UniqueConstraint("sha256", name="report_sha256"),
        sqlite_strict=True,
    )
    op.create_index("report_address", "report", ["address"], postgresql_using=ANY_LENGTH)


def _create_claims() -> None:
    op.create_table(
        "reading",
        sa.Column("reading_id", sa.Integer, primary_key=True),
        _tx(),
        _text("report_id", sa.ForeignKey("report.report_id")),
        _text("reader"),
        _text("text_sha256", sa.ForeignKey("report_text.text_sha256")),
        *(_text(n) for n in ("known_from", "known_how", "payload")),
        sa.UniqueConstraint("report_id", "reader", name="reading_once"),
        sqlite_strict=True,
    )
    op.create_index("reading_known_from", "reading", ["known_from"])
    op.create_index("reading_tx", "reading", ["tx_id"])
    op.create_table(
        "claim",
        sa.Column("reading_id", sa.Integer, sa.ForeignKey("reading.reading_id"), primary_key=True),
        _text("claim_id", key=True),
        _tx(),
        sa.Column("place", sa.Integer, nullable=False),
        _text("kind"),
        sa.Column("supplier", WORDS),
        sa.Column("recipient", WORDS),
        _text("payload"),
        sqlite_strict=True,
    )
    op.create_index("claim_id", "claim", ["claim_id"])
    op.create_index("claim_tx", "claim", ["tx_id"])
    op.create_index("claim_parties", "claim", ["supplier", "recipient"])


def _create_entries() -> None:
    op.create_table(
        "left_out",
        sa.Column("left_out_id", sa.Integer, primary_key=True),
        _tx(),
        *(_text(n) for n in ("address", "step", "reason")),
        sqlite_strict=True,
    )
    op.create_index("left_out_address", "left_out", ["address"], postgresql_using=ANY_LENGTH)
    op.create_index("left_out_tx", "left_out", ["tx_id"])
    op.create_table(
        "transfer",
        _text("transfer_id", key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        _tx(),
        _text("state"),
        sa.Column("forward", WORDS),
        _text("payload"),
        sqlite_strict=True,
    )
    op.create_index("transfer_tx", "transfer", ["tx_id"])
    op.create_table(
        "judgement",
        sa.Column("judgement_id", sa.Integer, primary_key=True),
        _tx(),
        *(_text(n) for n in ("about", "field", "decision", "judge", "judged_at", "reason")),
        sa.Column("value", WORDS),
        sqlite_strict=True,
    )
    op.create_index("judgement_about", "judgement", ["about"])
    op.create_index("judgement_tx", "judgement", ["tx_id"])
