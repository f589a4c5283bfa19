"""`waybill import`: a register that was exported as jsonl, back into a register."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from waybill.errors import InputError
from waybill.register import Register
from waybill.register.copying import put_back
from waybill.settings import Settings


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """Read FILE, written by `waybill export --format jsonl`, into a register that is new or holds its beginning.

    All of it is taken or nothing; every seal, key and span is checked. Of an export that was not cut by
    --known-on comes the same register, act for act, with the times at which each thing was learnt.

    \b
    Example: waybill --register copy.db import register.jsonl
    """
    settings: Settings = context.obj
    written = put_back(settings.register, list(acts_in(file)))
    with Register.open(settings.register) as register:
        number, seal = register.head()
    click.echo(f"{written} acts written; {settings.register} ends with act {number}, {seal[:16]}")


def acts_in(file: Path) -> Iterator[dict[str, Any]]:
    """The acts of the file; raises InputError with the number of the line that is none."""
    try:
        with file.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                yield _act(line, f"{file} line {number}")
    except OSError as error:
        raise InputError(f"cannot read {file}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not text in UTF-8") from error


def _act(line: str, where: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where} is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise InputError(f"{where} is not an act")
    return found
