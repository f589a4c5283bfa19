"""A record whose fields are parts of a request comes in; what reads it from the request, without a thread, goes out."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, get_type_hints

T = TypeVar("T")


def inline(record: type[T]) -> Callable[..., Awaitable[T]]:
    """The record as a dependency of a route.

    FastAPI sends a plain class through a thread, as it does the page itself: with fifty readers each waits its turn twice.
    """

    async def read(**given: Any) -> T:
        return record(**given)

    told, hints = inspect.signature(record), get_type_hints(record, include_extras=True)
    fields = [one.replace(annotation=hints[one.name]) for one in told.parameters.values()]
    read.__signature__ = told.replace(parameters=fields)  # type: ignore[attr-defined]
    return read
