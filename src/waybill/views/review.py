"""What waits for a person comes in; rows of the queue and of reviewers' agreement, for terminal and JSON, go out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from waybill.records.claim import Reading
from waybill.review.agreement import Agreement
from waybill.review.queue import Item
from waybill.views.claims import shorten

QUEUE_COLUMNS = ("score", "about", "field", "why", "what hangs on it", "words")
AGREEMENT_COLUMNS = ("one", "other", "matters both judged", "agreed", "share", "kappa", "how they met")
# A row shows this much of the words judged; the report shows all.
WORDS_SHOWN = 60
Json = dict[str, Any]


def queue_row(item: Item, readings: Mapping[str, Reading]) -> tuple[str, ...]:
    """One thing to look at, on one line."""
    field = item.field.replace("_", " ") or "the whole claim"
    return (
        f"{item.score:.2f}",
        item.about.replace("|", " "),
        field,
        "; ".join(item.why),
        "; ".join(item.stakes),
        shorten(words_of(item, readings), WORDS_SHOWN),
    )


def words_of(item: Item, readings: Mapping[str, Reading]) -> str:
    """The words the item is about: the claim's, else those that stand where the judgement was made; "" where none."""
    reading = readings.get(item.report or "")
    if reading is None:
        return ""
    claim = next((c for c in reading.claims if c.id == item.about), None)
    if claim is not None:
        return claim.span.words
    spans = (s for _, s in reading.sentences if s.start <= item.start < s.end)
    return next((s.words for s in spans), "") if item.start else reading.report.title or ""


def queue_json(item: Item, readings: Mapping[str, Reading]) -> Json:
    """One waybill.review_item/1."""
    return {
        "schema": "waybill.review_item/1",
        "about": item.about,
        "field": item.field,
        "report": item.report,
        "start": item.start,
        "words": words_of(item, readings),
        "score": item.score,
        "doubt": round(item.doubt, 4),
        "importance": round(item.importance, 4),
        "why": list(item.why),
        "stakes": list(item.stakes),
        "transfers": list(item.transfers),
        "others": list(item.others),
    }


def agreement_row(found: Agreement) -> tuple[str, ...]:
    """Two reviewers on one line."""
    met = ", ".join(f"{one}/{other} {times}" for one, other, times in found.table)
    apart = f"; {found.apart} fixed to different values" if found.apart else ""
    kappa = f"{found.kappa:.2f}" if found.kappa is not None else f"undefined: {found.why}"
    share = f"{found.share:.0%}" if found.share is not None else ""
    return found.one, found.other, str(found.n), str(found.agreed), share, kappa, met + apart


def agreement_json(found: Agreement) -> Json:
    """One waybill.agreement/1."""
    return {
        "schema": "waybill.agreement/1",
        "one": found.one,
        "other": found.other,
        "n": found.n,
        "agreed": found.agreed,
        "share": found.share,
        "kappa": found.kappa,
        "why": found.why,
        "table": [{"one": a, "other": b, "times": n} for a, b, n in found.table],
        "fixed_apart": found.apart,
    }
