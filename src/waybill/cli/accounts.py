"""`waybill accounts`: who may use the desk when it listens to others."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar, cast

import click

from waybill.cli.printing import format_option, print_rows, print_table
from waybill.errors import UsageError
from waybill.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from waybill.web.accounts import Act, Role

F = TypeVar("F", bound=Callable[..., Any])
ROLES = ("reader", "reviewer", "editor", "admin")
# 128 bits, written as a password that can be read out.
GENERATED_BYTES = 16


def role_option(default: str | None) -> Callable[[F], F]:
    """`--role`."""
    words = "What they may do: read; judge; add and withdraw reports; open accounts. Each may do what those before may."
    return click.option(
        "--role", type=click.Choice(ROLES), required=default is None, default=default, help=words
    )


def why_option(default: str) -> Callable[[F], F]:
    """`--why`, kept with the change."""
    return click.option("--why", default=default, show_default=True, help="The reason, kept with the change.")


def password_options(verb: F) -> F:
    """How a password is given; never as a word of the call, which other programs and the shell's history see."""
    file = click.option(
        "--password-file",
        type=click.File("r", "utf-8"),
        help="Read the password from this file's first line, - for stdin.",
    )
    generate = click.option("--generate", is_flag=True, help="Make a password and print it once.")
    return generate(file(verb))


@click.group()
def accounts() -> None:
    """Open, list and disable the accounts of the desk, and make tokens for programs.

    They stand beside the register, not in it: a copy of the register carries no password with it.

    \b
    Examples:
      waybill accounts add ann --role admin --generate
      waybill accounts token ann --role reader --label "weekly export"
    """


@accounts.command()
@click.argument("name")
@role_option(None)
@password_options
@why_option("opened on the command line")
@click.pass_context
def add(
    context: click.Context, name: str, role: str, why: str, password_file: TextIO | None, generate: bool
) -> None:
    """Open an account for NAME."""
    from waybill.web.accounts import Person, add_account

    words = _password(password_file, generate)
    add_account(_store(context, create=True), Person(name, cast("Role", role)), words, _act(why))
    click.echo(f"{name} may enter as {role}")


@accounts.command()
@click.argument("name")
@password_options
@why_option("set on the command line")
@click.pass_context
def password(
    context: click.Context, name: str, why: str, password_file: TextIO | None, generate: bool
) -> None:
    """Give NAME another password; their sessions end."""
    from waybill.web.accounts import set_password

    set_password(_store(context), name, _password(password_file, generate), _act(why))
    click.echo(f"{name} has a new password")


@accounts.command()
@click.argument("name")
@role_option(None)
@why_option("set on the command line")
@click.pass_context
def role(context: click.Context, name: str, role: str, why: str) -> None:
    """Give NAME another role; it counts at once."""
    from waybill.web.accounts import Person, set_role

    set_role(_store(context), Person(name, cast("Role", role)), _act(why))
    click.echo(f"{name} may enter as {role}")


@accounts.command()
@click.argument("name")
@why_option("disabled on the command line")
@click.pass_context
def disable(context: click.Context, name: str, why: str) -> None:
    """Disable NAME: sessions and tokens end at once; what they signed stays signed."""
    from waybill.web.accounts import disable_account

    disable_account(_store(context), name, _act(why))
    click.echo(f"{name} may not enter any more")


@accounts.command("list")
@format_option()
@click.pass_context
def list_(context: click.Context, form: str) -> None:
    """List accounts, disabled ones too."""
    from waybill.web import accounts as kept

    rows = [asdict(a) for a in kept.accounts(_store(context))]
    _print(("name", "role", "made_at", "disabled_at"), rows, form)


@accounts.command()
@click.argument("name")
@role_option("reader")
@click.option("--label", default="", help="What the token is for.")
@click.option(
    "--days", default=90, show_default=True, type=click.IntRange(1, 366), help="How long it is good."
)
@why_option("made on the command line")
@click.pass_context
def token(context: click.Context, name: str, role: str, label: str, days: int, why: str) -> None:
    """Make a token for a program that acts for NAME; it is printed once and kept as a hash only."""
    from waybill.web.tokens import Wish, make_token

    click.echo(make_token(_store(context), Wish(name, cast("Role", role), label, days), _act(why)))


@accounts.command()
@format_option()
@click.pass_context
def tokens(context: click.Context, form: str) -> None:
    """List tokens; what they open is not kept."""
    from waybill.web import tokens as kept

    rows = [asdict(t) for t in kept.tokens(_store(context))]
    _print(("id", "name", "role", "label", "made_at", "ends", "revoked_at"), rows, form)


@accounts.command()
@click.argument("token")
@why_option("revoked on the command line")
@click.pass_context
def revoke(context: click.Context, token: str, why: str) -> None:
    """End TOKEN, named by its id, at once."""
    from waybill.web.tokens import revoke_token

    revoke_token(_store(context), token, _act(why))
    click.echo(f"token {token} opens nothing any more")


@accounts.command()
@format_option()
@click.pass_context
def acts(context: click.Context, form: str) -> None:
    """List who changed which account, and why."""
    from waybill.web import accounts as kept

    _print(("at", "by", "what", "about", "why"), list(kept.acts(_store(context))), form)


def _print(columns: tuple[str, ...], rows: list[dict[str, Any]], form: str) -> None:
    if form == "table":
        print_table([c.replace("_", " ") for c in columns], [[str(r[c]) for c in columns] for r in rows])
    else:
        print_rows(rows, form)


def _store(context: click.Context, create: bool = False) -> Engine:
    try:
        from waybill.web.accounts_store import open_store
    except ModuleNotFoundError as error:
        raise UsageError(f"accounts need {error.name}; install waybill[desk]") from error
    settings: Settings = context.obj
    if create and isinstance(settings.register, Path) and not settings.register.parent.is_dir():
        raise UsageError(f"there is no folder {settings.register.parent}")
    store = open_store(settings.register, create)
    if store is None:
        raise UsageError(
            f"no accounts beside {settings.register} yet; `waybill accounts add` makes the first"
        )
    return store


def _act(why: str) -> Act:
    from waybill.web.accounts import Act

    return Act(f"{getuser()} (command line)", why)


def _password(password_file: TextIO | None, generate: bool) -> str:
    """The password from a file, made here, or asked for twice without showing it."""
    if generate:
        made = secrets.token_urlsafe(GENERATED_BYTES)
        click.echo(f"password: {made}")
        return made
    if password_file is not None:
        return str(password_file.readline().rstrip("\r\n"))
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
