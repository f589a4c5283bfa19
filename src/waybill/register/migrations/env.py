"""Alembic's way in: takes the connection that `migrate.upgrade` holds open, runs the steps that are due."""

from __future__ import annotations

from alembic import context

from waybill.register.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
