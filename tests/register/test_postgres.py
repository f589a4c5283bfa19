"""What can go wrong between a register and its server is one line of the right kind, and nothing is lost."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from bench.servers import GUARDED, PASSWORD, NoServer, Server, own_server, programs, running, server
from sqlalchemy import text

from tests.register.book_material import make_reading
from tests.register.stores import PostgresStore
from waybill.errors import InputError, RegisterDamaged, RegisterError, RegisterLocked, RegisterNewer
from waybill.records.register_address import Address, ServerAddress
from waybill.records.report import LeftOut
from waybill.register import Register, store_postgres, writing


@pytest.fixture
def store(postgres: Server) -> Iterator[PostgresStore]:
    """PostgreSQL alone."""
    made = PostgresStore(postgres)
    yield made
    made.clear()


@pytest.fixture
def address(store: PostgresStore) -> Address:
    """An empty database."""
    return store.fresh()


def refused(address: Address | str, kind: type[RegisterError], writable: bool = False) -> str:
    with pytest.raises(RegisterError) as caught:
        Register.open(address, writable=writable, busy_seconds=0.2)
    words = str(caught.value)
    assert type(caught.value) is kind, words
    assert "\n" not in words and words.startswith("register postgres")
    return words


def words_of(address: Address) -> str:
    assert isinstance(address, ServerAddress)
    return address.words


def lose_connections(store: PostgresStore, address: Address) -> None:
    """End every connection to the register's database, as an administrator or a failing network would."""
    # Waits until they are gone, five seconds at most.
    ended = "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name = 'waybill'"
    assert store.run(address, f"{ended} AND datname = current_database()") != [(0,)]


def test_no_server() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    assert "no server answers" in refused(f"postgresql://ada@127.0.0.1:{port}/book", RegisterError)
    assert "no server answers" in refused("postgresql://ada@/book?host=/nowhere", RegisterError)
    assert "no such host" in refused("postgresql://ada@nowhere.invalid/book", RegisterError)


def test_a_server_of_another_kind() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()

        def answer() -> None:
            caller = listening.accept()[0]
            caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            caller.close()

        threading.Thread(target=answer, daemon=True).start()
        port = listening.getsockname()[1]
        assert "is not PostgreSQL" in refused(f"postgresql://ada@127.0.0.1:{port}/book", RegisterError)


@pytest.mark.parametrize("tried", ["wr0ng-w0rd", PASSWORD + "x", ""])
def test_a_wrong_password_is_told_and_never_shown(
    store: PostgresStore, tried: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    monkeypatch.setenv("PGPASSFILE", os.devnull)
    if store.server.data is None:
        pytest.skip("the server is not ours to guard")
    ours = words_of(store.fresh())
    words = refused(ours.replace("//waybill@", f"//{GUARDED}:{tried}@"), RegisterError, writable=True)
    assert "refuses the user or the password" in words and GUARDED in words
    assert not tried or tried not in words
    right = ours.replace("//waybill@", f"//{GUARDED}:{PASSWORD}@")
    with Register.open(right, writable=True) as book:
        assert PASSWORD not in f"{book.address} {book.address!r}"
        assert book.record_reading(make_reading(1))


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ada:s3cret@host:x/book",
        "postgresql://ada:s3c/ret@127.0.0.1:1/book",
        "postgresql://ada:s3c@ret@127.0.0.1:1/book",
        "postgresql://ada:s3c ret@127.0.0.1:1/book?colour=red",
        "postgresql://ada:%zz@127.0.0.1:1/book",
        "postgresql://127.0.0.1:1/book?user=ada&password=s3cret",
        "postgresql://[::1/book?password=s3cret",
    ],
)
def test_no_password_is_shown_however_the_address_is_miswritten(address: str) -> None:
    words = refused(address, RegisterError)
    assert "s3c" not in words and "ret" not in words


def test_a_database_that_is_not_there(postgres: Server) -> None:
    assert "no such user or database" in refused(postgres.address("nowhere"), RegisterError)


def test_a_database_that_is_empty(address: Address) -> None:
    assert "waybill read" in refused(address, RegisterError)


def test_another_programs_database(store: PostgresStore, address: Address) -> None:
    store.run(address, "CREATE TABLE alembic_version (version_num text)")
    for writable in (True, False):
        assert "not a register" in refused(address, RegisterDamaged, writable)
    assert store.run(address, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(1,)]


