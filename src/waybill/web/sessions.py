"""A person who logged in comes in; the key of a session goes out, and for a key the person, while the session lasts."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from typing import cast

from sqlalchemy import Engine, delete, insert, select, update

from waybill.web.accounts import Person, Role
from waybill.web.accounts_store import account, session

# An analyst keeps the desk open all day, with a lunch between: OWASP's session sheet allows hours where work asks for it.
IDLE_SECONDS = 2 * 3600
LONGEST_SECONDS = 12 * 3600
# When a session was last seen is written no more often than this, so that reading pages does not write.
TOUCH_SECONDS = 60
# 256 bits: nobody guesses a key.
KEY_BYTES = 32
# A key is 43 letters; a cookie that is longer is none of ours.
LONGEST_KEY = 64


class Sessions:
    """Server-side sessions; the table holds only the hash of each key."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def begin(self, name: str, former: str = "") -> str:
        """A new key for a person who just logged in; the former key of the same browser ends."""
        now = int(self._clock())
        key = secrets.token_urlsafe(KEY_BYTES)
        with self._engine.begin() as connection:
            gone = (session.c.seen_at < now - IDLE_SECONDS) | (session.c.made_at < now - LONGEST_SECONDS)
            connection.execute(delete(session).where(gone | (session.c.key == hash_of(former))))
            connection.execute(insert(session).values(key=hash_of(key), name=name, made_at=now, seen_at=now))
        return key

    def person(self, key: str) -> Person | None:
        """The person of an unexpired session of an account that is still open, with the role it has now."""
        if not key or len(key) > LONGEST_KEY:
            return None
        now = int(self._clock())
        asked = (
            select(session.c.name, session.c.seen_at, account.c.role)
            .join(account, account.c.name == session.c.name)
            .where(session.c.key == hash_of(key), account.c.disabled_at.is_(None))
            .where(session.c.seen_at >= now - IDLE_SECONDS, session.c.made_at >= now - LONGEST_SECONDS)
        )
        with self._engine.connect() as connection:
            found = connection.execute(asked).first()
        if found is None:
            return None
        if found.seen_at <= now - TOUCH_SECONDS:
            with self._engine.begin() as connection:
                seen = update(session).where(session.c.key == hash_of(key)).values(seen_at=now)
                connection.execute(seen)
        return Person(found.name, cast(Role, found.role))

    def end(self, key: str) -> None:
        """Log out."""
        with self._engine.begin() as connection:
            connection.execute(delete(session).where(session.c.key == hash_of(key)))


def hash_of(key: str) -> str:
    """What the tables hold instead of a key: random keys of 256 bits need no salt and no slow hash."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def form_token(key: str) -> str:
    """The word that every form of a session carries; it follows from the key, which no other page can read."""
    return hmac.new(key.encode("utf-8", "surrogatepass"), b"waybill form", hashlib.sha256).hexdigest()
