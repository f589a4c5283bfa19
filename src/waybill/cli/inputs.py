"""Options that several verbs share: files, days, and the choice between files and the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from waybill.errors import UsageError
from waybill.records.claim import Reading
from waybill.records.report import LeftOut, Report
from waybill.settings import Settings

if TYPE_CHECKING:
    from waybill.register import Horizon

F = TypeVar("F", bound=Callable[..., Any])


def files_argument(required: bool) -> Callable[[F], F]:
    """Files and folders of reports."""
    return click.argument("files", nargs=-1, required=required, type=click.Path(path_type=Path))


def known_on_options(verb: F) -> F:
    """`--known-on` and `--learnt-by`, the two time axes."""
    verb = click.option(
        "--learnt-by", metavar="DATE", help="Only what this register had learnt by the end of that day (UTC)."
    )(verb)
    return click.option("--known-on", metavar="DATE", help="Only what had been published by that day.")(verb)


def parse_day(words: str | None, option: str) -> date | None:
    """Read an ISO 8601 day; raises UsageError."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise UsageError(f"{option} wants a day like 2024-02-21, not {words!r}") from None


def horizon(known_on: str | None, learnt_by: str | None) -> Horizon:
    """How far the two options let a question look."""
    from waybill.register import Horizon, end_of

    learnt = parse_day(learnt_by, "--learnt-by")
    return Horizon(parse_day(known_on, "--known-on"), end_of(learnt) if learnt else None)


def gather_readings(
    files: tuple[Path, ...], settings: Settings, within: Horizon
) -> tuple[list[Reading], list[LeftOut]]:
    """Readings of the files named, else of the register, within the horizon."""
    from waybill.flow import readings_in
    from waybill.register import Register

    if not files:
        with Register.open(settings.register) as register:
            return list(register.readings(within)), list(register.left_out(within))
    found = list(readings_in(files, settings))
    readings = [r for r in found if isinstance(r, Reading) and known_within(r.report, within)]
    return readings, [r for r in found if isinstance(r, LeftOut)]


def known_within(report: Report, within: Horizon) -> bool:
    """Whether the report was public by the day; one without a day is known from today, when it is read."""
    if within.published_by is None:
        return True
    latest = report.published.period.latest if report.published else datetime.now(UTC).date()
    return latest is not None and latest <= within.published_by


def write_page(path: Path, page: str) -> None:
    """Write a page to where the user asked; raises UsageError where that cannot be."""
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
