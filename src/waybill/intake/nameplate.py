"""The lines of a page's top come in; the nameplate goes out marked: a name, and beneath it a motto, places, an issue.

Bulletins, newsletters and trade letters are called by names that no table holds. What tells a nameplate is its place: a
block of its own over the block of the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from waybill.intake.dates import find_dates
from waybill.intake.labels import Label
from waybill.intake.lines import Line
from waybill.intake.rows import PAGE_NUMBER
from waybill.knowledge.mastheads import has_verb, is_capitalised, masthead, tells_story
from waybill.knowledge.outlets import find_outlet_by_sign, find_outlets

# A name, a motto, a line of places and the issue; longer blocks at a page's top are menus or the story.
MOST_LINES = 4
# "The Newspaper of the Valley and of the Hills": names of bulletins and bodies have up to ten words, mottos up to sixteen.
NAME_WORDS, MOTTO_WORDS = 10, 16

# What a wire calls a story on its way: "BC-TONGA-AUSTRALIA-BOAT".
SLUG = re.compile(r"[A-Z\d]+(?:-[A-Z\d]+){2,}")
_ENTRIES = re.compile(r"\s*[|·•–—>»]\s*|\s+[-/]\s+|,\s+|;\s+|\s{2,}")
_ISSUE = re.compile(
    r"(?:(?:(?:press |media |news )?(?:notice|release)|vol(?:ume)?|nos?|nr|num(?:ber)?|issue|bulletin|circular|edition|"
    r"serial|year|ref(?:erence)?|paper|column|n[°º]|№)\.?\s*:?\s*(?:no\.?\s*)?#?(?:\d[\w/.-]*|[IVXL]+)\s*)+",
    re.I,
)
_PERIODICAL = re.compile(
    r"\b(?:newspaper|daily|weekly|fortnightly|monthly|quarterly|newsletter|bulletin|journal|gazette|edition|magazine|"
    r"pages|organ|founded|established|since \d{4}|est\. \d{4}|in english|published (?:by|every)|official (?:report|record)|"
    r"mailing list|digest|written answers|debates|law reports?)\b",
    re.I,
)


def is_issue(line: Line) -> bool:
    """Whether an entry of the line counts issues: "Vol. 9 No. 1", "No. 31 - August 1997"."""
    if line.ended or line.words > MOTTO_WORDS:
        return False
    return any(_ISSUE.fullmatch(entry) for entry in _ENTRIES.split(line.text))


def issue_label(line: Line) -> Label:
    """An issue's line tells the day, or the month, where nothing better does."""
    return Label("byline", "date", "issue") if find_dates(line.text, "day") else Label("furniture", "site")


def nameplate(lines: Sequence[Line], labels: Sequence[Label | None]) -> range:
    """The block at the page's top that is its nameplate; empty where it is none. A headline must stand below."""
    start = next((i for i, label in enumerate(labels) if not _is_frame(label)), len(lines))
    end = next((i for i in range(start + 1, len(lines)) if lines[i].gap or _is_frame(labels[i])), len(lines))
    block = range(start, end)
    if not 1 <= len(block) <= MOST_LINES or end == len(lines):
        return range(0)
    if labels[start] is not None and (_is_author(labels[start]) is False or not masthead(lines[start].text)):
        return range(0)
    name, rest = lines[start], [lines[i] for i in block[1:]]
    if len(block) == 1:
        return block if _runs_on_pages(lines, start) else range(0)
    if find_outlets(name.text) or find_outlet_by_sign(name.text) or not _may_name(name):
        return range(0)
    sure = [line for line in (name, *rest) if _is_motto(line)]
    open_ones = [lines[i] for i in block[1:] if labels[i] is None and lines[i] not in sure]
    if any(line.words > MOTTO_WORDS or has_verb(line.text) for line in open_ones):
        return range(0)
    if any(_is_author(label) for label in labels[start + 1 : end]):
        return range(0)
    return block if sure or (open_ones and not tells_story(name.text)) else range(0)


def _is_frame(label: Label | None) -> bool:
    return label is not None and label.part == "furniture"


def _is_author(label: Label | None) -> bool:
    return label is not None and (label.part != "byline" or label.tag not in ("date", "today"))


def _may_name(line: Line) -> bool:
    """Capitalised words without a verb, up to a motto; no slug of a wire ("BC-TONGA-BOAT")."""
    words = _ENTRIES.split(line.text)[0]
    if line.words > NAME_WORDS or line.text[-1] in "?!" or SLUG.fullmatch(line.text):
        return False
    return is_capitalised(words) and not has_verb(words)


def _is_motto(line: Line) -> bool:
    return line.words <= MOTTO_WORDS and (
        is_issue(line) or _is_listed(line) or _PERIODICAL.search(line.text) is not None
    )


def _is_listed(line: Line) -> bool:
    """Places, sections or notes side by side, with marks between them."""
    parts = [part for part in re.split(r"\s[-–—|·•/>»]\s", line.text) if part.strip()]
    return len(parts) > 1 and not line.ended and not find_dates(line.text, "day")


def _runs_on_pages(lines: Sequence[Line], i: int) -> bool:
    """A line that stands again beside a page's number."""
    if not lines[i].folded:
        return False
    for j in range(i + 1, len(lines)):
        if lines[j].folded == lines[i].folded and any(
            PAGE_NUMBER.fullmatch(lines[k].text) for k in (j - 1, j + 1) if k < len(lines)
        ):
            return True
    return False
