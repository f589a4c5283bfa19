"""`waybill transfers`: the register's transfers, as known on a day."""

from __future__ import annotations

import click

from waybill.cli.inputs import horizon, known_on_options
from waybill.cli.printing import format_option, print_rows, print_table
from waybill.flow import picture_of
from waybill.records.formats_transfer import transfer_to_json
from waybill.register import Register
from waybill.settings import Settings
from waybill.views.transfers import COLUMNS, transfer_row


@click.command()
@known_on_options
@format_option()
@click.pass_context
def transfers(context: click.Context, known_on: str | None, learnt_by: str | None, form: str) -> None:
    """List transfers: who to whom, what, how many, how far, on how many independent origins.

    \b
    Example: waybill transfers --known-on 2024-03-01 --format json
    """
    settings: Settings = context.obj
    with Register.open(settings.register) as register:
        picture = picture_of(register, horizon(known_on, learnt_by))
    if form == "table":
        print_table(COLUMNS, [transfer_row(t) for t in picture.transfers])
    else:
        print_rows([transfer_to_json(t) for t in picture.transfers], form)
