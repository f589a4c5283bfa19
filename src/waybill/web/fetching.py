"""A web address comes in; the bytes that stand there go out, fetched from the public net only and within bounds."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

import httpcore
import httpx
from httpcore import SOCKET_OPTION, NetworkBackend, NetworkStream

from waybill.errors import InputError
from waybill.settings import MAX_BYTES
from waybill.web.fetching_addresses import Resolver, public_addresses, resolve

SCHEMES = {"http": 80, "https": 443}
# The usual ports only: another one at a public address may be something that trusts its callers.
PORTS = frozenset(SCHEMES.values())
# A page is seldom more than two hops from where its link leads; curl's default is 50, browsers' is 20.
MOST_REDIRECTS = 5
REDIRECTS = frozenset((301, 302, 303, 307, 308))
# A page that takes longer to answer is taken for down, as browsers' users do; all of it within the whole.
STEP_SECONDS, WHOLE_SECONDS = 10.0, 30.0
# RFC 9110 recommends 8,000; longer ones are attempts.
LONGEST_ADDRESS = 8000
# What the reader can read, without parameters; servers that name no kind are judged by the bytes.
KINDS = frozenset(
    (
        "",
        "text/html",
        "text/plain",
        "application/xhtml+xml",
        "application/pdf",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "application/octet-stream",
    )
)
# A name in the letters of the DNS, or an IPv6 address; httpx has put other scripts into those letters.
HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9.])?|\[?[0-9a-f:.]{2,45}\]?", re.I)
# Said openly; no cookie, no referrer, and nothing packed, for what is packed can swell.
SAID = {"User-Agent": "Waybill (reads one page on request)", "Accept": "text/html, text/plain, */*;q=0.5"}
ENCODING = {"Accept-Encoding": "identity"}


class Allowing(Protocol):
    """What decides which addresses may be dialled for a name."""

    def __call__(self, host: str, port: int, resolver: Resolver) -> tuple[str, ...]:
        """The addresses, or InputError."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at the address in the end."""

    address: str
    data: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages; what tests put in its place can be set in code only, never by settings or a visitor.

    Args:
        resolver: finds the addresses of a name.
        allowing: refuses those that are not public.
        ports: the ports that may be dialled.
    """

    max_bytes: int = MAX_BYTES
    resolver: Resolver = resolve
    allowing: Allowing = public_addresses
    ports: frozenset[int] = PORTS
    whole_seconds: float = WHOLE_SECONDS
    context: ssl.SSLContext | None = field(default=None, repr=False)

    def fetch(self, address: str) -> Fetched:
        """Follow an address to its page; raises InputError, in one line."""
        until = time.monotonic() + self.whole_seconds
        backend = CheckedBackend(self, until)
        with httpcore.ConnectionPool(
            ssl_context=self.context or httpcore_context(), network_backend=backend, retries=0, http2=False
        ) as pool:
            for _ in range(MOST_REDIRECTS + 1):
                at = read_address(address, self.ports)
                try:
                    found = self._ask(pool, at, until)
                except (httpcore.TimeoutException, TimeoutError) as error:
                    raise InputError("the page took too long to come") from error
                except (httpcore.NetworkError, httpcore.ProtocolError, OSError, ssl.SSLError) as error:
                    raise InputError(f"{at.host} cannot be reached") from error
                if isinstance(found, Fetched):
                    return found
                address = found
        raise InputError(f"more than {MOST_REDIRECTS} redirects")

    def _ask(self, pool: httpcore.ConnectionPool, at: httpx.URL, until: float) -> Fetched | str:
        """The page, or the address it has moved to."""
        headers = {"Host": at.netloc.decode("ascii"), "Connection": "close"} | SAID | ENCODING
        with pool.stream(
            "GET", _core_url(at), headers=list(headers.items()), extensions={"timeout": _within(until)}
        ) as answer:
            told = httpx.Headers(answer.headers)
            if answer.status in REDIRECTS and "location" in told:
                return _moved(at, told["location"])
            if answer.status != 200:
                raise InputError(f"{at.host} answered {answer.status}")
            kind = told.get("content-type", "").partition(";")[0].strip().casefold()
            if kind not in KINDS:
                raise InputError(f"not a page: {kind[:60]}")
            if told.get("content-encoding", "identity").strip().casefold() not in ("", "identity"):
                raise InputError("packed, though asked for unpacked")
            return Fetched(str(at), self._body(answer.iter_stream(), told, until), kind)

    def _body(self, chunks: Iterable[bytes], told: httpx.Headers, until: float) -> bytes:
        if (
            told.get("content-length", "0").isdigit()
            and int(told.get("content-length", "0")) > self.max_bytes
        ):
            raise InputError(f"too large: more than {self.max_bytes} bytes")
        data = bytearray()
        for chunk in chunks:
            data += chunk
            if len(data) > self.max_bytes:
                raise InputError(f"too large: more than {self.max_bytes} bytes")
            if time.monotonic() > until:
                raise TimeoutError
        if not data:
            raise InputError("the page is empty")
        return bytes(data)


class CheckedBackend(NetworkBackend):
    """Dials the very address that was checked, so that a name cannot point elsewhere between check and dial."""

    def __init__(self, fetcher: Fetcher, until: float) -> None:
        self._fetcher = fetcher
        self._until = until
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Check all addresses of the host, then dial them in turn."""
        last: Exception = httpcore.ConnectError("no address")
        for address in self._fetcher.allowing(host, port, self._fetcher.resolver):
            left = self._until - time.monotonic()
            if left <= 0:
                raise httpcore.ConnectTimeout("no time left")
            try:
                stream = self._plain.connect_tcp(
                    address, port, min(left, STEP_SECONDS), local_address, socket_options
                )
                return BoundedStream(stream, self._until)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[SOCKET_OPTION] | None = None
    ) -> NetworkStream:
        """Never."""
        raise InputError("not a web address")


