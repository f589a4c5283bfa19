"""The annotated sentences come in; the reader's score on them goes out: `python -m bench.gate [FILE...] [--misses]`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.scoring import Score, score_claims
from waybill.claims.extract import extract
from waybill.intake.bare import bare_report
from waybill.reading.read import read
from waybill.records.formats import claim_to_json

SENTENCES = Path(__file__).resolve().parents[1] / "tests" / "gate" / "sentences"


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The annotated sentences of one file."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def score_row(row: dict[str, Any]) -> Score:
    """Read one annotated text and score it."""
    report = bare_report({"doc": row["id"], "text": row["text"], "published": row.get("published")})
    claims = [claim_to_json(c, report) for c in extract(report, read(report))]
    return score_claims(row["claims"], claims, row["id"], row.get("may", ()))


def score_file(path: Path) -> Score:
    """Score a whole file."""
    total = Score()
    for row in rows(path):
        total.add(score_row(row))
    return total


def main(arguments: Sequence[str]) -> None:
    """Print the figures, and with --misses every miss."""
    files = [Path(a) for a in arguments if not a.startswith("--")] or sorted(SENTENCES.glob("*.jsonl"))
    for path in files:
        score = score_file(path)
        print(f"{path.name}: {score.line()}")
        if "--misses" in arguments:
            print("\n".join("  " + miss for miss in score.misses))


if __name__ == "__main__":
    main(sys.argv[1:])
