"""`waybill desk`: the pages where people work, served from this machine."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import suppress

import click

from waybill.errors import UsageError
from waybill.settings import Settings

PORT = 8321
# Fifty people with a few tabs each; who comes on top is told to try again, and pages stay quick for the others.
MOST_CONNECTIONS = 300


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="The port to listen on."
)
@click.option(
    "--as", "person", default="", metavar="NAME", help="Who sits at this machine; else the system's user."
)
@click.option(
    "--public-url",
    default="",
    metavar="URL",
    help="The address under which a proxy serves the desk to others; it asks for accounts then.",
)
@click.option("--ask", is_flag=True, help="Ask for accounts on this machine's own address too.")
@click.pass_context
def desk(context: click.Context, host: str, port: int, person: str, public_url: str, ask: bool) -> None:
    """Serve the desk: register, dossiers, reports, review, law, as pages in a browser.

    On this machine's own address everything is open to whoever sits at it; on any other it asks for accounts.

    \b
    Example: waybill --register waybill-demo/waybill.db desk
    """
    try:
        import uvicorn

        from waybill.web.app import create_app
        from waybill.web.gate import Terms
    except ModuleNotFoundError as error:
        raise UsageError(f"the desk needs {error.name}; install waybill[desk]") from error
    settings: Settings = context.obj
    app = create_app(settings, host, Terms(person, public_url, ask))
    with _listening(host, port) as door:
        number = door.getsockname()[1]
        click.echo(
            f"The desk is at http://{f'[{host}]' if ':' in host else host}:{number}/ (stop it with Ctrl+C)"
        )
        # What a proxy says of where a request came from is not believed: anybody could say it.
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            limit_concurrency=MOST_CONNECTIONS,
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[door])


def _listening(host: str, port: int) -> socket.socket:
    """A socket bound to the address; raises UsageError where it cannot be."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        door = socket.socket(family, kind, protocol)
    except OSError as error:
        raise UsageError(f"there is no address {host} to listen on: {error.strerror}") from error
    try:
        if os.name == "posix":
            # A port that was let go of a moment ago may be taken again.
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
    except OSError as error:
        door.close()
        if error.errno == errno.EADDRINUSE:
            raise UsageError(f"port {port} is taken by another program; choose one with --port") from error
        raise UsageError(f"cannot listen on {host}, port {port}: {error.strerror}") from error
    return door
