"""A register's file comes in; a client of the desk over it, and the desk served to a browser, go out."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from tests.web.doors import TestClient
from waybill.settings import Settings
from waybill.web.app import create_app

HOME = "http://127.0.0.1:8321"


def client_of(book: Path) -> TestClient:
    """A client that sits at this machine; a fault of ours is answered with a page, as in life."""
    return TestClient(create_app(Settings(book)), base_url=HOME, raise_server_exceptions=False)


def copied(book: Path, folder: Path) -> Path:
    """A register of one's own to write to."""
    target = folder / "own.db"
    for end in ("", "-wal", "-shm"):
        beside = book.with_name(book.name + end)
        if beside.exists():
            shutil.copy(beside, target.with_name(target.name + end))
    return target


@contextmanager
def served(book: Path) -> Iterator[str]:
    """The desk at an address of its own, served by a thread until done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(create_app(Settings(book)), host="127.0.0.1", port=port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


def put_together(desk: TestClient) -> None:
    """Go on when all that was kept through the desk is put together."""
    assert desk.app.state.desk.together.wait(300)  # type: ignore[attr-defined]
