"""A claim comes in; what a judgement keeps of it goes out: its words by hash, its sentences, and all that it said.

The words of the report are kept by their ends and hashes only; what stays is the values read from them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from waybill.records.claim import Claim, Kind, Reading
from waybill.records.formats_values import value_from_json, value_to_json
from waybill.records.judgement import Anchor, Judgement
from waybill.records.values import Party, Period, Place, System, Value
from waybill.records.words import Said, Span
from waybill.review.fields import ATTRIBUTES, values_of, words_of

Json = dict[str, Any]
Ends = tuple[int, int]
# A person's value, and the ends of other words where the person pointed to some.
Given = tuple[Value, Ends | None]
# A kilobyte or two each; entries are put together day by day, and each day asks again.
KEPT = 4096


@dataclass(frozen=True, slots=True)
class Imprint:
    """A claim as it was when somebody judged it; `sentences` are the ends and hashes of those its words stand in."""

    id: str
    report: str
    kind: Kind
    ends: Ends
    words_sha256: str
    sentences: tuple[tuple[int, int, str], ...]
    says: tuple[tuple[str, tuple[Value, ...]], ...]
    spans: tuple[tuple[str, Ends], ...]

    def values(self, field: str) -> tuple[Value, ...]:
        """What the machine said in the field; none where nothing."""
        return dict(self.says).get(field, ())


def hash_of(words: str) -> str:
    """SHA-256 of the words."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def anchor_of(reading: Reading, claim: Claim, field: str) -> Anchor:
    """The words that a judgement of this field stands on."""
    span = words_of(claim, field, reading.report)
    return Anchor(reading.report.id, span.start, span.end, hash_of(span.words))


def imprint_of(reading: Reading, claim: Claim) -> Imprint:
    """What a judgement keeps of the claim."""
    names = [*sorted(claim.fields), *ATTRIBUTES]
    spans = [(name, s.span) for name in sorted(claim.fields) for s in claim.said(name)]
    if claim.speaker and claim.speaker.span:
        spans.append(("side", claim.speaker.span))
    return Imprint(
        claim.id,
        reading.report.id,
        claim.kind,
        (claim.span.start, claim.span.end),
        hash_of(claim.span.words),
        _sentences(reading, [claim.span, *(s for _, s in spans)]),
        tuple((name, values) for name in names if (values := values_of(claim, name))),
        tuple((name, (s.start, s.end)) for name, s in spans),
    )


def _sentences(reading: Reading, spans: Sequence[Span]) -> tuple[tuple[int, int, str], ...]:
    """The sentences in which the words begin; a judgement finds them again in a later version of the report."""
    begun = {s for _, s in reading.sentences if any(s.start <= span.start < s.end for span in spans)}
    return tuple((s.start, s.end, hash_of(s.words)) for s in sorted(begun))


def imprint_to_json(imprint: Imprint) -> Json:
    """The imprint as a table."""
    return {
        "id": imprint.id,
        "report": imprint.report,
        "kind": imprint.kind,
        "ends": list(imprint.ends),
        "words": imprint.words_sha256,
        "sentences": [list(s) for s in imprint.sentences],
        "says": {name: [value_to_json(v) for v in values] for name, values in imprint.says},
        "spans": [[name, *ends] for name, ends in imprint.spans],
    }


def imprint_from_json(data: Json) -> Imprint:
    """The imprint that `imprint_to_json` wrote."""
    return Imprint(
        data["id"],
        data["report"],
        data["kind"],
        (data["ends"][0], data["ends"][1]),
        data["words"],
        tuple((s[0], s[1], s[2]) for s in data["sentences"]),
        tuple((name, tuple(map(value_from_json, values))) for name, values in data["says"].items()),
        tuple((name, (start, end)) for name, start, end in data["spans"]),
    )


def written(data: Any) -> str:
    """JSON on one line, the same for the same content."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def imprint_in(judgement: Judgement) -> Imprint | None:
    """The claim as it was when this judgement was made; None for one that is not on a claim."""
    return _kept(judgement.machine)[0]


def sides_in(judgement: Judgement) -> tuple[tuple[Imprint, ...], tuple[Imprint, ...]] | None:
    """The movement claims on both sides of a merge or split; None for other judgements."""
    return _kept(judgement.machine)[1]


@lru_cache(maxsize=KEPT)
def _kept(
    machine: str | None,
) -> tuple[Imprint | None, tuple[tuple[Imprint, ...], tuple[Imprint, ...]] | None]:
    """What the machine's word holds: a claim, or the two sides of a tie; read once though many days ask for it."""
    data = json.loads(machine) if machine else None
    if not isinstance(data, dict):
        return None, None
    if "claim" in data:
        return imprint_from_json(data["claim"]), None
    if "one" not in data:
        return None, None
    one, other = (tuple(map(imprint_from_json, data[side])) for side in ("one", "other"))
    return None, (one, other)


def machine_values(judgement: Judgement) -> tuple[Value, ...]:
    """What the machine said in the judged field when it was judged: the value to show beside the person's."""
    imprint = imprint_in(judgement)
    return imprint.values(judgement.field) if imprint else ()


def given_values(judgement: Judgement) -> tuple[Given, ...]:
    """The person's values, each with the ends of other words where the person pointed to some."""
    if judgement.value is None or judgement.field in ("split", "reliability"):
        return ()
    data = json.loads(judgement.value)
    rows = data if isinstance(data, list) else [data]
    return tuple((value_from_json(row), _ends(row)) for row in rows)


def _ends(row: Json) -> Ends | None:
    span = row.get("span")
    return (span["start"], span["end"]) if span else None


def said_to_value(said: Sequence[Given]) -> str:
    """The person's values as a judgement keeps them."""
    rows = [
        value_to_json(v) | ({"span": {"start": ends[0], "end": ends[1]}} if ends else {}) for v, ends in said
    ]
    return written(rows[0] if len(rows) == 1 else rows)


def cut_said(text: str, value: Value, ends: Ends, how: str) -> Said[Value] | None:
    """The value on these words; None where they do not stand in the text."""
    start, end = ends
    return Said(value, Span.cut(text, start, end), how) if 0 <= start < end <= len(text) else None


def key_of(value: Value) -> str:
    """What makes two values one: the code or name of a party, system or place, whatever a table says of it beside."""
    match value:
        case Party():
            return value.code
        case System() | Place():
            return value.name
        case Period():
            return f"{value.earliest}/{value.latest}"
        case _:
            return written(value_to_json(value))
