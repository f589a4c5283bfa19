"""Records come in; a table, JSON or JSON lines go out to the terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from waybill.records.formats import left_out_to_json
from waybill.records.report import LeftOut

F = TypeVar("F", bound=Callable[..., Any])
Json = dict[str, Any]
# Where the output is no terminal, a table is this wide, so that no column is squeezed to nothing.
PLAIN_WIDTH = 160
# Bytes of a file name that are no UTF-8 come as these (PEP 383); no output can hold them.
HALVES = re.compile("[\ud800-\udfff]")


def format_option(default: str = "table") -> Callable[[F], F]:
    """The `--format` of every verb."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json", "jsonl"]),
        default=default,
        show_default=True,
        help="How to print.",
    )


def print_rows(rows: Sequence[Json], form: str, left_out: Sequence[LeftOut] = ()) -> None:
    """Print objects as one JSON list that ends with what was left out, or one a line."""
    if form == "json":
        last = [left_out_to_object(left_out)] if left_out else []
        click.echo(as_json([*rows, *last], form))
    else:
        for row in rows:
            click.echo(as_json(row, form))
    say_left_out(left_out)


def left_out_to_object(left_out: Sequence[LeftOut]) -> Json:
    """One waybill.left_out/1: what was not taken, each with its reason."""
    return {"schema": "waybill.left_out/1", "left_out": [left_out_to_json(one) for one in left_out]}


def as_json(thing: Json | list[Json], form: str) -> str:
    """The thing as JSON, on one line for `jsonl`; half characters, as in odd file names, are escaped."""
    text = json.dumps(thing, ensure_ascii=False, indent=2 if form == "json" else None)
    return HALVES.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def print_object(thing: Json, form: str) -> None:
    """Print one object, indented or on one line."""
    click.echo(as_json(thing, form))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> None:
    """Print a table; control characters from reports never reach the terminal."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=PLAIN_WIDTH)
    table = Table(*columns, title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    console.print(table)


def plain(words: str) -> str:
    """The words without control characters, for a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in words)


def say_left_out(left_out: Sequence[LeftOut]) -> None:
    """Name each input that was left out, with its reason, on stderr."""
    for one in left_out:
        click.echo(f"waybill: left out {plain(one.address)}: {plain(one.reason)}", err=True)
