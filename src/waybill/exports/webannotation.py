"""A picture in, a W3C Web Annotation page out: each claim and each of its values laid on its words in the report.

A target has both selectors: the quotation with what stands around it, and the position in the stored text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from waybill.exports.record import EVER, AsOf, Export, Losses, Picture, json_bytes
from waybill.exports.untold import add_untold
from waybill.exports.words import chain_words, matter_words, value_words
from waybill.records.claim import Claim
from waybill.records.formats_values import Json, value_to_json
from waybill.records.report import Report
from waybill.records.values import Value
from waybill.records.words import Said, Span

NAME = "annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# What stands before and after a quotation, so that it is found again where the page has changed.
AROUND = 32
WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
LOST = (
    "drift",
    "links between reports",
    "counts of origins",
    "conflicts",
    "positions",
    "law on the day",
    "grades",
    "steps",
)
WHY = dict.fromkeys(LOST, "an annotation is about the words of one text; this is about several") | {
    "transfers": "an annotation is about the words of one text; which claims make a transfer stands elsewhere",
    "web addresses": "the report came from a file; its target is named by the hash of its bytes",
    "positions in the page": "positions count code points of the stored text, not of the page as a browser shows it",
    "days not known": "no `dcterms:issued` is given",
}


def export(picture: Picture, as_of: AsOf = EVER) -> Export:
    """One page of annotations, reports by id, claims in the order of the text."""
    losses = Losses(WHY)
    add_untold(picture, losses, LOST)
    for transfer in picture.transfers:
        losses.add("transfers", transfer.id, f"{len(transfer.claims)} claims")
    items: list[Json] = []
    for reading in sorted(picture.readings, key=lambda r: r.report.id):
        _note(reading.report, losses)
        for claim in sorted(reading.claims, key=lambda c: (c.span, c.id)):
            items += _annotations(claim, reading.report)
    page: Json = {
        "@context": CONTEXT,
        "id": "urn:waybill:annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    carried = {"reports": len(picture.readings), "annotations": len(items)}
    return Export({NAME: json_bytes(page)}, losses.report("webannotation", as_of, carried))


def _note(report: Report, losses: Losses) -> None:
    losses.add("positions in the page", report.id, report.address)
    if not WEB.fullmatch(report.address):
        losses.add("web addresses", report.id, report.address)


def _annotations(claim: Claim, report: Report) -> Iterator[Json]:
    """The claim itself, then its values, then whoever is credited."""
    told = [
        {"type": "TextualBody", "value": matter_words(claim), "format": "text/plain", "purpose": "describing"}
    ]
    told += [
        {
            "type": "TextualBody",
            "value": chain_words(claim, report),
            "format": "text/plain",
            "purpose": "commenting",
        }
    ]
    yield _annotation(claim.id, "describing", told, claim.span, report)
    for name in claim.fields:
        for number, said in enumerate(claim.said(name), 1):
            yield _annotation(f"{claim.id}/{name}/{number}", "tagging", _tags(name, said), said.span, report)
    for number, link in enumerate(claim.attribution, 1):
        if link.span is not None:
            side = f", side {link.side}" if link.side else ""
            words = f"{link.role}: {link.manner or 'credited'}{side}"
            tag = {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": "tagging"}
            yield _annotation(f"{claim.id}/attribution/{number}", "tagging", [tag], link.span, report)


def _tags(name: str, said: Said[Value]) -> list[Json]:
    """The value in words, and the same as data."""
    words = f"{name}: {value_words(said.value)}"
    body: Json = {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": "tagging"}
    data = ", ".join(f"{k}={v}" for k, v in value_to_json(said.value).items() if v is not None)
    how = f" ({said.how})" if said.how else ""
    return [
        body,
        {"type": "TextualBody", "value": data + how, "format": "text/plain", "purpose": "classifying"},
    ]


def _annotation(key: str, motivation: str, bodies: list[Json], span: Span, report: Report) -> Json:
    return {
        "id": f"urn:waybill:{quote(key, safe='/-._~')}",
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": {
            "source": address_of(report),
            "selector": [_quotation(span, report.text), _position(span)],
        },
    }


def address_of(report: Report) -> str:
    """The web address, else a name made from the hash of the bytes."""
    return report.address if WEB.fullmatch(report.address) else f"urn:sha256:{report.sha256}"


def _quotation(span: Span, text: str) -> Json:
    return {
        "type": "TextQuoteSelector",
        "exact": span.words,
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }


def _position(span: Span) -> Json:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}
