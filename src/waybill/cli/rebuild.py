"""`waybill rebuild`: all entries put together anew from the book."""

from __future__ import annotations

import click

from waybill.flow import states_of
from waybill.register import Register
from waybill.settings import Settings


@click.command()
@click.pass_context
def rebuild(context: click.Context) -> None:
    """Put all entries together anew with the rules of today, and append what differs.

    What stood before stays: a question about a day that has passed is answered as it was. Reports are not read
    again; `waybill read` does that.

    \b
    Example: waybill rebuild
    """
    settings: Settings = context.obj
    with Register.open(settings.register, writable=True) as register:
        rows = register.rebuild(states_of)
        entries = register.counts()["entries"]
    click.echo(f"{rows} states appended, of {entries} entries; a second run appends none")
