"""What a rule of time may look at, what it hands back, and how dates without a year find theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from waybill.reading.times_periods import Grain
from waybill.reading.times_tense import Direction
from waybill.records.values import Period

NO_PUBLICATION = "no publication day"
NO_ANCHOR = "no day mentioned before"


@dataclass(frozen=True, slots=True)
class Frame:
    """The text, the publication day, the period last mentioned, and the way the words around look.

    `told_until` is where the words of a date with its own year end, -1 where none stood before in the text;
    `fiscal` is the year offset and month in which the fiscal year begins, None where no state settles it.
    """

    text: str
    published: date | None
    mentioned: Period | None
    direction: Callable[[int, int], Direction]
    fiscal: tuple[int, int] | None = None
    told_until: int = -1

    @property
    def anchor(self) -> date | None:
        """The day last mentioned, where the text has named one."""
        return self.mentioned.earliest or self.mentioned.latest if self.mentioned else None


@dataclass(frozen=True, slots=True)
class Read:
    """What one rule read: the period, how coarse its words are, and the rule's name."""

    period: Period | None
    grain: Grain
    how: str


@dataclass(frozen=True, slots=True)
class Found:
    """A reading with the place of its words in the text; `by_year` tells that no year stood in the words."""

    start: int
    end: int
    read: Read


Reader = Callable[["re.Match[str]", Frame], Read | None]


def lacking(why: str, grain: Grain = "span") -> Read:
    """A reading without a period, because what it counts from is not known."""
    return Read(None, grain, why)


_FULL_STOP = re.compile(r"[.!?]['\"”’]?\s+[A-Z]")


def told_after(
    make: Callable[[int], Period | None], frame: Frame, start: int, direction: Direction
) -> Period | None:
    """The first such time after a dated one in the sentence ("signed in May 2022, sent in July")."""
    if frame.told_until < 0 or direction == "future" or frame.anchor is None or frame.published is None:
        return None
    if frame.anchor > frame.published or _FULL_STOP.search(frame.text, frame.told_until, start):
        return None
    around = [p for y in (frame.anchor.year, frame.anchor.year + 1) if (p := make(y))]
    later = [p for p in around if p.latest and p.latest >= frame.anchor]
    return later[0] if later and later[0].earliest and later[0].earliest <= frame.published else None


# A day told of as ahead, yet ten months off or more, would carry its year: the tense was misread.
_FAR_DAYS = 300
# How far ahead of the publication day a date without a year may lie where no verb tells (half a year, so
# that the nearest of two neighbouring years wins).
_NEAREST_DAYS = 183


def nearest(make: Callable[[int], Period | None], at: date, direction: Direction, day: bool) -> Period | None:
    """Choose the year of a date given without one: the last before, the first after, or the nearest.

    A period that holds the publication day counts for either side. With no verb to tell, a day takes the
    nearest year and anything longer the last one begun.
    """
    around = [p for y in (at.year - 1, at.year, at.year + 1) if (p := make(y))]
    past = [p for p in around if p.earliest and p.earliest <= at]
    ahead = [p for p in around if p.latest and p.latest >= at]
    if direction == "future" and ahead:
        first = ahead[0].earliest
        if not (day and past and first and (first - at).days > _FAR_DAYS):
            return ahead[0]
    if direction == "open" and day and around:
        close = [p for p in around if p.earliest and abs((p.earliest - at).days) <= _NEAREST_DAYS]
        return close[-1] if close else (past or around)[-1]
    return past[-1] if past else None