def test_a_database_that_sorts_otherwise_or_holds_other_letters(store: PostgresStore) -> None:
    more = "TEMPLATE template0 LOCALE 'C' ENCODING 'LATIN1'"
    made = ServerAddress(store.server.fresh(more if store.server.data else f"{more} LOCALE_PROVIDER libc"))
    try:
        assert "needs a database in UTF8" in refused(made, RegisterError, writable=True)
    finally:
        store.server.drop(made.words)


def test_a_register_of_a_newer_version(store: PostgresStore, book: Register) -> None:
    store.run(book.address, "UPDATE alembic_version SET version_num = 'r9999'")
    for writable in (True, False):
        assert "r9999" in refused(book.address, RegisterNewer, writable)


def test_a_server_that_is_too_old(address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_postgres, "OLDEST_SERVER", 990_000)
    assert "needs PostgreSQL 99" in refused(address, RegisterError, writable=True)


def test_without_psycopg_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    words = refused("postgresql://ada@host/book", RegisterError)
    assert 'pip install "waybill[postgres]"' in words


def test_who_may_not_write_or_read_is_told(store: PostgresStore, book: Register) -> None:
    book.record_reading(make_reading(1))
    role = f"reader_{os.getpid()}"
    store.run(book.address, f"CREATE ROLE {role} LOGIN")
    theirs = ServerAddress(words_of(book.address).replace("//waybill@", f"//{role}@"))
    try:
        assert "does not permit" in refused(theirs, RegisterError)
        store.run(book.address, f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}")
        with Register.open(theirs) as reader:
            assert len(reader.readings()) == 1
        with Register.open(theirs, writable=True) as writer:
            with pytest.raises(RegisterError, match="does not permit") as caught:
                writer.record_reading(make_reading(2))
            assert "\n" not in str(caught.value)
    finally:
        store.run(book.address, f"DROP OWNED BY {role}")
        store.run(book.address, f"DROP ROLE {role}")


def test_a_server_that_only_reads(store: PostgresStore, book: Register) -> None:
    book.record_reading(make_reading(1))
    lock = store_postgres.LOCK << 32
    assert store.run(book.address, f"SELECT {lock}")
    with Register.open(book.address) as reader, reader._asking() as connection:
        assert connection.execute(text("SHOW transaction_read_only")).scalar() == "on"
        assert connection.execute(text("SHOW transaction_isolation")).scalar() == "repeatable read"


def test_a_register_that_another_writer_holds(book: Register) -> None:
    with Register.open(book.address, writable=True, busy_seconds=0.2) as second:
        with book._writing():
            with Register.open(book.address) as reader:
                assert reader.readings() == ()
            with pytest.raises(RegisterLocked, match="held by another program"):
                second.record_reading(make_reading(1))
        assert second.record_reading(make_reading(1))


def test_a_writer_waits_for_its_turn_and_sees_what_the_last_one_kept(book: Register) -> None:
    with Register.open(book.address, writable=True) as second:
        with book._writing() as connection:
            waiting = threading.Thread(target=second.record_reading, args=(make_reading(2),))
            waiting.start()
            assert connection.execute(text("SELECT count(*) FROM tx")).scalar() == 0
            waiting.join(0.3)
            assert waiting.is_alive()
        waiting.join(10)
    assert not waiting.is_alive()
    assert book.record_reading(make_reading(1))
    assert book.head()[0] == 2 and book.verify() == ()


def test_a_reader_sees_one_state_throughout(book: Register) -> None:
    with Register.open(book.address) as reader, reader._asking() as connection:
        before = connection.execute(text("SELECT count(*) FROM reading")).scalar()
        book.record_reading(make_reading(1))
        assert connection.execute(text("SELECT count(*) FROM reading")).scalar() == before == 0


def test_a_connection_lost_between_two_acts_is_made_again(store: PostgresStore, book: Register) -> None:
    book.record_reading(make_reading(1))
    lose_connections(store, book.address)
    assert book.record_reading(make_reading(2))
    lose_connections(store, book.address)
    assert len(book.readings()) == 2


