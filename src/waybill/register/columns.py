"""Kinds of columns that mean the same on either store, for the tables and the steps that draw them."""

from __future__ import annotations

from sqlalchemy import Text

# Days, moments and ids are compared and sorted as words. SQLite does so byte by byte; PostgreSQL goes by the
# language of its database, where "a-b" may stand after "ab", unless the column says otherwise.
WORDS = Text().with_variant(Text(collation="C"), "postgresql")
