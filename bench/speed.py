"""The sample reports, varied, come in; reports a second and peak memory go out, beside the parser alone.

`python -m bench.speed [--reports N]`: both ways read the same texts in the same run, each in a fresh process.
The parser's own pipeline gets the same paragraphs, batched by `nlp.pipe` as its manual advises; the ratio
says what everything around it costs.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.vary import varied
from waybill.claims.extract import extract
from waybill.intake.read import read_report
from waybill.reading.parse import PIPELINE, load_pipeline
from waybill.reading.read import READ_PARTS, read
from waybill.records.report import Report

if TYPE_CHECKING:
    from spacy.language import Language

# ru_maxrss is in kilobytes on Linux, in bytes on macOS.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
COMMAND = Path(sys.executable).with_name("waybill")
# Start-up is the least of so many starts: what the machine does beside is not the command's time.
STARTS = 5
Page = tuple[str, bytes]
VERBS = {
    "waybill --help": ["--help"],
    "waybill law": [
        "law",
        "--supplier",
        "IRN",
        "--recipient",
        "RUS",
        "--item",
        "missile",
        "--on",
        "2024-02-21",
    ],
}


@dataclass(frozen=True)
class Run:
    """One way through the reports."""

    seconds: float
    cpu: float
    peak_mb: float
    claims: int = 0


def peak_mb() -> float:
    """The most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 1e6


def paragraphs(reports: list[Report]) -> list[str]:
    """What is read of the reports, paragraph by paragraph."""
    return [r.text[p.start : p.end] for r in reports for p in r.parts if p.part in READ_PARTS]


def run_installed(pages: list[Page]) -> Run:
    """The parser's pipeline alone, as it is installed."""
    import spacy

    return _piped(spacy.load(PIPELINE), pages)


def run_steps(pages: list[Page]) -> Run:
    """Those of its steps alone that Waybill loads: names are told by tables here, not by the recogniser."""
    return _piped(load_pipeline(), pages)


def _piped(nlp: Language, pages: list[Page]) -> Run:
    texts = paragraphs([read_report(data, name) for name, data in pages])
    nlp(texts[0])
    begun, spent = time.perf_counter(), time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return Run(time.perf_counter() - begun, time.process_time() - spent, peak_mb())


def run_waybill(pages: list[Page]) -> Run:
    """Intake, reading and claims of every page."""
    read(read_report(pages[0][1], pages[0][0]))
    begun, spent, claims = time.perf_counter(), time.process_time(), 0
    for name, data in pages:
        report = read_report(data, name)
        claims += len(extract(report, read(report)))
    return Run(time.perf_counter() - begun, time.process_time() - spent, peak_mb(), claims)


def alone(way: Callable[[list[Page]], Run], pages: list[Page]) -> Run:
    """Go one way in a fresh process, so that its peak is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(way, (pages,))


def start_up(arguments: list[str]) -> float:
    """Seconds from the start of the command to its end."""
    spent = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        subprocess.run([str(COMMAND), *arguments], check=True, stdout=subprocess.DEVNULL)
        spent.append(time.perf_counter() - begun)
    return min(spent)


def main() -> None:
    """Measure and print; the parser goes first, so that the peak after it is its own."""
    asked = argparse.ArgumentParser(description="Speed and memory of one process, beside the parser alone.")
    asked.add_argument("--reports", type=int, default=300)
    count = asked.parse_args().reports
    pages = [(name, text.encode()) for name, text in varied(count)]
    ways = {
        "parser, as installed": alone(run_installed, pages),
        "parser, steps used": alone(run_steps, pages),
        "waybill, whole": (whole := alone(run_waybill, pages)),
    }
    print(f"{count} reports, {sum(len(data) for _, data in pages)} bytes; one process each, {PIPELINE}")
    for name, run in ways.items():
        share = (
            f"waybill runs at {run.cpu / whole.cpu:.0%} of it" if run is not whole else f"{run.claims} claims"
        )
        print(
            f"{name + ':':22} {count / run.cpu:6.1f} reports/s of processor time, peak {run.peak_mb:.0f} MB; {share}"
        )
    for name, arguments in VERBS.items():
        print(f"{name + ':':16} {start_up(arguments):6.2f} s")


if __name__ == "__main__":
    main()
