"""The text of a saved or pasted page comes in; its pieces go out: headlines, bylines, captions, body, frame.

The rules are read from top to bottom: first what a line says by itself, then where it stands.
"""

from __future__ import annotations

from waybill.errors import InputError
from waybill.intake.datelines import closing_credit, dateline_end, is_dateline
from waybill.intake.header import ADDRESS, read_header, read_run_on
from waybill.intake.labels import Label
from waybill.intake.lines import BULLET, Line, cut_lines
from waybill.intake.phrases import (
    WEEKDAY,
    is_byline,
    is_caption,
    is_date_line,
    is_furniture,
    is_photo_credit,
    is_pictured,
    is_tail,
)
from waybill.intake.pieces import Piece, Tag
from waybill.intake.places import OWN, label_preamble
from waybill.intake.rows import MORE, PAGE_NUMBER
from waybill.intake.top import is_menu, label_top
from waybill.records.report import PartName

# The longest reports have some 5,000 lines; a file of more is a list or a log.
MOST_LINES = 20_000
# The longest paragraphs of news, whole stories pasted as one line, stay under 60,000 characters.
LONGEST_LINE = 200_000
# Below this many words an unended line within the story is a link or a cross-head, not a sentence.
SHORTEST_OPEN_SENTENCE = 18
# A bare "KYIV —" opens a story's first sentence where this many words follow; headlines are shorter.
SHORTEST_DISPATCH = 14
# Cross-heads that ask ("What do we know?") stay under this many words.
LONGEST_QUESTION = 8
# A first paragraph that ends with a colon goes on in a list or a letter.
SHORTEST_OPENING = 8
# After a heading like "Most read", more prose than this share of the story says that the story goes on.
TAIL_SHARE = 0.5


def read_plain(text: str) -> list[Piece]:
    """Lay the parts on the text; every character that is no blank lies in exactly one piece.

    Raises:
        InputError: it has more lines, or a longer one, than any report.
    """
    lines = cut_lines(text)
    if len(lines) > MOST_LINES:
        raise InputError(f"no report: {len(lines)} lines")
    longest = max((line.end - line.start for line in lines), default=0)
    if longest > LONGEST_LINE:
        raise InputError(f"no report: one line of {longest} characters")
    pieces, taken = read_header(lines)
    lines = lines[taken:]
    if lines and (run_on := read_run_on(lines[0])):
        pieces += run_on
        first = lines[0]
        start = run_on[-1].end
        lines[0] = Line(start, first.end, text[start : first.end], True)
    titled = any(p.part == "headline" for p in pieces)
    labels = label_lines(lines, titled)
    return pieces + _cut(lines, labels)


def label_lines(lines: list[Line], titled: bool) -> list[Label]:
    """Give each line its part; `titled` tells that a header has named the headline already."""
    labels = [_alone(line) for line in lines]
    label_top(lines, labels, titled)
    start = body_start(lines, labels, titled)
    label_preamble(lines, labels, start, titled)
    _label_story(lines, labels, start)
    _label_tail(lines, labels, start)
    return [label or Label("body") for label in labels]


def _alone(line: Line) -> Label | None:
    """What a line is by its own words, None where its place has to tell."""
    if ADDRESS.fullmatch(line.text):
        return Label("furniture", "address")
    if is_tail(line):
        return Label("furniture", "tail")
    if is_photo_credit(line):
        return Label("furniture", "photo")
    if is_furniture(line) or PAGE_NUMBER.fullmatch(line.text) or MORE.fullmatch(line.text):
        return Label("furniture")
    if is_menu(line, False):
        return Label("furniture", "site")
    if is_dateline(line.text) and not WEEKDAY.match(line.text):
        return Label("dateline")
    if is_date_line(line):
        return Label("byline", "today" if WEEKDAY.search(line.text) else "date")
    if is_byline(line):
        return Label("byline", "today" if OWN.match(line.text) else "")
    if is_caption(line) and not dateline_end(line.text, True):
        return Label("caption")
    return None


def body_start(lines: list[Line], labels: list[Label | None], titled: bool) -> int:
    """The first line of the story: the first prose that is no deck and no caption."""
    seen_headline = titled
    for i, line in enumerate(lines):
        if labels[i] is not None:
            continue
        if dateline_end(line.text, False) and line.words >= 6 and (_is_ended(line) or seen_headline):
            return i
        if seen_headline and line.words >= SHORTEST_DISPATCH and dateline_end(line.text, True):
            return i
        if not _is_prose(line, seen_headline):
            seen_headline = seen_headline or line.words >= 3
            continue
        if seen_headline and (_is_deck(lines, labels, i) or _beside_photo(lines, labels, i)):
            continue
        return i
    return len(lines)


def _is_ended(line: Line) -> bool:
    """A sentence's end, or a credit to an agency behind it."""
    return line.ended or closing_credit(line.text) < len(line.text)


def _is_prose(line: Line, seen_headline: bool) -> bool:
    if not _is_ended(line):
        return line.words >= (SHORTEST_OPENING if line.text[-1] == ":" else 32)
    if not seen_headline and line.words <= 14 and line.text[-1] in "?!？！":
        return False
    return line.words >= 8 or (line.words >= 5 and line.text[-1] in "。.।")


def _is_deck(lines: list[Line], labels: list[Label | None], i: int) -> bool:
    """A sentence under the headline is a deck where the byline is still to come within three lines."""
    bylined_above = any(
        label is not None and label.part == "byline" and label.tag != "today" for label in labels[:i]
    )
    if bylined_above or lines[i].words > 50:
        return False
    for j in range(i + 1, min(i + 4, len(lines))):
        label = labels[j]
        if label is not None and label.part == "byline" and _is_publication(lines[j]):
            return any(
                labels[k] is None and lines[k].words >= 8 for k in range(j + 1, min(j + 8, len(lines)))
            )
        if label is None and lines[j].ended and lines[j].words >= 8:
            return False
    return False


