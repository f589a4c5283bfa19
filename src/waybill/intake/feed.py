"""The bytes of a feed (RSS 0.9 to 2.0, Atom) come in; each of its items goes out as a report, or why it gives none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import escape
from typing import Any

from lxml import etree

from waybill.errors import InputError
from waybill.intake.credits import UNNAMED
from waybill.intake.read import read_report
from waybill.records.report import Credit, LeftOut, Report
from waybill.records.words import Span

STEP = "intake"
# Feeds carry ten to some hundred items; what is longer is an archive in a feed's clothes.
MOST_ITEMS = 500
ITEMS = ("item", "entry")
# Where an item's text stands, the fullest first (RSS content module, Atom, RSS).
TEXTS = ("encoded", "content", "description", "summary")
DAYS = ("pubDate", "published", "date", "issued", "updated")
# Under these words the name of the feed that an item was taken from is kept in the report's text.
TAKEN_FROM = "Syndicated feed: "


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed says of one item; `taken_from` is the name in RSS's <source>: the feed it first stood in."""

    title: str
    text: str
    address: str
    day: str
    author: str
    taken_from: str


def read_feed(data: bytes, address: str) -> Iterator[Report | LeftOut]:
    """Every item as a report of its own, in the feed's order; raises InputError where it is no feed that can be read."""
    root = _root(data)
    site = _words(_first(root, "title") if root.tag != "rss" else _first(_first(root, "channel"), "title"))
    items = [e for e in root.iter() if isinstance(e.tag, str) and _name(e) in ITEMS]
    if not items:
        raise InputError("a feed without items")
    for number, element in enumerate(items[:MOST_ITEMS], 1):
        item = _item(element)
        where = item.address or f"{address}#{number}"
        try:
            if not item.title and not item.text:
                raise InputError("an item with neither title nor text")
            yield _with_credit(read_report(_page(item, site), where), item)
        except InputError as error:
            yield LeftOut(where, STEP, str(error))
    if len(items) > MOST_ITEMS:
        yield LeftOut(address, STEP, f"only the first {MOST_ITEMS} of {len(items)} items are read")


def _root(data: bytes) -> etree._Element:
    """The feed's tree; entities, outside definitions and the network are never touched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError("a feed that is not well-formed XML") from error
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and list(dtd.entities()):
        raise InputError("a feed that defines entities is not read")
    return root


def _item(element: etree._Element) -> Item:
    texts = [_inner(e) for name in TEXTS for e in element if _is(e, name)]
    return Item(
        title=_plain(_words(_first(element, "title"))),
        text=max(texts, key=len, default=""),
        address=_address(element),
        day=next((day for name in DAYS for e in element if _is(e, name) if (day := _day(_words(e)))), ""),
        author=_words(_first(_first(element, "author"), "name")) or _words(_first(element, "creator")),
        taken_from=_taken_from(element),
    )


def _taken_from(element: etree._Element) -> str:
    """The name of the feed an item came from: RSS writes it into the element, Atom into a title within it."""
    found = _first(element, "source")
    return " ".join((_words(_first(found, "title")) or _words(found)).split())[:100]


def _address(element: etree._Element) -> str:
    for link in element:
        if _is(link, "link") and link.get("rel", "alternate") == "alternate":
            words = (link.get("href") or _words(link)).strip()
            if words.startswith(("http://", "https://")):
                return words[:2000]
    return ""


def _page(item: Item, site: str) -> bytes:
    """The item as a page, for the reader of pages; what it holds is text to that reader, never run or fetched."""
    head = [("og:site_name", site), ("article:published_time", item.day), ("og:url", item.address)]
    metas = "".join(f'<meta property="{name}" content="{escape(words)}">' for name, words in head if words)
    byline = f'<p class="byline">By {escape(item.author)}</p>' if item.author else ""
    credit = f"<footer><p>{escape(TAKEN_FROM + item.taken_from)}</p></footer>" if item.taken_from else ""
    body = item.text if "<" in item.text else f"<p>{escape(item.text)}</p>"
    page = (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(item.title)}</title>{metas}</head><body>'
        f"<article><h1>{escape(item.title)}</h1>{byline}{body}</article>{credit}</body></html>"
    )
    return page.encode("utf-8", "replace")


def _with_credit(report: Report, item: Item) -> Report:
    """The report credited to the feed its item came from, whether or not the table of outlets knows that one."""
    start = report.text.find(TAKEN_FROM + item.taken_from) if item.taken_from else -1
    if start < 0 or any(c.form == "feed" and c.name != UNNAMED for c in report.credits):
        return report
    others = [c for c in report.credits if c.form != "feed"]
    start += len(TAKEN_FROM)
    span = Span.cut(report.text, start, start + len(item.taken_from))
    return replace(report, credits=(*others, Credit(item.taken_from, "feed", span)))


def _day(words: str) -> str:
    """The moment in ISO 8601: RSS writes it after RFC 822, Atom already so."""
    try:
        return parsedate_to_datetime(words).astimezone(UTC).isoformat()
    except (TypeError, ValueError, OverflowError):
        pass
    try:
        return datetime.fromisoformat(words).isoformat()
    except ValueError:
        return ""


def _inner(element: etree._Element) -> str:
    """The text of an element, with the tags in it where they are XHTML and not escaped."""
    if len(element):
        return "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return _words(element)


def _plain(words: str) -> str:
    """A title without the tags some feeds put into it."""
    if "<" not in words:
        return " ".join(words.split())
    tree = etree.fromstring(f"<p>{words}</p>", etree.HTMLParser(no_network=True))
    return " ".join("".join(str(words) for words in tree.itertext()).split()) if tree is not None else ""


def _first(element: etree._Element | None, name: str) -> etree._Element | None:
    return next((child for child in element if _is(child, name)), None) if element is not None else None


def _is(element: etree._Element, name: str) -> bool:
    return isinstance(element.tag, str) and _name(element) == name


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _words(element: etree._Element | None) -> str:
    return "" if element is None else (element.text or "").strip()
