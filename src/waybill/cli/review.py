"""`waybill review`: what waits for a person, by doubt and importance; and how far reviewers agree."""

from __future__ import annotations

import click

from waybill.cli.inputs import horizon, known_on_options
from waybill.cli.printing import format_option, print_rows, print_table
from waybill.flow import settled_of
from waybill.register import Horizon, Register
from waybill.review.agreement import agreements
from waybill.review.queue import queue
from waybill.settings import Settings
from waybill.views.review import (
    AGREEMENT_COLUMNS,
    QUEUE_COLUMNS,
    agreement_json,
    agreement_row,
    queue_json,
    queue_row,
)


@click.command()
@click.option("--agreement", is_flag=True, help="How far each two reviewers agree, instead of the queue.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many items.")
@known_on_options
@format_option()
@click.pass_context
def review(
    context: click.Context,
    agreement: bool,
    limit: int,
    known_on: str | None,
    learnt_by: str | None,
    form: str,
) -> None:
    """Show what a person should look at, the most pressing first, each with the reason; or reviewers' agreement.

    \b
    Examples:
      waybill review --limit 50
      waybill review --agreement --format json
    """
    settings: Settings = context.obj
    within = horizon(known_on, learnt_by)
    with Register.open(settings.register) as register:
        if agreement:
            _show_agreement(register, within, form)
        else:
            _show_queue(register, within, limit, form)


def _show_queue(register: Register, within: Horizon, limit: int, form: str) -> None:
    settled = settled_of(register, within)
    found = queue(settled, register.transfers(within), register.lineage(within))
    readings = {r.report.id: r for r in settled.readings}
    if form == "table":
        print_table(QUEUE_COLUMNS, [queue_row(i, readings) for i in found[:limit]])
        click.echo(f"{min(limit, len(found))} of {len(found)} shown")
    else:
        print_rows([queue_json(i, readings) for i in found[:limit]], form)


def _show_agreement(register: Register, within: Horizon, form: str) -> None:
    found = agreements(register.judgements(horizon=within))
    if form != "table":
        print_rows([agreement_json(a) for a in found], form)
    elif found:
        print_table(AGREEMENT_COLUMNS, [agreement_row(a) for a in found])
    else:
        click.echo("no matter was judged by two reviewers yet")
