"""What triage costs and loses: `python -m bench.triage`. Megabytes of text a second, and annotated claims in texts it drops."""

from __future__ import annotations

import time
from collections import Counter

from bench.accuracy import FRESH
from bench.gate import SENTENCES, rows
from bench.reports import fresh_sets
from waybill.intake.read import read_report
from waybill.reading.triage import may_tell

# Prose without arms in it, so that every stem is looked for: the slowest case.
IDLE = (
    "The council met on the river bank to talk about bread, schools and the weather of the coming spring. "
    * 400
)
SECONDS = 2.0


def speed() -> float:
    """Megabytes a second on text that is dropped."""
    done, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        may_tell(IDLE)
        done += len(IDLE)
    return done / (time.process_time() - start) / 1e6


def lost_in_reports() -> tuple[int, int]:
    """Annotated claims of fresh reports that triage would drop, and all annotated claims of them."""
    dropped = every = 0
    for folder in fresh_sets(FRESH):
        told = Counter(row["doc"] for row in rows(folder / "gold.jsonl") if "anchor" in row)
        for name, claims in told.items():
            path = folder / name
            kept = may_tell(read_report(path.read_bytes(), name).text)
            dropped, every = dropped + claims * (not kept), every + claims
    return dropped, every


def lost() -> tuple[int, int]:
    """Annotated claims in sentences that triage would drop if each stood alone, and all annotated claims."""
    found = [
        (len(row["claims"]), may_tell(row["text"]))
        for path in sorted(SENTENCES.glob("*.jsonl"))
        for row in rows(path)
    ]
    return sum(n for n, kept in found if not kept), sum(n for n, _ in found)


def main() -> None:
    """Print the figures."""
    print(f"triage: {speed():.0f} MB/s of processor time on text it drops")
    for name, (dropped, every) in {
        "in whole reports": lost_in_reports(),
        "in sentences alone": lost(),
    }.items():
        print(f"annotated claims lost {name}: {dropped} of {every} ({dropped / every:.2%})")


if __name__ == "__main__":
    main()