def test_a_connection_lost_in_the_middle_of_an_act_leaves_nothing_of_it(
    store: PostgresStore, book: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.record_reading(make_reading(1))
    seal = writing.seal

    def seal_and_lose(*given: object, **more: object) -> None:
        seal(*given, **more)  # type: ignore[arg-type]
        lose_connections(store, book.address)

    with monkeypatch.context() as patch:
        patch.setattr(writing, "seal", seal_and_lose)
        with pytest.raises(RegisterError, match="lost its connection") as caught:
            book.record_reading(make_reading(2))
    assert "\n" not in str(caught.value) and "whole or not at all" in str(caught.value)
    assert len(book.readings()) == 1 and book.verify() == ()
    assert book.record_reading(make_reading(2)) and book.verify() == ()


@pytest.mark.slow
def test_a_server_that_is_killed_forgets_nothing_it_acknowledged() -> None:
    try:
        found = programs()
    except NoServer as error:
        pytest.skip(f"no PostgreSQL: {error}")
    with own_server(found, careful=True) as killed, Register.open(killed.fresh(), writable=True) as book:
        book.record_reading(make_reading(1))
        with pytest.raises(RegisterError) as caught, book._writing() as connection:
            writing.write_reading(connection, make_reading(2), writing.Act("waybill", "read"))
            backend = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            killed.kill()
            os.kill(backend, signal.SIGKILL)
        assert "lost its connection" in str(caught.value)
        with pytest.raises(RegisterError) as caught:
            book.readings()
        assert "\n" not in str(caught.value)
        with running(found, killed, careful=True):
            assert len(book.readings()) == 1 and book.verify() == ()
            assert book.record_reading(make_reading(2))


def test_characters_that_postgresql_cannot_hold_are_one_reports_fault(book: Register) -> None:
    reading = make_reading(4)
    with pytest.raises(InputError, match="NUL"):
        book.record_reading(replace(reading, report=replace(reading.report, text=f"{reading.report.text}\0")))
    assert book.readings() == () and book.verify() == ()


def test_an_address_of_any_length_is_kept(book: Register) -> None:
    reading = make_reading(4)
    # Random, for PostgreSQL would make a long run of one letter short.
    address = "".join(chr(33 + (n * n * 7919 + n * 104729) % 93) for n in range(20_000))
    assert book.record_reading(replace(reading, report=replace(reading.report, address=address)))
    assert book.record_left_out(LeftOut(f"{address}?", "intake", "empty"))
    assert book.readings()[0].report.address == address
    assert book.left_out()[0].address == f"{address}?"


def test_a_schema_of_its_own_holds_a_book_of_its_own(store: PostgresStore, book: Register) -> None:
    book.record_reading(make_reading(1))
    store.run(book.address, 'CREATE SCHEMA "Other"')
    words = words_of(book.address)
    other = ServerAddress(f"{words}{'&' if '?' in words else '?'}options=-csearch_path%3D%22Other%22")
    with Register.open(other, writable=True) as second:
        assert second.readings() == ()
        # Two books, two locks: neither waits for the other.
        with book._writing():
            assert second.record_reading(make_reading(2))
        assert second.verify() == ()
    assert len(book.readings()) == 1 and book.verify() == ()


def test_words_are_sorted_byte_by_byte_whatever_the_database_thinks(
    store: PostgresStore, book: Register
) -> None:
    loose = store.run(
        book.address,
        "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0"
        " AND a.atttypid = 'text'::regtype AND a.attcollation <> (SELECT oid FROM pg_collation"
        " WHERE collname = 'C')",
    )
    assert loose == []
    for name in ("b.txt", "B.txt", "a-c.txt", "ab.txt", "ä.txt"):
        book.record_left_out(LeftOut(name, "intake", "empty"))
    found = [one.address for one in book.left_out()]
    assert found == sorted(found)


@pytest.mark.parametrize(
    "tamper",
    [
        "ALTER TABLE claim DISABLE TRIGGER claim_no_update",
        "ALTER TABLE claim ENABLE TRIGGER claim_no_update",
        "CREATE OR REPLACE FUNCTION waybill_refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$",
    ],
)
def test_a_guard_that_sleeps_is_found(store: PostgresStore, book: Register, tamper: str) -> None:
    assert book.verify() == ()
    store.run(book.address, tamper)
    assert any("claim_no_update" in fault for fault in book.verify())


def test_a_row_that_points_nowhere_is_found(store: PostgresStore, book: Register) -> None:
    book.record_reading(make_reading(1, date(2024, 2, 1)))
    store.tamper(book.address, "DELETE FROM report_text")
    assert any("report_text" in fault for fault in book.verify())


def test_a_server_named_by_the_environment_is_taken(
    postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = postgres.address("postgres")
    monkeypatch.setenv("WAYBILL_TEST_POSTGRES", named)
    with server() as taken:
        assert taken.data is None
        made = taken.fresh()
        with Register.open(made, writable=True) as book:
            assert book.record_reading(make_reading(1))
        taken.drop(made)
