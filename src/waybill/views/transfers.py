"""Transfers come in; short rows for people go out."""

from __future__ import annotations

from waybill.records.lineage import Independent
from waybill.records.transfer import Transfer
from waybill.records.writing import write_period, write_quantity
from waybill.views.dossier_words import others_of, stage_words

COLUMNS = (
    "id",
    "supplier",
    "recipient",
    "systems",
    "how many",
    "how far",
    "origins",
    "reports",
    "positions",
    "known since",
)
# A row names this many systems; the dossier names all.
SYSTEMS_SHOWN = 3


def transfer_row(transfer: Transfer) -> tuple[str, ...]:
    """One transfer on one line."""
    systems = [b.value.name for b in transfer.systems]
    more = f" +{len(systems) - SYSTEMS_SHOWN}" if len(systems) > SYSTEMS_SHOWN else ""
    return (
        transfer.id,
        transfer.supplier.value.label,
        transfer.recipient.value.label if transfer.recipient else "?",
        ", ".join(systems[:SYSTEMS_SHOWN]) + more,
        _how_many(transfer),
        _how_far(transfer),
        write_origins(transfer.origins),
        str(len(transfer.reports)),
        ", ".join(f"{p.party.label} {p.stance.replace('_', ' ')}" for p in transfer.positions),
        write_period(transfer.known_since) if transfer.known_since else "unknown",
    )


def _how_many(transfer: Transfer) -> str:
    """The best backed number, and how many numbers of other goods stand beside it."""
    if not transfer.quantities:
        return "not told"
    others = len(others_of(transfer.quantities))
    return write_quantity(transfer.quantities[0].value) + (f" +{others}" if others else "")


def _how_far(transfer: Transfer) -> str:
    """The stage; where none was reached, whether it is denied or not told."""
    return stage_words(transfer)


def write_origins(origins: Independent) -> str:
    """The count of independent origins as a range, with the unknown ones."""
    count = str(origins.low) if origins.low == origins.high else f"{origins.low} to {origins.high}"
    return f"{count} (+{origins.unknown} unknown)" if origins.unknown else count
