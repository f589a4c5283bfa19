"""`waybill lineage`: which reports go back to one telling, and what each rewrite changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from waybill.cli.inputs import files_argument, gather_readings, horizon, known_on_options
from waybill.cli.printing import plain, print_object, say_left_out
from waybill.errors import UsageError
from waybill.flow import Picture, picture_of, put_together
from waybill.records.formats import left_out_to_json
from waybill.records.formats_lineage import lineage_to_json
from waybill.records.report import LeftOut
from waybill.register import Horizon, Register
from waybill.settings import Settings
from waybill.views.lineage import lineage_text, stories_of, tree_svg

FORMS = ["table", "json", "jsonl", "svg"]


@click.command()
@files_argument(required=False)
@known_on_options
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="table",
    show_default=True,
    help="How to print; svg draws the tree of the most retold telling.",
)
@click.pass_context
def lineage(
    context: click.Context, files: tuple[Path, ...], known_on: str | None, learnt_by: str | None, form: str
) -> None:
    """Show links, origins (seen and unseen), the count of independent origins, and drift.

    Without FILES, over the register's reports.

    \b
    Examples:
      waybill lineage original.txt rewrite.txt --format json
      waybill lineage original.txt rewrite.txt --format svg > tree.svg
    """
    settings: Settings = context.obj
    picture, left_out = _picture(files, settings, horizon(known_on, learnt_by))
    reports = {r.report.id: r.report for r in picture.readings}
    if form == "table":
        click.echo(plain(lineage_text(picture.lineage, reports)).replace("\\[", "["))
    elif form == "svg":
        click.echo(_drawn(picture))
    else:
        thing = lineage_to_json(picture.lineage, reports.values())
        thing["left_out"] = [left_out_to_json(one) for one in left_out]
        print_object(thing, form)
    say_left_out(left_out)
    context.exit(1 if left_out and files else 0)


def _picture(
    files: tuple[Path, ...], settings: Settings, within: Horizon
) -> tuple[Picture, Sequence[LeftOut]]:
    """The lineage of files as it is traced now; that of the register as it was kept."""
    if files:
        readings, left_out = gather_readings(files, settings, within)
        return put_together(readings), left_out
    with Register.open(settings.register) as register:
        return picture_of(register, within), register.left_out(within)


def _drawn(picture: Picture) -> str:
    """The tree of the most retold telling; raises UsageError where no telling was found."""
    stories = stories_of(picture.lineage)
    if not stories:
        raise UsageError("there is no telling to draw: no report goes back to a story")
    return tree_svg(picture.lineage, stories[0], {r.report.id: r.report for r in picture.readings})
