"""What a page has to say comes in; the page, or its JSON twin at the same address with `.json`, goes out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import wraps
from itertools import islice
from typing import Annotated, Any, ParamSpec, TypeVar, cast

import anyio.to_thread
from fastapi import APIRouter, Depends, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.routing import APIRoute

from waybill.records.formats_values import Json
from waybill.web import gate
from waybill.web.desk import Desk
from waybill.web.frame import render
from waybill.web.gate import Person
from waybill.web.viewpoint import Viewpoint, viewpoint

P = ParamSpec("P")
T = TypeVar("T")
# Every answer may depend on who asks and on what the register learnt since: it is kept only to be asked for again.
KEEP = "private, no-cache"
# Names in an address that no page takes: so many are said, so much of each.
MOST_IGNORED, NAME_LENGTH = 5, 40


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: who asks, from which viewpoint, at which desk."""

    request: Request
    desk: Desk
    view: Viewpoint
    who: Person

    @property
    def waiting(self) -> int:
        """How many reports and decisions are kept and not put together yet; none where one looks at what was learnt before."""
        return 0 if self.view.learnt_by else self.desk.waiting()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before it is written: its template with what goes into it, and its twin, made only when asked for."""

    template: str
    given: Mapping[str, Any]
    twin: Callable[[], Json | list[Json]]
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


async def visit(
    request: Request,
    view: Annotated[Viewpoint, Depends(viewpoint)],
    who: Annotated[Person, Depends(gate.reader)],
) -> Visit:
    """The visit of somebody who may read."""
    return Visit(request, cast(Desk, request.app.state.desk), view, who)


Visiting = Annotated[Visit, Depends(visit)]


async def apart(request: Request, make: Callable[[], T]) -> T:
    """Have made what takes many seconds by a thread of its own, one after the other, so that no page waits for it."""
    return await anyio.to_thread.run_sync(make, limiter=getattr(request.app.state, "apart", None))


def page(router: APIRouter, path: str) -> Callable[[Callable[P, Sheet]], Callable[P, Sheet]]:
    """Serve the view, which takes `visit`, at the path as a page and at the path with `.json` as data."""

    known: set[str] = set()

    def serve(view: Callable[P, Sheet]) -> Callable[P, Sheet]:
        @wraps(view)
        def as_data(*args: P.args, **kwargs: P.kwargs) -> Response:
            sheet = view(*args, **kwargs)
            seen = cast(Visit, kwargs["visit"])
            twin = stamped(sheet.twin(), seen)
            if strange := ignored(seen.request, known):
                twin["ignored"] = list(strange)
            answer = JSONResponse(twin, sheet.status, dict(sheet.headers))
            return unless_known(seen.request, answer)

        @wraps(view)
        def as_page(*args: P.args, **kwargs: P.kwargs) -> Response:
            sheet = view(*args, **kwargs)
            seen = cast(Visit, kwargs["visit"])
            given = {"view": seen.view, "who": seen.who, "waiting": seen.waiting} | dict(sheet.given)
            given["ignored"] = ignored(seen.request, known)
            words = render(seen.request, sheet.template, **given)
            return unless_known(seen.request, HTMLResponse(words, sheet.status, dict(sheet.headers)))

        name = view.__name__
        # The twin first: `{id}` of the page's path would take `.json` for a part of the id.
        router.get(f"{path}.json", name=f"{name}.json", response_class=JSONResponse, response_model=None)(
            as_data
        )
        router.get(path, name=name, response_class=HTMLResponse, response_model=None)(as_page)
        known.update(_names(cast(APIRoute, router.routes[-1]).dependant))
        return view

    return serve


def stamped(twin: Json | list[Json], seen: Visit) -> Json:
    """The twin with the two days it was asked for, and how much is not put together yet."""
    body = twin if isinstance(twin, dict) else {"rows": twin}
    days = {"known_on": _day(seen.view.known_on), "learnt_by": _day(seen.view.learnt_by)}
    return days | {"waiting": seen.waiting} | body


def ignored(request: Request, known: Container[str]) -> tuple[str, ...]:
    """The names in the address that its page knows nothing of."""
    strange = (name[:NAME_LENGTH] for name in dict.fromkeys(request.query_params) if name not in known)
    return tuple(islice(strange, MOST_IGNORED))


def _names(asked: Dependant) -> Iterator[str]:
    """The names that a page takes behind the question mark."""
    yield from (one.alias for one in asked.query_params)
    for one in asked.dependencies:
        yield from _names(one)


def _day(day: object) -> str | None:
    return str(day) if day else None


def unless_known(request: Request, answer: Response) -> Response:
    """The answer with its mark, or no body where the asker holds the same one already."""
    mark = f'"{hashlib.sha256(bytes(answer.body)).hexdigest()[:24]}"'
    held = [m.strip().removeprefix("W/") for m in request.headers.get("if-none-match", "").split(",")]
    headers = {"ETag": mark, "Cache-Control": KEEP, "Vary": "Cookie"}
    if answer.status_code == 200 and mark in held:
        return Response(status_code=304, headers=headers)
    answer.headers.update(headers)
    return answer


def json_words(value: object) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)
