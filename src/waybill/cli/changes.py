"""`waybill changes`: what became of every entry between two days, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from waybill.cli.inputs import parse_day
from waybill.cli.printing import format_option, print_rows, print_table
from waybill.errors import UsageError
from waybill.records.entry import Change
from waybill.register import Horizon, Register, end_of
from waybill.settings import Settings

# Longer values are cut in the table; JSON has them whole.
SHOWN = 60


@click.command()
@click.option("--from", "since", metavar="DATE", required=True, help="The earlier day.")
@click.option("--to", "until", metavar="DATE", required=True, help="The later day.")
@click.option("--learnt", is_flag=True, help="Days on which the register learnt it, not days of publication.")
@format_option()
@click.pass_context
def changes(context: click.Context, since: str, until: str, learnt: bool, form: str) -> None:
    """Show what changed in every entry between the ends of two days, and why.

    The reasons are: new report, new version, withdrawal, judgement, new rules.

    \b
    Examples:
      waybill changes --from 2024-02-21 --to 2024-03-01
      waybill changes --learnt --from 2026-11-01 --to 2026-11-30 --format json
    """
    settings: Settings = context.obj
    first, last = parse_day(since, "--from"), parse_day(until, "--to")
    if first is None or last is None or last < first:
        raise UsageError("--to must not be before --from")
    with Register.open(settings.register) as register:
        found = register.changes(_horizon(first, learnt), _horizon(last, learnt))
    if form == "table":
        print_table(("id", "revision", "why", "field", "before", "after"), _rows(found))
    else:
        print_rows([change_to_json(change) for change in found], form)


def _horizon(day: date, learnt: bool) -> Horizon:
    return Horizon(learnt_by=end_of(day)) if learnt else Horizon(published_by=day)


def _rows(found: tuple[Change, ...]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for change in found:
        head = (change.id, f"{change.before or 'none'} > {change.after or 'none'}", ", ".join(change.causes))
        for number, (field, before, after) in enumerate(change.fields):
            rows.append((*(head if number == 0 else ("", "", "")), field, _short(before), _short(after)))
    return rows


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def change_to_json(change: Change) -> dict[str, Any]:
    """One waybill.change/1."""
    return {
        "schema": "waybill.change/1",
        "id": change.id,
        "before": change.before,
        "after": change.after,
        "causes": list(change.causes),
        "fields": [{"field": f, "before": before, "after": after} for f, before, after in change.fields],
    }
