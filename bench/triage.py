"""What triage costs and loses: `python -m bench.triage`. Megabytes of text a second, and annotated claims in texts it drops."""

from __future__ import annotations

import time

from bench.gate import SENTENCES, rows
from waybill.reading.triage import may_tell

# Prose without arms in it, so that every stem is looked for: the slowest case.
IDLE = (
    "The council met on the river bank to talk about bread, schools and the weather of the coming spring. "
    * 400
)
SECONDS = 2.0


def speed() -> float:
    """Megabytes a second on text that is dropped."""
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        may_tell(IDLE)
        done += len(IDLE)
    return done / (time.perf_counter() - start) / 1e6


def lost() -> tuple[int, int]:
    """Annotated claims in sentences that triage would drop, and all annotated claims."""
    found = [
        (len(row["claims"]), may_tell(row["text"]))
        for path in sorted(SENTENCES.glob("*.jsonl"))
        for row in rows(path)
    ]
    return sum(n for n, kept in found if not kept), sum(n for n, _ in found)


def main() -> None:
    """Print both figures."""
    dropped, every = lost()
    print(
        f"triage: {speed():.0f} MB/s on text it drops; {dropped} of {every} annotated claims lost ({dropped / every:.2%})"
    )


if __name__ == "__main__":
    main()
