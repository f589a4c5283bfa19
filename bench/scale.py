"""The families, told over and over of other worlds, come in; processor time, memory and recall of lineage go out, beside
datasketch's LSH on the same texts.

`python -m bench.scale [--reports N ...] [--alone]`: every world is the development half with names, numbers, places, days
and most words exchanged (`bench/scale_worlds.py`), so that reports are kin within their world only. Sentences are cut at
their full stops and hold no claims: what is measured is finding kin, origins and drift, not reading.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections.abc import Iterator, Sequence
from itertools import combinations

from bench.families_making import NO_TELLING, Family, Made, load_families
from bench.families_peers import minhash_scores
from bench.scale_worlds import told_elsewhere
from waybill.intake.read import read_report
from waybill.lineage.trace import trace
from waybill.records.claim import Reading
from waybill.records.report import PartName
from waybill.records.words import Span

SIZES = (2_000, 10_000)
SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\S)[^.!?]*)*[.!?]?[”\"']*\s*")


def reading_of(text: str, key: str) -> Reading:
    """A report with its sentences, and no claims."""
    report = read_report(text.encode(), key)
    spans: list[tuple[PartName, Span]] = []
    for part in report.parts:
        cuts = SENTENCE.finditer(report.text, part.start, part.end) if part.part == "body" else ()
        spans += [(part.part, Span.cut(report.text, m.start(), m.end())) for m in cuts]
        if part.part == "headline":
            spans.append(("headline", Span.cut(report.text, part.start, part.end)))
    return Reading(report, tuple(spans), ())


def heap(families: Sequence[Family], size: int) -> dict[str, tuple[str, Made]]:
    """As many texts as asked for, world after world, each with what it was made from."""
    found: dict[str, tuple[str, Made]] = {}
    for world in range(size):
        for made in (m for f in families for m in f.reports):
            found[f"{world}/{made.key}"] = (told_elsewhere(made.text, world), made)
            if len(found) == size:
                return found
    return found


def wanted(told: dict[str, tuple[str, Made]]) -> set[frozenset[str]]:
    """Pairs of one telling within one world."""
    families: dict[str, list[tuple[str, Made]]] = {}
    for key, (_, made) in told.items():
        families.setdefault(f"{key.split('/')[0]} {made.family}", []).append((key, made))
    return {
        frozenset({a, b})
        for members in families.values()
        for (a, x), (b, y) in combinations(members, 2)
        if _kin(x, y)
    }


def _kin(one: Made, other: Made) -> bool:
    return bool({t for t in one.tells if t[0] not in NO_TELLING} & set(other.tells))


def measure(families: Sequence[Family], size: int, alone: bool) -> Iterator[str]:
    """Time lineage over one heap, and the peer unless lineage is asked for alone."""
    told = heap(families, size)
    gold = wanted(told)
    readings = {key: reading_of(text, key) for key, (text, _) in told.items()}
    keys = {r.report.id: key for key, r in readings.items()}
    before, start = _memory(), time.process_time()
    lineage = trace(tuple(readings.values()))
    seconds = time.process_time() - start
    ours = {
        frozenset({keys[a], keys[b]})
        for o in lineage.origins
        if o.kind in ("agency_story", "outlet_story", "unknown")
        for a, b in combinations(o.reports, 2)
    }
    memory = f"  peak {_memory():.0f} MB, {before:.0f} before"
    yield _line(f"Waybill, {size} reports", seconds, ours, gold) + memory
    if alone:
        return
    start = time.process_time()
    pairs = set(minhash_scores({key: text for key, (text, _) in told.items()}))
    yield _line(f"MinHash/LSH, {size} reports", time.process_time() - start, pairs, gold)


def _memory() -> float:
    """The most memory held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _line(name: str, seconds: float, pairs: set[frozenset[str]], gold: set[frozenset[str]]) -> str:
    right = len(pairs & gold)
    recall, precision = 100 * right / max(1, len(gold)), 100 * right / max(1, len(pairs))
    return f"{name:<28}{seconds:>8.1f} s  recall {recall:5.1f} %  precision {precision:5.1f} %"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line a way and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES)
    parser.add_argument("--alone", action="store_true", help="leave the peer out")
    asked = parser.parse_args(arguments)
    families = load_families(half="dev")
    for size in asked.reports:
        for line in measure(families, size, asked.alone):
            print(line, flush=True)


if __name__ == "__main__":
    main()
