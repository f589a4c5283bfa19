"""`waybill claims`: what reports say, with whom they credit for it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from waybill.cli.inputs import files_argument, gather_readings, horizon, known_on_options
from waybill.cli.printing import format_option, print_rows, print_table, say_left_out
from waybill.records.claim import Kind
from waybill.records.formats import claim_to_json
from waybill.settings import Settings
from waybill.views.claims import claim_row


@click.command()
@files_argument(required=False)
@known_on_options
@click.option(
    "--kind",
    type=click.Choice(get_args(Kind)),
    help="Only claims of one kind.",
)
@format_option()
@click.pass_context
def claims(
    context: click.Context,
    files: tuple[Path, ...],
    known_on: str | None,
    learnt_by: str | None,
    kind: str | None,
    form: str,
) -> None:
    """Show claims with their words, chains and values.

    Without FILES, those of the register.

    \b
    Examples:
      waybill claims story.txt --format jsonl
      waybill claims --kind transfer --known-on 2024-03-01
    """
    settings: Settings = context.obj
    readings, left_out = gather_readings(files, settings, horizon(known_on, learnt_by))
    told = [(r.report, c) for r in readings for c in r.claims if kind in (None, c.kind)]
    if form == "table":
        print_table(
            ("kind", "who to whom", "what", "how far", "who says", "words"),
            [claim_row(report, claim) for report, claim in told],
        )
        say_left_out(left_out)
    else:
        print_rows([claim_to_json(claim, report) for report, claim in told], form, left_out)
    context.exit(1 if left_out and files else 0)