class BoundedStream(NetworkStream):
    """A connection on which no step goes past the end of the whole, however slowly the other side drips."""

    def __init__(self, stream: NetworkStream, until: float) -> None:
        self._stream = stream
        self._until = until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what comes while there is time."""
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write while there is time."""
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        """Go on in secret; the certificate is checked against the name, not the address."""
        secret = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return BoundedStream(secret, self._until)

    def get_extra_info(self, info: str) -> object:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("no time left")
        return min(left, timeout or STEP_SECONDS)


def httpcore_context() -> ssl.SSLContext:
    """Certificates are checked, with the authorities that browsers trust."""
    return httpx.create_ssl_context(trust_env=False)


def read_address(words: str, ports: frozenset[int] = PORTS) -> httpx.URL:
    """A web address that may be asked for; raises InputError."""
    if len(words) > LONGEST_ADDRESS or any(ord(c) <= 32 or ord(c) == 127 for c in words):
        raise InputError("not a web address")
    try:
        at = httpx.URL(words)
        host, port = at.host, at.port or SCHEMES.get(at.scheme, 0)
        plain = at.raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise InputError("not a web address") from error
    if at.scheme not in SCHEMES or not host or not HOST.fullmatch(plain):
        raise InputError("only http and https addresses are fetched")
    if at.userinfo:
        raise InputError("an address with a user name is not fetched")
    if port not in ports:
        raise InputError(f"only the usual ports are fetched from, not {port}")
    # What stands behind # is never sent.
    return at.copy_with(fragment=None)


def _moved(at: httpx.URL, location: str) -> str:
    try:
        return str(at.join(location))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise InputError("moved to what is not a web address") from error


def _core_url(at: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=at.raw_scheme, host=at.raw_host, port=at.port, target=at.raw_path)


def _within(until: float) -> dict[str, float]:
    left = max(0.001, min(STEP_SECONDS, until - time.monotonic()))
    return dict.fromkeys(("connect", "read", "write", "pool"), left)
