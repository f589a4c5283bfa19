"""The lines of a page come in, judged one by one; its masthead, menus and section names go out marked as
frame, so that the headline is looked for below them."""

from __future__ import annotations

import re

from waybill.intake.bodies import body_name, is_motto, is_office, is_release, service_of, without_clock
from waybill.intake.dates import find_dates
from waybill.intake.labels import Label
from waybill.intake.lines import LOOK, Line
from waybill.intake.nameplate import SLUG, is_issue, issue_label, nameplate
from waybill.knowledge.mastheads import bare_name, is_section, masthead
from waybill.knowledge.outlets import find_names, find_outlet_by_sign, find_outlets

# Logos, menus and notices above a headline take up to a dozen lines; twice that is looked at.
TOP = 24
# Entries of a menu have one to four words ("Dar es Salaam", "Science and Tech").
ENTRY_WORDS = 4
# The longest menus pasted as one line.
MENU_WITHIN = 300
# A headline below a masthead has at least so many words, below a name no newspaper's word tells at least four.
SHORTEST_BELOW, SHORTEST_BELOW_BARE = 2, 4
# Below a motto a headline may be of three words; a frame line has no more words than a body's name.
SHORTEST_BELOW_MOTTO, LONGEST_FRAME = 3, 10

_BETWEEN = re.compile(r"\s*[|·•›»>∙▪]\s*|\s+/\s+|\s+[-–—]\s+|\s{2,}|\t+")


def is_menu(line: Line, top: bool) -> bool:
    """A row of short entries with marks or wide blanks between them; two entries, or entries that name no
    section of a paper, are a menu at the page's top alone."""
    text = line.text
    if len(text) > MENU_WITHIN or line.ended or find_dates(text, None):
        return False
    entries = [entry for entry in _BETWEEN.split(text) if entry.strip()]
    if len(entries) < 2 or any(not _is_entry(entry) for entry in entries):
        return False
    sections = sum(is_section(entry) for entry in entries)
    if len(entries) == 2:
        return sections == 2 or (top and sections == 1)
    return 2 * sections >= len(entries) or (top and not find_names(text))


def _is_entry(entry: str) -> bool:
    words = entry.split()
    return (
        len(words) <= ENTRY_WORDS
        and (entry[:1].isupper() or entry[:1].isdigit() or not entry.isascii())
        and not re.search(r"[.!?:;,\"“”]$|^By\b", entry)
    )


def label_top(lines: list[Line], labels: list[Label | None], titled: bool) -> None:
    """Mark the page's name, its menus and its section names above the first line that may be the headline."""
    named = _label_nameplate(lines, labels)
    for i, line in enumerate(lines[:TOP]):
        label = labels[i]
        if label is not None and (label.part == "furniture" or label.tag == "today"):
            continue
        if is_issue(line) and _headline_below(lines, labels, i, SHORTEST_BELOW):
            labels[i] = issue_label(line)
        elif label is not None and label.tag == "date":
            continue
        elif _is_sites(line, label):
            labels[i] = Label("furniture", "site")
        elif label is not None and label.part == "byline" and find_outlets(line.text):
            continue
        elif not named and label is None and _names_page(lines, labels, i, titled):
            labels[i], named = Label("furniture", "site", "masthead"), True
        elif not named and label is None and _names_behind_clock(line.text[:LOOK]):
            labels[i], named = Label("byline", "date"), True
        elif label is None and (frame := _of_the_frame(lines, labels, i, named)):
            labels[i], named = frame, named or frame.name == "masthead"
        elif not (find_outlets(line.text) or find_outlet_by_sign(line.text)):
            return


def _is_sites(line: Line, label: Label | None) -> bool:
    """A wire's slug, a menu, a section's name, the kind of a release."""
    if SLUG.fullmatch(line.text) or is_menu(line, True) or is_section(line.text):
        return True
    return label is not None and is_release(line)


def _label_nameplate(lines: list[Line], labels: list[Label | None]) -> bool:
    """Mark the block over the headline's that names the page; whether there is one."""
    block = nameplate(lines, labels)
    if not block or not _headline_below(lines, labels, block[-1], SHORTEST_BELOW):
        return False
    for i in block:
        if i == block[0]:
            labels[i] = Label("furniture", "site", "masthead")
        elif is_issue(lines[i]):
            labels[i] = issue_label(lines[i])
        elif labels[i] is None:
            labels[i] = Label("furniture", "site")
    return True


def _names_page(lines: list[Line], labels: list[Label | None], i: int, titled: bool) -> bool:
    """A newspaper's name above a headline; other names only where they stand alone at the very top."""
    text = lines[i].text[:LOOK]
    if find_outlets(text) or find_outlet_by_sign(text):
        return False
    if masthead(text):
        return titled or _headline_below(lines, labels, i, SHORTEST_BELOW)
    if titled or bare_name(text) is None or any(not _is_frame(label) for label in labels[:i]):
        return False
    return _stands_alone(lines, labels, i) and _headline_below(lines, labels, i, SHORTEST_BELOW_BARE)


def _names_behind_clock(text: str) -> bool:
    """A day and hour, and a newspaper's name behind them."""
    rest = without_clock(text)
    return rest != text and masthead(rest) is not None and bool(find_dates(text, "day"))


def _of_the_frame(lines: list[Line], labels: list[Label | None], i: int, named: bool) -> Label | None:
    """A body's or service's name, the kind of paper, an office or a motto, where a headline still stands below."""
    line = lines[i]
    if line.words > LONGEST_FRAME or not _headline_below(lines, labels, i, SHORTEST_BELOW_MOTTO):
        return None
    if is_release(line):
        return Label("furniture", "site")
    sure = _headline_below(lines, labels, i, SHORTEST_BELOW_BARE)
    if sure and (service_of(line.text) or (not named and body_name(line.text))):
        return Label("furniture", "site", "masthead")
    if is_office(line) and sure:
        return Label("furniture", "site")
    beneath = not line.gap and i > 0 and named and _is_masthead(labels[i - 1])
    alone = i + 1 < len(lines) and lines[i + 1].gap
    return Label("furniture", "site") if beneath and alone and is_motto(line) else None


def _is_masthead(label: Label | None) -> bool:
    return label is not None and label.name == "masthead"


def _is_frame(label: Label | None) -> bool:
    return label is not None and (label.part == "furniture" or label.tag == "today")


def _stands_alone(lines: list[Line], labels: list[Label | None], i: int) -> bool:
    """A blank line, a menu, a section or a day follows, or a motto stands behind the name."""
    if i + 1 >= len(lines):
        return False
    below = lines[i + 1]
    framed = labels[i + 1] is not None or is_menu(below, True) or is_section(below.text)
    return below.gap or framed or (i + 2 < len(lines) and lines[i + 2].gap and is_motto(below))


def _headline_below(lines: list[Line], labels: list[Label | None], i: int, least: int) -> bool:
    """Whether a line with the words of a headline comes before the first paragraph below it."""
    for j in range(i + 1, min(i + TOP, len(lines))):
        line = lines[j]
        if labels[j] is not None or is_menu(line, True) or is_section(line.text):
            continue
        if line.words >= least and (not line.ended or line.text[-1] in "?!"):
            return any(later.ended and later.words >= 5 for later in lines[j + 1 : j + TOP])
        if line.ended:
            return False
    return False
