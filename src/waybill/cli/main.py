"""The command `waybill`: its verbs, its options, and how errors and exit codes leave it."""

from __future__ import annotations

import sys

import click

import waybill
from waybill.cli.claims import claims
from waybill.cli.demo import demo
from waybill.cli.law import law
from waybill.cli.lineage import lineage
from waybill.cli.marks import marks
from waybill.cli.read import read
from waybill.cli.reports import reports
from waybill.cli.show import show
from waybill.cli.transfers import transfers
from waybill.errors import WaybillError
from waybill.settings import Settings

USAGE = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(waybill.__version__, prog_name="waybill")
@click.option("--register", metavar="PATH", help="The register's file; else WAYBILL_REGISTER, else waybill.db here.")
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
    """
    context.obj = Settings.from_environment(register, debug)


for verb in (read, reports, marks, claims, lineage, transfers, show, law, demo):
    cli.add_command(verb)


def main() -> None:
    """Run the command; an error is one line on stderr, never a traceback unless `--debug` asks for it."""
    debug = "--debug" in sys.argv[1:]
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
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
        if debug:
            raise
        say_error(str(error))
        sys.exit(error.exit_code)


def say_error(words: str) -> None:
    """One line on stderr."""
    click.echo("waybill: " + " ".join(words.split()), err=True)
