"""The annotated sentences, read as they are written, reach their floors; a floor may rise and never falls.

The floors stand in `floors.json`, in whole percent, one below what was reached: another processor's arithmetic
may part one sentence in a hundred otherwise. Whoever makes reading better raises them (round down);
whoever would have to lower one has made reading worse, or has corrected a wrong annotation and says so in the
commit.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.gate import SENTENCES, score_file

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))


def test_every_file_of_sentences_has_its_floors() -> None:
    wanted = {"recall", "precision", "fields"}
    for path in SENTENCES.glob("*.jsonl"):
        assert set(FLOORS[path.name]) == wanted


@pytest.mark.parametrize("name", sorted(p.name for p in SENTENCES.glob("*.jsonl")))
def test_the_gate_holds(name: str) -> None:
    score, floor = score_file(SENTENCES / name), FLOORS[name]
    reached = {"recall": score.recall, "precision": score.precision, "fields": score.accuracy}
    below = {k: (round(v * 100, 1), floor[k]) for k, v in reached.items() if v * 100 < floor[k]}
    assert below == {}, "\n".join([score.line(), *score.misses])
