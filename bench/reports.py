"""A folder of reports and its annotations come in; how claims, frames and lineage hold against them goes out.

The annotations are lines as `tests/fresh/README.md` describes them: claims, what must be known of a report, words
on which no claim may stand, and what must be known of the lineage of a pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.gate import rows
from bench.scoring import Score, holds, score_claims, values
from waybill.flow import put_together, readings_in
from waybill.records.claim import Reading
from waybill.records.formats import claim_to_json, lineage_to_json, report_to_json
from waybill.settings import Settings

Row = dict[str, Any]


@dataclass
class Whole:
    """The figures of a folder: claims with their fields, frames of reports, lineage."""

    claims: Score = field(default_factory=Score)
    frames: Score = field(default_factory=Score)
    lineage: Score = field(default_factory=Score)

    def lines(self) -> list[str]:
        """The figures, a line each."""
        return [
            self.claims.line(),
            f"frames of reports: {self.frames.right}/{self.frames.fields}",
            f"lineage: {self.lineage.right}/{self.lineage.fields}",
        ]

    def misses(self) -> list[str]:
        """Every miss, for people."""
        return [*self.claims.misses, *self.frames.misses, *self.lineage.misses]


def score_folder(gold: Path, reports: Path, may: Path | None = None) -> Whole:
    """Read the annotated reports of the folder and score them."""
    asked = list(rows(gold))
    allowed = list(rows(may)) if may and may.exists() else []
    names = sorted({row["doc"] for row in asked if "doc" in row})
    read = readings_in([reports / name for name in names], Settings(reports / "none.db"))
    readings = {Path(r.report.address).name: r for r in read if isinstance(r, Reading)}
    whole = Whole()
    for name in names:
        mine = [row for row in asked if row.get("doc") == name]
        _score_report(whole, name, readings.get(name), mine, [r for r in allowed if r["doc"] == name])
    for row in asked:
        if row.get("lineage"):
            _score_lineage(whole.lineage, row, readings)
    return whole


def _score_report(
    whole: Whole, name: str, reading: Reading | None, asked: Sequence[Row], may: Sequence[Row]
) -> None:
    claims = [claim_to_json(c, reading.report) for c in reading.claims] if reading else []
    whole.claims.add(score_claims([r for r in asked if "anchor" in r], claims, name, may))
    for row in asked:
        if row.get("report"):
            for key, want in row["expect"].items():
                frame = _frame(reading)
                told = (
                    f"{name}: {key} wanted {want!r}, got {values(frame, re.sub(r'[~!?]$|[.]in$', '', key))!r}"
                )
                _count(whole.frames, holds(frame, key, want, {}), told)
        for words in row.get("forbid", ()):
            on = [c for c in claims if words.lower() in c["span"]["words"].lower()]
            _count(whole.frames, not on, f"{name}: a claim stands on {words!r}")


def _count(score: Score, right: bool, miss: str) -> None:
    score.fields += 1
    score.right += right
    score.misses += [] if right else [miss]


def _frame(reading: Reading | None) -> Row:
    """What is known of the report, in the shape in which claims are asked."""
    told = report_to_json(reading.report) if reading else {}
    fields = {k: told.get(k) for k in ("published", "title", "outlet") if told.get(k)}
    return {"fields": fields, "attribution": [], "report": {"agency": told.get("agency")}}


def _score_lineage(score: Score, row: Row, readings: dict[str, Reading]) -> None:
    """One line on the lineage of one pair, read by itself."""
    pair = row["pair"] if "pair" in row else row["expect"]["link"]
    found = [readings[name] for name in pair if name in readings]
    lineage = lineage_to_json(put_together(found).lineage, [r.report for r in found])
    right = _links(row["expect"], found, lineage) if "expect" in row else _drifts(row, lineage["drift"])
    _count(score, right, f"{' + '.join(pair)}: {row.get('about') or row['expect']}")


def _links(want: Row, found: Sequence[Reading], lineage: Row) -> bool:
    pair = {r.report.id for r in found}
    linked = any({link["from"], link["to"]} == pair for link in lineage["links"])
    linked = linked or any(pair <= set(o["reports"]) for o in lineage["origins"])
    origin = any(
        o.get("agency") == want["origin.agency"] and bool(o.get("seen")) == want["origin.seen"]
        for o in lineage["origins"]
    )
    count = lineage["independent"]
    return (
        linked
        and origin
        and (count["low"], count["high"]) == (want["independent.low"], want["independent.high"])
    )


def _drifts(row: Row, drifts: Iterable[Row]) -> bool:
    """A sentence given to another speaker may be told as `moved` or as `attribution`."""
    kin = {"attribution", "moved"}

    def answers(drift: Row) -> bool:
        same = drift["field"] == row["drift"] or {drift["field"], row["drift"]} <= kin
        before, after = ((drift.get(k) or {}).get("words") or "" for k in ("before", "after"))
        return same and bool(
            re.search(row["before~"], before, re.I) and re.search(row["after~"], after, re.I)
        )

    return any(answers(d) for d in drifts)


def fresh_sets(folder: Path) -> Iterator[Path]:
    """The sets of fresh reports, in order."""
    yield from sorted(p for p in folder.iterdir() if (p / "gold.jsonl").exists())
