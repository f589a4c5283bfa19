"""A saved web page comes in; a text built of its blocks goes out, with their pieces and what the page's
head says.

trafilatura tells which blocks are the story; what each block is within it,
and all of the frame, is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from waybill.errors import InputError
from waybill.intake.blocks import Block, cut_blocks
from waybill.intake.dates import find_dates
from waybill.intake.lines import Line
from waybill.intake.metadata import read_facts
from waybill.intake.phrases import WEEKDAY, is_byline, is_caption, is_date_line, is_furniture, is_photo_credit
from waybill.intake.pieces import Piece
from waybill.intake.places import OWN
from waybill.intake.plain import LONGEST_LINE, cut_paragraph, read_plain
from waybill.intake.publication import PageFacts
from waybill.records.report import PartName

# News pages nest their tags some 40 deep, the worst under 100; a bomb nests thousands.
DEEPEST = 400
# The largest front pages have some 15,000 elements; extraction takes a second for each 10,000.
MOST_ELEMENTS = 30_000
# A long report in HTML holds 2 million characters of text at most (see MAX_BYTES in settings).
MOST_TEXT = 3_000_000
# The frame is kept to be seen, not to be read: so many blocks, so many characters each.
MOST_FRAME, FRAME_LENGTH = 60, 200
# Blocks are matched with the extracted story by this much of their letters.
MATCHED_BY = 60
_SENTENCE = re.compile(r"[.!?…][\"”’)]?\s+(?=\S)")


def read_html(text: str) -> tuple[str, list[Piece], PageFacts]:
    """Read a page as text, pieces and facts; a page without blocks of prose is read as plain text.

    Raises:
        InputError: the page is too deep, too large, or holds no text.
    """
    tree = _parse(text)
    facts = read_facts(tree)
    _strip(tree)
    _bound(tree)
    cut = cut_blocks(tree)
    longest = max((len(block.text) for block in cut), default=0)
    if longest > LONGEST_LINE:
        raise InputError(f"no report: one paragraph of {longest} characters")
    blocks = _judge(cut, _story(tree), facts)
    if not any(b.part == "body" for b in blocks):
        plain = "\n\n".join(b.text for b in blocks)
        return plain, read_plain(plain), facts
    return (*_set(_trim(blocks)), facts)


def _parse(text: str) -> HtmlElement:
    """Parse without a network and without entities of the page's own; declarations of encoding no longer
    hold."""
    parser = HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        tree = document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError("HTML that cannot be parsed") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise InputError(f"HTML nested more than {DEEPEST} tags deep")
    if any("huge" in entry.message.lower() for entry in parser.error_log):
        raise InputError("no report: HTML with one text of more than 10 million characters")
    depth = deepest = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        count += event == "start"
        if deepest > DEEPEST:
            raise InputError(f"HTML nested more than {DEEPEST} tags deep")
        if count > 4 * MOST_ELEMENTS:
            raise InputError(f"HTML of more than {4 * MOST_ELEMENTS} elements")
    return tree


def _strip(tree: HtmlElement) -> None:
    """Take out what no reader sees."""
    etree.strip_elements(
        tree,
        "script",
        "style",
        "noscript",
        "svg",
        "template",
        "iframe",
        "object",
        "canvas",
        "select",
        "textarea",
        with_tail=False,
    )


def _bound(tree: HtmlElement) -> None:
    elements = sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        raise InputError(f"HTML of more than {MOST_ELEMENTS} elements")
    size = 0
    for words in tree.itertext():
        size += len(words)
        if size > MOST_TEXT:
            raise InputError(f"HTML of more than {MOST_TEXT} characters of text")


def _story(tree: HtmlElement) -> frozenset[str]:
    """The keys of the paragraphs that trafilatura takes for the story; none where it fails."""
    try:
        page = trafilatura.bare_extraction(
            tree, favor_precision=True, include_comments=False, include_tables=True
        )
    except Exception:  # whatever a hostile page breaks in the extractor, the blocks alone still tell a story
        return frozenset()
    words = getattr(page, "text", None) or ""
    return frozenset(key for line in words.split("\n") for start in _starts(line) if (key := _key(start)))


def _starts(line: str) -> Iterator[str]:
    """A line of the story, and from each of its sentences on: the cells of old tables come as one line."""
    yield line
    for match in _SENTENCE.finditer(line):
        yield line[match.end() : match.end() + 4 * MATCHED_BY]


def _key(words: str) -> str:
    return "".join(char for char in words[: 4 * MATCHED_BY].casefold() if char.isalnum())[:MATCHED_BY]


def _judge(blocks: list[Block], story: frozenset[str], facts: PageFacts) -> list[Block]:
    """Give each block its part: by tag and class, by what it says, by the story, in that order."""
    judged: list[Block] = []
    bylined = headed = False
    title = _key(facts.title)
    for block in blocks:
        part = _part(block, story, title, headed and not bylined)
        if (
            part == "headline"
            and block.part == ""
            and any(b.part == "headline" and b.text == block.text for b in judged)
        ):
            part = "furniture"
        headed = headed or part == "headline"
        bylined = bylined or part in ("byline", "body")
        judged.append(replace(block, part=part))
    return _with_headline(judged)


def _with_headline(blocks: list[Block]) -> list[Block]:
    """A page that marks no headline has it in the first words above its story; a day above it is the
    page's own."""
    body = next((i for i, b in enumerate(blocks) if b.part == "body"), 0)
    head = next((i for i, b in enumerate(blocks) if b.part == "headline"), -1)
    if head < 0:
        open_blocks = [
            i for i in range(body) if blocks[i].part == "furniture" and _may_be_headline(blocks[i])
        ]
        if not open_blocks:
            return blocks
        head = open_blocks[0]
        blocks[head] = replace(blocks[head], part="headline")
    others = sum(b.part == "byline" and bool(find_dates(b.text, "day")) for b in blocks)
    for i in range(min(head, body)):
        if not _is_weekdays(blocks[i]) or (i == head - 1 and others == 1 and not OWN.search(blocks[i].text)):
            continue
        blocks[i] = replace(blocks[i], part="furniture")
    return blocks


