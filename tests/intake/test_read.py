"""Kinds, encodings and bad input: any bytes give a report or a one-line InputError, in bounded time."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.pages import PAGES
from waybill.errors import InputError
from waybill.intake.read import read_report, sniff
from waybill.records.report import Report

STORY = "Iran delivered drones to Sudan — “at least forty” — officials in Khartoum said on Monday.\n"
LINES = st.sampled_from([line for page in PAGES for line in page.text.split("\n")])
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='related'>",
        "</div>",
        "<h1>",
        "<aside>",
        "<figcaption>",
        "&lt;",
        "<time>",
        "<b",
        "-->",
    ]
)


def check(report: Report) -> None:
    """Parts in order, apart, inside the text, and covering all that is not blank."""
    end = 0
    for part in report.parts:
        assert end <= part.start < part.end <= len(report.text)
        assert not report.text[end : part.start].strip()
        assert not report.text[part.start].isspace() and not report.text[part.end - 1].isspace()
        end = part.end
    assert not report.text[end:].strip()
    for credit in report.credits:
        assert credit.span.grounds_in(report.text)
    if report.published is not None:
        low, high = report.published.period.earliest, report.published.period.latest
        assert low is not None and high is not None and low <= high


def read_or_refuse(data: bytes) -> None:
    try:
        report = read_report(data, "somewhere")
    except InputError as error:
        assert str(error) and "\n" not in str(error)
    else:
        check(report)
        assert report.id == "r-" + hashlib.sha256(data).hexdigest()[:16]


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_report_or_an_input_error(data: bytes) -> None:
    read_or_refuse(data)


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_report_or_an_input_error(text: str) -> None:
    read_or_refuse(text.encode("utf-8", "surrogatepass"))


@given(st.lists(st.one_of(LINES, st.text(max_size=40), st.just("")), max_size=25))
@settings(max_examples=200, deadline=None)
def test_lines_of_pages_in_any_order_keep_the_contract(lines: list[str]) -> None:
    read_or_refuse("\n".join(lines).encode("utf-8", "surrogatepass"))


@given(st.lists(st.one_of(LINES, TAGS, TAGS), max_size=25))
@settings(max_examples=100, deadline=None)
def test_tags_in_any_order_keep_the_contract(pieces: list[str]) -> None:
    read_or_refuse(("<!DOCTYPE html><html><body>" + "".join(pieces)).encode())


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", STORY),
        ("utf-8-sig", STORY),
        ("utf-16", STORY),
        ("utf-16-le", STORY),
        ("cp1252", STORY * 4),
        (
            "cp1251",
            ("Россия передала Сирии вторую партию зенитных систем, сообщил представитель министерства.\n")
            * 4,
        ),
    ],
)
def test_encodings_are_told(encoding: str, text: str) -> None:
    assert read_report(text.encode(encoding), "a.txt").text.strip() == text.strip()


def test_declared_charset_of_a_page() -> None:
    page = (
        "<html><head><meta charset='windows-1254'></head><body><p>Türkiye yeni füzeler "
        "aldı, dedi sözcü Şahin.</p></body></html>"
    )
    assert "Şahin" in read_report(page.encode("cp1254"), "a.html").text


def test_line_ends_become_one() -> None:
    assert "\r" not in read_report(b"A ship left port.\r\n\r\nIt carried arms.\r", "a").text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "a damaged PDF"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "feeds"),
        (b"WARC/1.0\r\n", "archives"),
        (b"PK\x03\x04....", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00", "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"\xff\xfea", "undecodable"),
        (b"a" * 10_000_000, "one line"),
        (b"Guns went north. " * 600_000, "one line"),
        (b"<html>" + b"<div>" * 500_000 + b"Guns went north.", "nested"),
        (b"<html><body>" + b"<p>Guns went north on Monday night.</p>" * 130_000, "elements"),
        (b"<html><body><p>" + b"Guns went north. " * 100_000, "one paragraph"),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, bytes) else value,
)
def test_bad_input_is_refused_in_one_line_and_in_seconds(data: bytes, reason: str) -> None:
    began = time.monotonic()
    with pytest.raises(InputError, match=reason) as caught:
        read_report(data, "bad")
    assert "\n" not in str(caught.value)
    assert time.monotonic() - began < 8


def test_entities_of_the_pages_own_are_not_expanded() -> None:
    bomb = (
        "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><html><body><p>Rifles "
        "reached the port. &b;</p></body></html>"
    )
    assert "haha" not in read_report(bomb.encode(), "bomb.html").text


def test_a_report_without_date_has_none() -> None:
    assert read_report(STORY.encode(), "2024-02-21.txt").published is None


def test_kinds() -> None:
    assert [sniff(d) for d in (b"<!doctype html>", b"\xef\xbb\xbf  <html>", b"%PDF-1", b"< 5 tanks")] == [
        "html",
        "html",
        "pdf",
        "plain",
    ]
