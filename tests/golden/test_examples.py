"""The sample reports, read from their files as a user would, hold the key claims that were annotated for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.reports import Whole, score_folder

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
FLOORS = json.loads((HERE.parent / "gate" / "floors.json").read_text("utf-8"))["golden"]


@pytest.fixture(scope="module")
def whole() -> Whole:
    return score_folder(HERE / "examples.jsonl", EXAMPLES)


def test_key_claims_are_found_and_right(whole: Whole) -> None:
    assert whole.claims.recall * 100 >= FLOORS["recall"], "\n".join(whole.claims.misses)
    assert whole.claims.accuracy * 100 >= FLOORS["fields"], "\n".join(whole.claims.misses)


def test_the_frames_of_the_reports_are_known(whole: Whole) -> None:
    assert whole.frames.right * 100 >= FLOORS["frames"] * whole.frames.fields, "\n".join(whole.frames.misses)
    assert whole.frames.fields >= 15 and whole.claims.wanted >= 25
