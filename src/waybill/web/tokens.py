"""A person and a label come in; a bearer token goes out once, and for a token the person, while it is good."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import Engine, insert, select, update

from waybill.errors import UsageError
from waybill.web.accounts import ROLES, Act, Person, Role, note
from waybill.web.accounts_store import account, now_words, token
from waybill.web.sessions import KEY_BYTES, hash_of

# So that a token that leaked into a repository can be told by a scanner.
PREFIX = "waybill_"
ID_BYTES = 6
DAY_SECONDS = 86_400
# A program that works longer than a year is due for a new one.
MOST_DAYS = 366
LABEL_LENGTH = 100
LONGEST_TOKEN = 200


@dataclass(frozen=True, slots=True)
class Token:
    """One token as it is listed; what it opens is never shown again."""

    id: str
    name: str
    role: Role
    label: str
    made_at: str
    ends: str
    revoked_at: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What a token shall do: for whom, with which role, what for, how many days."""

    name: str
    role: Role
    label: str = ""
    days: int = 90


def make_token(engine: Engine, wish: Wish, act: Act) -> str:
    """Make a token for an open account, with its role or a lesser one; raises UsageError."""
    if not 1 <= wish.days <= MOST_DAYS:
        raise UsageError(f"a token lasts 1 to {MOST_DAYS} days")
    name, secret = secrets.token_hex(ID_BYTES), secrets.token_urlsafe(KEY_BYTES)
    with engine.begin() as connection:
        note(connection, act, f"token {name} made as {wish.role}", wish.name)
        asked = select(account.c.role).where(account.c.name == wish.name, account.c.disabled_at.is_(None))
        held = connection.execute(asked).scalar()
        if held is None:
            raise UsageError(f"there is no open account {wish.name}")
        if not Person(wish.name, cast(Role, held)).may(wish.role):
            raise UsageError(f"{wish.name} is {held}; a token cannot be more")
        row = {
            "id": name, "name": wish.name, "role": wish.role, "key": hash_of(secret), "label": wish.label[:LABEL_LENGTH],
            "made_at": now_words(), "ends_at": int(time.time()) + wish.days * DAY_SECONDS,
        }  # fmt: skip
        connection.execute(insert(token).values(**row))
    return f"{PREFIX}{name}_{secret}"


def revoke_token(engine: Engine, name: str, act: Act) -> None:
    """End a token at once."""
    with engine.begin() as connection:
        note(connection, act, "token revoked", name)
        good = (token.c.id == name) & token.c.revoked_at.is_(None)
        if connection.execute(update(token).where(good).values(revoked_at=now_words())).rowcount != 1:
            raise UsageError(f"there is no token {name} that is still good")


def tokens(engine: Engine) -> tuple[Token, ...]:
    """Every token, the newest first."""
    with engine.connect() as connection:
        rows = connection.execute(select(token).order_by(token.c.made_at.desc(), token.c.id)).all()
    return tuple(
        Token(r.id, r.name, r.role, r.label, r.made_at, _day(r.ends_at), r.revoked_at or "") for r in rows
    )


def bearer(engine: Engine, words: str, clock: Callable[[], float] = time.time) -> Person | None:
    """The person a token speaks for: the lesser of the token's role and the account's role now."""
    name, _, secret = words.removeprefix(PREFIX).partition("_")
    if not words.startswith(PREFIX) or not secret or len(words) > LONGEST_TOKEN:
        return None
    asked = (
        select(token.c.key, token.c.role, token.c.name, account.c.role.label("held"))
        .join(account, account.c.name == token.c.name)
        .where(token.c.id == name, token.c.revoked_at.is_(None), token.c.ends_at > int(clock()))
        .where(account.c.disabled_at.is_(None))
    )
    with engine.connect() as connection:
        found = connection.execute(asked).first()
    # Compared where there is no such token too, so that neither time nor answer tells which ids exist.
    right = hmac.compare_digest(found.key if found else hash_of(""), hash_of(secret))
    if found is None or not right:
        return None
    return Person(found.name, cast(Role, min(found.role, found.held, key=ROLES.index)))


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
