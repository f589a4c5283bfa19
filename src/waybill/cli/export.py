"""`waybill export`: the register in the forms that others read, each with the report of what it lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from waybill.cli.inputs import horizon, known_on_options, parse_day
from waybill.errors import UsageError
from waybill.exports import jsonl, measures
from waybill.exports.forms import FORMATS, WHOLE
from waybill.exports.record import AsOf, Export
from waybill.flow import picture_of
from waybill.knowledge.measures import measure_rows
from waybill.register import Horizon, Register
from waybill.register.copying import acts_of
from waybill.settings import Settings


@click.group(invoke_without_command=True)
@click.option("--format", "form", type=click.Choice([*FORMATS, WHOLE]), help="In which form.")
@known_on_options
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file, or the folder where the form has several files."
)
@click.pass_context
def export(
    context: click.Context, form: str | None, known_on: str | None, learnt_by: str | None, out: Path | None
) -> None:
    """Write the register in a form that others read; what the form cannot carry is counted and listed beside it.

    \b
    sipri          rows in the layout of SIPRI's trade register
    unroca         the forms of the UN Register of Conventional Arms
    csv, parquet   flat tables of transfers, claims, reports
    ftm            entities of FollowTheMoney
    stix           a STIX 2.1 bundle
    geojson        places on the way, with their precision
    prov           W3C PROV-JSON: what was derived from what
    webannotation  every claim and value laid on its words
    jsonl          the whole register, which `waybill import` reads back

    \b
    Examples:
      waybill export --format stix --known-on 2024-03-01 --out bundle.json
      waybill export --format jsonl --out register.jsonl
      waybill export measures --format csv --out measures.csv
    """
    if context.invoked_subcommand is not None:
        return
    if form is None or out is None:
        raise UsageError("export wants --format and --out; `waybill export --help` lists the forms")
    settings: Settings = context.obj
    within = horizon(known_on, learnt_by)
    as_of = AsOf(parse_day(known_on, "--known-on"), parse_day(learnt_by, "--learnt-by"))
    write_export(make_export(settings, form, within, as_of), out, form)


def make_export(settings: Settings, form: str, within: Horizon, as_of: AsOf) -> Export:
    """The export of the register within the horizon."""
    with Register.open(settings.register) as register:
        if form != WHOLE:
            return FORMATS[form](picture_of(register, within), as_of)
        return jsonl.export(acts_of(register, within), register.head()[0], as_of)


@export.command("measures")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json"]),
    default="csv",
    show_default=True,
    help="In which form.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The file, or the folder; else the table goes to the terminal.",
)
def export_measures(form: str, out: Path | None) -> None:
    """Write the table of measures, under CC BY 4.0 with its change log.

    \b
    Example: waybill export measures --format json --out measures.json
    """
    made = measures.export_csv(measure_rows()) if form == "csv" else measures.export_json(measure_rows())
    if out is None:
        click.echo(made.files[f"measures.{form}"], nl=False)
    else:
        write_export(made, out, "measures")


def write_export(made: Export, out: Path, name: str) -> None:
    """Write the files and the loss report beside them, and say in one line each what was carried and lost.

    One file is written as `out` itself unless that is a folder; several go into the folder `out`.
    """
    if len(made.files) == 1 and not out.is_dir():
        files = {out: next(iter(made.files.values()))}
        loss = out.with_name(f"{out.name}.loss.json")
    else:
        files = {out / file: data for file, data in made.files.items()}
        loss = out / f"{name}.loss.json"
    report = json.dumps(made.loss.to_json(), ensure_ascii=False, indent=2) + "\n"
    write_files(files | {loss: report.encode("utf-8")})
    click.echo(made.loss.summary(), err=True)
    for path in sorted(files):
        click.echo(str(path))


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write each file whole or not at all; raises UsageError where it cannot be written."""
    for path, data in sorted(files.items()):
        part = path.with_name(f".{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(path)
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
