"""Names, passwords and roles come in; accounts are kept, and a person goes out where name and password belong together."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Literal, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Engine, delete, insert, select, update

from waybill.errors import UsageError
from waybill.web.accounts_store import account, account_act, now_words, session, token

Role = Literal["reader", "reviewer", "editor", "admin"]
# Each may do what those before it may.
ROLES: tuple[Role, ...] = ("reader", "reviewer", "editor", "admin")

# NIST SP 800-63B-4, 3.1.1.2: at least 15 characters where the password is all that is asked for, at least 64 allowed.
SHORTEST, LONGEST = 15, 256
# A name stands in every act it signs, in one line of a page.
NAME = re.compile(r"[^\W_](?:[\w .'@-]{0,62}[\w.])?")
REASON_LENGTH = 1000
# The library's own defaults, RFC 9106's second choice: 64 MiB, three passes, four lanes.
HASHER = PasswordHasher()
# Compared with where there is no such account, so that a wrong name takes as long as a wrong password.
NOBODY = HASHER.hash(secrets.token_urlsafe(24))


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and what they may do."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether their role holds that one."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Account:
    """One account as it is listed; `disabled_at` is empty while it is open."""

    name: str
    role: Role
    made_at: str
    disabled_at: str


@dataclass(frozen=True, slots=True)
class Act:
    """Who changes an account, and why."""

    by: str
    why: str


def add_account(engine: Engine, person: Person, password: str, act: Act) -> None:
    """Open an account, or one that was disabled anew; raises UsageError where name, password or reason will not do."""
    if not NAME.fullmatch(person.name):
        raise UsageError("a name has up to 64 letters, digits, spaces and . ' @ -")
    row = {"role": person.role, "password": _hashed(password), "made_at": now_words(), "disabled_at": None}
    with engine.begin() as connection:
        note(connection, act, f"opened as {person.role}", person.name)
        found = _row(connection, person.name)
        if found is None:
            connection.execute(insert(account).values(name=person.name, **row))
        elif found.disabled_at:
            connection.execute(update(account).where(account.c.name == person.name).values(**row))
        else:
            raise UsageError(f"there is an account {person.name} already")


def set_password(engine: Engine, name: str, password: str, act: Act) -> None:
    """Give an account another password, and end its sessions."""
    hashed = _hashed(password)
    with engine.begin() as connection:
        note(connection, act, "password set", name)
        _change(connection, name, password=hashed)
        connection.execute(delete(session).where(session.c.name == name))


def set_role(engine: Engine, person: Person, act: Act) -> None:
    """Give an account another role; it counts from its next request."""
    with engine.begin() as connection:
        note(connection, act, f"role set to {person.role}", person.name)
        if person.role != "admin":
            _keep_an_admin(connection, person.name)
        _change(connection, person.name, role=person.role)


def disable_account(engine: Engine, name: str, act: Act) -> None:
    """Disable an account: its sessions and tokens end with it; what it signed stays signed."""
    with engine.begin() as connection:
        note(connection, act, "disabled", name)
        _keep_an_admin(connection, name)
        _change(connection, name, disabled_at=now_words())
        connection.execute(delete(session).where(session.c.name == name))
        connection.execute(
            update(token)
            .where(token.c.name == name, token.c.revoked_at.is_(None))
            .values(revoked_at=now_words())
        )


def _keep_an_admin(connection: Connection, name: str) -> None:
    """Refuse what would leave nobody to open accounts; the command line can always add one."""
    found = _row(connection, name)
    if found is None or found.role != "admin" or found.disabled_at:
        return
    others = select(account.c.name).where(
        account.c.role == "admin", account.c.disabled_at.is_(None), account.c.name != name
    )
    if connection.execute(others.limit(1)).first() is None:
        raise UsageError(f"{name} is the last admin; open another one first")


def _change(connection: Connection, name: str, **values: str) -> None:
    open_one = (account.c.name == name) & account.c.disabled_at.is_(None)
    if connection.execute(update(account).where(open_one).values(**values)).rowcount != 1:
        raise UsageError(f"there is no open account {name}")


def accounts(engine: Engine) -> tuple[Account, ...]:
    """Every account, disabled ones too, by name."""
    with engine.connect() as connection:
        rows = connection.execute(select(account).order_by(account.c.name)).all()
    return tuple(Account(r.name, r.role, r.made_at, r.disabled_at or "") for r in rows)


def person_of(engine: Engine, name: str, password: str) -> Person | None:
    """The person of an open account whose password this is; a wrong name takes as long as a wrong password."""
    with engine.connect() as connection:
        found = _row(connection, name) if len(name) <= LONGEST else None
    held = found.password if found is not None and not found.disabled_at else NOBODY
    try:
        right = HASHER.verify(held, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return None
    if not right or found is None or found.disabled_at:
        return None
    if HASHER.check_needs_rehash(held):
        with engine.begin() as connection:
            _change(connection, name, password=HASHER.hash(password))
    return Person(found.name, cast(Role, found.role))


def note(connection: Connection, act: Act, what: str, about: str) -> None:
    """Write down who changes what and why, in the same transaction."""
    why = " ".join(act.why.split())
    if not why:
        raise UsageError("a change of accounts needs a reason")
    values = {"at": now_words(), "by": act.by, "what": what, "about": about, "why": why[:REASON_LENGTH]}
    connection.execute(insert(account_act).values(**values))


def acts(engine: Engine, most: int = 100) -> tuple[dict[str, str], ...]:
    """What was changed of accounts and tokens, the newest first."""
    asked = select(account_act).order_by(account_act.c.act.desc()).limit(most)
    with engine.connect() as connection:
        rows = connection.execute(asked).all()
    return tuple({"at": r.at, "by": r.by, "what": r.what, "about": r.about, "why": r.why} for r in rows)


def _row(connection: Connection, name: str):  # type: ignore[no-untyped-def]
    return connection.execute(select(account).where(account.c.name == name)).first()


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"a password has {SHORTEST} to {LONGEST} characters; a sentence does well")
    return HASHER.hash(password)
