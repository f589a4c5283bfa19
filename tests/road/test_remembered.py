"""What is remembered from day to day spares work and changes nothing: each day is as if it were put together alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from waybill.cli.demo import samples
from waybill.flow import put_together, reading_of, reports_in, states_of, tells_of
from waybill.records.claim import Claim, Field, Reading
from waybill.records.judgement import Judgement
from waybill.records.report import Report
from waybill.records.values import Party
from waybill.register import Work
from waybill.review.links import versions_among
from waybill.review.making import Word, judge_claim, judge_link
from waybill.review.settle import settle
from waybill.settings import Settings

PAIR = ("NOR", "MLT")
AT = datetime(2026, 1, 1, tzinfo=UTC)


def of_one_pair(reading: Reading) -> Reading:
    """The reading with every party on either side made the same two, so that all samples tell of one pair."""

    def between(claim: Claim) -> Claim:
        fields: dict[str, Field] = dict(claim.fields)
        for name, code in zip(("supplier", "recipient"), PAIR, strict=True):
            if said := claim.said(name):
                fields[name] = replace(said[0], value=Party(code, code))
        return replace(claim, fields=fields)

    return replace(reading, claims=tuple(map(between, reading.claims)))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    found = reports_in(samples(), Settings(Path("unused.db")))
    read = [of_one_pair(reading_of(r)) for r in found if isinstance(r, Report)]
    return [r for r in read if tells_of(r, PAIR)]


def work_on(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> Work:
    """One day after another, each with a report more; on the last day the first one is gone again."""
    ordered = sorted(readings, key=lambda r: (published(r), r.report.id))
    days = [tuple(ordered[: n + 1]) for n in range(len(ordered))]
    return Work(PAIR, (*days, tuple(ordered[1:])), tuple(judgements), tuple(ordered))


def published(reading: Reading) -> date:
    found = reading.report.published
    return (found.period.latest if found else None) or date.max


def judged(readings: Sequence[Reading]) -> list[Judgement]:
    """Numbers set right in every third report, and two links."""
    found = []
    for n, reading in enumerate(readings[::3]):
        told = [c for c in reading.claims if c.kind == "transfer" and c.said("quantity")]
        word = Word("fix", "Ada", AT, f"counted at quay {n}", str(30 + n))
        found += [judge_claim(reading, c, "quantity", word) for c in told[:1]]
    found.append(judge_link(readings[0], readings[1], Word("different", "Ada", AT, "two quays")))
    found.append(judge_link(readings[2], readings[-1], Word("same", "Ada", AT, "one quay")))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("with_judgements", [False, True])
def test_each_day_is_as_if_it_were_put_together_alone(readings: list[Reading], with_judgements: bool) -> None:
    work = work_on(readings, judged(readings) if with_judgements else ())
    assert len(work.days) > 15
    told = 0
    for day, state in zip(work.days, states_of(work), strict=True):
        settled = settle(day, work.judgements, versions_among(work.every, day))
        alone = put_together([r for r in settled.readings if tells_of(r, PAIR)], settled)
        assert state.transfers == alone.transfers
        assert state.lineage == alone.lineage
        told += len(state.transfers)
    assert told > 2 * len(work.days)
