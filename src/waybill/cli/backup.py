"""`waybill backup`: a copy of the register in a new file, while others read and write."""

from __future__ import annotations

from pathlib import Path

import click

from waybill.register import Register
from waybill.register.backup import back_up
from waybill.settings import Settings


@click.command()
@click.argument("to", type=click.Path(path_type=Path))
@click.pass_context
def backup(context: click.Context, to: Path) -> None:
    """Copy the register into the new file TO, as it stands at this moment, and verify the copy.

    Nobody has to stop for it. The copy is a register like any other: `waybill --register TO verify`. Of a
    register on PostgreSQL it is a file too; `export --format jsonl` and `import` bring that back to a server.

    \b
    Example: waybill backup copies/monday.db
    """
    settings: Settings = context.obj
    with Register.open(settings.register) as register:
        number, seal = back_up(register, to)
    click.echo(f"{to} is whole: {number} acts, sealed by {seal}")
