"""The guarded fetcher: what is not public is refused, what is checked is what is dialled, and everything has a bound."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.errors import InputError
from waybill.web import fetching
from waybill.web.fetching import Fetcher, read_address
from waybill.web.fetching_addresses import Resolver, is_public, public_addresses, resolve

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 12\r\n\r\n<p>Good.</p>"
CLOSED = (
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1",
    "240.0.0.1", "255.255.255.255", "192.88.99.1", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8",
    "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2002:7f00:1::1", "2001::1",
    "2001:db8::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "5f00::1", "3fff::1",
    "not an address", "",
)  # fmt: skip
OPEN = ("8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001::200e")


@contextmanager
def serving(answers: list[bytes], drip: float = 0.0) -> Iterator[tuple[int, list[bytes]]]:
    """A server on this machine that answers each connection with the next bytes, and keeps what it was asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)

        def serve() -> None:
            for answer in answers:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(65_536))
                    try:
                        for at in range(0, len(answer), 1 if drip else len(answer)):
                            connection.sendall(answer[at : at + 1] if drip else answer)
                            time.sleep(drip)
                    except OSError:
                        continue

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1], asked
    thread.join(5)


def nearby(host: str, port: int, resolver: Resolver) -> tuple[str, ...]:
    """What only a test can put in the place of the check: every name is this machine."""
    return ("127.0.0.1",)


def fetcher(port: int, **more: object) -> Fetcher:
    return Fetcher(allowing=nearby, ports=frozenset((port,)), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("address", CLOSED)
def test_closed_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_open_addresses_are_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_no_wrapping_of_an_address_makes_it_public(address: object) -> None:
    assert (
        not is_public(f"::ffff:{address}")
        and not is_public(f"::{address}")
        and not is_public(f"64:ff9b::{address}")
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
        "http://127.1/", "http://[::ffff:127.0.0.1]/", "http://0/", "http://[::]/", "https://169.254.169.254/latest/meta-data/",
    ],
)  # fmt: skip
def test_this_machine_is_refused_however_it_is_written(address: str) -> None:
    with pytest.raises(InputError) as refused:
        Fetcher().fetch(address)
    assert "\n" not in str(refused.value) and "169.254" not in str(refused.value).replace(
        "169.254.169.254 is", ""
    )


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "javascript:alert(1)", "data:text/html,x",
        "//example.org/",
        "example.org", "", "http://", "http:///x", "http://user:secret@example.org/", "http://example.org:22/", "http://example.org:8080/",
        "http://exa mple.org/", "http://example.org/\r\nHost: other", "http://" + "a" * 9000, "http://[bad/", "http://example.org:99999/",
        "http://\u0000example.org/", "http://..", "unix:/run/x.sock",
    ],
)  # fmt: skip
def test_what_is_no_ordinary_web_address_is_refused_before_anything_is_looked_up(address: str) -> None:
    def never(host: str, port: int) -> tuple[str, ...]:
        raise AssertionError(f"looked up {host}")

    with pytest.raises(InputError) as refused:
        Fetcher(resolver=never if address != "http://.." else lambda h, p: ()).fetch(address)
    assert "\n" not in str(refused.value)


@given(st.text(max_size=60))
def test_no_words_at_all_break_the_reading_of_an_address(words: str) -> None:
    for address in (words, f"http://{words}", f"http://example.org/{words}"):
        try:
            at = read_address(address)
        except InputError:
            continue
        assert at.scheme in ("http", "https") and at.host and not at.userinfo


def test_one_private_address_spoils_a_name() -> None:
    def mixed(host: str, port: int) -> tuple[str, ...]:
        return ("93.184.215.14", "10.0.0.7")

    with pytest.raises(InputError, match="not in the public net") as refused:
        public_addresses("trap.example", 80, mixed)
    assert "10.0.0.7" not in str(refused.value)


def test_the_address_that_was_checked_is_the_one_that_is_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([("93.184.215.14",), ("127.0.0.1",)])
    dialled: list[tuple[str, int]] = []

    def dial(self: object, host: str, port: int, *rest: object) -> object:
        dialled.append((host, port))
        raise httpcore.ConnectError("the test stops here")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", dial)
    with pytest.raises(InputError, match="cannot be reached"):
        Fetcher(resolver=lambda host, port: next(answers)).fetch("http://rebinding.example/")
    # One look-up, and no second by which the name could have become this machine.
    assert dialled == [("93.184.215.14", 80)] and next(answers) == ("127.0.0.1",)


