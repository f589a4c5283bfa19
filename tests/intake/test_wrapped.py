"""Hard-wrapped text: a sentence broken at a margin is one sentence, and a text without a margin stays as it is."""

from __future__ import annotations

import textwrap
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.pages import PAGES
from tests.intake.test_plain import words_of
from tests.intake.test_read import check
from waybill.intake.read import read_report
from waybill.intake.wrapped import joined, unwrap
from waybill.knowledge.hyphens import keeps_hyphen

FRESH = Path(__file__).resolve().parents[1] / "fresh"
STORIES = sorted(
    path
    for name in ("one", "two", "three", "four", "five", "six", "seven", "eight")
    for path in FRESH.joinpath(name).glob("*.txt")
)
# Narrower than this a short headline breaks before a capital, which a line of its own begins with as well.
SURE = 50


def wrap(text: str, width: int) -> str:
    """Each line of the text broken at the width, as mail and terminals do."""
    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        for line in text.split("\n")
    )


def told(text: str) -> Counter[str]:
    """What rules read claims from: headlines, paragraphs, the day, whom the page names."""
    report = read_report(text.encode(), "page.txt")
    words = [
        f"{p.part}: {' '.join(report.text[p.start : p.end].split())}"
        for p in report.parts
        if p.part in ("headline", "body")
    ]
    day = report.published and report.published.period.edtf
    return Counter([*words, f"{day}, {report.outlet}, {report.agency}, {report.title}"])


@cache
def unwrapped(path: Path) -> Counter[str]:
    return told(path.read_text("utf-8"))


@pytest.mark.parametrize("width", [50, 60, 72, 100])
def test_fresh_reports_are_told_the_same_when_wrapped(width: int) -> None:
    other = [p.name for p in STORIES if told(wrap(p.read_text("utf-8"), width)) != unwrapped(p)]
    assert len(other) <= len(STORIES) // 50, other


@given(st.sampled_from(STORIES), st.integers(SURE, 110))
@settings(max_examples=60, deadline=None)
def test_at_any_width_nearly_all_is_told_the_same(path: Path, width: int) -> None:
    was, now = unwrapped(path), told(wrap(path.read_text("utf-8"), width))
    assert (was & now).total() >= was.total() - 3


@given(st.sampled_from([page.text for page in PAGES]) | st.text(max_size=300), st.integers(20, 120))
@settings(max_examples=100, deadline=None)
def test_no_word_is_lost(text: str, width: int) -> None:
    """Hyphens that part a word and marks of quoted mail may go."""
    lines = wrap(text, width)
    lost = Counter("".join(lines.split())) - Counter("".join(unwrap(lines).split()))
    assert set(lost) <= set("->\xad\u2010")


def test_pages_without_a_margin_stay_as_they_are() -> None:
    assert [page.name for page in PAGES if unwrap(page.text) != page.text] == ["hard-wrapped mail"]


PARAGRAPH = (
    "Malta has bought 12 howitzers from a maker in Bergen, two officials at the\n"
    "ministry of defence told the Valletta Post on condition of anonymity. They\n"
    "will be landed in the spring.\n"
)
ONE = PARAGRAPH.replace("\n", " ").strip()


@pytest.mark.parametrize(
    "text",
    [
        "HOWITZERS FOR MALTA\n\n2 March 2024\n\n" + PARAGRAPH,
        "Howitzers for Malta\n\n2 March 2024\n\n" + textwrap.indent(PARAGRAPH, "    "),
        "Howitzers for Malta\n2 March 2024\n   " + PARAGRAPH + "   No price was named.\n",
        "Howitzers for Malta\n\n2 March 2024\n\n" + textwrap.indent(PARAGRAPH, "> "),
        "Howitzers for Malta\n\n2 March 2024\n\n" + PARAGRAPH.replace("\n", "\r\n"),
        "Howitzers for Malta\n\n2 March 2024\n\n" + PARAGRAPH.replace("the\n", "the   \n"),
        "Howitzers for Malta\n\n2 March 2024\n\n" + PARAGRAPH.replace("the\n", "the\n\n     - 2 -\n\n"),
        "Howitzers for Malta\n\n2 March 2024\n\n" + PARAGRAPH.replace("the\n", "the\n12\n"),
        "Howitzers for Malta\n\n2 March 2024\n\n" + PARAGRAPH.replace("the\n", "the\n\n\x0c"),
        "The Malta Times\n\nHowitzers for Malta\n\n2 March 2024\n\n"
        + PARAGRAPH.replace("They\n", "They\n\nPage 1 of 2\n\x0cThe Malta Times\n\n"),
        "Howitzers for Malta\n\n2 March 2024\n\n" + PARAGRAPH.replace("the\n", "the\n(more)\n"),
        "Howitzers for Malta\n\n2 March 2024\n\n"
        + PARAGRAPH.replace(
            "at the\nministry of defence told the Valletta Post on",
            "at the min-\nistry of defence told the Valletta Post on",
        ),
    ],
)
def test_a_paragraph_is_one_line(text: str) -> None:
    report = read_report(text.encode(), "page.txt")
    check(report)
    assert words_of(report, "body")[0] == ONE
    assert report.title is not None and report.title.casefold() == "howitzers for malta"


def test_what_is_no_paragraph_stays_on_its_lines() -> None:
    text = (
        "THE GRAND HARBOUR PAPERS\nWorld  Island  Sea\nHowitzers for Malta, and more to come in the course of the\nspring\n"
        "By Ann Olsen\n2 March 2024\n\n"
        + PARAGRAPH
        + "\nThe list of the ministry, which was shown to this paper in the town of\n"
        "Mosta, names:\n- 12 howitzers\n- 400 shells\n- a field kitchen\n"
    )
    report = read_report(text.encode(), "page.txt")
    assert words_of(report, "headline") == [
        "Howitzers for Malta, and more to come in the course of the spring"
    ]
    assert words_of(report, "byline") == ["By Ann Olsen", "2 March 2024"]
    assert ONE in words_of(report, "body")
    assert "names:\n- 12 howitzers\n- 400 shells\n- a field kitchen" in report.text


@pytest.mark.parametrize(
    ("before", "after", "keeps"),
    [
        ("the ship-", "ment left", False),
        ("anti-", "tank missiles", True),
        ("surface-", "to-air missiles", True),
        ("surface-to-", "air missiles", True),
        ("twelve Su-", "35 fighters", True),
        ("the Franco-", "German yard", True),
        ("the U.S.-", "led force", True),
        ("UN-", "backed", True),
        ("155-", "millimetre", True),
        ("Iranian-", "made drones", True),
        ("the minis-", "try", False),
        ("from Mos-", "cow", False),
    ],
)
def test_hyphens_at_the_ends_of_lines(before: str, after: str, keeps: bool) -> None:
    assert keeps_hyphen(before[:-1], after) == keeps
    assert joined(before, after) == (before if keeps else before[:-1]) + after


def test_a_soft_hyphen_and_a_dash_at_the_ends_of_lines() -> None:
    assert joined("the ship\xad", "ment") == "the shipment"
    assert joined("the ship -", "a freighter -") == "the ship - a freighter -"
