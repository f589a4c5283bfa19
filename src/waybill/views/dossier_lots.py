"""A transfer and its evidence come in; the deals and instalments that it is told of in, with their sentences, go out."""

from __future__ import annotations

from dataclasses import dataclass

from waybill.records.transfer import Transfer
from waybill.views.dossier_evidence import Evidence, Quote
from waybill.views.dossier_words import period_words

NAMES = {"deal": "A deal", "instalment": "An instalment"}


@dataclass(frozen=True, slots=True)
class Lot:
    """One part of a transfer, why it is told apart, and the sentences it stands on."""

    title: str
    why: str
    quotes: tuple[Quote, ...]


def lots_of(transfer: Transfer, evidence: Evidence) -> tuple[Lot, ...]:
    """The transfer's parts in their order; none where it is told of as one."""
    return tuple(
        Lot(
            f"{NAMES[part.kind]} of {period_words(part.when)}" if part.when else NAMES[part.kind],
            part.why,
            evidence.quotes(part.claims, "when" if part.when else "quantity"),
        )
        for part in transfer.parts
    )
