"""The founding reports, read by the executable, hold against their gold; needs `../shared`, and skips where it is missing."""

from __future__ import annotations

import pytest
from bench.benchmarks import SHARED, score_seeds, shares

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the reference folder ../shared is not there"),
]


def test_the_founding_reports_are_read_right() -> None:
    said = score_seeds()
    found = shares(said)
    claims, fields, lineage = found["claims found"], found["fields right"], found["lineage"]
    assert claims[0] >= 0.95 * claims[1], said
    assert fields[0] >= 0.92 * fields[1], said
    assert lineage == (9, 9), said
    assert found["astray"] == (0, 0), said
