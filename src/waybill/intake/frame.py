"""A page's text and pieces come in; the report goes out, with what its frame tells: outlet, agency, day,
language."""

from __future__ import annotations

import hashlib

from waybill.errors import InputError
from waybill.intake.credits import find_credits, find_publisher, pick_agency, split_title
from waybill.intake.lede import find_lede_credit
from waybill.intake.pieces import Piece, to_parts
from waybill.intake.publication import PageFacts, find_publication, order_for
from waybill.intake.tongue import find_language
from waybill.records.report import Part, Report


def build_report(data: bytes, address: str, text: str, pieces: list[Piece], facts: PageFacts) -> Report:
    """Put the report together; its identity is the hash of the bytes as they came in.

    Raises:
        InputError: the page holds neither a headline nor a paragraph.
    """
    pieces = split_title(text, sorted(pieces, key=lambda p: p.start))
    parts = to_parts(text, pieces)
    told = [text[p.start : p.end] for p in parts if p.part in ("headline", "body")]
    if not told:
        raise InputError("no report: neither a headline nor a paragraph")
    outlet, row = find_publisher(text, pieces, facts, address)
    credits = find_credits(text, pieces, row)
    agency = pick_agency(credits) or next(iter(facts.agencies), None)
    if agency is None and (lede := find_lede_credit(text, pieces, row)):
        agency, credits = lede.name, (*credits, lede)
    sha256 = hashlib.sha256(data).hexdigest()
    return Report(
        id=f"r-{sha256[:16]}",
        sha256=sha256,
        address=address,
        text=text,
        parts=parts,
        outlet=outlet,
        agency=agency,
        title=next((text[p.start : p.end] for p in parts if p.part == "headline"), facts.title or None),
        published=find_publication(text, pieces, facts, order_for(row), address),
        language=_language(text, parts, told),
        credits=credits,
    )


def _language(text: str, parts: tuple[Part, ...], told: list[str]) -> str:
    body = "\n".join(text[p.start : p.end][:2000] for p in parts if p.part == "body")
    return find_language(body if len(body) > 100 else "\n".join(told)[:4000])
