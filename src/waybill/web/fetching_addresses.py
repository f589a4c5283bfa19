"""A host name comes in; the public addresses it stands for go out, or an InputError where one is not public."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from waybill.errors import InputError

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
# Host and port in, the addresses of the name out, as `socket.getaddrinfo` finds them.
Resolver = Callable[[str, int], tuple[str, ...]]
# A name with more addresses than this is no outlet's.
MOST_ADDRESSES = 32

# IANA's registries of special-purpose addresses, RFC 6890 and what was added to it; what Python calls global still holds
# relays and translations that lead back into a private net.
CLOSED = tuple(
    ipaddress.ip_network(words)
    for words in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# Only what IANA has handed out for the public net, 2000::/3, and of that not documentation, benchmarks, ORCHID,
# 6to4 and Teredo, which wrap an IPv4 address. IPv4-mapped, NAT64, unique local and link-local ones lie outside it.
PUBLIC_6 = ipaddress.ip_network("2000::/3")
CLOSED_6 = tuple(
    ipaddress.ip_network(words) for words in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)


def is_public(words: str) -> bool:
    """Whether an address, written out, lies in the public net; one that cannot be read does not."""
    try:
        found = ipaddress.ip_address(words)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return found.is_global and not any(found in net for net in CLOSED)
    return found in PUBLIC_6 and found.scope_id is None and not any(found in net for net in CLOSED_6)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses the system finds for a name."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"no such host: {host}") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def public_addresses(host: str, port: int, resolver: Resolver) -> tuple[str, ...]:
    """Every address of the name; one that is not public spoils the name, for it may be a trap."""
    found = resolver(host, port)
    if not found or len(found) > MOST_ADDRESSES:
        raise InputError(f"no such host: {host}")
    if not all(is_public(address) for address in found):
        # Which address it was would tell a stranger what stands in the desk's own net.
        raise InputError(f"{host} is not in the public net")
    return found
