"""Annotated texts and benchmarks come in; `docs/accuracy.md` goes out: `python -m bench.accuracy [--fresh NAME]...`.

The gate and the golden reports are always measured. A set of fresh reports is measured where it is named; the first
time, its score and its misses are kept beside it and never written again, because only the first time is it fresh.
Benchmarks are measured where `../shared` is there, and where it is not, their section is kept as it stands.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from bench.benchmarks import SHARED, measure_benchmarks
from bench.gate import SENTENCES, score_file
from bench.reports import Whole, fresh_sets, score_folder
from bench.scoring import Score

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
NOTES = Path(__file__).with_name("accuracy_notes.md")
FRESH = ROOT / "tests" / "fresh"
FIRST = "first_score.json"
BENCHMARKS_BEGIN, BENCHMARKS_END = "<!-- benchmarks -->\n", "<!-- end of benchmarks -->\n"
# So many misses of the open sentences are quoted; `python -m bench.gate --misses` prints all.
MISSES_SHOWN = 40
# Nobody writes rules against these (tests/gate/sentences/README.md).
FROZEN = ("second.jsonl", "fourth.jsonl", "sixth.jsonl")
ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
KEPT = "kept from the rules"

HEAD = """# How right is it?

Written by `make accuracy`; the figures are of the last run. The floors in `tests/gate/floors.json` are held by every test run.

A claim is *found* where one of its kind stands on the annotated words. *Precision* is the share of the claims given that answer
an annotated one. *Fields right* counts every annotated field, those of claims not found as wrong: supplier, recipient, system,
number with bound, period, stage, polarity, certainty, and the speaker with number, side and manner.

"""
FRESH_HEAD = """## What does it reach on reports written after the rules?

Full reports of other transfers, written and annotated away from the rules ([tests/fresh](../tests/fresh/README.md)). *First* is
the score before any rule had seen them; it is kept and never written again. *Today* may have been helped by repairs since.

"""


def percent(share: float) -> str:
    """The share for a table."""
    return f"{share:.1%}".replace("%", " %")


def score_row(name: str, score: Score, precision: bool = True) -> str:
    """A line of the table of claims."""
    shown = percent(score.precision) if precision else "not measured"
    return f"| {name} | {score.wanted} | {percent(score.recall)} | {shown} | {percent(score.accuracy)} |"


def table(rows: list[str]) -> str:
    """The table of claims."""
    return (
        "\n".join(["| texts | claims | found | precision | fields right |", "|---|---|---|---|---|", *rows])
        + "\n\n"
    )


def sentences_part() -> tuple[list[str], list[str]]:
    """Rows for the annotated sentences, and the misses of the open ones: kept ones that are printed are kept no longer."""
    rows, misses = [], []
    for path in sorted(SENTENCES.glob("*.jsonl"), key=lambda p: (p.name in FROZEN, ORDER.index(p.stem))):
        score, frozen = score_file(path), path.name in FROZEN
        rows.append(
            score_row(
                f"sentences {KEPT if frozen else 'the rules are written against'} (`{path.name}`)", score
            )
        )
        misses += [] if frozen else score.misses
    return rows, misses


def fresh_part(asked: list[str]) -> str:
    """The table of the fresh sets with the misses of their first scoring."""
    rows, lists = [], []
    for folder in fresh_sets(FRESH):
        kept = folder / FIRST
        today = score_fresh(folder) if folder.name in asked else None
        if today and not kept.exists():
            kept.write_text(
                json.dumps(_to_json(today), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
        if not kept.exists():
            rows.append(f"| `{folder.name}` | not scored yet | | | | |")
            continue
        first = json.loads(kept.read_text("utf-8"))
        rows.append(f"| `{folder.name}`, first | " + " | ".join(first["figures"]) + " |")
        rows += [f"| `{folder.name}`, today | " + " | ".join(_figures(today)) + " |"] if today else []
        lists.append(_fold(f"Misses of `{folder.name}` at its first scoring", first["misses"]))
    head = "| set | found | precision | fields right | frames of reports | lineage |\n|---|---|---|---|---|---|\n"
    return FRESH_HEAD + head + "\n".join(rows) + "\n\n" + "".join(lists)


def score_fresh(folder: Path) -> Whole:
    """Score one set of fresh reports."""
    return score_folder(folder / "gold.jsonl", folder, folder / "may.jsonl")


def _figures(whole: Whole) -> list[str]:
    claims = whole.claims
    shares = [
        (claims.recall, claims.found, claims.wanted),
        (claims.precision, claims.useful, claims.given),
        (claims.accuracy, claims.right, claims.fields),
        (whole.frames.accuracy, whole.frames.right, whole.frames.fields),
        (whole.lineage.accuracy, whole.lineage.right, whole.lineage.fields),
    ]
    told = [f"{percent(share)} ({of} of {all_})" for share, of, all_ in shares]
    told[2] += f"; {percent(claims.exactness)} of the {claims.met} of claims found"
    return told


def _to_json(whole: Whole) -> dict[str, object]:
    commit = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return {"rules": commit.stdout.strip(), "figures": _figures(whole), "misses": whole.misses()}


def _fold(title: str, misses: list[str]) -> str:
    lines = "\n".join(f"- {miss}" for miss in misses) or "- none"
    return f"<details><summary>{title} ({len(misses)})</summary>\n\n{lines}\n\n</details>\n\n"


def benchmarks_part() -> str:
    """The figures on public benchmarks, measured where they can be, else as they were last measured."""
    if SHARED.is_dir():
        return measure_benchmarks()
    told = PAGE.read_text("utf-8") if PAGE.exists() else ""
    if BENCHMARKS_BEGIN not in told:
        return "Not measured here: the benchmarks are not part of the project.\n\n"
    return told.split(BENCHMARKS_BEGIN, 1)[1].split(BENCHMARKS_END, 1)[0]


def main() -> None:
    """Measure and write the page."""
    asked = argparse.ArgumentParser(description="Measure accuracy and write docs/accuracy.md.")
    asked.add_argument(
        "--fresh", action="append", default=[], help="a set of tests/fresh to score, once more or first"
    )
    words = asked.parse_args()
    rows, misses = sentences_part()
    golden = score_folder(ROOT / "tests" / "golden" / "examples.jsonl", ROOT / "examples")
    rows.append(score_row("key claims of eight sample reports", golden.claims, precision=False))
    page = HEAD + "## What do the rules reach on annotated sentences?\n\n" + table(rows)
    page += _fold(
        "Some misses on the open sentences; those kept from the rules are not printed",
        misses[:: max(1, len(misses) // MISSES_SHOWN)],
    )
    page += fresh_part(words.fresh)
    page += "## How does it stand beside others?\n\n" + BENCHMARKS_BEGIN + benchmarks_part() + BENCHMARKS_END
    page += "\n" + NOTES.read_text("utf-8")
    PAGE.write_text(page, encoding="utf-8")
    sys.stdout.write(page)


if __name__ == "__main__":
    main()
