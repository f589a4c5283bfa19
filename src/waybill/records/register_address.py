"""Words in, where a register is out: the path of a file, or the address of a PostgreSQL database."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from waybill.errors import UsageError

# https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING: both schemes mean the same.
SERVER = re.compile(r"postgres(?:ql)?://")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")

# The address as that page writes it, its parts escaped as they should be; whatever else is not shown at all,
# for nobody can tell where in it the password is.
PARTS = re.compile(
    r"(?P<scheme>postgres(?:ql)?://)(?:(?P<user>[^:@/?#]*)(?::[^@/?#]*)?@)?"
    r"(?P<host>[^@/?#]*)(?P<database>/[^@/?#:]*)?(?:\?(?P<more>[^?#]*))?"
)
# What of the rest of an address says where it leads, and is no secret.
SHOWN = ("host", "port", "dbname", "user", "service")


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """The address of a PostgreSQL database; written out it never shows a password."""

    words: str = field(repr=False)

    def __str__(self) -> str:
        parts = PARTS.fullmatch(self.words)
        if not parts:
            return "postgresql://..."
        more = [m for m in (parts["more"] or "").split("&") if m.partition("=")[0] in SHOWN and "@" not in m]
        user = f"{parts['user']}@" if parts["user"] else ""
        asked = f"?{'&'.join(more)}" if more else ""
        return f"{parts['scheme']}{user}{parts['host']}{parts['database'] or ''}{asked}"


Address = Path | ServerAddress


def register_at(words: str | Address) -> Address:
    """A `postgresql://` address is a server's, everything else a file's path; another scheme is refused."""
    if not isinstance(words, str):
        return words
    if SERVER.match(words):
        return ServerAddress(words)
    if other := SCHEME.match(words):
        raise UsageError(f"a register is a file's path or a postgresql:// address, not {other[0]}...")
    return Path(words)
