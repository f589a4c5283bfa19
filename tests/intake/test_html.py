# ruff: noqa: E501 (markup is kept in one piece)
"""Saved web pages: the story, its frame, and what the head says by machine."""

from __future__ import annotations

import pytest

from tests.intake.test_plain import words_of
from tests.intake.test_read import check
from waybill.intake.read import read_report

STORY = (
    "Romania has taken delivery of its first air defence battery from abroad, the army said on Friday.",
    "The battery went by ship to Constanta and by rail to its base, a spokesman told Reuters.",
    "Three more batteries are to come by the end of next year, at a price the army would not give.",
)


def page(head: str, top: str, story: tuple[str, ...] = STORY, bottom: str = "") -> bytes:
    """A page with its story in paragraphs within an article."""
    paragraphs = "".join(f"<p>{p}</p>" for p in story)
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav><article>{top}{paragraphs}</article>"
        f"<aside class='related'><a>Sofia orders jets</a></aside>{bottom}<footer>Contact us</footer></body></html>"
    ).encode()


TOP = "<h1>Romania gets battery</h1>"


def test_story_and_frame_are_told_apart() -> None:
    top = (
        "<h1>Romania gets battery</h1><p class='standfirst'>More are to come next year, the army says</p>"
        "<div class='byline'>By Ana Pop in Bucharest</div><figure><figcaption>A launcher in the port. <i>AFP</i></figcaption></figure>"
    )
    report = read_report(page("", top), "page.html")
    check(report)
    assert tuple(words_of(report, "body")) == STORY
    assert words_of(report, "headline") == [
        "Romania gets battery",
        "More are to come next year, the army says",
    ]
    assert words_of(report, "byline") == ["By Ana Pop in Bucharest"]
    assert words_of(report, "caption") == ["A launcher in the port. AFP"]
    assert "Sofia orders jets" in words_of(report, "furniture")
    assert (report.title, report.language, report.agency) == ("Romania gets battery", "en", None)


@pytest.mark.parametrize(
    ("head", "top", "day", "how"),
    [
        ('<meta property="article:published_time" content="2022-03-04T10:00:00+02:00">', TOP, "2022-03-04", "meta"),
        ('<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2022-03-04"}]}</script>', TOP,
         "2022-03-04", "json-ld"),
        ("", TOP + "<time datetime='2022-03-04'>Friday</time>", "2022-03-04", "time-tag"),
        ("", TOP + "<p>Published: 4 March 2022 10:00 GMT</p>", "2022-03-04", None),
        ("", "<div class='date'>Saturday, 9 November 2024</div>" + TOP, "2024-11-09", "byline: the page's only date, above the headline"),
        ("", "<div class='date'>Today is Saturday, 9 November 2024</div>" + TOP, None, None),
        ("", "<div class='date'>Saturday, 9 November 2024</div><div>Home | War</div>" + TOP, None, None),
        ("", "<div class='date'>Saturday, 9 November 2024</div>" + TOP + "<p>Published: 4 March 2022</p>", "2022-03-04", "byline"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":7}</script>', TOP, None, None),
        ('<script type="application/ld+json">' + "[" * 5000 + "</script>", TOP, None, None),
    ],
)  # fmt: skip
def test_day_of_publication(head: str, top: str, day: str | None, how: str | None) -> None:
    published = read_report(page(head, top), "page.html").published
    assert (published and published.period.edtf) == day
    assert how is None or (published is not None and published.how == how)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="Dawn">', "Dawn"),
        ('<meta property="og:site_name" content="Balkan Courier">', "Balkan Courier"),
        ('<link rel="canonical" href="https://www.telegraphindia.com/world/x">', "The Telegraph (India)"),
        ('<meta property="og:site_name" content="The Telegraph"><meta property="og:url" content="https://www.telegraph.co.uk/x">',
         "The Daily Telegraph"),
        ("", None),
    ],
)  # fmt: skip
def test_outlet(head: str, outlet: str | None) -> None:
    assert read_report(page(head, TOP), "page.html").outlet == outlet


def test_agency_named_as_author_or_in_the_dateline() -> None:
    head = '<meta name="author" content="Agence France-Presse">'
    assert read_report(page(head, TOP), "a.html").agency == "AFP"
    wired = ("BUCHAREST, March 4 (Reuters) - " + STORY[0], *STORY[1:])
    report = read_report(page("", TOP, wired), "a.html")
    assert report.agency == "Reuters" and words_of(report, "dateline") == ["BUCHAREST, March 4 (Reuters) -"]


def test_a_page_of_line_breaks_only() -> None:
    text = (
        "<html><body>Romania gets its battery<br><br>By Ana Pop<br>March 4, 2022<br><br>"
        + "<br><br>".join(STORY)
    )
    report = read_report(text.encode(), "a.html")
    check(report)
    assert report.title == "Romania gets its battery"
    assert tuple(words_of(report, "body")) == STORY


def test_frame_is_bounded() -> None:
    links = "".join(f"<li>Link number {i} to another story of the day</li>" for i in range(2000))
    report = read_report(page("", TOP, bottom=f"<ul class='menu'>{links}</ul>"), "a.html")
    assert len(words_of(report, "furniture")) <= 60
