"""Page shapes in plain text, each told apart as a reader would."""

from __future__ import annotations

import pytest

from tests.intake.pages import PAGES, Page
from waybill.intake.read import read_report
from waybill.records.report import PartName, Report


def words_of(report: Report, part: PartName) -> list[str]:
    """The words of every part of a kind."""
    return [report.text[p.start : p.end] for p in report.parts if p.part == part]


@pytest.fixture(params=PAGES, ids=lambda page: page.name)
def page(request: pytest.FixtureRequest) -> Page:
    """Each of the pages in turn."""
    assert isinstance(request.param, Page)
    return request.param


def read(page: Page) -> Report:
    return read_report(page.text.encode(), "page.txt")


def test_body_paragraphs_alone_are_body(page: Page) -> None:
    body = words_of(read(page), "body")
    assert [words[: len(start)] for words, start in zip(body, page.body, strict=False)] == list(page.body)
    assert len(body) == len(page.body), body


def test_headlines_and_title(page: Page) -> None:
    report = read(page)
    assert tuple(words_of(report, "headline")) == page.headlines
    assert report.title == (page.headlines[0] if page.headlines else None)


def test_outlet_and_agency(page: Page) -> None:
    report = read(page)
    assert (report.outlet, report.agency) == (page.outlet, page.agency)


def test_day_of_publication_and_how(page: Page) -> None:
    published = read(page).published
    assert (published and published.period.edtf, published and published.how) == (page.day, page.how)


def test_day_stands_in_the_text(page: Page) -> None:
    report = read(page)
    assert report.published is None or report.published.words in report.text


def test_captions_datelines_language(page: Page) -> None:
    report = read(page)
    assert tuple(words_of(report, "caption")) == page.captions
    if page.datelines:
        assert tuple(words_of(report, "dateline")) == page.datelines
    assert report.language == page.language


def test_every_character_lies_in_one_part(page: Page) -> None:
    report = read(page)
    covered = [0] * len(report.text)
    for part in report.parts:
        for i in range(part.start, part.end):
            covered[i] += 1
    assert all(
        n == (0 if c.isspace() else 1) or (c.isspace() and n <= 1)
        for c, n in zip(report.text, covered, strict=True)
    )
