"""A transfer at a revision in, its row of a list out; and the row as JSON, and back."""

from __future__ import annotations

from datetime import date

from waybill.records.entry import Summary
from waybill.records.formats_values import Json, day_or_none
from waybill.records.transfer import Transfer
from waybill.records.writing import write_quantity
from waybill.register.horizon import read_moment, written


def summary_of(transfer: Transfer, day: str, recorded_at: str) -> Summary:
    """The row of the transfer as it stood from the day on."""
    recipient = transfer.recipient
    first = transfer.quantities[0].value if transfer.quantities else None
    ends = [v for v in (first.low, first.best, first.high) if v is not None] if first else []
    known = transfer.known_since
    return Summary(
        id=transfer.id,
        revision=transfer.revision,
        supplier=(transfer.supplier.value.code, transfer.supplier.value.label),
        recipient=(recipient.value.code, recipient.value.label) if recipient else None,
        systems=tuple(b.value.name for b in transfer.systems),
        quantity=write_quantity(first) if first else "",
        low=min(ends, default=None),
        high=max(ends, default=None),
        stage=transfer.stage,
        origins=(transfer.origins.low, transfer.origins.high),
        unknown_origins=transfer.origins.unknown,
        positions=tuple((p.party.code, p.stance) for p in transfer.positions),
        conflicts=len(transfer.conflicts),
        reports=len(transfer.reports),
        known_since=(known.earliest or known.latest) if known else None,
        known_from=date.fromisoformat(day or recorded_at[:10]),
        recorded_at=read_moment(recorded_at),
        denied=transfer.stage is None and any(step.negated for step in transfer.steps),
    )


def summary_to_json(summary: Summary) -> Json:
    """The row as it is kept beside the book."""
    return {
        "id": summary.id,
        "revision": summary.revision,
        "supplier": list(summary.supplier),
        "recipient": list(summary.recipient) if summary.recipient else None,
        "systems": list(summary.systems),
        "quantity": summary.quantity,
        "low": summary.low,
        "high": summary.high,
        "stage": summary.stage,
        "origins": list(summary.origins),
        "unknown_origins": summary.unknown_origins,
        "positions": [list(p) for p in summary.positions],
        "conflicts": summary.conflicts,
        "denied": summary.denied,
        "reports": summary.reports,
        "known_since": summary.known_since.isoformat() if summary.known_since else None,
        "known_from": summary.known_from.isoformat(),
        "recorded_at": written(summary.recorded_at),
    }


def summary_from_json(data: Json) -> Summary:
    """The row that `summary_to_json` wrote."""
    recipient = data["recipient"]
    return Summary(
        id=data["id"],
        revision=data["revision"],
        supplier=(data["supplier"][0], data["supplier"][1]),
        recipient=(recipient[0], recipient[1]) if recipient else None,
        systems=tuple(data["systems"]),
        quantity=data["quantity"],
        low=data["low"],
        high=data["high"],
        stage=data["stage"],
        origins=(data["origins"][0], data["origins"][1]),
        unknown_origins=data["unknown_origins"],
        positions=tuple((code, stance) for code, stance in data["positions"]),
        conflicts=data["conflicts"],
        denied=data.get("denied", False),
        reports=data["reports"],
        known_since=day_or_none(data["known_since"]),
        known_from=date.fromisoformat(data["known_from"]),
        recorded_at=read_moment(data["recorded_at"]),
    )
