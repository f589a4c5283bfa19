"""`waybill lineage`: which reports go back to one telling, and what each rewrite changed."""

from __future__ import annotations

from pathlib import Path

import click

from waybill.cli.inputs import files_argument, gather_readings, horizon, known_on_options
from waybill.cli.printing import format_option, print_object, print_table, say_left_out
from waybill.flow import put_together
from waybill.records.formats import left_out_to_json
from waybill.records.formats_lineage import lineage_to_json
from waybill.settings import Settings
from waybill.views.claims import shorten


@click.command()
@files_argument(required=False)
@known_on_options
@format_option()
@click.pass_context
def lineage(
    context: click.Context, files: tuple[Path, ...], known_on: str | None, learnt_by: str | None, form: str
) -> None:
    """Show links, origins (seen and unseen), the count of independent origins, and drift.

    Without FILES, over the register's reports.

    \b
    Example: waybill lineage original.txt rewrite.txt --format json
    """
    settings: Settings = context.obj
    readings, left_out = gather_readings(files, settings, horizon(known_on, learnt_by))
    picture = put_together(readings)
    found = picture.lineage
    if form == "table":
        names = {r.report.id: r.report.outlet or Path(r.report.address).name for r in readings}
        count = found.independent
        click.echo(
            f"Independent origins: {count.low} to {count.high}, unknown {count.unknown}. "
            + " ".join(count.reasons)
        )
        print_table(
            ("origin", "kind", "seen", "reports"),
            [
                (
                    o.name or o.agency or "unknown",
                    o.kind,
                    "yes" if o.seen else "no",
                    ", ".join(names.get(r, r) for r in o.reports),
                )
                for o in found.origins
            ],
        )
        rows = [
            (
                names.get(d.start, d.start),
                names.get(d.to, d.to),
                d.field,
                d.weight,
                shorten(d.before.words, 50) if d.before else "",
                shorten(d.after.words, 50) if d.after else "",
                d.why,
            )
            for d in found.drift
        ]
        print_table(("from", "to", "field", "weight", "before", "after", "why"), rows)
    else:
        thing = lineage_to_json(found, [r.report for r in picture.readings])
        thing["left_out"] = [left_out_to_json(one) for one in left_out]
        print_object(thing, form)
    say_left_out(left_out)
    context.exit(1 if left_out and files else 0)
