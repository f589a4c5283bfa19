"""The command `waybill`: its verbs, its options, and how errors and exit codes leave it."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module

import click

import waybill
from waybill.errors import WaybillError
from waybill.settings import Settings

USAGE = 2
FAULT = 1
# Each verb is the module and the function of its name, in the order of the help.
VERBS = (
    "demo", "read", "reports", "marks", "claims", "lineage", "transfers", "show", "changes", "law",
    "judge", "review", "withdraw", "rebuild", "desk", "accounts", "export", "import", "publish", "verify",
    "backup",
)  # fmt: skip
# A verb that is a keyword of Python stands in a module of another name.
RENAMED = {"import": "import_"}


class Verbs(click.Group):
    """The verbs; only the one called is loaded, so that `waybill law` need not wait for the reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every verb, in the order of the help."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the verb's module."""
        if cmd_name not in VERBS:
            return None
        name = RENAMED.get(cmd_name, cmd_name)
        verb: click.Command = getattr(import_module(f"waybill.cli.{name}"), name)
        return verb


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(waybill.__version__, prog_name="waybill")
@click.option(
    "--register",
    metavar="PATH",
    help="The register's file, or postgresql://user@host/database; else WAYBILL_REGISTER, else waybill.db here.",
)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def cli(context: click.Context, register: str | None, debug: bool) -> None:
    """Keep the record straight on what is reported about arms transfers.

    \b
    Examples:
      waybill demo                             read the sample reports and show what they add up to
      waybill read reports/                    read files into the register
      waybill transfers --known-on 2024-03-01  what was known on that day
      waybill show t-0123456789                one transfer with its evidence
      waybill claims story.txt --format jsonl  the claims of one file, without a register
      waybill law --supplier IRN --recipient RUS --item missile --on 2024-02-21
      waybill export --format csv --out tables/    the register for others, with what the format lost
      waybill publish site/                    the register as pages that open from disk
    """
    context.obj = Settings.from_environment(register, debug)


def main() -> None:
    """Run the command; an error is one line on stderr, never a traceback unless `--debug` asks for it."""
    debug = "--debug" in sys.argv[1:]
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message(), err=True)
        sys.exit(USAGE)
    except click.ClickException as error:
        say_error(error.format_message())
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        say_error("stopped; what was read is kept, and reading again goes on from there")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except WaybillError as error:
        show_trace(debug)
        say_error(str(error))
        sys.exit(error.exit_code)
    except Exception as error:
        show_trace(debug)
        say_error(f"{error!r}; --debug shows where it comes from")
        sys.exit(FAULT)


def show_trace(debug: bool) -> None:
    """The traceback of the error, where it was asked for."""
    if debug:
        traceback.print_exc()


def say_error(words: str) -> None:
    """One line on stderr."""
    click.echo("waybill: " + " ".join(words.split()), err=True)
