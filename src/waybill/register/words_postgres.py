"""The index of words where the register is on PostgreSQL: readings in, a question for those with all words out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Column, Connection, Integer, MetaData, Table, bindparam, delete, literal, select, text
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.sql import Select

# Words as SQLite's index cuts them: letters and digits, so that one question finds the same in both stores;
# PostgreSQL's own parser would keep "S-300" or "www.port.example" whole.
WORD = re.compile(r"[^\W_]+")

# PostgreSQL takes words of 2,046 bytes and no more than 1 MB of them a row (its documentation, 12.11); a text
# with more distinct words than that is a table of numbers, and is found by its first ones.
WORD_CHARS = 500
ROW_BYTES = 900_000

CREATE = (
    "CREATE TABLE words_index (reading_id integer PRIMARY KEY, words tsvector NOT NULL)",
    # Without its list of entries yet to be sorted in, through which every look-up would wade until the next VACUUM.
    "CREATE INDEX words_index_words ON words_index USING gin (words) WITH (fastupdate = off)",
)
INSERT = "INSERT INTO words_index VALUES (:reading_id, array_to_tsvector(CAST(:words AS text[])))"

_words = Table("words_index", MetaData(), Column("reading_id", Integer), Column("words", TSVECTOR))

# A reading's number, its title and its text.
Row = tuple[int, str, str]


def words_of(written: str) -> list[str]:
    """The distinct words in order, in small letters and without their accents."""
    bare = "".join(c for c in unicodedata.normalize("NFD", written.lower()) if not unicodedata.combining(c))
    return list(dict.fromkeys(word[:WORD_CHARS] for word in WORD.findall(bare)))


def create(connection: Connection) -> None:
    """Draw the empty index."""
    for statement in CREATE:
        connection.execute(text(statement))


def add(connection: Connection, rows: Iterable[Row]) -> None:
    """Put readings into the index."""
    put = [{"reading_id": number, "words": _fitting(f"{title}\n{body}")} for number, title, body in rows]
    if put:
        connection.execute(text(INSERT), put)


def _fitting(written: str) -> list[str]:
    kept, room = [], ROW_BYTES
    for word in words_of(written):
        # Each word also has an entry of four bytes.
        room -= len(word.encode()) + 4
        if room < 0:
            break
        kept.append(word)
    return kept


def drop(connection: Connection, rows: Iterable[Row]) -> None:
    """Take readings out of the index."""
    gone = [{"number": number} for number, _, _ in rows]
    if gone:
        connection.execute(delete(_words).where(_words.c.reading_id == bindparam("number")), gone)


def clear(connection: Connection) -> None:
    """Empty the index."""
    connection.execute(delete(_words))


def matching(words: str) -> Select[tuple[int]]:
    """A question for the numbers of the readings that hold all these words; none where there is no word in it."""
    wanted = " & ".join(f"'{word}'" for word in words_of(words))
    if not wanted:
        return select(_words.c.reading_id).where(literal(0) == 1)
    query = literal(wanted).cast(TSQUERY)
    return select(_words.c.reading_id).where(_words.c.words.bool_op("@@")(query))
