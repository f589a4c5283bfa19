"""`waybill marks`: what reading lays on a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from waybill.cli.inputs import files_argument
from waybill.cli.printing import print_object, say_left_out
from waybill.errors import InputError
from waybill.flow import reports_in
from waybill.intake.bare import bare_report
from waybill.reading.read import read
from waybill.records.formats_marks import marks_to_json
from waybill.records.report import LeftOut, Report
from waybill.settings import Settings


@click.command()
@files_argument(required=True)
@click.option("--format", "form", type=click.Choice(["json", "jsonl"]), default="jsonl", show_default=True, help="How to print.")
@click.pass_context
def marks(context: click.Context, files: tuple[Path, ...], form: str) -> None:
    """Show the marks on texts: names, systems, numbers, times, places, speech.

    FILES are reports, or .jsonl files of {"doc", "text", "published"} lines.

    \b
    Example: waybill marks texts.jsonl --format jsonl
    """
    settings: Settings = context.obj
    left_out: list[LeftOut] = []
    for found in _texts(files, settings):
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            name, report = found
            print_object(marks_to_json(name, read(report)), form)
    say_left_out(left_out)
    context.exit(1 if left_out else 0)


def _texts(files: tuple[Path, ...], settings: Settings) -> Iterator[tuple[str, Report] | LeftOut]:
    for path in files:
        if path.suffix == ".jsonl":
            yield from _lines(path)
            continue
        for found in reports_in([path], settings):
            yield found if isinstance(found, LeftOut) else (Path(found.address).name, found)


def _lines(path: Path) -> Iterator[tuple[str, Report] | LeftOut]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        yield LeftOut(str(path), "marks", str(error).splitlines()[0])
        return
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            report = bare_report(row)
            yield report.address, report
        except (ValueError, InputError) as error:
            yield LeftOut(f"{path}:{number}", "marks", f"no text line: {error}")

