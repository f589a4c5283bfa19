"""Titles and texts of readings in, the readings that hold all words of a question out; drawn from the book, not part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, insert, literal, select, table, text
from sqlalchemy.sql import Select

from waybill.register import words_postgres

NAME = "words_index"
# `rowid` is the reading's number; the text itself stands in the book and is not kept twice.
CREATE_SQLITE = f"CREATE VIRTUAL TABLE {NAME} USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 2')"
_words = table(NAME, column("rowid"), column("title"), column("body"), column(NAME))

# A reading's number, its title and its text.
Row = tuple[int, str, str]


def create(connection: Connection) -> None:
    """Draw the empty index."""
    if connection.dialect.name != "sqlite":
        return words_postgres.create(connection)
    connection.execute(text(CREATE_SQLITE))


def add(connection: Connection, rows: Iterable[Row]) -> None:
    """Put readings into the index."""
    if connection.dialect.name != "sqlite":
        return words_postgres.add(connection, rows)
    put = [{"rowid": number, "title": title, "body": body} for number, title, body in rows]
    if put:
        connection.execute(insert(_words), put)


def drop(connection: Connection, rows: Iterable[Row]) -> None:
    """Take readings out of the index; it wants their words once more, for it does not keep them."""
    if connection.dialect.name != "sqlite":
        return words_postgres.drop(connection, rows)
    gone = [{"rowid": number, "title": title, "body": body, NAME: "delete"} for number, title, body in rows]
    if gone:
        connection.execute(insert(_words), gone)


def clear(connection: Connection) -> None:
    """Empty the index."""
    if connection.dialect.name != "sqlite":
        return words_postgres.clear(connection)
    connection.execute(insert(_words), [{NAME: "delete-all"}])


def matching(connection: Connection, words: str) -> Select[Any]:
    """A question for the numbers of the readings that hold all these words; none where there is no word in it."""
    if connection.dialect.name != "sqlite":
        return words_postgres.matching(words)
    wanted = " ".join(f'"{word}"' for word in re.findall(r"\w+", words))
    if not wanted:
        return select(_number()).where(literal(0) == 1)
    return select(_number()).where(column(NAME).op("MATCH")(wanted))


def _number() -> ColumnElement[int]:
    return _words.c.rowid.label("reading_id")
