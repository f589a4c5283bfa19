"""Lines above the story come in with what they say alone; their parts by place go out: headline, deck,
names, captions."""

from __future__ import annotations

import re
from datetime import timedelta

from waybill.intake.datelines import dateline_end
from waybill.intake.dates import Dated, find_dates, find_yearless
from waybill.intake.labels import Label
from waybill.intake.lines import LOOK, Line
from waybill.intake.phrases import is_pictured
from waybill.knowledge.mastheads import bare_name, is_section
from waybill.knowledge.outlets import find_outlet_by_sign, find_outlets

# Decks run to one or two lines; what stands below them in the head of a page is caption or frame.
MOST_HEADLINES = 3


# Below the byline a deck is told from a caption by its length; captions without a credit are shorter.
SHORTEST_DECK = 14
# Rows of writers' names.
_NAMES_BREAK = re.compile(r"\s*[·•|;]\s*|,\s+|\s+(?:and|&)\s+")
MOST_WRITERS = 6
# A page is saved, or its story printed, within days of the dateline's day.
SAME_STORY = timedelta(days=3)
OWN = re.compile(r"\b(?:today|hoy|oggi|heute|hoje|aujourd['’]hui|сегодня|bugün)\b|اليوم", re.I)


def label_preamble(lines: list[Line], labels: list[Label | None], start: int, titled: bool) -> None:
    """Above the story: frame, then the headline and its deck, then names, days and captions."""
    head = -1 if titled else _headline(lines, labels, start)
    given = 0 if not titled else 1
    bylined = False
    for i in range(start):
        label = labels[i]
        if label is not None:
            labels[i] = label = _above(label, lines, labels, i, head)
            bylined = bylined or (i > head >= 0 and label.part == "byline")
        elif i < head or (head < 0 and not titled):
            labels[i] = Label("furniture", "site")
        elif i == head:
            labels[i], given = Label("headline"), 1
        else:
            labels[i] = _below_headline(lines, labels, i, (head, start), bylined, given)
            given += labels[i] == Label("headline")
            bylined = bylined or labels[i] == Label("byline")


def _above(label: Label, lines: list[Line], labels: list[Label | None], i: int, head: int) -> Label:
    """Above the headline a weekday and date is the page's own today, an outlet's bare name its site's."""
    line = lines[i]
    if i < head and label.part == "byline" and label.tag == "" and find_outlets(line.text):
        named = any((got := labels[j]) and got.tag == "site" and _is_named(lines[j], got) for j in range(i))
        return label if named else Label("furniture", "site")
    if label.tag != "today":
        return label
    if i > head:
        return Label("byline", "date")
    return (
        Label("byline", "date", "only") if _is_storys(lines, labels, i, head) else Label("furniture", "today")
    )


def _is_named(line: Line, label: Label) -> bool:
    """Whether a line of the frame has named the outlet already; what comes after it credits the text."""
    return label.name == "masthead" or bool(find_outlets(line.text))


def _is_storys(lines: list[Line], labels: list[Label | None], i: int, head: int) -> bool:
    """A weekday's date is the story's where it stands right above the headline, is the page's only date, and
    the dateline does not gainsay it."""
    found = find_dates(lines[i].text, "day")
    if OWN.search(lines[i].text) or not found or any(not _is_lead(label) for label in labels[i + 1 : head]):
        return False
    for j, line in enumerate(lines):
        label = labels[j]
        opening = line.text[: dateline_end(line.text, True)] if label is None and j > head else ""
        words = (
            line.text[:LOOK] if label is not None and (_is_lead(label) or label.tag == "address") else opening
        )
        if j != i and words and not _agrees(words, found[0]):
            return False
    return True


def _is_lead(label: Label | None) -> bool:
    return label is not None and label.part in ("byline", "dateline")


def _agrees(words: str, dated: Dated) -> bool:
    """No date at all, or a day and month without a year that lie within days of the date."""
    first = dated.period.earliest
    if find_dates(words, "day") or first is None:
        return False
    near = find_yearless(words, first.year)
    return near is None or near.period.earliest is None or abs(near.period.earliest - first) <= SAME_STORY


def _headline(lines: list[Line], labels: list[Label | None], start: int) -> int:
    """The first line above the story that has the words of a headline; -1 where none has."""
    open_lines = [i for i in range(start) if labels[i] is None and not _is_site(lines[i])]
    for least in (4, 3, 2):
        for i in open_lines:
            if lines[i].words >= least:
                return i
    return open_lines[0] if open_lines and start == len(lines) else -1


def _is_site(line: Line) -> bool:
    """A site's name, a section or a row of sections."""
    if not re.search(r"[^\W\d_]", line.text) or bool(find_outlets(line.text)):
        return True
    return line.words <= 8 and (is_section(line.text) or find_outlet_by_sign(line.text) is not None)


def _below_headline(
    lines: list[Line], labels: list[Label | None], i: int, bounds: tuple[int, int], bylined: bool, given: int
) -> Label:
    """Between headline and story: names are byline, the rest is deck above the byline and caption below
    it."""
    head, start = bounds
    line = lines[i]
    if head >= 0 and line.folded == lines[head].folded:
        return Label("furniture", "site")
    if _is_site(line):
        return Label("byline") if bool(find_outlets(line.text)) else Label("furniture", "site")
    if _is_name(line):
        return Label("byline")
    if _twin(lines, i, start) or _near_photo(labels, i, start):
        return Label("caption")
    if bylined or given >= MOST_HEADLINES:
        if line.words >= SHORTEST_DECK and not is_pictured(line) and given < MOST_HEADLINES:
            return Label("headline")
        return Label("caption") if line.words >= 5 else Label("furniture", "site")
    return Label("headline")


def _is_name(line: Line) -> bool:
    """Two to four words, each with a capital, as a writer's name stands alone; or a row of such names."""
    entries = [entry for entry in _NAMES_BREAK.split(line.text) if entry]
    if 1 < len(entries) <= MOST_WRITERS:
        return all(len(entry.split()) > 1 and bare_name(entry) for entry in entries)
    words = line.text.replace(",", " ").replace("|", " ").split()
    return (
        2 <= len(words) <= 4
        and all(w[:1].isupper() for w in words)
        and not re.search(r"[\d:?!.]$|\d", line.text)
    )


def _twin(lines: list[Line], i: int, start: int) -> bool:
    for j in (i - 1, i + 1):
        if 0 <= j < min(start + 1, len(lines)):
            shorter, longer = sorted((lines[i].folded, lines[j].folded), key=len)
            if len(shorter) > 20 and longer.startswith(shorter):
                return True
    return False


def _near_photo(labels: list[Label | None], i: int, start: int) -> bool:
    below = labels[i + 1] if i + 1 < len(labels) else None
    return below is not None and below.tag == "photo" and i < start
