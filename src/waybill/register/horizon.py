"""How far a question looks: up to which day of publication, and up to which moment of our own learning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

# Written out so that the order of the words is the order of the moments.
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"


def written(moment: datetime) -> str:
    """A moment in UTC to the microsecond; one without a zone is refused, for nobody knows when it was."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs its zone: {moment.isoformat()}")
    return moment.astimezone(UTC).strftime(MOMENT)


def read_moment(words: str) -> datetime:
    """The moment that `written` wrote."""
    return datetime.strptime(words, MOMENT).replace(tzinfo=UTC)


def end_of(day: date) -> datetime:
    """The last moment of the day, UTC."""
    return datetime.combine(day, time.max, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Horizon:
    """What a question may see; None looks as far as the register reaches.

    Args:
        published_by: reports published after this day were not known; one whose publication day is
            unknown was known from the day it was learnt.
        learnt_by: the register as it stood at this moment, whatever was learnt, re-read or judged since.
    """

    published_by: date | None = None
    learnt_by: datetime | None = None


# Everything the register holds, as it stands now.
NOW = Horizon()
