"""Settings come in; the desk goes out: an application that serves every page with its twin."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

import anyio
import anyio.to_thread
from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles

import waybill
from waybill.settings import Settings
from waybill.web import gate
from waybill.web.adding_process import open_tray
from waybill.web.desk import Desk
from waybill.web.faults import install_faults
from waybill.web.frame import DOSSIER_STYLE, static_bytes
from waybill.web.limits import FORM_LIMITS
from waybill.web.pages import ROUTERS
from waybill.web.warm import warm

# Pages are worked out by threads that take turns at one lock: with fifty readers two gave 30 pages a second, three 27,
# four 25, eight 22 (`python -m bench.desk`, two cores), and the usual forty cost up to five times the time.
THREADS = 2
# A file's address holds a mark of its content: it may be kept for ever.
FOR_EVER = "public, max-age=31536000, immutable"


class Kept(StaticFiles):
    """Files that a browser may keep for ever where the address holds their mark."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """The file, with how long it may be kept."""
        answer = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = FOR_EVER
        return answer


@asynccontextmanager
async def _day(app: FastAPI) -> AsyncIterator[None]:
    """From opening to closing: what was kept and not put together when the desk was last stopped is caught up."""
    app.state.desk.together.catch_up()
    threading.Thread(target=warm, name="warming", daemon=True).start()
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    app.state.apart = anyio.CapacityLimiter(1)
    yield
    app.state.tray.close()
    app.state.desk.close()


def create_app(settings: Settings, host: str = "127.0.0.1", terms: gate.Terms | None = None) -> FastAPI:
    """The desk over the register of the settings; the gate asks for accounts where `host` is no loopback address."""
    app = FastAPI(
        title="Waybill",
        version=waybill.__version__,
        summary="What is reported about arms transfers, who says so, and on how many origins it rests.",
        # The usual pages of documentation fetch their scripts from another host.
        docs_url=None,
        redoc_url=None,
        form_limits=FORM_LIMITS,  # type: ignore[arg-type]
        lifespan=_day,
    )
    app.state.desk = Desk(settings)
    app.state.tray = open_tray(settings)
    app.add_api_route(f"/static/{DOSSIER_STYLE}", _dossier_style, include_in_schema=False)
    app.mount("/static", Kept(directory=str(files("waybill.web") / "static")), name="static")
    app.add_api_route("/", _to_register, include_in_schema=False)
    for router in ROUTERS:
        app.include_router(router)
    install_faults(app)
    gate.install(app, settings, host, terms)
    return app


def _dossier_style() -> Response:
    """The style sheet of dossiers, which the views keep."""
    return Response(static_bytes(DOSSIER_STYLE), media_type="text/css", headers={"Cache-Control": FOR_EVER})


def _to_register(request: Request) -> Response:
    """The register is the first page."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/register{query}", 307)
