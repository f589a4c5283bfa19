"""Short records come in; the JSON that stands in the twins of pages goes out."""

from __future__ import annotations

from waybill.records.entry import Change, Entry, Summary
from waybill.records.formats import transfer_to_json
from waybill.records.formats_values import Json
from waybill.web.viewpoint import Viewpoint


def summary_to_json(row: Summary, view: Viewpoint) -> Json:
    """One row of the register, with the address of its dossier."""
    return {
        "id": row.id,
        "revision": row.revision,
        "address": view.at(f"/transfers/{row.id}@{row.revision}"),
        "supplier": _party(row.supplier),
        "recipient": _party(row.recipient),
        "systems": list(row.systems),
        "quantity": {"words": row.quantity, "low": row.low, "high": row.high},
        "stage": row.stage,
        "origins": {"low": row.origins[0], "high": row.origins[1], "unknown": row.unknown_origins},
        "positions": [{"party": code, "stance": stance} for code, stance in row.positions],
        "conflicts": row.conflicts,
        "reports": row.reports,
        "known_since": row.known_since.isoformat() if row.known_since else None,
        "known_from": row.known_from.isoformat(),
        "recorded_at": row.recorded_at.isoformat(),
    }


def _party(party: tuple[str, str] | None) -> Json | None:
    return {"value": party[0], "label": party[1]} if party else None


def entry_to_json(entry: Entry) -> Json:
    """A transfer at a revision, with when it stood so and when the register learnt it."""
    return transfer_to_json(entry.transfer) | {
        "known_from": entry.known_from.isoformat(),
        "recorded_at": entry.recorded_at.isoformat(),
        "why": entry.why,
    }


def change_to_json(change: Change) -> Json:
    """What became of one transfer."""
    return {
        "id": change.id,
        "before": change.before,
        "after": change.after,
        "causes": list(change.causes),
        "fields": [{"field": f, "before": b, "after": a} for f, b, a in change.fields],
    }