def _is_publication(line: Line) -> bool:
    return not line.text.lower().startswith(("edited by", "translated by"))


def _beside_photo(lines: list[Line], labels: list[Label | None], i: int) -> bool:
    """A short sentence is a caption by its words beside a photo credit, or alone with the credit in one
    block."""
    line = lines[i]
    if line.words > 45:
        return False
    below = i + 1 < len(lines) and _tag(labels[i + 1]) == "photo"
    above = i > 0 and _tag(labels[i - 1]) == "photo"
    if below and not lines[i + 1].gap and line.gap and (i + 2 >= len(lines) or lines[i + 2].gap):
        return True
    if _repeats(lines, i):
        return True
    return (below or above) and is_pictured(line)


def _repeats(lines: list[Line], i: int) -> bool:
    """A line that a neighbour repeats, whole or with a credit appended."""
    folded = lines[i].folded
    for j in (i - 2, i - 1, i + 1, i + 2):
        if 0 <= j < len(lines) and len(folded) > 20:
            other = lines[j].folded
            shorter, longer = sorted((folded, other), key=len)
            if len(shorter) > 20 and longer.startswith(shorter) and len(longer) - len(shorter) < 80:
                return True
    return False


def _tag(label: Label | None) -> Tag:
    return label.tag if label is not None else ""


def _label_story(lines: list[Line], labels: list[Label | None], start: int) -> None:
    """Within the story: sentences are body; unended short lines are links and cross-heads of the page."""
    for i in range(start, len(lines)):
        line, label = lines[i], labels[i]
        if label is not None:
            if label.part == "byline" and i > start and not _credits_below(lines, i):
                labels[i] = Label("furniture", "credit")
            continue
        if i > start and _beside_photo(lines, labels, i):
            labels[i] = Label("caption")
        elif _is_question(line) and i > start:
            labels[i] = Label("furniture")
        elif _is_ended(line) or i == start:
            labels[i] = Label("body")
        else:
            labels[i] = _open_line(lines, labels, i)


def _is_question(line: Line) -> bool:
    """A cross-head that asks; a question that someone asks stands in quotation marks."""
    return (
        line.text[-1] in "?？"
        and line.words <= LONGEST_QUESTION
        and not any(q in line.text for q in ':"“”«»')
    )


def _credits_below(lines: list[Line], i: int) -> bool:
    """A byline right under the first paragraph still belongs to the story's head."""
    return i <= 1 and lines[i].words <= 12


def _open_line(lines: list[Line], labels: list[Label | None], i: int) -> Label:
    line = lines[i]
    beside = any(0 <= j < len(lines) and _tag(labels[j]) == "photo" for j in (i - 1, i + 1))
    if beside and 4 <= line.words <= 60:
        return Label("caption")
    if line.text[-1] in ":;,-–—" or (BULLET.match(line.text) and line.words >= 6):
        return Label("body")
    if line.words >= 6 and any(mark in line.text for mark in '"“”«»「」'):
        return Label("body")
    return Label("body") if line.words >= SHORTEST_OPEN_SENTENCE else Label("furniture")


def _label_tail(lines: list[Line], labels: list[Label | None], start: int) -> None:
    """After a heading such as "Most read" all is furniture, unless most of the story stands below it."""

    def prose(low: int, high: int) -> int:
        return sum(len(lines[k].text) for k in range(low, high) if (got := labels[k]) and got.part == "body")

    for i in range(start, len(lines)):
        if _tag(labels[i]) == "tail" and (above := prose(start, i)):
            below = prose(i, len(lines))
            if below <= TAIL_SHARE * above:
                for j in range(i, len(lines)):
                    if _tag(labels[j]) == "":
                        labels[j] = Label("furniture")
                return


def _cut(lines: list[Line], labels: list[Label]) -> list[Piece]:
    """Turn lines into pieces; datelines and closing credits are cut off the paragraphs."""
    pieces: list[Piece] = []
    body = [i for i, label in enumerate(labels) if label.part == "body"]
    for i, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label.part == "body":
            pieces += cut_paragraph(line.start, line.text, i == body[0], i == body[-1])
        else:
            start = line.start + _marked(line, label)
            if start > line.start:
                pieces.append(Piece("furniture", line.start, start, "key"))
            name = "address" if label.tag == "address" else label.name
            pieces.append(Piece(label.part, start, line.end, label.tag, name))
    return pieces


def _marked(line: Line, label: Label) -> int:
    """How many characters of a headline are the mark of a heading ("# ")."""
    rest = line.text.lstrip("#* \t")
    return len(line.text) - len(rest) if label.part == "headline" and rest else 0


def cut_paragraph(start: int, paragraph: str, first: bool, last: bool) -> list[Piece]:
    """A body paragraph without its inline dateline and, at the story's end, its closing credit."""
    begin = dateline_end(paragraph, first)
    close = closing_credit(paragraph) if last or first else len(paragraph)
    if close <= begin:
        close = len(paragraph)
    stretches: list[tuple[PartName, int, int, Tag]] = [
        ("dateline", 0, begin, "agency"),
        ("body", begin, close, ""),
        ("furniture", close, len(paragraph), "credit"),
    ]
    return [Piece(part, start + low, start + high, tag) for part, low, high, tag in stretches if low < high]
