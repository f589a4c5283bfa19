"""Pages written before the rules: outlet, agency, title, day, parts, each as a reader would say."""

from __future__ import annotations

import pytest

from tests.intake.fresh_pages import FRESH
from tests.intake.more_pages import MORE
from tests.intake.pages import Page
from tests.intake.test_plain import words_of
from tests.intake.test_read import check
from tests.intake.wrapped_pages import WRAPPED
from waybill.intake.read import read_report


@pytest.mark.parametrize("page", FRESH + MORE + WRAPPED, ids=lambda page: page.name)
def test_fresh_page_is_read_as_by_a_reader(page: Page) -> None:
    report = read_report(page.text.encode(), "page")
    check(report)
    body = words_of(report, "body")
    published = report.published
    assert tuple(words_of(report, "headline")) == page.headlines
    assert report.title == page.headlines[0]
    assert (report.outlet, report.agency) == (page.outlet, page.agency)
    assert (published and published.period.edtf, published and published.how) == (page.day, page.how)
    assert [words[: len(start)] for words, start in zip(body, page.body, strict=False)] == list(page.body)
    assert len(body) == len(page.body), body
    assert tuple(words_of(report, "caption")) == page.captions
    assert not page.datelines or tuple(words_of(report, "dateline")) == page.datelines
