"""Killed at any moment of any act, a register on either store is whole and holds all that was acknowledged."""

from __future__ import annotations

import random
import time

import pytest
from bench.kill import try_store

from tests.register.stores import Store
from waybill.records.register_address import ServerAddress

# As many as take some seconds; `python -m bench.kill` does two hundred.
MOMENTS = 12


@pytest.mark.slow
def test_killed_at_any_moment_nothing_is_lost_or_half(store: Store) -> None:
    seed = time.time_ns()

    def fresh() -> str:
        made = store.fresh()
        return made.words if isinstance(made, ServerAddress) else str(made)

    tally = try_store(fresh, MOMENTS, random.Random(seed))
    assert tally.faults == [], seed
    assert sum(tally.moments.values()) == MOMENTS and sum(tally.said.values()) > 0
