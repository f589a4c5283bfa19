"""`waybill law`: which measures bound two parties and an item on a day."""

from __future__ import annotations

import click

from waybill.cli.inputs import parse_day
from waybill.cli.printing import format_option, print_object, print_table
from waybill.errors import UsageError
from waybill.knowledge.items import read_item
from waybill.knowledge.measures import load_measures
from waybill.knowledge.parties import codes, find_party
from waybill.law.in_force import measures_in_force
from waybill.records.law import Question
from waybill.records.values import Period
from waybill.views.law import LAW_COLUMNS, law_rows, law_to_json


@click.command()
@click.option("--supplier", required=True, help="A party's code or name: IRN, Iran, houthis.")
@click.option("--recipient", required=True, help="A party's code or name.")
@click.option("--item", required=True, help='What moves: "ballistic missile", "Zolfaghar", "rifles".')
@click.option("--on", "on", required=True, metavar="DATE", help="The day, or the first day with --until.")
@click.option("--until", metavar="DATE", help="The last day of a period.")
@format_option()
def law(supplier: str, recipient: str, item: str, on: str, until: str | None, form: str) -> None:
    """Show every measure that ever bound these parties and such an item, with its answer for the day.

    A measure in force is of possible relevance; Waybill never speaks of a violation.

    \b
    Example: waybill law --supplier IRN --recipient RUS --item missile --on 2024-02-21
    """
    first = parse_day(on, "--on")
    last = parse_day(until, "--until") or first
    if first and last and last < first:
        raise UsageError("--until lies before --on")
    system, range_km = read_item(item)
    when = Period(first, last, on if first == last else f"{first}/{last}")
    question = Question(_code(supplier), _code(recipient), system, item, when, range_km)
    findings = measures_in_force(question, load_measures())
    if form == "table":
        print_table(LAW_COLUMNS, law_rows(findings))
        click.echo(
            "Possible relevance only; whether an act applies to a case is for a court or committee to say."
        )
    else:
        print_object(law_to_json(question, findings), form)


def _code(words: str) -> str:
    if words.upper() in codes():
        return words.upper()
    if words.lower() in codes():
        return words.lower()
    party = find_party(words)
    if party is None:
        raise UsageError(f"no party called {words!r}; give a name or an ISO 3166-1 code")
    return party.code
