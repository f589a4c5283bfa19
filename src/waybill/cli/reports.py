"""`waybill reports`: what reports are, part by part."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from waybill.cli.inputs import files_argument, gather_readings, horizon, known_on_options, known_within
from waybill.cli.printing import format_option, plain, print_rows, print_table, say_left_out
from waybill.errors import UsageError
from waybill.flow import edits_of, reports_in
from waybill.lineage.versions import Edit
from waybill.records.claim import Reading
from waybill.records.formats import report_to_json
from waybill.records.formats_lineage import lineage_to_json
from waybill.records.lineage import Independent, Lineage
from waybill.records.report import LeftOut, Report
from waybill.register import Register
from waybill.settings import Settings

# Drift is written as part of a lineage; two versions of one report count no origins.
NO_COUNT = Independent(0, 0, 0, ())


@click.command()
@files_argument(required=False)
@known_on_options
@click.option(
    "--edits", "edited", metavar="REPORT", help="What each version at this report's address changed instead."
)
@format_option()
@click.pass_context
def reports(
    context: click.Context,
    files: tuple[Path, ...],
    known_on: str | None,
    learnt_by: str | None,
    edited: str | None,
    form: str,
) -> None:
    """Show reports: outlet, agency, publication day and how it was known, parts.

    Without FILES, those of the register.

    \b
    Examples:
      waybill reports story.txt --format jsonl
      waybill reports --edits r-0123456789abcdef
    """
    settings: Settings = context.obj
    if edited:
        if files or known_on or learnt_by:
            raise UsageError(
                "--edits compares all versions of one report of the register; leave out files and days"
            )
        return _show_edits(settings, edited, form)
    within = horizon(known_on, learnt_by)
    if files:
        found = list(reports_in(files, settings))
        shown = [r for r in found if isinstance(r, Report) and known_within(r, within)]
        left_out = [r for r in found if isinstance(r, LeftOut)]
    else:
        readings, left_out = gather_readings(files, settings, within)
        shown = [r.report for r in readings]
    if form == "table":
        print_table(
            ("report", "published", "how known", "outlet", "agency", "title"), [_row(r) for r in shown]
        )
        say_left_out(left_out)
    else:
        print_rows([report_to_json(r, with_text=True) for r in shown], form, left_out)
    context.exit(1 if left_out and files else 0)


def _show_edits(settings: Settings, report: str, form: str) -> None:
    """The versions at one web address, each beside the one before it; raises UsageError for no such report."""
    with Register.open(settings.register) as register:
        if register.reading(report) is None:
            raise UsageError(f"no report {report} is in the register")
        edits = edits_of(register, report)
    if form != "table":
        return print_rows([_edit_to_json(*edit) for edit in edits], form, ())
    if not edits:
        click.echo("one version only")
    for former, newer, edit in edits:
        silent = ", and no notice says so" if edit.silent else ""
        click.echo(plain(f"{former.report.id} became {newer.report.id}{silent}"))
        for drift in edit.drift:
            click.echo(plain(f"  {drift.field} ({drift.weight}): {drift.why}"))
        for notice in edit.notices:
            click.echo(plain(f"  {notice.kind}: {notice.span.words}"))
        for claim in edit.corrected:
            click.echo(f"  corrected: {claim}")


def _edit_to_json(former: Reading, newer: Reading, edit: Edit) -> dict[str, Any]:
    return {
        "former": former.report.id,
        "newer": newer.report.id,
        "drift": lineage_to_json(Lineage((), (), (), NO_COUNT, edit.drift))["drift"],
        "notices": [{"kind": n.kind, "words": n.span.words, "field": n.field} for n in edit.notices],
        "silent": edit.silent,
        "corrected": list(edit.corrected),
        "withdrawn": edit.withdrawn,
    }


def _row(report: Report) -> tuple[str, ...]:
    published = report.published
    day = published.period.edtf or str(published.period.latest) if published else "unknown"
    return (
        report.id,
        day,
        published.how if published else "",
        report.outlet or "?",
        report.agency or "",
        report.title or report.address,
    )
