"""An export of a past day is the same bytes before and after a re-read by other rules and twenty judgements."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import waybill.flow
from waybill.cli.demo import samples
from waybill.exports import jsonl
from waybill.exports.forms import FORMATS
from waybill.exports.record import AsOf
from waybill.flow import picture_of, read_report_through, reports_in, states_of
from waybill.records.claim import Reading
from waybill.records.judgement import Anchor, Judgement
from waybill.register import Horizon, Register, State, Work
from waybill.register.chain import hash_of
from waybill.register.copying import acts_of
from waybill.settings import Settings

DAY = date(2024, 3, 1)
LEARNT = datetime(2026, 1, 1, tzinfo=UTC)


def exported(register: Register, horizon: Horizon) -> dict[str, bytes]:
    """Every form of the export, file by file."""
    as_of = AsOf(horizon.published_by, horizon.learnt_by.date() if horizon.learnt_by else None)
    picture = picture_of(register, horizon)
    found = {
        f"{form}/{n}": data
        for form, make in FORMATS.items()
        for n, data in make(picture, as_of).files.items()
    }
    whole = jsonl.export(acts_of(register, horizon), register.head()[0], as_of)
    loss = str(whole.loss.to_json()).encode()
    return found | {f"jsonl/{n}": data for n, data in whole.files.items()} | {"jsonl/loss": loss}


def judged(readings: tuple[Reading, ...]) -> Iterator[Judgement]:
    """Rejections of the first twenty movement claims."""
    moving = [(r, c) for r in readings for c in r.claims if c.kind in ("transfer", "shipment")]
    for number, (reading, claim) in enumerate(moving[:20]):
        anchor = Anchor(reading.report.id, claim.span.start, claim.span.end, hash_of(claim.span.words))
        at = LEARNT + timedelta(days=20, seconds=number)
        yield Judgement(claim.id, "", "reject", "Ada", at, "not what it says", anchor=anchor)


@pytest.mark.slow
def test_a_day_once_exported_is_exported_alike_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path / "book.db")
    reports = [r for r in reports_in(samples(), settings) if not hasattr(r, "reason")]
    read = [read_report_through(r)[0] for r in reports]
    past = Horizon(DAY, LEARNT + timedelta(days=10))
    with Register.open(settings.register, writable=True) as register:
        for reading in read:
            register.record_reading(reading, LEARNT)
        register.revise(states_of, LEARNT + timedelta(days=1))
        before = exported(register, past)
        assert before["csv/transfers.csv"].count(b"\n") > 2

        def others(work: Work) -> Iterator[State]:
            """Other rules: nothing on its way is told of any longer."""
            for state in states_of(work):
                yield State(tuple(t for t in state.transfers if t.stage != "delivered"), state.lineage)

        monkeypatch.setattr(waybill.flow, "law_of", lambda transfer: ())
        for reading in read:
            again = Reading(reading.report, reading.sentences, reading.claims[::2], "waybill.reader/99")
            register.record_reading(again, LEARNT + timedelta(days=15))
        for judgement in judged(tuple(read)):
            register.judge(judgement, judgement.at)
        begun = time.perf_counter()
        assert register.revise(others, LEARNT + timedelta(days=30)) > 0
        assert time.perf_counter() - begun < 60
        assert register.rebuild(others) == 0
        assert exported(register, past) == before
        now = exported(register, Horizon(DAY))
        assert now["csv/transfers.csv"] != before["csv/transfers.csv"]
        assert register.verify() == ()
