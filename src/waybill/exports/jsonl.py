"""The register's acts in, one JSON object a line out: the whole book, from which `waybill import` makes it again."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.exports.record import EVER, AsOf, Export, Losses, lines_bytes
from waybill.records.formats_values import Json

NAME = "register.jsonl"
WHY = {
    "later acts": "the export looks no further than the day it was asked for",
    "seals": "cut by day of publication: the acts are sealed anew and numbered from one",
    "revisions of transfers": "cut by day of publication: of each transfer's days only what stood on them",
}


def export(acts: Sequence[Json], total: int, as_of: AsOf = EVER) -> Export:
    """The acts as they are; `total` is how many the register holds."""
    losses = Losses(WHY)
    if as_of.learnt_by is not None:
        # How many there are by now must not change what is said of that day.
        losses.add("later acts", "register", "all acts after that day")
    elif total > len(acts):
        losses.add("later acts", "register", f"{total - len(acts)} of {total} acts")
    if as_of.known_on is not None:
        losses.add("seals", "register", f"{len(acts)} acts")
        losses.add("revisions of transfers", "register", "all but the newest of each day")
    rows = [row for act in acts for row in act["rows"]]
    carried = {"acts": len(acts)} | {
        f"{name} rows": sum(row["table"] == name for row in rows)
        for name in dict.fromkeys(sorted(row["table"] for row in rows))
    }
    return Export({NAME: lines_bytes(acts)}, losses.report("jsonl", as_of, carried))
