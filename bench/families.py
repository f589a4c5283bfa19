"""Families of reports come in; one table of links, origins and drift, ours beside three peers, goes out.

`python -m bench.families [--half dev|frozen|fresh|third|fourth] [--misses]`: the whole set is made afresh in a temporary folder,
each half is read and traced as one heap; the peers' thresholds are always chosen on the development half, and
what was missed is never shown of the frozen half.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.families_drift import Drifted, score_drift
from bench.families_making import HALVES, TEXTS, Family, load_families, write_set
from bench.families_peers import PEERS, Pair, choose, groups_of, pairs_of
from bench.families_scoring import (
    Count,
    Counted,
    Half,
    Links,
    gold_pairs,
    score_links,
    score_origins,
    score_relations,
    told_pairs,
)
from waybill.flow import readings_in
from waybill.intake.read import read_report
from waybill.lineage.counting import independent_of
from waybill.lineage.trace import trace
from waybill.records.claim import Claim, Reading
from waybill.records.report import LeftOut, Report
from waybill.settings import Settings

HEADINGS = ("P", "R", "F1", "relation", "exact", "over", "under", "drift", "alarms")
MISSES_SHOWN = 60


def read_half(families: Sequence[Family], folder: Path) -> tuple[Half, list[LeftOut]]:
    """Write the families out and read every report back through the flow."""
    written = {str(path): made for path, made in write_set(families, folder).items()}
    readings, left_out = {}, []
    for found in readings_in([folder], Settings(register=folder / "unused.db")):
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            readings[written[found.report.address].key] = found
    return Half(tuple(families), readings), left_out


def story(report: Report) -> str:
    """Headline and body, without the page's frame: what every way of comparing gets to see."""
    return "\n".join(report.text[p.start : p.end] for p in report.parts if p.part in ("headline", "body"))


def _texts(families: Sequence[Family]) -> dict[str, str]:
    return {m.key: story(read_report(m.text.encode(), m.key)) for f in families for m in f.reports}


def _line(name: str, links: Links, counted: Counted, others: Mapping[str, str]) -> str:
    figures = {
        "P": f"{links.precision:.1f}",
        "R": f"{links.recall:.1f}",
        "F1": f"{links.f1:.1f}",
        "exact": f"{counted.exact.percent:.1f}",
        "over": f"{counted.share(counted.over):.1f}",
        "under": f"{counted.share(counted.under):.1f}",
        **others,
    }
    return f"{name:<34}" + "".join(f"{figures.get(h, '–'):>10}" for h in HEADINGS)


def _print_misses(title: str, misses: Sequence[str]) -> None:
    print(f"\n  {title}: {len(misses)}")
    for words in misses[:MISSES_SHOWN]:
        print(f"    {words}")


def _print_drift(drifted: Drifted) -> None:
    fields = sorted(drifted.by_field.items())
    print("  drift by field: " + ", ".join(f"{f} {s.right}/{s.of}" for f, s in fields))
    print(f"  drift written by hand: {drifted.by_hand.right} of {drifted.by_hand.of}")
    for name, share in (("light", drifted.clean), ("faithful", drifted.faithful)):
        print(f"  {name} rewrites with drift that nobody planted: {share.of - share.right} of {share.of}")


def _ours(half: Half, misses: bool) -> str:
    """Trace the half as one heap and score what comes out."""
    start = time.perf_counter()
    lineage = trace(tuple(sorted(half.readings.values(), key=lambda r: r.report.id)))
    seconds = time.perf_counter() - start

    def count(claims: Sequence[tuple[Reading, Claim]]) -> tuple[int, int]:
        found = independent_of(claims, lineage)
        return found.low, found.high

    told = told_pairs(half, lineage)
    links, relations = score_links(half, told), score_relations(half, told)
    counted = score_origins(half, count)
    drifted = score_drift(half, lineage)
    print(f"  traced in {seconds:.1f} s; low end right {counted.share(counted.at_least):.1f} %, ", end="")
    print(f"range holds the truth {counted.share(counted.covered):.1f} %")
    _print_drift(drifted)
    if misses:
        _print_misses("links that are none", links.false)
        _print_misses("links missed", links.missed)
        _print_misses("relations", relations.misses)
        _print_misses("origins", counted.exact.misses)
        _print_misses("drift missed", drifted.found.misses)
        _print_misses("false alarms", drifted.quiet.misses)
        _print_misses("stray drift", drifted.clean.misses)
        _print_misses("drift in faithful rewrites", drifted.faithful.misses)
    others = {
        "relation": f"{relations.percent:.1f}",
        "drift": f"{drifted.found.percent:.1f}",
        "alarms": f"{100 - drifted.quiet.percent:.1f}",
    }
    return _line("Waybill", links, counted, others)


def _counter(half: Half, pairs: set[Pair]) -> Count:
    """A peer's count of origins: the groups that a claim's reports fall into."""
    keys, groups = half.keys(), groups_of(pairs)

    def count(claims: Sequence[tuple[Reading, Claim]]) -> tuple[int, int]:
        told = {keys[r.report.id] for r, _ in claims}
        apart = [g & told for g in groups if g & told]
        number = len(apart) + len(told.difference(*apart))
        return number, number

    return count


def _peers(half: Half, dev: Sequence[Family]) -> list[str]:
    """Each peer with the threshold that serves it best on the development half."""
    tuning, lines = Half(tuple(dev), {}), []
    dev_texts, texts = _texts(dev), _texts(half.families)
    for name, score in PEERS.items():
        way = choose(score(dev_texts), lambda pairs: score_links(tuning, pairs).f1)
        pairs = pairs_of(score(texts), way)
        label = f"{name} ≥ {way.threshold:.2f}{' closed' if way.closed else ''}"
        lines.append(_line(label, score_links(half, pairs), score_origins(half, _counter(half, pairs)), {}))
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table for the parts asked for, or for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES, action="append")
    parser.add_argument("--misses", action="store_true", help="show what was wrong, save on the frozen half")
    parser.add_argument("--texts", type=Path, default=TEXTS)
    asked = parser.parse_args(arguments)
    dev = load_families(asked.texts, "dev")
    for name in asked.half or HALVES:
        families = dev if name == "dev" else load_families(asked.texts, name)
        with tempfile.TemporaryDirectory() as folder:
            half, left_out = read_half(families, Path(folder))
        print(
            f"{name}: {len(families)} families, {len(half.readings)} reports, {len(gold_pairs(half))} pairs of one telling"
        )
        for gone in left_out:
            print(f"  left out: {gone.address.rsplit('/', 2)[-2:]} {gone.reason}")
        lines = [_ours(half, asked.misses and name != "frozen"), *_peers(half, dev)]
        print(f"{'':<34}" + "".join(f"{h:>10}" for h in HEADINGS))
        print("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
