"""The two days of an address come in; how far its page looks, and addresses that look as far, go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query

from waybill.errors import UsageError
from waybill.register import Horizon, end_of

KNOWN_ON, LEARNT_BY = "known-on", "learnt-by"
# Where two days are to be compared.
TURNED = "The day to begin with lay after the day to end with: they are read the other way round."


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """What had been published by the one day, as the register stood at the end of the other; None is now."""

    known_on: date | None = None
    learnt_by: date | None = None

    @property
    def horizon(self) -> Horizon:
        """The same for the register."""
        return Horizon(self.known_on, end_of(self.learnt_by) if self.learnt_by else None)

    @property
    def query(self) -> dict[str, str]:
        """The days as an address writes them."""
        days = {KNOWN_ON: self.known_on, LEARNT_BY: self.learnt_by}
        return {name: day.isoformat() for name, day in days.items() if day}

    def at(self, path: str, **query: object) -> str:
        """The address of a page seen from here; a name's underscores become hyphens, empty values are left away."""
        told = {k.replace("_", "-"): str(v) for k, v in query.items() if v not in (None, "")}
        return address(path, self.query | told)


def address(path: str, query: Mapping[str, str]) -> str:
    """Path and query as one address."""
    return f"{path}?{urlencode(query)}" if query else path


async def viewpoint(
    known_on: Annotated[str, Query(alias=KNOWN_ON, description="Only what was published by this day.")] = "",
    learnt_by: Annotated[
        str, Query(alias=LEARNT_BY, description="Only what the register had learnt by the end of this day.")
    ] = "",
) -> Viewpoint:
    """Read both days; raises UsageError where one is no day. It waits for nothing, so it needs no thread."""
    return Viewpoint(read_day(known_on, KNOWN_ON), read_day(learnt_by, LEARNT_BY))


def read_day(words: str | None, name: str) -> date | None:
    """An ISO 8601 day, None where nothing was given; raises UsageError."""
    if not words or not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise UsageError(f"“{name}” wants a day like 2024-02-21, not “{words[:40]}”") from None


def turned(first: date | None, last: date | None) -> tuple[str, ...]:
    """What a page says where the day to begin with lies after the day to end with."""
    return (TURNED,) if first and last and last < first else ()
