"""What an export is given and what it gives back: a picture and a day in, files and their losses out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from waybill.records.claim import Claim, Reading
from waybill.records.formats_values import Json
from waybill.records.lineage import Lineage
from waybill.records.transfer import Transfer

# A spreadsheet runs a cell that begins with one of these as a formula (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Picture(Protocol):
    """What readings add up to; the flow's own picture is one."""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings, by report id."""

    @property
    def lineage(self) -> Lineage:
        """Which of them are one telling."""

    @property
    def transfers(self) -> tuple[Transfer, ...]:
        """What they tell of."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """How far the export looks: published by the one day, learnt by the other; None is no limit."""

    known_on: date | None = None
    learnt_by: date | None = None

    def to_json(self) -> Json:
        """Both days, written out."""
        return {
            "known_on": self.known_on.isoformat() if self.known_on else None,
            "learnt_by": self.learnt_by.isoformat() if self.learnt_by else None,
        }


EVER = AsOf()


@dataclass(frozen=True, slots=True)
class Loss:
    """One kind of thing that the format could not carry: why, and each case with its id."""

    what: str
    why: str
    cases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LossReport:
    """What an export carried, what it lost, and which of the format's own fields stayed empty."""

    format: str
    as_of: AsOf
    carried: Mapping[str, int]
    lost: tuple[Loss, ...]
    unfilled: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> Json:
        """One waybill.loss/1."""
        lost = [
            {
                "what": x.what,
                "why": x.why,
                "count": len(x.cases),
                "cases": [{"of": o, "lost": w} for o, w in x.cases],
            }
            for x in self.lost
        ]
        head: Json = {"schema": "waybill.loss/1", "format": self.format, **self.as_of.to_json()}
        return head | {"carried": dict(self.carried), "lost": lost, "unfilled": dict(self.unfilled)}

    def summary(self) -> str:
        """One line: what was carried, and how much of what was not."""
        carried = ", ".join(f"{n} {what}" for what, n in self.carried.items())
        lost = ", ".join(f"{len(x.cases)} {x.what}" for x in self.lost)
        return f"{self.format}: carried {carried or 'nothing'}; lost {lost or 'nothing'}"


@dataclass(frozen=True, slots=True)
class Export:
    """Files by name, and the report of what they lack."""

    files: Mapping[str, bytes]
    loss: LossReport


@dataclass(slots=True)
class Losses:
    """Gathers losses while a format is written; `why` gives the reason of each kind."""

    why: Mapping[str, str]
    found: dict[str, dict[tuple[str, str], None]] = field(default_factory=dict)

    def add(self, what: str, of: str, words: str = "") -> None:
        """One more case; the same case twice counts once."""
        self.found.setdefault(what, {})[of, words] = None

    def report(
        self, form: str, as_of: AsOf, carried: Mapping[str, int], unfilled: Mapping[str, str] | None = None
    ) -> LossReport:
        """The report; kinds in the order of the alphabet, cases in theirs."""
        lost = tuple(
            Loss(what, self.why[what], tuple(sorted(cases))) for what, cases in sorted(self.found.items())
        )
        return LossReport(form, as_of, carried, lost, unfilled or {})


def claims_of(picture: Picture) -> dict[str, tuple[Reading, Claim]]:
    """Every claim by its id, with the reading it stands in."""
    return {c.id: (r, c) for r in picture.readings for c in r.claims}


def transfers_of(picture: Picture) -> tuple[Transfer, ...]:
    """The transfers by id, so that two exports agree."""
    return tuple(sorted(picture.transfers, key=lambda t: t.id))


def json_bytes(data: Any) -> bytes:
    """JSON as it leaves the house: indented, keys as given, one line end at the end."""
    return (json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8")


def lines_bytes(rows: Iterable[Json]) -> bytes:
    """One JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in rows).encode(
        "utf-8"
    )


def csv_bytes(
    columns: Sequence[str], rows: Iterable[Sequence[object]], losses: Losses | None = None
) -> bytes:
    """A table in UTF-8 after RFC 4180; a cell that a spreadsheet would run gets an apostrophe before it."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(columns)
    for row in rows:
        cells = ["" if cell is None else str(cell) for cell in row]
        table.writerow([_safe(cell, cells[0], losses) for cell in cells])
    return out.getvalue().encode("utf-8")


def _safe(cell: str, of: str, losses: Losses | None) -> str:
    if not cell.startswith(FORMULA) or _is_number(cell):
        return cell
    if losses is not None:
        losses.add("cells as written", of, cell)
    return "'" + cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
