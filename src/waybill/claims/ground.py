"""A claim and its report's text come in; the claim goes out with only what stands on the text, or not at all."""

from __future__ import annotations

from dataclasses import replace

from waybill.records.claim import Attribution, Claim, Field
from waybill.records.words import Said


def ground_claim(claim: Claim, text: str) -> Claim | None:
    """Fail closed: a claim whose span is astray does not leave, nor does any value or speaker whose words are."""
    if not claim.span.grounds_in(text):
        return None
    kept: dict[str, Field] = {}
    for name, field in claim.fields.items():
        said = _grounded(field, text)
        if said is not None:
            kept[name] = said
    chain = tuple(a for a in claim.attribution if _stands(a, text))
    return replace(claim, fields=kept, attribution=chain)


def _grounded(field: Field, text: str) -> Field | None:
    if isinstance(field, Said):
        return field if field.span.grounds_in(text) else None
    kept = tuple(s for s in field if s.span.grounds_in(text))
    return kept or None


def _stands(link: Attribution, text: str) -> bool:
    if link.role == "outlet":
        return link.span is None or link.span.grounds_in(text)
    return (
        link.span is not None and link.span.grounds_in(text)
        if link.role != "agency"
        else link.span is None or link.span.grounds_in(text)
    )
