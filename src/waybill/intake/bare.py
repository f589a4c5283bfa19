"""A row of bare text comes in; a report whose every paragraph is body goes out, for texts without a page around them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from waybill.errors import InputError
from waybill.records.report import Part, Published, Report
from waybill.records.values import Period


def bare_report(row: Mapping[str, Any]) -> Report:
    """Read {"doc", "text", "published"}; raises InputError where a key is missing or the day is no day."""
    try:
        name, text = str(row["doc"]), str(row["text"])
        words = str(row.get("published") or "")[:10]
        day = date.fromisoformat(words) if words else None
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(f"no line of doc, text and published: {error}") from error
    parts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part("body", at, at + len(line)))
        at += len(line) + 1
    published = Published(Period(day, day, words), words, "header") if day else None
    return Report(f"r-{name}", "", name, text, tuple(parts), published=published)
