"""`waybill publish`: the register as a static site that opens from disk."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import click

import waybill
from waybill.cli.export import write_files
from waybill.cli.inputs import horizon, known_on_options, parse_day
from waybill.errors import UsageError
from waybill.exports import site
from waybill.exports.record import AsOf
from waybill.flow import picture_of
from waybill.register import Register
from waybill.settings import Settings
from waybill.views.dossier import dossier_page
from waybill.views.transfers import COLUMNS, transfer_row


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@known_on_options
@click.pass_context
def publish(context: click.Context, folder: Path, known_on: str | None, learnt_by: str | None) -> None:
    """Write the register into DIR as a site: register, dossiers, cited sentences, changes in retelling, law.

    It opens from disk and fetches nothing. The full text of a report is never published. manifest.json has the
    hash of every file. DIR must be new, empty, or an earlier publication, which is then replaced.

    \b
    Example: waybill publish site --known-on 2024-03-01
    """
    settings: Settings = context.obj
    old = published_in(folder)
    as_of = AsOf(parse_day(known_on, "--known-on"), parse_day(learnt_by, "--learnt-by"))
    with Register.open(settings.register) as register:
        picture = picture_of(register, horizon(known_on, learnt_by))
        head = register.head()
    dossiers = {t.id: dossier_page(t, picture.readings, picture.lineage, known_on) for t in picture.transfers}
    rows = [transfer_row(t) for t in picture.transfers]
    made = site.export(picture, site.Pages(COLUMNS, rows, dossiers, head, waybill.__version__), as_of)
    write_files({folder / name: data for name, data in made.files.items()})
    for name in old - set(made.files):
        (folder / name).unlink(missing_ok=True)
    click.echo(made.loss.summary(), err=True)
    click.echo(str((folder / "index.html").resolve()))


def published_in(folder: Path) -> set[str]:
    """The files of an earlier publication in the folder; raises UsageError where something else lies there."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder")
    if not folder.exists() or not any(folder.iterdir()):
        return set()
    try:
        told = json.loads((folder / site.MANIFEST).read_text(encoding="utf-8"))
        names = {str(row["path"]) for row in told["files"]}
        ours = told["schema"] == "waybill.publication/1"
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise UsageError(f"{folder} is neither empty nor an earlier publication; name another") from error
    if not ours or any(PurePosixPath(n).is_absolute() or ".." in PurePosixPath(n).parts for n in names):
        raise UsageError(f"{folder} is neither empty nor an earlier publication; name another")
    return names
