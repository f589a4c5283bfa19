"""A page's tree comes in; what its head says by machine goes out: site, own address, title, days,
agencies credited."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import htmldate
from lxml import etree
from lxml.html import HtmlElement

from waybill.intake.dates import iter_iso
from waybill.intake.publication import PageFacts
from waybill.knowledge.outlets import find_outlet

# Names of meta fields that hold the day of publication, the surest first (Open Graph, Dublin Core,
# Parsely, Sailthru).
_DAYS = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published",
    "dc.date.issued", "dcterms.created", "dc.date", "parsely-pub-date", "sailthru.date",
    "publish-date", "publish_date", "pubdate", "publication_date", "cxenseparse:recs:publishtime",
)  # fmt: skip
# Heads of news pages are some 50,000 characters long.
HEAD_WITHIN = 200_000
# JSON-LD blocks beyond these bounds carry no news item of this page.
MOST_SCRIPTS, LONGEST_SCRIPT, MOST_NODES = 20, 500_000, 2000


def read_facts(tree: HtmlElement) -> PageFacts:
    """Collect the page's own statements; the first of a kind counts."""
    meta = _meta(tree)
    items = list(_items(tree))
    days = [(meta[name], "meta") for name in _DAYS if name in meta]
    days += [
        (str(item["datePublished"]), "json-ld")
        for item in items
        if isinstance(item.get("datePublished"), str)
    ]
    days += _times(tree)
    if not days and (guess := _guess(tree)):
        days.append((guess, "meta"))
    return PageFacts(
        site=(meta.get("og:site_name") or _publisher(items) or meta.get("application-name") or "")[
            :100
        ].strip(),
        address=_address(tree, meta),
        title=(meta.get("og:title") or " ".join((tree.findtext(".//title") or "").split()))[:300].strip(),
        days=tuple((words[:60], how) for words, how in days if any(iter_iso(words)) or how == "time-tag"),
        agencies=_agencies(meta, items),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = " ".join((element.get("content") or "").split())
        if name and value:
            found.setdefault(name.casefold(), value)
    return found


def _items(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The news items of the page's JSON-LD, whatever graph they lie in."""
    for i, script in enumerate(tree.iter("script")):
        words = script.text or ""
        if (
            i > MOST_SCRIPTS * 10
            or "ld+json" not in (script.get("type") or "")
            or len(words) > LONGEST_SCRIPT
        ):
            continue
        with suppress(ValueError, RecursionError):
            yield from _walk(json.loads(words, strict=False))


def _walk(made: Any) -> Iterator[dict[str, Any]]:
    todo, seen = [made], 0
    while todo and seen < MOST_NODES:
        node = todo.pop()
        seen += 1
        if isinstance(node, list):
            todo.extend(reversed(node))
        elif isinstance(node, dict):
            if any(kind in str(node.get("@type")) for kind in ("Article", "BlogPosting", "Report")):
                yield node
            todo.extend(
                value for key, value in node.items() if key in ("@graph", "mainEntity", "mainEntityOfPage")
            )


def _publisher(items: list[dict[str, Any]]) -> str:
    for item in items:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name:
            return name
    return ""


def _address(tree: HtmlElement, meta: dict[str, str]) -> str:
    for link in tree.iter("link"):
        if (link.get("rel") or "").casefold() == "canonical" and link.get("href"):
            return str(link.get("href"))[:2000]
    return meta.get("og:url", "")[:2000]


def _times(tree: HtmlElement) -> list[tuple[str, str]]:
    """The first <time> of the page that is marked as its publication, else the first one within its
    article."""
    times = [t for t in tree.iter("time") if t.get("datetime")]
    marked = [
        t
        for t in times
        if t.get("pubdate") is not None
        or "published" in (t.get("itemprop") or t.get("class") or "").casefold()
    ]
    within = [t for t in times if next(t.iterancestors("article", "main"), None) is not None]
    return [(str(t.get("datetime")), "time-tag") for t in (marked or within)[:1]]


def _guess(tree: HtmlElement) -> str:
    """What htmldate finds in the page's head; in its body it would take the page's own today for the
    story's day."""
    head = tree.find(".//head")
    if head is None:
        return ""
    with suppress(Exception):  # a hostile page may break the finder; the visible byline is still read
        words = etree.tostring(head, encoding="unicode", with_tail=False)[:HEAD_WITHIN]
        today = date.today().isoformat()
        found = htmldate.find_date(
            f"<html>{words}<body></body></html>", extensive_search=False, original_date=True, max_date=today
        )
        return found or ""
    return ""


def _agencies(meta: dict[str, str], items: list[dict[str, Any]]) -> tuple[str, ...]:
    """Agencies that the page's head names as the author."""
    names = [meta.get("author", ""), meta.get("article:author", ""), meta.get("dc.creator", "")]
    for item in items:
        authors = item.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            names.append(str(author.get("name", "")) if isinstance(author, dict) else str(author or ""))
    rows = [
        row
        for name in names
        for part in name.replace(" and ", ",").split(",")
        if (row := find_outlet(part)) is not None and row.is_agency
    ]
    return tuple(dict.fromkeys(row.short for row in rows))
