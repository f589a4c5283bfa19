"""`waybill marks`: what reading lays on a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from waybill.cli.inputs import files_argument, horizon, known_on_options, known_within
from waybill.cli.printing import Json, format_option, print_object, print_rows, print_table, say_left_out
from waybill.errors import InputError
from waybill.flow import read_safely, reports_in
from waybill.intake.bare import bare_report
from waybill.reading.quantities_units import noun_of
from waybill.reading.read import read
from waybill.records.formats_marks import marks_to_json
from waybill.records.report import LeftOut, Report
from waybill.settings import Settings


@click.command()
@files_argument(required=True)
@known_on_options
@format_option("jsonl")
@click.pass_context
def marks(
    context: click.Context, files: tuple[Path, ...], known_on: str | None, learnt_by: str | None, form: str
) -> None:
    """Show the marks on texts: names, systems, numbers, times, places, speech.

    FILES are reports, or .jsonl files of {"doc", "text", "published"} lines.

    \b
    Example: waybill marks texts.jsonl --format jsonl
    """
    settings: Settings = context.obj
    within = horizon(known_on, learnt_by)
    left_out: list[LeftOut] = []
    rows: list[Json] = []
    for found in _texts(files, settings):
        if not isinstance(found, LeftOut) and not known_within(found[1], within):
            continue
        line = found if isinstance(found, LeftOut) else _marked(*found)
        if isinstance(line, LeftOut):
            left_out.append(line)
        elif form == "jsonl":
            print_object(line, form)
        else:
            rows.append(line)
    if form == "json":
        print_rows(rows, form, left_out)
    else:
        if form == "table":
            print_table(("text", "kind", "words", "value"), [r for row in rows for r in _table_rows(row)])
        say_left_out(left_out)
    context.exit(1 if left_out else 0)


def _marked(name: str, report: Report) -> Json | LeftOut:
    passages = read_safely(report, read)
    return passages if isinstance(passages, LeftOut) else _with_nouns(marks_to_json(name, passages))


def _table_rows(line: Json) -> Iterator[tuple[str, ...]]:
    """A row a mark; speech is told by its manner, the words of it stand in the JSON."""
    for mark in line["marks"]:
        value = mark.get("value") or mark.get("manner") or (mark.get("period") or {}).get("edtf")
        if mark["kind"] == "quantity":
            value = f"{mark['bound']} {mark['best']} {mark['unit'] or ''}"
        yield line["doc"], mark["kind"], mark.get("words", ""), str(value or "")


def _with_nouns(line: Json) -> Json:
    """Units written as the nouns they stand for ("US dollar")."""
    for mark in line["marks"]:
        if mark["kind"] == "quantity" and mark.get("unit"):
            mark["unit"] = noun_of(mark["unit"])
    return line


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
