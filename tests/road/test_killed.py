"""Killed in the middle of reading, the register is whole, and reading again completes it."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from bench.kill_reading import half_written, kill_after, look_into, read_to_the_end
from bench.vary import write_varied

REPORTS = 22
KILLS = 3


@pytest.mark.slow
def test_killed_at_random_moments(tmp_path: Path) -> None:
    seed = time.time_ns()
    chance = random.Random(seed)
    folder, first, second = tmp_path / "reports", tmp_path / "first.db", tmp_path / "second.db"
    write_varied(folder, REPORTS)
    seconds = read_to_the_end(first, folder)
    whole = look_into(first)
    assert len(whole.readings) == REPORTS and whole.transfers and not whole.faults
    for _ in range(KILLS):
        kill_after(second, folder, chance.uniform(0, seconds))
        assert half_written(look_into(second), whole) == [], seed
    read_to_the_end(second, folder)
    kept = look_into(second)
    assert (kept.readings, kept.transfers, kept.faults) == (whole.readings, whole.transfers, ()), seed
