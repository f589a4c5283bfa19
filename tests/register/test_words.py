"""The same words find the same reports in both stores, and on PostgreSQL by its index."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.register.book_material import make_reading
from tests.register.stores import Store
from waybill.records.claim import Reading
from waybill.register import Register, words_index, words_postgres

TEXTS = (
    "Norwegian S-300 launchers left Haugesund for Valletta; Zürich and São Tomé were told.",
    "Les frégates ont quitté l'arsenal: www.port.example/a_b said so at 10.30.",
    "Корабль вышел из порта, сказал источник. A Su-35 was seen.",
    "The İzmir yard built 3,000 trucks (and 12.5 t of spares) for “Malta”.",
    "naïve coöperation, façade, œuvre, Straße and straße, ﬁnal",
)
ASKED = (
    "s-300", "300", "zurich", "ZÜRICH", "sao tome", "são", "frégates", "fregates", "arsenal l", "port.example",
    "example a b", "10.30", "корабль", "КОРАБЛЬ порта", "su 35", "izmir", "3,000 trucks", "12.5", "malta",
    "naive cooperation", "facade œuvre", "STRASSE", "straße", "final", "nowhere", "launchers nowhere", "", "--", "'",
    "left & haugesund", "a:*", "(trucks", "OR trucks", "NOT trucks", "trucks'); DROP TABLE words_index; --", "\\",
)  # fmt: skip


def told(number: int, words: str) -> Reading:
    """A report of these words, with no claims."""
    reading = make_reading(number)
    report = replace(reading.report, text=words, title="", parts=())
    return Reading(report, (), ())


def found(book: Register, words: str) -> set[int]:
    with book._asking() as connection:
        return set(connection.execute(words_index.matching(connection, words)).scalars())


@pytest.fixture
def library(book: Register) -> Register:
    """A book with a report for each text."""
    for number, words in enumerate(TEXTS):
        assert book.record_reading(told(number, words))
    return book


def test_both_stores_find_the_same(library: Register) -> None:
    expected = {
        "s-300": {1}, "300": {1}, "zurich": {1}, "ZÜRICH": {1}, "sao tome": {1}, "são": {1}, "frégates": {2},
        "fregates": {2}, "arsenal l": {2}, "port.example": {2}, "example a b": {2}, "10.30": {2},
        "корабль": {3}, "КОРАБЛЬ порта": {3}, "su 35": {3}, "izmir": {4}, "3,000 trucks": {4}, "12.5": {4},
        "malta": {4}, "naive cooperation": {5}, "facade œuvre": {5}, "straße": {5}, "left & haugesund": {1},
        "a:*": {2, 3}, "(trucks": {4},
    }  # fmt: skip
    for words in ASKED:
        assert found(library, words) == expected.get(words, set()), words


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(words=st.lists(st.sampled_from(" ".join(TEXTS).split()), max_size=3).map(" ".join))
def test_words_are_cut_alike(library: Register, words: str) -> None:
    """As the half for PostgreSQL cuts them, so SQLite does."""
    wanted = set(words_postgres.words_of(words))
    hits = {n for n, told in enumerate(TEXTS, 1) if wanted and wanted <= set(words_postgres.words_of(told))}
    assert found(library, words) == hits


def test_a_text_of_more_words_than_fit_is_found_by_its_first(book: Register) -> None:
    words = " ".join(f"w{n * 7919:x}longer{n:x}" for n in range(120_000))
    assert book.record_reading(told(1, f"{words} {'x' * 5000}"))
    assert found(book, "w0longer0") == {1}


def _long(number: int) -> str:
    return f"report w{number} " + " ".join(f"v{(number * n) % 997}" for n in range(80))


def test_postgresql_looks_them_up_in_its_index(book: Register, store: Store) -> None:
    if store.name != "postgresql":
        pytest.skip("SQLite knows no other way")
    with book._writing() as connection:
        words_index.add(connection, [(n, "", _long(n)) for n in range(1, 5_001)])
    store.run(book.address, "ANALYZE words_index")
    with book._asking() as connection:
        question = words_index.matching(connection, "report w777")
        told_ = question.compile(connection, compile_kwargs={"literal_binds": True})
        plan = "\n".join(connection.execute(text(f"EXPLAIN {told_}".replace(":", "\\:"))).scalars())
        begun = time.perf_counter()
        assert set(connection.execute(question).scalars()) == {777}
        assert time.perf_counter() - begun < 1
    assert "words_index_words" in plan, plan
