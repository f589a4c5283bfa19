"""`waybill show`: one transfer with its evidence, in the terminal, as JSON, or as a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from waybill.cli.inputs import horizon, known_on_options, write_page
from waybill.cli.printing import format_option, plain, print_object
from waybill.errors import UsageError
from waybill.flow import Picture
from waybill.lineage.corrections import corrections_in
from waybill.records.formats_transfer import transfer_to_json
from waybill.records.transfer import Transfer
from waybill.register import Horizon, Register
from waybill.settings import Settings
from waybill.views.dossier import dossier_page
from waybill.views.sheet import dossier_sheet


@click.command()
@click.argument("transfer_id", metavar="ID")
@known_on_options
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path),
    help="Write the dossier as one self-contained page here.",
)
@format_option()
@click.pass_context
def show(
    context: click.Context,
    transfer_id: str,
    known_on: str | None,
    learnt_by: str | None,
    page: Path | None,
    form: str,
) -> None:
    """Show one transfer: values with their words, chains, positions, conflicts, drift, law on the day.

    \b
    Examples:
      waybill show t-0123456789
      waybill show t-0123456789 --html dossier.html
    """
    settings: Settings = context.obj
    within = horizon(known_on, learnt_by)
    picture, transfer = find_transfer(settings, within, transfer_id)
    if page is not None:
        write_page(page, dossier_page(transfer, picture.readings, picture.lineage, known_on))
        click.echo(str(page))
    elif form == "table":
        click.echo(plain(dossier_sheet(transfer, picture.readings, picture.lineage)))
        for line in _corrections(picture):
            click.echo(plain(line))
    else:
        print_object(transfer_to_json(transfer), form)


def _corrections(picture: Picture) -> Iterator[str]:
    """One line a notice by which a report puts itself right, with the claims beside which it is to be read."""
    for reading, notice, claims in corrections_in(picture.readings):
        about = (
            ", ".join(f"{c.id} ({notice.field or 'words taken back'})" for c in claims) or "no claim of it"
        )
        yield f"correction in {reading.report.id}, on {about}: {' '.join(notice.span.words.split())}"


def find_transfer(settings: Settings, within: Horizon, transfer_id: str) -> tuple[Picture, Transfer]:
    """The transfer of that id, or of the id it was merged into; raises UsageError where there is none."""
    with Register.open(settings.register) as register:
        entry = register.entry(transfer_id, within)
        if entry is None:
            raise UsageError(f"no transfer {transfer_id} known then; `waybill transfers` lists them")
        readings = register.readings_of(entry.transfer.reports, within)
    return Picture(readings, entry.lineage, (entry.transfer,)), entry.transfer
