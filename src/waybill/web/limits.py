"""Sizes, counts and tries come in; a refusal goes out where there are too many."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import TypedDict

# A form with a reason and a value is some kilobytes; what is added has bounds of its own (`adding.py`).
BODY_BYTES = 1_000_000
# A judgement has some ten fields; a form with more is not of the desk.
MAX_FIELDS = 40
# Names that are tried at once are remembered up to here, the oldest forgotten first: some megabytes.
REMEMBERED = 10_000


class FormLimits(TypedDict):
    """What FastAPI takes as `form_limits`."""

    max_fields: int
    max_files: int
    max_part_size: int


FORM_LIMITS: FormLimits = {"max_fields": MAX_FIELDS, "max_files": 0, "max_part_size": BODY_BYTES}


class Tries:
    """How often something was tried under a key within a window; what is over the bound is refused unlooked at."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self.seconds = seconds
        self._clock = clock
        self._tried: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Seconds until the key may be tried again; 0 where it may now."""
        tried = self._recent(key)
        return max(0.0, tried[0] + self.seconds - self._clock()) if len(tried) >= self.most else 0.0

    def count(self, key: str) -> None:
        """Note one try under the key."""
        self._recent(key)
        self._tried.setdefault(key, deque(maxlen=self.most)).append(self._clock())
        self._tried.move_to_end(key)
        while len(self._tried) > REMEMBERED:
            self._tried.popitem(last=False)

    def forget(self, key: str) -> None:
        """Start the key anew, after a try that succeeded."""
        self._tried.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        tried = self._tried.get(key, deque())
        while tried and tried[0] + self.seconds <= self._clock():
            tried.popleft()
        if not tried:
            self._tried.pop(key, None)
        return tried