def _is_weekdays(block: Block) -> bool:
    line = Line(0, len(block.text), block.text, True)
    return block.part == "byline" and is_date_line(line) and WEEKDAY.search(line.text) is not None


def _may_be_headline(block: Block) -> bool:
    line = Line(0, len(block.text), block.text, True)
    return (
        4 <= line.words <= 30
        and block.tag not in ("li", "td")
        and not is_furniture(line)
        and not is_byline(line)
    )


def _part(block: Block, story: frozenset[str], title: str, deck: bool) -> PartName:
    line = Line(0, len(block.text), block.text, True)
    if is_photo_credit(line):
        return "furniture"
    if block.part in ("caption", "furniture"):
        return block.part
    if block.tag == "h1" or (block.tag in ("h2", "h3") and title and _key(block.text) == title):
        return "headline"
    if block.part == "headline" and deck:
        return "headline"
    if block.part == "byline" and line.words <= 40:
        return "byline"
    if is_furniture(line):
        return "furniture"
    if is_byline(line):
        return "byline"
    if is_caption(line) and not line.ended:
        return "caption"
    in_story = _key(block.text) in story if story else block.tag in ("p", "blockquote", "li")
    if not in_story or block.tag in ("h2", "h3", "h4", "h5", "h6"):
        return "headline" if deck and block.tag == "h2" and line.words >= 5 else "furniture"
    return "body" if line.ended or line.words >= 8 or line.text[-1] in ":;," else "furniture"


def _trim(blocks: list[Block]) -> list[Block]:
    """The frame without repeats, shortened, and not more of it than can be looked over."""
    kept: list[Block] = []
    seen: set[str] = set()
    frame = 0
    for block in blocks:
        if block.part == "furniture":
            text = block.text[:FRAME_LENGTH].rstrip()
            if text in seen or frame >= MOST_FRAME:
                continue
            seen.add(text)
            frame += 1
            block = replace(block, text=text)
        kept.append(block)
    return kept


def _set(blocks: list[Block]) -> tuple[str, list[Piece]]:
    """Build the stored text from the blocks, a blank line between them, and cut the paragraphs."""
    pieces: list[Piece] = []
    body = [i for i, block in enumerate(blocks) if block.part == "body"]
    head = next((i for i, block in enumerate(blocks) if block.part == "headline"), 0)
    position = 0
    for i, block in enumerate(blocks):
        if block.part == "body":
            pieces += cut_paragraph(position, block.text, i == body[0], i == body[-1])
        elif block.part:
            tag = "photo" if is_photo_credit(Line(0, len(block.text), block.text, True)) else ""
            if block.part == "furniture" and not tag and i < body[0]:
                tag = "site"
            pieces.append(
                Piece(
                    block.part,
                    position,
                    position + len(block.text),
                    "photo" if tag == "photo" else "site" if tag else "",
                    "only" if i < head and _is_weekdays(block) else "",
                )
            )
        position += len(block.text) + 2
    return "\n\n".join(block.text for block in blocks), pieces
