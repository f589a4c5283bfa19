"""A decision is answered when it is kept; what it touches is put together beside the desk, also after a crash."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.web.desks import client_of, copied, put_together
from tests.web.doors import form_word
from waybill.register import Register
from waybill.review.making import Word, judge_claim
from waybill.settings import Settings
from waybill.web import together
from waybill.web.beside import Beside, Hung
from waybill.web.together import Together, work


@pytest.fixture
def book(sample_book: Path, tmp_path: Path) -> Path:
    return copied(sample_book, tmp_path)


@pytest.fixture
def at_once(book: Path) -> Iterator[Together]:
    """One that puts together what waits in the book."""
    with Register.open(book) as register:
        made = Together(Settings(book), register.behind)
        yield made
        made.close()


def reject(book: Path) -> None:
    """Keep a decision as a desk that is stopped right after would."""
    report, id_ = a_claim(book)
    with Register.open(book, writable=True) as register:
        reading = register.reading(report)
        assert reading is not None
        claim = next(c for c in reading.claims if c.id == id_)
        register.judge(judge_claim(reading, claim, "", Word("reject", "ann", datetime.now(UTC), "no")))


def a_claim(book: Path) -> tuple[str, str]:
    """A report and a claim of it that a transfer stands on."""
    with Register.open(book) as register:
        return next(
            (r.report.id, c.id) for t in register.transfers() for r in register.readings_of(t.reports)
            for c in r.claims if c.id in t.claims and c.kind == "transfer"
        )  # fmt: skip


def stood(book: Path) -> tuple[object, int]:
    with Register.open(book) as register:
        return register.transfers(), register.behind()


def test_a_decision_is_answered_when_it_is_kept_and_the_pages_say_what_waits(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = client_of(book)
    worker = desk.app.state.desk.together  # type: ignore[attr-defined]
    before = stood(book)
    with monkeypatch.context() as held:
        held.setattr(worker, "wake", lambda: None)
        assert desk.get("/reports.json").json()["waiting"] == 0
        report, claim = a_claim(book)
        word = form_word(desk.get(f"/reports/{report}").text)
        given = {"csrf_token": word, "claim": claim, "decision": "reject", "reason": "the annex says no"}
        assert desk.post(f"/reports/{report}/judge", data=given, follow_redirects=False).status_code == 303
        # The decision itself is there at once, and what it touches stands as before, which every page says.
        assert "the annex says no" in desk.get(f"/reports/{report}").text
        assert stood(book) == (before[0], 1)
        for path in (f"/reports/{report}", "/register", "/register?known-on=2024-02-22", "/law"):
            assert "1 report or decision is kept, and not put together yet" in desk.get(path).text
        assert desk.get("/register.json").json()["waiting"] == 1
        assert desk.get("/register.json?learnt-by=2020-01-01").json()["waiting"] == 0
    worker.wake()
    put_together(desk)
    assert stood(book) != before and stood(book)[1] == 0
    assert "not put together" not in desk.get("/register").text
    desk.app.state.desk.close()  # type: ignore[attr-defined]


def test_what_was_kept_before_a_crash_is_caught_up_at_the_next_start(book: Path) -> None:
    reject(book)
    before = stood(book)
    assert before[1] == 1
    with client_of(book) as desk:
        put_together(desk)
    assert stood(book)[0] != before[0] and stood(book)[1] == 0


def test_a_process_that_is_killed_is_begun_anew(
    book: Path, at_once: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "AGAIN_SECONDS", 0.01)
    killed = list[int]()
    original = Beside.send

    def send_and_break(self: Beside, thing: object) -> None:
        original(self, thing)
        if not killed:
            assert self._process is not None
            killed.append(self._process.pid or 0)
            self._process.kill()

    monkeypatch.setattr(Beside, "send", send_and_break)
    reject(book)
    at_once.wake()
    assert at_once.wait(300) and killed and stood(book)[1] == 0


def test_what_another_program_reads_meanwhile_is_looked_at_again(
    book: Path, at_once: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "AGAIN_SECONDS", 0.01)
    heard = list[str]()

    class Left(Beside):
        """Leaves all to other writers the first time."""

        def receive(self, seconds: float) -> object:
            heard.append("asked")
            return "" if len(heard) == 1 else super().receive(seconds)

        def send(self, thing: object) -> None:
            if heard:
                super().send(thing)

    monkeypatch.setattr(at_once, "_beside", Left(work, Settings(book), "left"))
    reject(book)
    at_once.wake()
    assert at_once.wait(300) and len(heard) == 2


def test_without_a_register_nothing_is_begun(tmp_path: Path) -> None:
    with client_of(tmp_path / "none.db") as desk:
        assert "There is no register yet" in desk.get("/register").text
        assert desk.get("/law.json").json()["waiting"] == 0
        assert desk.app.state.desk.together._thread is None  # type: ignore[attr-defined]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_register_that_cannot_be_written_stays_behind(book: Path, at_once: Together) -> None:
    reject(book)
    book.chmod(stat.S_IRUSR)
    at_once.wake()
    assert not at_once.wait(5) and stood(book)[1] == 1


def test_who_waits_too_short_is_told(book: Path) -> None:
    reject(book)
    with Register.open(book) as register:
        silent = Together(Settings(book), register.behind, beside=Silent(work, Settings(book), "silent"))
        silent.wake()
        assert not silent.wait(0.2)
        silent.close()


class Silent(Beside):
    """Hears and never answers."""

    def start(self) -> None:
        """Nothing to begin."""

    def send(self, thing: object) -> None:
        """Nobody hears."""
        raise Hung
