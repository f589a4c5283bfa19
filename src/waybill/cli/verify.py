"""`waybill verify`: whether the register is whole."""

from __future__ import annotations

import click

from waybill.register import Register
from waybill.settings import Settings

# The register can be opened but not trusted: the exit code of a register that cannot be used.
FAULTY = 3


@click.command()
@click.pass_context
def verify(context: click.Context) -> None:
    """Check the register's chain, hashes, words and keys; each fault is one line.

    \b
    Example: waybill --register waybill.db verify
    """
    settings: Settings = context.obj
    with Register.open(settings.register) as register:
        faults = register.verify()
        acts, seal = register.head()
    for fault in faults:
        click.echo(fault)
    if faults:
        context.exit(FAULTY)
    click.echo(f"{settings.register} is whole: {acts} acts, sealed by {seal}")
