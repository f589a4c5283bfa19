"""Indexes from which lists, counts and searches of any day are answered without looking at rows that are not shown."""

from __future__ import annotations

from alembic import op

revision = "r0003"
down_revision = "r0002"


def upgrade() -> None:
    """Draw the indexes; no row changes."""
    op.drop_index("listing_now", "listing")
    # PostgreSQL takes no more than 2.7 kB a row of an index, and the names of an entry may be longer.
    names = ["names"] if op.get_bind().dialect.name == "sqlite" else []
    op.create_index("listing_now", "listing", ["day_to", "day_from", "recorded_at", "transfer_id", *names])
    op.create_index("listing_days", "listing", ["day_from", "recorded_at", "day_to", "transfer_id", *names])
    op.drop_index("reading_known_from", "reading")
    op.create_index("reading_known_from", "reading", ["known_from", "report_id"])
    op.create_index("reading_newest", "reading", ["report_id", "tx_id", "known_from"])
