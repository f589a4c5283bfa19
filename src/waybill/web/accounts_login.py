"""Name and password from a form come in; a person goes out, or how long to wait, or nobody, without a word about why."""

from __future__ import annotations

from dataclasses import dataclass, field

import anyio
import anyio.to_thread
from sqlalchemy import Engine

from waybill.web.accounts import Person, person_of
from waybill.web.limits import Tries

# A person mistypes a few times; OWASP's authentication sheet counts by account, here also by where it comes from.
WINDOW_SECONDS = 15 * 60
BY_BOTH, BY_NAME, BY_ADDRESS = 5, 50, 30
# Each check takes 64 MiB and some tens of milliseconds: two at once bound what a stranger can make the desk spend.
AT_ONCE = 2


@dataclass(slots=True)
class Login:
    """The log-in of one running desk, which counts tries that failed."""

    both: Tries = field(default_factory=lambda: Tries(BY_BOTH, WINDOW_SECONDS))
    name: Tries = field(default_factory=lambda: Tries(BY_NAME, WINDOW_SECONDS))
    address: Tries = field(default_factory=lambda: Tries(BY_ADDRESS, WINDOW_SECONDS))
    _limiter: anyio.CapacityLimiter | None = None

    def wait(self, name: str, address: str) -> float:
        """Seconds until this name may be tried from there again; the same for names that do not exist."""
        name = name.casefold()[:100]
        return max(self.both.wait(f"{name}\n{address}"), self.name.wait(name), self.address.wait(address))

    async def try_(self, store: Engine, name: str, password: str, address: str) -> Person | None:
        """The person, where name and password belong together; a try counts before it is looked at."""
        key = name.casefold()[:100]
        self.both.count(f"{key}\n{address}")
        self.name.count(key)
        self.address.count(address)
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(AT_ONCE)
        person = await anyio.to_thread.run_sync(person_of, store, name, password, limiter=self._limiter)
        if person is not None:
            self.both.forget(f"{key}\n{address}")
        return person
