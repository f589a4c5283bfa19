"""The random lives of `test_book_by_model`, lived on PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.servers import Server
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.register.stores import PostgresStore, Store
from tests.register.test_book_by_model import Life


@pytest.mark.slow
def test_random_lives_on_a_server(postgres: Server) -> None:
    store = PostgresStore(postgres)

    class OnServer(Life):
        """The same life, in a database of its own."""

        def make_store(self, folder: Path) -> Store:
            return store

    # Every step is a way to the server and back: fewer lives than in a file.
    run_state_machine_as_test(
        OnServer,
        settings=settings(
            max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    store.clear()
