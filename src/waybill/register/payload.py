"""Readings in, rows of the book out, and back; words are kept once, in the text, and cut out again.

A span is stored by its two ends only: nothing that does not stand in the text can be stored, and a text
that is taken down takes every quotation of it along.
"""

from __future__ import annotations

import json
from typing import Any

from waybill.errors import InputError
from waybill.records.claim import Claim, Reading
from waybill.records.formats import Json, reading_from_json, reading_to_json
from waybill.records.values import Party

SPAN = frozenset({"start", "end", "words"})
ENDS = frozenset({"start", "end"})


def without_words(data: Any, text: str) -> Any:
    """The same table with every span cut down to its ends; a span that does not ground is refused."""
    if isinstance(data, list):
        return [without_words(item, text) for item in data]
    if not isinstance(data, dict):
        return data
    if data.keys() == SPAN:
        start, end = data["start"], data["end"]
        if not (0 <= start < end <= len(text)) or text[start:end] != data["words"]:
            raise InputError(f"a span does not stand in its text: {start}-{end} {data['words']!r:.80}")
        return {"start": start, "end": end}
    # `words` beside a `span` repeats it (attributions); what parses the table does not need it.
    told = {k: v for k, v in data.items() if k != "words" or not data.get("span")}
    return {k: without_words(v, text) for k, v in told.items()}


def with_words(data: Any, text: str) -> Any:
    """The same table with the words of every span cut out of the text again."""
    if isinstance(data, list):
        return [with_words(item, text) for item in data]
    if not isinstance(data, dict):
        return data
    if data.keys() == ENDS:
        return data | {"words": text[data["start"] : data["end"]]}
    return {k: with_words(v, text) for k, v in data.items()}


def split(reading: Reading) -> tuple[Json, list[Json]]:
    """The reading without its text, and its claims, all by offsets; refuses what does not ground."""
    text = reading.report.text
    for _, span in reading.sentences:
        if not span.grounds_in(text):
            raise InputError(f"a sentence does not stand in its text: {span.start}-{span.end}")
    strangers = [c.id for c in reading.claims if c.report != reading.report.id]
    if strangers:
        raise InputError(f"claim {strangers[0]} is of another report than {reading.report.id}")
    if len({c.id for c in reading.claims}) < len(reading.claims):
        raise InputError(f"two claims of report {reading.report.id} share one id")
    data = reading_to_json(reading)
    claims = data.pop("claims")
    # Blanked, not dropped: a table without `text` would parse as a report that came without one.
    data["report"]["text"] = ""
    return without_words(data, text), without_words(claims, text)


def join(head: str, claims: list[str], text: str) -> Reading:
    """The reading that `split` took apart."""
    data = json.loads(head)
    data["claims"] = [json.loads(claim) for claim in claims]
    data = with_words(data, text)
    data["report"]["text"] = text
    return reading_from_json(data)


def party_of(claim: Claim, field: str) -> str | None:
    """The code of the first party in the field, for the index over claims."""
    codes = [said.value.code for said in claim.said(field) if isinstance(said.value, Party)]
    return codes[0] if codes else None
