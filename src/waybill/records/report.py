"""What intake hands on: a report with its parts, or a record of what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from waybill.records.values import Period
from waybill.records.words import Span

PartName = Literal["headline", "byline", "dateline", "caption", "body", "furniture"]


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the page and what it serves for; the parts of a report never overlap."""

    part: PartName
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """The publication day as a period, the words it was read from, and how it was known.

    `how` is one of `byline`, `dateline`, `header`, `meta` (HTML metadata), `json-ld`, `time-tag`, `address`.
    """

    period: Period
    words: str
    how: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Words by which the page itself credits another publisher for its text (never for a photograph).

    `form` is one of `byline`, `dateline`, `credit_line`, `feed`, `lede` (the first paragraph gives the agency its story).
    """

    name: str
    form: str
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """One item published by one outlet at one address.

    Args:
        id: short content identity, the same for the same content: `"r-"` and 16 hex digits of `sha256`.
        sha256: hash of the bytes as they came in.
        address: where it came from: a web address, or the path it was read from.
        outlet: who published it, where known.
        agency: the wire service it credits as the text's own origin, where known.
        title: the headline.
        text: the stored text, furniture included; all spans are offsets into it.
        parts: what each stretch of `text` is, in order, not overlapping.
    """

    id: str
    sha256: str
    address: str
    text: str
    parts: tuple[Part, ...]
    outlet: str | None = None
    agency: str | None = None
    title: str | None = None
    published: Published | None = None
    language: str = "en"
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the flow did not take, where, and why, in one line."""

    address: str
    step: str
    reason: str
