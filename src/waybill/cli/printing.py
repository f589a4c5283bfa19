"""Records come in; a table, JSON or JSON lines go out to the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table

from waybill.records.report import LeftOut

F = TypeVar("F", bound=Callable[..., Any])
Json = dict[str, Any]
# Where the output is no terminal, a table is this wide, so that no column is squeezed to nothing.
PLAIN_WIDTH = 160


def format_option(default: str = "table") -> Callable[[F], F]:
    """The `--format` of every verb."""
    return click.option("--format", "form", type=click.Choice(["table", "json", "jsonl"]), default=default, show_default=True, help="How to print.")


def print_rows(rows: Sequence[Json], form: str, left_out: Sequence[LeftOut] = ()) -> None:
    """Print objects as one JSON list, or one a line."""
    if form == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=2))
    else:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    say_left_out(left_out)


def print_object(thing: Json, form: str) -> None:
    """Print one object, indented or on one line."""
    click.echo(json.dumps(thing, ensure_ascii=False, indent=2 if form == "json" else None))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> None:
    """Print a table; control characters from reports never reach the terminal."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=PLAIN_WIDTH)
    table = Table(*columns, title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(plain(cell) for cell in row))
    console.print(table, markup=False)


def plain(words: str) -> str:
    """The words without control characters or markup, for a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in words).replace("[", "\\[")


def say_left_out(left_out: Sequence[LeftOut]) -> None:
    """Name each input that was left out, with its reason, on stderr."""
    for one in left_out:
        click.echo(f"waybill: left out {plain(one.address)}: {plain(one.reason)}", err=True)
