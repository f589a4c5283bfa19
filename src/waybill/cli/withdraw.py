"""`waybill withdraw`: a report that no longer counts, from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import cast

import click

from waybill.cli.inputs import parse_day
from waybill.cli.printing import format_option, plain, print_object
from waybill.errors import UsageError
from waybill.flow import states_of
from waybill.records.formats_judgement import withdrawal_to_json
from waybill.records.judgement import Withdrawal, WithdrawalKind
from waybill.register import Register
from waybill.settings import Settings


@click.command()
@click.argument("report", metavar="REPORT")
@click.option(
    "--kind",
    type=click.Choice(["retraction", "withdrawal", "take_down", "reinstatement"]),
    required=True,
    help="Taken back by its outlet, by us, or taken down: then its text is blanked for good; or the former two lifted.",
)
@click.option("--day", metavar="DATE", help="The day from which it no longer counts; else today (UTC).")
@click.option("--by", default="", help="Who records it.")
@click.option("--reason", default="", help="Why.")
@format_option()
@click.pass_context
def withdraw(context: click.Context, /, report: str, form: str, **told: str | None) -> None:
    """Record that a report no longer counts; what was known before that day stays known.

    \b
    Example:
      waybill withdraw r-0123456789abcdef --kind retraction --day 2024-05-01 \\
          --by "A. Reader" --reason "the outlet took it back"
    """
    settings: Settings = context.obj
    made = _withdrawal(report, told)
    # Looked up first for reading only: a mistyped path must not make a register.
    with Register.open(settings.register) as register:
        if register.reading(report) is None:
            raise UsageError(
                f"no report {report} is in the register; `waybill reports --format jsonl` lists them"
            )
    with Register.open(settings.register, writable=True, actor=made.by) as register:
        register.withdraw(made)
        revised = register.revise(states_of)
    if form == "table":
        click.echo(plain(f"{report} {_became(made)}: {made.reason}"))
        click.echo(f"recorded; {revised} revision{'' if revised == 1 else 's'} of entries written")
    else:
        print_object(withdrawal_to_json(made) | {"revised": revised}, form)


def _withdrawal(report: str, told: Mapping[str, str | None]) -> Withdrawal:
    """Changing anything demands who and why; raises UsageError."""
    now = datetime.now(UTC)
    by, reason = ((told[name] or "").strip() for name in ("by", "reason"))
    if not by:
        raise UsageError("who records it? Give a name with --by")
    if not reason:
        raise UsageError("why? Give a reason with --reason")
    kind = cast(WithdrawalKind, told["kind"])
    return Withdrawal(report, kind, parse_day(told["day"], "--day") or now.date(), by, now, reason)


def _became(made: Withdrawal) -> str:
    if made.kind == "reinstatement":
        return "counts again, as if it had not been taken back"
    return f"no longer counts from {made.day} on ({made.kind.replace('_', ' ')})"
