"""Designations believed in one paragraph of a report and met again in a later one."""

from __future__ import annotations

import pytest

from waybill.intake.bare import bare_report
from waybill.reading.mending import dateline_end
from waybill.reading.read import read
from waybill.records.values import System


def named(text: str) -> list[str]:
    """The systems marked by designation in the report's last paragraph."""
    report = bare_report({"doc": "made-up", "text": text, "published": "2024-02-22"})
    marks = read(report)[-1].marks
    return [
        m.value.name for m in marks if m.kind == "system" and isinstance(m.value, System) and m.how != "kind"
    ]


def test_a_name_told_beside_its_kind_is_known_later() -> None:
    first = "Peru bought Javelin missiles from Spain."
    assert named(f"{first}\n\nNo Javelin has come so far.") == ["Javelin"]
    assert named(f"{first}\n\nThe Javelins came.") == ["Javelin"]


def test_a_name_alone_or_of_a_person_is_not() -> None:
    assert named("The javelin was thrown far.\n\nNo Javelin has come.") == []
    assert named("Peru bought Abrams tanks.\n\nIn Lima Stacey Abrams spoke.") == []


@pytest.mark.parametrize(
    "line", ["BISHKEK, Sept 14 - ", "KUALA LUMPUR - ", "ISLAMABAD, Jun 07, 2025 (APP): ", "Oslo (NTB) — "]
)
def test_a_date_line_ends_where_the_story_begins(line: str) -> None:
    assert dateline_end(f"{line}The army has tanks.") == len(line)
    assert dateline_end("NATO: the end of a story.") == 0
