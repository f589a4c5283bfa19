"""`waybill read`: files into the register."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from waybill.cli.inputs import files_argument
from waybill.cli.printing import format_option, plain, print_object, say_left_out
from waybill.flow import read_into
from waybill.records.formats import left_out_to_json
from waybill.records.report import LeftOut, Report
from waybill.register import Register
from waybill.settings import Settings


@click.command()
@files_argument(required=True)
@click.option("--quiet", is_flag=True, help="Show no progress.")
@format_option()
@click.pass_context
def read(context: click.Context, files: tuple[Path, ...], quiet: bool, form: str) -> None:
    """Read files and folders of reports into the register.

    Each report is kept whole or not at all; what the register holds already is passed over, so that a run
    that was cut short is completed by running it again.

    \b
    Example: waybill read reports/ page.html
    """
    settings: Settings = context.obj
    with Register.open(settings.register, writable=True) as register:
        seen, left_out = read_with_progress(register, files, settings, quiet)
    say_left_out(left_out)
    if form == "table":
        click.echo(f"{seen} reports in {settings.register}; {len(left_out)} left out")
    else:
        rows = [left_out_to_json(one) for one in left_out]
        print_object({"register": str(settings.register), "reports": seen, "left_out": rows}, form)
    context.exit(1 if left_out else 0)


def read_with_progress(
    register: Register, files: tuple[Path, ...], settings: Settings, quiet: bool
) -> tuple[int, list[LeftOut]]:
    """Read, with a line on stderr that counts; gives the number of reports seen and what was left out."""
    seen = 0
    show = not quiet and sys.stderr.isatty()

    def progress(found: Report | LeftOut) -> None:
        nonlocal seen
        seen += isinstance(found, Report)
        if show:
            click.echo(f"\r\x1b[K{seen} read: {plain(found.address[-60:])}", err=True, nl=False)

    if show:
        click.echo("loading the reader...", err=True, nl=False)
    left_out = read_into(register, files, settings, progress)
    if show:
        click.echo("\r\x1b[K", err=True, nl=False)
    return seen, left_out
