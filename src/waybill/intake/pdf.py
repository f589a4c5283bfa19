"""The bytes of a PDF come in; its text, page by page, and its pieces go out, or an InputError says why not."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from waybill.errors import InputError
from waybill.intake.decode import INVISIBLE
from waybill.intake.pieces import Piece
from waybill.intake.plain import read_plain
from waybill.intake.publication import PageFacts
from waybill.intake.wrapped import joined

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# A panel report of the United Nations has some two hundred pages; longer ones are books.
MOST_PAGES = 300
# As much text as the largest of them holds, twice.
MOST_CHARACTERS = 2_000_000
# A page that is a picture of a page has no letters; fewer than these on all pages are a stamp or a number.
FEWEST_LETTERS = 40
# What stands at the top or foot of at least so many pages is their frame and no part of the text.
REPEATED = 3
# A line that ends far from the margin ends its paragraph; this share of the longest lines is the margin.
FULL_LINE = 0.75
# The library under it is not made for two threads at once (pypdfium2's own words).
LOCK = Lock()

_NUMBER = re.compile(r"(?:page\s*)?\W*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.I)
_ENDS = re.compile(r"[.!?:;][\"”’')\]]*$")
# Where the library found a hyphen at a line's end it puts one of these in its place.
_WRAP = re.compile(r"[\x02\ufffe](?:\r\n)?")
_WRAPPED = re.compile(r"[\x02\ufffe](?:\r\n)?(?=[a-z])")


def read_pdf(data: bytes) -> tuple[str, list[Piece], PageFacts]:
    """The text as if it had been pasted, without running heads and page numbers, and what the file says of itself."""
    with LOCK:
        pages, title = _pages(data)
    if sum(char.isalpha() for page in pages for char in page) < FEWEST_LETTERS:
        raise InputError("a PDF without text: its pages are pictures")
    text = "\n\n".join(_across([_paragraphs(page) for page in _without_frame(pages)]))
    text = INVISIBLE.sub("", text)
    return text, read_plain(text), replace(PageFacts(), title=title)


def _pages(data: bytes) -> tuple[list[str], str]:
    """The text of each page, and the title the file gives itself."""
    # Half a second that only those pay who read a PDF.
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        words = str(error).casefold()
        raise InputError("an encrypted PDF" if "password" in words else "a damaged PDF") from error
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise InputError(f"a PDF of {count} pages; up to {MOST_PAGES} are read")
        pages: list[str] = []
        for number in range(count):
            pages.append(_page(document, number))
            if sum(map(len, pages)) > MOST_CHARACTERS:
                raise InputError(f"a PDF of more than {MOST_CHARACTERS} characters")
        return pages, " ".join(str(document.get_metadata_dict().get("Title", "")).split())[:300]
    except (pdfium.PdfiumError, ctypes.ArgumentError, UnicodeError, ValueError) as error:
        raise InputError("a damaged PDF") from error
    finally:
        document.close()


def _page(document: PdfDocument, number: int) -> str:
    page = document[number]
    try:
        held = page.get_textpage()
        try:
            words: str = held.get_text_bounded()
        finally:
            held.close()
    finally:
        page.close()
    words = _WRAPPED.sub("", words)
    # Before a number or a capital the hyphen is the word's own: Su-35.
    return _WRAP.sub("-", words).replace("\x00", "").replace("\r\n", "\n")


def _without_frame(pages: list[str]) -> list[list[str]]:
    """The lines of each page without page numbers, and without what many pages begin or end with."""
    cut = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = Counter(_bare(line) for lines in cut for line in {*lines[:2], *lines[-2:]} if line)
    often = {line for line, times in edges.items() if times >= REPEATED}
    kept = []
    for lines in cut:
        while lines and (not lines[0] or _NUMBER.fullmatch(lines[0]) or _bare(lines[0]) in often):
            lines = lines[1:]
        while lines and (not lines[-1] or _NUMBER.fullmatch(lines[-1]) or _bare(lines[-1]) in often):
            lines = lines[:-1]
        kept.append(lines)
    return kept


def _across(pages: list[list[str]]) -> list[str]:
    """The paragraphs of all pages; one that breaks off at a page's foot goes on where the next page begins small."""
    made: list[str] = []
    for page in pages:
        if made and page and page[0][:1].islower() and not _ENDS.search(made[-1]):
            made[-1] = joined(made[-1], page[0])
            page = page[1:]
        made += page
    return made


def _bare(line: str) -> str:
    return re.sub(r"\d+", "0", line.casefold())


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines put together into paragraphs: one that ends its sentence short of the margin ends its paragraph."""
    lengths = sorted(len(line) for line in lines if line)
    margin = FULL_LINE * lengths[int(len(lengths) * 0.9)] if lengths else 0
    made: list[str] = []
    run = ""
    for line in lines:
        if not line:
            made.append(run)
            run = ""
            continue
        run = joined(run, line) if run else line
        if len(line) < margin and (_ENDS.search(line) or len(made) < 2):
            made.append(run)
            run = ""
    made.append(run)
    return [one for one in made if one]
