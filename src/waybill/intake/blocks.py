"""A page's tree comes in; its blocks of text go out in order, each with what its tags and classes say it
is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

from waybill.intake.decode import INVISIBLE
from waybill.records.report import PartName

# Elements that run within a line of text (HTML living standard, phrasing content that browsers set inline).
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_FRAME_TAGS = frozenset(["nav", "aside", "footer", "form", "button", "menu", "dialog"])
_FRAME = re.compile(
    r"(?:^|[\s_-])(?:related|recirc\w*|promo\w*|newsletter\w*|share\w*|sharing|"
    r"social\w*|comments?|cookie\w*|advert\w*|ads?|sponsor\w*|trending|popular|"
    r"most-?read|recommend\w*|breadcrumbs?|navbar|menu|sidebar|footer|subscribe|"
    r"subscription|paywall|outbrain|taboola|tags?|topics?|masthead|toolbar|popup|"
    r"modal|"
    r"more-?(?:on|from|stories)|read-?(?:more|next|also)|also-?read|follow\w*|"
    r"copyright|disclaimer|credits?|photo-?credit|image-?credit|signup|banner|"
    r"widget)(?:$|[\s_-])",
    re.I,
)
_CAPTION = re.compile(
    (
        r"(?:^|[\s_-])(?:wp-caption-text|(?:image|img|photo|figure|media|picture)?-?_?(?:caption|"
        r"cutline|legend)\w*|imagecaption|figcaption)(?:$|[\s_-])"
    ),
    re.I,
)
_BYLINE = re.compile(
    (
        r"(?:^|[\s_-])(?:by-?line\w*|authors?\w*|date-?line|pub-?date|publish\w*|post-?date|"
        r"article-?date|entry-?date|timestamp|date-?time|date|meta-?info|article-?info|"
        r"story-?info|posted\w*|updated\w*)(?:$|[\s_-])"
    ),
    re.I,
)
_DECK = re.compile(
    (
        r"(?:^|[\s_-])(?:standfirst|deck?|sub-?(?:title|head\w*|headline)|stand-?first|"
        r"strap-?line|synopsis|article-?summary|lead-?text|kicker-?text|excerpt|chapo|"
        r"sottotitolo|entradilla|bajada|vorspann|perex|ingress|manchet|chapeau|occhiello|catenaccio|"
        r"teaser-?text|article-?intro|intro-?text|lead-?in)(?:$|[\s_-])"
    ),
    re.I,
)
# Class lists longer than this are generated; the telling names come first.
CLASS_WITHIN = 200
# Wrappers whose class says "byline" or the like hold few words; a whole story under such a class is none.
WRAPPER_WORDS = 60


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between two block-level tags; `part` is "" where tags and classes do not tell."""

    text: str
    tag: str
    part: PartName | Literal[""] = ""


@dataclass(slots=True)
class _Open:
    tag: str
    part: PartName | Literal[""]


def cut_blocks(tree: HtmlElement) -> list[Block]:
    """Walk the tree once, without recursion, and cut a block wherever a block-level element begins or
    ends."""
    blocks: list[Block] = []
    run: list[str] = []
    stack: list[_Open] = [_Open("body", "")]

    def close() -> None:
        text = " ".join(INVISIBLE.sub("", "".join(run)).split())
        run.clear()
        if any(char.isalnum() for char in text):
            blocks.append(Block(text, stack[-1].tag, stack[-1].part))

    todo: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while todo:
        element, leaving = todo.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        inline = tag in _INLINE
        if leaving:
            if not inline:
                close()
                stack.pop()
            run.append(element.tail or "")
            continue
        if not tag or tag == "head":
            run.append(element.tail or "")
            continue
        if not inline:
            close()
            stack.append(_Open(tag, _told(element, tag, stack[-1].part)))
        run.append(element.text or "")
        todo.append((element, True))
        todo.extend((child, False) for child in reversed(element))
    close()
    return blocks


def _told(element: HtmlElement, tag: str, above: PartName | Literal[""]) -> PartName | Literal[""]:
    """What an element's tag, class and place say; frame holds all that lies in it."""
    if above in ("furniture", "caption"):
        named = _named(element)
        return "furniture" if above == "furniture" or _FRAME.search(named) else "caption"
    if tag in _FRAME_TAGS or element.get("role") in ("navigation", "complementary", "contentinfo", "dialog"):
        return "furniture"
    if tag == "figcaption":
        return "caption"
    named = _named(element)
    if tag in ("html", "body", "main", "article"):
        return ""
    if _CAPTION.search(named):
        return "caption"
    if tag == "time" or (_BYLINE.search(named) and _small(element)):
        return "byline"
    if _DECK.search(named) and _small(element):
        return "headline"
    if _FRAME.search(named) and (
        tag not in ("div", "section") or _small(element) or not _holds_story(element)
    ):
        return "furniture"
    return above


def _named(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:CLASS_WITHIN]


def _small(element: HtmlElement) -> bool:
    words = 0
    for text in element.itertext():
        words += len(text.split())
        if words > WRAPPER_WORDS:
            return False
    return True


def _holds_story(element: HtmlElement) -> bool:
    """Whether a wrapper with a frame's class holds the page's headline, and so the story itself."""
    return element.find(".//h1") is not None or element.find(".//article") is not None
