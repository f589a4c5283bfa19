"""`waybill reports`: what reports are, part by part."""

from __future__ import annotations

from pathlib import Path

import click

from waybill.cli.inputs import files_argument, gather_readings, horizon, known_on_options, known_within
from waybill.cli.printing import format_option, print_rows, print_table, say_left_out
from waybill.flow import reports_in
from waybill.records.formats import report_to_json
from waybill.records.report import LeftOut, Report
from waybill.settings import Settings


@click.command()
@files_argument(required=False)
@known_on_options
@format_option()
@click.pass_context
def reports(
    context: click.Context, files: tuple[Path, ...], known_on: str | None, learnt_by: str | None, form: str
) -> None:
    """Show reports: outlet, agency, publication day and how it was known, parts.

    Without FILES, those of the register.

    \b
    Example: waybill reports story.txt --format jsonl
    """
    settings: Settings = context.obj
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
