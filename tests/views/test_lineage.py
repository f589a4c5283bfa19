"""The tree of a telling as rows, text and picture."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.lineage import families as f
from tests.lineage.builders import told
from waybill.lineage.trace import trace
from waybill.records.lineage import Lineage
from waybill.records.report import Report
from waybill.views.lineage import COLUMNS, branches, lineage_rows, lineage_text, stories_of, tree_svg

REPORTS: dict[str, Report] = {r.report.id: r.report for r in f.ALL}


@pytest.fixture(scope="module")
def lineage() -> Lineage:
    return trace(f.ALL)


def test_every_report_of_the_telling_stands_once(lineage: Lineage) -> None:
    for origin in stories_of(lineage):
        shown = [b.report.id for b in branches(lineage, origin, REPORTS)]
        assert sorted(shown) == sorted(origin.reports)


def test_the_most_retold_comes_first(lineage: Lineage) -> None:
    origin = stories_of(lineage)[0]
    found = branches(lineage, origin, REPORTS)
    assert origin.agency == "Agence France-Presse"
    assert found[0].report.id == f.HOWITZERS.report.id
    assert {b.parent for b in found[1:]} == {f.HOWITZERS.report.id}


def test_rows_fill_the_columns(lineage: Lineage) -> None:
    rows = lineage_rows(lineage, REPORTS)
    assert len(rows) == len(f.ALL)
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert any(row[1].strip() == "Valley Times" and row[3] == "the same text" for row in rows)


def test_text_says_the_count_and_the_changes(lineage: Lineage) -> None:
    text = lineage_text(lineage, REPORTS)
    assert text.startswith("5 to 6 independent origins (1 unknown)")
    assert "Agence France-Presse story, not among the reports" in text
    assert "What was still to come is told as done." in text


def test_picture_is_sound_and_escaped() -> None:
    one = told("one", ["A", *[s.words for _, s in f.HOWITZERS.sentences][1:]], "Rock & <Roll>", None, "AFP")
    found = trace([one, f.HOWITZERS_LIGHT])
    reports = {r.report.id: r.report for r in (one, f.HOWITZERS_LIGHT)}
    svg = tree_svg(found, stories_of(found)[0], reports)
    root = ElementTree.fromstring(svg)
    texts = [t.text or "" for t in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Rock & <Roll>" in texts
    assert any("Agence France-Presse story" in t for t in texts)
    assert "stroke-dasharray" in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_nothing_to_show() -> None:
    assert lineage_rows(trace([]), {}) == ()
    assert lineage_text(trace([]), {}).startswith("0 independent origins")