def test_every_redirect_is_checked_anew() -> None:
    looked_up: list[str] = []

    def check(host: str, port: int, resolver: Resolver) -> tuple[str, ...]:
        looked_up.append(host)
        return ("127.0.0.1",) if host == "outlet.example" else public_addresses(host, port, resolve)

    with serving(
        [b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%d/admin\r\nContent-Length: 0\r\n\r\n"]
    ) as (port, asked):
        moved = Fetcher(allowing=check, ports=frozenset((port, 80)))
        with pytest.raises(InputError):
            moved.fetch(f"http://outlet.example:{port}/")
    assert looked_up[0] == "outlet.example" and len(asked) == 1


@pytest.mark.parametrize(
    "where", ["file:///etc/passwd", "http://169.254.169.254/", "gopher://x/", "http://u:p@x/", "/" * 9000]
)
def test_a_redirect_out_of_the_public_net_is_refused(where: str) -> None:
    def check(host: str, port: int, resolver: Resolver) -> tuple[str, ...]:
        return ("127.0.0.1",) if host == "outlet.example" else public_addresses(host, port, resolve)

    answer = f"HTTP/1.1 301 Moved\r\nLocation: {where}\r\nContent-Length: 0\r\n\r\n".encode()
    with serving([answer]) as (port, asked), pytest.raises(InputError):
        Fetcher(allowing=check, ports=frozenset((port, 80))).fetch(f"http://outlet.example:{port}/")
    assert len(asked) == 1


def test_redirects_come_to_an_end() -> None:
    with (
        serving([b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"] * 10) as (
            port,
            asked,
        ),
        pytest.raises(InputError, match="redirects"),
    ):
        fetcher(port).fetch(f"http://outlet.example:{port}/")
    assert len(asked) == fetching.MOST_REDIRECTS + 1


def test_a_page_comes_with_its_last_address_and_nothing_of_us_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    moved = (
        b"HTTP/1.1 302 Found\r\nSet-Cookie: follow=me\r\nLocation: /story#part\r\nContent-Length: 0\r\n\r\n"
    )
    with serving([moved, PAGE]) as (port, asked):
        found = fetcher(port).fetch(f"http://outlet.example:{port}/old?x=1")
    assert found.data == b"<p>Good.</p>" and found.kind == "text/html"
    assert found.address == f"http://outlet.example:{port}/story"
    told = b"\n".join(asked).lower()
    assert b"cookie" not in told and b"referer" not in told and b"authorization" not in told
    assert asked[1].startswith(b"GET /story HTTP/1.1\r\n") and b"host: outlet.example:%d" % port in told


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "too large"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 5000, "too large"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1000\r\n" + b"x" * 4096 + b"\r\n0\r\n\r\n", "too large"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 3\r\n\r\nabc", "not a page"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", "packed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "empty"),
        (b"HTTP/1.1 404 Gone\r\nContent-Length: 0\r\n\r\n", "answered 404"),
        (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "answered 302"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "cannot be reached"),
        (b"", "cannot be reached"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 200_000, "cannot be reached"),
    ],
)  # fmt: skip
def test_what_is_no_page_within_bounds_is_refused_in_one_line(answer: bytes, why: str) -> None:
    with serving([answer or b" "]) as (port, _), pytest.raises(InputError, match=why) as refused:
        fetcher(port, max_bytes=1000).fetch(f"http://outlet.example:{port}/")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("answer", [PAGE, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 900])
def test_a_server_that_drips_is_left_at_the_end_of_the_whole(answer: bytes) -> None:
    began = time.monotonic()
    with serving([answer], drip=0.05) as (port, _), pytest.raises(InputError, match="too long"):
        fetcher(port, whole_seconds=0.5).fetch(f"http://outlet.example:{port}/")
    assert time.monotonic() - began < 3


def test_nothing_of_the_settings_reaches_the_check() -> None:
    made: Callable[..., Fetcher] = Fetcher
    assert (
        made().allowing is public_addresses and made().resolver is resolve and made().ports == fetching.PORTS
    )
