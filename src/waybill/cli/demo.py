"""`waybill demo`: the sample reports, read into a register, and what they add up to."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from waybill.cli.inputs import write_page
from waybill.cli.printing import print_table
from waybill.cli.read import read_with_progress
from waybill.errors import InputError, UsageError
from waybill.flow import picture_of
from waybill.register import Register
from waybill.settings import Settings
from waybill.views.dossier import dossier_page
from waybill.views.transfers import COLUMNS, transfer_row

FOLDER = Path("waybill-demo")
SAMPLE_SUFFIXES = (".txt", ".html")


@click.command()
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default=FOLDER,
    show_default=True,
    help="Where the register and the page go.",
)
@click.pass_context
def demo(context: click.Context, into: Path) -> None:
    """Read the sample reports, print the register, and write the dossier of the most told transfer.

    The samples are retold for demonstration, in our own words, from publicly known facts.

    \b
    Example: waybill demo --into try
    """
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make the folder {into}: {error.strerror}") from error
    settings = Settings(into / "waybill.db", debug=context.obj.debug)
    click.echo("Reading the sample reports (loading the reader takes a few seconds)...")
    with Register.open(settings.register, writable=True) as register:
        seen, left_out = read_with_progress(register, samples(), settings, quiet=False)
        picture = picture_of(register)
    claims = sum(len(r.claims) for r in picture.readings)
    found = f"{seen} reports, {claims} claims, {len(picture.transfers)} transfers"
    click.echo(f"{found}; {len(left_out)} files left out.\n")
    print_table(COLUMNS, [transfer_row(t) for t in picture.transfers])
    if picture.transfers:
        page = into / "dossier.html"
        write_page(page, dossier_page(picture.transfers[0], picture.readings, picture.lineage))
        click.echo(f"\nOpen this page (it needs no network): {page.resolve()}")
    click.echo(f"Ask on: waybill --register {settings.register} transfers --known-on 2024-03-01")


def samples() -> tuple[Path, ...]:
    """The sample reports, in the package or beside the sources in a checkout; their README is no report."""
    for place in (Path(str(files("waybill"))) / "examples", Path(__file__).resolve().parents[3] / "examples"):
        if place.is_dir():
            return tuple(sorted(p for p in place.iterdir() if p.suffix in SAMPLE_SUFFIXES))
    raise InputError("the sample reports are not installed")
