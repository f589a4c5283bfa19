"""One input's bytes come in; its report goes out, read by the reader for its kind."""

from __future__ import annotations

import re
from collections.abc import Callable

from waybill.errors import InputError
from waybill.intake.decode import decode
from waybill.intake.frame import build_report
from waybill.intake.html import read_html
from waybill.intake.pdf import read_pdf
from waybill.intake.pieces import Piece
from waybill.intake.plain import read_plain
from waybill.intake.publication import PageFacts
from waybill.intake.wrapped import unwrap
from waybill.records.report import Report

# The kinds are told apart by their first bytes; byte order marks, comments and declarations may come before.
SNIFF_WITHIN = 2048
_HTML = re.compile(
    (
        r"\s*(?:<\?xml[^>]{0,200}>|<!--.{0,1500}?-->|\s)*<(?:!doctype\s+html|html|"
        r"head|body|meta|title|article|div|main|section|h1|p)\b"
    ),
    re.I | re.S,
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>|<!--.{0,1500}?-->|<!DOCTYPE\s+(?:rss|feed|rdf)[^>\[]{0,300}(?:\[.{0,1500}?\]\s*)?>|\s)*"
    r"<(?:rss|feed|rdf:RDF)\b",
    re.I | re.S,
)
# An object whose first key is a string, or a list that opens with one: prose opens so in no language.
_DATA = re.compile(r"\s*(?:\[\s*)?\{\s*\"[^\"\n]{0,200}\"\s*:")

PageReader = Callable[[str], tuple[str, list[Piece], PageFacts]]


def _plain(text: str) -> tuple[str, list[Piece], PageFacts]:
    text = unwrap(text)
    return text, read_plain(text), PageFacts()


# A new kind is a row here and a module beside this one.
READERS: dict[str, PageReader] = {"plain": _plain, "html": read_html}
# Kinds that are known and have no reader yet.
NOT_YET = {
    "feed": "feeds within feeds are not read",
    "warc": "web archives are not read yet",
    "data": "data (JSON), no report",
}


def sniff(data: bytes) -> str:
    """The kind of the bytes: pdf, warc, feed, data, html, else plain."""
    head = data[:SNIFF_WITHIN]
    if head.lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"WARC/"):
        return "warc"
    text = head.replace(b"\x00", b"").decode("utf-8-sig", errors="replace").lstrip("\ufeff\ufffd")
    if _FEED.match(text):
        return "feed"
    if _DATA.match(text):
        return "data"
    return "html" if _HTML.match(text) else "plain"


def read_report(data: bytes, address: str) -> Report:
    """Read one input as a report.

    Raises:
        InputError: the input is no report, or of a kind that is not read; its text is one line.
    """
    kind = sniff(data)
    if kind in NOT_YET:
        raise InputError(NOT_YET[kind])
    text, pieces, facts = read_pdf(data) if kind == "pdf" else READERS[kind](decode(data))
    return build_report(data, address, text, pieces, facts)
