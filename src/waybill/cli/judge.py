"""`waybill judge`: a person's decision on a claim, on two transfers or reports, on a split, on an outlet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import click

from waybill.cli.printing import format_option, plain, print_object
from waybill.errors import UsageError
from waybill.flow import states_of
from waybill.records.claim import Claim, Reading
from waybill.records.formats_judgement import judgement_to_json
from waybill.records.judgement import Decision, Judgement
from waybill.records.transfer import Transfer
from waybill.register import Register
from waybill.register.lookups import reading_with
from waybill.review.making import (
    Told,
    Word,
    judge_again,
    judge_claim,
    judge_link,
    judge_merge,
    judge_outlet,
    judge_split,
)
from waybill.settings import Settings
from waybill.views.judgements import judgement_line


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of one call ask for."""

    about: tuple[str, ...]
    field: str
    decision: str | None
    pair: str | None
    apart: tuple[str, ...]
    outlet: str | None
    reliability: str | None
    value: str | None
    by: str
    reason: str

    def word(self, decision: str, value: str | None = None) -> Word:
        """The person's word, as of now."""
        return Word(cast(Decision, decision), self.by, datetime.now(UTC), self.reason, value)


@click.command()
@click.argument("about", metavar="CLAIM | TRANSFER [TRANSFER] | REPORT REPORT", nargs=-1)
@click.option("--field", default="", help="The field of the claim; without it, the whole claim.")
@click.option(
    "--decision", type=click.Choice(["accept", "fix", "reject", "unsure"]), help="On a claim or its field."
)
@click.option("--value", help="What the field should be, in plain words or as JSON; with --decision fix.")
@click.option("--same", "pair", flag_value="same", help="Two transfers are one; two reports are one telling.")
@click.option("--different", "pair", flag_value="different", help="They are two.")
@click.option("--unsure", "pair", flag_value="unsure", help="I cannot tell; takes back what I said before.")
@click.option(
    "--split", "apart", multiple=True, metavar="CLAIM", help="Keep this claim of the transfer apart."
)
@click.option("--outlet", help="The outlet to grade.")
@click.option("--reliability", metavar="A-F", help="Its letter of the Admiralty code.")
@click.option("--by", default="", help="Who judges.")
@click.option("--reason", default="", help="Why.")
@format_option()
@click.pass_context
def judge(context: click.Context, /, form: str, **asked: Any) -> None:
    """Record what a person decided; the machine's value stays beside it, and nothing is overwritten.

    \b
    Examples:
      waybill judge c-0123456789abcdef --field quantity --decision fix --value "about 41" \\
          --by "A. Reader" --reason "the annex lists 41"
      waybill judge c-0123456789abcdef --decision reject --by "A. Reader" --reason "a caption of another story"
      waybill judge t-0123456789 t-9876543210 --same --by "A. Reader" --reason "one contract, two names"
      waybill judge t-0123456789 --split c-0123456789abcdef --by "A. Reader" --reason "the option of 2025"
      waybill judge --outlet "The Example" --reliability B --by "A. Reader" --reason "two corrections in a year"
    """
    wanted = Asked(**asked)
    settings: Settings = context.obj
    # Looked up first for reading only: a mistyped path must not make a register.
    with Register.open(settings.register) as register:
        judgement = _judgement(register, wanted)
    with Register.open(settings.register, writable=True, actor=judgement.by) as register:
        register.judge(judgement)
        revised = register.revise(states_of)
    if form == "table":
        click.echo(plain(judgement_line(judgement)))
        click.echo(f"recorded; {revised} revision{'' if revised == 1 else 's'} of entries written")
    else:
        print_object(judgement_to_json(judgement) | {"revised": revised}, form)


def _judgement(register: Register, asked: Asked) -> Judgement:
    """Find what the call is about; raises UsageError where that is unknown or the options do not fit together."""
    if asked.outlet is not None:
        return _on_outlet(register, asked)
    match asked.about, "".join(sorted({words[:2] for words in asked.about})):
        case (_,), "c-":
            return _on_claim(register, asked)
        case (one,), "t-" if asked.apart:
            transfer = _transfer(register, one)
            decision = "unsure" if asked.pair == "unsure" else "different"
            return judge_split(transfer, asked.apart, _told(register, transfer), asked.word(decision))
        case (one, other), "t-" if asked.pair:
            return _on_transfers(register, asked, one, other)
        case (one, other), "r-" if asked.pair:
            return judge_link(_reading(register, one), _reading(register, other), asked.word(asked.pair))
    raise UsageError(
        "judge what? A claim with --decision; two transfers or two reports with --same, --different or --unsure; "
        "a transfer with --split; or --outlet with --reliability"
    )


def _on_claim(register: Register, asked: Asked) -> Judgement:
    if asked.decision is None:
        raise UsageError("a judgement on a claim wants --decision: accept, fix, reject or unsure")
    reading, claim = _claim(register, asked.about[0])
    return judge_claim(reading, claim, asked.field, asked.word(asked.decision, asked.value))


def _on_transfers(register: Register, asked: Asked, one: str, other: str) -> Judgement:
    """Two transfers as they stand; where one is merged into the other by now, as they stood when last judged."""
    word = asked.word(asked.pair or "")
    if one != other and register.current_id(one) == register.current_id(other):
        earlier = register.judgements("|".join(sorted((one, other))))
        if earlier:
            return judge_again(earlier[-1], word)
        raise UsageError(
            f"{one} and {other} are one transfer now; to part it, name the claims to keep apart with --split"
        )
    first, second = _transfer(register, one), _transfer(register, other)
    told = {**_told(register, first), **_told(register, second)}
    return judge_merge(first, second, told, word)


def _on_outlet(register: Register, asked: Asked) -> Judgement:
    if asked.about:
        raise UsageError("--outlet is judged by itself, without a claim, report or transfer")
    name = (asked.outlet or "").strip()
    known = {r.report.outlet for r in register.readings() if r.report.outlet}
    named = next((k for k in known if k.casefold() == name.casefold()), None)
    if name and named is None:
        raise UsageError(f"no report of an outlet called {name!r} is in the register")
    decision = "unsure" if asked.pair == "unsure" else "fix"
    return judge_outlet(named or name, asked.word(decision, asked.reliability))


def _claim(register: Register, id_: str) -> tuple[Reading, Claim]:
    reading = reading_with(register, id_)
    for claim in reading.claims if reading else ():
        if reading and claim.id == id_:
            return reading, claim
    raise UsageError(f"no claim {id_} is in the register; `waybill claims --format jsonl` lists them")


def _reading(register: Register, id_: str) -> Reading:
    found = register.reading(id_)
    if found is None:
        raise UsageError(f"no report {id_} is in the register; `waybill reports --format jsonl` lists them")
    return found


def _transfer(register: Register, id_: str) -> Transfer:
    """The transfer as it stands, or that into which it was merged."""
    entry = register.entry(id_)
    if entry is None:
        raise UsageError(f"no transfer {id_} is in the register; `waybill transfers` lists them")
    return entry.transfer


def _told(register: Register, transfer: Transfer) -> Mapping[str, Told]:
    readings = register.readings_of(transfer.reports)
    return {c.id: (r, c) for r in readings for c in r.claims}
