"""What waits for a person is all that waits: what is open again, what persons parted, and nothing of a later day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.web.desks import client_of, copied, put_together
from tests.web.doors import TestClient, form_word
from waybill.register import Register

EARLY = "2024-02-22"


@pytest.fixture
def book(sample_book: Path, tmp_path: Path) -> Path:
    return copied(sample_book, tmp_path)


@pytest.fixture
def desk(book: Path) -> Iterator[TestClient]:
    with client_of(book) as client:
        yield client


def items(desk: TestClient, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for number in range(1, 30):
        some = desk.get(f"/review.json?page={number}{query}").json()["items"]
        found += some
        if not some:
            return found
    raise AssertionError("the queue has no end")


def judged(desk: TestClient, report: str, claim: str, **form: str) -> None:
    word = form_word(desk.get(f"/reports/{report}").text)
    given = {"csrf_token": word, "claim": claim, "reason": "the annex says so"} | form
    assert desk.post(f"/reports/{report}/judge", data=given).status_code == 200
    put_together(desk)


def test_a_judgement_whose_claim_the_rules_no_longer_read_waits_again(book: Path, desk: TestClient) -> None:
    first = next(i for i in items(desk) if i["about"].startswith("c-"))
    judged(desk, first["report"], first["about"], decision="reject")
    assert not [i for i in items(desk) if i["about"] == first["about"]]
    with Register.open(book, writable=True, actor="rules") as register:
        reading = register.reading(first["report"])
        assert reading is not None
        left = tuple(c for c in reading.claims if c.id != first["about"])
        register.record_reading(
            replace(reading, claims=left, reader="another reader"), why="the rules read less"
        )
    desk.app.state.desk.book.forget()  # type: ignore[attr-defined]
    (again,) = [i for i in items(desk) if i["about"] == first["about"]]
    assert "no longer read" in " ".join(again["why"])
    assert "no longer read" in desk.get("/review").text


def test_the_queue_looks_from_the_day_of_the_page(desk: TestClient) -> None:
    early, now = items(desk, f"&known-on={EARLY}"), items(desk)
    assert 0 < len(early) < len(now)
    reports = {r["id"] for r in desk.get(f"/reports.json?known-on={EARLY}").json()["reports"]}
    assert {i["report"] for i in early if i["report"]} <= reports
